"""Take an article apart: from blocks to an outline in which each block has one place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefmill.importers.furniture import ENDS_ARTICLE
from briefmill.importers.head import ABOUT_AUTHOR, read_head
from briefmill.importers.headings import heading_of
from briefmill.importers.lines import Block, ends_sentence
from briefmill.importers.looks import Look, is_byline, reason_within
from briefmill.importers.names import is_person
from briefmill.importers.outline import Outline, Piece, piece
from briefmill.importers.run_in_headings import divide_run_in_headings
from briefmill.importers.structure import find_body
from briefmill.importers.vocabulary import Part, part_of
from briefmill.importers.walk import walk
from briefmill.importers.zones import Zones, find_zones

_LABEL = re.compile(
    r"(?:abstract|summary|executive summary|in brief|standfirst)\s*[:.–—]\s+", re.IGNORECASE
)
_NOTE = re.compile(r"\d{1,2}\s+(?=[A-Z“\"‘])")
_SHORT_STANDFIRST = 40
_LONG_STANDFIRST = 60
_LONE_STANDFIRST = 120
"""Words that the first paragraph may have to be the standfirst: in an article without
headings, with further paragraphs before the first heading, and alone before it."""

MAX_HEADINGS = 400
"""More headings has no article; the bound also keeps the time of the walk in bounds."""


class TooManyHeadingsError(ValueError):
    """A text with so many headings that it is no article; its argument is their number."""


def take_apart(blocks: Sequence[Block]) -> Outline:
    """Return the outline of the article that ``blocks`` hold.

    Raises:
        TooManyHeadingsError: when it has more than `MAX_HEADINGS`.
    """
    outline = Outline()
    zones = find_zones(blocks)
    head = read_head(blocks, zones, outline)
    end = max(zones.last + 1, head.body_start)
    content = _content(blocks, zones, head.body_start, end, outline)
    deck = [blocks[index] for index in head.deck]
    body = find_body(divide_run_in_headings(content))
    if len(body.headings) > MAX_HEADINGS:
        raise TooManyHeadingsError(len(body.headings))
    walk(body, outline)
    if outline.references_heading and not outline.references:
        empty = "the heading of a reference list that holds nothing"
        outline.set_aside(outline.references_heading.block, empty, "Where are the references?")
        outline.references_heading = None
    _place_deck(deck, outline)
    _keep_some_text(outline)
    _place_tail(blocks, zones, end, outline)
    return outline


def _content(
    blocks: Sequence[Block], zones: Zones, start: int, end: int, outline: Outline
) -> list[Block]:
    """Return the blocks of the body that are text; set aside or place the others."""
    content: list[Block] = []
    at_end = _at_end(blocks, zones, end)
    links = references = False
    for index in range(start, end):
        block, look = blocks[index], zones.looks[index]
        if index == zones.references:
            content.append(Block((), "References", at=block.number))
            outline.ask(block, "Is this the list of references? It has no heading.")
        references = (
            references
            or index == zones.references
            or (block.words <= 8 and part_of(block.seen) is Part.REFERENCES)
        )
        reason = _reason(block, look, references)
        if links and not reason and _is_link(blocks, index, end):
            reason = "a link to other articles"
        if reason:
            links = links or (
                look.furniture is not None and bool(ENDS_ARTICLE.match(block.seen.strip()))
            )
            sentence = look.caption and block.words >= 12 and index > zones.first
            question = "This caption stands within the text. Is it one?" if sentence else None
            outline.set_aside(block, reason, question)
        elif look.disclaimer and not references and at_end[index]:
            outline.disclaimer.append(piece(block, "the disclaimer"))
        elif look.biography and at_end[index]:
            outline.set_aside(block, "a note about the author", ABOUT_AUTHOR)
        else:
            if links and not block.is_prose and not ends_sentence(block.seen):
                outline.ask(block, "Is this a heading, or a link to another article?")
            links = False
            _ask_about_kept(block, look, references, outline)
            content.append(block)
    return content


def _reason(block: Block, look: Look, references: bool) -> str | None:
    reason = reason_within(block, look)
    if references and (reason == "an address by itself" or look.caption):
        return None
    return reason


def _is_link(blocks: Sequence[Block], index: int, end: int) -> bool:
    """Say whether a short line after “Related articles” is one of these, and no heading."""
    block = blocks[index]
    if block.is_prose or ends_sentence(block.seen) or part_of(block.seen) is not Part.SECTION:
        return False
    return not (index + 1 < end and blocks[index + 1].is_prose)


def _at_end(blocks: Sequence[Block], zones: Zones, end: int) -> list[bool]:
    """Say for each block whether only notices follow, up to the references or the end."""
    found = [True] * (end + 1)
    for index in range(end - 2, -1, -1):
        block, look = blocks[index + 1], zones.looks[index + 1]
        references = index + 1 == zones.references or _is_references(block)
        notice = look.disclaimer or look.biography or not look.is_content
        found[index] = references or (notice and found[index + 1])
    return found


def _is_references(block: Block) -> bool:
    return block.words <= 8 and part_of(block.seen) is Part.REFERENCES


def _ask_about_kept(block: Block, look: Look, references: bool, outline: Outline) -> None:
    if (
        not references
        and _NOTE.match(block.seen)
        and block.words >= 5
        and heading_of(block) is None
    ):
        outline.ask(block, "Is this a footnote from the bottom of a page?")
    if look.foreign:
        outline.ask(block, "This stands in another script. Does it belong to the article?")
    elif look.furniture and block.words >= 12 and ends_sentence(block.seen):
        outline.ask(
            block, f"This looks like {look.furniture}; it was kept. Does it belong to the article?"
        )


def _place_deck(deck: Sequence[Block], outline: Outline) -> None:
    """Choose the standfirst: what the head clearly had as such, else the first paragraph."""
    prose = [block for block in deck if block.is_prose]
    chosen = prose[:1] or sorted(deck, key=lambda block: -block.words)[:1]
    kept: list[Piece] = []
    for block in deck:
        if block in chosen:
            outline.standfirst.append(_standfirst(block))
        elif block.is_prose or ends_sentence(block.seen):
            kept.append(piece(block, "a paragraph"))
        else:
            question = "Is this a second subtitle, or furniture?"
            outline.set_aside(block, "a further line below the title", question)
    outline.intro[:0] = kept
    if not outline.standfirst:
        _standfirst_from_intro(outline)


def _standfirst(block: Block) -> Piece:
    label = _LABEL.match(block.seen)
    return piece(block, "the standfirst", label.end() if label else 0)


def _standfirst_from_intro(outline: Outline) -> None:
    intro = outline.intro
    if not intro or intro[0].kind != "paragraph":
        return
    first = intro[0]
    words = first.block.words
    divided = bool(outline.sections or outline.recommendations)
    if len(intro) == 1:
        fits = divided and words <= _LONE_STANDFIRST
    else:
        limit = _LONG_STANDFIRST if divided else _SHORT_STANDFIRST
        fits = words <= limit and (divided or intro[1].block.words > words)
    if fits:
        outline.standfirst.append(_standfirst(first.block))
        del intro[0]
        if intro and words > _SHORT_STANDFIRST:
            outline.ask(first.block, "Is this the standfirst, or the first paragraph of the text?")


def _keep_some_text(outline: Outline) -> None:
    """Give the brief a text where there is no section: a standfirst alone is none."""
    if outline.sections or any(one.kind != "repeat" for one in outline.intro):
        return
    if outline.standfirst:
        outline.intro += [replace(one, how="a paragraph") for one in outline.standfirst]
        outline.standfirst = []
    elif outline.recommendations:
        outline.intro += outline.recommendations.intro
        outline.recommendations.intro = []


def _place_tail(blocks: Sequence[Block], zones: Zones, start: int, outline: Outline) -> None:
    """Place what stands after the article: disclaimers stay, the rest is set aside."""
    ended = about = False
    for index in range(start, len(blocks)):
        block, look = blocks[index], zones.looks[index]
        part = part_of(block.seen) if block.words <= 8 else Part.SECTION
        about = part is Part.ABOUT_AUTHOR or (about and not look.furniture)
        ended = ended or _ends(block, look)
        if look.disclaimer and not look.foreign:
            outline.disclaimer.append(piece(block, "the disclaimer"))
        elif part is Part.DISCLAIMER:
            outline.set_aside(block, "the heading of the disclaimer")
        elif about:
            question = ABOUT_AUTHOR if block.is_prose or look.biography else None
            outline.set_aside(block, "a note about the author", question)
        else:
            outline.set_aside(block, *_tail_reason(block, look, ended))


def _ends(block: Block, look: Look) -> bool:
    """Say whether a block is a mark after which only links to other texts stand."""
    marks = ("a link to other articles", "a list of tags", "part of a comment form")
    return look.furniture in marks or bool(ENDS_ARTICLE.match(block.seen.strip()))


def _tail_reason(block: Block, look: Look, ended: bool) -> tuple[str, str | None]:
    if look.biography:
        return "a note about the author", ABOUT_AUTHOR
    if look.reason:
        return look.reason, None
    after = "after the end of the article"
    if ended and not block.is_prose:
        return after, None
    if is_byline(block):
        return f"a byline or date {after}", "Is this the article's author or date?"
    who = is_person(block.seen)
    return after, "Is this the author?" if who else "Does this belong to the article?"
