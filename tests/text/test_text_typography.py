"""What is not identical in two passages of the same words, as a person is told it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.text.typography import differences_of_form, forms_beside_words

TEXT = "The grid held and the safe reserve – a fifth of it – fell, as the “plan” had said."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", ""),
        ("fell, as", "fell as", "a comma (behind “fell”)"),
        ("safe", "“safe”", "quotation marks (at “safe”)"),
        ("safe", "'safe'", "quotation marks (at “safe”)"),
        ("“plan”", '"plan"', "the shape of quotation marks"),
        ("a fifth of it", "(a fifth of it)", "brackets (at “a”)"),
        (" – fell", " fell", "a dash (behind “it”)"),
        ("reserve – a", "reserve — a", "the shape of a dash (behind “reserve”)"),
        ("safe", "*safe*", "emphasis (at “safe”)"),
        ("The grid", "The Grid", "capitals (“Grid”, “grid”)"),
        ("The grid held", "THE GRID HELD", "capitals"),
        ("grid", "grid<!-- whose? -->", "a comment that is not printed"),
        ("reserve", "re\u00adserve", "signs that are not seen, such as soft hyphens"),
        ("held and", "held & ", "“&” in place of “and”"),
        ("held and", "held  and", "white space"),
        ("said.", "said!", "another mark (behind “said”)"),
        ("said.", "said", "a full stop (behind “said”)"),
        ("grid held", "grid: held", "a colon (behind “grid”)"),
        ("safe reserve", "safe-reserve", "a hyphen (behind “safe”)"),
        ("safe", "<u>safe</u>", "HTML (“<u>”)"),
        (
            "fell, as the “plan”",
            "fell as the plan",
            "a comma (behind “fell”) and quotation marks (at “plan”)",
        ),
    ],
)
def test_what_differs_in_form_is_named(old: str, new: str, told: str) -> None:
    other = TEXT.replace(old, new)
    assert differences_of_form([(TEXT, other)]) == told
    assert differences_of_form([(other, TEXT)]) == told
    assert differences_of_form([(TEXT, TEXT), (TEXT, other), (other, TEXT)]) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", []),
        ("experts who met", "experts, who met,", ["commas (behind “experts”, “met”)"]),
        ("The experts", "The “experts”", ["quotation marks (at “experts”)"]),
        ("a bank", "a Bank", ["capitals (“Bank”, “bank”)"]),
        ("a bank", "a *bank*", ["emphasis (at “bank”)"]),
        ("a bank", "a <u>bank</u>", ["HTML (“<u>”)"]),
        ("a bank", "a bank (twice)", ["brackets (at “twice”)"]),
        ("a bank", "a [bank](https://bank.example)", []),
        ("a bank", "a bank[^1]", []),
        ("40 men", "45-50 men", []),
        ("40 men", "$40 men", []),
        ("-4 degrees", "4 degrees", []),
        ("The experts", "Today the experts", []),
        ("said so.", "said so?", []),
        ("farmer's", "farmers'", []),
    ],
)
def test_what_differs_beside_other_words_is_named(old: str, new: str, told: list[str]) -> None:
    text = (
        "It is a long report. The experts who met in a bank said so. The 40 men of a farmer's "
        "league froze at -4 degrees."
    )
    other = text.replace("long", "detailed").replace("froze", "were cold")
    assert forms_beside_words(text, other.replace(old, new)) == told
    assert forms_beside_words(other.replace(old, new), text) == told


@given(st.text(max_size=60))
def test_nothing_is_said_of_what_is_identical(text: str) -> None:
    assert differences_of_form([(text, text)]) == ""
