"""Sketches by operations on arrays are those that plain Python makes, word by word."""

from __future__ import annotations

import random
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefmill.text import near_duplicates
from briefmill.text.near_duplicates import Sketches, sketch
from briefmill.text.sketches import BINS, BLOCK, EMPTY, sketched

_SIZE = 1 << 64
_MARK = re.compile(rb"\xe2\x80.|\xc2[\xa0-\xbf]|[\x00-\x7f]", re.DOTALL)
_HAN = re.compile(r"[\u3000-\u9fff]")


def plain_words(passage: str) -> list[bytes]:
    """Cut a passage where ASCII marks, general punctuation and the marks of Latin-1 stand."""
    apart = _HAN.sub(r"\g<0> ", passage).encode("utf-8", "surrogatepass")
    folded = _MARK.sub(lambda found: found[0].lower() if found[0].isalnum() else b" ", apart)
    return folded.split(b" ")


def plain_hash(word: bytes) -> int:
    head = int.from_bytes(word[:8], "little") if len(word) > 8 else 0
    last = int.from_bytes(word[-8:], "little")
    return (last + head * 0xC2B2AE3D27D4EB4F + len(word) * 0x165667B19E3779F9) % _SIZE


def plain_mixed(value: int) -> int:
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9 % _SIZE
    value = (value ^ value >> 27) * 0x94D049BB133111EB % _SIZE
    return value ^ value >> 31


def plain_sketch(passage: str) -> list[int]:
    """Return the sketch of a passage: the smallest value in each bin, empty ones filled."""
    hashes = [plain_hash(word) for word in plain_words(passage) if word]
    factors = (0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xFF51AFD7ED558CCD)
    bins: dict[int, int] = {}
    for at in range(len(hashes) - 2):
        three = zip(hashes[at : at + 3], factors, strict=True)
        mixed = plain_mixed(sum(one * factor for one, factor in three) % _SIZE)
        here = mixed >> 59
        bins[here] = min(bins.get(here, _SIZE), mixed % (1 << 31))
    if not bins:
        return [int(EMPTY)] * BINS
    return [
        next(bins[(at + on) % BINS] for on in range(BINS) if (at + on) % BINS in bins)
        for at in range(BINS)
    ]


TEXTS = [
    "",
    "one",
    "two words",
    "three words here",
    "The ports, the “ports” — and the ports\u00a0again: 10,000 «tonnes»…",
    "internationalisation of the Internationalisierung and counter-revolutionaries",
    "委员会去年发表了四份关于河港的报告。",
    "Komitee für Häfen, año tras año, naïveté à gogo",
    "— …",
    "\ud800",
    "a\nb\nc d\n",
    "\0\0",
]
texts = st.lists(st.text(max_size=60) | st.sampled_from(TEXTS), max_size=12)


@given(texts)
@settings(max_examples=300)
def test_a_sketch_is_what_plain_python_makes(listed: list[str]) -> None:
    assert sketch(listed).bins.tolist() == [plain_sketch(each) for each in listed]


def test_long_texts_have_the_sketches_that_plain_python_makes() -> None:
    rng = random.Random(7)  # noqa: S311
    letters = "aeioubcdfghlmnprstvzéüñ"
    for longest in (5, 12, 30):
        words = ["".join(rng.choices(letters, k=rng.randint(1, longest))) for _ in range(200)]
        marks = [" ", ", ", ". ", " – ", "\n", " (", "’"]
        listed = [
            "".join(rng.choice(words) + rng.choice(marks) for _ in range(rng.randint(0, 300)))
            for _ in range(60)
        ]
        assert sketch(listed).bins.tolist() == [plain_sketch(each) for each in listed]


def test_a_block_of_lines_is_sketched_line_by_line() -> None:
    block = "One two three four.\n\nFive six seven eight"
    assert sketched(block.encode()).tolist() == [plain_sketch(each) for each in block.split("\n")]
    assert sketched(b"").shape == (0, BINS)


@given(texts, st.integers(1, 90))
def test_a_sketch_does_not_depend_on_its_block(listed: list[str], size: int) -> None:
    whole = sketch(listed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near_duplicates, "BLOCK", size)
        apart = sketch(listed)
    assert len(whole) == len(apart) == len(listed)
    assert np.array_equal(whole.bins, apart.bins)


@given(st.lists(st.integers(0, 40), max_size=30))
def test_parts_are_put_together_in_their_order(sizes: list[int]) -> None:
    parts = [np.full((size, BINS), at, np.uint32) for at, size in enumerate(sizes)]
    whole = Sketches.of(iter(parts)).bins
    assert whole[:, 0].tolist() == [at for at, size in enumerate(sizes) for _ in range(size)]


def test_a_passage_longer_than_a_block_is_sketched_whole() -> None:
    rng = random.Random(8)  # noqa: S311
    long = " ".join(str(rng.randrange(10_000)) for _ in range(BLOCK // 4))
    assert sketch([long, "one two three"]).bins[0].tolist() == plain_sketch(long)


@pytest.mark.parametrize("other", ["THE  {}", "the, {}", "“the” {}", "the\n{}", "The — {}"])
def test_marks_blanks_and_capitals_make_no_other_sketch(other: str) -> None:
    rest = "boats of the river came to the quay and left it"
    first, second = sketch([f"the {rest}", other.format(rest)]).bins
    assert np.array_equal(first, second)
