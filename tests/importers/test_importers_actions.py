"""Where the action of a recommendation ends and its explanation begins."""

import pytest

from briefmill.importers.actions import split_action


@pytest.mark.parametrize(
    ("text", "action", "rest"),
    [
        ("Share the data: The states must meet.", "Share the data", "The states must meet."),
        ("Share the data – The states must meet.", "Share the data", "The states must meet."),
        ("Share the data—The states must meet.", "Share the data", "The states must meet."),
        ("Share the data. The states must meet.", "Share the data", "The states must meet."),
        ("**Share the data.** The states must.", "Share the data", "The states must."),
        ("**Share the data**: The states must.", "Share the data", "The states must."),
        ("Share the data.", "Share the data", ""),
        ("Share the data", "Share the data", ""),
        ("share the data; and", "share the data", ""),
        (
            "Fund three things: water, energy and food for all of the poorest.",
            "Fund three things: water, energy and food for all of the poorest",
            "",
        ),
        (
            "The EU – and its members – should share data. It helps.",
            "The EU – and its members – should share data",
            "It helps.",
        ),
        ("Adopt the plan for 2020 – 2025 now.", "Adopt the plan for 2020 – 2025 now", ""),
        (
            "Ask the U.S. Congress for funds. It can help.",
            "Ask the U.S. Congress for funds",
            "It can help.",
        ),
        ("数据公布：每天公布人数。", "数据公布", "每天公布人数。"),
    ],
)
def test_splits(text: str, action: str, rest: str) -> None:
    split = split_action(text, 0)
    assert (text[split.start : split.end], text[split.rest :]) == (action, rest)


def test_a_small_letter_after_the_colon_where_the_neighbours_have_titles() -> None:
    text = "Mesurer les fuites : chaque tonne compte"
    assert not split_action(text, 0).titled
    split = split_action(text, 0, titled=True)
    assert text[: split.end] == "Mesurer les fuites"
