"""Tables give back what was put in, and counts make usual orders likelier."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.repair.fluency import Fluency, padded
from briefmill.repair.static_table import build
from training.count import kept

NUMBERS = st.integers(0, 2**64 - 1)


@given(st.dictionaries(NUMBERS, st.integers(0, 255), max_size=200))
def test_a_table_gives_back_what_was_put_in(pairs: dict[int, int]) -> None:
    keys = np.array(list(pairs), dtype=np.uint64)
    values = np.array(list(pairs.values()), dtype=np.uint8)
    assert build(keys, values).get(keys).tolist() == list(pairs.values())


def test_few_keys_are_taken_for_others() -> None:
    chance = np.random.default_rng(1)
    keys = chance.integers(0, 2**64, 20_000, dtype=np.uint64)
    table = build(keys[:10_000], np.zeros(10_000, dtype=np.uint8))
    assert (table.get(keys[10_000:]) >= 0).mean() < 3 / 256


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        build(np.array([7, 7], dtype=np.uint64), np.zeros(2, dtype=np.uint8))


def test_probabilities_of_what_follows_a_sequence_add_up_to_one() -> None:
    """Interpolated Kneser–Ney is a distribution where every continuation is kept."""
    words = ["a", "b", "c"]
    sentences = [[x, y, z] for x in words for y in words for z in words] * 2
    keys, logs = kept(padded(sentences))
    shares = dict(zip(keys.tolist(), logs.tolist(), strict=True))
    ends = [padded([[word]])[3] for word in words] + [padded([[]])[3]]
    assert math.fsum(math.exp(shares[int(end)]) for end in ends) == pytest.approx(1.0)


def test_the_usual_order_is_likelier(tmp_path: Path) -> None:
    sentences = [["the", "port", "is", "old"], ["the", "port", "is", "shut"]] * 3
    keys, logs = kept(padded(sentences))
    table = build(keys, np.clip(np.round(logs / -0.06), 0, 255).astype(np.uint8))
    path = tmp_path / "ngrams.npz"
    np.savez(path, cells=table.cells, seed=np.int64(table.seed))
    usual, swapped = Fluency.read(path).log_probabilities(
        [["The", "port", "is", "old"], ["port", "The", "is", "old"]]
    )
    assert usual > swapped
    assert Fluency.read(path).counted([["the", "port", "is", "old"], ["is", "port", "quay"]]) == [
        [4, 4, 4, 4, 4],
        [1, 1, 0, 1],
    ]
    assert Fluency.read(path).log_probabilities([]) == []
