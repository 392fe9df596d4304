"""Which words pass each other in another order of a sentence, and what they are."""

from __future__ import annotations

from briefmill.repair.words import divide
from briefmill.rules.reordering import Reordering


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
