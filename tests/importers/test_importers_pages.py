"""Page numbers, running heads and feet are told from the text that they interrupt."""

import pytest

from briefmill.importers.lines import split_lines
from briefmill.importers.pages import find_page_furniture, without_pages
from briefmill.importers.wrapping import gather

LONG = "The first risk is a cable fault, for two of the four undersea links have"
REST = "been cut in recent winters, and the repairs took months. So much for that."


def kept(text: str) -> list[str]:
    lines = split_lines(text)
    blocks, _ = gather(without_pages(lines, find_page_furniture(lines)))
    return [block.raw for block in blocks]


@pytest.mark.parametrize(
    "mark", ["7", "- 7 -", "Page 7", "Page 7 of 9", "7/9", "7 | Page", "p. 7", "\f", "vii\n\f"]
)
def test_a_paragraph_goes_on_over_the_page(mark: str) -> None:
    assert kept(f"{LONG}\n\n{mark}\n\n{REST}") == [f"{LONG} {REST}"]


def test_running_heads_are_known_by_their_return() -> None:
    text = f"{LONG}\n\n1\n\fBasin Notes, June\n\n{REST}\n\n2\n\fBasin Notes, June\n\n{REST}"
    assert kept(text) == [f"{LONG} {REST}", REST]


def test_a_repeated_line_of_text_beside_page_breaks_is_no_running_head() -> None:
    text = f"{REST}\n\n1\n\n{REST}\n\n2\n\n{REST}"
    assert kept(text) == [REST, REST, REST]


def test_a_foot_with_the_page_number_in_it() -> None:
    feet = [f"Policy Notes | {number}" for number in (1, 2, 3)]
    text = "\n\n".join([LONG, feet[0], REST, feet[1], REST, feet[2]])
    assert kept(text) == [f"{LONG} {REST}", REST]


@pytest.mark.parametrize("line", ["2019", "Recommendation 1", "Table 1", "1999."])
def test_what_looks_like_a_page_number_and_is_none(line: str) -> None:
    lines = split_lines(f"{REST}\n\n{line}\n\n{REST}")
    assert not find_page_furniture(lines)


def test_the_title_stays_where_it_is_the_running_head() -> None:
    text = f"Sharing the Basin\n\n{LONG}\n\n1\n\fSharing the Basin\n\n{REST}"
    assert kept(text) == ["Sharing the Basin", f"{LONG} {REST}"]
