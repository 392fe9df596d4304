"""What an editor has said beforehand silences a rule at its place, and nowhere else."""

from __future__ import annotations

import pytest

from briefmill.normalise.silence import Silence
from briefmill.rules.finding import TWIN, Evidence, Finding
from briefmill.text.document import Document
from briefmill.text.markdown import locate
from briefmill.text.span import Span

ONE = "Water is life, and life is water."
TWO = "The port moved grain."


def place(document: Document, text: str, after: int = 0) -> Span:
    start = document.text.index(text, after)
    return Span(start, start + len(text))


def told(rule: str, span: Span, *twins: Span) -> Finding:
    return Finding(
        rule, "draft.md", span, "It stands twice.", tuple(Evidence(TWIN, t) for t in twins)
    )


@pytest.mark.parametrize(
    ("refrains", "held"),
    [
        ([ONE], True),
        (["water is LIFE and life is water."], True),
        ([f"{ONE} {ONE}"], False),
        (["Water is life"], False),
        ([TWO], False),
        (["Water is life,", "and life is water."], True),
        ([], False),
        ([""], False),
    ],
)
def test_a_refrain_may_come_back_as_often_as_it_likes(refrains: list[str], *, held: bool) -> None:
    document = locate(f"{ONE}\n\n{TWO}\n\n{ONE}\n")
    finding = told("repeated-paragraph", place(document, ONE, 5))
    assert Silence(refrains).holds(document, finding) is held


def test_a_mark_keeps_what_follows_it_from_one_rule_or_all() -> None:
    for rule, held in (("", True), (" near-repeat", True), (" repeated-block", False)):
        document = locate(f"{ONE}\n\n<!-- keep{rule}: it is a motto -->\n\n{ONE}\n")
        silence = Silence()
        finding = told("near-repeat", place(document, ONE, 10))
        assert silence.holds(document, finding) is held
        assert bool(silence.idle(document.marks)) is not held


def test_a_mark_at_either_passage_silences_the_pair() -> None:
    document = locate(f"<!-- keep: a motto -->\n\n{ONE}\n\n{TWO}\n\n{ONE}\n")
    first = place(document, ONE)
    second = place(document, ONE, first.end)
    silence = Silence()
    assert silence.holds(document, told("near-repeat", second, first))
    assert silence.holds(document, told("near-repeat", first))
    assert not silence.holds(document, told("near-repeat", second))
    assert not silence.holds(document, told("near-repeat", place(document, TWO)))


def test_a_mark_that_keeps_nothing_is_idle() -> None:
    document = locate(f"{ONE}\n\n<!-- keep: a motto -->\n")
    silence = Silence()
    assert not silence.holds(document, told("near-repeat", place(document, ONE)))
    assert [mark.reason for mark in silence.idle(document.marks)] == ["a motto"]
