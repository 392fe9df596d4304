"""What a patch must not do to the text around it: make code of prose, or prose of code."""

from __future__ import annotations

from collections.abc import Iterator

from briefmill.text.document import Document
from briefmill.text.patch import Patch
from briefmill.text.span import Span


def keeps_structure(before: Document, after: Document, patch: Patch) -> bool:
    """Say whether every character that ``patch`` left alone is protected as it was.

    ``after`` is ``before`` with the patch applied, located anew. Where a paragraph goes
    that parted a list from an indented code block, the code would become a part of the
    list; such a change shows in what is protected.
    """
    old, new = _covered(before), _covered(after)
    for source, result in _untouched(patch, len(before.text)):
        if old[source.start : source.end] == new[result.start : result.end]:
            continue
        for first, second in zip(
            range(source.start, source.end), range(result.start, result.end), strict=True
        ):
            if old[first] != new[second] and not before.text[first].isspace():
                return False
    return True


def _covered(document: Document) -> bytearray:
    """Return a byte for each code point: 1 where it is protected."""
    covered = bytearray(len(document.text))
    for piece in document.protected:
        covered[piece.span.start : piece.span.end] = b"\1" * len(piece.span)
    return covered


def _untouched(patch: Patch, length: int) -> Iterator[tuple[Span, Span]]:
    """Yield the spans between the edits, in the source and in the result."""
    start = moved = 0
    for edit in patch.edits:
        gap = Span(start, edit.span.start)
        yield gap, gap.shift(moved)
        start = edit.span.end
        moved += len(edit.after) - len(edit.before)
    gap = Span(start, length)
    yield gap, gap.shift(moved)
