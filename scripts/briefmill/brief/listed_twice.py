"""Works that stand twice in the reference list of a brief, whatever fields each entry has."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from briefmill.brief.model import Reference
from briefmill.brief.references import located_references
from briefmill.rules import repeated_reference
from briefmill.rules.finding import Finding, Place
from briefmill.rules.rule import Rule
from briefmill.text.document import Document
from briefmill.text.problem import Lines
from briefmill.text.span import Span

_TITLE_WORDS = 2
"""Words of a title by which a work can be told; "Report" is the title of many."""
_NOT_ALIKE = ("volume", "issue", "page", "edition", "number", "chapter-number", "version")
"""Fields that tell two works with the same title, author and year apart."""


def listed_twice(text: str, path: str, shown: str) -> tuple[Finding, ...]:
    """Return a finding, which proposes nothing, for each entry whose work stands before it.

    Args:
        text: the reference list, valid.
        path: its path within the brief's folder.
        shown: its path as the user knows it.

    Two entries are one work when they have the same DOI, or the same title, year and first
    author and no volume, issue, pages or edition that disagree. Which of the two is the
    better one, and under which key it is cited, is for an editor to say.
    """
    lines = Lines(text)
    seen: defaultdict[tuple[str, ...], list[tuple[Reference, Span]]] = defaultdict(list)
    found = []
    for reference, span in located_references(text, shown):
        keys = list(_keys(reference))
        twin = next(
            (other for key in keys for other in seen[key] if _agree(other[0], reference)), None
        )
        for key in keys:
            seen[key].append((reference, span))
        if twin:
            first = Place("", *lines.place(twin[1].start), twin[1].of(text).rstrip())
            message = _message(reference, twin[0])
            about = f"{first.text}\n{span.of(text)}"
            place = Span(span.start, span.start + len(span.of(text).rstrip()))
            finding = Finding(repeated_reference.ID, path, place, message, about=about)
            found.append(replace(finding, elsewhere=(first,)))
    return tuple(found)


def _keys(reference: Reference) -> Iterator[tuple[str, ...]]:
    csl = reference.csl
    if csl.get("DOI"):
        yield ("doi", str(csl["DOI"]).casefold())
    title, year, author = _folded(csl.get("title")), _year(reference), _author(reference)
    if title.count(" ") + 1 >= _TITLE_WORDS and year:
        yield ("title", title, year, author)


def _folded(value: object) -> str:
    """Return words in lower case without marks and accents."""
    plain = unicodedata.normalize("NFKD", str(value or "")).casefold()
    return " ".join(
        re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    )


def _year(reference: Reference) -> str:
    parts = reference.csl.get("issued", {}).get("date-parts") or [[""]]
    return str(parts[0][0])


def _author(reference: Reference) -> str:
    people = reference.csl.get("author") or reference.csl.get("editor") or [{}]
    return _folded(people[0].get("family") or people[0].get("literal"))


def _agree(first: Reference, second: Reference) -> bool:
    """Say whether no field that both have tells them apart."""
    both = ((first.csl.get(name), second.csl.get(name)) for name in _NOT_ALIKE)
    return all(not (a and b) or _folded(a) == _folded(b) for a, b in both)


def _message(reference: Reference, twin: Reference) -> str:
    return (
        f"The work “{reference.id}” stands in the list already, as “{twin.id}”. Keep the fuller "
        "entry, and cite it under one key."
    )


def rule(shown: str) -> Rule:
    """Return the rule for a reference list, whose path is ``shown`` to the user."""

    def find(document: Document) -> Iterator[Finding]:
        yield from listed_twice(document.text, document.path, shown)

    return replace(repeated_reference.RULE, find=find)
