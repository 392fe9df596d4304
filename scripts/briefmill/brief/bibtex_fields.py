"""How the entry types and fields of BibTeX and biblatex map to CSL."""

from __future__ import annotations

from typing import Final

TYPES: Final = {
    "article": "article-journal",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "reference": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "manual": "report",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "incollection": "chapter",
    "suppcollection": "chapter",
    "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "misc": "document",
    "unpublished": "manuscript",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "periodical": "periodical",
    "suppperiodical": "article-journal",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "review": "review",
    "letter": "personal_communication",
    "movie": "motion_picture",
    "video": "motion_picture",
    "standard": "standard",
}

GENRES: Final = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}

NAME_FIELDS: Final = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
}

DATES: Final = {"date": "issued", "urldate": "accessed", "eventdate": "event-date"}

FIELDS: Final = {
    "title": "title",
    "shorttitle": "title-short",
    "booktitle": "container-title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "shortjournal": "container-title-short",
    "series": "collection-title",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "howpublished": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "eventtitle": "event-title",
    "venue": "event-place",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "pages": "page",
    "edition": "edition",
    "chapter": "chapter-number",
    "part": "part",
    "volumes": "number-of-volumes",
    "pagetotal": "number-of-pages",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "note": "note",
    "annote": "annote",
    "annotation": "annote",
    "abstract": "abstract",
    "keywords": "keyword",
    "langid": "language",
    "language": "language",
    "type": "genre",
    "version": "version",
    "origtitle": "original-title",
    "library": "source",
}
"""Fields that become one CSL field; where several do, the first that is filled wins."""

SUBTITLES: Final = {"subtitle": "title", "booksubtitle": "booktitle", "journalsubtitle": "journal"}

VERBATIM: Final = frozenset({"url", "doi", "eprint", "pmid"})
"""Fields that are no LaTeX: a percent sign in them is a percent sign."""

_IGNORED_WORDS = """
file pdf owner timestamp groups date-added date-modified bdsk-url-1 bdsk-url-2 bdsk-file-1
__markedentry key sortkey sortname sorttitle sortyear presort options ids label shorthand
entrysubtype gender langidopts relatedoptions relatedstring relatedtype urlseen rating read
priority qualityassured
"""
IGNORED: Final = frozenset(_IGNORED_WORDS.split())
"""Fields by which programs manage their lists; they say nothing of the work."""

_KNOWN_WORDS = """
addendum afterword annotator authortype bookpagination booktitleaddon commentator crossref day
editora editorb editorc editoratype editorbtype editorctype editortype eid entryset eprint
eprintclass eprinttype archiveprefix primaryclass eventtitleaddon execute foreword holder
indexsorttitle indextitle introduction isan ismn isrn issuetitle issuesubtitle issuetitleaddon
iswc journaltitleaddon mainsubtitle maintitle maintitleaddon month nameaddon origdate
origlanguage origlocation origpublisher pagination pubstate related reprinttitle shortauthor
shorteditor shorthandintro shortseries titleaddon xdata xref year copyright lccn mrnumber
zblnumber issuedate collaborator numpages size price contents
"""
KNOWN: Final = frozenset(_KNOWN_WORDS.split())
"""Other fields of BibTeX and biblatex; what they say is kept under ``custom``."""

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
