"""A paragraph, or a run of paragraphs, that stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from briefmill.rules.finding import Finding, Fix, Safety
from briefmill.rules.likeness import likeness
from briefmill.rules.removal import block_removal, removal_finding
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.rules.runs import Run, repeated_runs
from briefmill.rules.titles import is_title
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.sentences import loose, word_count
from briefmill.text.span import Span

ID = "repeated-paragraph"
_ENOUGH_WORDS = 15
"""Words that a paragraph must have to be taken for an accident when it stands twice in
a row; below, it may be a refrain, an answer or a cell of a flattened table."""
_LEAST_WORDS = 5
"""Words that each paragraph of a repeated run must have: "No." is an answer."""
_VERSE = 60
"""Longest line of a verse, in code points; prose is wrapped at 72 columns or not at all."""


def find(document: Document) -> Iterator[Finding]:
    """Yield one finding for each further copy of a paragraph or a run of them."""
    blocks = [block for block in document.blocks if block.kind is not BlockKind.FIELD]
    keys = [_key(document, block, index) for index, block in enumerate(blocks)]
    for run in repeated_runs(keys):
        counts = [word_count(key) for key in keys[run.first : run.first + run.length]]
        if max(counts) < _ENOUGH_WORDS and not run.adjacent:
            continue
        if not all(_title_like(document, block) for block in _copy(blocks, run)):
            yield _finding(document, blocks, run, counts)


def _key(document: Document, block: Block, index: int) -> str:
    """Return what a block is compared by; a block that is no paragraph equals none."""
    if block.kind is not BlockKind.PARAGRAPH:
        return f"\0{index}"
    return loose(document.content(block))


def _copy(blocks: list[Block], run: Run) -> list[Block]:
    return blocks[run.second : run.second + run.length]


def _title_like(document: Document, block: Block) -> bool:
    return is_title(document.content(block))


def _may_be_meant(document: Document, block: Block) -> bool:
    """Say whether a paragraph is a question, asked again in a transcript, or a verse."""
    lines = document.content(block).split("\n")
    return lines[-1].endswith("?") or (len(lines) > 1 and max(map(len, lines)) < _VERSE)


def _finding(document: Document, blocks: list[Block], run: Run, counts: list[int]) -> Finding:
    copies = _copy(blocks, run)
    kept = Span(blocks[run.first].span.start, blocks[run.first + run.length - 1].span.end)
    what = "paragraph" if run.length == 1 else f"run of {run.length} paragraphs"
    where = "right after it stood" if run.adjacent else "a second time further on"
    alike = likeness(document, [block.span for block in blocks], run)
    message = f"The same {what} stands {where}{alike.told}; the first copy stays."
    enough = max(counts) >= _ENOUGH_WORDS and min(counts) >= _LEAST_WORDS
    enough = enough and not any(_may_be_meant(document, block) for block in copies)
    safe = run.adjacent and enough and alike.ceiling is Safety.SAFE
    edit = block_removal(document, copies[0], copies[-1])
    fix = Fix((edit,), Safety.SAFE if safe else Safety.REVIEW, 0.99 if safe else 0.9, message)
    span = Span(copies[0].span.start, copies[-1].span.end)
    return removal_finding(document, ID, span, kept, fix)


_ONE = "The committee met four times last year and published two reports on the river ports.\n"
_TWO = "Its second report asks for new cranes and for a railway that runs in winter as well.\n"

RULE = Rule(
    id=ID,
    title="Paragraph repeated exactly",
    documentation=(
        "When a paragraph, or a run of paragraphs, is followed at once by the same words "
        "(white space, commas, the case of the first letter and the shape of quotation marks "
        "and dashes aside), the second copy is removed. A copy that stands further on, and "
        "short paragraphs, wait for review."
    ),
    stage=Stage.PARAGRAPHS,
    ceiling=Safety.SAFE,
    find=find,
    examples=(
        Example("twice", f"{_ONE}\n{_ONE}\n{_TWO}", f"{_ONE}\n{_TWO}"),
        Example("three times", f"{_ONE}\n{_ONE}\n{_ONE}", f"{_ONE}"),
        Example("a run of two", f"{_ONE}\n{_TWO}\n{_ONE}\n{_TWO}", f"{_ONE}\n{_TWO}"),
        Example(
            "further on waits for review",
            f"{_ONE}\n{_TWO}\n## Rail\n\n{_ONE}",
            f"{_ONE}\n{_TWO}\n## Rail\n\n{_ONE}",
        ),
        Example(
            "further on removed when asked",
            f"{_ONE}\n{_TWO}\n{_ONE}",
            f"{_ONE}\n{_TWO}",
            Safety.REVIEW,
        ),
        Example(
            "a comma lost",
            f"{_ONE.replace('year', 'year,')}\n{_ONE}\n{_TWO}",
            f"{_ONE.replace('year', 'year,')}\n{_TWO}",
        ),
        Example(
            "a question asked again waits for review",
            "Minister, will you answer the question that the committee put to you in June?\n\n"
            "No.\n\n"
            "Minister, will you answer the question that the committee put to you in June?\n\n"
            "No.\n",
            "Minister, will you answer the question that the committee put to you in June?\n\n"
            "No.\n\n"
            "Minister, will you answer the question that the committee put to you in June?\n\n"
            "No.\n",
        ),
        Example(
            "a stanza waits for review",
            "We walked along the river in the rain,\nwe walked along the river home again.\n\n"
            "We walked along the river in the rain,\nwe walked along the river home again.\n",
            "We walked along the river in the rain,\nwe walked along the river home again.\n\n"
            "We walked along the river in the rain,\nwe walked along the river home again.\n",
        ),
        silent("a number differs", f"{_ONE}\n{_ONE.replace('four', 'five')}"),
        silent("list items", f"- {_ONE}- {_ONE}"),
        silent("code", f"    {_ONE}\nand\n\n    {_ONE}"),
    ),
)
