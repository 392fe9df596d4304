"""``briefmill build``: what it writes, what it says, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from briefmill.cli import main
from briefmill.text.patch import digest


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", *arguments])


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def replaced(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def undone(ledger: dict[str, Any], name: str, text: str) -> str:
    """Take a published file back to its source by the ledger alone."""
    (entry,) = [entry for entry in ledger["files"] if entry["file"] == name]
    assert digest(text) == entry["result_sha256"]
    for patch in reversed(entry["patches"]):
        moved, starts = 0, []
        for edit in patch["edits"]:
            starts.append(edit["start"] + moved)
            moved += len(edit["after"]) - len(edit["before"])
        for edit, start in reversed(list(zip(patch["edits"], starts, strict=True))):
            end = start + len(edit["after"])
            assert text[start:end] == edit["after"]
            text = text[:start] + edit["before"] + text[end:]
        assert digest(text) == patch["source_sha256"]
    return text


def test_a_brief_is_repaired_and_its_pages_written(project: Path) -> None:
    source = tree(project / "brief_src")
    result = run()
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "ports: 5 repairs, told in docs/ports/changes.md" in result.stderr
    assert "docs/ written: " in result.stderr
    page = (project / "docs" / "ports" / "cranes.md").read_text(encoding="utf-8")
    assert page.count("The river ports handle") == 1
    assert "ministry’s plan need the renewal of cranes soon" in page
    references = (project / "docs" / "ports" / "references.md").read_text(encoding="utf-8")
    assert "González" in references
    assert tree(project / "brief_src") == source


def test_a_second_build_touches_nothing(project: Path) -> None:
    run()
    before = {path: path.stat().st_mtime_ns for path in (project / "docs").rglob("*")}
    result = run()
    assert "docs/ is up to date." in result.stderr
    assert {path: path.stat().st_mtime_ns for path in (project / "docs").rglob("*")} == before


def test_the_ledger_takes_the_text_back_to_its_source(project: Path) -> None:
    run()
    ledger = json.loads((project / "docs" / "ports" / "changes.json").read_bytes())
    assert {edit["rule"] for edit in ledger["edits"]} == {
        "damaged-characters", "doubled-title", "garbled-sentence", "repeated-block",
    }  # fmt: skip
    source = (project / "brief_src" / "ports" / "sections" / "cranes.md").read_text("utf-8")
    block, _, rest = source.partition("\n\n")[2].partition("\n\n")
    result = source.replace(block, block[: len(block) // 2])
    assert rest
    result = result.replace("â€™", "’").replace("cranes of renewal", "renewal of cranes")
    assert undone(ledger, "sections/cranes.md", result) == source


def test_check_writes_nothing_and_says_what_is_stale(project: Path) -> None:
    stale = run("--check")
    assert stale.exit_code == 1
    assert "docs/ is out of date" in stale.stderr
    assert "docs/ports/cranes.md" in stale.stderr
    assert not (project / "docs").exists()
    run()
    assert run("--check").exit_code == 0
    replaced(project / "brief_src/ports/sections/rail.md", "Trains run.", "Trains stand.")
    before = tree(project / "docs")
    assert run("--check").exit_code == 1
    assert tree(project / "docs") == before


def test_files_made_by_hand_survive_and_may_be_linked(project: Path) -> None:
    picture = project / "docs" / "ports" / "map.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"\x89PNG")
    replaced(project / "brief_src/ports/sections/rail.md", "Trains run.", "![map](map.png)")
    assert run().exit_code == 0
    replaced(project / "brief_src/ports/sections/rail.md", "![map]", "![the map]")
    assert run().exit_code == 0
    assert picture.read_bytes() == b"\x89PNG"


def test_a_page_whose_section_is_gone_is_removed(project: Path) -> None:
    run()
    (project / "brief_src" / "ports" / "sections" / "rail.md").unlink()
    assert run().exit_code == 0
    assert not (project / "docs" / "ports" / "rail.md").exists()


def test_a_hand_made_file_is_never_written_over(project: Path) -> None:
    page = project / "docs" / "ports" / "rail.md"
    page.parent.mkdir(parents=True)
    page.write_text("mine", encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert "docs/ports/rail.md: a file made by hand stands where" in result.stderr
    assert page.read_text(encoding="utf-8") == "mine"


def test_reordering_keeps_the_address_of_a_section(project: Path) -> None:
    run()
    before = set(tree(project / "docs"))
    replaced(project / "brief_src/ports/sections/rail.md", "order: 20", "order: 5")
    assert run().exit_code == 0
    assert set(tree(project / "docs")) == before
    front = (project / "docs" / "ports" / "index.md").read_text(encoding="utf-8")
    assert front.index("(rail.md)") < front.index("(cranes.md)")


def test_every_problem_is_told_at_its_place_and_nothing_is_written(project: Path) -> None:
    replaced(project / "brief_src/ports/sections/rail.md", "order: 20", "ordr: 20")
    replaced(project / "brief_src/ports/index.md", "title: River Ports", "title: [a]")
    result = run()
    assert result.exit_code == 1
    assert "brief_src/ports/sections/rail.md:4:1: unknown field" in result.stderr
    assert 'Did you mean "order"?' in result.stderr
    assert "brief_src/ports/index.md:3:8: " in result.stderr
    assert not (project / "docs").exists()


def test_a_link_to_no_file_is_told_where_it_stands_in_the_source(project: Path) -> None:
    path = project / "brief_src/ports/sections/cranes.md"
    with path.open("a", encoding="utf-8") as file:
        file.write("\nSee [rails](rial.md).\n")
    result = run()
    assert result.exit_code == 1
    assert "brief_src/ports/sections/cranes.md:11:5: the link to" in result.stderr


def test_a_decision_that_matches_nothing_is_reported(project: Path) -> None:
    replaced(project / "brief_src/ports/decisions.yml", "plan need", "plans need")
    result = run()
    assert result.exit_code == 0
    assert "brief_src/ports/decisions.yml:2:5: this decision matches nothing" in result.stderr


def test_a_decision_that_would_change_a_word_is_refused(project: Path) -> None:
    replaced(project / "brief_src/ports/decisions.yml", "after: plan need", "after: plan needs")
    result = run()
    assert result.exit_code == 1
    message = "brief_src/ports/decisions.yml:2:5: refused a repair (garbled-sentence): it would add"
    assert message in result.stderr
    assert not (project / "docs").exists()


def test_a_repair_that_would_break_the_front_matter_is_refused(project: Path) -> None:
    replaced(project / "brief_src/ports/sections/rail.md", "Rail Freight", "Rail @Freight")
    with (project / "brief_src/ports/decisions.yml").open("a", encoding="utf-8") as file:
        file.write(
            "  - {rule: garbled-sentence, before: 'Rail @Freight', after: '@Freight Rail',\n"
            "     verdict: accept, by: Desk, reason: A test.}\n"
        )
    result = run()
    assert result.exit_code == 1
    assert "sections/rail.md:3:8: a repair would break the front matter here" in result.stderr


def test_a_rejected_repair_is_not_made(project: Path) -> None:
    found = json.loads(run("--json", "--check").stdout)["findings"]
    (block,) = [finding for finding in found if finding["rule"] == "repeated-block"]
    with (project / "brief_src/ports/decisions.yml").open("a", encoding="utf-8") as file:
        file.write(
            f"  - fingerprint: '{block['fingerprint']}'\n    verdict: reject\n"
            "    by: Desk\n    reason: It is meant.\n"
        )
    result = run()
    assert "rejected by Desk (repeated-block): It is meant." in result.stderr
    page = (project / "docs" / "ports" / "cranes.md").read_text(encoding="utf-8")
    assert page.count("The river ports handle") == 2


def test_json_tells_programs_what_was_done(project: Path) -> None:
    result = run("--json")
    assert project.joinpath("docs", "ports", "rail.md").is_file()
    document = json.loads(result.stdout)
    assert result.stderr == ""
    assert document["briefs"] == ["ports"]
    assert "ports/rail.md" in document["added"]
    assert document["up_to_date"] is False
    assert document["unused_decisions"] == []
    assert {finding["file"] for finding in document["findings"]} == {
        "brief_src/ports/index.md",
        "brief_src/ports/references.yml",
        "brief_src/ports/sections/cranes.md",
    }


def test_quiet_says_nothing(project: Path) -> None:
    assert project
    assert run("--quiet").output == ""


@pytest.mark.parametrize("docs", ["brief_src", "brief_src/ports", "."])
def test_docs_that_lie_within_the_briefs_are_refused(project: Path, docs: str) -> None:
    before = tree(project)
    result = run("--docs", docs)
    assert result.exit_code == 2
    assert "lie in one another" in result.stderr
    assert tree(project) == before


def test_a_missing_source_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 2
    assert "there is no folder brief_src" in result.stderr


def test_what_is_not_published_is_told(project: Path) -> None:
    path = project / "brief_src/ports/sections/rail.md"
    with path.open("a", encoding="utf-8") as file:
        file.write("\nBefore.\n\n<script>alert(1)</script>\n\n<b onclick='x'>Bold</b>\n")
    result = run()
    assert result.exit_code == 0
    assert "brief_src/ports/sections/rail.md:11:1: not published, because it is" in result.stderr
    assert "alert(1)" in result.stderr
    assert "rail.md:13:1: " in result.stderr
