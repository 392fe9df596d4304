"""Headings that stand in the first line of their paragraph: ``Conclusion. It will …``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmill.importers.headings import heading_of
from briefmill.importers.lines import Block
from briefmill.importers.vocabulary import Part, is_usual_heading, part_of

_BOLD = re.compile(
    r"(?P<mark>\*\*|__)(?P<name>[^\W\d_][^*_]{2,80}?)[.:]?(?P=mark)[.:–—-]?\s+(?=\S+\s\S)"
)
_NAMED = re.compile(r"(?P<name>[^\W\d_][\w ]{3,30}?)\s?(?::|\s[–—]|\.(?=\s[A-Z(]))\s*(?=\S+\s\S)")
_PLAIN = re.compile(r"(?P<name>[A-Z][\w ’'-]{2,40}?)\.\s+(?=[A-Z(])")
_PARTS = (Part.CONCLUSION, Part.RECOMMENDATIONS, Part.REFERENCES)
_ITEM_PARTS = (Part.RECOMMENDATIONS, Part.MAYBE_RECOMMENDATIONS)
_LEAST_SHARE = 0.6


def divide_run_in_headings(blocks: Sequence[Block]) -> list[Block]:
    """Take run-in headings off their paragraphs, where they are headings beyond doubt.

    These are names such as “Conclusion” where no heading by itself has the name; bold ones,
    where two or more stand outside of recommendations; and plain ones, where nearly all
    paragraphs have one, “Introduction” among them.

    Returns:
        The blocks; a heading taken off is a block without lines, which stay with its text.
    """
    named = {heading.part for block in blocks if (heading := heading_of(block))}
    style = _style(blocks)
    divided: list[Block] = []
    in_items = False
    for index, block in enumerate(blocks):
        heading = heading_of(block)
        match = _named(block, named) if index else None
        if match is None and style and block.is_prose and not in_items:
            match = style.match(block.seen)
        part = part_of(match["name"]) if match else heading.part if heading else None
        in_items = part in _ITEM_PARTS if part else in_items
        divided += _divided(block, match) if match else [block]
    return divided


def _named(block: Block, named: set[Part]) -> re.Match[str] | None:
    """Match the name of a part that no heading by itself has."""
    for pattern in (_BOLD, _NAMED):
        match = pattern.match(block.seen)
        if match:
            part = part_of(match["name"])
            return match if part in _PARTS and part not in named else None
    return None


def _style(blocks: Sequence[Block]) -> re.Pattern[str] | None:
    """Return the pattern of the run-in headings that the text has all along, if any."""
    prose = [block for block in blocks if block.is_prose]
    items = next(
        (
            index
            for index, block in enumerate(blocks)
            if (heading := heading_of(block)) and heading.part in _ITEM_PARTS
        ),
        len(blocks),
    )
    bold = sum(block.is_prose and _BOLD.match(block.seen) is not None for block in blocks[:items])
    if bold >= 2:
        return _BOLD
    plain = [match for block in prose if (match := _PLAIN.match(block.seen))]
    usual = sum(is_usual_heading(match["name"]) for match in plain)
    return _PLAIN if usual >= 2 and len(plain) >= _LEAST_SHARE * len(prose) else None


def _divided(block: Block, match: re.Match[str]) -> list[Block]:
    lead = block.view.cut(0, match.end())
    name = block.view.cut(match.start("name"), match.end("name"))
    heading = Block((), f"**{name}**", at=block.number)
    return [heading, Block(block.lines, block.view.cut(match.end()), lead)]
