"""The likeliest orders of a sentence's words, from where each word should go.

The model says for each word how far it stands from its place, at most `REACH` places to
either side. An order is likely when it sends every word to where it should go. A state of
the search is a place and which of the words nearby are used (permutations of bounded
displacement). Dynamic programming from the end gives for each state the best that may
follow, with which a best-first search finds the likeliest orders exactly, one after the
other (Soong and Huang 1991, “A tree-trellis based fast search for finding the N best
sentence hypotheses”).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

REACH = 3
"""Places that a word moves at most."""
LEAST = -6.0
"""Natural logarithm of the smallest probability of a move that is considered."""
BEHIND = 8.0
"""How far behind the likeliest order another may be, by the logarithm of its probability."""


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
    """Return the likeliest orders, best first; none is behind the first by more than `BEHIND`.

    Args:
        moves: [words, 2 * REACH + 1], logarithms of the probability that the word belongs
            so many places further on; the middle column is staying.
        segments: the stretch of the sentence that each word may move in, negative for none.
        most: orders to return at most.
    """
    ranked = islice(_ranked(_trellis(_choices(moves, segments))), most)
    best = next(ranked)
    return (best, *takewhile(lambda each: each.score > best.score - BEHIND, ranked))


class _Step(NamedTuple):
    """A word that may stand at a place, its score, and the words used at the next place.

    ``rest`` is the best score of what may follow.
    """

    word: int
    score: float
    used: int
    rest: float


_Trellis = list[dict[int, list[_Step]]]


def _trellis(choices: Sequence[Sequence[tuple[int, float]]]) -> _Trellis:
    """Return for each place and each set of used words the steps that lead to an order."""
    reached: list[set[int]] = [{0}]
    for place, words in enumerate(choices):
        following = {
            _next(used, word, place)
            for used in reached[place]
            for word, _ in _usable(words, used, place)
        }
        reached.append(following)
    trellis: _Trellis = []
    rests = dict.fromkeys(reached[-1], 0.0)
    for place in reversed(range(len(choices))):
        steps = {
            used: [
                _Step(word, score, after, rests[after])
                for word, score in _usable(choices[place], used, place)
                if (after := _next(used, word, place)) in rests
            ]
            for used in reached[place]
        }
        trellis.append({used: row for used, row in steps.items() if row})
        rests = {used: max(s.score + s.rest for s in row) for used, row in trellis[-1].items()}
    trellis.reverse()
    return trellis


def _ranked(trellis: _Trellis) -> Iterator[Order]:
    """Yield all orders, best first; of equally good ones the one that changes later places."""
    heap: list[tuple[float, tuple[int, ...], float, int]] = [(0.0, (), 0.0, 0)]
    while heap:
        _, order, score, used = heapq.heappop(heap)
        if len(order) == len(trellis):
            yield Order(score, order)
            continue
        for step in trellis[len(order)].get(used, ()):
            reached = score + step.score
            entry = (-reached - step.rest, (*order, step.word), reached, step.used)
            heapq.heappush(heap, entry)


def _next(used: int, word: int, place: int) -> int:
    return (used | 1 << (word - place + REACH)) >> 1


def _choices(moves: NDArray[np.float32], segments: Sequence[int]) -> list[list[tuple[int, float]]]:
    """Return for each place the words that may stand there, with the scores of their moves."""
    count = len(segments)
    choices: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    table = moves.tolist()
    for word in range(count):
        choices[word].append((word, table[word][REACH]))
    for word, column in np.argwhere(moves > LEAST).tolist():
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
