"""Candidates for near-duplicates: edited copies are found, and the work stays linear."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefmill.text import near_duplicates
from briefmill.text.near_duplicates import candidates, sketch
from briefmill.text.parallel import batches, in_order
from briefmill.text.sketches import BINS, EMPTY

WORDS = [
    f"{start}{end}" for start in "bcdfghlmnprst" for end in ("arn", "ope", "ill", "une", "ets")
]


def paragraph(rng: random.Random, words: int = 60) -> list[str]:
    return [rng.choice(WORDS) for _ in range(words)]


def edited(rng: random.Random, words: list[str], share: float) -> list[str]:
    """Replace, drop, double or add a share of the words."""
    result = list(words)
    for _ in range(round(share * len(words))):
        at = rng.randrange(len(result))
        result[at : at + 1] = rng.choice([["zyx"], [], [result[at], "qux"], ["vow"]])
    return result


def pairs(texts: list[str], processes: int = 1) -> set[tuple[int, int]]:
    return set(candidates(sketch(texts, processes)))


@given(st.integers(0, 1 << 30), st.integers(40, 150))
@settings(max_examples=60)
def test_copies_with_a_tenth_of_the_words_edited_are_found(seed: int, size: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    originals = [paragraph(rng, size) for _ in range(40)]
    copies = [edited(rng, words, 0.1) for words in originals]
    found = pairs([" ".join(words) for words in (*originals, *copies)])
    missed = sum((at, at + 40) not in found for at in range(40))
    assert missed <= 4


def test_recall_of_edited_copies_is_high() -> None:
    rng = random.Random(5)  # noqa: S311 - repeatable, not secret
    originals = [paragraph(rng, rng.randint(30, 150)) for _ in range(2_000)]
    for share, least in ((0.0, 1.0), (0.05, 0.99), (0.1, 0.97)):
        copies = [edited(rng, words, share) for words in originals]
        found = pairs([" ".join(words) for words in (*originals, *copies)])
        assert sum((at, at + 2_000) in found for at in range(2_000)) >= least * 2_000
        others = [pair for pair in found if pair[1] - pair[0] != 2_000]
        assert len(others) < 200, "what has nothing in common is no candidate"


def test_two_processes_make_the_same_sketches() -> None:
    rng = random.Random(6)  # noqa: S311
    texts = [" ".join(paragraph(rng)) for _ in range(2_500)]
    one, two = sketch(texts, 1), sketch(iter(texts), 2)
    assert np.array_equal(one.bins, two.bins)


def test_what_has_no_three_words_has_no_candidates() -> None:
    for text in ("", "one", "two words", "— …"):
        assert pairs([text] * 5) == set()
    assert pairs([]) == set()


def test_chinese_is_compared_sign_by_sign() -> None:
    one = "委员会去年在维也纳举行了四次会议，并发表了两份关于河港的报告，大部分粮食都经过这些港口。"
    assert (0, 1) in pairs([one, one.replace("四", "五"), "铁路公司已经关闭了它在城里的办公室。"])
    assert (0, 2) not in pairs([one, one, "铁路公司已经关闭了它在城里的办公室。"])


def test_pairs_of_identical_passages_grow_with_their_number() -> None:
    text = "the boats of the river came to the quay and left it before the evening"
    for count in (100, 1_000, 10_000):
        found = pairs([text] * count)
        assert len(found) <= 3 * count
        assert {(0, at) for at in range(1, count)} <= found, "all are paired with the first"


@given(st.integers(0, 1 << 30))
@settings(max_examples=30)
def test_the_order_of_passages_does_not_change_what_is_found(seed: int) -> None:
    """As long as no more than three are alike; of more, each is paired with a few."""
    rng = random.Random(seed)  # noqa: S311
    texts: list[str] = []
    for _ in range(10):
        words = paragraph(rng)
        texts += [" ".join(edited(rng, words, 0.05)) for _ in range(rng.randint(1, 3))]
    order = list(range(len(texts)))
    rng.shuffle(order)
    found = {frozenset(pair) for pair in pairs(texts)}
    moved = pairs([texts[at] for at in order])
    assert {frozenset((order[a], order[b])) for a, b in moved} == found


def test_candidates_come_once_in_ascending_order() -> None:
    rng = random.Random(8)  # noqa: S311
    words = paragraph(rng)
    texts = [" ".join(edited(rng, words, 0.05)) for _ in range(50)]
    found = list(candidates(sketch(texts)))
    assert all(first < second for first, second in found)
    assert len(set(found)) == len(found)
    assert found == sorted(found, key=lambda pair: (pair[1], pair[0]))


def plain_candidates(bins: list[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Return the candidates passage by passage, with a dictionary for each band."""
    found: set[tuple[int, int]] = set()
    for band in range(0, BINS, 2):
        alike: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for at, row in enumerate(bins):
            if row[0] != EMPTY:
                before = alike[row[band : band + 2]]
                found |= {(first, at) for first in (*before[:1], *before[-2:])}
                before.append(at)
    enough = {
        (a, b) for a, b in found if sum(map(int.__eq__, bins[a], bins[b])) >= near_duplicates._AGREE
    }
    return sorted(enough, key=lambda pair: (pair[1], pair[0]))


@given(st.integers(0, 1 << 30), st.integers(0, 40))
@settings(max_examples=100)
def test_candidates_are_those_of_the_plain_way(seed: int, size: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    texts = [" ".join(paragraph(rng, rng.randint(0, 30))) for _ in range(5)]
    texts = [" ".join(edited(rng, rng.choice(texts).split() or ["so"], 0.1)) for _ in range(size)]
    sketches = sketch(texts)
    plain = plain_candidates([tuple(row) for row in sketches.bins.tolist()])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near_duplicates, "_AT_ONCE", rng.randint(1, 9))
        patch.setattr(near_duplicates, "_MOST_PENDING", rng.randint(0, 99))
        assert list(candidates(sketches)) == plain


def _squared(number: int) -> int:
    return number * number


def _refusing(number: int) -> int:
    if number == 7:
        raise ValueError(number)
    return number


@pytest.mark.parametrize("processes", [0, 1, 2, 3])
def test_results_come_in_the_order_of_the_pieces(processes: int) -> None:
    expected = [number * number for number in range(30)]
    assert list(in_order(_squared, iter(range(30)), processes)) == expected
    assert list(in_order(_squared, [], processes)) == []


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_in_a_piece_reaches_who_asked(processes: int) -> None:
    with pytest.raises(ValueError, match="7"):
        list(in_order(_refusing, range(10), processes))


def test_pieces_are_not_taken_far_ahead() -> None:
    taken: list[int] = []

    def pieces() -> Iterator[int]:
        for at in range(1_000):
            taken.append(at)
            yield at

    results = in_order(_squared, pieces(), 2)
    assert [next(results), next(results)] == [0, 1]
    assert len(taken) <= 8


@given(st.lists(st.integers()), st.integers(1, 9))
def test_batches_hold_all_pieces_in_order(pieces: list[int], size: int) -> None:
    found = list(batches(iter(pieces), size))
    assert [piece for batch in found for piece in batch] == pieces
    assert all(len(batch) == size for batch in found[:-1])
    assert all(found)
