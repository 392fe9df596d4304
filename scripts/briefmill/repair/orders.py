"""The likeliest orders of a sentence's words, from where each word should go.

The model says for each word how far it stands from its place, at most `REACH` places to
either side. An order is likely when it sends every word to where it should go; the best
ones are found exactly by dynamic programming over the places, whose state is which of
the words nearby are used (permutations of bounded displacement).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

REACH = 3
"""Places that a word moves at most."""
_LEAST = -9.0
"""Natural logarithm of the smallest probability of a move that is considered."""


@dataclass(frozen=True, slots=True)
class Order:
    """An order of words: for each place the index of the word that is to stand there.

    ``score`` is the sum of the logarithms of the moves' probabilities.
    """

    score: float
    places: tuple[int, ...]

    @property
    def unchanged(self) -> bool:
        """Say whether every word stays where it is."""
        return all(place == word for place, word in enumerate(self.places))


def best_orders(
    moves: NDArray[np.float32], segments: Sequence[int], most: int
) -> tuple[Order, ...]:
    """Return the likeliest orders, best first.

    Args:
        moves: [words, 2 * REACH + 1], logarithms of the probability that the word belongs
            so many places further on; the middle column is staying.
        segments: the stretch of the sentence that each word may move in, negative for none.
        most: orders to return at most.
    """
    choices = _choices(moves, segments)
    beams: dict[int, list[tuple[float, tuple[int, ...]]]] = {0: [(0.0, ())]}
    for place, words in enumerate(choices):
        following: dict[int, list[tuple[float, tuple[int, ...]]]] = {}
        for used, partial in beams.items():
            for word, score in _usable(words, used, place):
                mask = (used | 1 << (word - place + REACH)) >> 1
                row = following.setdefault(mask, [])
                row += [(before + score, (*order, word)) for before, order in partial]
        beams = {mask: _best(row, most) for mask, row in following.items()}
    complete = _best([each for row in beams.values() for each in row], most)
    return tuple(Order(score, order) for score, order in complete)


def _choices(moves: NDArray[np.float32], segments: Sequence[int]) -> list[list[tuple[int, float]]]:
    """Return for each place the words that may stand there, with the scores of their moves."""
    count = len(segments)
    choices: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    table = moves.tolist()
    for word in range(count):
        choices[word].append((word, table[word][REACH]))
    for word, column in np.argwhere(moves > _LEAST).tolist():
        place = word + column - REACH
        if column != REACH and 0 <= place < count and _free(segments, word, place):
            choices[place].append((word, table[word][column]))
    return choices


def _free(segments: Sequence[int], word: int, place: int) -> bool:
    """Say whether a word may move to a place: all between is of one segment."""
    low, high = min(word, place), max(word, place)
    return segments[word] >= 0 and all(
        segment == segments[word] for segment in segments[low : high + 1]
    )


def _usable(
    words: Sequence[tuple[int, float]], used: int, place: int
) -> Sequence[tuple[int, float]]:
    """Return the words that may still stand at a place.

    The word `REACH` places back has its last chance here: when it is unused, it must come.
    """
    if place >= REACH and not used & 1:
        return [pair for pair in words if pair[0] == place - REACH]
    return [pair for pair in words if not used >> (pair[0] - place + REACH) & 1]


def _best(
    row: list[tuple[float, tuple[int, ...]]], most: int
) -> list[tuple[float, tuple[int, ...]]]:
    row.sort(key=lambda each: (-each[0], each[1]))
    return row[:most]
