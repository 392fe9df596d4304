"""The likeliest orders of a sentence's words, from where each word should go.

The model says for each word how far it stands from its place, at most `REACH` places to
either side. An order is likely when it sends every word to where it should go; the best
ones are found exactly. A state is a place and which of the words nearby are used
(permutations of bounded displacement); dynamic programming from the end gives the best score
that each state can come to, and the search takes up the most promising beginning first
(A*, Hart, Nilsson and Raphael 1968), which with exact expectations goes no wrong way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
_START = (1 << REACH) - 1
"""The state at the beginning: the words before it, which are none, count as used."""
_Step: TypeAlias = tuple[int, int, float]
"""A word that stands at a place: the state behind it, the word's index, its move's score."""
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
    steps = _steps(_choices(moves, segments))
    ahead = _ahead(steps)
    ticket = count()  # equal scores come out in the order in which they were found
    heap: list[_Begun] = [(-ahead[0][_START], next(ticket), 0, _START, 0.0, None)]
    found: list[Order] = []
    while heap and len(found) < most:
        _, _, place, used, score, chain = heappop(heap)
        if place == len(steps):
            found.append(Order(score, _places(chain)))
            continue
        behind = ahead[place + 1]
        for after, word, move in steps[place][used]:
            rest = behind.get(after)
            if rest is not None:
                begun = score + move
                link = (word, chain)
                heappush(heap, (-begun - rest, next(ticket), place + 1, after, begun, link))
    return tuple(found)


def _steps(choices: Sequence[Sequence[tuple[int, float]]]) -> list[dict[int, list[_Step]]]:
    """Return for each place and each state that can be reached the words that may stand there."""
    steps: list[dict[int, list[_Step]]] = []
    reached: Iterable[int] = (_START,)
    for place, words in enumerate(choices):
        bits = [(1 << (word - place + REACH), word, move) for word, move in words]
        steps.append({used: _usable(bits, used) for used in reached})
        reached = dict.fromkeys(step[0] for each in steps[-1].values() for step in each)
    return steps


def _usable(words: Sequence[tuple[int, int, float]], used: int) -> list[_Step]:
    """Return the words that may still stand at a place, each with the state behind it.

    A word is given as its bit, its index and the score of its move. The word `REACH` places
    back has its last chance here: when it is unused, it must come.
    """
    open_to = words if used & 1 else [each for each in words if each[0] == 1]
    return [((used | bit) >> 1, word, move) for bit, word, move in open_to if not used & bit]


def _ahead(steps: Sequence[dict[int, list[_Step]]]) -> list[dict[int, float]]:
    """Return for each place and each state that can be reached the best score from there on.

    A state from which no order can be completed is left out.
    """
    behind = {after: 0.0 for each in steps[-1].values() for after, _, _ in each} if steps else {}
    ahead = [behind or {_START: 0.0}]
    for each in reversed(steps):
        here: dict[int, float] = {}
        for used, words in each.items():
            scores = [move + behind[after] for after, _, move in words if after in behind]
            if scores:
                here[used] = max(scores)
        behind = here
        ahead.append(here)
    ahead.reverse()
    return ahead


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
