"""Words are cut into the longest pieces that the vocabulary has."""

from __future__ import annotations

import pytest

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
