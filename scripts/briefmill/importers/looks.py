"""What each block looks like by itself: text, furniture, caption, notice, another script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefmill.importers.bylines import read_byline
from briefmill.importers.furniture import furniture_reason
from briefmill.importers.headings import heading_of
from briefmill.importers.language import scripts
from briefmill.importers.lines import (
    Block,
    ends_sentence,
    is_underline,
    sentence_breaks,
    shown_words,
)
from briefmill.importers.markers import marker_of
from briefmill.importers.notices import is_biography, is_caption, is_disclaimer
from briefmill.importers.vocabulary import is_usual_heading

_WEB_NAME = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.[a-z]{2,4}\b(?:/\S*)?|\S+@\S+")
_PAGE_AFTER = re.compile(r"[\s.…_]*\d{0,3}\s*$")
_FOREIGN_SHARE = 0.6
_BILINGUAL_SHARE = 0.3
"""With so many letters in another script, a text is bilingual and none of it is foreign."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a block looks like by itself."""

    furniture: str | None
    caption: bool
    """A caption with its credit, or a credit by itself."""
    disclaimer: bool
    biography: bool
    foreign: bool
    rule: bool

    @property
    def reason(self) -> str | None:
        """Why the block is no part of the text, were it to stand outside of the article."""
        if self.rule:
            return "a rule between parts of the text"
        if self.foreign:
            return "in another script than the article"
        return "a photo caption or credit" if self.caption else self.furniture

    @property
    def is_content(self) -> bool:
        """Whether nothing speaks against its being part of the article's text."""
        return self.reason is None and not self.disclaimer


def _captions_above_credits(blocks: Sequence[Block], looks: Sequence[Look]) -> list[int]:
    """Find captions near the top whose credit stands in a line of its own below them."""
    found: list[int] = []
    paragraphs = 0
    for index, (block, look) in enumerate(zip(blocks, looks, strict=True)):
        if paragraphs > 2 or index + 1 >= len(blocks):
            break
        if not (look.is_content and block.is_prose):
            continue
        paragraphs += 1
        single = next(sentence_breaks(block.seen), None) is None
        credited = looks[index + 1].caption and blocks[index + 1].words <= 15
        if single and credited and block.words <= 35:
            found.append(index)
    return found


def _contents_lines(blocks: Sequence[Block]) -> list[int]:
    """Find a table of contents: three or more short lines in a row that all come again."""
    keys = [_contents_key(block) for block in blocks]
    last = {key: index for index, key in enumerate(keys) if key}
    found: list[int] = []
    run: list[int] = []
    for index in range(len(blocks) + 1):
        key = keys[index] if index < len(blocks) else None
        if key and last[key] > index + len(run) and (not run or last[key] > run[-1] + 2):
            run.append(index)
            continue
        if len(run) >= 3:
            found += run
        run = []
    return found


def _contents_key(block: Block) -> tuple[str, ...] | None:
    """Return the words of a short line, without number before and page number after it."""
    if block.words > 20 or block.is_prose:
        return None
    heading = heading_of(block)
    text = heading.text if heading else block.seen
    words = tuple(shown_words(_PAGE_AFTER.sub("", text)))
    return words if any(len(word) > 2 for word in words) else None


def _main_script(blocks: Sequence[Block]) -> str | None:
    """Return the script of most letters; None for a text in two scripts, as Japanese is."""
    counted: Counter[str] = Counter()
    for block in blocks:
        counted += scripts(block.seen[:4000])
    if not counted:
        return None
    (main, most), *others = counted.most_common()
    bilingual = others and others[0][1] > _BILINGUAL_SHARE * most
    kana = {main, *(script for script, _ in others)} & {"HIRAGANA", "KATAKANA", "HANGUL"}
    return None if bilingual or kana else main


def look_at(blocks: Sequence[Block]) -> tuple[Look, ...]:
    """Look at each block by itself, and then at its neighbours."""
    main = _main_script(blocks)
    looks = [_look(block, main) for block in blocks]
    for index in _captions_above_credits(blocks, looks):
        looks[index] = replace(looks[index], caption=True)
    for index in _contents_lines(blocks):
        looks[index] = replace(looks[index], furniture="a table of contents")
    return tuple(looks)


def _look(block: Block, main: str | None) -> Look:
    text = block.seen.strip()
    return Look(
        furniture=furniture_reason(text),
        caption=is_caption(text),
        disclaimer=is_disclaimer(text),
        biography=is_biography(text),
        foreign=main is not None and _is_foreign(text[:2000], main),
        rule=is_underline(text),
    )


def _is_foreign(text: str, main: str) -> bool:
    counted = scripts(_WEB_NAME.sub("", text))
    total = counted.total()
    return total > 2 and total - counted[main] > _FOREIGN_SHARE * total


def reason_within(block: Block, look: Look) -> str | None:
    """Say why a block between title and end is no part of the text, or None.

    A line of twelve words or more that ends as a sentence is never taken out there.
    """
    if look.rule or look.caption:
        return look.reason if look.rule else "a photo caption or credit"
    if block.words >= 12 and ends_sentence(block.seen):
        return None
    if look.furniture and (is_usual_heading(block.seen) or marker_of(block.seen)):
        return None
    return look.reason


def is_byline(block: Block) -> bool:
    """Say whether a block names authors or a date and hardly anything else."""
    if block.is_prose or len(block.seen) > 250:
        return False
    found = read_byline(block.seen)
    return found is not None and found.says_something
