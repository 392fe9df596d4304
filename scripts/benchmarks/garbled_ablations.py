"""The counts of words alone: the most usual order that local moves lead to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

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

    The search goes on by one swap of neighbours after the other, from the best orders so
    far, as long as it finds a more usual one.
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
    """Yield the orders that one more swap leads to; a word is swapped once at most."""
    for place, (segment, following) in enumerate(pairwise(segments)):
        stay = order[place : place + 2] == (place, place + 1)
        if stay and segment == following >= 0:
            yield (*order[:place], place + 1, place, *order[place + 2 :])


def _text(words: Words, order: Places) -> str:
    """Return the words in an order, each with its comma; the first is taken to be no name."""
    commas = [words.commas[index] for index in order[:-1]] + [words.commas[-1]]
    name = words.texts[0] == "I" or words.texts[0][1:] != words.texts[0][1:].lower()
    return arranged(words, order, commas, FirstLetter(lowered=not name))
