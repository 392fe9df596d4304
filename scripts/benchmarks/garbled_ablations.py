"""The counts of words alone: the most usual order that local moves lead to."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from benchmarks.garbled_samples import Sample
from briefmill.repair.fluency import Fluency
from briefmill.repair.words import FirstLetter, Words, arranged

Places = tuple[int, ...]
_KEPT = 4
"""Orders of a sentence from which the search goes on."""
_ROUNDS = 24
"""A bound: a sentence of 45 words has at most 22 swaps that touch no other."""
_MOVE = -1.4
"""Logarithm of the odds of a move where a fifth of the places begin one, the mean of what is
measured. Without it, every unusual but right order would be changed."""
_LEAST = 0.01
"""Gain that is more than a rounding error of the sums."""


def by_counts(fluency: Fluency, sample: Sample) -> str:
    """Return a sentence in the order that `Fluency` holds to be the most usual.

    The search goes from order to order by swaps of neighbours and by words that move two
    or three places, as long as one of the orders found is more usual than the best so far.
    """
    words = sample.shown
    start = tuple(range(len(words)))
    kept = {start: fluency.log_probabilities([words.texts])[0]}
    known = dict(kept)
    for number in range(1, _ROUNDS + 1):
        new = {order for each in kept for order in _moved(each, words.segments)} - known.keys()
        scored = {**kept, **_scored(fluency, words, sorted(new), number * _MOVE)}
        known |= scored
        before = max(kept.values())
        kept = dict(sorted(scored.items(), key=lambda item: (-item[1], item[0]))[:_KEPT])
        if max(kept.values()) < before + _LEAST:
            break
    best = max(kept, key=lambda order: (kept[order], order))
    return _text(words, best)


def _scored(
    fluency: Fluency, words: Words, orders: Sequence[Places], cost: float
) -> dict[Places, float]:
    texts = [[words.texts[index] for index in order] for order in orders]
    logs = fluency.log_probabilities(texts)
    return {order: log + cost for order, log in zip(orders, logs, strict=True)}


def _moved(order: Places, segments: Sequence[int]) -> Iterator[Places]:
    """Yield the orders that one move leads to, within the stretches in which words may move."""
    for length, place in itertools.product((2, 3, 4), range(len(order))):
        window = segments[place : place + length]
        if len(window) < length or window[0] < 0 or len(set(window)) > 1:
            continue
        before, part, after = order[:place], order[place : place + length], order[place + length :]
        yield (*before, *part[1:], part[0], *after)
        yield (*before, part[-1], *part[:-1], *after)


def _text(words: Words, order: Places) -> str:
    """Return the words in an order, each with its comma; the first is taken to be no name."""
    commas = [words.commas[index] for index in order[:-1]] + [words.commas[-1]]
    name = words.texts[0] == "I" or words.texts[0][1:] != words.texts[0][1:].lower()
    return arranged(words, order, commas, FirstLetter(lowered=not name))
