"""References as printed, divided into the fields of CSL; the printed string stays beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefmill.importers.citation_styles import STYLES
from briefmill.importers.imprints import Fields, issued, take_links
from briefmill.importers.names import Name, csl_name
from briefmill.importers.outline import Entry
from briefmill.importers.seen import see
from briefmill.importers.slugs import Names, slug_of

_EMPHASIS = re.compile(r"(?<!\w)(?P<mark>\*\*|\*|_)(?=\S)(?P<text>[^*_]+?)(?<=\S)(?P=mark)(?!\w)")
_REPEATED_AUTHOR = re.compile(r"(?:[—–_-]{2,}|—)\s*[.,]\s*")
_REPORT = re.compile(
    r"\b(?:report|working paper|policy paper|policy brief|white paper)\b", re.IGNORECASE
)
_MAX_LENGTH = 2000
"""Longer entries are no references; they are kept undivided."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A reference's CSL fields (without identifier), its authors, and what remains unsure."""

    fields: Fields
    authors: tuple[Name, ...]
    question: str | None = None


def parse_reference(text: str, previous: tuple[Name, ...] = ()) -> Parsed:
    """Divide the reference ``text`` (without list mark) into CSL fields.

    ``previous`` are the authors of the entry before, for which a long dash stands.
    What cannot be divided becomes a ``document`` whose title is the whole text.
    """
    whole = " ".join(see(text).text.split())
    if len(whole) > _MAX_LENGTH:
        return _document(whole, {}, whole)
    shown, links = take_links(_EMPHASIS.sub(r"\g<text>", whole))
    repeated = _REPEATED_AUTHOR.match(shown) if previous else None
    if repeated:
        shown = f"{previous[0].key}, X. {shown[repeated.end() :]}"
    for style in STYLES:
        read = style(shown)
        if read and read[1].get("title"):
            authors, fields = read
            return _finished(previous if repeated else authors, {**fields, **links}, shown)
    return _document(whole, links, shown)


def _document(whole: str, links: Fields, shown: str) -> Parsed:
    if "URL" in links and len(shown) < 3:
        fields: Fields = {"type": "webpage", "title": links["URL"], **links}
        return Parsed(fields, (), "What is the title behind this address?")
    dated = issued(shown)
    fields = {"type": "document", "title": whole, **(dated[0] if dated else {}), **links}
    return Parsed(fields, (), "This could not be divided into author, title and so on.")


def _finished(authors: tuple[Name, ...], fields: Fields, shown: str) -> Parsed:
    role = fields.pop("_role", "author")
    asked = fields.pop("_question", None)
    ordered: Fields = {"type": fields.pop("type", None) or _type(fields, shown)}
    if authors:
        ordered[role] = [csl_name(name) for name in authors]
    ordered["title"] = fields.pop("title")
    ordered |= {key: value for key, value in fields.items() if value}
    missing = [
        what
        for what, found in (
            ("author", {role, "editor"} & ordered.keys()),
            ("year", "issued" in ordered),
        )
        if not found
    ]
    question = f"No {' and no '.join(missing)} was found in this reference." if missing else None
    return Parsed(ordered, authors, asked or question)


def _type(fields: Fields, text: str) -> str:
    if {"volume", "issue", "page"} & fields.keys():
        return "article-journal"
    if "container-title" in fields:
        return "webpage" if "accessed" in fields and "issued" not in fields else "article-journal"
    if _REPORT.search(text):
        return "report"
    return "webpage" if "URL" in fields and "publisher" not in fields else "book"


def csl_references(entries: Sequence[Entry]) -> tuple[list[Fields], list[str | None]]:
    """Return the CSL items of a reference list, and for each the question that it leaves.

    Each item has an identifier such as ``cha-kang-2018``, unique in the list, and the
    string as printed under ``custom: raw``.
    """
    taken = Names()
    items: list[Fields] = []
    questions: list[str | None] = []
    previous: tuple[Name, ...] = ()
    for entry in entries:
        parsed = parse_reference(entry.text, previous)
        previous = parsed.authors or previous
        identifier = taken.new(_identifier(parsed))
        items.append({"id": identifier, **parsed.fields, "custom": {"raw": entry.text}})
        questions.append(parsed.question)
    return items, questions


def _identifier(parsed: Parsed) -> str:
    keys = [slug_of(name.key, 30) for name in parsed.authors]
    if not any(keys):
        keys = [slug_of(" ".join(parsed.fields["title"].split()[:4]), 30)]
    named = [key for key in keys if key]
    shown = named if len(named) <= 2 else [named[0], "et-al"]
    dates = parsed.fields.get("issued", {}).get("date-parts")
    year = str(dates[0][0]) if dates else "nd"
    return "-".join([*(shown or ["reference"]), year])
