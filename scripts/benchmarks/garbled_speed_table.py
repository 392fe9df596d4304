"""How fast the engine is, how much memory it takes, and how large its files are."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.garbled_figures import Measured
from benchmarks.garbled_run import FILES
from benchmarks.markdown_tables import Cell, Table
from benchmarks.worker import run

_MOST = 2_000
"""Sentences of each kind that are timed."""


def cost(model: Path, measured: Measured) -> list[Table]:
    """Return the time and memory of a process that judges sentences, and the files' sizes.

    Raises:
        WorkerError: when the process fails.
    """
    parts = {"left in order": measured.clean, **measured.garbled}
    sentences = {
        name: [each.sample.shown.sentence for each in found[:_MOST]]
        for name, found in parts.items()
    }
    report = run(sys.executable, "garbled_speed", {"model": str(model), "sentences": sentences})
    load, *judged = report["passes"]
    rows: list[Sequence[Cell]] = [
        ["load, seconds", round(load["seconds"], 2)],
        ["peak memory, MB", round(report["peak"] / 1e6)],
    ]
    rows += [
        [f"sentences a second, {each['setting']}", round(each["said"][0] / each["seconds"], 1)]
        for each in judged
    ]
    return [Table("Time and memory, on one core", ["measure", "value"], rows), _files(model)]


def _files(model: Path) -> Table:
    sizes = {name: (model / name).stat().st_size for name in FILES}
    rows: list[list[Cell]] = [[name, f"{size / 1e6:.2f}"] for name, size in sizes.items()]
    rows.append(["all", f"{sum(sizes.values()) / 1e6:.2f}"])
    return Table("Files of the model", ["file", "MB"], rows)
