"""Texts that fuzzing found (scripts/fuzzing/repeats.py): what failed on them once holds."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from briefmill.cli.fix import located
from briefmill.normalise.run import Normalised, normalise
from briefmill.rules.finding import Safety
from briefmill.rules.registry import rules

pytestmark = pytest.mark.usefixtures("no_garbled_sentences")

FOLDER = Path(__file__).parents[1] / "cases" / "fuzzed"
FILES = sorted(FOLDER.glob("*.txt"))


def run(text: str, level: Safety) -> Normalised:
    return normalise(text, partial(located, path="fuzzed.md"), rules(), level=level)


@pytest.mark.parametrize("level", [Safety.SAFE, Safety.REVIEW])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_fuzzing_found_holds(path: Path, level: Safety) -> None:
    text = path.read_bytes().decode("utf-8")
    result = run(text, level)
    assert result.undone() == text
    assert run(result.text, level).patches == ()
    lost = set(re.findall(r"\d{2,}", text)) - set(re.findall(r"\d{2,}", result.text))
    assert not lost
