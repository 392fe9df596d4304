"""Words are cut into the longest pieces that the vocabulary has."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.repair import word_pieces
from briefmill.repair.encoding import Shown, batch, encode
from briefmill.repair.word_pieces import Shape, Vocabulary, shape

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", ",", ".", "port", "##s", "cafe", "'", "s", "co", "-"]
VOCABULARY = Vocabulary(PIECES)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Ports", ["port", "##s"]),
        ("café", ["cafe"]),
        ("port’s", ["port", "'", "s"]),
        ("co-port", ["co", "-", "port"]),
        ("ship", ["[UNK]"]),
        ("portx", ["[UNK]"]),
        ("", ["[UNK]"]),
    ],
)
def test_a_word_is_cut(word: str, pieces: list[str]) -> None:
    assert [PIECES[number] for number in VOCABULARY.cut(word)] == pieces


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("port", Shape.LOWER),
        ("Port", Shape.CAPITAL),
        ("A", Shape.CAPITAL),
        ("NATO", Shape.ACRONYM),
        ("iPhone", Shape.MIXED),
        ("McGill", Shape.MIXED),
        ("2019", Shape.NUMBER),
        ("%", Shape.OTHER),
    ],
)
def test_a_word_has_a_shape(word: str, kind: Shape) -> None:
    assert shape(word) is kind


def test_a_sentence_is_encoded_with_its_marks() -> None:
    shown = Shown(["Ports", "co"], ["", "'"], ["", "'."], [True, False])
    encoded = encode(VOCABULARY, shown)
    names = [PIECES[number] for number in encoded.pieces]
    assert names == ["[CLS]", "port", "##s", ",", "'", "co", "'", ".", "[SEP]"]
    assert (encoded.first, encoded.last) == ([1, 5], [2, 5])
    assert encoded.shapes == [7, 1, 1, 7, 7, 0, 7, 7, 7]


def test_a_batch_is_padded() -> None:
    encoded = [encode(VOCABULARY, Shown([w], [""], [""], [False])) for w in ("co", "ports")]
    together = batch(encoded, VOCABULARY.pad)
    assert together.pieces.tolist() == [[2, 11, 3, 0], [2, 6, 7, 3]]
    assert together.last.tolist() == [[1], [2]]


def plainly(pieces: list[str], run: str) -> list[str]:
    """Return the longest pieces from left to right, of all that are left at each step."""
    found: list[str] = []
    while run and len(found) < 12:
        marks = "##" if found else ""
        fitting = [run[:end] for end in range(len(run), 0, -1) if marks + run[:end] in pieces]
        if not fitting:
            return ["[UNK]"]
        found.append(marks + fitting[0])
        run = run[len(fitting[0]) :]
    return found


@given(
    st.text("ab", min_size=1, max_size=100),
    st.lists(st.text("ab", min_size=1, max_size=5), max_size=8),
    st.lists(st.text("ab", min_size=1, max_size=5), max_size=8),
)
def test_pieces_are_those_of_the_plain_scheme(
    word: str, opening: list[str], going_on: list[str]
) -> None:
    pieces = [*PIECES[:5], *dict.fromkeys([*opening, *(f"##{each}" for each in going_on)])]
    names = [pieces[number] for number in Vocabulary(pieces).cut(word)]
    assert names == plainly(pieces, word)


@pytest.fixture(scope="module")
def shipped() -> Vocabulary:
    path = Path(word_pieces.__file__).parent / "model" / "vocabulary.txt"
    return Vocabulary(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    "word",
    [
        "counterrevolutionaries",
        "institutionalization",
        "well-being",
        "x" * 100,
        "xq" * 50,
        "O’Neill",
    ],
)
def test_ordinary_words_have_the_pieces_of_the_plain_scheme(shipped: Vocabulary, word: str) -> None:
    pieces = set(shipped.pieces)
    plain = word.lower().replace("’", "'")
    runs = plain.replace("-", " - ").replace("'", " ' ").split()
    wanted = [each for run in runs for each in plainly(list(pieces & _cuts(run)), run)][:12]
    assert [shipped.pieces[number] for number in shipped.cut(word)] == wanted


def _cuts(run: str) -> set[str]:
    """Return every piece that a run may have."""
    ends = range(1, len(run) + 1)
    inside = {run[start:end] for end in ends for start in range(end)}
    return inside | {f"##{each}" for each in inside}


def test_a_word_that_is_none_is_one_unknown_piece_and_not_remembered(shipped: Vocabulary) -> None:
    before = shipped.remembered
    begun = process_time()
    for number in range(200):
        assert shipped.cut("a" * 4_000 + str(number)) == (shipped.unknown,)
    assert process_time() - begun < 0.2
    assert shipped.remembered == before
    assert len(shipped.cut("a" * 100)) > 1
    assert shipped.remembered == before + 1
