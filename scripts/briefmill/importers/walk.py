"""Go through the body, heading by heading, and give each block its place in the outline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefmill.importers.headings import Heading
from briefmill.importers.lines import Block, same_text
from briefmill.importers.lists import body_pieces
from briefmill.importers.markers import continues, marker_of
from briefmill.importers.outline import Outline, Piece, Section, piece
from briefmill.importers.parts import (
    Walk,
    heading_piece,
    part_at,
    place_about_author,
    place_contents,
    place_disclaimer,
    place_key_points,
    place_references,
)
from briefmill.importers.recommendations import (
    end_of_recommendations,
    merge,
    read_recommendations,
)
from briefmill.importers.structure import Body
from briefmill.importers.vocabulary import Part

_RECOMMENDS = re.compile(r"\brecommend\w*\b.{0,200}[:：]\s*$", re.IGNORECASE)
_AFTER_RECOMMENDATIONS = (
    "This text follows the last recommendation without a heading. Is it the conclusion?"
)


def walk(body: Body, outline: Outline) -> None:
    """Place all blocks of ``body`` in ``outline``."""
    state = Walk(body, outline)
    index = body.end_of(0)
    _place_introduction(state, body.blocks[:index])
    while index < len(body.blocks):
        handler = _HANDLERS.get(part_at(body, index), _section)
        after = handler(state, index)
        index = _section(state, index) if after is None else after
    if state.part_piece:
        _empty_section(state, state.part_piece)


def _place_introduction(state: Walk, blocks: Sequence[Block]) -> None:
    found = _unheaded_recommendations(state, blocks)
    state.outline.intro += body_pieces(found)


def _section(state: Walk, index: int) -> int:
    body, heading = state.body, state.body.headings[index]
    _leave_part(state, heading)
    if _groups(body, index):
        _enter_part(state, index)
        return index + 1
    kind = "conclusion" if _concludes(state, index) else "section"
    title = heading_piece(state, index, "the heading of a section")
    section = Section(title, title.text, kind)
    if kind == "section" and state.part_title:
        section.part = state.part_title
        section.part_pieces = [state.part_piece] if state.part_piece else []
        state.part_piece = None
    elif state.part_piece:
        _empty_section(state, state.part_piece)
    state.outline.sections.append(section)
    end = _fill(state, section, index)
    if not section.body:
        state.outline.ask(body.blocks[index], "This heading has no text. Is it one?")
    return end


def _concludes(state: Walk, index: int) -> bool:
    """Say whether this is the conclusion; a brief has one, the last that is called so."""
    body, heading = state.body, state.body.headings[index]
    if part_at(body, index) is not Part.CONCLUSION and "conclu" not in heading.text.lower():
        return False
    if heading.part not in (
        Part.CONCLUSION,
        Part.RECOMMENDATIONS,
        Part.MAYBE_CONCLUSION,
        Part.MAYBE_RECOMMENDATIONS,
    ):
        return False
    later = [
        at for at, other in body.headings.items() if at > index and other.part is Part.CONCLUSION
    ]
    repeats = [
        at for at in later if at == index + 1 and same_text(body.headings[at].text, heading.text)
    ]
    return later == repeats


def _fill(state: Walk, section: Section, index: int) -> int:
    """Put the blocks up to the next section into the body; deeper headings stay in it."""
    body, own = state.body, state.body.headings[index]
    at = index + 1
    while at < len(body.blocks):
        heading = body.headings.get(at)
        if heading is None:
            end = body.end_of(at)
            section.body += body_pieces(_unheaded_recommendations(state, body.blocks[at:end]))
            at = end
        elif at == index + 1 and same_text(heading.text, own.text):
            section.body.append(_kept_heading(state, at, "repeat", "the heading, repeated"))
            at += 1
        elif heading.part is Part.SECTION and heading.is_below(own):
            section.body.append(
                _kept_heading(state, at, "subheading", "a heading within the section")
            )
            at += 1
        else:
            break
    return at


def _kept_heading(state: Walk, index: int, kind: str, how: str) -> Piece:
    heading = state.body.headings[index]
    return piece(state.body.blocks[index], how, heading.start, heading.end, kind=kind)


def _groups(body: Body, index: int) -> bool:
    """Say whether a heading is followed directly by that of a section: it groups sections."""
    own, following = body.headings[index], body.headings.get(index + 1)
    if own.part is not Part.SECTION or following is None or following.part is not Part.SECTION:
        return False
    if same_text(own.text, following.text):
        return False
    return own.level is None or following.level is None or following.level >= own.level


def _enter_part(state: Walk, index: int) -> None:
    if state.part_piece:
        _empty_section(state, state.part_piece)
    state.part = state.body.headings[index]
    state.part_piece = heading_piece(state, index, "the heading of a group of sections")
    state.part_title = state.part_piece.text


def _leave_part(state: Walk, heading: Heading) -> None:
    """End the group of sections when a heading looks like that of the group again."""
    part = state.part
    if part is None or state.part_piece is not None:
        return
    first = _first_below(state, part)
    if first is not None and first.is_below(part):
        ends = heading.is_below(part) is False
    else:
        ends = (
            part.style == heading.style != "titled"
            and first is not None
            and first.style != part.style
        )
    if ends:
        state.part, state.part_title = None, None


def _first_below(state: Walk, part: Heading) -> Heading | None:
    """Return the heading of the first section of a group."""
    at = next(index for index, heading in state.body.headings.items() if heading is part)
    return state.body.headings.get(at + 1)


def _empty_section(state: Walk, heading: Piece) -> None:
    state.outline.sections.append(Section(heading, heading.text))
    state.outline.ask(heading.block, "This heading has no text. Is it one?")
    state.part = state.part_piece = state.part_title = None


def _recommendations(state: Walk, index: int) -> int:
    body, outline = state.body, state.outline
    end = end_of_recommendations(body, index)
    read = read_recommendations(body.blocks[index + 1 : end], outline)
    if read is None:
        if "conclu" not in body.headings[index].text.lower():
            outline.ask(
                body.blocks[index], "No single recommendations were found here. Which are they?"
            )
        return _section(state, index)
    heading = heading_piece(state, index, "the heading of the recommendations")
    found, closing = read
    found.heading, found.title = heading, heading.text
    outline.recommendations = merge(outline.recommendations, found)
    _place_closing(state, closing, end)
    return end


def _place_closing(state: Walk, closing: Sequence[Block], end: int) -> None:
    """Make text after the last recommendation the conclusion, if the article has no other."""
    recommendations = state.outline.recommendations
    if not closing or recommendations is None:
        return
    later = [heading.part for at, heading in state.body.headings.items() if at >= end]
    has_other = Part.CONCLUSION in later or any(
        section.kind == "conclusion" for section in state.outline.sections
    )
    if has_other or Part.SECTION in later or Part.MAYBE_CONCLUSION in later:
        recommendations.items[-1].body += body_pieces(closing)
        question = "Does this belong to the last recommendation?"
    else:
        body = body_pieces(closing)
        state.outline.sections.append(Section(None, "Conclusion", "conclusion", body=body))
        question = _AFTER_RECOMMENDATIONS
    state.outline.ask(closing[0], question)


def _unheaded_recommendations(state: Walk, blocks: Sequence[Block]) -> Sequence[Block]:
    """Take recommendations that a paragraph announces, where no heading does.

    Returns:
        The blocks that are none.
    """
    if state.outline.recommendations or state.announced:
        return blocks
    for index, block in enumerate(blocks[:-2]):
        first, second = (marker_of(blocks[index + step].seen) for step in (1, 2))
        if first and second and continues(first, second) and _RECOMMENDS.search(block.seen[-400:]):
            end = index + 2
            while end < len(blocks) and marker_of(blocks[end].seen):
                end += 1
            read = read_recommendations(blocks[index:end], state.outline)
            if read:
                state.outline.recommendations = read[0]
                state.outline.ask(block, "Are these the recommendations? They have no heading.")
                return [*blocks[:index], *blocks[end:]]
    return blocks


_Handler = Callable[[Walk, int], int | None]
_HANDLERS: dict[Part, _Handler] = {
    Part.RECOMMENDATIONS: _recommendations,
    Part.REFERENCES: place_references,
    Part.KEY_POINTS: place_key_points,
    Part.CONTENTS: place_contents,
    Part.ABOUT_AUTHOR: place_about_author,
    Part.DISCLAIMER: place_disclaimer,
}
