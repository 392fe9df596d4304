"""What holds for repeats across the files of any brief, whichever of them an editor accepts."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefmill.brief.normalised import NormalisedBrief, normalise_brief

pytestmark = pytest.mark.usefixtures("no_garbled_sentences")

INDEX = """\
---
kind: brief
title: River Ports
date: 2024-11-06
summary: What the ports of the river need now.
---
"""
ONE = (
    "The committee met four times last year and published two reports on the river ports, which "
    "handle most of the grain that the region sells."
)
TWO = "Its second report asks for new cranes and for a railway that runs in winter as well."
THREE = "Nobody has offered to pay for the cranes, and the railway company has closed its office."
SENTENCES = [
    ONE, TWO, THREE,
    ONE.replace("four", "five"),
    ONE.replace("published", "issued"),
    TWO.replace("asks", "calls"),
    TWO.replace("winter", "winter (Roe 2018)"),
    THREE.replace("Nobody", "Somebody"),
    "The harbour has room for forty boats, and the town would like it to have room for more.",
    "In the spring the water is so high that no boat passes below the bridge of the old town.",
]  # fmt: skip
paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
bodies = st.lists(st.lists(paragraphs, min_size=1, max_size=4), min_size=2, max_size=4)


def brief(listed: list[list[str]]) -> dict[str, str]:
    """Return the files of a brief with a section for each list of paragraphs."""
    files = {
        f"sections/part-{at}.md": f"---\nkind: section\ntitle: Part {at}\norder: {at + 1}\n---\n\n"
        + "\n\n".join(each)
        + "\n"
        for at, each in enumerate(listed)
    }
    return {"index.md": INDEX} | files


def built(files: dict[str, str]) -> NormalisedBrief:
    return normalise_brief("river", files, "river")


def texts(result: NormalisedBrief) -> dict[str, str]:
    return {path: unit.run.text for path, unit in result.units.items()}


def waiting(result: NormalisedBrief) -> list[str]:
    return sorted(
        {
            outcome.finding.fingerprint
            for unit in result.units.values()
            for outcome in unit.run.outcomes
            if outcome.finding.fix and not outcome.applied
        }
    )


def decided(files: dict[str, str], accepted: list[str]) -> NormalisedBrief:
    """Normalise a brief with some findings accepted."""
    lines = "".join(
        f'  - {{fingerprint: "{mark}", verdict: accept, by: Desk, reason: a test}}\n'
        for mark in accepted
    )
    return built(files | ({"decisions.yml": f"decisions:\n{lines}"} if lines else {}))


FACTS = re.compile(r"\d+|\b(?:four|five|two|forty|most|no|Nobody|Somebody|Roe)\b")


def facts(text: str) -> set[str]:
    """Return what no removal may take out of a brief as a whole."""
    return set(FACTS.findall(text.split("title", 1)[-1]))


@given(bodies, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_order_of_the_files_in_a_folder_does_not_matter(
    listed: list[list[str]], rng: random.Random
) -> None:
    files = brief(listed)
    names = list(files)
    rng.shuffle(names)
    first, second = built(files), built({name: files[name] for name in names})
    assert texts(first) == texts(second)
    assert waiting(first) == waiting(second)
    assert {path: unit.run.outcomes for path, unit in first.units.items()} == {
        path: unit.run.outcomes for path, unit in second.units.items()
    }


@given(bodies, st.sets(st.integers(0, 9)))
@settings(max_examples=80)
def test_no_sentence_is_lost_whatever_is_accepted(
    listed: list[list[str]], chosen: set[int]
) -> None:
    """Each fact and each sentence, or a copy of it with the same facts, stands in some file."""
    files = brief(listed)
    marks = waiting(built(files))
    result = decided(files, [mark for at, mark in enumerate(marks) if at in chosen])
    before, after = "\n".join(files.values()), "\n".join(texts(result).values())
    assert facts(before) == facts(after)
    for sentence in SENTENCES:
        assert sentence not in before or any(each in after for each in alike(sentence)), sentence


def alike(sentence: str) -> list[str]:
    """Return the sentences that may stand for one: those with its beginning or its end."""
    return [
        other for other in SENTENCES if other[:15] == sentence[:15] or other[-30:] == sentence[-30:]
    ]


@given(bodies)
@settings(max_examples=40)
def test_accepting_what_waits_until_nothing_does_loses_nothing(listed: list[list[str]]) -> None:
    files = brief(listed)
    before = "\n".join(files.values())
    for _ in range(12):
        marks = waiting(built(files))
        if not marks:
            break
        files = texts(decided(files, marks))
    assert waiting(built(files)) == [], "an editor who accepts everything comes to an end"
    assert facts("\n".join(files.values())) == facts(before)


@given(bodies)
@settings(max_examples=40)
def test_building_the_result_again_changes_nothing(listed: list[list[str]]) -> None:
    once = texts(built(brief(listed)))
    assert texts(built(once)) == once
