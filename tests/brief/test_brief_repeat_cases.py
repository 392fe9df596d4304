"""Repeats across the files of a brief and across briefs, as files (tests/cases/repeats-brief).

Parts of a case: "before PATH" for each file, "review PATH" for what a file becomes once every
finding is accepted, "shown" for places with a finding that proposes nothing, "reported" for
places with any finding ("PATH line N"), "silent" for no finding at all. "at most review" allows
any change when accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefmill.brief.normalised import NormalisedBrief, normalise_brief
from briefmill.brief.shared import shared_passages

pytestmark = pytest.mark.usefixtures("no_garbled_sentences")

FOLDER = Path(__file__).parents[1] / "cases" / "repeats-brief"
HEAD = re.compile(r"^=== (?P<name>.+)\n", re.MULTILINE)
SLUG = "brief"


def read(path: Path) -> dict[str, str]:
    pieces = HEAD.split(path.read_text("utf-8"))
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


CASES = {path.stem: read(path) for path in sorted(FOLDER.glob("*.case"))}


def texts_of(case: dict[str, str], part: str) -> dict[str, dict[str, str]]:
    """Return the files of a case by brief; a case of one brief names no folder for it."""
    found: dict[str, dict[str, str]] = {}
    for name, text in case.items():
        word, _, path = name.partition(" ")
        if word != part or not path.endswith((".md", ".yml")):
            continue
        folder, _, rest = path.partition("/")
        single = folder in {"index.md", "sections", "recommendations", "references.yml"}
        slug, unit = (SLUG, path) if single else (folder, rest)
        found.setdefault(slug, {})[unit] = text.strip("\n") + "\n"
    return found


def built(texts: dict[str, dict[str, str]]) -> list[NormalisedBrief]:
    return [normalise_brief(slug, units, slug) for slug, units in texts.items()]


def accepted(texts: dict[str, str]) -> NormalisedBrief:
    """Normalise a brief with every finding accepted that waits for a decision."""
    found = normalise_brief(SLUG, texts, SLUG)
    marks = {
        outcome.finding.fingerprint
        for unit in found.units.values()
        for outcome in unit.run.outcomes
        if outcome.finding.fix and not outcome.applied
    }
    lines = "".join(
        f'  - {{fingerprint: "{mark}", verdict: accept, by: Desk, reason: a test}}\n'
        for mark in sorted(marks)
    )
    decisions = {"decisions.yml": f"decisions:\n{lines}"} if marks else {}
    return normalise_brief(SLUG, texts | decisions, SLUG)


def places(briefs: list[NormalisedBrief], *, single: bool) -> Iterator[tuple[str, bool]]:
    """Yield the place of each finding, and whether it proposes a repair."""
    for brief in briefs:
        for path, unit in brief.units.items():
            prefix = "" if single else f"{brief.brief.slug}/"
            for outcome in unit.run.outcomes:
                yield f"{prefix}{path} line {outcome.line}", outcome.finding.fix is not None
                for copy in outcome.copies:
                    yield f"{prefix}{copy.path or path} line {copy.line}", False
    for shared in shared_passages(briefs):
        for place in shared.places:
            yield f"{place.path} line {place.line}", False


@pytest.mark.parametrize("name", CASES)
def test_nothing_changes_unasked(name: str) -> None:
    texts = texts_of(CASES[name], "before")
    for brief in built(texts):
        for path, unit in brief.units.items():
            assert unit.run.text == texts[brief.brief.slug][path]


@pytest.mark.parametrize("name", CASES)
def test_case_comes_out_as_its_file_says_when_accepted(name: str) -> None:
    case = CASES[name]
    texts = texts_of(case, "before")
    if list(texts) != [SLUG] or "at most review" in case:
        return
    expected = texts[SLUG] | texts_of(case, "review").get(SLUG, {})
    result = accepted(texts[SLUG])
    assert {path: unit.run.text for path, unit in result.units.items()} == {
        path: expected[path] for path in result.units
    }
    assert not result.unused


@pytest.mark.parametrize("name", CASES)
def test_pairs_are_told_with_their_places(name: str) -> None:
    case = CASES[name]
    texts = texts_of(case, "before")
    found = list(places(built(texts), single=list(texts) == [SLUG]))
    for line in case.get("reported", "").split("\n"):
        assert not line or line in {place for place, _ in found}
    for line in case.get("shown", "").split("\n"):
        assert not line or (line, False) in found


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "silent" in case])
def test_what_is_meant_is_not_told(name: str) -> None:
    assert list(places(built(texts_of(CASES[name], "before")), single=True)) == []


@pytest.mark.parametrize("name", CASES)
def test_order_of_files_does_not_matter(name: str) -> None:
    texts = texts_of(CASES[name], "before")
    turned = {slug: dict(reversed(units.items())) for slug, units in reversed(texts.items())}
    first = sorted(places(built(texts), single=False))
    assert sorted(places(built(turned), single=False)) == first
