"""Garbled sentences with the orders that the engine finds for them, to learn to choose from."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefmill.repair.candidates import Search, shown_in
from briefmill.repair.confidence import FEATURES, Numbers, features
from briefmill.repair.encoding import LONGEST, Encoded, encode
from briefmill.repair.engine import text_of
from briefmill.repair.word_pieces import Vocabulary
from briefmill.repair.words import divide
from training.noise import Noise, garble, written

STAYS = FEATURES.index("stays")
_MOVED = (0.0, 0.1, 0.2, 0.3, 0.3, 0.3)
"""Shares of pairs swapped: mostly as many as in the benchmark's hardest row."""
_COMMAS_LOST = 1 / 3
_SHORTEST, _LONGEST_SENTENCE = 8, 45
_KEPT = 8
"""Candidates of a sentence that are kept: the right ones and the likeliest of the others."""
_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class CandidateList:
    """The candidates of one sentence.

    ``encoded`` is each one as the network reads it; ``others`` is [candidates], what speaks
    for each apart from the network's reading of it; ``right`` says which have the words in
    the author's order, at least one of them.
    """

    encoded: tuple[Encoded, ...]
    others: Numbers
    right: NDArray[np.bool_]

    @property
    def longest(self) -> int:
        """Return the number of pieces of the longest candidate."""
        return max(len(each.pieces) for each in self.encoded)


def candidate_lists(
    search: Search,
    weights: Numbers,
    vocabulary: Vocabulary,
    texts: Sequence[str],
    chance: random.Random,
) -> Iterator[CandidateList]:
    """Yield lists of sentences that are garbled as the benchmark's are, in the texts' order.

    ``weights`` are those of `FEATURES`; ``vocabulary`` is that of the network in training,
    which may have more pieces than the one that ``search`` reads by. Sentences that have one
    candidate, or of which none is right, are left out.
    """
    fit = [text for text in texts if _SHORTEST <= len(text.split()) <= _LONGEST_SENTENCE]
    for start in range(0, len(fit), _AT_ONCE):
        originals = [divide(text) for text in fit[start : start + _AT_ONCE]]
        shown = [divide(written(garble(each, _noise(chance), chance))) for each in originals]
        found = search.candidates(shown)
        for original, words, candidates in zip(originals, shown, found, strict=True):
            bare = _bare(original.sentence)
            right = np.array([_bare(text_of(words, each)) == bare for each in candidates])
            if len(candidates) < 2 or not right.any():
                continue
            table = features(candidates, [each.usual for each in candidates])
            kept = _kept(table @ weights, right)
            encoded = tuple(
                encode(
                    vocabulary,
                    shown_in(words, candidates[at].order, lowered=candidates[at].lowered),
                )
                for at in kept
            )
            if max(len(each.pieces) for each in encoded) <= LONGEST:
                rest = weights.copy()
                rest[STAYS] = 0.0
                yield CandidateList(encoded, table[kept] @ rest, right[kept])


def _noise(chance: random.Random) -> Noise:
    lost = 1.0 if chance.random() < _COMMAS_LOST else 0.0
    return Noise(chance.choice(_MOVED), lost=lost)


def _kept(utilities: Numbers, right: NDArray[np.bool_]) -> list[int]:
    ranked = sorted(range(len(utilities)), key=lambda at: (not right[at], -utilities[at]))
    return ranked[:_KEPT]


def _bare(text: str) -> str:
    return text.replace(",", "").lower()


def grouped(
    lists: Sequence[CandidateList], most_pieces: int, chance: random.Random
) -> list[list[CandidateList]]:
    """Return the lists in groups of at most ``most_pieces`` pieces, padding included."""
    ranked = sorted(lists, key=lambda each: (each.longest, chance.random()))
    groups: list[list[CandidateList]] = []
    count = 0
    for each in ranked:
        count += len(each.encoded)
        if not groups or count * each.longest > most_pieces:
            groups.append([])
            count = len(each.encoded)
        groups[-1].append(each)
    chance.shuffle(groups)
    return groups
