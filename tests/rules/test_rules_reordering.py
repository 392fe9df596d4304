"""Whether another order of the words may change what a sentence says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefmill.repair.words import divide
from briefmill.rules.reordering import Reordering, why_asked


def asked(before: str, after: str, gain: float = 20.0) -> str:
    """Return why ``after`` is asked about when it is so much more usual than ``before``."""
    words, result = divide(before), divide(after)
    left = list(enumerate(text.lower() for text in words.texts))
    order = []
    for text in result.texts:
        found = next(pair for pair in left if pair[1] == text.lower())
        left.remove(found)
        order.append(found[0])
    start = [text.lower() for text in words.texts]

    def usual(sequences: Sequence[Sequence[str]]) -> list[float]:
        return [0.0 if [w.lower() for w in each] == start else gain for each in sequences]

    return why_asked(Reordering(words, order, result.commas), usual)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It grew in past the.", "It grew in the past."),
        ("The offer might help.", "The offer help might."),
        ("It was tied each to steps.", "It was each tied to steps."),
        ("A second administration Trump left.", "A second Trump administration left."),
        ("Incentives These could help.", "These incentives could help."),
        ("Negotiation Nuclear Strategies", "Nuclear Negotiation Strategies"),
        ("They not do agree.", "They do not agree."),
        ("However it rains.", "However, it rains."),
        ("It needs aid which helps.", "It needs aid, which helps."),
        ("It proved too a tool weak.", "It proved too weak a tool."),
    ],
)
def test_what_only_one_order_can_mean_is_not_asked(before: str, after: str) -> None:
    assert asked(before, after) == ""


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (
            "Russia attacked Ukraine.",
            "Ukraine attacked Russia.",
            "names “Russia” and “Ukraine”",
        ),
        ("Kim Un Jong spoke.", "Kim Jong Un spoke.", "the names “Un” and “Jong”"),
        ("Ask Seoul Tokyo first.", "Ask Tokyo Seoul first.", "the names “Seoul” and “Tokyo”"),
        ("Ten of twelve came.", "Twelve of ten came.", "the numbers “Ten” and “twelve”"),
        ("The dog bit the man.", "The man bit the dog.", "“dog” and “man” would change places"),
        ("The mayor saw ministers.", "The ministers saw mayor.", "around “saw”"),
        ("It sails from mills to towns.", "It sails to mills from towns.", "around “mills”"),
        ("The levy of tolls fell.", "The tolls of levy fell.", "around “of”"),
        ("The ministers who voted left.", "The ministers, who voted left.", "the comma"),
        ("States of emergency end.", "Emergency states of end.", "around “of”"),
        ("Were it to rain.", "It were to rain.", "“Were” may stand before “it” on purpose"),
        ("Rain or not, had they asked.", "Rain or not, they had asked.", "“had” may stand before"),
        (
            "He paid and pay they must.",
            "He paid and they must pay.",
            "“pay” may stand before “they”",
        ),
        ("Down came the barriers.", "Came down the barriers.", "“Down” may stand before “came”"),
        ("No prices rose.", "No, prices rose.", "the comma between “No” and “prices”"),
        ("They left because it rained.", "They left, because it rained.", "the comma"),
    ],
)
def test_who_does_what_to_whom_is_asked(before: str, after: str, why: str) -> None:
    assert why in asked(before, after)


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("Not all came.", "All not came.", "Not"),
        ("Ports only pay.", "Only ports pay.", "only"),
        ("Prices never fell.", "Never prices fell.", "never"),
        ("All ports don’t pay.", "All don’t ports pay.", "don’t"),
        ("Banks may lend.", "May banks lend.", "may"),
        ("Some ports and five towns pay.", "Some five ports and towns pay.", "five"),
        ("Farm hands farm.", "Farm farm hands.", "hands"),
        ("Yesterday Russia attacked.", "Yesterday attacked Russia.", "Russia"),
        ("All sanctions and most aid failed.", "All most sanctions and aid failed.", "most"),
    ],
)  # fmt: skip
def test_what_is_denied_counted_or_named_is_asked_unless_one_order_is_unusual(
    before: str, after: str, word: str
) -> None:
    assert f"“{word}” may have stood where it belongs" in asked(before, after, gain=-0.1)
    assert "may have stood" not in asked(before, after)


def test_a_turned_word_is_weighed_within_its_own_window() -> None:
    """What is gained elsewhere in the sentence says nothing of it."""
    words = divide("Ports only pay in past the.")
    order = (1, 0, 2, 3, 5, 4)

    def usual(sequences: Sequence[Sequence[str]]) -> list[float]:
        return [30.0 if list(each[4:]) == ["the", "past"] else 0.0 for each in sequences]

    why = why_asked(Reordering(words, order, words.commas), usual)
    assert why == "“only” may have stood where it belongs"


def test_windows_are_as_small_as_they_can_be() -> None:
    words = divide("a c b d g e f h")
    order = (0, 2, 1, 3, 5, 6, 4, 7)
    windows = Reordering(words, order, words.commas).windows
    assert windows == (range(1, 3), range(4, 7))


def test_capitals_of_a_title_make_no_names() -> None:
    words = divide("Report Nuclear of the Harbour Board")
    assert not Reordering(words, range(6), words.commas).is_name(1)
    assert Reordering(divide("the Nuclear meeting"), range(3), (False,) * 3).is_name(1)


def test_equal_words_do_not_change_places() -> None:
    words = divide("Korea and Korea agreed")
    turned = Reordering(words, (2, 1, 0, 3), words.commas).turned(range(3))
    assert sorted(turned) == [(0, 1), (1, 2)]
