"""Measured shares with the interval in which the true one lies in 95 of 100 measurements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from training.wilson import wilson

_RESAMPLED = 1_000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measured value, the two ends of its 95 % interval, and of how many cases it is."""

    value: float
    low: float
    high: float
    n: int


def share(hits: Iterable[bool]) -> Estimate | None:
    """Return the share of cases that are hits, with Wilson's interval, or None without cases."""
    cases = list(hits)
    n = len(cases)
    if not n:
        return None
    return Estimate(sum(cases) / n, *wilson(sum(cases), n), n)


@dataclass(frozen=True, slots=True)
class Found:
    """Of one sentence: how many were found rightly, how many were found, how many there were."""

    right: int
    found: int
    there: int


def precision_recall_f1(cases: Sequence[Found], seed: int = 1) -> tuple[Estimate, ...] | None:
    """Return precision, recall and F1 over all cases, or None where there was nothing to find.

    The intervals are percentiles of the bootstrap (Efron and Tibshirani 1993, “An
    Introduction to the Bootstrap”, chapter 13) over sentences, since what is found in one
    sentence hangs together.
    """
    table = np.array([(each.right, each.found, each.there) for each in cases]).reshape(-1, 3)
    if not table[:, 2].any():
        return None
    chance = np.random.default_rng(seed)
    drawn = chance.integers(len(table), size=(_RESAMPLED, len(table)))
    sums = np.stack([table[rows].sum(axis=0) for rows in drawn])
    low, high = np.percentile(_ratios(sums), [2.5, 97.5], axis=0)
    values = _ratios(table.sum(axis=0, keepdims=True))[0]
    return tuple(
        Estimate(float(value), float(least), float(most), len(table))
        for value, least, most in zip(values, low, high, strict=True)
    )


def _ratios(sums: np.ndarray) -> np.ndarray:
    """Return [rows, 3], precision, recall and F1, of [rows, 3] sums; 0 where nothing counts."""
    right, found, there = sums.T
    parts = ((right, found), (right, there), (2 * right, found + there))
    return np.stack([over / np.maximum(under, 1) for over, under in parts], axis=1)
