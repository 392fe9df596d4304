"""The likeliest orders of a sentence's words, from where each word should go.

The model says for each word how far it stands from its place, at most `REACH` places to
either side. An order is likely when it sends every word to where it should go; the best
ones are found exactly. A state is a place and which of the words nearby are used
(permutations of bounded displacement); dynamic programming from the end gives the best score
that each state can come to, and the search takes up the most promising beginning first
(A*, Hart, Nilsson and Raphael 1968), which with exact expectations goes no wrong way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

REACH = 3
"""Places that a word moves at most."""
_LEAST = -7.0
"""Natural logarithm of the smallest probability of a move that is considered."""


_Chain: TypeAlias = "tuple[int, _Chain] | None"
"""The words chosen so far, the last one first."""
_Begun: TypeAlias = tuple[float, int, int, int, float, _Chain]
"""An order begun: what it can come to, negated, a number, place, state, score, words."""


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
    ahead = _ahead(choices)
    ticket = count()  # equal scores come out in the order in which they were found
    heap: list[_Begun] = [(-ahead[0][0], next(ticket), 0, 0, 0.0, None)]
    found: list[Order] = []
    while heap and len(found) < most:
        _, _, place, used, score, chain = heappop(heap)
        if place == len(choices):
            found.append(Order(score, _places(chain)))
            continue
        for word, move in _usable(choices[place], used, place):
            mask = _after(used, word, place)
            rest = ahead[place + 1].get(mask)
            if rest is not None:
                begun = score + move
                link = (word, chain)
                heappush(heap, (-begun - rest, next(ticket), place + 1, mask, begun, link))
    return tuple(found)


def _ahead(choices: Sequence[Sequence[tuple[int, float]]]) -> list[dict[int, float]]:
    """Return for each place and each state that can be reached the best score from there on.

    A state from which no order can be completed is left out.
    """
    reached: list[set[int]] = [{0}]
    for place, words in enumerate(choices):
        reached.append(
            {
                _after(used, word, place)
                for used in reached[place]
                for word, _ in _usable(words, used, place)
            }
        )
    ahead: list[dict[int, float]] = [{} for _ in choices] + [dict.fromkeys(reached[-1], 0.0)]
    for place in range(len(choices) - 1, -1, -1):
        behind = ahead[place + 1]
        for used in reached[place]:
            scores = [
                move + behind[mask]
                for word, move in _usable(choices[place], used, place)
                if (mask := _after(used, word, place)) in behind
            ]
            if scores:
                ahead[place][used] = max(scores)
    return ahead


def _after(used: int, word: int, place: int) -> int:
    """Return which words nearby are used once a word stands at a place, seen from the next."""
    return (used | 1 << (word - place + REACH)) >> 1


def _places(chain: _Chain) -> tuple[int, ...]:
    words = []
    while chain is not None:
        word, chain = chain
        words.append(word)
    return tuple(reversed(words))


def _choices(moves: NDArray[np.float32], segments: Sequence[int]) -> list[list[tuple[int, float]]]:
    """Return for each place the words that may stand there, with the scores of their moves."""
    length = len(segments)
    choices: list[list[tuple[int, float]]] = [[] for _ in range(length)]
    table = moves.tolist()
    for word in range(length):
        choices[word].append((word, table[word][REACH]))
    for word, column in np.argwhere(moves > _LEAST).tolist():
        place = word + column - REACH
        if column != REACH and 0 <= place < length and _free(segments, word, place):
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
