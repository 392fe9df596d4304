"""Recommendations: which blocks are items, what introduces them, to whom they are addressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefmill.importers.actions import Split, split_action
from briefmill.importers.headings import Heading, heading_of
from briefmill.importers.lines import Block
from briefmill.importers.lists import body_pieces
from briefmill.importers.markers import Marker, marker_of
from briefmill.importers.outline import Outline, Piece, Recommendation, Recommendations, piece
from briefmill.importers.recommendation_items import (
    MAX_GROUP_WORDS,
    SHOULD,
    group_lines,
    item_starts,
    whom_of,
)
from briefmill.importers.structure import Body
from briefmill.importers.vocabulary import Part

_ENDING_PARTS = (
    Part.CONCLUSION,
    Part.REFERENCES,
    Part.ABOUT_AUTHOR,
    Part.DISCLAIMER,
    Part.RECOMMENDATIONS,
    Part.KEY_POINTS,
    Part.CONTENTS,
)


@dataclass(slots=True)
class _Extent:
    """The recommendations as far as they were read, to tell what ends them."""

    body: Body
    own: Heading
    items: int = 0
    last: Marker | None = None


def end_of_recommendations(body: Body, start: int) -> int:
    """Return the index of the block after the recommendations whose heading is at ``start``."""
    extent = _Extent(body, body.headings[start])
    for index in range(start + 1, len(body.blocks)):
        heading = body.headings.get(index)
        if heading and _ends(extent, index, heading):
            return index
        marker = marker_of(body.blocks[index].seen)
        if marker:
            extent.items += 1
            extent.last = marker
    return len(body.blocks)


def _ends(extent: _Extent, index: int, heading: Heading) -> bool:
    """Say whether a heading ends the recommendations, or belongs to one or to a group of them."""
    if heading.part in _ENDING_PARTS:
        return True
    if _counts_on(heading.marker, extent.last):
        return _counts_on(heading.marker, extent.own.marker) and extent.items > 1
    below = heading.is_below(extent.own)
    if below is not None or heading.part in (Part.MAYBE_CONCLUSION, Part.MAYBE_RECOMMENDATIONS):
        return not below
    return _ends_by_look(extent, index, heading)


def _ends_by_look(extent: _Extent, index: int, heading: Heading) -> bool:
    """Tell by what stands around it whether a heading without level or name ends them."""
    blocks = extent.body.blocks
    following = marker_of(blocks[index + 1].seen) if index + 1 < len(blocks) else None
    if whom_of(heading.text) or (following and extent.items):
        return False
    capitals = extent.own.style == "capitals" == heading.style and following is None
    return capitals or extent.items > 0 or _is_grouped(extent.body, index)


def _is_grouped(body: Body, index: int) -> bool:
    """Say whether the heading right before ``index`` says to whom recommendations go."""
    last = max((at for at in body.headings if at < index), default=None)
    return last is not None and whom_of(body.headings[last].text) is not None


def _counts_on(marker: Marker | None, last: Marker | None) -> bool:
    if marker is None or marker.number is None:
        return False
    return marker.number == (1 if last is None else (last.number or 0) + 1)


@dataclass(slots=True)
class _Reading:
    """The state of dividing: where items begin, and what was found so far."""

    blocks: Sequence[Block]
    starts: Sequence[int | None]
    """For each block the position of its item's text in its view, or None."""
    groups: frozenset[int]
    """Lines that have a list of items each, and so are no items."""
    titled: bool
    """Whether most items have a title before a colon or dash."""
    found: Recommendations = field(default_factory=Recommendations)
    bodies: list[list[Block]] = field(default_factory=list)
    addressee: str | None = None
    waiting: list[Piece] = field(default_factory=list)
    """Headings of a group whose first item is still to come."""


def read_recommendations(
    blocks: Sequence[Block], outline: Outline
) -> tuple[Recommendations, list[Block]] | None:
    """Divide blocks into introduction, items and what follows the last item.

    Returns:
        The recommendations and the closing blocks (only where no other item has an
        explanation of its own), or None when the blocks are no items.
    """
    starts = item_starts(blocks)
    if not any(start is not None for start in starts):
        return None
    splits = [
        split_action(block.seen, start or 0)
        for block, start in zip(blocks, starts, strict=True)
        if start is not None
    ]
    titled = sum(split.titled for split in splits) * 2 >= len(splits) > 1
    groups = frozenset(group_lines(blocks))
    reading = _Reading(blocks, starts, groups, titled)
    intro: list[Block] = []
    for index, block in enumerate(blocks):
        if starts[index] is not None:
            _begin_item(reading, index)
        elif not _take_group(reading, index, outline):
            (reading.bodies[-1] if reading.bodies else intro).append(block)
    closing = _closing(reading.bodies)
    for item, body in zip(reading.found.items, reading.bodies, strict=True):
        item.body = body_pieces(body)
    reading.found.intro = body_pieces(intro)
    return reading.found, closing


def _closing(bodies: list[list[Block]]) -> list[Block]:
    """Take what follows the last item, unless other items have explanations too."""
    if len(bodies) < 2 or any(bodies[:-1]):
        return []
    last = bodies[-1]
    at = next(
        (index for index, block in enumerate(last) if marker_of(block.seen) is None), len(last)
    )
    bodies[-1] = last[:at]
    return last[at:]


def _begin_item(reading: _Reading, index: int) -> None:
    block, start = reading.blocks[index], reading.starts[index] or 0
    split = split_action(block.seen, start, titled=reading.titled)
    item = _item(block, split, start)
    item.addressee = reading.addressee
    item.addressee_pieces, reading.waiting = reading.waiting, []
    reading.found.items.append(item)
    reading.bodies.append([])


def _item(block: Block, split: Split, start: int) -> Recommendation:
    action = block.view.cut(split.start, split.end)
    explanation = block.view.cut(split.rest) if split.rest < len(block.seen) else ""
    dropped = (
        block.lead,
        block.view.cut(0, split.start),
        block.view.cut(split.end, min(split.rest, len(block.seen))),
    )
    how = "a recommendation: its action" + (" and explanation" if explanation else "")
    kept = Piece(block, block.view.cut(start), how, tuple(mark for mark in dropped if mark))
    return Recommendation(action, [kept], explanation)


def _take_group(reading: _Reading, index: int, outline: Outline) -> bool:
    """Take the heading of a group of items as the addressee of these."""
    block = reading.blocks[index]
    follows = index + 1 < len(reading.blocks) and reading.starts[index + 1] is not None
    if not follows or block.words > MAX_GROUP_WORDS or block.is_prose:
        return False
    heading = heading_of(block)
    start, end = (heading.start, heading.end) if heading else (0, len(block.seen))
    whom = whom_of(block.seen[start:end]) or _who_should(reading, block)
    if whom:
        start = block.seen.index(whom, start)
        end = start + len(whom)
    elif heading and (
        index in reading.groups or (reading.found.items and heading.style != "plain")
    ):
        outline.ask(block, "Is this to whom the next recommendations are addressed?")
    else:
        return False
    kept = piece(block, "to whom the next recommendations are addressed", start, end)
    reading.addressee = kept.text
    reading.waiting.append(kept)
    return True


def _who_should(reading: _Reading, block: Block) -> str | None:
    """Read “Towns should:” as addressee, where there are several such lines."""
    matches = [
        SHOULD.fullmatch(one.seen.strip()) for one in reading.blocks if one.words <= MAX_GROUP_WORDS
    ]
    own = SHOULD.fullmatch(block.seen.strip())
    return own["whom"] if own and sum(match is not None for match in matches) >= 2 else None


def merge(earlier: Recommendations | None, found: Recommendations) -> Recommendations:
    """Join recommendations under a further heading, such as “Recommendations for donors”.

    A heading that names somebody says to whom the items under it are addressed; any other
    one, such as a second “Recommendations”, becomes a heading of the introduction.
    """
    if earlier is None:
        return found
    for one in (earlier, found):
        whom = one.heading and whom_of(one.heading.text)
        if one.heading and one.items and whom:
            _address(one.items, one.heading, whom)
        elif one.heading:
            one.intro.insert(0, replace(one.heading, kind="subheading"))
        one.heading = None
    return Recommendations(
        None, items=[*earlier.items, *found.items], intro=[*earlier.intro, *found.intro]
    )


def _address(items: Sequence[Recommendation], heading: Piece, whom: str) -> None:
    dropped = heading.text[: heading.text.index(whom)].strip()
    kept = replace(heading, text=whom, dropped=(*heading.dropped, dropped))
    items[0].addressee_pieces.insert(0, kept)
    for item in items:
        item.addressee = f"{kept.text}: {item.addressee}" if item.addressee else kept.text
