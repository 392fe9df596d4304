"""Where the article begins and ends, and what within it is no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefmill.importers.furniture import ENDS_ARTICLE
from briefmill.importers.headings import heading_of
from briefmill.importers.lines import (
    Block,
    ends_sentence,
)
from briefmill.importers.looks import Look, is_byline, look_at
from briefmill.importers.markers import marker_of
from briefmill.importers.notices import is_disclaimer
from briefmill.importers.references import parse_reference
from briefmill.importers.vocabulary import Part, part_of

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.")
_ADDRESS = re.compile(r"https?://|www\.|doi(?:\.org/|:)", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|repl(?:y|ies)|discussion|responses", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Zones:
    """The looks of all blocks, and the article's extent: ``first`` to ``last`` block."""

    looks: tuple[Look, ...]
    first: int
    """First block of running text."""
    last: int
    """Last block of the article: running text, list item or reference."""
    references: int | None = None
    """First entry of a reference list that has no heading."""


def find_zones(blocks: Sequence[Block]) -> Zones:
    """Look at all blocks and find the article among them."""
    looks = look_at(blocks)
    prose = [
        index
        for index, (block, look) in enumerate(zip(blocks, looks, strict=True))
        if look.is_content and block.is_prose
    ]
    first = prose[0] if prose else len(blocks)
    last = max([_last_prose(looks, prose), _last_entry(blocks, looks, first)], default=-1)
    last = _with_short_sentences(blocks, looks, last)
    last = _before_end_marks(blocks, first, last)
    return Zones(looks, first, last, _bare_references(blocks, looks, last))


def _bare_references(blocks: Sequence[Block], looks: Sequence[Look], last: int) -> int | None:
    """Find the start of a reference list without heading at the end: three entries or more."""
    if any(part_of(block.seen) is Part.REFERENCES for block in blocks if block.words <= 8):
        return None
    start = last + 1
    while start > 0 and looks[start - 1].is_content and _is_sure_reference(blocks[start - 1]):
        start -= 1
    return start if last - start >= 2 else None


def _is_sure_reference(block: Block) -> bool:
    if not looks_like_reference(block.seen):
        return False
    marker = marker_of(block.seen)
    parsed = parse_reference(block.view.cut(marker.end if marker else 0))
    return parsed.question is None and bool(parsed.authors)


def _with_short_sentences(blocks: Sequence[Block], looks: Sequence[Look], last: int) -> int:
    """Take in short sentences that directly follow the last paragraph or item."""
    while 0 <= last < len(blocks) - 1:
        block, look = blocks[last + 1], looks[last + 1]
        sentence = ends_sentence(block.seen) and block.words >= 3 and heading_of(block) is None
        if (
            not (sentence and look.is_content)
            or look.disclaimer
            or look.biography
            or is_byline(block)
        ):
            break
        last += 1
    return last


def looks_like_reference(text: str) -> bool:
    """Say whether a line can be an entry of a reference list: a year or an address, and more."""
    return 12 <= len(text) <= 800 and bool(_YEAR.search(text) or _ADDRESS.search(text))


def _last_prose(looks: Sequence[Look], prose: Sequence[int]) -> int:
    """Return the last paragraph, which a note about the author is not."""
    index = len(prose) - 1
    while index > 0 and looks[prose[index]].biography:
        index -= 1
    return prose[index] if prose else -1


def _last_entry(blocks: Sequence[Block], looks: Sequence[Look], first: int) -> int:
    """Return the last list item or reference that belongs to the article.

    Items count while they directly follow the article's text; references count after
    the heading of their list.
    """
    last, in_references, missed = -1, False, 0
    for index in range(first, len(blocks)):
        block, look = blocks[index], looks[index]
        part = part_of(block.seen) if block.words <= 8 else Part.SECTION
        if part is Part.REFERENCES:
            in_references, missed = True, 0
        elif ENDS_ARTICLE.match(block.seen.strip()):
            in_references, missed = False, 9
        elif missed <= 2 and _is_item_or_entry(block, look, in_references):
            last, missed = index, 0
        elif block.is_prose and look.is_content:
            missed = 0
        else:
            missed += 1
    return last


def _is_item_or_entry(block: Block, look: Look, in_references: bool) -> bool:
    listed = marker_of(block.seen) is not None and look.is_content
    return listed or (in_references and _is_entry(block, look))


def _is_entry(block: Block, look: Look) -> bool:
    address = look.furniture == "an address by itself"
    plain = look.furniture is None and not look.disclaimer and not look.caption
    return (plain or address) and (
        looks_like_reference(block.seen) or marker_of(block.seen) is not None
    )


def _before_end_marks(blocks: Sequence[Block], first: int, last: int) -> int:
    """Move the end up to a mark such as “Comments”, after which nothing of the article stands."""
    ended = False
    words = [block.words if block.is_prose else 0 for block in blocks]
    before, total = sum(words[: first + 1]), sum(words)
    for index in range(first + 1, last + 1):
        text = blocks[index].seen.strip()
        part = part_of(text) if blocks[index].words <= 8 else Part.SECTION
        ended = ended or part in (Part.CONCLUSION, Part.REFERENCES) or is_disclaimer(text)
        mark = ENDS_ARTICLE.match(text) and len(text) <= 80
        if mark and (ended or _COMMENTS.search(text)) and before >= 0.6 * total:
            rest = range(index + 1, last + 1)
            if not any(_announces_more(blocks[later]) for later in rest):
                return index - 1
        before += words[index]
    return last


def _announces_more(block: Block) -> bool:
    """Say whether a block is the heading of a part that only the article itself has."""
    heading = heading_of(block)
    return heading is not None and heading.part in (
        Part.CONCLUSION,
        Part.RECOMMENDATIONS,
        Part.REFERENCES,
    )
