"""The patches of several rounds as one: each change in terms of the text that was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefmill.text.patch import Edit
from briefmill.text.span import Span

Cause = TypeVar("Cause")


@dataclass(frozen=True, slots=True)
class Change(Generic[Cause]):
    """An edit of the source, and what caused it.

    ``result`` is where its replacement begins in the final text, in code points.
    ``causes`` are in the order in which they were applied.
    """

    edit: Edit
    result: int
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class _Piece(Generic[Cause]):
    """A stretch of the text: copied from the source, or new with its causes."""

    text: str
    source: int | None
    """Where it begins in the source; None for what is new."""
    causes: tuple[Cause, ...] = ()


def compose(
    source: str, rounds: Iterable[Sequence[tuple[Edit, Cause]]]
) -> tuple[Change[Cause], ...]:
    """Return the changes that lead from ``source`` to the final text.

    Args:
        source: the text that was read.
        rounds: for each round its edits in ascending order, in terms of the text as the
            round before left it, each with its cause.

    Returns:
        Changes in ascending order; they touch each other nowhere. Where a later edit
        replaced what an earlier one had made, both are causes of one change.
    """
    pieces: list[_Piece[Cause]] = [_Piece(source, 0)]
    for edits in rounds:
        pieces = _applied(pieces, edits)
    return tuple(_changes(source, pieces))


def _applied(
    pieces: Sequence[_Piece[Cause]], edits: Sequence[tuple[Edit, Cause]]
) -> list[_Piece[Cause]]:
    result: list[_Piece[Cause]] = []
    waiting = list(reversed(pieces))
    position = 0
    for edit, cause in edits:
        position = _take(waiting, position, edit.span.start, result)
        replaced: list[_Piece[Cause]] = []
        position = _take(waiting, position, edit.span.end, replaced)
        causes = [each for piece in replaced for each in piece.causes]
        result.append(_Piece(edit.after, None, (*dict.fromkeys(causes), cause)))
    result += reversed(waiting)
    return result


def _take(waiting: list[_Piece[Cause]], position: int, end: int, into: list[_Piece[Cause]]) -> int:
    """Move pieces up to ``end``, a position in the text, cutting the last where it must be."""
    while position < end:
        piece = waiting.pop()
        room = end - position
        if len(piece.text) > room:
            waiting.append(_cut(piece, room, None))
            piece = _cut(piece, 0, room)
        into.append(piece)
        position += len(piece.text)
    return position


def _cut(piece: _Piece[Cause], start: int, end: int | None) -> _Piece[Cause]:
    source = None if piece.source is None else piece.source + start
    return _Piece(piece.text[start:end], source, piece.causes)


def _changes(source: str, pieces: Sequence[_Piece[Cause]]) -> Iterable[Change[Cause]]:
    at = result = 0
    new: list[_Piece[Cause]] = []
    for piece in (*pieces, _Piece("", len(source))):
        if piece.source is None:
            new.append(piece)
            continue
        after = "".join(each.text for each in new)
        if new:
            causes = tuple(dict.fromkeys(cause for each in new for cause in each.causes))
            before = source[at : piece.source]
            if before != after:
                yield Change(Edit(Span(at, piece.source), before, after), result, causes)
        result += len(after) + len(piece.text)
        at = piece.source + len(piece.text)
        new = []
