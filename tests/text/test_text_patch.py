"""Patches: applied whole or refused, undone exactly, positions mapped both ways."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.text.patch import Edit, Patch, PatchError
from briefmill.text.span import Span


@st.composite
def texts_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    edits = []
    for start, end in list(pairwise(cuts))[::2]:
        edits.append(Edit(Span(start, end), text[start:end], draw(st.text(max_size=6))))
    return text, edits


@given(texts_and_edits())
def test_inverse_of_apply_is_identity(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    patch = Patch.of(text, edits)
    result = patch.apply(text)
    assert patch.inverse().apply(result) == text
    assert patch.inverse().inverse() == patch


@given(texts_and_edits())
def test_origin_and_destination_map_untouched_characters(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    patch = Patch.of(text, edits)
    result = patch.apply(text)
    touched = {i for edit in edits for i in range(edit.span.start, edit.span.end)}
    for position, char in enumerate(text):
        if position not in touched:
            there = patch.destination(position)
            assert result[there] == char
            assert patch.origin(there) == position


@given(texts_and_edits())
def test_untouched_characters_come_out_in_order(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    patch = Patch.of(text, edits)
    kept = text
    for edit in reversed(patch.edits):
        kept = kept[: edit.span.start] + edit.after + kept[edit.span.end :]
    assert kept == patch.apply(text)


def test_stale_patch_is_refused() -> None:
    patch = Patch.of("one two", [Edit(Span(0, 3), "one", "1")])
    with pytest.raises(PatchError, match="stale"):
        patch.apply("one  two")


def test_damaged_patch_is_refused() -> None:
    patch = Patch.of("one two", [Edit(Span(0, 3), "one", "1")])
    damaged = Patch(patch.source_digest, (Edit(Span(0, 3), "one", "2"),), patch.result_digest)
    with pytest.raises(PatchError, match="damaged"):
        damaged.apply("one two")


def test_edit_whose_before_does_not_stand_there_is_refused() -> None:
    with pytest.raises(PatchError, match="not what the edit replaces"):
        Patch.of("one two", [Edit(Span(0, 3), "two", "2")])


@pytest.mark.parametrize(
    ("first", "second"), [((0, 3), (2, 5)), ((0, 3), (0, 3)), ((0, 5), (1, 2)), ((2, 2), (2, 2))]
)
def test_overlapping_edits_are_refused(first: tuple[int, int], second: tuple[int, int]) -> None:
    text = "one two"
    edits = [Edit(Span(*at), text[slice(*at)], "x") for at in (first, second)]
    with pytest.raises(PatchError, match="overlap"):
        Patch.of(text, edits)


def test_edits_that_touch_are_no_overlap() -> None:
    edits = [Edit(Span(0, 3), "one", "1"), Edit(Span(3, 4), " ", "_")]
    assert Patch.of("one two", edits).apply("one two") == "1_two"


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1)])
def test_span_that_is_none_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)
