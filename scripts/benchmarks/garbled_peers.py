"""Other programs as detectors: how many garbled sentences they accuse, and how many clean ones."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.garbled_figures import Measured, flagged
from benchmarks.garbled_samples import MAIN
from benchmarks.intervals import share
from benchmarks.markdown_tables import Cell, Table
from benchmarks.worker import Pass, run

_HEAD = ("program", "counts as accused", "noise", "of garbled", "of clean", "ours at that", "n")


def compared(measured: Measured, size: int, harper: Path, progress: Callable[[str], None]) -> Table:
    """Return what each program accuses, beside ours at the same share of clean sentences.

    Args:
        measured: our outcomes; the others get the same sentences.
        size: sentences of each kind, and clean ones, that they get at most.
        harper: the folder in which Harper was installed.
        progress: is told what is being done.

    Raises:
        WorkerError: when a program is not installed, or fails.
    """
    clean = [each.sample.shown.sentence for each in measured.clean[:size]]
    parts = {
        kind.name: [each.sample.shown.sentence for each in measured.garbled[kind.name][:size]]
        for kind in MAIN
    }
    texts = [*clean, *(text for part in parts.values() for text in part)]
    rows: list[list[Cell]] = []
    for name, passes in _answers(texts, harper, progress):
        for each in passes:
            rows += _rows(name, each, measured, [len(clean), *map(len, parts.values())])
    return Table("Others as detectors", _HEAD, rows)


def _answers(
    texts: Sequence[str], harper: Path, progress: Callable[[str], None]
) -> Iterator[tuple[str, list[Pass]]]:
    progress("link-grammar")
    yield "link-grammar", run(sys.executable, "peer_link_grammar", texts)["passes"]
    progress("Harper")
    task = {"sentences": list(texts), "folder": str(harper)}
    yield "Harper", run(sys.executable, "peer_harper", task)["passes"]


def _rows(
    name: str, answer: Pass, measured: Measured, counts: Sequence[int]
) -> Iterator[list[Cell]]:
    accused = set(answer["said"])
    clean = share(number in accused for number in range(counts[0]))
    start = counts[0]
    for kind, count in zip(MAIN, counts[1:], strict=True):
        found = share(number in accused for number in range(start, start + count))
        start += count
        ours = (
            flagged(measured.garbled[kind.name][:count], measured.clean, clean.value)
            if clean
            else None
        )
        yield [name, answer["setting"], kind.name, found, clean, ours, count]
