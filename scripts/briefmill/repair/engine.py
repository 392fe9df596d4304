"""Judges sentences: how likely each is garbled, and what it may have been."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from briefmill.repair.candidates import Candidate, Search
from briefmill.repair.confidence import Calibration, Numbers, features, probabilities
from briefmill.repair.consulting import with_judge
from briefmill.repair.fluency import Fluency
from briefmill.repair.judgement import Judgement, Judging, Repair
from briefmill.repair.recent import Recent
from briefmill.repair.tagger import Tagger
from briefmill.repair.words import FirstLetter, Words, arranged
from briefmill.text.problem import InputError, Problem

_FOLDER = Path(__file__).parent / "model"
_FILES = ("vocabulary.txt", "tagger.onnx", "ngrams.npz", "calibration.json")
HANDED_ON = 6
"""Repairs of a sentence that are told: more than a reader is shown, since whoever asks may have
to refuse some of them."""
_LOT = 64
"""Sentences that are searched at once. While they are, a garbled one takes some 0.2 MB, and what is
remembered of it a tenth; larger lots are no faster (256 garbled sentences, one to four lots)."""
_LONGEST = 80
"""Words of a sentence that is judged; what is longer is a list or no sentence."""
_REMEMBERED = 1 << 14
"""Sentences whose candidates are remembered: those of a long book."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A candidate as far as it is remembered.

    ``text`` is the sentence in its order, ``beside`` what speaks for it beside that order.
    """

    text: str
    order: tuple[int, ...]
    commas: tuple[bool, ...]
    beside: float
    unchanged: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """The candidates of one sentence as far as they are remembered, and their features."""

    ways: tuple[_Way, ...]
    table: Numbers


class Engine:
    """The model, the counts and the calibration, put together."""

    def __init__(self, search: Search, fluency: Fluency, calibration: Calibration) -> None:
        self._search = search
        self._fluency = fluency
        self._calibration = calibration
        self._known: Recent[tuple[str, tuple[int, ...]], _Found] = Recent(_REMEMBERED)

    @classmethod
    def read(cls, folder: Path = _FOLDER) -> Engine:
        """Return the engine whose files are in a folder.

        Raises:
            InputError: when one of them is not there.
        """
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            message = f"the model that finds garbled sentences is incomplete: no {missing[0]}"
            raise InputError(Problem(str(folder), 0, 0, message, "Install briefmill again."))
        fluency = Fluency.read(folder / "ngrams.npz")
        calibration = Calibration.read(folder / "calibration.json")
        return cls(Search(Tagger(folder), fluency), fluency, calibration)

    def judge(self, sentences: Sequence[Words]) -> list[Judgement]:
        """Return what is thought of each sentence of a text, in the same order.

        The sentences of a text bear on each other: where many are garbled, the others
        are likelier to be. What was found of a sentence before is not looked for again.
        """
        return self._weighed(self._found(sentences))

    def search(self, sentences: Sequence[Words]) -> list[tuple[Candidate, ...]]:
        """Return the candidates of each sentence, in the same order; this takes most of the time.

        A sentence has none when it is too long, and one when it is certainly in order.
        """
        short = [words if len(words) <= _LONGEST else Words("", ()) for words in sentences]
        return self._search.candidates(short)

    def weigh(
        self, sentences: Sequence[Words], found: Sequence[Sequence[Candidate]]
    ) -> list[Judgement]:
        """Return what is thought of the sentences of one text, whose candidates were found."""
        return self._weighed(
            [self._remembered(*pair) for pair in zip(sentences, found, strict=True)]
        )

    def usual(self, sequences: Sequence[Sequence[str]]) -> list[float]:
        """Return how usual each sequence of words is, by the counts alone (see `Fluency`)."""
        return self._fluency.log_probabilities(sequences)

    def counted(self, sequences: Sequence[Sequence[str]]) -> list[list[int]]:
        """Return how many words in a row were counted up to each place (see `Fluency`)."""
        return self._fluency.counted(sequences)

    def confidence(self, probability: float, beside: float = 0.0) -> float:
        """Return the share of such repairs that are exactly right; see `Calibration`."""
        return self._calibration.confidence(probability, beside)

    def flags(self, garbled: float) -> bool:
        """Say whether a sentence with such a probability of being garbled is told of."""
        return garbled >= self._calibration.flagged

    def _found(self, sentences: Sequence[Words]) -> list[_Found]:
        """Search for what is not remembered."""
        keys = [(words.sentence, words.segments) for words in sentences]
        result = {key: self._known.get(key) for key in keys}
        new = {
            key: words for key, words in zip(keys, sentences, strict=True) if result[key] is None
        }
        for key, remembered in zip(new, self._searched(list(new.values())), strict=True):
            result[key] = remembered
            self._known.put(key, remembered)
        return [found for key in keys if (found := result[key])]

    def _searched(self, sentences: Sequence[Words]) -> Iterator[_Found]:
        """Yield what is to be remembered of each sentence, searched in lots."""
        for start in range(0, len(sentences), _LOT):
            lot = sentences[start : start + _LOT]
            yield from map(self._remembered, lot, self.search(lot))

    def _weighed(self, found: Sequence[_Found]) -> list[Judgement]:
        more = self._calibration.evidence([each.table for each in found])
        return [self._judgement(each, more) for each in found]

    def _remembered(self, words: Words, candidates: Sequence[Candidate]) -> _Found:
        ways = tuple(self._way(words, each) for each in candidates)
        return _Found(ways, features(candidates, [each.usual for each in candidates]))

    def _way(self, words: Words, candidate: Candidate) -> _Way:
        right = candidate.commas_right(words)
        return _Way(
            text_of(words, candidate),
            candidate.order,
            candidate.commas(words),
            self._calibration.beside(right, candidate.stays, candidate.moved),
            candidate.unchanged,
        )

    def _repair(self, way: _Way, share: float) -> Repair:
        confidence = self.confidence(share, way.beside)
        return Repair(way.text, way.order, way.commas, confidence, share, way.beside)

    def _judgement(self, found: _Found, more: float) -> Judgement:
        if len(found.ways) < 2:
            return Judgement(0.0)
        shares = probabilities(found.table, self._calibration.weights, more)
        told = merged([way.text for way in found.ways], shares)
        changed = [(share, found.ways[at]) for share, at in told if not found.ways[at].unchanged]
        garbled = sum(share for share, _ in changed)
        repairs = tuple(self._repair(each, share) for share, each in changed[:HANDED_ON])
        return Judgement(garbled, self.flags(garbled), repairs)


def merged(texts: Sequence[str], shares: Iterable[float]) -> list[tuple[float, int]]:
    """Return each different text's share in all and the place where it stands first, best first.

    Candidates that come to the same text, for their commas or equal words, are one.
    """
    sums: dict[str, tuple[float, int]] = {}
    for at, (text, share) in enumerate(zip(texts, shares, strict=True)):
        before, first = sums.get(text, (0.0, at))
        sums[text] = (before + float(share), first)
    return sorted(sums.values(), key=lambda pair: (-pair[0], texts[pair[1]]))


def text_of(words: Words, candidate: Candidate) -> str:
    """Return a sentence in the order of a candidate, with its commas and letter case."""
    if candidate.unchanged:
        return words.sentence
    letter = FirstLetter(lowered=candidate.lowered)
    return arranged(words, candidate.order, candidate.commas(words), letter)


@lru_cache(maxsize=1)
def shipped() -> Judging:
    """Return the engine that comes with briefmill, loaded at the first call.

    Where the environment names another judge (`with_judge`), that one has a word, too.

    Raises:
        InputError: when its files were not installed, or the judge is not named in full.
    """
    return with_judge(Engine.read(), os.environ)
