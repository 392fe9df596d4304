"""The parts that rules for repeats are made of: runs of blocks, fragments, anchors, the outline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.rules.anchors import (
    anchors_of,
    as_anchors,
    inserted_anchors,
    is_anchor,
    without_anchors,
)
from briefmill.rules.block_runs import block_runs, prose_blocks
from briefmill.rules.finding import Finding, Safety
from briefmill.rules.fragments import fragment_of
from briefmill.rules.outline import Part, is_answer, is_caption, parts
from briefmill.rules.repeated_reference import find
from briefmill.text.markdown import locate
from briefmill.text.sentences import sentences

A, B, C = "The port moved grain.", "Its cranes are old.", "The railway runs in May."


def runs(text: str) -> list[tuple[int, int, int, bool]]:
    document = locate(text)
    found = block_runs(document)
    return [(run.first, run.second, run.length, run.adjacent) for run in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A}\n\n{B}\n\n{A}\n", [(0, 2, 1, False)]),
        (f"{A}\n\n{B}\n\n{A}\n\n{B}\n", [(0, 2, 2, True)]),
        (f"{A}\n\n{A}\n\n{A}\n", [(0, 1, 1, True), (0, 2, 1, True)]),
        (f"{A}\n\n{A.upper()}\n", [(0, 1, 1, True)]),
        (f"## Rail\n\n{A}\n\n## Road\n\n{A}\n", [(1, 3, 1, False)]),
        (f"## Rail\n\n{A}\n\n## Rail\n\n{A}\n", [(0, 2, 2, True)]),
        (f"## Rail\n\n{A}\n\n## Rail\n\n{B}\n", []),  # no heading without its text
        (f"## Rail\n\n{A}\n\n{B}\n\n## Rail\n\n{A}\n\n{C}\n", [(1, 4, 1, False)]),
        (f"- {A}\n- {B}\n\n{A}\n", []),  # an item is no paragraph
        (f"    {A}\n\n{B}\n\n    {A}\n", []),  # code alone is no prose
        (f"## Rail\n\n    {A}\n\n## Rail\n\n    {A}\n", [(0, 2, 2, True)]),
        ("", []),
        (f"{A}\n", []),
    ],
)
def test_runs_of_blocks_that_stand_already(
    text: str, expected: list[tuple[int, int, int, bool]]
) -> None:
    assert runs(text) == expected


@given(
    st.lists(st.sampled_from([A, B, C, "## Rail", "## Road", "    code", "- item"]), max_size=12)
)
def test_a_run_is_the_same_blocks_twice(pieces: list[str]) -> None:
    document = locate("\n\n".join(pieces))
    blocks = prose_blocks(document)
    texts = [document.content(block).casefold() for block in blocks]
    end = 0
    for run in block_runs(document):
        first = texts[run.first : run.first + run.length]
        assert first == texts[run.second : run.second + run.length]
        assert run.first + run.length <= run.second, "no copy reaches into its original"
        assert run.second >= end, "and none into the one before"
        end = run.second + run.length


def fragment(text: str) -> str | None:
    found = fragment_of(text, sentences(text))
    return found.twin.of(text) if found else None


@pytest.mark.parametrize(
    ("last", "twin"),
    [
        ("The port moved", "The port moved"),
        ("The port moved …", "The port moved"),
        ("the port, moved", "The port moved"),
        ("The port moved grain.", None),  # whole
        ("The port", None),  # may begin any sentence
        ("The port sold", None),
        ("The ports moved", None),
    ],
)
def test_a_sentence_begun_again_is_known_by_its_beginning(last: str, twin: str | None) -> None:
    assert fragment(f"{A} {B} {last}") == twin


def test_a_fragment_of_the_nearest_sentence_counts() -> None:
    text = "The port moved grain. The port moved coal. The port moved"
    found = fragment_of(text, sentences(text))
    assert found is not None
    assert found.sentence == 1


@given(st.text("ab ,.–…’", max_size=40), st.text("ab ,.", max_size=20))
def test_a_twin_begins_a_sentence_before(text: str, last: str) -> None:
    whole = f"{text}. {last}"
    spans = sentences(whole)
    found = fragment_of(whole, spans) if spans else None
    if found:
        assert found.sentence < len(spans) - 1
        assert found.twin.start == spans[found.sentence].start
        assert spans[found.sentence].contains(found.twin)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It {#port} is", ("port",)),
        ("It {: #port .x }", ("port",)),
        ('<a id="b"></a>It <span id="a"/> {#c}', ("b", "a", "c")),
        ("<A NAME='x'></A>It", ("x",)),
        ("{#a #b}", ("a", "b")),
        ('<a href="#x">it</a>', ()),
        ("# It", ()),
        ("It is {plain}", ()),
        ("", ()),
    ],
)
def test_anchors_are_found_in_their_order(text: str, names: tuple[str, ...]) -> None:
    assert anchors_of(text) == names
    assert inserted_anchors(as_anchors(names)) == (names or None)
    assert anchors_of(without_anchors(text)) == ()


def test_what_is_an_anchor_and_nothing_else() -> None:
    assert all(map(is_anchor, ['<a id="x">', "</a>", "{#x}", " <span id='x'/> "]))
    assert not any(map(is_anchor, ['<a href="x">', "<b>", "text", '<a id="x">text']))
    assert inserted_anchors('<a id="x"></a>text') is None


def test_parts_end_at_the_next_heading_of_their_level() -> None:
    text = (
        f"{A}\n\n## Summary\n\n{A}\n\n### Ports\n\n{B}\n\n## Rail\n\n{C}\n\n"
        f"## 5. References and notes\n\n{A}\n\n# End\n\n{B}\n"
    )
    assert parts(locate(text)) == (
        *[Part.OTHER], *[Part.SUMMARY] * 4, *[Part.OTHER] * 2, *[Part.REFERENCES] * 2,
        *[Part.OTHER] * 2,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Executive summary", Part.SUMMARY),
        ("**Key findings:**", Part.SUMMARY),
        ("IV. Conclusions and outlook", Part.SUMMARY),
        ("1.2 Works cited", Part.REFERENCES),
        ("A summary trial", Part.OTHER),
        ("Outlook", Part.OTHER),
        ("Sources of water", Part.OTHER),
        ("Closing the gap", Part.OTHER),
        ("Notes on method", Part.OTHER),
    ],
)
def test_a_part_is_known_by_its_heading(heading: str, part: Part) -> None:
    assert set(parts(locate(f"## {heading}\n\n{A}\n"))) == {part}


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Notes", Part.OTHER),
        ("Sources", Part.OTHER),
        ("Notes and comments", Part.OTHER),
        ("References", Part.REFERENCES),
        ("Works cited", Part.REFERENCES),
        ("Conclusion", Part.SUMMARY),
    ],
)
def test_a_text_called_notes_is_prose(title: str, part: Part) -> None:
    assert set(parts(locate(f"# {title}\n\n{A}\n\n{B}\n"))) == {part}


def test_captions_and_answers() -> None:
    captions = [
        "Figure 1: Ports",
        "**Table 2.** Ports",
        "Source: the port",
        "Fig. 3 – Ports",
        "Map 4",
    ]
    assert all(map(is_caption, captions))
    assert not any(map(is_caption, ["Figures rose.", "The table is old.", "Noted."]))
    document = locate(f"Is it so?\n\nNo.\n\n{A}\n\nQ: It is.\n")
    assert [is_answer(document, at) for at in range(4)] == [True, True, False, True]


MARIN = "Marin, Dora A. 2016. *Borrowed Water: Treaties on Shared Aquifers*. Cambridge: Lock Press."


def twice(*entries: str) -> list[Finding]:
    listed = "\n".join(f"- {entry}" for entry in entries)
    return list(find(locate(f"## References\n\n{listed}\n")))


@pytest.mark.parametrize(
    "other",
    [
        "Marin, D. A. (2016). Borrowed Water: Treaties on Shared Aquifers. Lock Press.",
        "Dora A. Marin, *Borrowed Water: Treaties on Shared Aquifers* (Lock Press, 2016).",
        f"{MARIN} https://example.org/water",
        "MARIN, D. 2016. Borrowed water: treaties on shared aquifers. Cambridge, Lock Press",
    ],
)
def test_a_work_in_another_style_is_found_in_either_order(other: str) -> None:
    for entries in ((MARIN, other), (other, MARIN)):
        (found,) = twice(*entries)
        assert found.fix is None or found.fix.safety is Safety.REVIEW


@pytest.mark.parametrize(
    "other",
    [
        "Marin, D. A. (2018). Borrowed Water: Treaties on Shared Aquifers. Lock Press.",
        "Ober, T. (2016). Borrowed Water: Treaties on Shared Aquifers. Lock Press.",
        "Marin, D. A. (2016). Borrowed Land: Leases on Shared Farms. Lock Press.",
        "Marin, Dora A. 2016. *Borrowed Water: Treaties on Shared Aquifers*, vol. 2. Lock Press.",
    ],
)
def test_another_work_is_none(other: str) -> None:
    first = MARIN.replace("Aquifers*", "Aquifers*, vol. 1") if "vol." in other else MARIN
    assert twice(first, other) == []


def test_of_three_entries_one_stays() -> None:
    """What an entry is kept for is never removed for a third."""
    short = "Marin, D. A. (2016). Borrowed Water: Treaties on Shared Aquifers. Lock Press."
    found = twice(short, MARIN, f"{MARIN} https://example.org/water")
    gone = {each.span for each in found if each.fix}
    assert len(found) == 2
    assert not gone & {piece.span for each in found for piece in each.evidence}
