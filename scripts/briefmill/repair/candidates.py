"""Orders that a sentence may have had, each with what speaks for it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefmill.repair.encoding import LONGEST, Encoded, Shown
from briefmill.repair.fluency import Fluency
from briefmill.repair.orders import REACH, Order, best_orders
from briefmill.repair.tagger import Reading, Tagger
from briefmill.repair.words import FIXED, FirstLetter, Words

_ORDERS = 4
"""Orders that one reading leads to for each that is read again, the most usual of them."""
_READ_AGAIN = 8
_FURTHER = (3, 2)
"""Orders of a sentence that are read in the rounds after that, in which what was found is put
in order once more: words that moved far, and windows in which more than two places changed."""
# `_USUAL`, `_BEHIND`, `_ADDED`, `_KEPT` and `_QUIET` were chosen by hand, by trial on the lines
# that the model is calibrated on (see CONTRIBUTING); no script measures them.
_USUAL = 0.6
"""Weight of the log-probability of the words' sequence where orders are chosen to be read."""
_BEHIND = 4.0
"""How far behind the likeliest order that was read, by the logarithm of its probability, an
order may be to be read as well; its own reading can only speak against it."""
_LIKELY = 0.5
"""Probability from which a comma is set in a sentence without commas, which may have lost them."""
_ADDED = 0.97
"""Probability from which one is added to the commas that stand in a sentence: most of those that
English allows are a matter of taste."""
_KEPT = 0.2
"""Probability from which a comma that stands there stays."""
_QUIET = -1.0
"""A sentence whose words all stay with this log-probability (37 %) is not looked at further: on the
lines that the model is calibrated on, hardly any of that sort was told of, and most of those were
in order."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One order of a sentence's words.

    ``order`` gives for each place the index of the word that stands there; ``path`` is the
    log-probability of the moves that led to it, over all readings; ``reading`` is what the
    model says of the sentence in this order; ``lowered`` is whether the word that opened
    the sentence is written small inside it; ``usual`` is the log-probability of the words
    in this order by `Fluency`.
    """

    order: tuple[int, ...]
    path: float
    reading: Reading
    lowered: bool
    usual: float

    @property
    def unchanged(self) -> bool:
        """Say whether it is the sentence as it stands."""
        return self.moved == 0

    @property
    def moved(self) -> int:
        """Return how many words stand elsewhere."""
        return sum(place != word for place, word in enumerate(self.order))

    @property
    def distance(self) -> int:
        """Return how many places the words were moved, all together."""
        return sum(abs(place - word) for place, word in enumerate(self.order))

    @property
    def stays(self) -> float:
        """Return the log-probability that nothing is left to move."""
        return self.reading.stays

    def commas(self, words: Words) -> tuple[bool, ...]:
        """Return for each place whether a comma follows.

        The last place and words that do not move are left as they are. Commas that stand
        there go with their words, and stay unless they are unlikely. Where the author's
        commas stand, hardly any is added.
        """
        likely = _ADDED if any(words.commas[:-1]) else _LIKELY
        least = (_KEPT if stands else likely for stands in self._stand(words))
        shares = self.reading.commas.tolist()
        commas = [share >= limit for share, limit in zip(shares, least, strict=True)]
        for place, word in enumerate(words.words):
            if word.segment == FIXED or place == len(commas) - 1:
                commas[place] = word.comma
        return tuple(commas)

    def commas_right(self, words: Words) -> float:
        """Return the probability that `commas` are right.

        In a sentence with commas only those that are added or dropped are in doubt; in one
        without, any place may have lost one.
        """
        given = any(words.commas[:-1])
        right = 1.0
        for share, comma, stands in zip(
            self.reading.commas.tolist()[:-1], self.commas(words), self._stand(words), strict=False
        ):
            if comma != stands or not given:
                right *= share if comma else 1.0 - share
        return right

    def _stand(self, words: Words) -> list[bool]:
        commas = words.commas
        return [commas[index] for index in self.order]


@dataclass(frozen=True, slots=True)
class _Asked:
    """An order of a sentence that may be read: the sentence's number, the order, its path."""

    sentence: int
    order: tuple[int, ...]
    path: float
    usual: float


class Search:
    """Finds the orders that sentences may have had."""

    def __init__(self, tagger: Tagger, fluency: Fluency) -> None:
        self._tagger = tagger
        self._fluency = fluency

    def candidates(self, sentences: Sequence[Words]) -> list[tuple[Candidate, ...]]:
        """Return for each sentence the orders that it may have had, as it stands first.

        A sentence that is certainly in order has one, and one that is too long to be read
        has none.
        """
        found: list[dict[tuple[int, ...], Candidate]] = [{} for _ in sentences]
        usual = self._fluency.log_probabilities([words.texts for words in sentences])
        asked = [
            _Asked(number, tuple(range(len(words))), 0.0, usual[number])
            for number, words in enumerate(sentences)
            if words.words
        ]
        read = self._read(asked, sentences, found)
        unsure = [pair for pair in read if pair[1].stays < _QUIET]
        asked = self._led_to(unsure, sentences, found, _READ_AGAIN)
        for most in _FURTHER:
            asked = self._led_to(self._read(asked, sentences, found), sentences, found, most)
        self._read(asked, sentences, found)
        return [tuple(each.values()) for each in found]

    def _read(
        self,
        asked: Iterable[_Asked],
        sentences: Sequence[Words],
        found: list[dict[tuple[int, ...], Candidate]],
    ) -> list[tuple[int, Candidate]]:
        """Read sentences in the orders asked for, and add what was read to ``found``."""
        chosen: list[_Asked] = []
        encoded: list[Encoded] = []
        for each in asked:
            shown = _shown(sentences[each.sentence], each.order, lowered=_lowered(found, each))
            numbers = self._tagger.encode(shown)
            if len(numbers.pieces) <= LONGEST:
                chosen.append(each)
                encoded.append(numbers)
        result = []
        for each, reading in zip(chosen, self._tagger.read(encoded), strict=True):
            lowered = _lowered(found, each, reading)
            candidate = Candidate(each.order, each.path, reading, lowered, each.usual)
            found[each.sentence][each.order] = candidate
            result.append((each.sentence, candidate))
        return result

    def _led_to(
        self,
        read: Iterable[tuple[int, Candidate]],
        sentences: Sequence[Words],
        found: list[dict[tuple[int, ...], Candidate]],
        most: int,
    ) -> list[_Asked]:
        """Return the orders that readings lead to and that were not read yet.

        Of each sentence's orders ``most`` are kept, whichever readings they come from: those
        that are likeliest by the moves and by how usual the sequence of words is.
        """
        ways = [
            (number, _after(candidate.order, each.places), candidate.path + each.score)
            for number, candidate in read
            for each in _orders(candidate, sentences[number], _ORDERS * most)
        ]
        logs = self._fluency.log_probabilities(
            [[sentences[number].texts[index] for index in order] for number, order, _ in ways]
        )
        asked: dict[tuple[int, tuple[int, ...]], _Asked] = {}
        for (number, order, path), usual in zip(ways, logs, strict=True):
            known = asked.get((number, order))
            if order not in found[number] and (known is None or known.path < path):
                asked[number, order] = _Asked(number, order, path, usual)
        return _likeliest(_worth(asked.values(), found), most)


def _orders(candidate: Candidate, words: Words, most: int) -> Iterable[Order]:
    """Return the likeliest orders that a candidate leads to, itself excepted."""
    orders = best_orders(candidate.reading.moves, words.segments, most)
    return [each for each in orders if not each.unchanged]


def _worth(
    asked: Iterable[_Asked], found: Sequence[dict[tuple[int, ...], Candidate]]
) -> Iterator[_Asked]:
    """Yield the orders that may yet turn out nearly as likely as the best one that was read."""
    best = [
        max((each.path + each.stays + _USUAL * each.usual for each in known.values()), default=0.0)
        for known in found
    ]
    for each in asked:
        if each.path + _USUAL * each.usual > best[each.sentence] - _BEHIND:
            yield each


def _likeliest(asked: Iterable[_Asked], most: int) -> list[_Asked]:
    ranked = sorted(asked, key=lambda each: (each.sentence, -each.path - _USUAL * each.usual))
    kept: list[_Asked] = []
    count = 0
    for number, each in enumerate(ranked):
        count = 0 if number and ranked[number - 1].sentence != each.sentence else count
        if count < most:
            kept.append(each)
        count += 1
    return kept


def _lowered(
    found: Sequence[dict[tuple[int, ...], Candidate]],
    asked: _Asked,
    reading: Reading | None = None,
) -> bool:
    """Say whether the word that opens a sentence is no name, by the sentence's first reading."""
    for first in found[asked.sentence].values():
        return first.lowered
    if reading is None:
        return False
    moved = 1.0 - math.exp(float(reading.moves[0, REACH]))
    return bool(reading.lowered[0] >= _LIKELY * moved)


def _after(order: Sequence[int], places: Sequence[int]) -> tuple[int, ...]:
    """Return an order that is changed once more."""
    return tuple(order[place] for place in places)


def _shown(words: Words, order: Sequence[int], *, lowered: bool) -> Shown:
    commas = words.commas
    return Shown(
        FirstLetter(lowered=lowered).of(words, order),
        [word.lead for word in words.words],
        [word.trail for word in words.words],
        [commas[index] for index in order],
    )
