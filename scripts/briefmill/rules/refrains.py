"""Short passages that come back all through a text, which are no accident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefmill.rules.block_runs import copy_of
from briefmill.rules.runs import Run
from briefmill.text.document import Block, Document
from briefmill.text.sentences import loose, word_count

_REFRAIN = 3
"""Times from which a short paragraph that comes back is a refrain."""
_REFRAIN_WORDS = 16
"""Words that a refrain in prose has at most; a longer passage comes back by accident."""


def without_refrains(
    document: Document, blocks: Sequence[Block], run: Run, places: Mapping[str, Sequence[int]]
) -> Run | None:
    """Return what is left of a run without the refrains before and behind it.

    ``places`` are, for each text, the indices of the blocks that have it. A refrain that comes
    back beside a paragraph which is repeated is no part of the accident.
    """
    copy = copy_of(blocks, run)
    if _is_refrain(document, copy, places):
        return None
    if run.adjacent:
        return run
    plain = [at for at, each in enumerate(copy) if not _is_refrain(document, [each], places)]
    if not plain:
        return None
    first, length = plain[0], plain[-1] - plain[0] + 1
    return Run(run.first + first, run.second + first, length, run.adjacent)


def _is_refrain(
    document: Document, copy: Sequence[Block], places: Mapping[str, Sequence[int]]
) -> bool:
    """Say whether a short passage comes back, with other text between, three times and more."""
    if sum(word_count(document.content(block)) for block in copy) > _REFRAIN_WORDS:
        return False
    found = [places[loose(document.content(block))] for block in copy]
    return all(len(each) >= _REFRAIN and each[-1] - each[0] >= len(each) for each in found)
