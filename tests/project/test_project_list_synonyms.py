"""The table of synonyms, and the script that takes them from WordNet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import list_synonyms
from briefmill.text.synonyms import may_stand_for

SCRIPT = Path(list_synonyms.__file__)
DATA = {
    "noun": "00000010 06 n 02 harbor 0 port 0 000 | where ships land\n"
    "00000020 06 n 02 zzport 0 port 1 000 | a wine\n",
    "verb": "00000030 30 v 02 say 0 state 0 000 00 | utter\n",
    "adj": "00000040 00 a 01 small 0 001 & 00000050 a 0000 | little\n"
    "00000050 00 s 01 tiny 0 001 & 00000040 a 0000 | very small\n",
    "adv": "",
}
INDEX = {
    "noun": "harbor n 1 0 1 1 00000010\nport n 2 0 2 1 00000010 00000020\n"
    "zzport n 1 0 1 0 00000020\n",
    "verb": "say v 1 0 1 0 00000030\nstate v 1 0 1 1 00000030\n",
    "adj": "small a 1 0 1 0 00000040\ntiny a 1 0 1 0 00000050\n",
    "adv": "",
}


def test_words_of_one_meaning_stand_on_a_line(tmp_path: Path) -> None:
    for part, data in DATA.items():
        (tmp_path / f"data.{part}").write_text(f"  1 a licence\n{data}", "ascii")
        (tmp_path / f"index.{part}").write_text(f"  1 a licence\n{INDEX[part]}", "ascii")
        (tmp_path / f"{part}.exc").write_text("said say\n" * (part == "verb"), "ascii")
    expected = ["harbor port", "said say state", "small tiny"]
    assert list_synonyms.synonyms(tmp_path) == expected
    command = [sys.executable, str(SCRIPT), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert [line for line in lines if not line.startswith("#")] == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("purposes", "aim", True),
        ("floods", "flood", True),
        ("stopping", "stop", True),
        ("health", "housing", False),
        ("disputes", "conflict", False),
        ("stated", "says", False),
        ("stopped", "arrested", False),
        ("wages", "salaries", False),
        ("boy", "son", False),
        ("library", "prison", False),
        ("roof", "cellar", False),
    ],
)
def test_words_that_may_stand_for_each_other(first: str, second: str, *, expected: bool) -> None:
    assert may_stand_for(first, second) is may_stand_for(second, first) is expected
