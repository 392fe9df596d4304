"""Edits against an original text, gathered into a patch that can be undone.

The model is that of ruff's and rustfix's fixes: an edit names the characters that
must stand at its place, edits never overlap, and a patch that does not fit the text
it is applied to is refused whole.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from briefmill.text.span import Span


class PatchError(ValueError):
    """A patch whose edits overlap, or that does not fit the text given to it."""


def digest(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8 as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace ``before``, which must stand at ``span``, by ``after``."""

    span: Span
    before: str
    after: str

    def __post_init__(self) -> None:
        if len(self.before) != len(self.span):
            raise ValueError("an edit's span must be as long as the text it replaces")


@dataclass(frozen=True)
class Patch:
    """Edits in ascending order that turn one text into another.

    Not slotted: where the edits' results begin is computed once, when first asked for.

    ``source_digest`` and ``result_digest`` are the SHA-256 of the text before and
    after (see `digest`). Build one with `Patch.of`.
    """

    source_digest: str
    edits: tuple[Edit, ...]
    result_digest: str

    @classmethod
    def of(cls, text: str, edits: Iterable[Edit]) -> Patch:
        """Make the patch that applies ``edits`` to ``text``.

        Raises:
            PatchError: when edits overlap, or a ``before`` does not stand in ``text``.
        """
        ordered = tuple(sorted(edits))
        for first, second in pairwise(ordered):
            if first.span == second.span:  # which insertion comes first is not known
                raise PatchError(f"two edits overlap at character {second.span.start}")
        result = _replace(text, ordered)
        return cls(digest(text), ordered, digest(result))

    def apply(self, text: str) -> str:
        """Return ``text`` with the edits made.

        Raises:
            PatchError: when ``text`` is not the text that the patch was made for.
        """
        if digest(text) != self.source_digest:
            raise PatchError("stale patch: the text has changed since it was made")
        result = _replace(text, self.edits)
        if digest(result) != self.result_digest:
            raise PatchError("damaged patch: its result is not the one recorded")
        return result

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each edit's replacement begins in the result."""
        starts = []
        moved = 0
        for edit in self.edits:
            starts.append(edit.span.start + moved)
            moved += len(edit.after) - len(edit.before)
        return tuple(starts)

    @cached_property
    def _undone(self) -> Patch:
        undone = (
            Edit(Span(start, start + len(edit.after)), edit.after, edit.before)
            for start, edit in zip(self._starts, self.edits, strict=True)
        )
        return Patch(self.result_digest, tuple(undone), self.source_digest)

    def inverse(self) -> Patch:
        """Return the patch that takes the result back to the source."""
        return self._undone

    def origin(self, position: int) -> int:
        """Map a position in the result to the source.

        A character that no edit touched maps to itself; a position inside inserted
        text maps to the start of the edit that inserted it.
        """
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return position
        edit = self.edits[index]
        offset = position - self._starts[index]
        if offset < len(edit.after):
            return edit.span.start
        return edit.span.end + offset - len(edit.after)

    def destination(self, position: int) -> int:
        """Map a position in the source to the result.

        A character that no edit touched maps to itself; a position inside replaced
        text maps to the start of what replaced it.
        """
        return self._undone.origin(position)


def _replace(text: str, edits: tuple[Edit, ...]) -> str:
    pieces: list[str] = []
    position = 0
    for edit in edits:
        if edit.span.start < position:
            raise PatchError(f"two edits overlap at character {edit.span.start}")
        if edit.span.of(text) != edit.before:
            raise PatchError(
                f"the text at character {edit.span.start} is not what the edit replaces"
            )
        pieces += (text[position : edit.span.start], edit.after)
        position = edit.span.end
    pieces.append(text[position:])
    return "".join(pieces)
