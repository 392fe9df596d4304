"""What is thought of a sentence, and what thinks it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from briefmill.repair.words import Words


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to put a sentence in order.

    ``order`` gives for each place the index of the word that is to stand there, ``commas``
    whether one follows. ``confidence`` is the share of such repairs that are right to the
    letter, 0 to 1; ``probability`` is what the engine itself gives the order, beside the
    sentence's other candidates, and ``beside`` what else `Calibration` weighs.
    """

    text: str
    order: tuple[int, ...]
    commas: tuple[bool, ...]
    confidence: float
    probability: float
    beside: float = 0.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is thought of one sentence.

    ``garbled`` is the probability that its words are not in order, and ``flagged`` says
    whether that is enough to tell of it; ``repairs`` are the likeliest ones, best first,
    none for a sentence that is in order. ``consulted`` says whether another judge was asked.
    """

    garbled: float
    flagged: bool = False
    repairs: tuple[Repair, ...] = ()
    consulted: bool = False


class Judging(Protocol):
    """Judges sentences: the engine, alone or with another judge."""

    def judge(self, sentences: Sequence[Words]) -> list[Judgement]:
        """Return what is thought of each sentence of a text, in the same order."""
        ...

    def usual(self, sequences: Sequence[Sequence[str]]) -> list[float]:
        """Return how usual each sequence of words is: the logarithm of its probability."""
        ...

    def counted(self, sequences: Sequence[Sequence[str]]) -> list[list[int]]:
        """Return for each word, and for the end, how many words up to it were counted in a row."""
        ...
