"""The body of an article: which blocks are headings, and what stands under them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefmill.importers.headings import Heading, heading_of
from briefmill.importers.lines import Block, ends_sentence
from briefmill.importers.markers import Marker, continues, marker_of
from briefmill.importers.vocabulary import Part, part_of

Headings = Mapping[int, Heading]

_BARE_NUMBER = re.compile(r"(?P<number>\d{1,2})\s+(?=[^\W\d_])")
_UNMARKED = ("plain", "titled", "capitals")


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of the body that belong to the text, and the headings among them by index."""

    blocks: tuple[Block, ...]
    headings: Headings

    def end_of(self, start: int) -> int:
        """Return the index of the next heading at or after ``start``, or the end."""
        return next(
            (index for index in range(start, len(self.blocks)) if index in self.headings),
            len(self.blocks),
        )


def find_body(blocks: Sequence[Block]) -> Body:
    """Tell the headings among ``blocks`` by their shape and by what stands around them."""
    shapes = {
        index: heading for index, block in enumerate(blocks) if (heading := heading_of(block))
    }
    shapes |= _counted(shapes)
    markers = {
        index: marker for index, block in enumerate(blocks) if (marker := marker_of(block.seen))
    }
    found = {
        index: heading
        for index, heading in shapes.items()
        if _stands_as_heading(blocks, shapes, markers, index)
    }
    found = _with_missing_numbers(shapes, found)
    return Body(tuple(blocks), _without_runs(blocks, _consistent(found)))


def _counted(shapes: dict[int, Heading]) -> dict[int, Heading]:
    """Read numbers without a stop (``1 Background``) as such, where they count up from 1."""
    found: dict[int, Heading] = {}
    for index, heading in shapes.items():
        match = _BARE_NUMBER.match(heading.text)
        if match and heading.marker is None and int(match["number"]) == len(found) + 1:
            text = heading.text[match.end() :]
            marker = Marker("number", match["number"], heading.start + match.end())
            found[index] = replace(
                heading,
                start=marker.end,
                text=text,
                style="numbered",
                marker=marker,
                part=part_of(text),
            )
    return found if len(found) >= 2 else {}


def _stands_as_heading(
    blocks: Sequence[Block], shapes: Headings, markers: Mapping[int, Marker], index: int
) -> bool:
    heading = shapes[index]
    if index + 1 >= len(blocks):
        return False
    if heading.is_strong and (heading.marker is None or not _in_list(markers, index)):
        return True
    if (
        heading.part is not Part.SECTION
        and heading.marker
        and _leads(blocks, shapes, markers, index)
    ):
        return True
    if heading.marker and _in_list(markers, index):
        return False
    introduced = index > 0 and blocks[index - 1].seen.rstrip().endswith((":", "："))
    if introduced and heading.style == "plain":
        return False
    return _leads(blocks, shapes, markers, index)


def _with_missing_numbers(shapes: Headings, found: dict[int, Heading]) -> dict[int, Heading]:
    """Take in numbered lines that count on from a heading found, up to it, or between two."""
    order = sorted(shapes)
    complete = dict(found)
    for indices, forward in ((order, True), (order[::-1], False)):
        last: Heading | None = None
        for index in indices:
            heading = shapes[index]
            if index in complete:
                last = heading if heading.style == "numbered" else last
            elif last and last.marker and heading.marker:
                pair = (last.marker, heading.marker) if forward else (heading.marker, last.marker)
                if continues(*pair) and _is_needed(shapes, complete, index, forward):
                    complete[index] = last = heading
    return dict(sorted(complete.items()))


def _is_needed(shapes: Headings, found: Mapping[int, Heading], index: int, forward: bool) -> bool:
    """Say whether the count goes on beyond ``index``, or leads back to 1."""
    marker = shapes[index].marker
    if marker is None:
        return False
    if not forward:
        return True
    later = (heading.marker for at, heading in found.items() if at > index and heading.marker)
    return any(continues(marker, other) for other in later)


def _in_list(markers: Mapping[int, Marker], index: int) -> bool:
    """Say whether the next or the last block continues the count: then this is a list item."""
    marker = markers.get(index)
    if marker is None:
        return False
    following, last = markers.get(index + 1), markers.get(index - 1)
    return bool((following and continues(marker, following)) or (last and continues(last, marker)))


def _leads(
    blocks: Sequence[Block], shapes: Headings, markers: Mapping[int, Marker], index: int
) -> bool:
    """Say whether text follows: a paragraph, a list, or another heading with its text."""
    for following in (index + 1, index + 2):
        if following >= len(blocks):
            return False
        block = blocks[following]
        if block.is_prose or (block.words >= 5 and ends_sentence(block.seen)):
            return True
        if following in markers and (following not in shapes or _in_list(markers, following)):
            return True
        if following not in shapes:
            introduces = block.seen.rstrip().endswith((":", "："))
            return following == index + 1 and (block.words >= 8 or introduces)
    return False


def _consistent(found: dict[int, Heading]) -> dict[int, Heading]:
    """Where headings are marked as such, a short line without a mark is none."""
    marked = sum(heading.style == "marked" for heading in found.values())
    if marked < 2:
        return found
    return {
        index: heading
        for index, heading in found.items()
        if heading.style not in _UNMARKED or heading.is_strong
    }


def _without_runs(blocks: Sequence[Block], found: dict[int, Heading]) -> dict[int, Heading]:
    """Of three or more short lines in a row, only the last before a text is a heading.

    Two in a row are a heading that groups sections and the first of these.
    """
    kept: dict[int, Heading] = {}
    run: list[int] = []
    for index in range(len(blocks) + 1):
        heading = found.get(index)
        if heading and heading.style in ("plain", "titled") and not heading.is_strong:
            run.append(index)
            continue
        repeated = len({blocks[at].seen for at in run}) <= 2
        for at in run if len(run) <= 2 or repeated else run[-1:]:
            kept[at] = found[at]
        run = []
        if heading:
            kept[index] = heading
    return kept
