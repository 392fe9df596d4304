"""Items of lists that stand a second time: in their own list, or in another one."""

from __future__ import annotations

from collections.abc import Sequence

from briefmill.rules.block_runs import copy_of
from briefmill.rules.runs import Run
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.sentences import word_count

_SEVERAL, _NO_LABEL = 3, 4
"""Items of a list that stand in another one, and words of each, for which it is worth telling."""


def in_one_list(document: Document, blocks: Sequence[Block], run: Run) -> bool:
    """Say whether both copies of an item are in one list, below one item; paragraphs are."""
    if blocks[run.second].kind is not BlockKind.NESTED:
        return True
    first, second = blocks[run.first], blocks[run.second]
    alike = document.indent(first) == document.indent(second)
    return alike and document.list_start(second) <= first.span.start


def is_list_again(document: Document, blocks: Sequence[Block], run: Run) -> bool:
    """Say whether several items that are no bare labels stand in a second list, too."""
    copy = copy_of(blocks, run)
    if run.length < _SEVERAL or any(each.kind is not BlockKind.NESTED for each in copy):
        return False
    fewest = min(word_count(document.content(block)) for block in copy)
    return fewest >= _NO_LABEL and not in_one_list(document, blocks, run)
