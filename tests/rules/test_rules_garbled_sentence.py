"""What the rule makes of what the engine finds: levels, edits, decisions, other orders."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from briefmill.cli.fix import located
from briefmill.normalise.run import Normalised, normalise
from briefmill.normalise.silence import Answers
from briefmill.rules.decision import Decision, Verdict
from briefmill.rules.finding import Alternative, Safety, fingerprint
from briefmill.rules.garbled_sentence import ID
from briefmill.rules.registry import rules

if TYPE_CHECKING:
    from tests.rules.conftest import Script

BEFORE = "The committee met in spring the of that year."
AFTER = "The committee met in the spring of that year."
OTHER = "The committee met in spring of the that year."
CLEAN = "Nobody has offered to pay for new rails, as far as we know."


def run(text: str, level: Safety = Safety.SAFE, *decisions: Decision) -> Normalised:
    locate = partial(located, path="draft.md")
    return normalise(
        text, locate, rules(decisions), level=level, answers=Answers(decisions=decisions)
    )


def answer(verdict: Verdict, before: str, after: str) -> Decision:
    mark = fingerprint(ID, before, after)
    return Decision(mark, verdict, "Desk", "Because.", ID, before, after)


@pytest.mark.parametrize(
    ("confidence", "told", "safety"),
    [
        (0.9951, 0.99, Safety.SAFE),
        (0.99, 0.99, Safety.SAFE),
        (0.9899, 0.98, Safety.REVIEW),
        (0.58, 0.58, Safety.REVIEW),
        (0.5, 0.5, Safety.REVIEW),
    ],
)
def test_confidence_says_how_far_a_repair_goes(
    script: Script, confidence: float, told: float, safety: Safety
) -> None:
    script({BEFORE: [(AFTER, confidence)]})
    result = run(f"{CLEAN} {BEFORE}\n")
    (outcome,) = result.outcomes
    assert (outcome.safety, outcome.confidence) == (safety, told)
    assert (outcome.before, outcome.after) == (BEFORE, AFTER)
    assert result.text == f"{CLEAN} {AFTER if safety is Safety.SAFE else BEFORE}\n"
    assert "“spring the”" in outcome.message


@pytest.mark.parametrize(
    ("garbled", "told"), [(0.979, "looks garbled (97% sure)"), (0.32, "may be garbled (32% sure)")]
)
def test_a_sentence_without_a_likely_order_is_only_shown(
    script: Script, garbled: float, told: str
) -> None:
    script({BEFORE: [(AFTER, 0.39)]}, garbled=garbled)
    result = run(f"{BEFORE}\n", Safety.REVIEW)
    (outcome,) = result.outcomes
    assert (outcome.safety, outcome.finding.fix) == (Safety.DISPLAY, None)
    assert told in outcome.message
    assert outcome.passage == BEFORE


def test_of_a_sentence_with_marks_nothing_is_said_without_a_likely_order(script: Script) -> None:
    script({f"{BEFORE[:-1]} *again*.": []})
    assert run(f"{BEFORE[:-1]} *again*.\n").outcomes == ()


def test_two_findings_without_a_repair_are_told_apart(script: Script) -> None:
    script({BEFORE: [], OTHER: []})
    result = run(f"{BEFORE}\n\n{OTHER}\n")
    assert len({outcome.finding.fingerprint for outcome in result.outcomes}) == 2


def test_other_orders_are_told_with_their_confidence(script: Script) -> None:
    script({BEFORE: [(AFTER, 0.7), (OTHER, 0.2), (BEFORE.replace("met in", "in met"), 0.01)]})
    (outcome,) = run(f"{BEFORE}\n").outcomes
    assert outcome.alternatives == (Alternative(OTHER, 0.2),)


def test_orders_that_may_not_be_made_hide_no_other(script: Script) -> None:
    refused = [(AFTER.replace("year", f"decade{number}"), 0.9) for number in range(3)]
    others = [(OTHER, 0.2), (BEFORE.replace("met in", "in met"), 0.1)]
    script({BEFORE: [*refused, (AFTER, 0.7), *others]})
    (outcome,) = run(f"{BEFORE}\n").outcomes
    assert outcome.after == AFTER
    assert outcome.alternatives == tuple(Alternative(*each) for each in others)


def test_no_more_than_two_other_orders_are_told(script: Script) -> None:
    words = BEFORE[:-1].split()
    swapped = [
        " ".join([*words[:at], words[at + 1], words[at], *words[at + 2 :]]) + "."
        for at in (4, 5, 6)
    ]
    script({BEFORE: [(AFTER, 0.7), *((text, 0.2) for text in swapped)]})
    (outcome,) = run(f"{BEFORE}\n").outcomes
    assert outcome.alternatives == tuple(Alternative(text, 0.2) for text in swapped[:2])


def test_the_surest_repair_is_proposed_though_another_order_is_likelier(script: Script) -> None:
    script({BEFORE: [(OTHER, 0.6), (AFTER, 0.7)]})
    (outcome,) = run(f"{BEFORE}\n").outcomes
    assert outcome.after == AFTER
    assert outcome.alternatives == (Alternative(OTHER, 0.6),)


def test_a_sure_repair_that_may_change_who_does_what_is_asked_about(script: Script) -> None:
    script({"Ukraine attacked Russia that year.": [("Russia attacked Ukraine that year.", 0.999)]})
    (outcome,) = run("Ukraine attacked Russia that year.\n").outcomes
    assert outcome.safety is Safety.REVIEW
    assert "because the names “Ukraine” and “Russia” would change places." in outcome.message


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It lost 40 ships and 20 cranes.", "It lost 20 ships and 40 cranes."),
        ("Loans help farm hands farm.", "Loans help farm farm hands."),
        ("It lost forty old ships.", "It lost old ships."),
        ("It lost the old ships.", "It lost these old ships."),
        ("It never was\nin - or at port.", "It never was\n- in or at port."),
    ],
)
def test_what_no_repair_may_do_is_not_proposed(script: Script, before: str, after: str) -> None:
    script({before: [(after, 0.999)]})
    (outcome,) = run(f"{before}\n", Safety.REVIEW).outcomes
    assert outcome.finding.fix is None


def test_a_result_that_would_be_repaired_again_is_not_proposed(script: Script) -> None:
    script({BEFORE: [(AFTER, 0.999)], AFTER: [(BEFORE, 0.6)]})
    result = run(f"{BEFORE}\n", Safety.REVIEW)
    assert result.text == f"{BEFORE}\n"
    assert result.outcomes[0].finding.fix is None


def test_a_result_is_not_proposed_where_the_surest_order_is_not_the_likeliest(
    script: Script,
) -> None:
    """The next run would propose the surest one."""
    script({BEFORE: [(AFTER, 0.999)], AFTER: [(OTHER, 0.4), (BEFORE, 0.6)]})
    assert run(f"{BEFORE}\n", Safety.REVIEW).outcomes[0].finding.fix is None


def test_what_is_made_unasked_is_read_again_without_what_is_asked(script: Script) -> None:
    other = CLEAN.replace("to pay", "pay to")
    scripted = script({BEFORE: [(AFTER, 0.999)], other: [(CLEAN, 0.7)]})
    run(f"{other} {BEFORE}\n")
    assert scripted.asked[1:3] == [[other, AFTER], [CLEAN, AFTER]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Polish The delegation left at noon.", "The polish delegation left at noon."),
        ("Polish The delegation left at noon.", "The Polish delegation left at noon."),
        ("May They in have left.", "They may have in left."),
    ],
)
def test_a_capital_that_may_tell_something_is_asked_about(
    script: Script, before: str, after: str
) -> None:
    script({before: [(after, 0.999)]})
    (outcome,) = run(f"{before}\n").outcomes
    assert outcome.safety is Safety.REVIEW
    assert "may mean another thing with a capital" in outcome.message


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("US The imposed old duties.", "The uS imposed old duties."),
        ("US The imposed old duties.", "The us imposed old duties."),
        ("The ports of March fell off.", "The ports of fell march off."),
    ],
)
def test_a_changed_capital_inside_is_not_proposed(script: Script, before: str, after: str) -> None:
    script({before: [(after, 0.999)]})
    assert run(f"{before}\n", Safety.REVIEW).outcomes[0].finding.fix is None


def test_a_stop_that_belongs_to_the_last_word_is_no_change(script: Script) -> None:
    before, after = "They have left for U.S. the.", "They have left for the U.S."
    script({before: [(after, 0.999)]})
    assert run(f"{before}\n").text == f"{after}\n"


def test_protected_text_stays_and_its_sentence_is_only_asked_about(script: Script) -> None:
    before = "See the also [list](a.md) and go on then to quay the."
    after = "See also the [list](a.md) and then go on to the quay."
    script({before: [(after, 0.999)]})
    (outcome,) = run(f"{before}\n").outcomes
    assert outcome.finding.fix
    edits = [(edit.before, edit.after) for edit in outcome.finding.fix.edits]
    assert edits == [
        ("See the also", "See also the"),
        ("and go on then to quay the.", "and then go on to the quay."),
    ]
    assert outcome.safety is Safety.REVIEW
    assert "links or other marks" in outcome.message
    assert run(f"{before}\n", Safety.REVIEW).text == f"{after}\n"


def test_a_quotation_stays_and_its_sentence_is_put_in_order(script: Script) -> None:
    before = "They said “in past a never” and paid $5 million to quay the."
    after = "They said “in past a never” and paid $5 million to the quay."
    script({before: [(after, 0.999)]})
    assert run(f"{before}\n").text == f"{after}\n"


def test_a_note_behind_a_sentence_is_no_part_of_it(script: Script) -> None:
    script({BEFORE: [(AFTER, 0.999)]})
    assert run(f"{BEFORE}[^1]\n\n[^1]: A note.\n").text == f"{AFTER}[^1]\n\n[^1]: A note.\n"


def test_all_sentences_of_a_document_are_judged_together(script: Script) -> None:
    scripted = script({BEFORE: [(AFTER, 0.999)]})
    run(f"# The Ports of the River\n\n{CLEAN} {BEFORE}\n\n- Cranes are old here.\n")
    listed = ["The Ports of the River", CLEAN, BEFORE, "Cranes are old here."]
    assert scripted.asked[0] == listed
    assert scripted.asked[1] == [each.replace(BEFORE, AFTER) for each in listed]


def test_an_accepted_repair_of_another_order_wins(script: Script) -> None:
    script({BEFORE: [(AFTER, 0.999)], OTHER: [(AFTER, 0.999)]})
    result = run(f"{BEFORE}\n", Safety.SAFE, answer(Verdict.ACCEPT, BEFORE, OTHER))
    assert result.text == f"{OTHER}\n"
    assert len(result.outcomes) == 1


def test_a_repair_that_was_taken_back_is_told_as_the_engine_found_it(script: Script) -> None:
    script({BEFORE: [(AFTER, 0.999)]})
    result = run(f"{BEFORE}\n", Safety.SAFE, answer(Verdict.REJECT, BEFORE, AFTER))
    (outcome,) = result.outcomes
    assert (result.text, outcome.safety) == (f"{BEFORE}\n", Safety.SAFE)
    assert outcome.decision


def test_what_an_editor_wrote_needs_no_engine_that_agrees(script: Script) -> None:
    script({})
    result = run(f"{BEFORE}\n", Safety.SAFE, answer(Verdict.ACCEPT, BEFORE, AFTER))
    assert result.text == f"{AFTER}\n"
    assert result.outcomes[0].confidence == 1.0
