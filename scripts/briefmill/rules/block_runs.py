"""Runs of blocks that stand twice in a text: paragraphs, list items, whole sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefmill.rules.per_document import per_document
from briefmill.rules.runs import Run, repeated_runs
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.sentences import fold, loose

ENDS_OF_ITEMS = ".;,"
"""Marks that a list typed twice may have at the ends of its items in one copy alone."""


@per_document
def prose_blocks(document: Document) -> Sequence[Block]:
    """Return the blocks of a text but for its front matter."""
    return [block for block in document.blocks if block.kind is not BlockKind.FIELD]


@per_document
def block_runs(document: Document) -> Sequence[Run]:
    """Return the runs of blocks that stand already, in order, as indices of `prose_blocks`.

    A run has a heading only with all that stands below it, and code, tables and other
    blocks that are no prose only below such a heading.
    """
    blocks = prose_blocks(document)
    keys = [_key(document, block) for block in blocks]
    return [part for run in repeated_runs(keys) for part in _whole(blocks, run)]


def has_heading(blocks: Sequence[Block], run: Run) -> bool:
    """Say whether a run is a section or several, or begins with one's last paragraphs."""
    return any(block.kind is BlockKind.HEADING for block in copy_of(blocks, run))


def copy_of(blocks: Sequence[Block], run: Run) -> Sequence[Block]:
    """Return the blocks of the second copy."""
    return blocks[run.second : run.second + run.length]


def _key(document: Document, block: Block) -> str:
    """Return what a block is compared by: blocks of two kinds are never alike."""
    text = document.content(block)
    if block.kind is BlockKind.OTHER:
        return f"other\0{fold(text)}"
    compared = loose(text)
    if block.kind is BlockKind.NESTED:
        compared = compared.rstrip(ENDS_OF_ITEMS)
    return f"{block.kind.value} {block.level}\0{compared}"


def _whole(blocks: Sequence[Block], run: Run) -> Iterator[Run]:
    """Yield the parts of a run that are whole: sections, or prose without a heading."""
    copy = copy_of(blocks, run)
    headings = [at for at, block in enumerate(copy) if block.kind is BlockKind.HEADING]
    if not headings:
        yield from _prose(copy, run)
        return
    last = headings[-1]
    end = run.second + run.length
    level = copy[last].level
    closed = end == len(blocks) or (
        blocks[end].kind is BlockKind.HEADING and blocks[end].level <= level
    )
    if closed and last < run.length - 1:
        first = headings[0]
        yield from _prose(copy[:first], _part(run, 0, first))
        yield _part(run, first, run.length)
    else:
        yield from _whole(blocks, _part(run, 0, last))
        yield from _prose(copy[last + 1 :], _part(run, last + 1, run.length))


def _part(run: Run, start: int, end: int) -> Run:
    """Return a part of a run, ``start`` and ``end`` counting from its beginning."""
    if (start, end) == (0, run.length):
        return run
    shorter = replace(run, first=run.first + start, second=run.second + start, length=end - start)
    return replace(shorter, adjacent=shorter.first + shorter.length == shorter.second)


def _prose(copy: Sequence[Block], run: Run) -> Iterator[Run]:
    """Yield the parts of a run that are prose of one kind."""
    start = 0
    for at in range(len(copy) + 1):
        if at < len(copy) and copy[at].kind is not BlockKind.OTHER:
            if at == start or copy[at].kind is copy[start].kind:
                continue
            yield _part(run, start, at)
            start = at
            continue
        if start < at:
            yield _part(run, start, at)
        start = at + 1
