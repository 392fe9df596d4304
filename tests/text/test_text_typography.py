"""What is not identical in two passages of the same words, as a person is told it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.text.typography import differences_of_form

TEXT = "The grid held and the safe reserve – a fifth of it – fell, as the “plan” had said."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", ""),
        ("fell, as", "fell as", "commas"),
        ("safe", "“safe”", "quotation marks (at “safe”)"),
        ("safe", "'safe'", "quotation marks (at “safe”)"),
        ("“plan”", '"plan"', "the shape of quotation marks"),
        ("a fifth of it", "(a fifth of it)", "brackets (at “a”)"),
        (" – fell", " fell", "dashes"),
        ("reserve – a", "reserve — a", "the shape of dashes"),
        ("safe", "*safe*", "emphasis"),
        ("The grid", "THE GRID", "capitals"),
        ("grid", "grid<!-- whose? -->", "a comment that is not printed"),
        ("reserve", "re\u00adserve", "signs that are not seen, such as soft hyphens"),
        ("held and", "held & ", "“&” in place of “and”"),
        ("held and", "held  and", "white space"),
        ("said.", "said!", "other marks"),
        ("safe", "<u>safe</u>", "HTML"),
        ("fell, as the “plan”", "fell as the plan", "commas and quotation marks (at “plan”)"),
    ],
)
def test_what_differs_in_form_is_named(old: str, new: str, told: str) -> None:
    other = TEXT.replace(old, new)
    assert differences_of_form([(TEXT, other)]) == told
    assert differences_of_form([(other, TEXT)]) == told
    assert differences_of_form([(TEXT, TEXT), (TEXT, other), (other, TEXT)]) == told


@given(st.text(max_size=60))
def test_nothing_is_said_of_what_is_identical(text: str) -> None:
    assert differences_of_form([(text, text)]) == ""
