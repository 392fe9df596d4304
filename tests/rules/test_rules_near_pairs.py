"""How two paragraphs are related, which goes, and which stays for it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefmill.rules.near_pairs import Pair, conflicts, copies, related, relations
from briefmill.rules.passage import Passage
from briefmill.rules.relation import Relation, Verdict, ends_whole, relate
from briefmill.rules.retained import has_all

ONE = (
    "The committee met four times last year and published two reports on the river ports, which "
    "handle most of the grain that the region sells."
)
TWO = "Its second report asks for new cranes and for a railway that runs in winter as well."
THREE = "Nobody has offered to pay for the cranes, and the railway company has closed its office."
OTHER = "The harbour has room for forty boats, and the town would like it to have room for more."
WHOLE = f"{ONE} {TWO} {THREE}"


def relation(first: str, second: str) -> Relation:
    there, back = relate(Passage(first), Passage(second)), relate(Passage(second), Passage(first))
    assert there.verdict is back.verdict, "who is first does not matter"
    return there


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (WHOLE, WHOLE, Verdict.COPIES),
        (WHOLE, WHOLE.replace("railway", "RAILWAY"), Verdict.COPIES),
        (WHOLE, WHOLE.replace("asks", "calls"), Verdict.COPIES),
        (WHOLE, WHOLE.replace("railway", "railwya", 1), Verdict.COPIES),
        (WHOLE, f"{ONE} {TWO}", Verdict.COPIES),
        (WHOLE, f"{ONE} {THREE}", Verdict.COPIES),
        (WHOLE, WHOLE[:170], Verdict.COPIES),
        (WHOLE, f"{WHOLE[:170]}…", Verdict.COPIES),
        (WHOLE, WHOLE.replace("sells.", "sells (Roe 2018)."), Verdict.COPIES),
        (WHOLE, WHOLE.replace("four", "five"), Verdict.CONFLICTING),
        (WHOLE, WHOLE.replace("runs", "never runs"), Verdict.CONFLICTING),
        (
            WHOLE.replace("sells.", "sells (Cook 2016)."),
            WHOLE.replace("sells.", "sells (Roe 2018)."),
            Verdict.CONFLICTING,
        ),
        ("The carrier shall deliver the goods.", "The agent shall deliver the goods.",
         Verdict.CONFLICTING),
        (WHOLE, OTHER, Verdict.UNRELATED),
        (ONE, TWO, Verdict.UNRELATED),
        ("", ONE, Verdict.UNRELATED),
    ],
)  # fmt: skip
def test_what_two_paragraphs_are_to_each_other(first: str, second: str, verdict: Verdict) -> None:
    assert relation(first, second).verdict is verdict


def test_sentences_that_only_one_has_are_named() -> None:
    found = relate(Passage(WHOLE), Passage(f"{ONE} {THREE}"))
    assert found.left_over == ((1,), ())
    assert relate(Passage(f"{ONE} {THREE}"), Passage(WHOLE)).left_over == ((), (1,))


@pytest.mark.parametrize(
    ("text", "whole"),
    [("So it is.", True), ("Is it?”", True), ("These are:", True), ("So it", False), ("So…", False),
     ("so it is...", False), ("", False), ("**So.**", True), ("(See it.)", True),
     ("So.[^1]", True), ("So.[^1][^2]", True), ("So. [12]", True), ("So [12]", False),
     ("So…[^1]", False)],
)  # fmt: skip
def test_a_passage_that_breaks_off_is_known_by_its_end(text: str, *, whole: bool) -> None:
    assert ends_whole(text) is whole


@pytest.mark.parametrize("listed", [[WHOLE[:170], WHOLE], [WHOLE, WHOLE[:170]]])
def test_the_whole_copy_stays_and_the_broken_one_goes(listed: list[str]) -> None:
    passages = {at: Passage(text) for at, text in enumerate(listed)}
    (pair,) = copies(passages, related(passages))
    assert (passages[pair.first].text, passages[pair.second].text) == (WHOLE[:170], WHOLE)


def test_a_beginning_goes_and_not_the_whole_copies() -> None:
    listed = [WHOLE[:170], WHOLE, WHOLE.replace("asks", "calls")]
    passages = {at: Passage(text) for at, text in enumerate(listed)}
    assert 1 not in {pair.first for pair in copies(passages, related(passages))}


def test_a_note_belongs_to_the_sentence_that_it_stands_behind() -> None:
    passage = Passage(f"{TWO}[^1] {THREE}[^2][^3] {OTHER}")
    said = [span.of(passage.text) for span in passage.sentences]
    assert said == [f"{TWO}[^1]", f"{THREE}[^2][^3]", OTHER]


SENTENCES = [
    ONE, TWO, THREE,
    ONE.replace("four", "five"),
    ONE.replace("published", "issued"),
    ONE.replace("year and", "year in Vienna and"),
    TWO.replace("asks", "calls"),
    TWO.replace("winter", "winter (Roe 2018)"),
    TWO.replace("new cranes", "cranes"),
    THREE.replace("cranes", "crnaes"),
    OTHER,
]  # fmt: skip
texts = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join),
    min_size=2,
    max_size=9,
)


def passages_of(listed: list[str]) -> dict[int, Passage]:
    """Number passages as blocks are, with gaps."""
    return {3 * at + 1: Passage(text) for at, text in enumerate(listed)}


@given(texts)
def test_what_stays_for_one_never_goes_for_another(listed: list[str]) -> None:
    passages = passages_of(listed)
    found = list(copies(passages, related(passages)))
    gone = [pair.first for pair in found]
    assert len(set(gone)) == len(gone), "each goes once"
    assert not set(gone) & {pair.second for pair in found}
    assert all(pair.first != pair.second for pair in found)


@given(texts, st.sets(st.integers(0, 8)))
def test_any_of_them_may_go(listed: list[str], accepted: set[int]) -> None:
    """Whichever removals are accepted, a twin of what went still stands, with its verdict."""
    passages = passages_of(listed)
    found = list(copies(passages, related(passages)))
    going = {pair.first: pair for at, pair in enumerate(found) if at in accepted}
    for at, pair in going.items():
        assert pair.second not in going
        assert pair.relation.verdict is Verdict.COPIES
        rest = set(range(len(passages[at].sentences))) - set(pair.relation.left_over[0])
        kept = passages[pair.second].text
        assert (
            all(has_all(passages[at].sentences[each].of(passages[at].text), kept) for each in rest)
            or pair.relation.telling
        )


@given(texts)
@settings(max_examples=50)
def test_conflicting_pairs_are_told_apart_from_copies(listed: list[str]) -> None:
    passages = passages_of(listed)
    pairs = related(passages)
    for pair in conflicts(pairs):
        assert pair.relation.verdict is Verdict.CONFLICTING
    for pair in copies(passages, pairs):
        assert pair.relation.verdict is Verdict.COPIES


@given(texts)
@settings(max_examples=50)
def test_a_pair_turned_twice_is_itself(listed: list[str]) -> None:
    passages = passages_of(listed)
    for pair in related(passages):
        assert pair.turned().turned() == pair
        assert pair.turned().relation.cleaner == -pair.relation.cleaner


paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join)


@given(paragraphs, paragraphs)
@example(f"{ONE} {TWO} {THREE}", f"{THREE} {ONE} {TWO}")
@example(f"{ONE} {THREE} {OTHER}", f"{OTHER} {THREE} {ONE}")
def test_two_passages_are_the_same_to_each_other_from_either_side(one: str, other: str) -> None:
    assert relate(Passage(one), Passage(other)).turned() == relate(Passage(other), Passage(one))


@given(st.permutations([ONE, TWO, THREE, OTHER]))
def test_sentences_in_another_order_are_no_copies(order: list[str]) -> None:
    found = relate(Passage(f"{ONE} {TWO} {THREE} {OTHER}"), Passage(" ".join(order)))
    assert found.exact or found.verdict is not Verdict.COPIES


def test_an_odd_one_among_equal_passages_is_told_once() -> None:
    odd = WHOLE.replace("four", "five")
    passages = dict(enumerate(map(Passage, [WHOLE, WHOLE, WHOLE, odd, WHOLE, WHOLE])))
    (found,) = conflicts(related(passages))
    assert {found.first, found.second} >= {3}


def test_the_better_copy_stays() -> None:
    for worse, better in (
        (WHOLE, WHOLE.replace("sells.", "sells (Roe 2018).")),
        (WHOLE, WHOLE.replace("ports,", "[ports](https://example.org),")),
        (WHOLE.upper(), WHOLE),
        (f"{ONE} {TWO}", WHOLE),
        (WHOLE.replace("railway", "railwya"), WHOLE),
    ):
        for listed in ([worse, better], [better, worse]):
            passages = dict(enumerate(map(Passage, listed)))
            (found,) = copies(passages, related(passages))
            assert passages[found.second].text == better


def test_a_list_of_one_pattern_is_left_alone() -> None:
    people = ("miller", "baker", "sailor", "potter", "printer")
    text = "We asked the {} of the town what it was like when the river rose."
    listed = [text.format(each) for each in people]
    passages = dict(enumerate(map(Passage, listed)))
    pairs = related(passages)
    assert pairs
    assert list(copies(passages, pairs)) == []
    assert list(conflicts(pairs)) == []


def test_each_of_many_that_are_alike_is_told_as_related_to_a_few() -> None:
    listed = [
        WHOLE.replace("grain", f"grain{chr(97 + at % 26) * (at // 26 + 2)}") for at in range(99)
    ]
    pairs = related(dict(enumerate(map(Passage, listed))))
    before = Counter(pair.second for pair in pairs)
    assert all(0 < before[at] < 10 for at in range(1, 99))


def test_each_of_many_equal_ones_is_told_as_a_copy() -> None:
    listed = [WHOLE, WHOLE.replace("asks", "calls")] * 30
    pairs = related(dict(enumerate(map(Passage, listed))))
    exact = {pair.second for pair in pairs if pair.relation.exact}
    assert exact == set(range(2, 60))
    assert {(pair.first, pair.second) for pair in pairs if not pair.relation.exact} >= {(0, 1)}
    assert len(pairs) < 4 * len(listed)


def test_relations_are_the_same_in_two_processes() -> None:
    listed = [WHOLE.replace("grain", word) for word in ("grain", "wheat", "rye", "oats")] * 30
    pairs = [(first, second) for second in range(60) for first in range(max(0, second - 5), second)]
    one = list(relations(listed.__getitem__, pairs))
    assert list(relations(listed.__getitem__, pairs, 2)) == one
    assert [(first, second) for first, second, _ in one] == pairs


def test_fewer_than_two_passages_are_never_related() -> None:
    assert related({}) == []
    assert related({5: Passage(WHOLE)}) == []
    assert list(copies({}, [])) == []


def test_a_pair_names_its_passages() -> None:
    passages = passages_of([WHOLE, OTHER, WHOLE])
    assert [(pair.first, pair.second) for pair in related(passages)] == [(1, 7)]
    assert all(isinstance(pair, Pair) for pair in related(passages))
