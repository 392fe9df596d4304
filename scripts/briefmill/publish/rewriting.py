"""Several rounds of edits to one text, told as edits of the text they began with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefmill.text.patch import Edit
from briefmill.text.span import Span


@dataclass(frozen=True, slots=True)
class Change:
    """Put ``after`` in place of ``span`` of the present text, for ``reason``."""

    span: Span
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of the present text: ``source`` is where it came from.

    Without reasons it stands there unchanged; with some it replaces that span.
    """

    source: Span
    text: str
    reasons: tuple[str, ...] = ()


class Rewriting:
    """A text under repair that remembers what each part of it was."""

    def __init__(self, text: str) -> None:
        self.original = text
        self._pieces = [_Piece(Span(0, len(text)), text)]

    @property
    def text(self) -> str:
        """Return the text as it is now."""
        return "".join(piece.text for piece in self._pieces)

    def apply(self, changes: Iterable[Change]) -> bool:
        """Make those changes that do not overlap an earlier one; say if there was any.

        Of two that overlap the one that begins first is made, of two that begin
        together the longer one; the next round will find the other again.
        """
        done = position = 0
        left = list(self._pieces)
        made: list[_Piece] = []
        for change in sorted(changes, key=lambda c: (c.span.start, -c.span.end)):
            if change.span.start < position or (done and change.span.end == position):
                continue
            kept, left = _split(left, change.span.start - position)
            gone, left = _split(left, len(change.span))
            made += kept
            made.append(_replacement(gone, left, len(self.original), change))
            position = change.span.end
            done += 1
        self._pieces = made + left
        return bool(done)

    def edits(self) -> list[tuple[Edit, str]]:
        """Return the edits of the original text, ascending, each with its reasons."""
        found: list[tuple[Edit, str]] = []
        run: list[_Piece] = []
        for piece in [*self._pieces, _Piece(Span(0, 0), "")]:
            if piece.reasons:
                run.append(piece)
            elif run:
                found.append(self._edit(run))
                run = []
        return found

    def _edit(self, run: list[_Piece]) -> tuple[Edit, str]:
        span = Span(run[0].source.start, max(piece.source.end for piece in run))
        reasons = dict.fromkeys(reason for piece in run for reason in piece.reasons)
        after = "".join(piece.text for piece in run)
        return Edit(span, span.of(self.original), after), "; ".join(reasons)


def _split(pieces: list[_Piece], length: int) -> tuple[list[_Piece], list[_Piece]]:
    """Cut ``pieces`` after ``length`` characters of their text."""
    for index, piece in enumerate(pieces):
        if length < len(piece.text) or (length == 0 and not piece.reasons):
            first, second = _cut(piece, length)
            return pieces[:index] + first, second + pieces[index + 1 :]
        length -= len(piece.text)
    return pieces, []


def _cut(piece: _Piece, length: int) -> tuple[list[_Piece], list[_Piece]]:
    if length == 0:
        return [], [piece]
    if piece.reasons:
        end = Span(piece.source.end, piece.source.end)
        return (
            [_Piece(piece.source, piece.text[:length], piece.reasons)],
            [_Piece(end, piece.text[length:], piece.reasons)],
        )
    middle = piece.source.start + length
    return (
        [_Piece(Span(piece.source.start, middle), piece.text[:length])],
        [_Piece(Span(middle, piece.source.end), piece.text[length:])],
    )


def _replacement(gone: list[_Piece], left: list[_Piece], end: int, change: Change) -> _Piece:
    start = left[0].source.start if left else end
    sources = [piece.source for piece in gone] or [Span(start, start)]
    reasons = (*(reason for piece in gone for reason in piece.reasons), change.reason)
    source = Span(sources[0].start, max(span.end for span in sources))
    return _Piece(source, change.after, tuple(dict.fromkeys(reasons)))
