"""Garbled sentences on the command line and on the page of changes: candidates, how sure it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from briefmill.brief.decisions import read_decisions
from briefmill.brief.discover import read_source
from briefmill.brief.normalised import normalise_brief
from briefmill.cli import main
from briefmill.repair import engine
from briefmill.repair.judgement import Judgement, Repair
from briefmill.repair.words import Words, divide

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

BEFORE = "Boats wait the of south quay for weeks."
ORDERS = ("Boats wait south of the quay for weeks.", "Boats wait of the south quay for weeks.")
SURE = "Trains from stop the north here now."
SURELY = "Trains from the north stop here now."
FRENCH = "Les ports du fleuve ont besoin de nouvelles grues, mais personne ne veut les payer."


class Scripted:
    """An engine that finds two orders of one sentence and is sure of another."""

    def judge(self, sentences: Sequence[Words]) -> list[Judgement]:
        return [_judged(words) for words in sentences]

    def usual(self, sequences: Sequence[Sequence[str]]) -> list[float]:
        right = divide(SURELY).texts
        return [20.0 if tuple(each) == right else 0.0 for each in sequences]

    def counted(self, sequences: Sequence[Sequence[str]]) -> list[list[int]]:
        return [[1] * (len(each) + 1) for each in sequences]


def _judged(words: Words) -> Judgement:
    if words.sentence == BEFORE:
        repairs = zip(ORDERS, (0.8, 0.15), strict=True)
        return Judgement(0.99, True, tuple(_repair(words, *each) for each in repairs))
    if words.sentence == SURE:
        return Judgement(1.0, True, (_repair(words, SURELY, 0.9951),))
    return Judgement(0.0)


def _repair(words: Words, after: str, confidence: float) -> Repair:
    result = divide(after)
    order = tuple(words.texts.index(text) for text in result.texts)
    return Repair(after, order, result.commas, confidence, confidence)


CODE = f"""\
import runpy
from briefmill.repair import engine
engine.shipped = runpy.run_path({str(Path(__file__))!r})["Scripted"]
from briefmill.cli import main
main()
"""


@pytest.fixture
def garbled(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a section with both sentences, in a project whose engine is scripted."""
    monkeypatch.setattr(engine, "shipped", Scripted)
    monkeypatch.setenv("BRIEFMILL_BY", "Policy Desk")
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("NO_COLOR", "VISUAL", "EDITOR", "LINES"):
        monkeypatch.delenv(name, raising=False)
    path = project / "brief_src" / "ports" / "sections" / "rail.md"
    head = path.read_text("utf-8").partition("Trains run")[0]
    path.write_text(f"{head}{SURE} {BEFORE}\n", "utf-8")
    return path


def invoke(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def finding(before: str) -> dict[str, Any]:
    found = json.loads(CliRunner().invoke(main, ["build", "--json"]).stdout)["findings"]
    return next(each for each in found if each["before"] == before)


def test_review_takes_another_order_with_one_key(
    garbled: Path, terminal: Callable[..., Terminal]
) -> None:
    run = terminal("review", code=CODE, COLUMNS="100")
    shown = run.press("?")
    assert "Waits for a decision; confidence: likely (80%)." in shown
    assert "2 Or, unsure (15%):" in shown
    assert "Boats wait {+of+} the [-of-] south quay for weeks." in shown
    assert "[a]ccept [2] [r]eject" in shown
    assert "2 where there are other orders of a sentence" in run.press("3")
    run.expect("Press one of the keys")
    run.press("2")
    run.type("", "Why: ")
    told, code = run.end()
    assert code == 0
    assert "1 accepted" in told
    text = (garbled.parents[1] / "decisions.yml").read_text("utf-8")
    decision = read_decisions(text, "decisions.yml", ("sections/cranes.md", "sections/rail.md"))[-1]
    assert (decision.before, decision.after) == (BEFORE, ORDERS[1])
    assert decision.reason == "Another order of the words was meant than the likeliest one."
    brief = normalise_brief("ports", read_source(Path("brief_src"))["ports"], "brief_src/ports")
    assert brief.unused == ()
    assert brief.units["sections/rail.md"].run.text.endswith(f"{SURELY} {ORDERS[1]}\n")


def test_a_single_order_is_asked_about_without_numbers(
    waiting: Path, terminal: Callable[..., Terminal]
) -> None:
    assert waiting.is_dir()
    run = terminal("review", code=CODE)
    assert "[a]ccept [r]eject" in run.press("2")
    run.expect("Press one of the keys a, r")
    run.press("q")
    assert run.end()[1] == 0


def test_explain_and_json_have_the_other_order(garbled: Path) -> None:
    assert garbled.is_file()
    found = finding(BEFORE)
    assert found["after"] == ORDERS[0]
    assert found["alternatives"] == [{"after": ORDERS[1], "confidence": 0.15}]
    told = invoke("explain", found["fingerprint"])
    assert "2 Or, unsure (15%):\n  Boats wait {+of+} the [-of-] south quay for weeks." in told
    listed = json.loads(invoke("explain", found["fingerprint"], "--json"))["findings"]
    assert listed[0]["alternatives"] == found["alternatives"]


def test_the_page_of_changes_says_how_sure_it_was(garbled: Path) -> None:
    invoke("build", "-q")
    page = Path("docs/ports/changes.md").read_text("utf-8")
    assert "Words had changed places (“stop the north”)" in page
    assert "made by the program without asking; confidence: almost certain (99%)" in page
    assert "Or else" not in page
    decisions = garbled.parents[1] / "decisions.yml"
    with decisions.open("a", encoding="utf-8") as file:
        file.write(
            f"  - {{rule: garbled-sentence, verdict: accept, before: {BEFORE!r},\n"
            f"     after: {ORDERS[0]!r}, by: Desk, reason: Compared.}}\n"
        )
    invoke("build", "-q")
    page = Path("docs/ports/changes.md").read_text("utf-8")
    assert f"“{ORDERS[1]}” (unsure (15%))" in page
    ledger = json.loads(Path("docs/ports/changes.json").read_text("utf-8"))
    edits = {edit["before"]: edit for edit in ledger["edits"]}
    assert edits[BEFORE]["alternatives"] == [{"after": ORDERS[1], "confidence": 0.15}]
    assert "alternatives" not in edits[SURE]


def test_fix_tells_the_order_that_waits(garbled: Path) -> None:
    assert garbled.is_file()
    result = CliRunner().invoke(main, ["fix", "-"], input=f"{SURE} {BEFORE}\n")
    assert result.stdout == f"{SURELY} {BEFORE}\n"
    assert f"Perhaps: “{ORDERS[0]}” – likely (80%)." in result.stderr
    assert SURELY not in result.stderr


def test_undo_takes_a_sure_repair_back_for_good(garbled: Path) -> None:
    assert garbled.is_file()
    invoke("undo", finding(SURE)["fingerprint"], "--reason", "A headline of the day.")
    assert finding(SURE)["applied"] is False
    told = " ".join(invoke("explain", finding(SURE)["fingerprint"]).split())
    assert "the repair was taken back by Policy Desk" in told


@pytest.mark.parametrize(("times", "told"), [(1, "1 passage is"), (2, "2 passages are")])
def test_what_is_not_in_english_is_told_once(garbled: Path, times: int, told: str) -> None:
    text = "\n\n".join([BEFORE, *[FRENCH] * times])
    result = CliRunner().invoke(main, ["fix", "-"], input=text)
    assert result.stderr.count("not in English") == 1
    assert f"{told} not in English" in result.stderr
    assert "<stdin>:3:1" in result.stderr or "-:3:1" in result.stderr
    assert "English" not in CliRunner().invoke(main, ["fix", "-", "-q"], input=text).stderr
    garbled.write_text(garbled.read_text("utf-8") + f"\n{text}\n", "utf-8")
    built = CliRunner().invoke(main, ["build"]).stderr
    assert built.count("not in English") == 1
    assert "brief_src/ports/sections/rail.md:11:1" in built


def test_a_text_in_english_says_nothing_of_languages(garbled: Path) -> None:
    assert garbled.is_file()
    assert "English" not in CliRunner().invoke(main, ["fix", "-"], input=SURE).stderr
    assert "English" not in CliRunner().invoke(main, ["build"]).stderr


def test_an_answer_holds_for_both_copies_of_a_sentence(
    garbled: Path, terminal: Callable[..., Terminal]
) -> None:
    text = f"{BEFORE} Nobody on board or on the quay can say when that will end this year."
    head = garbled.read_text("utf-8").partition(SURE)[0]
    garbled.write_text(f"{head}{text} {text}\n", "utf-8")
    run = terminal("review", code=CODE)
    run.press("a")
    run.type("", "Why: ")
    assert "1 accepted" in run.end()[0]
    brief = normalise_brief("ports", read_source(Path("brief_src"))["ports"], "brief_src/ports")
    assert brief.unused == ()
    assert brief.units["sections/rail.md"].run.text.count(ORDERS[0]) == 1
