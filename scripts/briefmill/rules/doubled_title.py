"""A title or heading that stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefmill.rules.finding import Finding, Fix, Safety
from briefmill.rules.removal import block_removal, removal_finding
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.rules.titles import is_title
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.sentences import fold, word_count

ID = "doubled-title"
_TITLE_WORDS = 3
"""Words from which a bare line at the head of a text is taken for its title; a shorter
one that stands twice may be a cell of a flattened table ("Yes", "Yes")."""
_PROSE_WORDS = 12
"""Words from which the next line shows that the doubled one was a heading: answers of a
questionnaire and cells of a flattened table are followed by short lines."""


def find(document: Document) -> Iterator[Finding]:
    """Yield one finding for each title or heading that repeats the one before it."""
    blocks = [block for block in document.blocks if block.kind is not BlockKind.FIELD]
    for title in _titles(document, blocks[:1]):
        yield _finding(document, title, blocks[0], Safety.SAFE)
    kept: Block | None = None
    for index, (first, second) in enumerate(pairwise(blocks)):
        if _same(document, first, second):
            kept = kept or first
            safety = _safety(document, blocks, index, kept)
            yield _finding(document, kept, second, safety)
        else:
            kept = None


def _titles(document: Document, opening: list[Block]) -> list[Block]:
    """Return the front matter's title, if the text opens with the same words."""
    fields = [block for block in document.blocks if block.kind is BlockKind.FIELD]
    return [field for field in fields for block in opening if _same(document, field, block)][:1]


def _same(document: Document, first: Block, second: Block) -> bool:
    if not {first.kind, second.kind} <= {BlockKind.FIELD, BlockKind.HEADING, BlockKind.PARAGRAPH}:
        return False
    text = document.content(second)
    if second.kind is BlockKind.PARAGRAPH and not is_title(text):
        return False
    return bool(text.strip()) and fold(document.content(first)) == fold(text)


def _safety(document: Document, blocks: list[Block], index: int, kept: Block) -> Safety:
    second = blocks[index + 1]
    if kept.kind is BlockKind.HEADING:
        same_level = second.kind is BlockKind.PARAGRAPH or second.level == kept.level
        return Safety.SAFE if same_level else Safety.REVIEW
    if word_count(document.content(kept)) >= _TITLE_WORDS and index == 0:
        return Safety.SAFE
    following = blocks[index + 2 :][:1]
    prose = following and word_count(document.content(following[0])) >= _PROSE_WORDS
    return Safety.SAFE if prose else Safety.REVIEW


def _finding(document: Document, kept: Block, copy: Block, safety: Safety) -> Finding:
    message = "The title or heading stands twice in a row; the first one stays."
    edit = block_removal(document, copy)
    fix = Fix((edit,), safety, 0.99 if safety is Safety.SAFE else 0.9, message)
    return removal_finding(document, ID, copy.outer, kept.span, fix)


_TEXT = "The committee met four times last year and published two reports on the river ports.\n"

RULE = Rule(
    id=ID,
    title="Title or heading doubled",
    documentation=(
        "A page's title is often copied twice: once from the browser's tab or the page's "
        "head, once from the article. When a title or heading is followed at once by the "
        "same words, the second one is removed. Bare short lines that may be cells of a "
        "table or answers in a questionnaire wait for review."
    ),
    stage=Stage.PARAGRAPHS,
    ceiling=Safety.SAFE,
    find=find,
    examples=(
        Example(
            "a bare title",
            f"River Ports: Grain Trade And Rail – Analysis\n\n"
            f"River Ports: Grain Trade And Rail – Analysis\n\n{_TEXT}",
            f"River Ports: Grain Trade And Rail – Analysis\n\n{_TEXT}",
        ),
        Example("a heading", f"## Ports\n\n## Ports\n\n{_TEXT}", f"## Ports\n\n{_TEXT}"),
        Example("a heading and a line", f"# Ports\n\nPorts\n\n{_TEXT}", f"# Ports\n\n{_TEXT}"),
        Example(
            "a bare heading in the text",
            f"{_TEXT}\nRail Freight\n\nRail Freight\n\n{_TEXT}",
            f"{_TEXT}\nRail Freight\n\n{_TEXT}",
        ),
        silent("headings of two sections", f"## Ports\n\n{_TEXT}\n## Ports\n\nCranes.\n"),
        Example("answers", "Question\n\nYes\n\nYes\n\nNo\n", "Question\n\nYes\n\nYes\n\nNo\n"),
        Example(
            "heading levels", f"# Ports\n\n## Ports\n\n{_TEXT}", f"# Ports\n\n## Ports\n\n{_TEXT}"
        ),
        silent("a heading and its number", f"# Ports 1\n\n# Ports 2\n\n{_TEXT}"),
    ),
)
