"""What belongs to the page and not to the article is known, and the article is left alone."""

from pathlib import Path

import pytest
import yaml

from briefmill.importers.furniture import furniture_reason
from briefmill.importers.notices import is_biography, is_caption, is_disclaimer, is_label

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "import" / "furniture.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("line", CASES["furniture"])
def test_furniture(line: str) -> None:
    assert furniture_reason(line)


@pytest.mark.parametrize("line", CASES["article"])
def test_no_furniture(line: str) -> None:
    assert furniture_reason(line) is None


@pytest.mark.parametrize("line", CASES["captions"])
def test_captions(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize("line", CASES["no captions"])
def test_no_captions(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize("line", CASES["disclaimers"])
def test_disclaimers(line: str) -> None:
    assert is_disclaimer(line)


@pytest.mark.parametrize("line", CASES["no disclaimers"])
def test_no_disclaimers(line: str) -> None:
    assert not is_disclaimer(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jane Roe is a research fellow at the Institute for Coastal Studies.", True),
        ("The writer is a former timetable planner.", True),
        ("Ms. Roe and Mr. Doe write about borders.", True),
        ("The treaty is a research topic of its own.", False),
        ("Water is essential.", False),
    ],
)
def test_notes_about_authors(line: str, expected: bool) -> None:
    assert is_biography(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("News in English", True),
        ("Policy Brief No. 12, June 2023", True),
        ("Features | Security | East Asia", True),
        ("Why small ports deserve a second look", False),
        ("The Price Of Silence On The Mekong – OpEd", False),
    ],
)
def test_labels(line: str, expected: bool) -> None:
    assert is_label(line) == expected
