"""Shares and their intervals, and how they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.intervals import Estimate, Found, precision_recall_f1, share
from benchmarks.markdown_tables import Table, printed, values


def test_the_interval_is_wilsons() -> None:
    """The figures are those of the formula worked out by hand for 8 of 10 and 0 of 20."""
    found = share([True] * 8 + [False] * 2)
    assert found
    assert found.value == 0.8
    assert (found.low, found.high) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    none = share([False] * 20)
    assert none
    assert (none.low, none.high) == pytest.approx((0.0, 0.1611), abs=1e-4)
    assert share([]) is None


@given(st.lists(st.booleans(), min_size=1))
def test_a_share_lies_in_its_interval(hits: list[bool]) -> None:
    found = share(hits)
    assert found
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert found.n == len(hits)


def test_precision_recall_and_f1_count_over_all_sentences() -> None:
    cases = [Found(right=2, found=2, there=4), Found(right=1, found=2, there=1)] * 30
    found = precision_recall_f1(cases)
    assert found
    assert [each.value for each in found] == pytest.approx([3 / 4, 3 / 5, 6 / 9])
    assert all(each.low < each.value < each.high for each in found[:2])
    assert found == precision_recall_f1(cases)
    assert precision_recall_f1([Found(0, 3, 0)]) is None
    assert precision_recall_f1([]) is None


def test_estimates_are_printed_with_their_interval_and_told_as_values() -> None:
    estimate = Estimate(0.5, 0.25, 0.75, 12)
    table = Table("Title", ["what", "share"], [["rare", Estimate(0.0004, 0.0, 0.001, 9)],
                                               ["half", estimate], ["none", None]])  # fmt: skip
    assert printed([table]).splitlines() == [
        "**Title**",
        "",
        "| what | share               |",
        "|------|---------------------|",
        "| rare | 0.00040 (0–0.00100) |",
        "| half | 0.500 (0.250–0.750) |",
        "| none | –                   |",
    ]
    assert values([table])["Title"][1] == {
        "what": "half",
        "share": {"value": 0.5, "low": 0.25, "high": 0.75, "n": 12},
    }
