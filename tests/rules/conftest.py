"""An engine that finds what a test tells it to find, in place of the one with a model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from briefmill.repair import engine
from briefmill.repair.judgement import Judgement, Repair
from briefmill.repair.words import Words, divide

Found = Mapping[str, Sequence[tuple[str, float]]]
"""For each garbled sentence the orders that may have been meant, with their confidences."""


class Scripted:
    """Judges by ``found``, with a probability ``garbled`` of what it finds.

    ``gain`` is how much more usual every other order is.
    """

    def __init__(self, found: Found, gain: float = 20.0, garbled: float = 0.97) -> None:
        self.found = found
        self.gain = gain
        self.garbled = garbled
        self.asked: list[list[str]] = []

    def judge(self, sentences: Sequence[Words]) -> list[Judgement]:
        self.asked.append([each.sentence for each in sentences])
        return [self._judgement(each) for each in sentences]

    def usual(self, sequences: Sequence[Sequence[str]]) -> list[float]:
        stand = [divide(sentence).texts for sentence in self.found]
        return [0.0 if tuple(each) in stand else self.gain for each in sequences]

    def counted(self, sequences: Sequence[Sequence[str]]) -> list[list[int]]:
        return [[1] * (len(each) + 1) for each in sequences]

    def _judgement(self, words: Words) -> Judgement:
        if words.sentence not in self.found:
            return Judgement(0.0)
        repairs = (_repair(words, *pair) for pair in self.found[words.sentence])
        return Judgement(self.garbled, True, tuple(repairs))


def _repair(words: Words, after: str, confidence: float) -> Repair:
    left = [text.lower() for text in words.texts]
    result = divide(after)
    order: list[int] = []
    for text in result.texts:
        place = left.index(text.lower()) if text.lower() in left else len(order)
        order.append(place)
        left[place] = ""
    return Repair(after, tuple(order), result.commas, confidence, confidence)


Script = Callable[..., Scripted]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Script:
    """Return what makes the rule ask an engine that finds what it is told."""

    def put(found: Found, gain: float = 20.0, garbled: float = 0.97) -> Scripted:
        scripted = Scripted(found, gain, garbled)
        monkeypatch.setattr(engine, "shipped", lambda: scripted)
        return scripted

    return put
