"""Whatever is found can be explained, answered and undone, in every case of repeats."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from briefmill.brief.normalised import NormalisedBrief
from briefmill.cli import main
from briefmill.cli.deciding import Answer, decision_on, plan
from briefmill.cli.lookup import Found, findings, read_briefs
from briefmill.rules.decision import Verdict

CASES = Path(__file__).parents[1] / "cases" / "repeats"
SOURCE = Path("brief_src")
HEAD = "---\nkind: section\ntitle: About This\norder: 1\n---\n\n"
_BEFORE = re.compile(r"^=== before\r?\n(.*?)(?=\r?\n=== |\Z)", re.DOTALL | re.MULTILINE)


def texts(kind: Path) -> dict[str, str]:
    """Return the texts of a kind of case by name; those with front matter are whole files."""
    found = {}
    for path in sorted(kind.glob("*.case")):
        match = _BEFORE.search(path.read_bytes().decode())
        assert match, path
        if not match[1].lstrip().startswith("---"):
            found[path.stem] = match[1]
    return found


@pytest.fixture(params=sorted(CASES.iterdir()), ids=lambda path: path.name)
def briefs(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[Found]:
    """Return the findings of all cases of a kind, each case a brief of its own."""
    monkeypatch.chdir(tmp_path)
    for name, text in texts(request.param).items():
        folder = SOURCE / name
        (folder / "sections").mkdir(parents=True)
        (folder / "index.md").write_text("---\nkind: brief\ntitle: Ports\n---\n")
        (folder / "sections" / "about.md").write_bytes(f"{HEAD}{text}\n".encode())
    briefs = read_briefs(SOURCE)
    assert briefs.problems == ()
    return list(briefs.found())


def states(brief: NormalisedBrief, fingerprint: str) -> set[str]:
    found = findings(brief, "brief_src")
    return {each.state for each in found if fingerprint in each.fingerprints}


def test_what_waits_can_be_accepted_and_rejected(briefs: list[Found]) -> None:
    for found in (each for each in briefs if each.state == "waits"):
        for verdict, state in ((Verdict.ACCEPT, "applied"), (Verdict.REJECT, "rejected")):
            answer = Answer(verdict, "Policy Desk", "Looked at.")
            entry = decision_on(found, found.outcome.finding, answer)
            planned = plan(SOURCE, found.slug, [entry])
            assert state in states(planned.brief, found.fingerprint), found.place
            assert planned.brief.unused == (), found.place


def test_what_was_applied_can_be_undone(briefs: list[Found]) -> None:
    applied = [each for each in briefs if each.state == "applied"]
    for found in applied[:6]:
        run = CliRunner().invoke(main, ["undo", str(found.edit), "--by", "Policy Desk"])
        assert run.exit_code == 0, (found.place, run.stderr)
        brief = read_briefs(SOURCE).done[found.slug]
        assert brief.unused == (), found.place
        assert "rejected" in states(brief, found.fingerprint), found.place
        (SOURCE / found.slug / "decisions.yml").unlink()


def test_everything_is_explained(briefs: list[Found]) -> None:
    one_of_each = {(each.outcome.finding.rule, each.state): each for each in briefs}
    for found in one_of_each.values():
        run = CliRunner().invoke(main, ["explain", found.edit or found.fingerprint])
        assert run.exit_code == 0, run.stderr
        assert found.place in run.stdout
        run = CliRunner().invoke(main, ["explain", found.fingerprint, "--json"])
        values: list[dict[str, Any]] = json.loads(run.stdout)["findings"]
        assert found.outcome.message in {each["message"] for each in values}
