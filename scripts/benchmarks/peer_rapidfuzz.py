"""rapidfuzz: each passage compared with all others of its document."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from rapidfuzz import fuzz, process, utils

from benchmarks.shingles import THRESHOLDS, Documents
from benchmarks.worker import Pass

_SCORERS: dict[str, Callable[..., float]] = {
    "ratio": fuzz.ratio,
    "token_sort_ratio": fuzz.token_sort_ratio,
}


def passes(documents: Documents) -> Iterator[Pass]:
    """Yield a pass for each scorer and each threshold.

    All pairs of a document, not of the whole set: that would be quadratic.
    """
    for name, scorer in _SCORERS.items():
        start = time.perf_counter()
        scores = [
            process.cdist(texts, texts, scorer=scorer, processor=utils.default_process)
            for texts in documents
        ]
        compared = time.perf_counter() - start
        for threshold in (*THRESHOLDS, 0.97, 0.98, 0.99):
            removed: list[int] = []
            first = 0
            for table in scores:
                removed += [first + number for number in _removed(table, 100 * threshold)]
                first += len(table)
            yield {"setting": f"{name}, {threshold}", "said": removed, "seconds": compared}


def _removed(scores: Any, least: float) -> Iterator[int]:
    kept: list[int] = []
    for number in range(len(scores)):
        if kept and scores[number][kept].max() >= least:
            yield number
        else:
            kept.append(number)
