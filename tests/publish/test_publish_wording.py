from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.brief.model import Library
from briefmill.publish import wording


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2026-11-24", "24 November 2026"), ("2026-03-01", "1 March 2026"), ("2026-11",
        "November 2026"),
        ("2026", "2026"), ("2026-13-01", "2026-13-01"), ("soon", "soon"), ("", ""),
    ],
)  # fmt: skip
def test_dates_are_written_out(iso: str, shown: str) -> None:
    assert wording.date(iso) == shown


def test_numbers_agree_with_their_nouns() -> None:
    assert wording.count(1, "section") == "1 section"
    assert wording.count(0, "section") == "0 sections"
    assert wording.count(1234, "entry", "entries") == "1,234 entries"


def test_words_are_joined_as_a_sentence_does() -> None:
    assert [wording.listed(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_reading_time_is_rounded_up(library: Library) -> None:
    assert wording.words(["one two-three 4.5 don't"]) == 4
    for words, minutes in ((1, 1), (238, 1), (239, 2), (2380, 10)):
        # The title and the sections' titles are words as well: take a brief without any.
        brief = replace(library.briefs[0], title="", standfirst=None, summary=None, key_points=())
        brief = replace(brief, sections=(), recommendations=(), recommendations_intro="")
        assert wording.reading_minutes(replace(brief, intro="word " * words)) == minutes


@given(st.floats(0, 1))
def test_only_certainty_is_called_certain(value: float) -> None:
    assert (wording.confidence(value) == "certain") == (value == 1)
    assert "100" not in wording.confidence(value)


def test_a_confidence_is_told_as_it_is_everywhere() -> None:
    """0.57 times 100 is a little less than 57 in binary fractions."""
    assert wording.confidence(0.57) == "unsure (57%)"
    assert wording.confidence(0.29) == "unsure (29%)"
