"""The judge tells right removals from wrong ones, however an edit is aligned."""

from __future__ import annotations

import pytest

from benchmarks.judge import Edit, score
from benchmarks.labels import Block, Case, Document, Group, Placed, Stretch, whole

TWICE = "We met the old the old friend."
FIRST, SECOND = Stretch(0, 7, 14), Stretch(0, 15, 22)
FULL = "The port froze. Grain was dear. Ships waited."
SHORT = "The port froze. Ships waited."


def document(case: Case) -> Document:
    """Return the case's blocks, one below the other, with a plain paragraph at the end."""
    starts, text = [], ""
    for block in case.blocks:
        starts.append(len(text))
        text += f"{block.text}\n\n"
    plain = Block("Nothing of this may go.")
    blocks = (*zip(starts, case.blocks, strict=True), (len(text), plain))
    span = (len(text), len(text) + len(plain.text))
    return Document(f"{text}{plain.text}\n", blocks, (Placed(case, tuple(starts)),), (span,))


def doubled() -> Case:
    block = ((Block(TWICE),),)
    return Case("phrase", Group.INSIDE, block, ((FIRST,), (SECOND,)), ((FIRST,), (SECOND,)))


def longer() -> Case:
    blocks = (Block(FULL), Block(SHORT))
    around = (Stretch(0, 0, 15), Stretch(0, 32, 45))
    copies = (whole(blocks, 0), whole(blocks, 1))
    return Case("longer", Group.NEAR, (blocks,), (whole(blocks, 1), around), copies)


def outcome(case: Case, *edits: Edit) -> str:
    (tally,) = score([document(case)], [list(edits)]).kinds.values()
    names = [name for name in ("found", "partly", "wrong") if getattr(tally, name)]
    return names[0] if names else "kept"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], "kept"),
        ([(7, 15, "")], "found"),
        ([(14, 22, "")], "found"),
        ([(11, 19, "")], "found"),  # “old the”: the same result
        ([(3, 22, "met the old")], "found"),
        ([(7, 11, "")], "partly"),
        ([(7, 23, "")], "wrong"),
        ([(23, 29, "")], "wrong"),
        ([(7, 15, ""), (29, 30, "!")], "found"),
        ([(3, 6, "MET")], "kept"),  # no word is gone
        ([(3, 6, "saw")], "wrong"),
    ],
)
def test_a_doubled_phrase(edits: list[Edit], expected: str) -> None:
    assert outcome(doubled(), *edits) == expected


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([(47, 76, "")], "found"),  # the shorter copy
        ([(0, 47, "")], "wrong"),  # the longer one, with a sentence that stands only there
        ([(0, 16, ""), (31, 45, "")], "found"),  # all of it but that sentence
        ([(0, 47, ""), (62, 62, " Grain was dear.")], "found"),  # that sentence moved
        ([(0, 16, "")], "partly"),
    ],
)
def test_a_copy_with_a_sentence_more(edits: list[Edit], expected: str) -> None:
    assert outcome(longer(), *edits) == expected


def test_what_must_stay_and_what_has_no_label() -> None:
    blocks = (Block("It rose by 4 percent."), Block("It rose by 5 percent."))
    copies = (whole(blocks, 0), whole(blocks, 1))
    case = Case("percentage", Group.MEANING, (blocks,), (), copies)
    text = document(case)
    removed = score([text], [[(0, 23, ""), text.plain[0] + ("",)]])
    assert removed.kinds["percentage"].wrong == 1
    assert removed.plain == 1
    assert removed.precision() == 0.0
    assert removed.wrong([Group.MEANING]) == 1
    assert removed.precision([Group.MEANING]) == 0.0
    shown = score([text], [[]], [[[(0, 21), (23, 30)]]])
    assert shown.kinds["percentage"].shown == 1
    assert shown.precision() == 1.0
    one_place = score([text], [[]], [[[(0, 21)], [(23, 44)]]])
    assert one_place.kinds["percentage"].shown == 0


def test_scores_add_up() -> None:
    found = score([document(doubled())], [[(7, 15, "")]])
    found.add(score([document(doubled())], [[]]))
    assert found.kinds["phrase"].cases == 2
    assert found.recall() == 0.5
    assert found.f1() == pytest.approx(2 / 3)
    assert found.recall([Group.INSIDE]) == 0.0
