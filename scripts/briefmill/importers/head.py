"""The head of an article: title, repeated title, standfirst, byline, date, caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefmill.importers.bylines import Byline, names_authors, read_byline
from briefmill.importers.headings import heading_of
from briefmill.importers.lines import (
    Block,
    ends_sentence,
    same_text,
)
from briefmill.importers.lists import list_pieces
from briefmill.importers.looks import is_byline
from briefmill.importers.markers import marker_of
from briefmill.importers.names import are_people, is_organisation
from briefmill.importers.notices import is_label
from briefmill.importers.outline import Outline, Piece, piece
from briefmill.importers.titles import (
    HeadReader,
    choose_title,
    is_common,
    is_part_name,
    title_piece,
)
from briefmill.importers.vocabulary import Part, is_summary, is_usual_heading, part_of
from briefmill.importers.zones import Zones

ABOUT_AUTHOR = "Is this about the author? The affiliation can go to the front matter."
_MAX_DECK_WORDS = 60
_EMPHASIS = re.compile(r"^[*_]{1,3}|[*_]{1,3}$")
_NEAR = 12
"""Blocks looked ahead for a byline; a head has no more."""


@dataclass(slots=True)
class Head:
    """What the head told, and where the body begins."""

    body_start: int
    deck: list[int] = field(default_factory=list)
    """Blocks that are clearly a standfirst."""


def read_head(blocks: Sequence[Block], zones: Zones, outline: Outline) -> Head:
    """Fill ``outline`` from the blocks before the body, and say where the body begins.

    Every block before the returned ``body_start`` is placed, set aside or in ``deck``.
    """
    end = _head_end(blocks, zones)
    reader = HeadReader(blocks, zones, outline, _styles(blocks, end), _common_words(blocks, end))
    title = choose_title(reader, end)
    if title is None:
        return _without_title(reader)
    points = _early_points(reader, title)
    for index in range(title):
        if index not in points:
            _place_before_title(reader, index)
    outline.title = title_piece(blocks[title])
    return _read_after_title(reader, title, max(end, title + 1))


def _head_end(blocks: Sequence[Block], zones: Zones) -> int:
    """Return the first block of the body: running text with no byline right after it."""
    index = end = zones.first
    for following in range(index + 1, min(index + 6, len(blocks))):
        block, look = blocks[following], zones.looks[following]
        if block.is_prose and look.is_content:
            break
        if is_byline(block) and blocks[index].words <= _MAX_DECK_WORDS:
            end = following + 1
    return end


def _styles(blocks: Sequence[Block], start: int) -> frozenset[str]:
    """Return the styles of the headings that stand before running text in the body."""
    found = set()
    for block, following in zip(blocks[start:], blocks[start + 1 :], strict=False):
        heading = heading_of(block)
        if heading and following.is_prose and not is_usual_heading(heading.text):
            found.add(heading.style)
    return frozenset(found)


def _common_words(blocks: Sequence[Block], start: int) -> frozenset[str]:
    found: set[str] = set()
    for block in blocks[start:]:
        found.update(word for word in re.findall(r"[^\W\d_]+", block.seen) if word.islower())
    return frozenset(found)


def _early_points(reader: HeadReader, title: int) -> set[int]:
    """Take a list under “Summary” or “Key points” above the title as the key points."""
    blocks, outline = reader.blocks, reader.outline
    for start in range(title):
        heading = heading_of(blocks[start])
        end = start + 1
        while (
            end < title
            and (marker := marker_of(blocks[end].seen))
            and marker.kind in ("bullet", "number")
        ):
            end += 1
        if heading and is_summary(heading.text) and end - start > 2:
            outline.key_points_heading = piece(blocks[start], "the heading of the key points")
            outline.key_points = list_pieces(blocks[start + 1 : end], "a key point")
            return set(range(start, end))
    return set()


def _without_title(reader: HeadReader) -> Head:
    """Set aside what stands before the first running text, when no line can be a title."""
    start = reader.zones.first
    while (
        start
        and reader.zones.looks[start - 1].is_content
        and is_part_name(reader.blocks[start - 1])
    ):
        start -= 1
    for index in range(start):
        _place_before_title(reader, index)
    if start < len(reader.blocks):
        reader.outline.ask(reader.blocks[start], "No title was found. What is it?")
    return Head(start)


def _take_byline(reader: HeadReader, index: int) -> bool:
    """Take authors and dates from a block that names them; what is unsure is asked."""
    block = reader.blocks[index]
    found = read_byline(block.seen) if not block.is_prose else None
    if found is None:
        return False
    outline = reader.outline
    if not outline.authors:
        outline.authors = found.authors
    outline.date = outline.date or found.date
    outline.updated = outline.updated or found.updated
    outline.set_aside(block, _byline_reason(found), found.question or _rest_question(found))
    return True


def _byline_reason(found: Byline) -> str:
    taken = [
        name
        for name, value in (
            ("authors", found.authors),
            ("date", found.date),
            ("updated", found.updated),
        )
        if value
    ]
    if not taken:
        return "perhaps a byline"
    return f"a byline or date; taken from it: {', '.join(taken)}"


def _rest_question(found: Byline) -> str | None:
    names = [part for part in found.rest if are_people(part) and not is_label(part)]
    if names and not found.authors:
        return f"Is “{names[0]}” the author? No author was recorded."
    return None


def _place_before_title(reader: HeadReader, index: int) -> None:
    block, look, outline = reader.blocks[index], reader.zones.looks[index], reader.outline
    if look.disclaimer and not look.furniture:
        outline.disclaimer.append(piece(block, "the disclaimer"))
    elif look.reason:
        outline.set_aside(block, look.reason)
    elif not _take_byline(reader, index):
        question = "Does this line above the title belong to the article?"
        if are_people(block.seen) and not is_common(reader, block.seen):
            question = "Is this the author?"
        named = part_of(block.seen) is Part.CONTENTS
        asked = None if named or is_label(block.seen) else question
        outline.set_aside(block, "a line above the title", asked)


def _read_after_title(reader: HeadReader, title: int, end: int) -> Head:
    """Place what stands between the title and the body."""
    head = Head(end)
    blocks, looks, outline = reader.blocks, reader.zones.looks, reader.outline
    seen_title = blocks[title].seen if outline.title is None else outline.title.seen
    for index in range(title + 1, end):
        block, look = blocks[index], looks[index]
        if same_text(block.seen, seen_title) or same_text(_bare(block), seen_title):
            outline.repeats.append(_repeat(block))
        elif look.disclaimer and not look.furniture:
            outline.disclaimer.append(piece(block, "the disclaimer"))
        elif not look.is_content:
            _place_before_title(reader, index)
        elif look.biography and any(person.name in block.seen for person in outline.authors):
            outline.set_aside(block, "a note about the author", ABOUT_AUTHOR)
        elif block.is_prose:
            head.deck.append(index)
        elif not _take_byline(reader, index) and _place_line(reader, head, index, end):
            head.body_start = index
            break
    return head


def _bare(block: Block) -> str:
    heading = heading_of(block)
    return heading.text if heading else block.seen


def _repeat(block: Block) -> Piece:
    heading = heading_of(block)
    if heading and heading.style in ("marked", "bold", "italic", "underlined"):
        return piece(block, "the title, repeated", heading.start, heading.end, kind="repeat")
    return piece(block, "the title, repeated", kind="repeat")


def _place_line(reader: HeadReader, head: Head, index: int, end: int) -> bool:
    """Place a short line after the title; return True when it is the body's first heading."""
    block = reader.blocks[index]
    heading = heading_of(block)
    rest = range(index + 1, min(end, index + _NEAR))
    byline_follows = any(is_byline(reader.blocks[later]) for later in rest)
    shown = _EMPHASIS.sub("", block.seen).strip()
    strong = heading and (heading.is_strong or heading.style == "numbered")
    if strong and not byline_follows and not (names_authors(shown) and shown != block.seen):
        return True
    if (are_people(shown) or names_authors(shown)) and not is_common(reader, shown):
        reader.outline.set_aside(
            block, "perhaps the author", "Is this the author? No author was recorded."
        )
        return False
    if _is_affiliation(reader, index, shown):
        reader.outline.set_aside(block, "perhaps the author's affiliation", ABOUT_AUTHOR)
        return False
    content_follows = any(reader.zones.looks[later].is_content for later in rest)
    if (
        heading
        and not byline_follows
        and not content_follows
        and _is_first_heading(reader, index, heading.style)
    ):
        return True
    if is_label(block.seen) and not ends_sentence(block.seen):
        reader.outline.set_aside(block, "a label", "Does this line belong to the article?")
        return False
    head.deck.append(index)
    return False


def _is_affiliation(reader: HeadReader, index: int, text: str) -> bool:
    """Say whether a short line names a body right below a line that names an author."""
    above = reader.blocks[index - 1]
    named = any(
        block is above and reason.startswith(("perhaps the author", "a byline"))
        for block, reason in reader.outline.aside
    )
    short = reader.blocks[index].words <= 12 and not ends_sentence(text)
    return named and short and is_organisation(text)


def _is_first_heading(reader: HeadReader, index: int, style: str) -> bool:
    """Tell the first section's heading from a subtitle: it looks like the other headings."""
    block = reader.blocks[index]
    if style not in reader.heading_styles:
        return False
    if block.words > 10:
        return False
    following = reader.blocks[index + 1] if index + 1 < len(reader.blocks) else None
    if following is None or not following.is_prose:
        return False
    reader.outline.ask(block, "Is this the heading of the first section, or a subtitle?")
    return True
