"""What the paragraphs beside two copies of a passage say of whether both are meant."""

from __future__ import annotations

from collections.abc import Sequence

from briefmill.rules.deliberate import first_sentence, heads, last_sentence
from briefmill.rules.denied import DENIED, is_denied_beside
from briefmill.rules.runs import Run
from briefmill.text.comparison import compare
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.meaning import Kind
from briefmill.text.sentences import loose

_OPENING = 8
"""Words at the head of a paragraph that say what it is of: "In the first week", "In Reni"."""
_ALIKE = 0.5
"""Share of words that two such openings have in common."""
_TWO_THINGS = {Kind.NAME, Kind.PLACE, Kind.DATE, Kind.NUMBER, Kind.OPPOSITE}
_PARALLEL = "The paragraphs before them tell of two things of one kind."


def why_beside(document: Document, blocks: Sequence[Block], run: Run) -> str:
    """Say what beside two copies gives a reason for both; empty where nothing does."""
    if blocks[run.first].kind is not BlockKind.PARAGRAPH:
        return ""
    if _has_denial_beside(document, blocks, run):
        return DENIED
    parallel = not run.adjacent and _are_parallel(document, blocks, run)
    return _PARALLEL if parallel else ""


def _has_denial_beside(document: Document, blocks: Sequence[Block], run: Run) -> bool:
    """Say whether the paragraph before or behind one of the two copies denies or corrects it."""

    def content(at: int) -> str:
        told = 0 <= at < len(blocks) and blocks[at].kind is BlockKind.PARAGRAPH
        return document.content(blocks[at]) if told else ""

    return is_denied_beside(
        run, lambda at: last_sentence(content(at)), lambda at: first_sentence(content(at))
    )


def behind_others(document: Document, blocks: Sequence[Block], run: Run) -> bool:
    """Say whether the two copies stand behind two different paragraphs, of which each may be."""
    before = _before(document, blocks, run)
    return all(before) and loose(before[0]) != loose(before[1])


def _before(document: Document, blocks: Sequence[Block], run: Run) -> tuple[str, str]:
    """Return the paragraphs right before the two copies; empty where none stands there."""
    first, second = (
        document.content(blocks[at - 1])
        if at and blocks[at - 1].kind is BlockKind.PARAGRAPH and not heads(document, blocks[at - 1])
        else ""
        for at in (run.first, run.second)
    )
    return first, second


def _are_parallel(document: Document, blocks: Sequence[Block], run: Run) -> bool:
    """Say whether the paragraphs before the copies open alike but for a name, date or number."""
    before = _before(document, blocks, run)
    if not all(before):
        return False
    openings = [" ".join(text.split(None, _OPENING)[:_OPENING]) for text in before]
    pairs = [openings, [text.partition(":")[0].partition(",")[0] for text in openings]]
    for pair in pairs:
        found = compare(*pair)
        kinds = {each.kind for each in found.differences}
        if found.share >= _ALIKE and not kinds.isdisjoint(_TWO_THINGS):
            return True
    return False
