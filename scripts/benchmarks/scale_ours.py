"""Near-duplicates of a large file as briefmill finds them: sketches, candidates, the guard."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.scale_lines import LargeFile
from benchmarks.worker import Pass
from briefmill.rules.near_pairs import relations
from briefmill.text.near_duplicates import Sketches, candidates


def passes(task: Sequence[str]) -> Iterator[Pass]:
    """Yield a pass with one process, and one with as many as there are processors.

    What is said is how many pairs had which verdict.
    """
    (name,) = task
    for processes in sorted({1, os.cpu_count() or 1}):
        start = time.perf_counter()
        counts = verdicts(Path(name), processes)
        said = [f"{count} {verdict}" for verdict, count in sorted(counts.items())]
        seconds = time.perf_counter() - start
        yield {"setting": f"{processes} process(es)", "said": said, "seconds": seconds}


def verdicts(path: Path, processes: int) -> Counter[str]:
    """Return how many candidate pairs of a file of paragraphs are copies, and how many not.

    Paragraphs are not kept: those of a candidate pair are read again.
    """
    counts: Counter[str] = Counter()
    with LargeFile(path) as file:
        sketches = Sketches.of(file.sketched(processes))
        for _, _, relation in relations(file.line, candidates(sketches), processes):
            counts[relation.verdict.name.lower()] += 1
    return counts
