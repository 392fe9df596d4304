"""Paragraphs and lists under a heading, as pieces of a body."""

from __future__ import annotations

from collections.abc import Sequence

from briefmill.importers.lines import Block
from briefmill.importers.markers import Marker, continues, marker_of
from briefmill.importers.outline import Piece, piece


def body_pieces(blocks: Sequence[Block]) -> list[Piece]:
    """Return ``blocks`` as pieces: runs of two or more list items as a list, the rest as text.

    Items numbered from 1, and bullets, become Markdown lists; other lists (``a)``, ``3.``)
    stay paragraphs with their marks, for Markdown has no such lists.
    """
    pieces: list[Piece] = []
    markers = [marker_of(block.seen) for block in blocks]
    position = 0
    while position < len(blocks):
        length = _run(markers, position)
        run = range(position, position + length)
        pieces += [_item(blocks[index], markers[index], length) for index in run]
        position += length
    return _without_touching_lists(pieces)


def list_pieces(blocks: Sequence[Block], how: str) -> list[Piece]:
    """Return list items as pieces without their marks."""
    markers = [marker_of(block.seen) for block in blocks]
    return [
        piece(block, how, marker.end if marker else 0)
        for block, marker in zip(blocks, markers, strict=True)
    ]


def _run(markers: Sequence[Marker | None], start: int) -> int:
    """Return the number of list items from ``start`` on that make one list, at least 1."""
    first = markers[start]
    if first is None or first.kind not in ("bullet", "number"):
        return 1
    if first.kind == "number" and first.number != 1:
        return 1
    length = 1
    last = first
    while start + length < len(markers):
        following = markers[start + length]
        if following is None or not continues(last, following):
            break
        last = following
        length += 1
    return length


def _item(block: Block, marker: Marker | None, length: int) -> Piece:
    if marker is None or length < 2:
        return piece(block, "a paragraph")
    return piece(block, "a list item", marker.end, kind=marker.kind)


def _without_touching_lists(pieces: list[Piece]) -> list[Piece]:
    """Keep a list that directly follows another kind as text: Markdown would merge the two."""
    kept: list[Piece] = []
    for one in pieces:
        last = kept[-1].kind if kept else "paragraph"
        touches = {one.kind, last} == {"bullet", "number"}
        kept.append(piece(one.block, "a paragraph") if touches else one)
    return kept
