"""What the engine made of each sentence, kept so that every table is made of one reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.garbled_samples import Sample
from benchmarks.intervals import Found
from briefmill.repair.candidates import Candidate
from briefmill.repair.confidence import UNASKED
from briefmill.repair.engine import Engine, text_of
from briefmill.repair.judgement import Judgement
from briefmill.repair.orders import best_orders
from briefmill.repair.tagger import Reading
from briefmill.repair.words import divide
from briefmill.rules.judged_sentences import JudgedSentence
from briefmill.rules.reordered import doubt_about, lawful
from briefmill.text.span import Span

_TOGETHER = 240
"""Sentences that are read together; a bound on memory."""
SAFE = UNASKED
"""Confidence from which a repair is applied."""
LEAST = 0.5
"""Confidence below which it does not count whether the rule asks."""
TEXT = 40
"""Sentences of a text whose evidence adds up."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a sentence: how likely it is garbled, and two of the repairs.

    ``likeliest`` is the one whose order is, with ``probability``; ``repair`` is the surest of
    those that may be made, which is the one that is proposed. Without repairs they are empty,
    and the figures 0. ``asked`` says that the rule asks about it, however sure it is.
    """

    garbled: float
    likeliest: str = ""
    probability: float = 0.0
    repair: str = ""
    confidence: float = 0.0
    asked: bool = False

    @property
    def changes(self) -> bool:
        """Say whether the likeliest repair is likelier than that the sentence is in order."""
        return bool(self.likeliest) and self.probability > 1 - self.garbled


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sentence and what was told of it: alone, and as one of a text of its like.

    ``tagger`` is the sentence in the order that is likeliest by the model's first reading
    alone; ``commas`` counts those of the engine's likeliest text.
    """

    sample: Sample
    alone: Told
    in_text: Told
    tagger: str
    commas: Found

    @property
    def guess(self) -> str:
        """Return the likeliest text, before any bound on confidence."""
        return self.alone.likeliest if self.alone.changes else self.sample.shown.sentence

    def right(self, told: Told) -> bool:
        """Say whether a repair is the original to the letter."""
        return told.repair == self.sample.original

    def exact(self, text: str, *, bare: bool) -> bool:
        """Say whether a text is the original to the letter, with ``bare`` but for commas."""
        return same(text, self.sample.original, bare=bare)


def same(text: str, original: str, *, bare: bool) -> bool:
    """Say whether two texts are the same to the letter, with ``bare`` but for their commas."""
    return text == original or (bare and text.replace(",", "") == original.replace(",", ""))


def outcomes(
    engine: Engine, samples: Sequence[Sample], progress: Callable[[int], None]
) -> list[Outcome]:
    """Return what the engine makes of samples of one kind; ``progress`` is told of each lot."""
    found: list[Outcome] = []
    for start in range(0, len(samples), _TOGETHER):
        part = samples[start : start + _TOGETHER]
        found += _read(engine, part)
        progress(len(part))
    return found


def _read(engine: Engine, samples: Sequence[Sample]) -> Iterator[Outcome]:
    shown = [each.shown for each in samples]
    candidates = engine.search(shown)
    alone = [
        judged
        for words, each in zip(shown, candidates, strict=True)
        for judged in engine.weigh([words], [each])
    ]
    in_texts = [
        judged
        for start in range(0, len(samples), TEXT)
        for judged in engine.weigh(shown[start : start + TEXT], candidates[start : start + TEXT])
    ]
    for sample, each, judged, together in zip(samples, candidates, alone, in_texts, strict=True):
        tagger = _by_tagger(sample, each[0]) if each else sample.shown.sentence
        told = _told(sample, judged, engine)
        in_text = _told(sample, together, engine)
        yield Outcome(sample, told, in_text, tagger, _commas(sample, judged, told))


def _told(sample: Sample, judged: Judgement, engine: Engine) -> Told:
    if not judged.repairs:
        return Told(judged.garbled)
    likeliest = judged.repairs[0]
    whole = Span(0, len(sample.shown.sentence))
    sentence = JudgedSentence(whole, sample.shown, marked=False)
    repairs = lawful(sentence, judged.repairs)
    if not repairs:
        return Told(judged.garbled, likeliest.text, likeliest.probability)
    surest = repairs[0]
    return Told(
        judged.garbled,
        likeliest.text,
        likeliest.probability,
        surest.text,
        surest.confidence,
        surest.confidence >= LEAST and bool(doubt_about(sentence, surest, engine)),
    )


def _by_tagger(sample: Sample, first: Candidate) -> str:
    """Return the order of the first reading; each word brings what was said of it."""
    moves = first.reading.moves
    order = best_orders(moves, sample.shown.segments, 1)[0].places
    taken = list(order)
    reading = Reading(moves[taken], first.reading.commas[taken], first.reading.lowered[taken])
    lowered = first.lowered
    return text_of(sample.shown, Candidate(order, 0.0, reading, lowered, first.usual))


def _commas(sample: Sample, judged: Judgement, told: Told) -> Found:
    """Count commas by the word that they follow; the one at the end is none."""
    order = judged.repairs[0].order if told.changes else range(len(sample.order))
    text = told.likeliest if told.changes else sample.shown.sentence
    there = _followed(sample.original, range(len(sample.order)))
    found = _followed(text, [sample.order[index] for index in order])
    return Found(len(there & found), len(found), len(there))


def _followed(text: str, order: Sequence[int]) -> set[int]:
    commas = divide(text).commas[:-1]
    return {order[place] for place, comma in enumerate(commas) if comma}
