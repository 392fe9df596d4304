"""Another judge has a word: it orders the engine's candidates and makes nothing safe."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from briefmill.repair.consulting import Consulting, with_judge
from briefmill.repair.endpoint import Endpoint
from briefmill.repair.judge import JudgeError
from briefmill.repair.judgement import Judgement, Repair
from briefmill.repair.words import Words, divide
from briefmill.text.problem import InputError

SENTENCE = "The need ports cranes."
FIRST, SECOND = "The ports need cranes.", "The cranes need ports."
GARBLED = "The committee met in spring the of that year and published two reports."


class Fixed:
    """An engine that thinks the same of every sentence; its probabilities mean what they say."""

    def __init__(self, garbled: float, *probabilities: float) -> None:
        self.garbled = garbled
        self.probabilities = probabilities

    def judge(self, sentences: Sequence[Words]) -> list[Judgement]:
        texts = zip((FIRST, SECOND), self.probabilities, strict=False)
        repairs = tuple(Repair(text, (), (), share, share) for text, share in texts)
        return [Judgement(self.garbled, self.flags(self.garbled), repairs) for _ in sentences]

    def usual(self, sequences: Sequence[Sequence[str]]) -> list[float]:
        return [float(len(each)) for each in sequences]

    def counted(self, sequences: Sequence[Sequence[str]]) -> list[list[int]]:
        return [[1] * (len(each) + 1) for each in sequences]

    def confidence(self, probability: float, beside: float = 0.0) -> float:
        return probability + beside

    def flags(self, garbled: float) -> bool:
        return garbled >= 0.5


class Likes:
    """A judge that holds one text to be so many times likelier than each of the others."""

    def __init__(self, text: str, times: float) -> None:
        self.text = text
        self.times = times
        self.asked: list[tuple[str, ...]] = []

    def log_probabilities(self, texts: Sequence[str]) -> list[float]:
        self.asked.append(tuple(texts))
        return [math.log(self.times) if text == self.text else 0.0 for text in texts]


def judged(engine: Fixed, judge: Likes) -> Judgement:
    return Consulting(engine, judge).judge([divide(SENTENCE)])[0]


def test_the_judge_may_prefer_another_candidate() -> None:
    found = judged(Fixed(0.9, 0.6, 0.3), Likes(SECOND, 8.0))
    assert [repair.text for repair in found.repairs] == [SECOND, FIRST]
    assert found.repairs[0].probability == pytest.approx(2.4 / 3.1)
    assert found.consulted


def test_the_judge_may_clear_a_sentence() -> None:
    found = judged(Fixed(0.6, 0.6), Likes(SENTENCE, 100.0))
    assert not found.flagged
    assert found.garbled < 0.02


@pytest.mark.parametrize(("own", "most"), [(0.6, 0.98), (0.985, 0.985), (0.999, 0.999)])
def test_the_judge_makes_no_repair_safe_that_was_not(own: float, most: float) -> None:
    found = judged(Fixed(own, own), Likes(FIRST, 1e9))
    assert found.repairs[0].confidence == most


def test_a_sentence_that_is_in_order_is_not_sent_to_the_judge() -> None:
    judge = Likes(FIRST, 1e9)
    assert judged(Fixed(0.09, 0.09), judge) == Fixed(0.09, 0.09).judge([divide(SENTENCE)])[0]
    assert judged(Fixed(0.9), judge).repairs == ()
    assert judge.asked == []


def test_the_judge_is_asked_about_a_sentence_once() -> None:
    judge = Likes(FIRST, 2.0)
    consulting = Consulting(Fixed(0.9, 0.6, 0.3), judge)
    assert consulting.judge([divide(SENTENCE)]) == consulting.judge([divide(SENTENCE)])
    assert judge.asked == [(SENTENCE, FIRST, SECOND)]
    assert consulting.usual([("a", "b")]) == [2.0]


class Silent:
    def log_probabilities(self, texts: Sequence[str]) -> list[float]:
        raise JudgeError(f"no answer about {len(texts)} texts")


def test_a_judge_that_fails_is_told_with_the_way_out() -> None:
    with pytest.raises(InputError, match=r"no answer about 3 texts\n  Without BRIEFMILL_JUDGE"):
        Consulting(Fixed(0.9, 0.6, 0.3), Silent()).judge([divide(SENTENCE)])


def test_the_environment_names_the_judge() -> None:
    engine = Fixed(0.0)
    assert with_judge(engine, {}) is engine
    named = {"BRIEFMILL_JUDGE": "http://127.0.0.1:8000/v1", "BRIEFMILL_JUDGE_MODEL": "big"}
    found = with_judge(engine, named | {"BRIEFMILL_JUDGE_KEY": "secret"})
    assert isinstance(found, Consulting)
    assert found.asked == Endpoint("http://127.0.0.1:8000/v1", "big", "secret")
    assert "secret" not in repr(found.asked)
    at = {"BRIEFMILL_JUDGE": "http://127.0.0.1:8000/@team/v1"}
    assert isinstance(with_judge(engine, named | at), Consulting)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"BRIEFMILL_JUDGE": "localhost:8000"}, "expected an address such as"),
        ({"BRIEFMILL_JUDGE": "http:///v1"}, "expected an address such as"),
        ({"BRIEFMILL_JUDGE": "http://[::1/v1"}, "expected an address such as"),
        ({"BRIEFMILL_JUDGE": "http://host:port/v1"}, "expected an address such as"),
        ({"BRIEFMILL_JUDGE": "http://localhost:8000/v1"}, "needs the name of its model"),
        (
            {
                "BRIEFMILL_JUDGE": "http://localhost:8000/v1",
                "BRIEFMILL_JUDGE_MODEL": "big",
                "BRIEFMILL_JUDGE_KEY": "€",
            },
            "BRIEFMILL_JUDGE_KEY: the key has letters that cannot be sent",
        ),
    ],
)
def test_a_judge_that_is_not_named_in_full_is_told(named: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        with_judge(Fixed(0.0), named)


@pytest.mark.parametrize("scheme", ["http://", "https://", ""])
def test_a_password_in_the_address_is_refused_and_not_repeated(scheme: str) -> None:
    named = {"BRIEFMILL_JUDGE": f"{scheme}someone:secret@localhost:8000/v1"}
    with pytest.raises(InputError, match="must not have a name or a password") as told:
        with_judge(Fixed(0.0), named)
    assert "secret" not in str(told.value)
