from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefmill.publish.rewriting import Change, Rewriting
from briefmill.text.patch import Patch
from briefmill.text.span import Span


@st.composite
def _rounds(draw: st.DrawFn) -> tuple[str, list[list[tuple[float, float, str]]]]:
    change = st.tuples(st.floats(0, 1), st.floats(0, 1), st.text("xyz", max_size=3))
    return draw(st.text("abcdef", max_size=12)), draw(
        st.lists(st.lists(change, max_size=4), max_size=4)
    )


def _changes(length: int, wanted: list[tuple[float, float, str]]) -> list[Change]:
    changes = []
    for first, second, after in wanted:
        start, end = sorted((int(first * length), int(second * length)))
        changes.append(Change(Span(start, end), after, "because"))
    return changes


@given(_rounds())
def test_rounds_of_changes_are_told_as_edits_of_the_first_text(
    given_: tuple[str, list[list[tuple[float, float, str]]]],
) -> None:
    text, rounds = given_
    rewriting = Rewriting(text)
    for wanted in rounds:
        rewriting.apply(_changes(len(rewriting.text), wanted))
    edits = [edit for edit, _ in rewriting.edits()]
    assert Patch.of(text, edits).apply(text) == rewriting.text


def test_reasons_are_kept_and_not_repeated() -> None:
    rewriting = Rewriting("one two")
    rewriting.apply([Change(Span(0, 3), "1", "numbers")])
    rewriting.apply([Change(Span(0, 1), "I", "letters"), Change(Span(1, 2), "", "numbers")])
    ((edit, reason),) = rewriting.edits()
    assert (edit.before, edit.after) == ("one ", "I")
    assert reason == "numbers; letters"
