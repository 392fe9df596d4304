"""The benchmarks run as their documentation says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.judge import removals, score
from benchmarks.labels import Document
from benchmarks.worker import WorkerError, run

SCRIPTS = Path(__file__).parents[2] / "scripts"


MODULES = sorted((SCRIPTS / "benchmarks").glob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_is_short_and_knows_no_rules(path: Path) -> None:
    """The generator's words are its own: only what runs briefmill imports it."""
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 300
    imports = re.findall(r"^(?:from|import) (briefmill\S*)", text, re.MULTILINE)
    ours = {
        "ours.py",
        "ours_library.py",
        "scale_ours.py",
        "scale_lines.py",
        "adversarial_ours.py",
        "garbled_ablations.py",
        "garbled_outcomes.py",
        "garbled_run.py",
        "garbled_samples.py",
    }
    assert not imports or path.name in ours


def call(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / "benchmarks" / name), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize("name", ["repeats.py", "scale.py", "adversarial.py", "garbled.py"])
def test_help_has_examples(name: str) -> None:
    assert "Examples:" in call(name, "--help").stdout


def test_repeats_prints_figures_for_every_kind(corpus: Path, tmp_path: Path) -> None:
    common = ["--corpus", str(corpus), "--size", "500", "--no-peers"]
    done = call("repeats.py", *common, "--json", "--documents", str(tmp_path / "documents"))
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)["briefmill"]
    assert set(figures["settings"]) == {"safe", "review"}
    assert figures["peak_bytes"] > 10_000_000
    kinds = {each["kind"]: each for each in figures["settings"]["safe"]["kinds"]}
    assert kinds["paragraph, adjacent"]["found"] == kinds["paragraph, adjacent"]["n"]
    assert len(list((tmp_path / "documents" / "1").glob("*.md"))) > 3
    table = call("repeats.py", *common, "--misses", str(tmp_path / "misses.json"))
    assert table.returncode == 0, table.stderr
    assert all(f"| {kind} " in table.stdout for kind in kinds)
    for miss in json.loads((tmp_path / "misses.json").read_text("utf-8")):
        assert miss["kind"] in kinds
        assert (miss["before"] == miss["after"]) is (miss["verdict"] == "kept")


@pytest.mark.parametrize("name", ["repeats.py", "scale.py", "garbled.py"])
def test_a_corpus_that_cannot_be_used_is_told_in_one_message(name: str, tmp_path: Path) -> None:
    path = tmp_path / "corpus.txt"
    for content in (b"\xff\xfe\xfa", b"One line.\n"):
        path.write_bytes(content)
        done = call(name, "--corpus", str(path), "--no-peers")
        assert done.returncode == 2
        assert done.stderr.startswith("error: ")
        assert "Traceback" not in done.stderr
    assert call(name, "--corpus", str(tmp_path / "none.txt"), "--no-peers").returncode == 2


def test_a_peer_that_is_not_installed_is_told() -> None:
    with pytest.raises(WorkerError, match="peer_of_nobody is not installed"):
        run(sys.executable, "peer_of_nobody", [])


def test_scale_times_briefmill(corpus: Path) -> None:
    arguments = ("--count", "300", "--count", "600", "--no-peers", "--json")
    done = call("scale.py", "--corpus", str(corpus), *arguments)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert {row["paragraphs"] for row in rows} == {"300", "600"}
    assert all("copies" in row["found"] for row in rows)


def test_adversarial_prints_a_row_for_each_text() -> None:
    arguments = ("--scale", "0.01", "--only", "sentence", "--only", "headings")
    done = call("adversarial.py", *arguments)
    assert done.returncode == 0, done.stderr
    head, _, *rows = done.stdout.splitlines()
    assert head == "| text | MB | seconds | findings | peak MB |"
    assert [row.split(" | ")[0] for row in rows] == [
        "| one sentence of 5 MB",
        "| one sentence of 2.5 MB, twice",
        "| a sentence 20,000 times in one paragraph",
        "| 10,000 sentences that differ in a number, in one paragraph",
        "| 10,000 sentences, each with a misprint, in one paragraph",
        "| two sentences in turn, 20,000 times in one paragraph",
        "| 100,000 headings",
    ]
    twice = rows[1].strip("| ").split(" | ")
    assert twice[1] == "0.05"
    assert int(twice[3]) == 1
    assert 30 < int(twice[4]) < 1_000


def test_adversarial_names_its_texts_when_asked_for_another() -> None:
    done = call("adversarial.py", "--only", "none such")
    assert done.returncode == 2
    assert done.stderr.startswith("error: no text is named so. They are: one word")


def test_exact_matching_finds_exact_repeats_and_nothing_inside(made: list[Document]) -> None:
    passages = [[block.text for _, block in document.blocks] for document in made]
    (done,) = run(sys.executable, "peer_exact", passages)["passes"]
    numbers = [(at, block) for at, each in enumerate(passages) for block in range(len(each))]
    removed: dict[int, list[int]] = {}
    for number in done["said"]:
        document, block = numbers[number]
        removed.setdefault(document, []).append(block)
    kinds = score(made, removals(made, removed)).kinds
    assert kinds["paragraph, further on"].recall == 1.0
    assert kinds["sentence, adjacent"].recall == 0.0
    assert kinds["refrain"].wrong == kinds["refrain"].cases
    assert kinds["year"].wrong == 0
