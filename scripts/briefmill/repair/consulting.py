"""Another judge has a word where the engine takes a sentence for garbled, or nearly so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol
from urllib.parse import urlsplit

from briefmill.repair.judge import Judge, JudgeError, shares
from briefmill.repair.judgement import Judgement, Judging, Repair
from briefmill.repair.recent import Recent
from briefmill.repair.words import Words
from briefmill.text.problem import InputError, Problem

_NAMES = ("BRIEFMILL_JUDGE", "BRIEFMILL_JUDGE_MODEL", "BRIEFMILL_JUDGE_KEY")
"""Variables of the environment: the address, the model's name, and a key where one is needed."""
_UNSURE = 0.1
"""Probability of being garbled from which the other judge is asked: below it hardly any
sentence is, and each question takes time."""
_MOST_ALONE = 0.98
"""Confidence up to which the other judge may raise a repair: it was not calibrated, so that a
repair is made unasked only where the engine is sure by itself."""
_REMEMBERED = 1 << 12


class Weighing(Judging, Protocol):
    """What judges sentences, and says what its own probabilities mean."""

    def confidence(self, probability: float, beside: float = 0.0) -> float:
        """Return the share of such repairs that are exactly right."""
        ...

    def flags(self, garbled: float) -> bool:
        """Say whether a sentence with such a probability of being garbled is told of."""
        ...


class Consulting:
    """An engine beside whose opinion counts that of another judge.

    The judge chooses among the sentence as it stands and the engine's repairs of it, and can
    bring in no text.
    """

    def __init__(self, engine: Weighing, judge: Judge) -> None:
        self._engine = engine
        self.asked = judge
        self._judge = _Remembering(judge)

    def judge(self, sentences: Sequence[Words]) -> list[Judgement]:
        """Return what is thought of each sentence of a text, in the same order.

        Raises:
            InputError: when the judge cannot be reached or gives no usable answer.
        """
        judged = self._engine.judge(sentences)
        return [self._weighed(*pair) for pair in zip(sentences, judged, strict=True)]

    def usual(self, sequences: Sequence[Sequence[str]]) -> list[float]:
        """Return how usual each sequence of words is, by the engine's counts."""
        return self._engine.usual(sequences)

    def counted(self, sequences: Sequence[Sequence[str]]) -> list[list[int]]:
        """Return how many words in a row were counted up to each place, by the engine."""
        return self._engine.counted(sequences)

    def _weighed(self, words: Words, judged: Judgement) -> Judgement:
        if judged.garbled < _UNSURE or not judged.repairs:
            return judged
        texts = (words.sentence, *(each.text for each in judged.repairs))
        prior = (1 - judged.garbled, *(each.probability for each in judged.repairs))
        stands, *others = self._shares(texts, prior)
        repairs = [self._raised(*pair) for pair in zip(judged.repairs, others, strict=True)]
        repairs.sort(key=lambda each: (-each.probability, each.text))
        garbled = 1 - stands
        return Judgement(garbled, self._engine.flags(garbled), tuple(repairs), consulted=True)

    def _raised(self, repair: Repair, share: float) -> Repair:
        most = max(repair.confidence, _MOST_ALONE)
        confidence = min(self._engine.confidence(share, repair.beside), most)
        return replace(repair, confidence=confidence, probability=share)

    def _shares(self, texts: tuple[str, ...], prior: Sequence[float]) -> list[float]:
        try:
            return shares(self._judge, texts, prior)
        except JudgeError as error:
            advice = "Without BRIEFMILL_JUDGE no other judge is asked."
            raise InputError(Problem("the other judge", 0, 0, str(error), advice)) from error


class _Remembering:
    """A judge that is asked about the same texts once, since rules run again and again."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._known: Recent[tuple[str, ...], list[float]] = Recent(_REMEMBERED)

    def log_probabilities(self, texts: Sequence[str]) -> list[float]:
        """Return the natural logarithm of the probability of each text."""
        logs = self._known.get(tuple(texts))
        if logs is None:
            logs = self._judge.log_probabilities(texts)
            self._known.put(tuple(texts), logs)
        return logs


def with_judge(engine: Weighing, environment: Mapping[str, str]) -> Judging:
    """Return an engine beside which the judge counts that an environment names, if it does.

    Raises:
        InputError: when the address is none of the web, the model is not named, or the key
            cannot be sent.
    """
    address, model, key = (environment.get(name, "").strip() for name in _NAMES)
    if not address:
        return engine
    if "@" in address.rpartition("://")[2].partition("/")[0]:
        message = "the address must not have a name or a password in it"
        raise InputError(Problem(_NAMES[0], 0, 0, message, f"{_NAMES[2]} is for the key."))
    if not _is_address(address):
        message = f"expected an address such as http://127.0.0.1:8000/v1, found {address}"
        raise InputError(Problem(_NAMES[0], 0, 0, message))
    if not model:
        message = f"the judge at {address} needs the name of its model"
        raise InputError(Problem(_NAMES[1], 0, 0, message, "Set this variable to the name."))
    if not (key.isascii() and key.isprintable()):
        message = "the key has letters that cannot be sent"
        raise InputError(Problem(_NAMES[2], 0, 0, message, "Copy it again from the server."))
    from briefmill.repair.endpoint import Endpoint  # noqa: PLC0415 - it takes a while to load

    return Consulting(engine, Endpoint(address, model, key))


def _is_address(address: str) -> bool:
    """Say whether a text is an address of the web."""
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and named
