"""How findings are told in a terminal: words counted, lists and the signs around a change."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from briefmill.cli import main
from briefmill.cli.telling import compare
from briefmill.cli.terminal import laid_out


@pytest.mark.parametrize(
    ("here", "there", "told"),
    [
        ("The port was shut.", "The old port was shut.", "All 4 words here stand there too, and 1"),
        ("The old port was shut.", "The port was shut.", "All 4 words there stand here too, and 1"),
        ("The port was shut.", "The port was closed.", "3 of the 4 words are the same"),
        (
            "The port was shut.",
            "The port was closed down.",
            "3 words are the same, of 4 here and 5",
        ),
    ],
)
def test_words_that_are_the_same_are_counted_once(here: str, there: str, told: str) -> None:
    assert compare(here, there).sentence.startswith(told)


def test_each_item_of_a_list_begins_a_line_and_its_mark_is_apart_from_the_sign() -> None:
    runs = [("same", "It says:\n\n- One.\n"), ("del", "- Two.\n"), ("same", "- Three.\nIt is.")]
    assert list(map(click.unstyle, laid_out(runs))) == [
        "It says:",
        "",
        "- One.",
        "[-\u00a0- Two.-]",
        "- Three. It is.",
    ]


def test_items_that_go_with_the_line_end_before_them_begin_a_line() -> None:
    runs = [("same", "1. One."), ("del", "\n2. Two.\n3. Three."), ("same", "\n4. Four.")]
    assert list(map(click.unstyle, laid_out(runs))) == [
        "1. One.",
        "[-2. Two.",
        "3. Three.-]",
        "4. Four.",
    ]


def test_the_name_for_what_two_briefs_share_is_explained() -> None:
    result = CliRunner().invoke(main, ["rules", "shared-passage"])
    assert result.exit_code == 0
    assert "stands in two briefs or more" in result.output
