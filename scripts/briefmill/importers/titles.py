"""Which of the lines above the text is the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefmill.importers.headings import heading_of
from briefmill.importers.lines import (
    Block,
    ends_sentence,
    is_capitals,
    is_title_case,
    same_text,
    sentence_breaks,
)
from briefmill.importers.looks import is_byline
from briefmill.importers.names import are_people
from briefmill.importers.notices import is_label
from briefmill.importers.outline import Outline, Piece, piece
from briefmill.importers.vocabulary import is_usual_heading
from briefmill.importers.zones import Zones

_MAX_TITLE_WORDS = 35
_MAX_CANDIDATES = 60
_TITLE_PREFIX = re.compile(r"(?:title|headline)\s*:\s+", re.IGNORECASE)
_SITE_SUFFIX = re.compile(r"\s*(?:[|•»]|\s[–—-]\s?|::|:)\s*.{2,50}$")


def _candidates(reader: HeadReader, end: int) -> list[int]:
    found = []
    for index in range(end):
        block, look = reader.blocks[index], reader.zones.looks[index]
        if not look.is_content or block.is_prose or is_byline(block) or not block.words:
            continue
        if block.words <= _MAX_TITLE_WORDS and not is_part_name(block):
            found.append(index)
    return found[-_MAX_CANDIDATES:]


def is_part_name(block: Block) -> bool:
    """Say whether a line is only the name of a part, such as “Introduction”."""
    heading = heading_of(block)
    return heading is not None and is_usual_heading(heading.text) and block.words <= 4


def choose_title(reader: HeadReader, end: int) -> int | None:
    """Return the index of the title among the blocks before ``end``, or None."""
    blocks = reader.blocks
    candidates = _candidates(reader, end)
    if not candidates:
        return _sentence_title(reader)
    for index in candidates:
        heading = heading_of(blocks[index])
        if _TITLE_PREFIX.match(blocks[index].seen) or (
            heading and heading.level == 1 and heading.style == "marked"
        ):
            return index
    repeated = _repeated(blocks, candidates)
    if repeated is not None:
        return repeated
    labels = [index for index in candidates if is_label(blocks[index].seen)]
    titles = [index for index in candidates if index not in labels]
    return _best_title(reader, titles or candidates, labels)


def _repeated(blocks: Sequence[Block], candidates: Sequence[int]) -> int | None:
    """Find a title that stands twice, or once more with the name of the site behind it."""
    for position, index in enumerate(candidates):
        text = blocks[index].seen
        for later in candidates[position + 1 :]:
            other = blocks[later].seen
            if blocks[index].words >= 2 and same_text(text, other):
                return index
            if (
                blocks[later].words >= 3
                and text.startswith(other)
                and _SITE_SUFFIX.fullmatch(text[len(other) :])
            ):
                return later
    return None


def _best_title(reader: HeadReader, candidates: Sequence[int], labels: Sequence[int]) -> int:
    """Choose among lines that may all be titles; of equals the first."""
    scores = {index: _title_score(reader, index, labels) for index in candidates}
    best = max(candidates, key=lambda index: (scores[index], -index))
    close = [index for index in candidates if scores[index] >= scores[best] - 1 and index < best]
    if close:
        reader.outline.ask(reader.blocks[best], "Is this the title, and not a line before it?")
    return best


def _title_score(reader: HeadReader, index: int, labels: Sequence[int]) -> int:
    """Score a line as title by length, capitals, and by what stands below it.

    A name is none, and neither is the motto of a site, below which the menu follows.
    """
    block = reader.blocks[index]
    text, words = block.seen, block.words
    score = 2 if 4 <= words <= 20 else {3: 1, 2: 0}.get(words, -1)
    score += is_title_case(text) or is_capitals(text)
    score -= 2 * ends_sentence(text.rstrip("?!"))
    score -= 2 * (are_people(text) and not is_common(reader, text))
    score += text.rstrip().endswith(("?", "？")) or ": " in text
    score -= _is_in_menu(reader.blocks, index)
    score += index + 1 < len(reader.blocks) and is_byline(reader.blocks[index + 1])
    return score - 2 * (sum(label > index for label in labels) >= 2)


def _is_in_menu(blocks: Sequence[Block], index: int) -> bool:
    """Say whether a line stands in a row of short ones without blank lines, in a text with some."""
    around = [block for block in blocks[max(0, index - 1) : index + 2] if block.lines]
    tight = [block for block in around[1:] if not block.lines[0].gap]
    spaced = any(block.lines[0].gap for block in blocks[:_MAX_CANDIDATES] if block.lines)
    return spaced and len(around) == 3 and len(tight) == 2 and not any(b.is_prose for b in around)


def _sentence_title(reader: HeadReader) -> int | None:
    """Find a title that is itself a sentence: short, alone, before longer paragraphs."""
    first = reader.zones.first
    if first + 1 >= len(reader.blocks):
        return None
    block, following = reader.blocks[first], reader.blocks[first + 1]
    single = next(sentence_breaks(block.seen), None) is None
    asks = block.seen.rstrip()[-1:] in "?!？！"
    if not single or block.words > 24 or following.words < 2 * block.words:
        return None
    if not asks:
        reader.outline.ask(block, "Is this the title? It ends like a sentence.")
    return first


def title_piece(block: Block) -> Piece:
    """Keep a title, without ``#``, bold marks or “Title:” before it."""
    prefix = _TITLE_PREFIX.match(block.seen)
    heading = heading_of(block)
    if prefix:
        return piece(block, "the title", prefix.end())
    if heading and heading.style in ("marked", "bold", "italic", "underlined"):
        return piece(block, "the title", heading.start, heading.end)
    return piece(block, "the title")


@dataclass(slots=True)
class HeadReader:
    """The state of reading a head: the blocks, their looks, the outline being filled."""

    blocks: Sequence[Block]
    zones: Zones
    outline: Outline
    heading_styles: frozenset[str]
    common: frozenset[str]
    """Words that the body has in small letters: they are no names."""


def is_common(reader: HeadReader, text: str) -> bool:
    """Say whether the body has most of the words in small letters, so that they are no name."""
    words = [word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) > 2]
    return sum(word in reader.common for word in words) > len(words) / 2
