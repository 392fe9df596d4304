"""Repeats that must be found and texts that must stay, as files (tests/cases/repeats).

A case is one readable file of parts, each below a line "=== name":

- about: what the case is, and why the text must go or stay.
- before: the text that is read.
- safe: the text after what is applied unasked; as before when it is left out.
- review: the text after what an editor may accept as well; as safe when it is left out.
- by review: in place of both: it is found, at review at the latest, and may be safe.
- at most review: nothing may change unasked; a reason why an editor may be asked.
- shown: "line N" or "line N: rule", one finding a line that proposes no repair.

A case that has neither safe, review nor one of their like is left alone at every level.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, partial
from pathlib import Path

import pytest

from briefmill.cli.fix import located
from briefmill.normalise.outcome import Outcome
from briefmill.normalise.run import Normalised, normalise
from briefmill.rules.finding import Safety
from briefmill.rules.registry import rules
from briefmill.text.problem import Lines

pytestmark = pytest.mark.usefixtures("no_garbled_sentences")

FOLDER = Path(__file__).parents[1] / "cases" / "repeats"
PARTS = {"about", "before", "safe", "review", "by review", "at most review", "shown"}
HEAD = re.compile(r"^=== (?P<name>[a-z ]+)\r?\n", re.MULTILINE)
SHOWN = re.compile(r"line (?P<line>\d+)(?:: (?P<rule>[a-z-]+))?")
LEVELS = (Safety.SAFE, Safety.REVIEW)


@dataclass(frozen=True, slots=True)
class Case:
    """A text with what must come of it; the kind is the folder that it stands in."""

    kind: str
    name: str
    parts: dict[str, str]

    @property
    def before(self) -> str:
        return self.parts["before"]

    @property
    def found(self) -> bool:
        return not self.parts.keys().isdisjoint(("safe", "review", "by review"))

    @property
    def must_not(self) -> bool:
        return not self.found and "at most review" not in self.parts

    def allowed(self, level: Safety) -> set[str] | None:
        """Return the texts that may come out at a level; None when any may."""
        if "by review" in self.parts:
            found = self.parts["by review"]
            return {found} if level is Safety.REVIEW else {self.before, found}
        safe = self.parts.get("safe", self.before)
        if level is Safety.SAFE:
            return {safe}
        return None if "at most review" in self.parts else {self.parts.get("review", safe)}

    @property
    def shown(self) -> list[tuple[int, str | None]]:
        found = [SHOWN.fullmatch(line) for line in self.parts.get("shown", "").splitlines()]
        assert all(found), "a line of this part reads: line N, or line N: rule"
        return [(int(each["line"]), each["rule"]) for each in found if each]


def read(path: Path) -> Case:
    """Read a case; its line ends are those of its text, and blank lines at the ends go."""
    pieces = HEAD.split(path.read_bytes().decode("utf-8"))
    assert not pieces[0], f"{path} begins with something else than a part"
    end = "\r\n" if "\r\n" in pieces[2] else "\n"
    texts = [text.strip("\r\n") + end for text in pieces[2::2]]
    parts = dict(zip(pieces[1::2], texts, strict=True))
    assert len(parts) == len(texts), f"{path} has a part twice"
    assert {"about", "before"} <= parts.keys() <= PARTS, f"{path} has parts {sorted(parts)}"
    return Case(path.parent.name, path.stem, parts)


CASES = [read(path) for path in sorted(FOLDER.glob("*/*.case"))]
SHOWING = [case for case in CASES if "shown" in case.parts]


def _id(value: object) -> str:
    if isinstance(value, Case):
        return f"{value.kind}/{value.name}"
    return value.word if isinstance(value, Safety) else ""


each_case = pytest.mark.parametrize("case", CASES, ids=_id)
each_level = pytest.mark.parametrize("level", LEVELS, ids=_id)


@cache
def run(text: str, level: Safety) -> Normalised:
    """Normalise a text as ``briefmill fix`` does."""
    return normalise(text, partial(located, path="draft.md"), rules(), level=level)


@each_level
@each_case
def test_case_comes_out_as_its_file_says(case: Case, level: Safety) -> None:
    allowed = case.allowed(level)
    result = run(case.before, level).text
    if allowed is not None and result not in allowed:
        assert result == max(allowed - {case.before}, default=case.before)


@each_level
@each_case
def test_case_is_undone_by_the_inverse(case: Case, level: Safety) -> None:
    assert run(case.before, level).undone() == case.before


@each_level
@each_case
def test_second_run_changes_nothing(case: Case, level: Safety) -> None:
    once = run(case.before, level).text
    assert run(once, level).text == once


WORD = re.compile(r"\w{2,}|\d")
"""Initials are left out, since one style of references writes names in full."""
NUMBER = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)*")
SENTENCE_END = re.compile(r"(?<=[.!?])[”\"*)\]]*(?:\[\^\w+\])*\s+|\n\s*\n|\n(?=[-*#>|\d])")


def words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def covered(sentence: list[str], text: list[str]) -> float:
    """Return the share of a sentence's words that stand in the text, in order and near by."""
    if not sentence:
        return 1.0
    width = len(sentence) + 4
    return max(_shared(sentence, text[at : at + width]) for at in range(max(len(text), 1)))


def _shared(sentence: list[str], window: list[str]) -> float:
    if not set(sentence) & set(window):
        return 0.0
    blocks = SequenceMatcher(None, sentence, window, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(sentence)


@each_level
@each_case
def test_every_sentence_that_went_has_a_twin_left(case: Case, level: Safety) -> None:
    """Compared apart from the program: seven words in ten stand together somewhere else."""
    result = run(case.before, level).text
    if result == case.before:
        return
    left = words(result)
    lost = [
        sentence
        for sentence in SENTENCE_END.split(case.before)
        if sentence and sentence not in result and covered(words(sentence), left) < 0.7
    ]
    assert lost == []


@each_level
@each_case
def test_every_number_still_stands(case: Case, level: Safety) -> None:
    assert numbers(case.before) == numbers(run(case.before, level).text)


def numbers(text: str) -> set[str]:
    return {re.sub("[, ]", "", each) for each in NUMBER.findall(text)}


@pytest.mark.parametrize("case", SHOWING, ids=_id)
def test_pair_is_shown_without_a_repair(case: Case) -> None:
    result = run(case.before, Safety.REVIEW)
    shown = [
        (line, outcome.finding.rule)
        for outcome in result.outcomes
        if not outcome.applied and outcome.finding.fix is None
        for line in _lines(outcome, result)
    ]
    for line, rule in case.shown:
        assert any(line == at and rule in {None, name} for at, name in shown), (line, shown)


def _lines(outcome: Outcome, result: Normalised) -> set[int]:
    """Return the line of a finding, and of what it points to where the text is unchanged."""
    if result.text != result.source:
        return {outcome.line}
    places = Lines(result.source)
    return {outcome.line} | {
        places.place(piece.span.start)[0] for piece in outcome.finding.evidence
    }


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_case_says_something(case: Case) -> None:
    assert len(case.parts["about"].split()) > 3
    expected = [case.parts[name] for name in ("safe", "review", "by review") if name in case.parts]
    assert case.before not in expected
    assert len(set(expected)) == len(expected)


@pytest.mark.parametrize("kind", sorted({case.kind for case in CASES}))
def test_kind_has_as_many_texts_that_stay_as_repeats(kind: str) -> None:
    counts = Counter(case.found for case in CASES if case.kind == kind)
    must_not = sum(case.must_not for case in CASES if case.kind == kind)
    assert must_not >= counts[True]


def test_cases_are_many_and_of_all_kinds() -> None:
    assert sum(case.found for case in CASES) >= 70
    assert sum(case.must_not for case in CASES) >= 90
