"""Marks by which an editor keeps a passage as it is: ``<!-- keep: it is a refrain -->``.

A mark on a line of its own keeps the block below it, one within a paragraph keeps that
paragraph. ``<!-- keep near-repeat: reason -->`` keeps it from one rule only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefmill.text.problem import Lines, Problem
from briefmill.text.span import Span

_MARK = re.compile(
    r"<!--\s*keep(?:\s+(?P<rule>[a-z]+(?:-[a-z]+)*))?\s*(?::(?P<reason>(?:(?!-->).){0,500}))?-->",
    re.DOTALL,
)
"""``keep``, a rule's name, a colon and the reason; "<!-- Keep this for Ann -->" is a comment."""
_EXAMPLE = "Write <!-- keep: the reason -->, or <!-- keep near-repeat: the reason --> for one rule."


@dataclass(frozen=True, slots=True)
class KeepMark:
    """A mark, what it keeps, and why.

    ``span`` is that of the mark itself, ``kept`` the block that it keeps; None where none
    follows. ``rule`` is None when it keeps the block from every rule.
    """

    span: Span
    kept: Span | None
    rule: str | None
    reason: str


def keep_marks(text: str, html: Iterable[Span], blocks: Sequence[Span]) -> Iterator[KeepMark]:
    """Yield the marks of a text, well-formed or not.

    Args:
        text: the whole text.
        html: where it has raw HTML; what looks like a mark in code is none.
        blocks: the spans of its prose in ascending order; a mark outside of them keeps
            the next one.
    """
    for piece in html:
        for match in _MARK.finditer(text, piece.start, piece.end):
            span = Span(*match.span())
            kept = next((block for block in blocks if block.end > span.start), None)
            reason = (match["reason"] or "").strip()
            yield KeepMark(span, kept, match["rule"], reason)


def is_keep_mark(text: str) -> bool:
    """Say whether a piece of HTML is such a mark and nothing else."""
    return _MARK.fullmatch(text.strip()) is not None


def faults(marks: Iterable[KeepMark], text: str, path: str, rules: Sequence[str]) -> list[Problem]:
    """Return a problem for each mark that has no reason or names no rule.

    ``rules`` are the names that a mark may have.
    """
    lines = Lines(text)
    problems = []
    for mark in marks:
        place = lines.place(mark.span.start)
        if mark.rule and mark.rule not in rules:
            message = f"a keep mark names the rule “{mark.rule}”, which does not exist"
            advice = f"The rules are {', '.join(rules)}."
            problems.append(Problem(path, *place, message, advice))
        elif not mark.reason:
            problems.append(Problem(path, *place, "a keep mark has no reason", _EXAMPLE))
    return problems
