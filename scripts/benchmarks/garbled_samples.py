"""Sentences of a corpus, and the same garbled by seeded noise, each in several ways."""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import CorpusError
from briefmill.repair.words import Words, divide
from training.corpus import read
from training.noise import Noise, garble, written

SHORTEST, LONGEST = 8, 45
"""Words of the sentences that are measured on."""
_LEAST = 20
"""Sentences that a corpus must have, or its figures say nothing."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to garble; ``bare`` is that commas were lost, so that orders are compared alone."""

    name: str
    noise: Noise
    bare: bool = False


SWAPPED_30 = Kind("30 % of pairs swapped", Noise(0.3, rotated=0, scrambled=0))
BARE_30 = Kind(
    "30 % of pairs swapped, commas lost", Noise(0.3, rotated=0, scrambled=0, lost=1), True
)
SWAPPED_10 = Kind("10 % of pairs swapped", Noise(0.1, rotated=0, scrambled=0))
MOVED = Kind("10 % of words moved by two or three", Noise(0.1, rotated=1, scrambled=0))
SCRAMBLED = Kind("10 % of windows scrambled", Noise(0.1, rotated=0, scrambled=1))
MIXED = Kind("30 % of all kinds, commas lost", Noise(0.3, lost=1), True)
MAIN = (SWAPPED_30, BARE_30, SWAPPED_10)
"""What the first table is about."""
KINDS = (*MAIN, MOVED, SCRAMBLED, MIXED)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence as it was and as it is shown.

    ``order`` gives for each place of ``shown`` the index of the word in the original;
    ``kind`` is the name of the noise, empty for a sentence that was left in order.
    """

    kind: str
    original: str
    shown: Words
    order: tuple[int, ...]


def sentences(path: Path) -> list[str]:
    """Return the different sentences of 8 to 45 words of a text, or of the texts of a folder.

    Raises:
        CorpusError: when a file is not to be read, or too few sentences are in it.
    """
    files = sorted(path.glob("*.txt*")) if path.is_dir() else [path]
    try:
        found = read(files).sentences
    except (OSError, UnicodeDecodeError, lzma.LZMAError) as error:
        raise CorpusError(
            f"{path}: cannot be read as UTF-8 text ({error})\n"
            "  Give a text file with one paragraph a line, one compressed with xz, or a folder"
            " of such files."
        ) from error
    fit = [text for text in found if SHORTEST <= len(text.split()) <= LONGEST]
    if len(fit) < _LEAST:
        raise CorpusError(
            f"{path}: has {len(fit)} sentences of {SHORTEST} to {LONGEST} words\n"
            f"  Give a text with at least {_LEAST}."
        )
    return fit


def clean(texts: Sequence[str], size: int) -> list[Sample]:
    """Return up to ``size`` sentences as they stand, drawn at random."""
    chance = random.Random(f"{size} clean")  # noqa: S311 - repeatable, not secret
    chosen = chance.sample(texts, min(size, len(texts)))
    return [_sample("", text, divide(text), range(len(text.split()))) for text in chosen]


def mixed(left: Sequence[Sample], garbled: Sequence[Sample]) -> list[Sample]:
    """Return sentences in order and garbled ones in turns, as many of the one as of the other."""
    return [each for pair in zip(left, garbled, strict=False) for each in pair]


def garbled(texts: Sequence[str], kind: Kind, size: int, seeds: Iterable[int]) -> list[Sample]:
    """Return up to ``size`` garbled sentences for each seed.

    A sentence in which the noise moved no word is left out: it is not garbled.
    """
    return [each for seed in seeds for each in _garbled(texts, kind, size, seed)]


def _garbled(texts: Sequence[str], kind: Kind, size: int, seed: int) -> list[Sample]:
    chance = random.Random(f"{seed} {kind.name}")  # noqa: S311 - repeatable, not secret
    found: list[Sample] = []
    for text in _shuffled(texts, seed):
        if len(found) == size:
            break
        noisy = garble(divide(text), kind.noise, chance)
        if list(noisy.order) != sorted(noisy.order):
            found.append(_sample(kind.name, text, divide(written(noisy)), noisy.order))
    return found


def _shuffled(texts: Sequence[str], seed: int) -> Iterator[str]:
    """Yield the texts in an order of the seed, the same for every kind of noise."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    yield from chance.sample(texts, len(texts))


def _sample(kind: str, original: str, shown: Words, order: Iterable[int]) -> Sample:
    return Sample(kind, original, shown, tuple(order))
