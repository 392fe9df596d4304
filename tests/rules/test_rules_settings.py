"""What speaks for two passages that are alike being both meant, and what cannot stand alone."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.normalise.run import normalise
from briefmill.normalise.silence import Answers
from briefmill.rules.finding import Safety
from briefmill.rules.fragments import tail_of
from briefmill.rules.heading_ids import moves_ids, removed_ids
from briefmill.rules.near_pairs import Pair, Versions
from briefmill.rules.orphans import orphaned
from briefmill.rules.parallel_headings import are_parallel
from briefmill.rules.passage import Passage
from briefmill.rules.registry import rules
from briefmill.rules.relation import Relation, Verdict
from briefmill.rules.settings import settings, why_meant
from briefmill.rules.short_pairs import short_pairs
from briefmill.text.markdown import locate
from briefmill.text.sentences import sentences
from briefmill.text.span import Span

pytestmark = pytest.mark.usefixtures("no_garbled_sentences")

LONG = "The fund lends to those who let at a fixed rent, and it asks for a list of their tenants."


@pytest.mark.parametrize(
    ("first", "second", "parallel"),
    [
        ("Kenya", "Uganda", True),
        ("**Ghana**", "**Togo**", True),
        ("1. Kenya", "2. Uganda", True),
        ("Costa Rica", "Nicaragua:", True),
        ("Findings in Kenya", "Findings in Uganda", True),
        ("2019", "2020", True),
        ("Article 4. Pilots", "Article 5. Engineers", True),
        ("Option A", "Option B", True),
        ("Who pays?", "What does it cost?", True),
        ("Girls", "Boys", True),
        ("Urban districts", "Rural districts", True),
        ("Works at the mill", "Works at the church", True),
        ("Interview with the mayor", "Interview with the priest", True),
        ("Meeting of the board, May", "Meeting of the board, June", True),
        ("Week one: the quays", "Week two: the locks", True),
        ("Minutes of 3 May 2020", "Minutes of 10 June 2020", True),
        ("Before the flood", "After the flood", True),
        ("Chapter 1: the war", "Chapter 2: the peace", False),
        ("The question of cranes", "The question of pay", False),
        ("Why the plan failed", "Why the law failed", False),
        ("Ports", "Railways", False),
        ("Section 1", "Section 2", False),
        ("What the law says", "What has gone wrong", False),
        ("Kenya", "Methods", False),
        ("Introduction", "Introduction", False),
        ("", "Kenya", False),
    ],
)
def test_headings_of_one_kind_are_told_by_their_form(
    first: str, second: str, *, parallel: bool
) -> None:
    assert are_parallel(first, second) is parallel
    assert are_parallel(second, first) is parallel


def why(text: str, first: int, second: int) -> str:
    standing = settings(locate(text))
    there, back = (
        why_meant(standing[first], standing[second]),
        why_meant(standing[second], standing[first]),
    )
    assert bool(there) is bool(back)
    return there


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"## Kenya\n\n{LONG}\n\n## Uganda\n\n{LONG}\n", "“Kenya” and “Uganda”"),
        (f"## Rent\n\n{LONG}\n\n## Roofs\n\n{LONG}\n", ""),
        (f"## Rent\n\n{LONG}\n\n## Summary\n\n{LONG}\n", "restate"),
        (f"Who pays?\n\n{LONG}\n\nWho asks?\n\n{LONG}\n", "question"),
        (f"Mr. Berg: {LONG}\n\nText.\n\nMr. Berg: {LONG}\n\nText.\n", ""),
    ],
)
def test_the_reason_is_told(text: str, reason: str) -> None:
    found = why(text, 1, 3)
    assert reason in found
    assert bool(found) is bool(reason)


def test_speech_and_terms_are_known_by_what_they_open_with() -> None:
    assert "say things again" in why(f"MR. BERG: {LONG}\n\nNo.\n\nMR. BERG: {LONG}\n", 0, 2)
    assert "Rent" in why(f"**Rent.** {LONG}\n\nNo.\n\n**Fee.** {LONG}\n", 0, 2)
    assert not why(f"**Rent.** {LONG}\n\nNo.\n\n**Rent.** {LONG}\n", 0, 2)
    bound = LONG.replace("lends", "shall lend")
    assert "clause" in why(f"## Rent\n\n{bound}\n\n## Roofs\n\n{bound}\n", 1, 3)
    assert not why(f"{bound}\n\nNo.\n\n{bound}\n", 0, 2)


@pytest.mark.parametrize(
    ("own", "stands"),
    [
        ("A buyer for the terminal has been sought in vain.", True),
        ("Replacing the wiring would cost two years of light.", True),
        ("They are asked about it at every election.", False),
        ("However, the bonus is paid in arrears to all of them.", False),
        ("Farmers have been told of these rules by their neighbours.", False),
        ("The difference is largest on the coast of the island.", False),
        ("It failed.", False),
        ("Why not?", False),
    ],
)
def test_a_sentence_that_goes_on_from_another_cannot_stand_alone(own: str, *, stands: bool) -> None:
    assert list(orphaned(Passage(f"{LONG} {own}"), [1])) == ([] if stands else [own])
    assert list(orphaned(Passage(f"{LONG} {own}"), [0, 1])) == ([own] if len(own) < 12 else [])


def test_what_introduces_a_sentence_that_goes_cannot_stay() -> None:
    passage = Passage(f"The council gave the reasons for its vote in this order: {LONG}")
    assert len(passage.sentences) == 1 or list(orphaned(passage, [0]))


END = LONG[LONG.index("and it") :]


def tail(text: str) -> str | None:
    spans = sentences(text)
    found = tail_of(text, spans, len(spans) - 1, range(len(spans) - 1))
    return found.twin.of(text) if found else None


def test_the_end_of_a_sentence_that_was_cut_loose_is_found() -> None:
    assert tail(f"{LONG} So it is. and it asks for a list of their tenants.") == END
    assert tail(f"{LONG} So it is. … and it asks for a list of their tenants.") == END
    assert tail(f"{LONG} So it is. And it asks for a list of their tenants.") is None
    assert tail(f"{LONG} So it is. and it asks for a list of his tenants.") is None
    assert tail(f"{LONG} So it is. their tenants.") is None, "too short"


HEADINGS = st.lists(
    st.sampled_from(
        ["Wells", "wells", "Wells_1", "Wells & *rivers*", "Café [au](b.html) lait", "A -- b",
         "1. Über uns!", "Own {#wells_2}", "An ![pic](p.png) x", "snake_case `word`", "Wells {#a}"]
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip


@given(HEADINGS)
def test_ids_of_headings_are_those_of_the_markdown_engine(headings: list[str]) -> None:
    text = "\n\n".join(f"## {each}" for each in headings) + "\n"
    html = markdown.markdown(text, extensions=["toc", "attr_list"])
    made = [name for name in re.findall(r'<h2 id="([^"]+)"', html) if f"{{#{name}}}" not in text]
    links = "".join(f"[{at}](#{name}) " for at, name in enumerate(made))
    document = locate(f"{text}\n{links}\n")
    assert list(removed_ids(document, [Span(0, len(text))])) == made


def test_ids_that_would_move_are_noticed() -> None:
    text = "## A\n\n## B\n\n## A\n\n[x](#a_2)\n\n## A\n"
    document = locate(text)
    second = document.blocks[2].outer
    assert moves_ids(document, [second])
    assert not moves_ids(document, [document.blocks[4].outer])
    assert not moves_ids(locate(text.replace("[x](#a_2)", "x")), [second])
    assert removed_ids(locate(text.replace("#a_2", "#a_1")), [second]) == ("a_1",)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Budget: 5 million\n\nBudget: 6 million\n", True),
        ("- Budget: 5 million\n- Staff: 3\n- Budget: 6 million\n", True),
        ("Readers may bring their lamps.\n\nReaders may not bring their lamps.\n", True),
        ("The ward has 14 beds.\n\nThe ward has 41 beds.\n", True),
        ("Budget: 5 million\n\nBudget: 6 million\n\nBudget: 7 million\n", False),
        ("Budget: 5 million\n\nBudget: 5 million\n\nBudget: 6 million\n", True),
        ("- The lamp burns six hours.\n" * 4 + "- The lamp burns nine hours.\n", True),
        ("Name: A\n\nBudget: 5 bn\n\nName: B\n\nBudget: 6 bn\n", False),
        ("Budget: 5 million\n\n## Rail\n\nBudget: 6 million\n", False),
        ("Second phase of works\n\nThird phase of works\n", False),
        ("Report of the harbour board, 2018\n\nReport of the harbour board, 2019\n", False),
        ("Wells in phase 1 of the works\n\nWells in phase 2 of the works\n", False),
        ("MR. BERG: Yes.\n\nMR. BERG: Not yet.\n", False),
        ("Figure 1: The ports of the region\n\nFigure 2: The ports of the region\n", False),
        ("For the ward: A. Berg\n\nFor the ward: T. Dahl\n", False),
    ],
)
def test_short_lines_that_differ_in_a_fact(text: str, *, shown: bool) -> None:
    found = list(short_pairs(locate(text)))
    assert bool(found) is shown
    assert len(found) <= 1


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20))
def test_versions_are_what_equal_pairs_join(joined: list[tuple[int, int]]) -> None:
    equal = Relation(Verdict.COPIES, exact=True)
    versions = Versions(Pair(a, b, equal) for a, b in joined)
    for a, b in joined:
        assert versions.of(a) == versions.of(b)
    apart = {versions.of(at) for at in range(13)}
    assert len(apart) >= 13 - len(joined)
    assert {at for at in range(13) if versions.several(at)} == {
        at for pair in joined for at in pair
    }


def test_a_sentence_that_comes_back_is_told_once_and_silenced_as_a_refrain() -> None:
    line = "The valley has waited for eleven years."
    text = "\n\n".join(f"They sent us leaflet number {at} in spring.\n\n{line}" for at in range(20))
    found = normalise(f"{text}\n", locate, rules(), level=Safety.REVIEW)
    (told,) = found.outcomes
    assert told.finding.fix is None
    assert told.passage == line
    assert "20 times" in told.message
    assert len(told.copies) < 20
    silenced = normalise(f"{text}\n", locate, rules(), answers=Answers(refrains=[line]))
    assert silenced.outcomes == ()
