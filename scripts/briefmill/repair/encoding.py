"""A sentence as the numbers that the model reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefmill.repair.word_pieces import Shape, Vocabulary, shape

LONGEST = 160
"""Pieces of a sentence that is read, its two ends included; longer ones are left alone."""
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence as it is put before the model: words in some order, and marks in places."""

    texts: Sequence[str]
    leads: Sequence[str]
    trails: Sequence[str]
    commas: Sequence[bool]


@dataclass(frozen=True, slots=True)
class Encoded:
    """Numbers of one sentence.

    ``pieces`` and ``shapes`` have one number for each piece; ``first`` and ``last`` give,
    for each word, the places of its first and last piece.
    """

    pieces: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


def encode(vocabulary: Vocabulary, shown: Shown) -> Encoded:
    """Return the numbers of a sentence. A comma stands directly behind its word."""
    pieces, shapes = [vocabulary.begin], [int(Shape.MARK)]
    first: list[int] = []
    last: list[int] = []

    def put(text: str, kind: Shape) -> None:
        numbers = vocabulary.cut(text)
        pieces.extend(numbers)
        shapes.extend([int(kind)] * len(numbers))

    for text, lead, trail, comma in zip(
        shown.texts, shown.leads, shown.trails, shown.commas, strict=True
    ):
        for mark in lead:
            put(mark, Shape.MARK)
        first.append(len(pieces))
        put(text, shape(text))
        last.append(len(pieces) - 1)
        if comma:
            pieces.append(vocabulary.comma)
            shapes.append(int(Shape.MARK))
        for mark in trail:
            put(mark, Shape.MARK)
    pieces.append(vocabulary.end)
    shapes.append(int(Shape.MARK))
    return Encoded(pieces, shapes, first, last)


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side.

    ``pieces`` and ``shapes`` are [sentences, pieces], padded with the vocabulary's pad and
    `Shape.MARK`; ``first`` and ``last`` are [sentences, words], padded with 0.
    """

    pieces: Numbers
    shapes: Numbers
    first: Numbers
    last: Numbers


def batch(encoded: Sequence[Encoded], pad: int) -> Batch:
    """Return sentences padded to the longest of them."""
    longest = max(len(each.pieces) for each in encoded)
    most = max(len(each.first) for each in encoded)
    pieces = np.full((len(encoded), longest), pad, dtype=np.int64)
    shapes = np.full((len(encoded), longest), int(Shape.MARK), dtype=np.int64)
    first = np.zeros((len(encoded), most), dtype=np.int64)
    last = np.zeros((len(encoded), most), dtype=np.int64)
    for row, each in enumerate(encoded):
        pieces[row, : len(each.pieces)] = each.pieces
        shapes[row, : len(each.shapes)] = each.shapes
        first[row, : len(each.first)] = each.first
        last[row, : len(each.last)] = each.last
    return Batch(pieces, shapes, first, last)
