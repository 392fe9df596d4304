"""Judges sentences: how likely each is garbled, and what it may have been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from briefmill.repair.candidates import Candidate, Search
from briefmill.repair.confidence import Calibration, Numbers, features, probabilities
from briefmill.repair.fluency import Fluency
from briefmill.repair.tagger import Tagger
from briefmill.repair.words import FirstLetter, Words, arranged

_FOLDER = Path(__file__).parent / "model"
_SHOWN = 3
"""Repairs of a sentence that are told."""
_LONGEST = 80
"""Words of a sentence that is judged; what is longer is a list or no sentence."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to put a sentence in order.

    ``order`` gives for each place the index of the word that is to stand there.
    ``confidence`` is the share of such repairs that are right to the letter, 0 to 1;
    ``probability`` is what the engine itself gives the order, beside the sentence's others.
    """

    text: str
    order: tuple[int, ...]
    confidence: float
    probability: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is thought of one sentence.

    ``garbled`` is the probability that its words are not in order; ``repairs`` are the
    likeliest ones, best first, none for a sentence that is in order.
    """

    garbled: float
    repairs: tuple[Repair, ...] = ()


class Engine:
    """The model, the counts and the calibration, put together."""

    def __init__(self, search: Search, calibration: Calibration) -> None:
        self._search = search
        self._calibration = calibration

    @classmethod
    def read(cls, folder: Path = _FOLDER) -> Engine:
        """Return the engine whose files are in a folder."""
        search = Search(Tagger(folder), Fluency.read(folder / "ngrams.npz"))
        return cls(search, Calibration.read(folder / "calibration.json"))

    def judge(self, sentences: Sequence[Words]) -> list[Judgement]:
        """Return what is thought of each sentence of a text, in the same order.

        The sentences of a text bear on each other: where many are garbled, the others
        are likelier to be.
        """
        return self.weigh(sentences, self.search(sentences))

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
        tables = [features(each, [one.usual for one in each]) for each in found]
        more = self._calibration.evidence(tables)
        return [
            self._judgement(words, each, probabilities(table, self._calibration.weights, more))
            if len(each) > 1
            else Judgement(0.0)
            for words, each, table in zip(sentences, found, tables, strict=True)
        ]

    def _judgement(
        self, words: Words, candidates: Sequence[Candidate], shares: Numbers
    ) -> Judgement:
        texts: dict[str, tuple[float, Candidate]] = {}
        for candidate, share in zip(candidates, shares, strict=True):
            text = text_of(words, candidate)
            before = texts.get(text, (0.0, candidate))
            texts[text] = (before[0] + float(share), before[1])
        garbled = sum(share for share, each in texts.values() if not each.unchanged)
        ranked = sorted(texts.items(), key=lambda item: (-item[1][0], item[0]))
        repairs = tuple(
            Repair(
                text,
                each.order,
                self._calibration.confidence(share * each.commas_right(words)),
                share,
            )
            for text, (share, each) in ranked
            if not each.unchanged
        )
        return Judgement(garbled, repairs[:_SHOWN])


def text_of(words: Words, candidate: Candidate) -> str:
    """Return a sentence in the order of a candidate, with its commas and letter case."""
    if candidate.unchanged:
        return words.sentence
    letter = FirstLetter(lowered=candidate.lowered)
    return arranged(words, candidate.order, candidate.commas(words), letter)


@lru_cache(maxsize=1)
def shipped() -> Engine:
    """Return the engine that comes with briefmill, loaded at the first call."""
    return Engine.read()
