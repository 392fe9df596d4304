"""The table of common words, and the script that counts them."""

from __future__ import annotations

import lzma
import subprocess
import sys
from pathlib import Path

import pytest

import count_words

SCRIPT = Path(count_words.__file__)
LINES = ["The water of Reni rose. Water rises as Reni knows.", "the water, of Reni; water of reni"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (LINES * 3, ["knows", "of", "rises", "rose", "the", "water"]),
        (["a water"] * 2, []),  # as often as a misprint
        (["so it is"] * 3, ["is", "it", "so"]),
        (["It was Water, so water."] * 3, ["so", "was", "water"]),
        (["the Water and Water or water"] * 3, ["and", "or", "the"]),
        (["don’t and don't"] * 2, ["don't"]),
        (["Water"] * 9, []),
        ([], []),
    ],
)
def test_words_that_are_mostly_in_lower_case_are_common(
    lines: list[str], expected: list[str]
) -> None:
    found = count_words.common_words(lines)
    assert [word for word in found if word != "as"] == expected


def test_a_corpus_may_be_packed(tmp_path: Path) -> None:
    text = "the port of the town\n" * 3
    plain, packed = tmp_path / "corpus.txt", tmp_path / "corpus.txt.xz"
    plain.write_text(text, "utf-8")
    packed.write_bytes(lzma.compress(text.encode()))
    for path in (plain, packed):
        command = [sys.executable, str(SCRIPT), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout == "of\nport\nthe\ntown\n"
