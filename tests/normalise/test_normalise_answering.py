"""A decision answers the finding at its place, and no other that equals it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.normalise.answering import Answering
from briefmill.normalise.context import Context, Surroundings
from briefmill.normalise.outcome import Outcome
from briefmill.normalise.run import Normalised, normalise
from briefmill.normalise.silence import Answers
from briefmill.rules.decision import Decision, Verdict
from briefmill.rules.registry import rules
from briefmill.text.markdown import locate
from briefmill.text.span import Span

pytestmark = pytest.mark.usefixtures("no_garbled_sentences")

MARK = "0f3a9c5d7e1b2468"

PORT = "Grain leaves the river at the the old quay, where two cranes stand idle.\n"
RAIL = "Trains cross the bridge at the the old quay only when the tide allows it.\n"
ROAD = "Nobody has counted the lorries that wait here in the rain since last spring.\n"
TEXT = f"{PORT}\n{ROAD}\n{RAIL}"


def run(text: str, *decisions: Decision) -> Normalised:
    find = partial(locate, path="a.md", body_start=0)
    return normalise(text, find, rules(), answers=Answers(decisions))


def doubled(found: Normalised) -> list[Outcome]:
    return [each for each in found.outcomes if each.finding.rule == "doubled-words"]


def rejected(text: str, at: int) -> Decision:
    """Return the rejection of the repair at ``at``, one of those that are made in ``text``."""
    found = run(text)
    outcome = doubled(found)[at]
    finding = outcome.finding
    context = found.context(outcome, finding)
    return Decision(finding.fingerprint, Verdict.REJECT, "Desk", "Meant.", context=context)


def test_equal_findings_get_answers_of_their_own() -> None:
    both = doubled(run(TEXT))
    assert len({each.finding.fingerprint for each in both}) == 1
    for at in (0, 1):
        found = run(TEXT, rejected(TEXT, at))
        assert [bool(each.decision) for each in doubled(found)] == [at == 0, at == 1]
        assert [each.applied for each in doubled(found)] == [at == 1, at == 0]


def test_an_answer_to_one_finding_makes_no_other_repair() -> None:
    """Two doubled words wait; without the one that goes the other would be sure."""
    text = "The committee committee has not replied. Nor has the the mayor of the town.\n"
    waiting = doubled(run(text))
    assert [each.applied for each in waiting] == [False, False]
    first = waiting[0].finding.fingerprint
    found = run(text, Decision(first, Verdict.ACCEPT, "Editors", "A slip."))
    assert found.text == text.replace("committee committee", "committee")
    assert [each.applied for each in doubled(found)] == [True, False]


def test_without_a_context_all_are_answered() -> None:
    mark = doubled(run(TEXT))[0].finding.fingerprint
    found = run(TEXT, Decision(mark, Verdict.REJECT, "Desk", "Meant."))
    assert [each.applied for each in doubled(found)] == [False, False]


def test_the_one_that_names_its_place_goes_first() -> None:
    mark = doubled(run(TEXT))[0].finding.fingerprint
    every = Decision(mark, Verdict.ACCEPT, "Editors", "Slips.")
    found = run(TEXT, every, rejected(TEXT, 1))
    assert [each.decision.by for each in doubled(found) if each.decision] == ["Editors", "Desk"]
    assert [each.applied for each in doubled(found)] == [True, False]


EDITS: dict[str, Callable[[str], str]] = {
    "another paragraph": lambda text: text.replace(ROAD, "Lorries wait.\n\nThey wait long.\n"),
    "the beginning of the sentence": lambda text: text.replace("Trains cross", "Few trains use"),
    "all before it": lambda text: text.replace("Trains cross the bridge", "Ferries land"),
    "all behind it": lambda text: text.replace("only when the tide allows it", "at high water"),
    "white space and marks": lambda text: text.replace(" only when", ",\nonly, WHEN"),
    "paragraphs change places": lambda text: f"{RAIL}\n{text.replace(RAIL, '')}",
    "the other one is repaired": lambda text: text.replace(PORT, PORT.replace("the the", "the")),
    "the other one is deleted": lambda text: text.replace(PORT, ""),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_decision_survives_an_edit(edit: str) -> None:
    text = EDITS[edit](TEXT)
    assert text != TEXT
    found = run(text, rejected(TEXT, 1))
    (outcome,) = (each for each in doubled(found) if each.decision)
    line = found.source.split("\n")[outcome.line - 1]
    assert line.split()[0] in {"Trains", "Few", "Ferries"}
    assert not outcome.applied


def test_what_cannot_be_told_is_asked_again() -> None:
    """The answered paragraph is copied: which of the two was meant?"""
    found = run(f"{TEXT}\nShips come and go by night.\n\n{RAIL}", rejected(TEXT, 1))
    assert len(doubled(found)) == 3
    for outcome in doubled(found):
        assert not outcome.applied
        assert outcome.decision is None
        assert outcome.astray
        assert "It is asked again: the reject of Desk" in outcome.message


def test_an_answer_does_not_go_over_to_another_place() -> None:
    """The answered paragraph is deleted: its decision holds for nothing, and is not guessed."""
    found = run(TEXT.replace(RAIL, ""), rejected(TEXT, 1))
    (outcome,) = doubled(found)
    assert (outcome.applied, outcome.decision) == (False, None)
    assert outcome.astray


def test_a_long_passage_is_known_by_itself() -> None:
    road = f"{ROAD.strip()} The road to the bridge is closed by the police every night.\n"
    twice = f"{road}\n{PORT}\n{road}"
    found = run(twice)
    (outcome,) = (each for each in found.outcomes if each.finding.rule == "repeated-paragraph")
    mark, context = outcome.finding.fingerprint, found.context(outcome, outcome.finding)
    answer = Decision(mark, Verdict.REJECT, "Desk", "Meant.", context=context)
    moved = f"Ships come and go.\n\n{road}\nThe tide turns.\n\n{road}\nNo one is there.\n"
    found = run(moved, answer)
    (again,) = (each for each in found.outcomes if each.finding.rule == "repeated-paragraph")
    assert again.decision is answer


def test_places_that_nothing_tells_apart_are_counted() -> None:
    item = "water and bread for the night "
    source = item * 60
    spans = [Span(at, at + len(item)) for at in range(20 * len(item), 23 * len(item), len(item))]
    context = Surroundings(source).contexts(spans)[spans[1]]
    assert str(context) == "- 2/3"
    answer = Decision(MARK, Verdict.REJECT, "Desk", "Meant.", context=str(context))
    told = Answering(source, [answer])
    told.meet((MARK, span) for span in spans)
    assert [bool(told.answer(MARK, span)) for span in spans] == [False, True, False]
    for left in (spans[:2], spans[1:2]):
        fewer = Answering(source, [answer])
        fewer.meet((MARK, span) for span in left)
        assert not any(fewer.answer(MARK, span) for span in spans)
        assert fewer.astray(MARK, left[0]) == (answer,)


@given(
    st.lists(st.sampled_from(["sand", "salt", "sea", "x"]), min_size=1, max_size=40),
    st.data(),
)
def test_the_same_text_gets_the_same_answer(words: list[str], data: st.DataObject) -> None:
    """Whatever stands around it, the answer to one place is found at that place alone."""
    source = " ".join(words)
    starts = [at for at, char in enumerate(source) if char == "x"]
    if not starts:
        return
    spans = [Span(at, at + 1) for at in starts]
    chosen = data.draw(st.sampled_from(spans))
    context = Surroundings(source).contexts(spans)[chosen]
    assert Context.read(str(context)) == context
    told = Answering(source, [Decision(MARK, Verdict.REJECT, "A", "B", context=str(context))])
    told.meet((MARK, span) for span in spans)
    assert [span for span in spans if told.answer(MARK, span)] == [chosen]


@pytest.mark.parametrize("text", ["", "0f3a", "0f3a9c5d-7e1b2468 0/2", "0f3a9c5d_7e1b2468"])
def test_another_form_is_no_context(text: str) -> None:
    with pytest.raises(ValueError, match="no context"):
        Context.read(text)
