"""Harmless changes leave the words, or what the words say, alone."""

from __future__ import annotations

import lzma
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import Paragraph, base, clean, folded, lines
from benchmarks.harmless import VARIANTS, edited
from benchmarks.recombined import paragraphs, pool
from benchmarks.vocabulary import GUARDED, INSERTED, SYNONYMS

PROSE = (
    "While the well-known miller’s council did not agree, most of the ancient villages near the"
    " “old” harbour had twelve boats, which the painter counted before the 14 pilots left and the"
    " teacher described every wooden tower between the garden and the chapel – a long walk."
)


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - repeatable, not secret


@pytest.mark.parametrize("name", VARIANTS)
@given(seed=st.integers(0, 10_000))
def test_a_variant_has_the_same_words(name: str, seed: int) -> None:
    other = VARIANTS[name](seeded(seed), PROSE)
    assert other is not None
    assert other != PROSE
    assert folded(other) == folded(PROSE)


@given(seed=st.integers(0, 10_000), share=st.sampled_from([0.02, 0.05, 0.1]))
def test_edits_leave_what_carries_meaning(seed: int, share: float) -> None:
    other = edited(PROSE, share, seeded(seed), ())
    assert other is not None
    assert other != PROSE
    assert telling(other) == telling(PROSE)


def test_no_harmless_word_carries_meaning() -> None:
    for said in (*SYNONYMS, *SYNONYMS.values(), *INSERTED):
        assert not GUARDED.intersection(said.split()), said


def telling(text: str) -> list[str]:
    return [word for word in folded(text) if word in GUARDED or word.isdigit()]


def test_edits_are_refused_where_too_few_words_are_ordinary() -> None:
    assert edited("Not all of the 14 may go.", 0.1, seeded(1), ()) is None


@pytest.mark.parametrize(
    "line",
    [
        "Too short to be a paragraph.",
        PROSE.replace("the painter", "the the painter"),
        PROSE.replace("the painter", "the [painter](x)"),
        PROSE.replace("the painter", "the paintÃ©r €™¡¦"),
        PROSE.rstrip("."),
        f"{PROSE} {PROSE}",
    ],
)
def test_what_is_no_clean_paragraph_is_left_out(line: str) -> None:
    assert clean(PROSE)
    assert not clean(line)


def test_sentences_do_not_end_at_abbreviations() -> None:
    said = "Mr. Barrow left the U.S. Navy at 9 a.m. on a Monday. “He was tired.” Dr. Hale stayed."
    expected = ("Mr. Barrow left the U.S. Navy at 9 a.m. on a Monday.", "“He was tired.”")
    assert Paragraph(said).sentences == (*expected, "Dr. Hale stayed.")


def test_a_corpus_may_be_compressed(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "corpus.txt.xz"
    path.write_bytes(lzma.compress(corpus.read_bytes()))
    assert list(lines(path)) == list(lines(corpus))


def test_a_repeat_that_the_corpus_has_already_is_left_out(corpus: Path, tmp_path: Path) -> None:
    first, *others = [line for line in lines(corpus) if clean(line)][:50]
    near = first.replace(" the ", " that ", 1)
    path = tmp_path / "corpus.txt"
    path.write_text("\n".join([first, near, first, *others]), encoding="utf-8")
    found = [each.text for each in base([path], 1000, seeded(1)).paragraphs]
    assert (first in found) + (near in found) == 1


def test_recombined_paragraphs_are_as_many_as_asked_and_repeatable(corpus: Path) -> None:
    source = pool([corpus])
    for whole in (True, False):
        made = list(paragraphs(source, 500, 2, whole=whole))
        assert len(made) == 500
        assert made == list(paragraphs(source, 500, 2, whole=whole))
        assert 10 <= 500 - len(set(made)) <= 60, "a tenth repeats, part of it word for word"
