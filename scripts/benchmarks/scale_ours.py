"""Near-duplicates of a large file as briefmill finds them: sketches, candidates, the guard."""

from __future__ import annotations

import mmap
import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.worker import Pass
from briefmill.rules.near_pairs import relations
from briefmill.text.near_duplicates import candidates, sketch


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
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        sketches = sketch(_lines(path), processes)
        starts = _starts(data)
        read = partial(_line, data, starts)
        for _, _, relation in relations(read, candidates(sketches), processes):
            counts[relation.verdict.name.lower()] += 1
    return counts


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def _starts(data: mmap.mmap) -> npt.NDArray[np.int64]:
    """Return where each line begins, and the end of the last one."""
    found = [np.zeros(1, np.int64)]
    step = 1 << 24
    for at in range(0, len(data), step):
        part = np.frombuffer(data[at : at + step], np.uint8)
        found.append(np.flatnonzero(part == 10).astype(np.int64) + at + 1)
    return np.concatenate(found)


def _line(data: mmap.mmap, starts: npt.NDArray[np.int64], at: int) -> str:
    return data[int(starts[at]) : int(starts[at + 1]) - 1].decode("utf-8")
