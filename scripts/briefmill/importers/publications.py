"""What a reference says after its title: a journal, a newspaper, a book, a report."""

from __future__ import annotations

import re

from briefmill.importers.imprints import (
    Fields,
    is_place,
    read_container,
    read_imprint,
    take_edition,
)
from briefmill.importers.names import csl_name, parse_names
from briefmill.importers.pattern_files import pattern

_STOP = re.compile(r"[.?!][”\"’')\]]*\s+(?=\S)")
_SHORT_FORM = re.compile(
    r"(?:^|[\s.(,])(?:[A-Z]|[A-Z]\.[A-Z]|[A-Z]\.[A-Z]\.[A-Z]|St|Dr|Mr|Mrs|No|Nos|Vol|vol|no|vs|Mt|eds?|Inc|Ltd|Co|pp?|rev)$"
)
_GENRE = re.compile(
    r"(?P<genre>\b(?:(?:policy|issue|research|country|situation|special|annual|working|discussion|occasional|"
    r"white|technical|background|progress|status|world|global)\s)?(?:report|paper|brief|briefing|bulletin|memorandum))\b"
    r"\s*(?:(?:no\.?|number|series)\s*)?(?P<number>(?:[A-Z]{1,6}[ -]?)?\d[\w/-]*)?",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{3,80})[)\]]\s*$")
_NEWSPAPER = pattern("newspapers", "newspaper", case=True)
_IN = re.compile(r"in:?\s+(?=[A-Z“\"])", re.IGNORECASE)
_EDITED_BY = re.compile(
    r",?\s*\(?\b(?:edited by|eds?\.?(?: by)?|hrsg\. von)\s+"
    r"(?P<names>[^()]{4,120}?)\)?(?=[.(]|,\s\d|$)"
    r"|,?\s*(?P<before>[^,()]{4,80}),?\s+\(?eds?\.\)?,?",
    re.IGNORECASE,
)
_EDITORS_FIRST = re.compile(r"(?P<names>[^()]{4,120}?)\s*,?\s*\(eds?\.\)[.,]?\s*", re.IGNORECASE)
_JOURNAL = re.compile(
    r"\d{1,4}\s*\([^)]{1,20}\)|\bvol(?:ume)?\.?\s*\d|\b(?:no|issue)\.\s*\d+.*(?:\d{1,4}[–-]\d|\(\d{4}\))"
    r"|\s\d{1,4}\s?:\s?\d|,\s*\d{1,4},\s*(?:pp?\.\s*)?\d+\s?[–-]\s?\d|\d{4};\s?\d+",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(?P<name>[^.]{3,120})\.\s*(?P<year>(?:1[5-9]|20)\d\d)[^;]{0,12};\s*(?P<rest>\d.*)$"
)
_IMPRINT = re.compile(r"[A-Z][\w .]{2,30}(?:, [A-Z.]{2,5})?: [A-Z]")
_MEDIUM = re.compile(r"[.,\s]+(?:Print|Web|Online|E-?book|Kindle)\.?$")


def split_title(text: str) -> tuple[str, str]:
    """Split a title from what follows it, at the first stop that ends it."""
    for match in _STOP.finditer(text):
        stop = text[match.start()]
        if stop == "." and _SHORT_FORM.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        after = text[match.end() :]
        if stop != "." and not after[:1].isupper():
            continue
        return text[: match.start()] + ("" if stop == "." else stop), after
    return text.rstrip(" ."), ""


def quoted_article(after: str) -> Fields:
    """Read what follows a quoted title."""
    inside = _IN.match(after)
    if inside:
        return _chapter(after[inside.end() :])
    genre = _GENRE.search(after)
    if genre and not _JOURNAL.search(after):
        return _report(genre, after)
    if _IMPRINT.match(after) and not _JOURNAL.search(after):
        return {"type": "document", **read_imprint(after)}
    fields = read_container(after)
    dated = fields.get("issued", {}).get("date-parts", [[]])[0]
    whole_day = len(dated) == 3 and not {"volume", "issue", "page"} & fields.keys()
    if _NEWSPAPER.search(fields.get("container-title", "")):
        fields["type"] = "article-newspaper"
    elif whole_day:
        fields["type"] = "article-magazine"
    return fields


def _report(genre: re.Match[str], text: str) -> Fields:
    """Read ``Region Report No. 233, Place: Publisher, 11 September 2014``."""
    before, kind = text[: genre.start()].strip(" ,("), genre["genre"].strip()
    if before and "," not in before and ":" not in before and len(before.split()) <= 5:
        before, kind = "", f"{before} {kind}"
    rest = f"{before}, {text[genre.end() :].lstrip(' ,).;')}".strip(" ,.;")
    number = {"number": genre["number"]} if genre["number"] else {}
    return {"type": "report", "genre": kind, **number, **read_imprint(rest)}


def _chapter(text: str) -> Fields:
    """Read ``Book title, edited by Jane Roe, 12–20. Place: Publisher, 2019``."""
    fields: Fields = {"type": "chapter"}
    edited = _EDITORS_FIRST.match(text) or _EDITED_BY.search(text)
    if edited:
        groups = edited.groupdict()
        names = parse_names((groups["names"] or groups.get("before") or "").strip(" ,."))
        if names:
            fields["editor"] = [csl_name(name) for name in names]
            text = f"{text[: edited.start()]} {text[edited.end() :]}".strip(" ,.")
    pages = re.search(
        r"[,(]*\s*\(?(?:pp?\.?\s*)?(?<![\d/])(\d{1,4}\s?[–-]\s?\d{1,4})(?![\d/])\)?", text
    )
    if pages:
        fields["page"] = re.sub(r"\s?[–-]\s?", "–", pages.group(1))
        text = text[: pages.start()] + text[pages.end() :]
    imprint = re.search(r"\s*\((?P<imprint>[^()]*\d{4})\)\W*$", text)
    if imprint:
        return {
            "container-title": text[: imprint.start()].strip(" ,."),
            **fields,
            **read_imprint(imprint["imprint"]),
        }
    title, rest = split_title(text)
    if not rest and "," in title:
        title, _, rest = title.partition(",")
    return {"container-title": title.strip(" ,."), **fields, **read_imprint(rest)}


def book_or_article(title: str, after: str) -> Fields:
    """Read what follows a title that stands in no quotation marks."""
    after = _MEDIUM.sub("", after.strip(" ,;:"))
    if not after:
        title, after = _imprint_in_title(title)
    title, edition = take_edition(title)
    bracket = _IN_BRACKETS.search(title)
    genre = _GENRE.search(bracket["inner"]) if bracket else None
    if bracket and genre:
        title = title[: bracket.start()]
    return {"title": title.strip(" ,"), **_publication(after, genre), **edition}


def _publication(after: str, genre: re.Match[str] | None) -> Fields:
    inside = _IN.match(after)
    if inside:
        return _chapter(after[inside.end() :])
    year_first = _YEAR_FIRST.match(after)
    if year_first:
        name = {"container-title": year_first["name"].strip()}
        issued = {"issued": {"date-parts": [[int(year_first["year"])]]}}
        return {**read_container(f"X {year_first['rest']}"), **name, **issued}
    if _JOURNAL.search(after):
        return read_container(after)
    if genre is None and _NEWSPAPER.search(after) and "Press" not in after and ":" not in after:
        return {**read_container(after), "type": "article-newspaper"}
    return _book(after, genre)


def _book(after: str, genre: re.Match[str] | None) -> Fields:
    """Read editors, edition, series and imprint of a book or report."""
    fields: Fields = {}
    pieces: list[str] = []
    rest = after
    while rest:
        first, rest = split_title(rest)
        pieces.append(first)
    while len(pieces) > 1:
        middle = pieces.pop(0)
        fields |= _middle(middle)
    last, edition = take_edition(pieces[0]) if pieces else ("", {})
    in_last = _GENRE.search(last) if genre is None else None
    if in_last and (in_last["number"] or in_last.start() == 0):
        fields |= _report(in_last, last)
    else:
        fields |= read_imprint(last)
    if genre:
        fields |= {"type": "report", "genre": genre["genre"].strip()}
        fields |= {"number": genre["number"]} if genre["number"] else {}
    return {**fields, **edition}


def _middle(text: str) -> Fields:
    """Read a part between title and imprint: ``Edited by Jane Roe``, ``2nd ed``, a series."""
    edited = _EDITED_BY.search(text)
    if edited and edited["names"]:
        names = parse_names(edited["names"])
        if names:
            return {"editor": [csl_name(name) for name in names]}
    rest, edition = take_edition(text)
    genre = _GENRE.search(rest)
    if genre:
        number = {"number": genre["number"]} if genre["number"] else {}
        return {"type": "report", "genre": genre["genre"].strip(), **number, **edition}
    if edition:
        return edition
    return {"collection-title": text} if re.search(r"\d|[Ss]eries", text) else read_imprint(text)


def _imprint_in_title(title: str) -> tuple[str, str]:
    """Divide ``Title, Place: Publisher, 2019``, where no stop ends the title."""
    journal = re.search(
        r"(?P<before>.+?),\s+(?P<after>[^,]{3,90},\s*(?:vol\.?|no\.?|\d+\s?\().*)$",
        title,
        re.IGNORECASE,
    )
    if journal:
        return journal["before"], journal["after"]
    placed = title.rsplit(", ", 2)
    if len(placed) == 3 and is_place(placed[2].strip(" .")):
        return placed[0], f"{placed[2]}: {placed[1]}"
    match = re.search(r",\s+(?P<imprint>(?:[A-Z][\w.’' -]{2,40}:\s+)[^:]{3,80})$", title)
    if match:
        return title[: match.start()], match["imprint"]
    parts = title.rsplit(", ", 2)
    if len(parts) >= 2 and re.search(
        r"\b(?:Press|Publish\w+|Books|Verlag|University|Routledge|Springer|Palgrave)\b", parts[-1]
    ):
        return ", ".join(parts[:-1]), parts[-1]
    return title, ""
