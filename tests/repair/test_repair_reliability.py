"""What a confidence is fitted to, and from where on a repair is made unasked."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.repair.confidence import UNASKED
from training.reliability import curve, unasked_from
from training.wilson import ONE_SIDE, wilson

PAIRS = st.lists(st.tuples(st.floats(-5, 5), st.booleans()), min_size=1, max_size=900)


def graded(wrong: set[int], count: int = 600) -> list[tuple[float, bool]]:
    """Return repairs of rising sureness, all exact but those with the numbers of ``wrong``."""
    return [(number / 100, number not in wrong) for number in range(count)]


def test_an_interval_is_that_of_the_textbook() -> None:
    """Brown, Cai and DasGupta 2001 give no table; R's prop.test(8, 10, correct = FALSE) does."""
    assert wilson(8, 10) == pytest.approx((0.4901625, 0.9433178), abs=1e-6)
    assert wilson(0, 5)[0] == 0
    assert wilson(5, 5)[1] == 1


@pytest.mark.parametrize("count", [150, 267])
def test_a_few_repairs_without_an_error_are_not_enough(count: int) -> None:
    assert unasked_from(graded(set(), count)) == math.inf
    assert all(share < UNASKED for _, share in curve(graded(set(), count)))


def test_enough_repairs_without_an_error_are_made_unasked() -> None:
    pairs = graded({10, 20, 30, 40, 50, 60, 70, 80})
    first = unasked_from(pairs)
    tail = [exact for at, exact in pairs if at >= first]
    assert wilson(sum(tail), len(tail), ONE_SIDE)[0] >= UNASKED
    shares = dict(curve(pairs))
    assert shares[round(first, 3)] >= UNASKED
    assert all(share < UNASKED for at, share in shares.items() if at < first)


def test_errors_among_the_surest_keep_all_from_being_made_unasked() -> None:
    assert unasked_from(graded({590, 595, 597, 599, 580, 585})) == math.inf


@given(PAIRS)
def test_a_curve_rises_and_is_one_that_can_be_read(pairs: list[tuple[float, bool]]) -> None:
    points = curve(pairs)
    assert all(one[0] < other[0] and one[1] <= other[1] for one, other in pairwise(points))
    assert all(0 <= share <= 1 for _, share in points)
