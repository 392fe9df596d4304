"""Which sentences of two passages correspond, and which stand in one of them only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from briefmill.rules.passage import Passage
from briefmill.text.comparison import Comparison, compare_tokens
from briefmill.text.sentences import loose

SAME_SENTENCE = 0.8
"""Share of common words from which a sentence may be a copy: a tenth of the words edited
leaves 0.85 to 0.9, see ``scripts/benchmarks/``."""
_SHARE_ONLY = 2.0
"""More than two passages can share: their differences are not asked for."""
_SAME_SLOT = 0.3
"""Share of common words from which two sentences in the same place are versions of one."""
_NEAR = 3
"""How far a sentence may have moved against its copy, in sentences."""


def matches(first: Passage, second: Passage) -> Iterator[tuple[int, int, Comparison]]:
    """Yield the sentences that correspond, in order, each at most once.

    Those that are the same come first (the longest run of them in order), so that a sentence
    which changed places does not hide the others; near ones are looked for between them.
    """
    keys = [[loose(span.of(each.text)) for span in each.sentences] for each in (first, second)]
    equal = [
        (code.src_start + at, code.dest_start + at)
        for code in LCSseq.opcodes(*keys)
        if code.tag == "equal"
        for at in range(code.src_end - code.src_start)
    ]
    i = j = 0
    for here, there in [*equal, (len(keys[0]), len(keys[1]))]:
        yield from _near_matches(first, second, range(i, here), range(j, there))
        if here < len(keys[0]):
            yield here, there, compare_tokens(first.parts[here], second.parts[there])
        i, j = here + 1, there + 1


def _near_matches(
    first: Passage, second: Passage, here: range, there: range
) -> Iterator[tuple[int, int, Comparison]]:
    """Yield the sentences of two stretches that are alike, in order, each at most once."""
    after = there.start
    shift = there.start - here.start
    for i in here:
        best: tuple[int, Comparison] | None = None
        for j in range(max(after, i + shift - _NEAR), min(there.stop, i + shift + _NEAR + 1)):
            found = compare_tokens(first.parts[i], second.parts[j], SAME_SENTENCE)
            if found.share >= SAME_SENTENCE and (best is None or found.share > best[1].share):
                best = (j, found)
                if found.share == 1:
                    break
        if best:
            yield i, best[0], best[1]
            after, shift = best[0] + 1, best[0] - i


def without_moved(
    first: Passage, second: Passage, rest: tuple[tuple[int, ...], tuple[int, ...]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Leave out the sentences that both passages have, in another place."""
    keys = [
        {at: loose(passage.sentences[at].of(passage.text)) for at in side}
        for passage, side in zip((first, second), rest, strict=True)
    ]
    moved = set(keys[0].values()) & set(keys[1].values())
    own = [tuple(at for at in side if side[at] not in moved) for side in keys]
    return own[0], own[1]


def replaced(
    first: Passage,
    second: Passage,
    aligned: Sequence[tuple[int, int, Comparison]],
    rest: tuple[tuple[int, ...], tuple[int, ...]],
) -> bool:
    """Say whether a sentence of one copy is another version of one of the other."""
    bounds = [(-1, -1), *((i, j) for i, j, _ in aligned), (1 << 30, 1 << 30)]
    return any(
        compare_tokens(first.parts[a], second.parts[b], _SHARE_ONLY).share >= _SAME_SLOT
        for (i, j), (next_i, next_j) in pairwise(bounds)
        for a in rest[0]
        for b in rest[1]
        if i < a < next_i and j < b < next_j
    )
