"""datasketch: a MinHash of each passage, looked up in a MinHashLSH before it is put in."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from datasketch import MinHash, MinHashLSH

from benchmarks.shingles import SHINGLES, THRESHOLDS, Documents, flat
from benchmarks.worker import Pass

_PERMUTATIONS = 128
"""As in datasketch's own examples."""


def passes(documents: Documents) -> Iterator[Pass]:
    """Yield a pass for each way of cutting and each threshold."""
    texts = flat(documents)
    for name, cut in SHINGLES.items():
        start = time.perf_counter()
        sets = ([token.encode() for token in cut(text)] for text in texts)
        sketches = MinHash.bulk(sets, num_perm=_PERMUTATIONS)
        hashed = time.perf_counter() - start
        for threshold in THRESHOLDS:
            start = time.perf_counter()
            removed = _removed(sketches, threshold)
            seconds = hashed + time.perf_counter() - start
            yield {"setting": f"{name}, {threshold}", "said": removed, "seconds": seconds}


def _removed(sketches: Sequence[MinHash], threshold: float) -> list[int]:
    index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
    removed = []
    for number, sketch in enumerate(sketches):
        if index.query(sketch):
            removed.append(number)
        else:
            index.insert(number, sketch)
    return removed
