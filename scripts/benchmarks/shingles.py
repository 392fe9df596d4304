"""What the peers are given for a passage: its words, or runs of three of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from benchmarks.corpus import folded

THRESHOLDS = tuple(number / 100 for number in range(30, 100, 5))
"""Similarities at which a peer takes two passages for the same, each tried."""

Documents = Sequence[Sequence[str]]
"""For each document its passages."""


def flat(documents: Documents) -> list[str]:
    """Return all passages in order: the peers know no documents."""
    return list(chain.from_iterable(documents))


def words(text: str) -> list[str]:
    """Return the words without letter case or punctuation."""
    return list(folded(text))


def triples(text: str) -> list[str]:
    """Return runs of three words; a shorter passage is one."""
    said = words(text)
    return [" ".join(said[at : at + 3]) for at in range(max(1, len(said) - 2))]


SHINGLES: dict[str, Callable[[str], list[str]]] = {"words": words, "triples": triples}
"""Ways to cut a passage into the set of tokens by which it is compared."""
