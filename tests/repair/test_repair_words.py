"""A sentence is divided into words and marks, and put together again in another order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.repair.words import FIXED, FirstLetter, arranged, divide
from briefmill.text.span import Span

STAYS = FirstLetter(lowered=False)
TEXTS = st.text(st.sampled_from("aB9 ,.;:!?()[]“”\"'’-–/\n\t*_éß…"), max_size=60)


@given(TEXTS)
def test_a_sentence_in_its_own_order_is_the_same_to_the_letter(text: str) -> None:
    words = divide(text)
    order = range(len(words))
    assert len(words) == 0 or arranged(words, order, words.commas, STAYS) == text


@given(TEXTS)
def test_words_and_marks_stand_where_the_spans_say(text: str) -> None:
    for word in divide(text).words:
        assert word.span.of(text) == word.text
        assert text[: word.span.start].endswith(word.lead)
        assert text[word.span.end :].startswith(word.trail if not word.comma else "")


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("The ports need cranes.", [0, 0, 0, 0]),
        ("The ports (all three) need cranes.", [0, 0, 1, 1, 2, 2]),
        ("The ports: all three.", [0, 0, 1, 1]),
        ("The ports – all three.", [0, 0, FIXED, 2, 2]),
        ("He said “no more” to all.", [0, 0, 1, 1, 2, 2]),
        ("First, second, third.", [0, 0, 0]),
    ],
)
def test_words_do_not_move_across_marks(text: str, segments: list[int]) -> None:
    found = [word.segment for word in divide(text).words]
    numbers = {segment: n for n, segment in enumerate(sorted({s for s in found if s >= 0}))}
    wanted = {segment: n for n, segment in enumerate(sorted({s for s in segments if s >= 0}))}
    assert [numbers.get(s, FIXED) for s in found] == [wanted.get(s, FIXED) for s in segments]


def test_a_word_of_a_protected_span_does_not_move() -> None:
    text = "The `old port` is shut."
    assert [word.segment for word in divide(text, [Span(4, 14)]).words][1:3] == [FIXED, FIXED]


def test_the_capital_goes_to_the_word_that_stands_first() -> None:
    words = divide("Incentives These could help.")
    assert arranged(words, (1, 0, 2, 3), words.commas, FirstLetter(lowered=True)) == (
        "These incentives could help."
    )


def test_a_name_keeps_its_capital_inside() -> None:
    words = divide("Trump could once meet him.")
    assert arranged(words, (2, 0, 1, 3, 4), words.commas, STAYS) == "Once Trump could meet him."


def test_commas_stand_where_they_are_asked_for() -> None:
    words = divide("However the ports (all three) are old.")
    commas = (True, False, False, False, True, False, False)
    assert arranged(words, range(7), commas, STAYS) == "However, the ports (all three), are old."
