"""What goes with a block that is removed, at the edges of a text."""

from __future__ import annotations

from functools import partial

import pytest

from briefmill.normalise.run import normalise
from briefmill.rules.finding import Fix, Safety
from briefmill.rules.registry import rules
from briefmill.rules.removal import removal_finding
from briefmill.text.markdown import body_start, locate
from briefmill.text.patch import Edit
from briefmill.text.span import Span

pytestmark = pytest.mark.usefixtures("no_garbled_sentences")

FRONT = "---\ntitle: River Ports\n---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{FRONT}\n# River Ports\n", f"{FRONT}\n"),
        (f"{FRONT}\n# River Ports", FRONT),
        (f"{FRONT}# River Ports\n", f"{FRONT}\n"),
        (f"{FRONT}\n\n# River Ports\n\n", f"{FRONT}\n\n"),
        (f"{FRONT}\n# River Ports\n\nText.\n", f"{FRONT}\nText.\n"),
    ],
)
def test_a_doubled_title_goes_and_the_front_matter_stays(before: str, after: str) -> None:
    field = before.index("River Ports")
    find = partial(
        locate, body_start=body_start(before), fields=[Span(field, field + len("River Ports"))]
    )
    result = normalise(before, find, rules())
    assert result.text == after
    assert result.undone() == before
    assert normalise(result.text, find, rules()).patches == ()


STRIKE = "The strike began in the coal ports and spread to the {} within a week of the arrests."


@pytest.mark.parametrize("note", ["[^1]: Reni Gazette.", "[^1]: A.\n\n[^2]: B."])
def test_the_definition_of_a_note_is_no_mark_of_the_paragraph_before_it(note: str) -> None:
    text = f"{STRIKE.format('railways')}\n"
    after = f"The prefect fled.[^1] He left no word.[^2]\n\n{text}\n{note}\n"
    result = normalise(after.replace(text, f"{text}\n{text}"), locate, rules())
    assert result.text == after


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("railways <img src='a.png'>", "remove or cut HTML (“<img src='a.png'>”)."),
        ("**railways", "Bold type or code begins in it and ends outside of it."),
    ],
)
def test_what_keeps_a_copy_from_going_is_named(word: str, why: str) -> None:
    passage = STRIKE.format(word)
    (outcome,) = normalise(f"{passage}\n\n{passage}\n", locate, rules()).outcomes
    assert outcome.safety is Safety.DISPLAY
    assert "both stay. " in outcome.message
    assert why in outcome.message


def test_a_copy_with_the_mark_of_a_note_behind_it_stays() -> None:
    passage = STRIKE.format("railways")
    text = f"{passage} {passage}[^1] Others stayed.\n"
    copy = Span(len(passage) + 1, 2 * len(passage) + 1)
    edit = Edit(copy, passage, "")
    fix = Fix((edit,), Safety.REVIEW, 0.9, "It stands twice; the first one stays.")
    found = removal_finding(locate(text), "rule", copy, Span(0, len(passage)), fix)
    assert found.fix is None
    assert "both stay. The note’s mark “[^1]” stands at its" in found.message


def test_an_item_to_which_more_belongs_is_said_to() -> None:
    item = f"- {STRIKE.format('railways')}\n"
    (outcome,) = normalise(f"{item}{item}\n  More of it.\n", locate, rules()).outcomes
    assert outcome.message.endswith(
        "More belongs to this list item, which would be left without it."
    )
