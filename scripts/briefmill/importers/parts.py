"""The parts of an article that are no sections: references, key points, contents, notices."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefmill.importers.headings import Heading
from briefmill.importers.lines import same_text
from briefmill.importers.lists import body_pieces
from briefmill.importers.outline import Outline, Piece, piece
from briefmill.importers.recommendation_items import has_marked_items
from briefmill.importers.recommendations import end_of_recommendations
from briefmill.importers.reference_list import read_entries
from briefmill.importers.structure import Body
from briefmill.importers.vocabulary import Part

_FURTHER = "a further heading of the reference list"


@dataclass(slots=True)
class Walk:
    """The state of the walk."""

    body: Body
    outline: Outline
    part: Heading | None = None
    part_piece: Piece | None = None
    """The part's heading while its first section is still to come."""
    part_title: str | None = None

    @property
    def announced(self) -> bool:
        """Whether some heading announces recommendations."""
        return any(heading.part is Part.RECOMMENDATIONS for heading in self.body.headings.values())


def part_at(body: Body, index: int) -> Part:
    """Say what a heading announces here, where its name alone leaves it open."""
    part = body.headings[index].part
    others = [heading.part for at, heading in body.headings.items() if at != index]
    later = [body.headings[at].part for at in body.headings if at > index]
    if part is Part.MAYBE_RECOMMENDATIONS:
        if Part.RECOMMENDATIONS not in others:
            end = end_of_recommendations(body, index)
            if has_marked_items(body.blocks[index + 1 : end]):
                return Part.RECOMMENDATIONS
        part = Part.MAYBE_CONCLUSION
    if part is Part.MAYBE_CONCLUSION:
        ends = {Part.SECTION, Part.CONCLUSION, Part.MAYBE_CONCLUSION, Part.MAYBE_RECOMMENDATIONS}
        last = Part.CONCLUSION not in others and not ends.intersection(later)
        earlier = any(at < index for at in body.headings)
        return Part.CONCLUSION if last and earlier else Part.SECTION
    if part is Part.KEY_POINTS and any(
        heading.part is Part.SECTION for at, heading in body.headings.items() if at < index
    ):
        return Part.SECTION
    return part


def heading_piece(state: Walk, index: int, how: str) -> Piece:
    """Keep the heading at ``index``, its marks left off."""
    heading = state.body.headings[index]
    return piece(state.body.blocks[index], how, heading.start, heading.end)


def place_references(state: Walk, index: int) -> int:
    """Place the reference list whose heading is at ``index``; return where it ends."""
    body, outline = state.body, state.outline
    end = index + 1
    while end < len(body.blocks):
        heading = body.headings.get(end)
        if heading and (heading.part not in (Part.SECTION, Part.REFERENCES) or _is_marked(heading)):
            break
        end += 1
    if outline.references_heading is None:
        outline.references_heading = heading_piece(
            state, index, "the heading of the reference list"
        )
    else:
        outline.set_aside(body.blocks[index], _FURTHER)
    inner = {
        at
        for at in range(index + 1, end)
        if at in body.headings and body.headings[at].part is Part.REFERENCES
    }
    for at in sorted(inner):
        outline.set_aside(body.blocks[at], _FURTHER)
    outline.references += read_entries(
        [body.blocks[at] for at in range(index + 1, end) if at not in inner]
    )
    return end


def _is_marked(heading: Heading) -> bool:
    return heading.style in ("marked", "underlined")


def place_key_points(state: Walk, index: int) -> int | None:
    """Place a list of key points; None when the heading is that of a usual section."""
    body, outline = state.body, state.outline
    end = body.end_of(index + 1)
    points = body_pieces(body.blocks[index + 1 : end])
    listed = [point for point in points if point.kind in ("bullet", "number")]
    if len(listed) < 2 or listed != points[: len(listed)] or outline.key_points:
        return _label(state, index) if _is_label(state, index) else None
    outline.key_points_heading = heading_piece(state, index, "the heading of the key points")
    outline.key_points = [replace(point, how="a key point") for point in listed]
    outline.intro += points[len(listed) :]
    return end


def _is_label(state: Walk, index: int) -> bool:
    """Say whether “In brief” stands over a summary, after which the text has no headings."""
    rest = len(state.body.blocks) - index
    return len(state.body.headings) == 1 and rest > 2 and not state.outline.intro


def _label(state: Walk, index: int) -> int:
    first, *rest = state.body.blocks[index + 1 :]
    state.outline.set_aside(state.body.blocks[index], "a label above the summary")
    state.outline.standfirst.append(piece(first, "the standfirst"))
    state.outline.intro += body_pieces(rest)
    return len(state.body.blocks)


def place_contents(state: Walk, index: int) -> int:
    """Set aside a table of contents: short lines up to the first text or known heading."""
    body, outline = state.body, state.outline
    outline.set_aside(body.blocks[index], "a table of contents")
    end = index + 1
    while end < len(body.blocks):
        block, heading = body.blocks[end], body.headings.get(end)
        following = body.blocks[end + 1] if end + 1 < len(body.blocks) else None
        listed = heading is not None and _comes_again(body, end)
        if block.is_prose or (heading and following and following.is_prose and not listed):
            break
        outline.set_aside(block, "a table of contents")
        end += 1
    at = body.end_of(end)
    outline.intro += body_pieces(body.blocks[end:at])
    return at


def _comes_again(body: Body, index: int) -> bool:
    """Say whether a heading stands once more further down: then here it is only listed."""
    text = body.headings[index].text
    later = (heading for at, heading in body.headings.items() if at > index)
    return any(same_text(heading.text, text) for heading in later)


def place_about_author(state: Walk, index: int) -> int:
    """Set aside what stands under “About the author” and the like; return where it ends."""
    end = state.body.end_of(index + 1)
    for block in state.body.blocks[index:end]:
        state.outline.set_aside(block, "a note about the author")
    named = state.body.headings[index].text.lower()
    question = "Does anything of this belong to the brief?"
    if "author" in named or "contributor" in named:
        question = "Should the authors' affiliations go to the front matter?"
    state.outline.ask(state.body.blocks[index], question)
    return end


def place_disclaimer(state: Walk, index: int) -> int:
    """Place the disclaimer whose heading is at ``index``; return where it ends."""
    end = state.body.end_of(index + 1)
    state.outline.disclaimer.append(heading_piece(state, index, "the disclaimer"))
    state.outline.disclaimer += [
        piece(block, "the disclaimer") for block in state.body.blocks[index + 1 : end]
    ]
    return end
