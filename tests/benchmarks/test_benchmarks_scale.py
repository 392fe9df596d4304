"""A large file, read in blocks, gives what its paragraphs give when all are in memory."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from benchmarks import scale_lines
from benchmarks.scale_lines import LargeFile
from benchmarks.scale_ours import verdicts
from briefmill.text.near_duplicates import Sketches, sketch

WORDS = ["the", "boats", "of", "river", "came", "to", "quay", "four", "years", "grain", "«Häfen»"]


@pytest.fixture
def lines(tmp_path: Path) -> tuple[Path, list[str]]:
    """Write paragraphs of which some stand twice, with empty ones among them."""
    rng = random.Random(3)  # noqa: S311 - repeatable, not secret
    made = [" ".join(rng.choices(WORDS, k=rng.randint(0, 60))) for _ in range(200)]
    made += ["", made[7], made[9].replace("four", "five"), made[11] + " again"]
    path = tmp_path / "paragraphs.txt"
    path.write_text("".join(f"{line}\n" for line in made), encoding="utf-8")
    return path, made


@pytest.mark.parametrize("size", [1, 100, 4_000, 1_000_000])
@pytest.mark.parametrize("processes", [1, 2])
def test_lines_and_sketches_are_those_of_the_text(
    lines: tuple[Path, list[str]], size: int, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scale_lines, "BLOCK", size)
    with LargeFile(lines[0]) as file:
        sketches = Sketches.of(file.sketched(processes))
        assert np.array_equal(sketches.bins, sketch(lines[1]).bins)
        assert [file.line(at) for at in range(len(sketches))] == lines[1]


def test_verdicts_are_the_same_in_two_processes(lines: tuple[Path, list[str]]) -> None:
    one, two = (verdicts(lines[0], processes) for processes in (1, 2))
    assert one == two
    assert one["copies"] >= 1
