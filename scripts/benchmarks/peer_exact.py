"""Exact matching after normalising: no letter case, no punctuation, single blanks."""

from __future__ import annotations

import time
from collections.abc import Iterator

from benchmarks.corpus import folded
from benchmarks.shingles import Documents, flat
from benchmarks.worker import Pass


def passes(documents: Documents) -> Iterator[Pass]:
    """Yield the one pass; what is said are the numbers of the passages seen before."""
    start = time.perf_counter()
    seen: set[tuple[str, ...]] = set()
    removed = []
    for number, text in enumerate(flat(documents)):
        key = folded(text)
        if key in seen:
            removed.append(number)
        seen.add(key)
    yield {"setting": "normalised", "said": removed, "seconds": time.perf_counter() - start}
