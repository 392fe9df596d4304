"""Authors and dates are taken only where a line cannot mean anything else."""

import pytest

from briefmill.importers.bylines import Byline, names_authors, read_byline
from briefmill.importers.dates import FoundDate, read_date


def byline(line: str) -> Byline:
    found = read_byline(line)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "authors", "date"),
    [
        ("By Jane Roe", ["Jane Roe"], None),
        ("By Jane Roe | 3 March 2024 | 5 min read", ["Jane Roe"], "2024-03-03"),
        ("By Jane Roe and John Doe", ["Jane Roe", "John Doe"], None),
        ("By JANE ROE and JOHN DOE Jan. 5, 2021", ["JANE ROE", "JOHN DOE"], "2021-01-05"),
        ("Authors: Jane Roe, John Doe", ["Jane Roe", "John Doe"], None),
        (
            "by Jane Roe, March 2, 2022 in Economy Reading Time: 6 mins read",
            ["Jane Roe"],
            "2022-03-02",
        ),
        ("By Thomas de Waal", ["Thomas de Waal"], None),
        ("Par Jean Dupont", ["Jean Dupont"], None),
        ("Published: 22 August 2022", [], "2022-08-22"),
        ("Posted on March 3, 2024 by admin", [], "2024-03-03"),
        ("12.03.2024", [], "2024-03-12"),
        ("March 2024", [], "2024-03"),
        ("2024-03-03T10:32:00Z", [], "2024-03-03"),
        ("Publié le 3 mars 2024", [], "2024-03-03"),
        ("2024年3月3日", [], "2024-03-03"),
    ],
)
def test_unmistakable(line: str, authors: list[str], date: str | None) -> None:
    found = byline(line)
    assert [person.name for person in found.authors] == authors
    assert (found.date, found.question) == (date, None)


def test_an_affiliation_beside_the_name() -> None:
    (person,) = byline("By Jane Roe, Senior Fellow, Institute of Transport").authors
    assert (person.name, person.affiliation) == (
        "Jane Roe",
        "Senior Fellow, Institute of Transport",
    )


def test_an_update_is_no_date() -> None:
    found = byline("Published 4 May 2022 · Updated 6 May 2022")
    assert (found.date, found.updated) == ("2022-05-04", "2022-05-06")


@pytest.mark.parametrize("line", ["3/4/2024", "By Reuters, 5 May 2020", "By World Bank"])
def test_doubt_is_asked(line: str) -> None:
    found = byline(line)
    assert found.question
    assert not found.authors


@pytest.mark.parametrize(
    "line",
    [
        "By 2030 the region will need more water",
        "By the Numbers",
        "Jane Roe",
        "By Sea and Land",
        "The talks of 3 March 2024 failed",
        "Portable power",
    ],
)
def test_no_byline(line: str) -> None:
    found = read_byline(line)
    assert found is None or not (found.authors or found.date)


@pytest.mark.parametrize(
    "text", ["31 February 2024", "13/13/2024", "3 March 1824", "March", "2024"]
)
def test_no_date(text: str) -> None:
    assert read_date(text) is None


def test_a_date_that_can_mean_two_days() -> None:
    assert read_date("3/4/2024") == FoundDate(None)
    assert read_date("14/02/2023") == FoundDate("2023-02-14")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Kwame Mensah and Abena Osei", True),
        ("Elena Rossi, University of Bologna", True),
        ("Jane Roe (Institute of Transport)", True),
        ("Human Rights", False),
        ("Sanctions and Economic Pressure", False),
        ("US-South Korea Alliance", False),
        ("Rivers, Rails, and Roads", False),
    ],
)
def test_names_without_by(line: str, expected: bool) -> None:
    assert names_authors(line) == expected
