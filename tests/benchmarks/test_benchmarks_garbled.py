"""The benchmark of garbled sentences counts what an engine makes of them, right and wrong."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from benchmarks import garbled_figures as figures
from benchmarks import garbled_outcomes, peer_link_grammar
from benchmarks.garbled_ablations import by_counts
from benchmarks.garbled_diagram import reliability_svg
from benchmarks.garbled_figures import Measured
from benchmarks.garbled_outcomes import Outcome, outcomes
from benchmarks.garbled_peers import compared
from benchmarks.garbled_run import FILES, MODEL
from benchmarks.garbled_samples import (
    BARE_30,
    KINDS,
    MIXED,
    SWAPPED_10,
    SWAPPED_30,
    Kind,
    Sample,
    clean,
    garbled,
    mixed,
    sentences,
)
from benchmarks.intervals import Estimate, share
from benchmarks.markdown_tables import Cell, Table
from benchmarks.worker import WorkerError, run
from briefmill.repair.candidates import Candidate, Search
from briefmill.repair.confidence import Calibration
from briefmill.repair.engine import Engine
from briefmill.repair.fluency import STEP, Fluency, padded
from briefmill.repair.orders import REACH
from briefmill.repair.static_table import build
from briefmill.repair.tagger import Reading
from briefmill.repair.words import Words, divide
from training.count import kept

SCRIPTS = Path(__file__).parents[2] / "scripts"
CALIBRATION = Calibration(
    (1.0, 0.0, 0.0, 0.0, 0.0, 0.0), ((-4.0, 0.0), (0.0, 0.5), (4.0, 1.0)), 0.5
)

_COMMENT = "# Register: dry. This line says of the text what it is like, and is none of it."
NO_COUNTS = Fluency(build(np.array([], dtype=np.uint64), np.array([], dtype=np.uint8)))


@pytest.fixture(scope="session")
def texts(corpus: Path) -> list[str]:
    return sentences(corpus)


@pytest.fixture(autouse=True)
def nothing_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the rule allow every repair and ask about none that is sure."""
    monkeypatch.setattr(garbled_outcomes, "lawful", lambda _, repairs: list(repairs))
    monkeypatch.setattr(garbled_outcomes, "doubt_about", lambda *_: "")


class Knowing(Search):
    """A search that knows the order of every garbled sentence, and how sure it is to be."""

    def __init__(self, samples: Sequence[Sample], odds: float) -> None:
        self._samples = {each.shown.sentence: each for each in samples}
        self._odds = odds

    def candidates(self, sentences: Sequence[Words]) -> list[tuple[Candidate, ...]]:
        return [self._candidates(each) for each in sentences]

    def _candidates(self, words: Words) -> tuple[Candidate, ...]:
        sample = self._samples[words.sentence]
        stand = tuple(range(len(words)))
        back = tuple(sorted(stand, key=lambda place: sample.order[place]))
        commas = divide(sample.original).commas
        first = sample.original.split()[sample.order[0]].strip("“‘(,")
        lowered = sample.order[0] != 0 and first[:1].islower()
        unchanged = Candidate(stand, 0.0, reading(words, commas), lowered, 0.0)
        if back == stand:
            return (unchanged,)
        return (unchanged, Candidate(back, self._odds, reading(words, commas), lowered, 0.0))


def reading(words: Words, commas: Sequence[bool]) -> Reading:
    moves = np.full((len(words), 2 * REACH + 1), -30.0, dtype=np.float32)
    moves[:, REACH] = 0.0
    return Reading(moves, np.array(commas, dtype=np.float32), np.zeros(len(words), np.float32))


def measured(texts: Sequence[str], odds: float, size: int = 40) -> Measured:
    """Return what an engine makes of sentences whose order it knows."""

    def told(samples: list[Sample]) -> list[Outcome]:
        return outcomes(
            Engine(Knowing(samples, odds), NO_COUNTS, CALIBRATION), samples, lambda _: None
        )

    by_kind = {kind.name: told(garbled(texts, kind, size, [1])) for kind in KINDS}
    left = clean(texts, 200)
    half = mixed(left, garbled(texts, BARE_30, size, [1]))
    return Measured(by_kind, told(left), told(half))


def column(table: Table, name: str) -> dict[str, Cell]:
    at = list(table.head).index(name)
    return {str(row[0]): row[at] for row in table.rows}


def value(cell: Cell) -> float:
    assert isinstance(cell, Estimate)
    return cell.value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_samples_are_garbled_and_lead_back(kind: Kind, texts: list[str]) -> None:
    found = garbled(texts, kind, 30, [1, 2])
    assert len(found) == 60
    for each in found:
        words = divide(each.original).texts
        assert [words[index].lower() for index in each.order] == [
            text.lower() for text in each.shown.texts
        ]
        assert each.order != tuple(sorted(each.order))
        assert kind.bare is (kind in {BARE_30, MIXED})
        assert not (kind.bare and any(each.shown.commas[:-1]))
    assert found == garbled(texts, kind, 30, [1, 2])
    assert found[:30] != found[30:]


def test_sentences_are_those_of_all_texts_of_a_folder(tmp_path: Path) -> None:
    rng = random.Random(1)  # noqa: S311 - repeatable, not secret
    words = ["river", "port", "grain", "boats", "quay", "council"]
    for name in ("a.txt", "b.txt"):
        lines = [f"The {' '.join(rng.choices(words, k=9))} was seen." for _ in range(12)]
        (tmp_path / name).write_text("\n".join([_COMMENT, *lines, "Too short."]), encoding="utf-8")
    assert len(sentences(tmp_path)) == 24


def test_an_engine_that_knows_is_measured_as_right(texts: list[str]) -> None:
    found = measured(texts, odds=8.0)
    summary = column(figures.summary(found), "measured")
    for name in (
        "restored exactly, 30 % of pairs swapped",
        "the same, all commas lost, without commas",
        "restored exactly, 10 % of pairs swapped",
        "safe repairs that are exactly right",
        "garbled sentences flagged at 1 % of clean ones",
        "lost commas restored, F1",
    ):
        assert value(summary[name]) == 1, name
    assert value(summary["garbled sentences repaired as safe"]) == 1
    assert value(summary["clean sentences changed as safe"]) == 0
    half = "in texts of 40, half of them garbled"
    assert value(summary[f"garbled sentences repaired as safe, {half}"]) == 1
    assert value(summary[f"clean sentences changed as safe, {half}"]) == 0
    assert column(figures.summary(found), "n")[f"clean sentences changed as safe, {half}"] == 40
    assert figures.safe_misses(found) == []


def test_what_the_rule_asks_about_is_not_counted_as_repaired(
    texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbled_outcomes, "doubt_about", lambda *_: "two names change places")
    summary = column(figures.summary(measured(texts, odds=8.0)), "measured")
    assert value(summary["restored exactly, 30 % of pairs swapped"]) == 1
    assert value(summary["garbled sentences repaired as safe"]) == 0


def test_an_engine_that_is_not_sure_is_measured_as_silent(texts: list[str]) -> None:
    found = measured(texts, odds=-3.0)
    summary = column(figures.summary(found), "measured")
    assert value(summary["restored exactly, 30 % of pairs swapped"]) == 0
    assert value(summary["garbled sentences repaired as safe"]) == 0
    assert summary["safe repairs that are exactly right"] is None
    assert value(summary["lost commas restored, recall"]) == 0
    assert value(summary["garbled sentences flagged at 1 % of clean ones"]) == 1


def test_evidence_of_a_text_adds_up(texts: list[str]) -> None:
    """What is just too little for one sentence is enough where all others are garbled as well."""
    summary = column(figures.summary(measured(texts, odds=3.5)), "measured")
    name = "garbled sentences repaired as safe"
    assert value(summary[name]) == 0
    assert value(summary[f"{name}, in texts of 40 of their like"]) == 1


def test_what_is_wrong_is_told_and_counts_against_confidence(texts: list[str]) -> None:
    samples = garbled(texts, SWAPPED_10, 40, [1])
    wrong = [Sample(each.kind, "Another " + each.original, each.shown, each.order)
             for each in samples]  # fmt: skip
    engine = Engine(Knowing(samples, 8.0), NO_COUNTS, CALIBRATION)
    told = outcomes(engine, wrong, lambda _: None)
    found = Measured({kind.name: told for kind in KINDS}, [])
    assert (
        value(column(figures.summary(found), "measured")["safe repairs that are exactly right"])
        == 0
    )
    ((said, measure),) = figures.points(found)
    assert said > 0.99
    assert (measure.value, measure.n) == (0, 120)
    misses = figures.safe_misses(found)
    assert len(misses) == 40 * len(KINDS)
    assert misses[0]["repair"] == samples[0].original


def test_lengths_and_kinds_have_their_own_rows(texts: list[str]) -> None:
    found = measured(texts, odds=8.0)
    kinds = column(figures.by_kind(found), "n")
    assert [kinds[kind.name] for kind in KINDS] == [40] * len(KINDS)
    carried = kinds["30 % of pairs swapped, first letter carried along"]
    assert isinstance(carried, int)
    assert 0 < carried < 40
    lengths = column(figures.by_length(found), "n")
    assert sum(n for name, n in lengths.items() if SWAPPED_10.name in name) == 40  # type: ignore[misc]
    bounds = column(figures.by_bound(found), "of garbled changed")
    assert value(bounds["0.99"]) == 1


def test_flags_are_counted_at_the_share_of_clean_ones_that_is_given(texts: list[str]) -> None:
    garbled_ones = measured(texts, odds=1.0).main
    part = measured(texts, odds=0.0).main
    assert len(garbled_ones) == len(part) == 120
    found = figures.flagged(garbled_ones, part, 0.5)
    assert found
    assert found.value == 1
    assert figures.flagged(part, garbled_ones, 0.5) == share([False] * 120)
    assert figures.flagged(part, [], 0.5) is None


def test_counts_alone_restore_what_they_have_seen(texts: list[str]) -> None:
    seen = texts[:60]
    keys, logs = kept(padded(divide(text).texts for text in seen * 2))
    table = build(keys, np.clip(np.round(logs / -STEP), 0, 255).astype(np.uint8))
    fluency = Fluency(table)
    samples = garbled(seen, SWAPPED_30, 40, [1])
    right = sum(by_counts(fluency, each) == each.original for each in samples)
    assert right > 30
    orderly = clean(seen, 40)
    assert sum(by_counts(fluency, each) == each.original for each in orderly) > 35


def test_the_diagram_is_well_formed_and_told_in_words() -> None:
    points = [(0.5, Estimate(0.45, 0.4, 0.5, 200)), (0.99, Estimate(1.0, 0.97, 1.0, 120))]
    root = ElementTree.fromstring(reliability_svg(points))  # noqa: S314 - our own
    name = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{name}title") is not None
    description = root.find(f"{name}desc")
    assert description is not None
    assert "said 0.990, measured 1.000 of 120" in str(description.text)
    assert len(root.findall(f"{name}circle")) == 2
    assert root.attrib["aria-labelledby"] == "title desc"


@pytest.mark.parametrize("peer", ["peer_link_grammar", "peer_harper"])
def test_a_peer_that_is_not_there_is_told_with_the_remedy(
    peer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    task = {"sentences": ["A sentence."], "folder": str(tmp_path)}
    with pytest.raises(WorkerError, match=r"is not installed\n  (Install|Run npm)"):
        run(sys.executable, peer, task)


def test_the_parsers_answers_go_to_their_sentences() -> None:
    said = ["Batch mode turned on.", "One.", "Two.", "+++++ error 1", "One.", "+++++ error 2"]
    assert list(peer_link_grammar.accused(["One.", "Two.", "One."], said)) == [1, 2]
    with pytest.raises(ValueError, match="1 of 2"):
        list(peer_link_grammar.accused(["One.", "Two."], ["One."]))


@pytest.mark.skipif(not shutil.which("link-parser"), reason="link-grammar is not installed")
def test_the_parser_accuses_what_it_cannot_link() -> None:
    sentences = ["The dog ran fast.", "The ran dog very the.", "The dog ran."]
    (done,) = run(sys.executable, "peer_link_grammar", sentences)["passes"]
    assert done["said"] == [1]


def test_others_get_the_same_sentences(
    texts: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = measured(texts, odds=8.0)

    def answers(*_: object) -> object:
        half = [*range(5), *range(10, 15), *range(20, 30)]
        yield "half", [{"setting": "any", "said": half, "seconds": 0.0}]

    monkeypatch.setattr("benchmarks.garbled_peers._answers", answers)
    table = compared(found, 10, tmp_path, lambda _: None)
    accused = {str(row[2]): row[3:6] for row in table.rows}
    assert [value(cell) for cell in accused[SWAPPED_30.name]] == [0.5, 0.5, 1]
    assert [value(cell) for cell in accused[BARE_30.name]] == [1, 0.5, 1]
    assert [value(cell) for cell in accused[SWAPPED_10.name]] == [0, 0.5, 1]


def call(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / "benchmarks" / "garbled.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)


def test_a_model_that_is_not_there_is_told(corpus: Path, tmp_path: Path) -> None:
    done = call("--corpus", str(corpus), "--model", str(tmp_path), "--no-peers")
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: {tmp_path}: has no tagger.onnx, ")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(
    not all((MODEL / name).is_file() for name in FILES), reason="no model is shipped yet"
)
def test_the_shipped_engine_is_measured(corpus: Path, tmp_path: Path) -> None:
    diagram, misses = tmp_path / "sure.svg", tmp_path / "misses.json"
    common = ["--corpus", str(corpus), "--size", "12", "--clean", "40", "--no-peers"]
    done = call(*common, "--json", "--diagram", str(diagram), "--misses", str(misses))
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert set(told) == {corpus.name, "what it takes"}
    summary = {row["measure"]: row for row in told[corpus.name]["What is asked for"]}
    assert summary["restored exactly, 30 % of pairs swapped"]["n"] == 12
    assert summary["clean sentences changed as safe"]["n"] == 40
    cost = {
        row["measure"]: row["value"]
        for row in told["what it takes"]["Time and memory, on one core"]
    }
    assert cost["sentences a second, left in order"] > 1
    assert cost["peak memory, MB"] > 50
    assert diagram.read_text("utf-8").startswith("<svg")
    assert set(json.loads(misses.read_text("utf-8"))) == {corpus.name}
