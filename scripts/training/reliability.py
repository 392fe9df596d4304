"""What share of repairs turned out exactly right, by the number that tells how sure one is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from briefmill.repair.confidence import UNASKED
from training.wilson import ONE_SIDE, wilson

Pair = tuple[float, bool]
"""How sure a repair is, by `SURE`, and whether it is exactly right."""
Point = tuple[float, float]
"""How sure repairs are, and the share of them that are exactly right."""
_BIN = 150
"""Repairs that a point of the curve is the mean of, before it is made monotonic."""
_ASKED, _STEP = 0.9899, 0.002
"""Share told of repairs that are just not made unasked, and how near to those they may lie."""


def curve(pairs: Sequence[Pair]) -> list[Point]:
    """Return the measured share by the number, both rising.

    The share from which repairs are made unasked is reached from `unasked_from` on alone.
    """
    pairs = sorted(pairs)
    first = unasked_from(pairs)
    points = _pooled(pairs)
    below = [(at, min(share, _ASKED)) for at, share in points if at < first - _STEP]
    edge = [(first - _STEP, _ASKED), (first, UNASKED)] if first < math.inf else []
    above = [(at, max(share, UNASKED)) for at, share in points if at > first]
    rounded = {round(at, 3): round(share, 4) for at, share in (*below, *edge, *above)}
    return list(rounded.items())


def unasked_from(pairs: Sequence[Pair]) -> float:
    """Return the number from which on repairs are made unasked; infinite where there is none.

    It is the least one of which the lower limit of the share, in 95 of 100 measurements, is
    `UNASKED`, over all repairs of that number or more. ``pairs`` are in ascending order.
    """
    least, exact = math.inf, 0
    for count, (at, is_exact) in enumerate(reversed(pairs), start=1):
        exact += is_exact
        if wilson(exact, count, ONE_SIDE)[0] >= UNASKED:
            least = at
    return least


def _pooled(pairs: Sequence[Pair]) -> list[Point]:
    """Return the means of bins; neighbours that fall are pooled.

    That is isotonic regression by pooling adjacent violators (Zadrozny and Elkan 2002,
    “Transforming classifier scores into accurate multiclass probability estimates”).
    """
    pools: list[tuple[float, float, int]] = []
    for start in range(0, len(pairs), _BIN):
        part = pairs[start : start + _BIN]
        pools.append((sum(at for at, _ in part), float(sum(exact for _, exact in part)), len(part)))
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last, before = pools.pop(), pools.pop()
            pools.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    # A share is drawn to one half the more, the fewer repairs it is of, and may fall by that.
    shares = accumulate(((exact + 1) / (count + 2) for _, exact, count in pools), max)
    return [(sums / count, share) for (sums, _, count), share in zip(pools, shares, strict=True)]
