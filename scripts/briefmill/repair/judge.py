"""Another judge of the engine's candidates: it chooses among them and can bring in no text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np


class JudgeError(Exception):
    """A judge that cannot be reached or gives no usable answer; the message says what to do."""


class Judge(Protocol):
    """Says how likely sentences are, as a language model does."""

    def log_probabilities(self, texts: Sequence[str]) -> list[float]:
        """Return the natural logarithm of the probability of each text, in the same order.

        Only differences between texts with the same words count.

        Raises:
            JudgeError: when there is no answer.
        """
        ...


def shares(judge: Judge, candidates: Sequence[str], prior: Sequence[float]) -> list[float]:
    """Return the probability of each candidate of one sentence, 1 in all.

    ``prior`` are the engine's own probabilities; the judge's opinion is multiplied in, so that
    what the engine holds to be impossible stays so.

    Raises:
        JudgeError: when the judge gives no answer, or not one number for each candidate.
    """
    if len(candidates) < 2:
        return [1.0] * len(candidates)
    logs = np.asarray(judge.log_probabilities(candidates), dtype=np.float64)
    if logs.shape != (len(candidates),) or not np.isfinite(logs).all():
        raise JudgeError("the judge did not give one number for each candidate")
    weighed = logs - logs.max() + np.log(np.maximum(np.asarray(prior), np.finfo(float).tiny))
    parts = np.exp(weighed - weighed.max())
    return [float(part) for part in parts / parts.sum()]
