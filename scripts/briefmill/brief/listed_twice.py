"""Works that stand twice in the reference list of a brief, whatever fields each entry has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from briefmill.brief.references import located_references
from briefmill.brief.same_work import Likeness, Work, likeness
from briefmill.rules import repeated_reference
from briefmill.rules.finding import Finding, Place
from briefmill.rules.rule import Rule
from briefmill.text.document import Document
from briefmill.text.problem import Lines
from briefmill.text.span import Span

_NEAREST = 64
"""Entries with a key in common that an entry is compared with: the last before it."""


def listed_twice(text: str, path: str, shown: str) -> tuple[Finding, ...]:
    """Return a finding, which proposes nothing, for each entry whose work stands before it.

    Args:
        text: the reference list, valid.
        path: its path within the brief's folder.
        shown: its path as the user knows it.

    Which works are one is said by `same_work.likeness`. Which of the two entries is the
    better one, and under which key it is cited, is for an editor to say.
    """
    lines = Lines(text)
    seen: defaultdict[tuple[str, ...], list[tuple[Work, Span]]] = defaultdict(list)
    found = []
    for reference, span in located_references(text, shown):
        work = Work(reference)
        keys = list(_keys(work))
        earlier = {id(other): (other, at) for key in keys for other, at in seen[key][-_NEAREST:]}
        for key in keys:
            seen[key].append((work, span))
        judged = [(likeness(other, work), other, at) for other, at in earlier.values()]
        sure, twin, at = max(judged, key=lambda each: each[0], default=(Likeness.OTHER, work, span))
        if sure is not Likeness.OTHER:
            first = Place("", *lines.place(at.start), at.of(text).rstrip())
            about = f"{first.text}\n{span.of(text)}"
            place = Span(span.start, span.start + len(span.of(text).rstrip()))
            message = _message(work, twin, sure)
            finding = Finding(repeated_reference.ID, path, place, message, about=about)
            found.append(replace(finding, elsewhere=(first,)))
    return tuple(found)


def _keys(work: Work) -> Iterator[tuple[str, ...]]:
    """Yield what two entries of one work have in common, one of these at least."""
    if work.doi:
        yield "doi", work.doi
    if work.title:
        yield "title", *work.main_title
        yield "whole", *work.title
    if work.people and work.year:
        yield "people", work.people.named[0].family[-1], work.year


def _message(work: Work, twin: Work, sure: Likeness) -> str:
    name, other = work.reference.id, twin.reference.id
    if sure is Likeness.SAME:
        return (
            f"The work “{name}” stands in the list already, as “{other}”. Keep the fuller entry, "
            "and cite it under one key."
        )
    return (
        f"The work “{name}” may be the same as “{other}”, which stands before it. If it is, keep "
        "the fuller entry, and cite it under one key; if it is another edition, volume or "
        "translation, say so in both."
    )


def rule(shown: str) -> Rule:
    """Return the rule for a reference list, whose path is ``shown`` to the user."""

    def find(document: Document) -> Iterator[Finding]:
        yield from listed_twice(document.text, document.path, shown)

    return replace(repeated_reference.RULE, find=find)
