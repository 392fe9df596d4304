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


def put(sentence: str, *order: int, lowered: bool = True) -> str:
    words = divide(sentence)
    return arranged(words, order, words.commas, FirstLetter(lowered=lowered))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("US The imposed sanctions.", "The US imposed sanctions."),
        ("NATO The allies met.", "The NATO allies met."),
        ("I Then left at once.", "Then I left at once."),
        ("I’m Then late at once.", "Then I’m late at once."),
        ("McKinley Once had left.", "Once McKinley had left."),
        ("Aid The was late.", "The aid was late."),
    ],
)
def test_only_an_ordinary_word_loses_its_capital(before: str, after: str) -> None:
    assert put(before, 1, 0, 2, 3, *range(4, len(before.split()))) == after


def test_a_word_with_a_capital_inside_gets_none_before_it() -> None:
    assert put("Sales iPhone fell.", 1, 0, 2) == "iPhone sales fell."


@pytest.mark.parametrize(
    ("before", "order", "after"),
    [
        ("They left for U.S. the.", (0, 1, 2, 4, 3), "They left for the U.S."),
        ("They left for the U.S.", (0, 1, 2, 3, 4), "They left for the U.S."),
        ("They left U.S. for the.", (0, 1, 3, 4, 2), "They left for the U.S."),
        ("They fled the ports U.S.", (0, 1, 2, 4, 3), "They fled the U.S. ports."),
        ("They sold it Quay Inc. to?", (0, 1, 2, 5, 3, 4), "They sold it to Quay Inc.?"),
        ("They rose at noon to a.m. 9.", (0, 1, 2, 3, 4, 6, 5), "They rose at noon to 9 a.m."),
        ("They sold of the all ports.", (0, 1, 4, 2, 3, 5), "They sold all of the ports."),
    ],
)
def test_a_stop_that_belongs_to_a_word_goes_with_it(
    before: str, order: tuple[int, ...], after: str
) -> None:
    assert put(before, *order) == after


def test_a_possessive_keeps_its_apostrophe() -> None:
    words = divide("The workers employers’ pay fell.")
    assert words.texts[2] == "employers’"
    assert set(words.segments) == {0}
    assert put(words.sentence, 0, 2, 1, 3, 4) == "The employers’ workers pay fell."
    assert divide("They ask the workers’, and pay.").commas[3]


@pytest.mark.parametrize("text", ["He said ‘no ports’ to all.", "He said 'no ports' to all."])
def test_a_mark_that_ends_a_quotation_is_no_apostrophe(text: str) -> None:
    assert divide(text).texts[3] == "ports"


def test_commas_stand_where_they_are_asked_for() -> None:
    words = divide("However the ports (all three) are old.")
    commas = (True, False, False, False, True, False, False)
    assert arranged(words, range(7), commas, STAYS) == "However, the ports (all three), are old."
