"""``briefmill explain``, ``undo`` and ``rules``: what they tell, and what they write."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from briefmill.brief.decisions import read_decisions
from briefmill.cli import main
from briefmill.rules.decision import Verdict
from briefmill.rules.registry import rules

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

Start = Callable[..., "Terminal"]
RAIL = "brief_src/ports/sections/rail.md"
CRANES = "brief_src/ports/sections/cranes.md"


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(main, arguments, env=environment)


def built() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("build", "--json").stdout)["findings"]
    return found


def one(rule: str, path: str = "") -> dict[str, Any]:
    return next(each for each in built() if each["rule"] == rule and path in each["file"])


def edit_of(rule: str) -> str:
    ledger = json.loads(Path("docs/ports/changes.json").read_bytes())
    return next(str(edit["id"]) for edit in ledger["edits"] if edit["rule"] == rule)


def explained(identifier: str) -> str:
    result = run("explain", identifier)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def decisions(project: Path) -> Path:
    return project / "brief_src" / "ports" / "decisions.yml"


# explain --------------------------------------------------------------------------------


def test_what_waits_is_explained(waiting: Path) -> None:
    assert waiting.is_dir()
    told = explained(one("repeated-paragraph")["fingerprint"])
    assert told.startswith(f"Paragraph or list item repeated (repeated-paragraph)\n{RAIL}:14:1\n")
    assert "Waits for a decision; confidence: very likely (90%)." in told
    assert "[-The committee met four times last year, and published" in told
    assert f"{RAIL}:10:1\n  The same but for a comma (behind “year”):" in told
    assert "met four times last year[-,-] and published" in told
    rule = next(each for each in rules() if each.id == "repeated-paragraph")
    assert " ".join(rule.documentation.split()) in " ".join(told.split())
    assert "    briefmill review ports --rule repeated-paragraph\n" in told


def test_an_edit_is_explained_by_its_id_and_by_its_first_digits(waiting: Path) -> None:
    assert waiting.is_dir()
    mark = one("repeated-block")["fingerprint"]
    edit = edit_of("repeated-block")
    told = explained(mark)
    assert told == explained(edit) == explained(edit[:6]) == explained(mark[:6].upper())
    assert "Repaired by the build without asking; confidence: almost certain (99%)." in told
    assert f"{CRANES}:7:1\n  Word for word the same." in told
    assert f"    briefmill undo {edit}\n" in told


def test_an_accepted_repair_is_explained_with_its_decision(waiting: Path) -> None:
    assert waiting.is_dir()
    told = " ".join(explained(one("garbled-sentence")["fingerprint"]).split())
    assert "accepted by Policy Desk: Compared with the printed edition." in told
    assert "(brief_src/ports/decisions.yml:2:5)" in told
    assert "need the [-cranes-]{+renewal+} of [-renewal-]{+cranes+} soon." in told


def test_what_is_only_shown_is_explained(waiting: Path) -> None:
    assert waiting.is_dir()
    mark = one("damaged-characters", "rail")["fingerprint"]
    told = " ".join(explained(mark).split())
    assert "Shown only" in told
    assert f"Look at {RAIL}:16:30 in an editor. When it is meant, write above it:" in told
    keep = "<!-- keep damaged-characters: the reason -->"
    assert told.endswith(keep)
    path = waiting / RAIL
    path.write_text(
        path.read_text("utf-8").replace("A letter was", f"{keep}\n\nA letter was"), "utf-8"
    )
    assert run("explain", mark).exit_code == 2


def test_a_program_gets_the_same(waiting: Path) -> None:
    assert waiting.is_dir()
    mark = one("repeated-paragraph")["fingerprint"]
    result = run("explain", mark, "--json")
    (found,) = json.loads(result.stdout)["findings"]
    assert (found["brief"], found["file"], found["line"]) == ("ports", RAIL, 14)
    assert (found["state"], found["fingerprint"], found["edit"]) == ("waits", mark, None)
    (difference,) = found["differences"]
    words = difference["words"]
    passage = "".join(each["text"] for each in words if each["kind"] != "ins")
    assert passage == " ".join(found["passage"].split())
    assert {"kind": "del", "text": ","} in words
    assert found["next"] == "briefmill review ports --rule repeated-paragraph"


def test_sequences_that_a_terminal_obeys_are_spelled_out(waiting: Path) -> None:
    path = waiting / RAIL
    path.write_text(path.read_text("utf-8").replace("in in", "in in \u202ethe\x9b2J"), "utf-8")
    told = explained(one("doubled-words", "rail")["fingerprint"])
    assert "<U+202E>" in told
    assert not {"\x9b", "\u202e"} & set(told)


def test_an_id_that_nothing_has_is_told(waiting: Path) -> None:
    assert waiting.is_dir()
    result = run("explain", "ffffffffffffffff")
    assert result.exit_code == 2
    assert "nothing in brief_src/ has the ID ffffffffffffffff" in result.stderr
    for wrong in ("abc", "rail.md", "0f3a9c5d7e1b24680"):
        result = run("explain", wrong)
        assert result.exit_code == 2
        assert "expected an ID such as" in result.stderr


def test_several_ids_with_the_same_first_digits_are_listed(
    waiting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert waiting.is_dir()
    monkeypatch.setattr("briefmill.publish.ledger.hashlib", SimpleNamespace(sha256=_weak))
    result = run("explain", "aaaa")
    assert result.exit_code == 2
    assert "several IDs begin with aaaa; give more digits:" in result.stderr
    assert f"{CRANES}:7:143: applied (repeated-block)" in result.stderr


class _weak:  # noqa: N801 - it stands for a function
    """A digest whose first digits are the same for every text."""

    _count = 0

    def __init__(self, data: bytes) -> None:
        del data
        _weak._count += 1

    def hexdigest(self) -> str:
        return f"aaaa{self._count:08x}"


def test_a_decision_about_nothing_is_named(waiting: Path) -> None:
    text = decisions(waiting).read_text("utf-8")
    entry = '  - {fingerprint: "abcdabcdabcdabcd", verdict: reject, by: A, reason: B}\n'
    decisions(waiting).write_text(text + entry, encoding="utf-8")
    result = run("explain", "abcdabcd")
    assert result.exit_code == 2
    assert "the decision at brief_src/ports/decisions.yml:9:5 is about nothing" in result.stderr


def test_a_brief_with_problems_does_not_hide_the_others(waiting: Path) -> None:
    mark = one("repeated-block")["fingerprint"]
    broken = waiting / "brief_src" / "broken" / "index.md"
    broken.parent.mkdir()
    broken.write_text("No front matter.\n")
    assert "Repaired by the build" in explained(mark)
    result = run("explain", "ffff")
    assert result.exit_code == 1
    assert "brief_src/broken/index.md:1:1:" in result.stderr


def test_the_same_finding_at_two_places_is_explained_at_both(waiting: Path) -> None:
    path = waiting / RAIL
    path.write_text(
        path.read_text("utf-8") + "\nTrains of the east stop in in the port.\n", "utf-8"
    )
    told = explained(one("doubled-words", "rail")["fingerprint"])
    assert told.count("What would be changed") == 2


def test_a_passage_that_two_briefs_have_is_explained(waiting: Path) -> None:
    text = (waiting / RAIL).read_text("utf-8").replace("four times", "often")
    other = waiting / "brief_src" / "rails" / "sections" / "rail.md"
    other.parent.mkdir(parents=True)
    other.write_text(text.replace("order: 20", "order: 10"), encoding="utf-8")
    index = (waiting / "brief_src" / "ports" / "index.md").read_text("utf-8")
    (waiting / "brief_src" / "rails" / "index.md").write_text(index, encoding="utf-8")
    shared = json.loads(run("build", "--json").stdout)["shared"]
    assert shared
    told = explained(shared[0]["fingerprint"])
    assert "Shown only, and never changed." in told
    assert all(f"{each['file']}:{each['line']}" in told for each in shared[0]["places"])
    assert shared[0]["fingerprint"] in told
    values = json.loads(run("explain", shared[0]["fingerprint"], "--json").stdout)["findings"]
    assert values[0]["places"] == shared[0]["places"]
    undone = run("undo", shared[0]["fingerprint"])
    assert undone.exit_code == 2
    assert "It is only shown; nothing was changed." in undone.stderr


def test_a_copy_in_another_file_is_shown_with_its_place(waiting: Path) -> None:
    path = waiting / CRANES
    line = "The committee met four times last year and published two reports on the river ports."
    path.write_text(path.read_text("utf-8") + f"\n{line}\n", "utf-8")
    found = [each for each in built() if any(copy["file"] for copy in each["copies"])]
    assert found
    told = explained(found[0]["fingerprint"])
    assert f"brief_src/ports/{found[0]['copies'][0]['file']}:" in told


def test_a_terminal_gets_colours(waiting: Path, terminal: Start) -> None:
    assert waiting.is_dir()
    mark = one("repeated-paragraph")["fingerprint"]
    process = terminal("explain", mark)
    assert process.end()[1] == 0
    assert "\x1b[31m[-,-]\x1b[0m" in process.seen
    plain = terminal("explain", mark, NO_COLOR="1", columns=40)
    told, code = plain.end()
    assert code == 0
    assert "\x1b" not in plain.seen
    assert max(map(len, told.replace("briefmill review ports --rule repeated-paragraph", ""
                                     ).split("\n"))) <= 40  # fmt: skip


# undo -----------------------------------------------------------------------------------


def test_a_safe_repair_is_taken_back(waiting: Path) -> None:
    run("build")
    before = decisions(waiting).read_bytes()
    edit = edit_of("repeated-block")
    result = run("undo", edit, "--reason", "Die Sätze stehen mit Absicht zweimal.")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert f"{CRANES}:7:143: taken back (repeated-block)." in result.stderr
    assert "brief_src/ports/decisions.yml:10. Next: briefmill build" in result.stderr
    text = decisions(waiting).read_bytes()
    assert text.startswith(before)
    decision = read_decisions(text.decode(), "", ("sections/cranes.md",))[1]
    assert (decision.verdict, decision.by) == (Verdict.REJECT, "Policy Desk")
    assert decision.reason == "Die Sätze stehen mit Absicht zweimal."
    found = one("repeated-block")
    assert not found["applied"]
    for identifier in (edit, found["fingerprint"]):
        told = " ".join(explained(identifier).split())
        assert "the repair was taken back by Policy Desk: Die Sätze stehen mit Absicht" in told
    page = (waiting / "docs" / "ports" / "cranes.md").read_text("utf-8")
    assert page.count("The river ports handle") == 2


def test_an_accepted_repair_gets_the_other_answer_in_its_place(waiting: Path) -> None:
    text = "# Notes.\r\n" + decisions(waiting).read_text("utf-8").replace("\n", "\r\n")
    text = text.replace("verdict: accept", "verdict: accept  # after a look")
    decisions(waiting).write_bytes(text.encode())
    mark = one("garbled-sentence")["fingerprint"]
    assert run("undo", mark, "--by", "Editors", "-q").stderr == ""
    result = decisions(waiting).read_bytes().decode()
    told = "'Taken back. It had been accepted by Policy Desk: Compared with the printed edition.'"
    expected = text.replace("verdict: accept", "verdict: reject").replace("Policy Desk", "Editors")
    assert result == expected.replace("Compared with the printed edition.", told)
    built_again = run("build")
    assert "matches nothing" not in built_again.stderr
    assert "rejected by Editors (garbled-sentence)" in built_again.stderr


def test_an_edit_of_two_findings_is_taken_back_as_a_whole(waiting: Path) -> None:
    path = waiting / RAIL
    text = path.read_text("utf-8")
    line = "It was the cafÃ© of the port where the members of the committee met last year."
    path.write_text(text + f"\n{line} {line}\n", "utf-8")
    run("build")
    edits = json.loads(Path("docs/ports/changes.json").read_bytes())["edits"]
    (edit,) = (each for each in edits if each["before"] == f" {line}")
    told = explained(edit["id"])
    assert "Damaged characters" in told
    assert "The same sentence" in told
    result = run("undo", edit["id"], "--by", "A")
    assert result.exit_code == 0, result.stderr
    again = run("build").stderr
    assert "matches nothing" not in again
    assert "another repair is made here now: briefmill explain" in result.stderr
    page = (waiting / "docs" / "ports" / "rail.md").read_text("utf-8")
    assert page.count("where the members of the committee met") == 2


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("repeated-paragraph", "it waits for a decision; reject it with: briefmill review"),
        ("damaged-characters", "it is only shown"),
    ],
)
def test_what_was_not_applied_is_not_taken_back(waiting: Path, rule: str, why: str) -> None:
    before = decisions(waiting).read_bytes()
    result = run("undo", one(rule, "rail")["fingerprint"])
    assert result.exit_code == 2
    assert f"nothing was changed here: {why}." in result.stderr
    assert decisions(waiting).read_bytes() == before


def test_what_is_taken_back_is_not_taken_back_again(waiting: Path) -> None:
    mark = one("repeated-block")["fingerprint"]
    assert run("undo", mark).exit_code == 0
    before = decisions(waiting).read_bytes()
    result = run("undo", mark)
    assert result.exit_code == 2
    assert "it is rejected already" in result.stderr
    assert decisions(waiting).read_bytes() == before


def test_a_repair_made_in_two_files_wants_the_id_of_one(waiting: Path) -> None:
    cranes, rail = waiting / CRANES, waiting / RAIL
    for path in (cranes, rail):
        path.write_text(path.read_text("utf-8") + "\nThe end of the the line.\n", "utf-8")
    mark = one("doubled-words", "cranes")["fingerprint"]
    result = run("undo", mark)
    assert result.exit_code == 2
    assert "was made at several places; give the id of one:" in result.stderr
    assert CRANES in result.stderr
    assert RAIL in result.stderr
    assert run("undo", edit_of("doubled-words")).exit_code == 0
    states = {each["file"]: each["applied"] for each in built() if each["fingerprint"] == mark}
    assert sorted(states.values()) == [False, True]


def test_of_equal_repairs_in_a_file_one_is_taken_back(waiting: Path) -> None:
    path = waiting / CRANES
    path.write_text(
        path.read_text("utf-8") + "\nThe end of the the line.\n\nAt noon the the ferry waits.\n",
        "utf-8",
    )
    run("build")
    mark = one("doubled-words", "cranes")["fingerprint"]
    result = run("undo", mark)
    assert result.exit_code == 2
    assert "was made at several places; give the id of one:" in result.stderr
    ledger = json.loads(Path("docs/ports/changes.json").read_bytes())["edits"]
    first, second = (each["id"] for each in ledger if each["rule"] == "doubled-words")
    assert run("undo", second, "--reason", "It is a name.").exit_code == 0
    assert run("build").exit_code == 0
    page = Path("docs/ports/cranes.md").read_text("utf-8")
    assert "The end of the line." in page
    assert "At noon the the ferry waits." in page
    told = " ".join(explained(second).split())
    assert "the repair was taken back by Policy Desk: It is a name." in told
    again = run("undo", second)
    assert again.exit_code == 2
    assert "it is rejected already" in again.stderr
    assert "by Policy Desk: It is a name." in again.stderr
    assert "Repaired by the build without asking" in explained(first)
    assert run("undo", first).exit_code == 0
    assert "matches nothing" not in run("build").stderr
    assert "The end of the the line." in Path("docs/ports/cranes.md").read_text("utf-8")


def test_what_was_edited_on_both_sides_is_asked_again(waiting: Path) -> None:
    path = waiting / CRANES
    text = path.read_text("utf-8")
    path.write_text(f"{text}\nAt the end of the the line stands a crane.\n", "utf-8")
    mark = one("doubled-words", "cranes")["fingerprint"]
    assert run("undo", mark, "--reason", "It is a name.").exit_code == 0
    path.write_text(
        f"{text}\nHouses stand apart from each other here and there on the slope that rises "
        "beyond the the mill, where nobody but the miller and his two sons has ever lived.\n",
        "utf-8",
    )
    found = one("doubled-words", "cranes")
    assert not found["applied"]
    assert "It is asked again: the reject of Policy Desk in line" in found["message"]
    assert "the place that this decision answers cannot be told any more" in run("build").stderr


def test_somebody_must_answer_for_it(waiting: Path) -> None:
    empty = waiting / "gitconfig"
    empty.write_text("")
    environment = {"GIT_CONFIG_GLOBAL": str(empty), "GIT_CONFIG_NOSYSTEM": "1", "BRIEFMILL_BY": ""}
    mark = one("repeated-block")["fingerprint"]
    result = run("undo", mark, **environment)
    assert result.exit_code == 2
    assert "nobody knows who takes it back" in result.stderr
    assert run("undo", mark, "--by", "A", "--reason", " \x07").exit_code == 2


def test_an_old_file_keeps_its_mode_and_its_mark(waiting: Path) -> None:
    path = decisions(waiting)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    path.chmod(0o640)
    assert run("undo", one("repeated-block")["fingerprint"]).exit_code == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfdecisions:")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(".")] == []


def test_undo_in_a_terminal(waiting: Path, terminal: Start) -> None:
    mark = one("repeated-block")["fingerprint"]
    told, code = terminal("undo", mark, "--by", "Größe Desk").end()
    assert code == 0
    assert "taken back (repeated-block)" in told
    assert "by: Größe Desk" in decisions(waiting).read_text("utf-8")


# rules ----------------------------------------------------------------------------------


def test_all_rules_are_listed() -> None:
    told = run("rules").stdout
    assert all(rule.id in told and rule.title in told for rule in rules())
    values = json.loads(run("rules", "--json").stdout)["rules"]
    assert [each["id"] for each in values] == [rule.id for rule in rules()]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_is_told_with_all_its_examples(rule: Any) -> None:
    told = " ".join(run("rules", rule.id).stdout.split())
    assert " ".join(rule.documentation.split()) in told
    names = {example.before: example.name for example in reversed(rule.examples)}
    assert all(f"{name}:" in told for name in names.values())
    (values,) = json.loads(run("rules", rule.id, "--json").stdout)["rules"]
    assert len(values["examples"]) == len(names)
    silent = [each for each in values["examples"] if each["group"] == "silent"]
    assert all(each["before"] == each["after"] for each in silent)


def test_a_rule_that_is_not_there_is_told() -> None:
    result = run("rules", "repeated-paragraf")
    assert result.exit_code == 2
    assert "repeated-paragraph" in result.stderr
