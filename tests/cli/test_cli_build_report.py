"""What a build tells of a library with many findings: readable, and all of it as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefmill.cli import main

BRIEFS = 20
SERIES = (
    "This series looks at decisions that were taken by one office and paid for by another. "
    "It draws on public records alone, and the records are named where they are used."
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", *arguments])


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return briefs that close alike; every second has a word twice that may be meant."""
    for number in range(BRIEFS):
        folder = tmp_path / "brief_src" / f"brief-{number:02d}"
        (folder / "sections").mkdir(parents=True)
        word = "a a" if number % 2 else "a"
        text = f"The office of port {number} waits for {word} tide in bay {number}."
        (folder / "index.md").write_text(f"---\nkind: brief\ntitle: Port {number}\n---\n\n{text}\n")
        about = f"---\nkind: section\ntitle: About\norder: 1\n---\n\n{SERIES}\n"
        (folder / "sections" / "about.md").write_text(about)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("library")
def test_a_library_is_told_in_a_page() -> None:
    result = run()
    assert result.exit_code == 0, result.output
    lines = result.stderr.splitlines()
    assert len(lines) < 30
    assert "10 briefs: nothing was found." in lines
    assert sum("waits for a decision" in line for line in lines) == BRIEFS // 2
    (shared,) = (line for line in lines if line.startswith("shared: "))
    assert "brief-00, brief-01, brief-02 and 17 other briefs have 1 passage in common" in shared
    assert any(" and 16 more: The same paragraph stands in 20 briefs." in line for line in lines)
    found = json.loads(run("--json").stdout)
    assert len(found["findings"]) == BRIEFS // 2
    assert len(found["shared"][0]["places"]) == BRIEFS


def test_what_is_too_much_is_counted(library: Path) -> None:
    path = library / "brief_src" / "brief-01" / "index.md"
    said = "".join(f"\nPilot {n} of bay {n} waits for a a ship.\n" for n in range(60))
    path.write_text(path.read_text() + said)
    lines = run().stderr.splitlines()
    (rest,) = (line for line in lines if "to decide: briefmill review brief-01" in line)
    told = sum("/brief-01/index.md:" in line for line in lines)
    assert 0 < told < 20
    assert rest.strip().startswith(f"{61 - told} findings more")
    assert f"{61 + BRIEFS // 2 - 1} findings to decide: briefmill review" in lines


def test_a_decision_without_use_is_always_told(library: Path) -> None:
    for number in range(BRIEFS):
        (library / "brief_src" / f"brief-{number:02d}" / "decisions.yml").write_text(
            "decisions:\n  - {fingerprint: '0f3a9c5d7e1b2468', verdict: reject, by: A, reason: B}\n"
        )
    lines = run().stderr.splitlines()
    assert sum("matches nothing in the brief any more" in line for line in lines) == BRIEFS
