"""Marks by which an editor keeps a passage as it is: ``<!-- keep: it is a refrain -->``.

A mark on a line of its own keeps the block below it, one within a paragraph keeps that
paragraph. ``<!-- keep near-repeat: reason -->`` keeps it from one rule only. The case of letters
does not matter. A comment that only begins so, such as ``<!-- keep said twice -->``, keeps the
passage as well, since it may be meant as a mark, and the editor is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefmill.text.problem import Lines, Problem
from briefmill.text.span import Span

_OPENS = re.compile(r"<!--\s*keep(?!\w|-\w)", re.IGNORECASE)
_ONE_WORD = re.compile(r"[\w-]+")
_END = "-->"
_EXAMPLE = "Write <!-- keep: the reason -->, or <!-- keep near-repeat: the reason --> for one rule."
_TELL = (
    "this comment begins like a keep mark and is none; expected <!-- keep: the reason -->. "
    "The passage is kept until you correct it, or begin the comment with another word"
)


@dataclass(frozen=True, slots=True)
class KeepMark:
    """A mark, what it keeps, and why.

    ``span`` is that of the mark itself, ``kept`` the block that it keeps; None where none
    follows. ``rule`` is None when it keeps the block from every rule. ``unclear`` says that
    the comment only begins as a mark does: it keeps the block, and the editor is told.
    """

    span: Span
    kept: Span | None
    rule: str | None
    reason: str
    unclear: bool = False


def keep_marks(text: str, html: Iterable[Span], blocks: Sequence[Span]) -> Iterator[KeepMark]:
    """Yield the marks of a text, well-formed or not.

    Args:
        text: the whole text.
        html: where it has raw HTML; what looks like a mark in code is none.
        blocks: the spans of its prose in ascending order; a mark outside of them keeps
            the next one.
    """
    for piece in html:
        for span, said in _comments(text, piece):
            kept = next((block for block in blocks if block.end > span.start), None)
            yield _mark(span, kept, said)


def _comments(text: str, piece: Span) -> Iterator[tuple[Span, str]]:
    """Yield the comments that begin with "keep", each with what it says behind that word."""
    at = piece.start
    while match := _OPENS.search(text, at, piece.end):
        end = text.find(_END, match.end(), piece.end)
        if end < 0:
            return
        at = end + len(_END)
        yield Span(match.start(), at), text[match.end() : end]


def _mark(span: Span, kept: Span | None, said: str) -> KeepMark:
    """Return what a comment says; "keep this for May" may be one, and keeps to be sure."""
    head, colon, reason = (part.strip() for part in said.partition(":"))
    if not head:
        return KeepMark(span, kept, None, reason)
    if _ONE_WORD.fullmatch(head) and (colon or "-" in head):
        return KeepMark(span, kept, head.lower(), reason)
    return KeepMark(span, kept, None, " ".join(said.split()), unclear=True)


def is_keep_mark(text: str) -> bool:
    """Say whether a piece of HTML is such a mark, or begins as one, and nothing else."""
    piece = text.strip()
    return [span for span, _ in _comments(piece, Span(0, len(piece)))] == [Span(0, len(piece))]


def unclear_marks(marks: Iterable[KeepMark], text: str, path: str) -> list[Problem]:
    """Return what is to be told of each comment that only begins as a mark does."""
    lines = Lines(text)
    unclear = (mark for mark in marks if mark.unclear)
    return [Problem(path, *lines.place(each.span.start), _TELL) for each in unclear]


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
            near = mark.rule.replace("_", "-")
            meant = f"Did you mean {near}? " if near in rules else ""
            advice = f"{meant}The rules are {', '.join(rules)}."
            problems.append(Problem(path, *place, message, advice))
        elif not mark.reason:
            problems.append(Problem(path, *place, "a keep mark has no reason", _EXAMPLE))
    return problems
