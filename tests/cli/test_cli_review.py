"""``briefmill review`` in a real terminal: every key, every way out, and what it writes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from briefmill.brief.decisions import read_decisions
from briefmill.brief.discover import read_source
from briefmill.brief.normalised import NormalisedBrief, normalise_brief
from briefmill.cli import main
from briefmill.rules.decision import Decision, Verdict

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

Start = Callable[..., "Terminal"]
UNITS = ("index.md", "sections/cranes.md", "sections/rail.md", "references.yml")
WHY = "Why: "


def file(project: Path) -> Path:
    return project / "brief_src" / "ports" / "decisions.yml"


def decisions(project: Path) -> tuple[Decision, ...]:
    return read_decisions(file(project).read_bytes().decode(), "decisions.yml", UNITS)


def built(project: Path) -> NormalisedBrief:
    texts = read_source(project / "brief_src")["ports"]
    return normalise_brief("ports", texts, "brief_src/ports")


def test_each_answer_is_written_and_the_build_takes_it(waiting: Path, terminal: Start) -> None:
    text = "# By hand.\r\n" + file(waiting).read_text("utf-8").replace("\n", "\r\n") + "# End.\r\n"
    file(waiting).write_bytes(text.encode())
    run = terminal("review")
    first = run.press("a")
    assert "1 of 3" in first
    assert "brief_src/ports/sections/rail.md:7:15 (doubled-words)" in first
    assert "Trains run in [-in-] the port all the year" in first
    assert "brief_src/ports/sections/rail.md:7:12\n  Word for word the same." in first
    run.type("", WHY)
    assert "applied for [-for-] grants" in run.press("r")
    run.type("So gewünscht: “für Jahre”, 決定", WHY)
    third = run.press("l")
    assert "3 of 3" in third
    assert "met four times last year[-,-] and published two reports" in third
    told, code = run.end()
    assert code == 0
    assert "1 accepted, 1 rejected, 1 left for later." in told
    assert "Saved in brief_src/ports/decisions.yml. Next: briefmill build" in told
    assert "Please look: brief_src/ports/sections/rail.md:16:30 (damaged-characters)" in told

    result = file(waiting).read_bytes().decode()
    assert result.startswith(text)
    assert result.count("\n") == result.count("\r\n")
    _, accepted, rejected = decisions(waiting)
    assert accepted.verdict is Verdict.ACCEPT
    assert accepted.reason == "“in” stands twice in a row; one of the two may go."
    assert (accepted.before, accepted.after, accepted.by) == (" in", "", "Policy Desk")
    assert rejected.verdict is Verdict.REJECT
    assert rejected.reason == "So gewünscht: “für Jahre”, 決定"
    assert (rejected.rule, rejected.file) == ("doubled-words", "sections/rail.md")
    brief = built(waiting)
    assert brief.unused == ()
    assert "Trains run in the port" in brief.units["sections/rail.md"].run.text


def test_equal_findings_get_answers_of_their_own(waiting: Path, terminal: Start) -> None:
    rail = waiting / "brief_src" / "ports" / "sections" / "rail.md"
    rail.write_text(rail.read_text("utf-8").partition("Trains run")[0] + (
        "Ships wait for a a berth at the northern quay, sometimes for days.\n\n"
        "Boats wait for a a crane at the southern quay, sometimes for weeks.\n"
    ), "utf-8")  # fmt: skip
    run = terminal("review", "--rule", "doubled-words")
    shown = run.press("a")
    assert "This file has the same 2 times; you answer for this place." in shown
    assert "reason that is given above" in run.type("", WHY)
    assert "2 of 2" in run.press("q")
    assert run.end()[1] == 0
    text = built(waiting).units["sections/rail.md"].run.text
    assert "for a berth" in text
    assert "for a a crane" in text
    assert built(waiting).unused == ()


def test_what_is_only_shown_is_told_in_a_screen(waiting: Path, terminal: Start) -> None:
    index = waiting / "brief_src" / "ports" / "index.md"
    points = "".join(f"  - Port {n} has cranes of its own.\n" * 2 for n in range(12))
    front = f"title: River Ports\nkey_points:\n{points}"
    index.write_text(index.read_text("utf-8").replace("title: River Ports\n", front), "utf-8")
    run = terminal("review")
    run.press("q")
    told, _ = run.end()
    assert told.count("Please look: ") == 8
    assert "more; briefmill build tells of them." in told
    assert "Compare brief_src/ports/index.md:5:5." in " ".join(told.split())


def test_where_there_is_no_file_one_is_made(waiting: Path, terminal: Start) -> None:
    file(waiting).unlink()
    run = terminal("review", "ports", "--rule", "repeated-paragraph", "--by", "The Desk")
    assert "1 of 1" in run.press("r")
    run.type("", WHY)
    assert run.end()[1] == 0
    (decision,) = decisions(waiting)
    assert (decision.by, decision.reason) == ("The Desk", "It is meant as it stands.")
    assert file(waiting).stat().st_mode & 0o777 == 0o644


def test_a_long_passage_is_named_by_its_fingerprint_and_quoted_in_a_comment(
    waiting: Path, terminal: Start
) -> None:
    rail = waiting / "brief_src" / "ports" / "sections" / "rail.md"
    text = rail.read_text("utf-8").replace(
        "on the river ports.", "on the ports. " + "So it is. " * 40
    )
    rail.write_text(text, encoding="utf-8")
    run = terminal("review", "--rule", "repeated-paragraph")
    run.press("r")
    run.type("", WHY)
    run.end()
    assert decisions(waiting)[-1].before is None
    assert "said of each. It begins: “The committee met four times" in file(waiting).read_text()
    assert built(waiting).unused == ()


def test_back_takes_an_answer_back(waiting: Path, terminal: Start) -> None:
    before = file(waiting).read_bytes()
    run = terminal("review")
    run.press("b")
    run.expect("This is the first one.")
    run.press("a")
    run.type("", WHY)
    assert "2 of 3" in run.press("b")
    assert "1 of 3" in run.press("l")
    assert file(waiting).read_bytes() == before
    assert "2 of 3" in run.press("b")
    assert "1 of 3" in run.press("q")
    told, code = run.end()
    assert code == 0
    assert "0 accepted, 0 rejected, 3 left for later." in told
    assert "Saved in" not in told


def test_back_removes_a_file_that_the_answer_made(waiting: Path, terminal: Start) -> None:
    file(waiting).unlink()
    run = terminal("review")
    run.press("a")
    run.type("", WHY)
    run.press("b")
    run.press("q")
    run.end()
    assert not file(waiting).exists()


def test_back_leaves_alone_what_somebody_else_has_changed(waiting: Path, terminal: Start) -> None:
    run = terminal("review")
    run.press("r")
    run.type("", WHY)
    run.expect("2 of 3")
    with file(waiting).open("a") as stream:
        stream.write("# A note.\n")
    run.press("b")
    run.expect("somebody else has changed this file just now; nothing was written")
    run.press("q")
    assert run.end()[1] == 0
    assert file(waiting).read_text().endswith("# A note.\n")
    assert len(decisions(waiting)) == 2


def test_help_tells_of_the_rule_and_the_keys(waiting: Path, terminal: Start) -> None:
    assert waiting.is_dir()
    run = terminal("review")
    run.press("?")
    told = run.press("x")
    assert "Moving words about while writing leaves “the the”" in told
    for key, does in (("a", "accept"), ("e", "edit"), ("q", "quit")):
        assert f"  {key} {does}" in told
    run.press("\x1b[A")
    run.press("Q")
    told, code = run.end()
    assert code == 0
    assert "Press one of the keys" in run.seen


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_it_ends_politely_at_a_key(waiting: Path, terminal: Start, key: str) -> None:
    run = terminal("review")
    run.press("r")
    run.type("", WHY)
    run.press(key)
    told, code = run.end()
    assert code == 0
    assert "0 accepted, 1 rejected, 2 left for later." in told
    assert len(decisions(waiting)) == 2


@pytest.mark.parametrize("key", ["C", "D"])
def test_it_ends_politely_at_a_reason(waiting: Path, terminal: Start, key: str) -> None:
    before = file(waiting).read_bytes()
    run = terminal("review")
    run.press("a")
    run.control(key, WHY)
    told, code = run.end()
    assert code == 0
    assert "0 accepted, 0 rejected, 3 left for later." in told
    assert file(waiting).read_bytes() == before


def test_colours_come_and_go(waiting: Path, terminal: Start) -> None:
    assert waiting.is_dir()
    run = terminal("review")
    run.press("q")
    run.end()
    assert "\x1b[31m[-in-]\x1b[0m" in run.seen
    run = terminal("review", NO_COLOR="1")
    assert "run in [-in-] the port" in run.press("q")
    run.end()
    assert "\x1b[" not in run.seen


@pytest.mark.parametrize("columns", [30, 45])
def test_lines_fit_a_small_window(waiting: Path, terminal: Start, columns: int) -> None:
    assert waiting.is_dir()
    run = terminal("review", columns=columns)
    run.press("?")
    run.press("l")
    run.press("l")
    run.press("q")
    run.end()
    lines = run.seen.replace("\x1b[0m", "").replace("\x1b[1m", "").replace("\x1b[31m", "")
    assert max(map(len, lines.replace("\r", "").split("\n"))) <= columns


def test_who_decides_is_asked_once_or_known_to_git(waiting: Path, terminal: Start) -> None:
    empty = waiting / "gitconfig"
    empty.write_text("")
    environment = {"GIT_CONFIG_GLOBAL": str(empty), "GIT_CONFIG_NOSYSTEM": "1", "BRIEFMILL_BY": ""}
    run = terminal("review", **environment)
    run.type("Čapek Desk", "Your name: ")
    run.press("r")
    run.type("", WHY)
    run.press("q")
    run.end()
    assert decisions(waiting)[-1].by == "Čapek Desk"
    empty.write_text("[user]\n  name = Editors of Ports\n")
    run = terminal("review", **environment)
    run.press("r")
    run.type("", WHY)
    run.press("q")
    run.end()
    assert decisions(waiting)[-1].by == "Editors of Ports"


EDITOR = """\
import pathlib, sys
path = pathlib.Path(sys.argv[-1])
steps = pathlib.Path("steps.txt").read_text("utf-8").split("\\n")
before, after = steps.pop(0).split("=>")
pathlib.Path("steps.txt").write_text("\\n".join(steps), "utf-8")
pathlib.Path("called.txt").write_text(repr(sys.argv[1:]))
path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
"""


def editor(project: Path, *steps: str) -> str:
    """Return an editor's command that makes one step, ``before=>after``, at each call."""
    (project / "steps.txt").write_text("\n".join(steps), encoding="utf-8")
    (project / "nano").write_text(f"#!{sys.executable}\n{EDITOR}", encoding="utf-8")
    (project / "nano").chmod(0o755)
    return str(project / "nano")


def test_the_source_is_edited_and_read_again(waiting: Path, terminal: Start) -> None:
    command = editor(waiting, "in in the=>into the")
    run = terminal("review", EDITOR=command)
    run.press("e")
    run.expect("Read again.")
    assert "applied for [-for-] grants" in run.press("q")
    told, code = run.end()
    assert code == 0
    assert "2 left for later." in told
    assert "'+7'" in (waiting / "called.txt").read_text()
    assert len(decisions(waiting)) == 1


def test_a_source_that_cannot_be_read_is_edited_again(waiting: Path, terminal: Start) -> None:
    command = editor(waiting, "kind: section=>kind: secton", "kind: secton=>kind: section", "x=>x")
    run = terminal("review", VISUAL=command)
    run.press("e")
    run.press("e", "[q] quit: ")
    run.expect("Read again.")
    assert "1 of 3" in run.press("e")
    run.expect("The file was not changed.")
    run.press("q")
    assert run.end()[1] == 0
    assert "brief_src/ports/sections/rail.md:2:7:" in run.seen


def test_an_editor_that_fails_is_told(waiting: Path, terminal: Start) -> None:
    assert waiting.is_dir()
    run = terminal("review", EDITOR="/nowhere/editor")
    run.press("e")
    run.expect("Set VISUAL or EDITOR")
    run.press("q")
    assert run.end()[1] == 0


# A rule that guesses how a sentence was meant, as a program that finds garbled ones would.
GUESSING = """\
from dataclasses import replace
from itertools import chain
from briefmill.brief import normalised
from briefmill.rules import registry
from briefmill.rules.finding import Finding, Fix, Safety
from briefmill.text.patch import Edit
from briefmill.text.span import Span

BEFORE, AFTER = "even snows when it", "even when snows it"

def guess(document):
    at = document.text.find(BEFORE)
    if at >= 0:
        span = Span(at, at + len(BEFORE))
        fix = Fix((Edit(span, BEFORE, AFTER),), Safety.REVIEW, 0.6, "Words changed places.")
        yield Finding("garbled-sentence", document.path, span, fix.reason, (), fix)

def guessing(rule):
    found = rule.find
    return replace(rule, find=lambda document: chain(found(document), guess(document)))

def rules(*arguments):
    every = registry.rules(*arguments)
    return tuple(guessing(each) if each.id == "garbled-sentence" else each for each in every)

normalised.rules = rules
from briefmill.cli import main
main()
"""


def test_a_proposed_sentence_is_edited_within_what_the_gate_permits(
    waiting: Path, terminal: Start
) -> None:
    rail = waiting / "brief_src" / "ports" / "sections" / "rail.md"
    rail.write_text(rail.read_text("utf-8").replace("when it snows", "snows when it"), "utf-8")
    command = editor(waiting, "x=>x", "snows it=>it seldom snows", "snows it=>it snows")
    run = terminal("review", "--rule", "garbled-sentence", code=GUESSING, EDITOR=command)
    shown = run.press("e")
    assert "even {+when+} snows [-when-] it." in shown
    run.expect("The text was left as proposed.")
    run.press("e")
    run.type("", WHY)
    run.expect("it would add, drop or change a word")
    run.press("e")
    run.type("The printed edition has it so.", WHY)
    told, code = run.end()
    assert code == 0
    assert "1 accepted" in told
    decision = decisions(waiting)[-1]
    assert (decision.before, decision.after) == ("even snows when it", "even when it snows")
    assert decision.rule == "garbled-sentence"
    brief = built(waiting)
    assert brief.unused == ()
    assert "even when it snows" in brief.units["sections/rail.md"].run.text


def test_a_repair_that_does_not_fit_cannot_be_accepted(waiting: Path, terminal: Start) -> None:
    one = "The committee met four times last year and published two reports on the river ports."
    rail = waiting / "brief_src" / "ports" / "sections" / "rail.md"
    head = rail.read_text("utf-8").partition("\n\n")[0]
    rail.write_text(f"{head}\n\n{one}\n\n- Cranes.\n\n{one}\n\n    code\n", encoding="utf-8")
    before = file(waiting).read_bytes()
    run = terminal("review")
    run.press("a")
    run.type("", WHY)
    told = run.press("q")
    assert "what follows would become something else" in told
    assert "Nothing was written. Choose again." in told
    assert run.end()[1] == 0
    assert file(waiting).read_bytes() == before


def test_bytes_that_are_no_text_are_asked_again(waiting: Path, terminal: Start) -> None:
    run = terminal("review")
    run.press("r")
    run.type("\udcff", WHY)
    run.expect("cannot be written; type it again")
    run.type("It is meant.", WHY)
    run.press("q")
    assert run.end()[1] == 0
    assert decisions(waiting)[-1].reason == "It is meant."


def test_a_disk_that_refuses_is_told_and_the_review_goes_on(waiting: Path, terminal: Start) -> None:
    run = terminal("review")
    run.expect("1 of 3")
    moved = file(waiting).parent.rename(waiting / "elsewhere")
    run.press("r")
    run.type("", WHY)
    run.expect("Nothing was written. Choose again.")
    moved.rename(waiting / "brief_src" / "ports")
    run.press("r")
    run.type("", WHY)
    run.press("q")
    assert run.end()[1] == 0
    assert len(decisions(waiting)) == 2


def test_a_long_passage_is_shown_without_its_middle(waiting: Path, terminal: Start) -> None:
    rail = waiting / "brief_src" / "ports" / "sections" / "rail.md"
    long = "The committee met four times last year, as its report says. " * 2
    words = " ".join(f"It saw the port of number {n} there." for n in range(400))
    text = rail.read_text("utf-8") + f"\n{long}{words}\n\n## A\n\nB.\n\n{long}{words}\n"
    rail.write_text(text, "utf-8")
    run = terminal("review", "--rule", "repeated-paragraph")
    run.press("l")
    shown = run.press("q")
    assert " words) … " in shown
    assert shown.count("The same paragraph stands") == 2  # the second time above the question
    assert len(shown.splitlines()) < 36
    places = shown.rpartition("Here:")[2]  # repeated above the question: the top may be gone
    assert "sections/rail.md" in places
    assert "There: " in places
    assert run.end()[1] == 0


def test_nothing_waits(project: Path, terminal: Start) -> None:
    assert project.is_dir()
    told, code = terminal("review", BRIEFMILL_BY="Desk").end()
    assert code == 0
    assert "0 accepted, 0 rejected, 0 left for later." in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--rule", "doubled-word"), "doubled-words"),
        (("port",), "ports"),
        (("--source", "nowhere"), "there is no folder nowhere"),
        (("--by", " "), "--by: expected a name"),
    ],
)
def test_wrong_calls_are_told(
    waiting: Path, terminal: Start, arguments: tuple[str, ...], message: str
) -> None:
    assert waiting.is_dir()
    told, code = terminal("review", *arguments).end()
    assert code == 2
    assert message in told


def test_without_a_terminal_it_says_what_to_do(waiting: Path) -> None:
    assert waiting.is_dir()
    result: Any = CliRunner().invoke(main, ["review"], input="a\n")
    assert result.exit_code == 2
    assert "needs a terminal" in result.stderr
    assert "briefmill build" in result.stderr


def test_a_brief_with_problems_does_not_keep_from_the_others(
    waiting: Path, terminal: Start
) -> None:
    index = waiting / "brief_src" / "broken" / "index.md"
    index.parent.mkdir()
    index.write_text("---\nkind: breif\ntitle: Ports\n---\n\nText.\n", "utf-8")
    run = terminal("review")
    shown = run.press("q")
    assert "Some briefs have problems" in shown
    assert "1 of 3" in shown
    told, code = run.end()
    assert code == 1
    assert "brief_src/broken/index.md:2:7: `kind`" in told


def test_a_brief_with_problems_is_refused(waiting: Path, terminal: Start) -> None:
    (waiting / "brief_src" / "ports" / "sections" / "rail.md").write_text("No front matter.\n")
    told, code = terminal("review").end()
    assert code == 1
    assert "brief_src/ports/sections/rail.md:1:1:" in told
