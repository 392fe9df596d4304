"""How likely each candidate is, and how often such a repair is exactly right.

A candidate's utility is a weighted sum of what speaks for it; the probabilities of a
sentence's candidates are in proportion to the exponential of their utilities (conditional
logit, McFadden 1974). The weights, and the curve that makes the probability of the best
candidate mean what it says, are fitted by ``scripts/training/calibrate.py`` on sentences
that the model was not trained on, and stand in ``model/calibration.json``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefmill.repair.candidates import Candidate
from briefmill.text.problem import InputError, Problem

Numbers = NDArray[np.float64]
UNASKED = 0.99
"""Confidence from which a repair is made unasked."""
_ROUNDS = 20
_BEFORE = 10.0
"""Sentences of the text that it was fitted on which count beside those of each new text."""
_MOST_ODDS = 6.0
"""About 400 to 1."""
_FLAGGED = 0.5
"""Probability from which a sentence is told of where no bound was measured."""
_ORDER_AND_COMMAS = (1.0, 1.0, 0.0, 0.0)
"""Weights of `SURE` where none were fitted."""
_MISREAD = (
    AttributeError,
    KeyError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading figures of a file that has others, or none, ends in."""
FEATURES = ("path", "stays", "fluency", "unchanged", "moved", "distance")
SURE = ("order", "commas", "stays", "moved")
"""What tells how sure a repair is: the log-odds of its order among the candidates, the logarithm
of the probability that its commas are right, that of nothing left to move, the words moved."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Fitted figures.

    ``weights`` are those of `FEATURES`, ``sure`` those of `SURE` (a logistic regression);
    ``curve`` is pairs of its sum and the measured share, both ascending; ``garbled`` is the
    share of garbled sentences in the text that it was fitted on; ``flagged`` is the
    probability of being garbled from which a sentence is told of at all, such that one
    correct sentence in a hundred is.
    """

    weights: tuple[float, ...]
    curve: tuple[tuple[float, float], ...]
    garbled: float
    flagged: float = _FLAGGED
    sure: tuple[float, ...] = _ORDER_AND_COMMAS

    @classmethod
    def read(cls, path: Path) -> Calibration:
        """Return the figures of a JSON file.

        Raises:
            InputError: when they are not those that this version of the program weighs.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            figures = cls(
                tuple(map(float, data["weights"])),
                tuple((float(odds), float(share)) for odds, share in data["curve"]),
                float(data["garbled"]),
                float(data.get("flagged", _FLAGGED)),
                tuple(map(float, data.get("sure", _ORDER_AND_COMMAS))),
            )
            fits = tuple(data["features"]) == FEATURES and _fit(figures)
        except _MISREAD as error:
            raise _not_fitting(path) from error
        if not fits:
            raise _not_fitting(path)
        return figures

    def evidence(self, tables: Sequence[Numbers]) -> float:
        """Return what a text's sentences together add to each one's log-odds of being garbled.

        The share of garbled sentences in the text is estimated from their probabilities
        by expectation maximisation (Saerens, Latinne and Decaestecker 2002, “Adjusting the
        outputs of a classifier to new a priori probabilities”). A few sentences of the
        calibration's share are counted in beforehand, so that a short text says little.
        """
        known = log_odds(self.garbled)
        judged = sum(len(table) > 0 for table in tables)
        unsure = [table for table in tables if len(table) > 1]  # the others are in order
        more = 0.0
        for _ in range(_ROUNDS):
            # Summed exactly, so that the order of the sentences does not matter.
            total = math.fsum(self._garbled(table, more) for table in unsure)
            share = (total + _BEFORE * self.garbled) / (judged + _BEFORE)
            more = log_odds(share) - known
        return more

    def _garbled(self, table: Numbers, more: float) -> float:
        shares = probabilities(table, self.weights, more)
        return 1.0 - float(shares[table[:, FEATURES.index("unchanged")] > 0].sum())

    def beside(self, commas_right: float, stays: float, moved: int) -> float:
        """Return what speaks for a repair beside its order's log-odds; see `SURE`."""
        return float(np.dot(self.sure[1:], (np.log(max(commas_right, 1e-9)), stays, moved)))

    def confidence(self, probability: float, beside: float = 0.0) -> float:
        """Return the share of such repairs that were exactly right.

        ``probability`` is that of the order. Below the least that was measured it is at
        most the probability itself.
        """
        sums, shares = zip(*self.curve, strict=True)
        known = self.sure[0] * order_odds(probability) + beside
        share = float(np.interp(known, sums, shares))
        return min(share, probability) if known < sums[0] else share


def _fit(figures: Calibration) -> bool:
    """Say whether there are as many figures as are weighed, finite, the curve's in order."""
    sums = [odds for odds, _ in figures.curve]
    shares = [share for _, share in figures.curve]
    told = [*shares, figures.garbled, figures.flagged]
    return (
        len(figures.weights) == len(FEATURES)
        and len(figures.sure) == len(SURE)
        and all(map(math.isfinite, (*figures.weights, *figures.sure, *sums)))
        and all(0.0 <= share <= 1.0 for share in told)
        and bool(sums)
        and all(one < other for one, other in pairwise(sums))
        and all(one <= other for one, other in pairwise(shares))
    )


def _not_fitting(path: Path) -> InputError:
    message = "the figures that say how sure a repair is do not fit this version of briefmill"
    return InputError(Problem(str(path), 0, 0, message, "Install briefmill again."))


def features(candidates: Sequence[Candidate], fluency: Sequence[float]) -> Numbers:
    """Return [candidates, len(FEATURES)]; ``fluency`` is a log-probability of each."""
    rows = [
        (
            each.path,
            each.stays,
            value,
            float(each.unchanged),
            float(each.moved),
            float(each.distance),
        )
        for each, value in zip(candidates, fluency, strict=True)
    ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(FEATURES))


def probabilities(table: Numbers, weights: Sequence[float], more: float = 0.0) -> Numbers:
    """Return the probability of each candidate of one sentence, 1 in all.

    ``more`` is added to the log-odds that the sentence is garbled: what the text around
    it tells.
    """
    utility = table @ np.asarray(weights) - more * table[:, FEATURES.index("unchanged")]
    shifted = np.exp(utility - utility.max())
    result: Numbers = shifted / shifted.sum()
    return result


def order_odds(probability: float) -> float:
    """Return the log-odds of an order among those that were read, bounded.

    Orders that were not read have a share as well, so that one next to 1 says no more.
    """
    return min(log_odds(probability), _MOST_ODDS)


def log_odds(probability: float) -> float:
    """Return the natural logarithm of the odds of a probability, bounded for 0 and 1."""
    bounded = min(max(probability, 1e-9), 1 - 1e-9)
    return float(np.log(bounded) - np.log1p(-bounded))
