"""Batches of sentences, garbled and clean, endlessly and anew each time round."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from briefmill.repair.encoding import LONGEST, Encoded, batch, encode
from briefmill.repair.orders import REACH
from briefmill.repair.word_pieces import Vocabulary
from briefmill.repair.words import Words, divide
from training.corpus import Texts
from training.noise import Garbled, Noise, garble
from training.second_readings import followed, reordered

_CLEAN = 0.22
"""Share of the sentences that are left in order."""
_MOVED = (0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.3, 0.4)
_COMMAS_GIVEN, _COMMAS_LOST = 0.45, 0.4
"""Share of the sentences that keep and that lose all their commas; others lose half."""
_HEADING, _MADE_HEADING = 0.03, 0.02
"""Share of the examples that are headings, and that are made from a sentence's words."""
_POOL = 4_096
"""Sentences that are sorted by length together."""
_READ_AGAIN = 0.6
"""Share of the sentences put in another order that are read again: then a third of all."""
_LIKELIEST = 0.5
"""Share of the orders that follow the likeliest moves; the others follow moves drawn by chance."""
_AGAIN_POOL = 1_024
IGNORED = -100
"""Target of a word that belongs further away than the network can say."""


@dataclass(frozen=True, slots=True)
class Examples:
    """One batch: what the network reads and what it should say.

    ``moves`` is [sentences, words], the column of the right move or `IGNORED`; ``commas``
    [sentences, words] and ``lowered`` [sentences] are 0 or 1; ``words`` is 1 where there
    is a word. ``garbled`` are the sentences; ``count`` is the number of pieces without padding.
    """

    garbled: tuple[Garbled, ...]

    pieces: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    moves: Tensor
    commas: Tensor
    lowered: Tensor
    words: Tensor
    count: int


def examples(
    texts: Texts, vocabulary: Vocabulary, most_pieces: int, chance: random.Random
) -> Iterator[Examples]:
    """Yield batches of at most ``most_pieces`` pieces, padding included, without end."""
    sentences = [divide(text) for text in texts.sentences]
    headings = [divide(text) for text in texts.headings]
    while True:
        chance.shuffle(sentences)
        pool: list[tuple[Encoded, Garbled]] = []
        for sentence in sentences:
            garbled = _garbled(_chosen(sentence, headings, chance), chance)
            encoded = encode(vocabulary, garbled.shown)
            if len(encoded.pieces) <= LONGEST:
                pool.append((encoded, garbled))
            if len(pool) == _POOL:
                yield from batches(pool, vocabulary.pad, most_pieces, chance)
                pool = []
        yield from batches(pool, vocabulary.pad, most_pieces, chance)


class SecondReadings:
    """Collects what first readings lead to, and yields it in batches."""

    def __init__(self, vocabulary: Vocabulary, most_pieces: int, chance: random.Random) -> None:
        self._vocabulary = vocabulary
        self._most_pieces = most_pieces
        self._chance = chance
        self._pool: list[tuple[Encoded, Garbled]] = []

    def add(self, batch: Examples, moves: Tensor) -> None:
        """Take in the orders that a reading leads to.

        ``moves`` is what was said of the batch, [sentences, words, 2 * REACH + 1].
        """
        likeliest = moves.argmax(-1)
        drawn = torch.distributions.Categorical(logits=moves).sample()
        for garbled, *said in zip(batch.garbled, likeliest.tolist(), drawn.tolist(), strict=True):
            if self._chance.random() >= _READ_AGAIN:
                continue
            columns = said[0] if self._chance.random() < _LIKELIEST else said[1]
            order = followed(garbled, columns)
            if order == list(range(len(order))):
                continue
            again = reordered(garbled, order)
            encoded = encode(self._vocabulary, again.shown)
            if len(encoded.pieces) <= LONGEST:
                self._pool.append((encoded, again))

    def batches(self) -> Iterator[Examples]:
        """Yield the batches that are full, none as long as there are few sentences."""
        if len(self._pool) < _AGAIN_POOL:
            return
        pool, self._pool = self._pool, []
        yield from batches(pool, self._vocabulary.pad, self._most_pieces, self._chance)


def _chosen(sentence: Words, headings: Sequence[Words], chance: random.Random) -> Words:
    kind = chance.random()
    if kind < _HEADING and headings:
        return chance.choice(headings)
    if kind < _HEADING + _MADE_HEADING:
        return _made_heading(sentence, chance)
    return sentence


def _made_heading(sentence: Words, chance: random.Random) -> Words:
    """Return a few words of a sentence in title case, or the sentence where that fails."""
    length = chance.randint(2, 7)
    if len(sentence) <= length:
        return sentence
    start = chance.randint(0, len(sentence) - length)
    chosen = sentence.words[start : start + length]
    if len({word.segment for word in chosen}) > 1 or any(word.comma for word in chosen[:-1]):
        return sentence
    title = [
        word.text[:1].upper() + word.text[1:]
        if place == 0 or len(word.text) > 3 or chance.random() < 0.3
        else word.text
        for place, word in enumerate(chosen)
    ]
    return divide(" ".join(title))


def _garbled(words: Words, chance: random.Random) -> Garbled:
    moved = 0.0 if chance.random() < _CLEAN else chance.choice(_MOVED)
    kind = chance.random()
    lost = 0.0 if kind < _COMMAS_GIVEN else 1.0 if kind < _COMMAS_GIVEN + _COMMAS_LOST else 0.5
    return garble(words, replace(_NOISE, moved=moved, lost=lost), chance)


_NOISE = Noise(moved=0.0, carried=0.5, raised=0.85)


def batches(
    pool: list[tuple[Encoded, Garbled]], pad: int, most_pieces: int, chance: random.Random
) -> Iterator[Examples]:
    """Yield a pool of sentences in batches of sentences that are about equally long."""
    pool.sort(key=lambda pair: len(pair[0].pieces))
    groups: list[list[tuple[Encoded, Garbled]]] = []
    for pair in pool:
        if not groups or (len(groups[-1]) + 1) * len(pair[0].pieces) > most_pieces:
            groups.append([])
        groups[-1].append(pair)
    chance.shuffle(groups)
    for group in groups:
        yield _together(group, pad)


def _together(group: Sequence[tuple[Encoded, Garbled]], pad: int) -> Examples:
    shown = batch([encoded for encoded, _ in group], pad)
    most = shown.first.shape[1]
    moves = np.full((len(group), most), IGNORED, dtype=np.int64)
    commas = np.zeros((len(group), most), dtype=np.float32)
    words = np.zeros((len(group), most), dtype=np.float32)
    for row, (_, garbled) in enumerate(group):
        count = len(garbled.offsets)
        moves[row, :count] = [
            offset + REACH if abs(offset) <= REACH else IGNORED for offset in garbled.offsets
        ]
        commas[row, :count] = garbled.commas
        words[row, :count] = 1
    lowered = torch.tensor([float(garbled.lowered) for _, garbled in group])
    return Examples(
        garbled=tuple(garbled for _, garbled in group),
        pieces=torch.from_numpy(shown.pieces),
        shapes=torch.from_numpy(shown.shapes),
        first=torch.from_numpy(shown.first),
        last=torch.from_numpy(shown.last),
        moves=torch.from_numpy(moves),
        commas=torch.from_numpy(commas),
        lowered=lowered,
        words=torch.from_numpy(words),
        count=sum(len(encoded.pieces) for encoded, _ in group),
    )
