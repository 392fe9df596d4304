"""rensa: its RMinHashDeduplicator with LSH, as its README shows."""

from __future__ import annotations

import time
from collections.abc import Iterator

from rensa import RMinHashDeduplicator

from benchmarks.shingles import SHINGLES, THRESHOLDS, Documents, flat
from benchmarks.worker import Pass

_PERMUTATIONS = 128
"""As in rensa's own examples."""


def passes(documents: Documents) -> Iterator[Pass]:
    """Yield a pass for each way of cutting and each threshold."""
    texts = flat(documents)
    for name, cut in SHINGLES.items():
        for threshold in THRESHOLDS:
            start = time.perf_counter()
            index = RMinHashDeduplicator(threshold=threshold, num_perm=_PERMUTATIONS, use_lsh=True)
            kept = index.add_pairs((str(number), cut(text)) for number, text in enumerate(texts))
            seconds = time.perf_counter() - start
            removed = [number for number, new in enumerate(kept) if not new]
            yield {"setting": f"{name}, {threshold}", "said": removed, "seconds": seconds}
