"""The engine as a whole: what it remembers, what it needs, what does not matter to it."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefmill.repair import engine
from briefmill.repair.candidates import Candidate, Search
from briefmill.repair.confidence import FEATURES, Calibration
from briefmill.repair.recent import Recent
from briefmill.repair.words import Words, divide
from briefmill.text.problem import InputError
from briefmill.text.span import Span

MODEL = Path(engine.__file__).parent / "model"
GARBLED = "The committee met in spring the of that year and published two reports."
CLEAN = "Nobody has offered to pay for the new cranes of the river ports, as far as we know."


def test_the_value_that_was_asked_for_longest_ago_is_forgotten() -> None:
    recent: Recent[str, int] = Recent(2)
    recent.put("a", 1)
    recent.put("b", 2)
    assert recent.get("a") == 1
    recent.put("c", 3)
    assert [recent.get(key) for key in "abc"] == [1, None, 3]
    assert len(recent) == 2


def test_a_sentence_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    search = Search.candidates

    def counted(self: Search, sentences: Sequence[Words]) -> list[tuple[Candidate, ...]]:
        asked.extend(each.sentence for each in sentences)
        return search(self, sentences)

    monkeypatch.setattr(Search, "candidates", counted)
    judge = engine.Engine.read(MODEL)
    first = judge.judge([divide(GARBLED), divide(CLEAN), divide(CLEAN)])
    assert judge.judge([divide(GARBLED), divide(CLEAN), divide(CLEAN)]) == first
    assert asked == [GARBLED, CLEAN]
    judge.judge([divide(CLEAN, [Span(0, 6)])])  # other words may move in it now
    assert asked == [GARBLED, CLEAN, CLEAN]


def test_the_order_of_the_sentences_does_not_matter() -> None:
    judge = engine.shipped()
    sentences = [divide(each) for each in (GARBLED, CLEAN, "Rarely have the ports been so busy.")]
    forward = judge.judge(sentences)
    assert engine.Engine.read(MODEL).judge(sentences[::-1]) == forward[::-1]


SOME = (
    GARBLED,
    CLEAN,
    "Rarely have the ports been so busy.",
    "The of council the city has two closed schools this year.",
    "However the ports of the river have not yet been to able repair their old cranes.",
)


@pytest.mark.parametrize("lot", [1, 2, 4])
def test_sentences_are_searched_in_lots_and_read_alike(
    monkeypatch: pytest.MonkeyPatch, lot: int
) -> None:
    """What a search holds of a sentence is far more than what is remembered of it."""
    asked: list[int] = []
    search = Search.candidates

    def counted(self: Search, sentences: Sequence[Words]) -> list[tuple[Candidate, ...]]:
        asked.append(len(sentences))
        return search(self, sentences)

    sentences = [divide(each) for each in SOME]
    whole = engine.Engine.read(MODEL).judge(sentences)
    monkeypatch.setattr(Search, "candidates", counted)
    monkeypatch.setattr(engine, "_LOT", lot)
    assert engine.Engine.read(MODEL).judge(sentences) == whole
    assert max(asked) == lot
    assert sum(asked) == len(SOME)


def test_more_orders_are_handed_on_than_are_shown() -> None:
    """The rule may refuse some of them, which must not hide the others."""
    judged = engine.shipped().judge([divide(each) for each in SOME])
    assert max(len(each.repairs) for each in judged) > 3


def test_words_of_a_fixed_place_stay() -> None:
    text = "See in list the of ports the below that was printed."
    words = divide(text, [Span(4, 15)])
    for repair in engine.shipped().judge([words])[0].repairs:
        assert repair.text.startswith("See in list the ")


def test_a_model_with_a_file_missing_says_which(tmp_path: Path) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    (tmp_path / "model" / "ngrams.npz").unlink()
    with pytest.raises(InputError, match=r"is incomplete: no ngrams\.npz\n  Install briefmill"):
        engine.Engine.read(tmp_path / "model")


FIGURES = {
    "features": FEATURES,
    "weights": [1, 1, 1, 1, 1, 0],
    "curve": [[0, 0.4], [2, 0.9]],
    "garbled": 0.5,
}


def test_the_bound_for_telling_is_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "calibration.json"
    path.write_text(json.dumps(FIGURES), "utf-8")
    assert Calibration.read(path).flagged == 0.5
    path.write_text(json.dumps(FIGURES | {"flagged": 0.83}), "utf-8")
    assert Calibration.read(path).flagged == 0.83


def test_confidence_is_no_more_than_was_measured() -> None:
    figures = Calibration((1.0,) * 5, ((0.0, 0.4), (2.0, 0.9)), 0.5)
    assert figures.confidence(0.5) == 0.4
    assert figures.confidence(0.9999) == 0.9
    assert figures.confidence(0.01) == 0.01


def test_what_speaks_for_a_repair_beside_its_order_counts(tmp_path: Path) -> None:
    path = tmp_path / "calibration.json"
    more = {"curve": [[-2, 0.2], [2, 0.9]], "sure": [0.5, 2.0, 1.0, -0.1]}
    path.write_text(json.dumps(FIGURES | more), "utf-8")
    figures = Calibration.read(path)
    assert figures.beside(1.0, 0.0, 0) == 0
    assert figures.beside(0.5, -0.3, 2) == pytest.approx(2 * math.log(0.5) - 0.3 - 0.2)
    certain, doubtful = (figures.confidence(0.9, figures.beside(p, -0.1, 2)) for p in (1.0, 0.6))
    assert 0.2 < doubtful < certain < 0.9
    # Beyond some odds another order that was not read is likelier than that this one is wrong.
    assert figures.confidence(0.9999999) == figures.confidence(0.999)


@pytest.mark.parametrize(
    "wrong",
    [
        {"features": FEATURES[:-1]},
        {"features": [*FEATURES[1:], FEATURES[0]]},
        {"features": None},
        {"weights": [1, 1, 1, 1, 1]},
        {"weights": [1, 1, 1, 1, 1, math.nan]},
        {"weights": [1, 1, 1, 1, 1, "x"]},
        {"weights": [1, 1, 1, 1, 1, int("9" * 400)]},
        {"weights": 7},
        {"sure": [1, 1, 0]},
        {"sure": [1, 1, 0, math.inf]},
        {"curve": []},
        {"curve": [[0, 0.4, 1]]},
        {"curve": [[2, 0.9], [0, 0.4]]},
        {"curve": [[0, 0.9], [2, 0.4]]},
        {"curve": [[0, 0.4], [0, 0.9]]},
        {"curve": [[0, 0.4], [2, 1.1]]},
        {"curve": [[0, -0.1], [2, 0.9]]},
        {"curve": [[0, 0.4], [math.inf, 0.9]]},
        {"garbled": 1.5},
        {"garbled": math.nan},
        {"flagged": -0.1},
    ],
)
def test_figures_that_do_not_fit_the_program_are_refused(
    tmp_path: Path, wrong: dict[str, object]
) -> None:
    path = tmp_path / "calibration.json"
    path.write_text(json.dumps(FIGURES | wrong), "utf-8")
    with pytest.raises(InputError, match=r"calibration\.json: .*\n  Install briefmill again\."):
        Calibration.read(path)


@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 100_000, '{"features": 1', "\xff"])
def test_a_file_without_figures_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "calibration.json"
    path.write_text(text, "latin-1")
    with pytest.raises(InputError, match=r"Install briefmill again\."):
        Calibration.read(path)


def test_the_shipped_figures_fit() -> None:
    assert len(Calibration.read(MODEL / "calibration.json").weights) == len(FEATURES)
