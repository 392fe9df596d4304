"""Words cut into the pieces that the model knows.

The scheme is WordPiece: the longest piece that fits, from left to right (Wu et al. 2016,
“Google's Neural Machine Translation System”, section 4.1), over lower-case letters without
accents, as the model of the vocabulary was trained (Devlin et al. 2019, “BERT”).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

_RUN = re.compile(r"\w+|[^\w\s]")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_MOST_PIECES = 12
"""Pieces that a word is cut into; what is longer is an address or no word."""
_LONGEST = 100
"""Letters of a word that is cut, as in BERT's own tokeniser; what is longer is no word."""
_REMEMBERED = 1 << 15


class Shape(IntEnum):
    """The letter case of a word, which its pieces do not tell."""

    LOWER = 0
    CAPITAL = 1
    ACRONYM = 2
    MIXED = 4
    NUMBER = 5
    OTHER = 6
    MARK = 7
    """Punctuation, and the two ends of a sentence."""


def shape(word: str) -> Shape:
    """Return the shape of a word by its letters and digits."""
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return Shape.NUMBER if any(map(str.isdigit, word)) else Shape.OTHER
    if word[:1].isupper():
        if len(letters) == 1 or all(map(str.islower, letters[1:])):
            return Shape.CAPITAL
        return Shape.ACRONYM if all(map(str.isupper, letters)) else Shape.MIXED
    return Shape.LOWER if all(map(str.islower, letters)) else Shape.MIXED


class Vocabulary:
    """The pieces that the model knows, by number.

    ``pieces`` are in the order of their numbers; those that go on inside a word begin
    with ``##``.
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        self.pieces = tuple(pieces)
        self._number = {piece: number for number, piece in enumerate(self.pieces)}
        self.pad = self._number["[PAD]"]
        self.begin = self._number["[CLS]"]
        self.end = self._number["[SEP]"]
        self.unknown = self._number["[UNK]"]
        self.comma = self._number[","]
        self._longest = max(len(piece.removeprefix("##")) for piece in self.pieces)
        self._known = lru_cache(maxsize=_REMEMBERED)(self._cut)

    def __len__(self) -> int:
        return len(self._number)

    @property
    def remembered(self) -> int:
        """Return how many words are remembered with their pieces."""
        return self._known.cache_info().currsize

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of one word, at least one.

        What is too long for a word is one unknown piece, and is not remembered.
        """
        return self._known(word) if len(word) <= _LONGEST else (self.unknown,)

    def _cut(self, word: str) -> tuple[int, ...]:
        runs = _RUN.findall(_plain(word))[:_MOST_PIECES]
        numbers = [number for run in runs for number in self._pieces(run)]
        return tuple(numbers[:_MOST_PIECES]) or (self.unknown,)

    def _pieces(self, run: str) -> list[int]:
        numbers: list[int] = []
        start = 0
        while start < len(run) and len(numbers) < _MOST_PIECES:
            for end in range(min(len(run), start + self._longest), start, -1):
                number = self._number.get(("##" if start else "") + run[start:end])
                if number is not None:
                    numbers.append(number)
                    start = end
                    break
            else:
                return [self.unknown]
        return numbers


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower().translate(_PLAIN))
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
