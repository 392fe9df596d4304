"""The likeliest orders are those of an exhaustive search."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from briefmill.repair.orders import REACH, Order, best_orders

LOGS = st.floats(-6.5, 0.0, width=32)


def exhaustive(moves: np.ndarray, segments: list[int]) -> list[Order]:
    """Return all orders that the moves and segments allow, best first."""
    found = []
    for order in permutations(range(len(segments))):
        score = 0.0
        for place, word in enumerate(order):
            between = segments[min(place, word) : max(place, word) + 1]
            if abs(place - word) > REACH:
                break
            if place != word and (min(between) < 0 or len(set(between)) > 1):
                break
            score += float(moves[word, place - word + REACH])
        else:
            found.append(Order(score, order))
    return sorted(found, key=lambda each: -each.score)


@settings(deadline=None)
@given(st.data(), st.lists(st.sampled_from([0, 0, 0, 1, -1]), min_size=1, max_size=6))
def test_the_best_orders_are_found(data: st.DataObject, segments: list[int]) -> None:
    segments.sort()
    shape = (len(segments), 2 * REACH + 1)
    moves = data.draw(arrays(np.float32, shape, elements=LOGS))
    found = best_orders(moves, segments, 5)
    wanted = exhaustive(moves, segments)[:5]
    np.testing.assert_allclose(
        [each.score for each in found], [each.score for each in wanted], rtol=1e-4
    )
    assert all(sorted(each.places) == list(range(len(segments))) for each in found)


def test_nothing_that_is_unlikely_moves() -> None:
    moves = np.full((4, 2 * REACH + 1), -20.0, dtype=np.float32)
    moves[:, REACH] = 0.0
    assert [each.places for each in best_orders(moves, [0] * 4, 8)] == [(0, 1, 2, 3)]
