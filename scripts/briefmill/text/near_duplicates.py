"""Which of many passages may be near-duplicates: candidates, found in linear time.

Pairs of numbers of a sketch (`text.sketches`) are the bands of locality-sensitive hashing (Indyk
and Motwani 1998). In each band a passage is a candidate with a few of the others only, so the
work grows with the number of passages and not with its square, even when ten thousand passages
are alike. Nothing is decided here: `text.comparison` compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from briefmill.text.parallel import in_order
from briefmill.text.sketches import BINS, BLOCK, EMPTY, Bins, Hashes, Places, sketched

_AGREE = 6
"""Bins that a candidate must share with the passage. Two passages with half of their
shingles in common share 16 of 32, with a standard deviation of 2.8."""
_GROWTH = 8
"""The table of sketches grows by this part of itself, so that hardly more is held than needed."""
_AT_ONCE = 1 << 14
"""Pairs whose sketches are compared at once."""
_MOST_PENDING = 1 << 22
"""Pairs of several bands, many of them the same, that are held before they are made single."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
_LOWER = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True)
class Sketches:
    """What passages are compared by: a row of `BINS` numbers for each, 128 bytes."""

    bins: Bins

    def __len__(self) -> int:
        return len(self.bins)

    @classmethod
    def of(cls, parts: Iterable[Bins]) -> Sketches:
        """Return all rows of several parts as one, without holding them twice."""
        table = np.empty((0, BINS), np.uint32)
        size = 0
        for part in parts:
            if size + len(part) > len(table):
                table.resize((size + len(part) + size // _GROWTH, BINS), refcheck=False)
            table[size : size + len(part)] = part
            size += len(part)
        table.resize((size, BINS), refcheck=False)
        return cls(table)


def sketch(passages: Iterable[str], processes: int = 1) -> Sketches:
    """Return the sketches of passages, in their order; the same for any number of processes."""
    return Sketches.of(in_order(sketched, _blocks(passages), processes))


def _blocks(passages: Iterable[str]) -> Iterator[bytes]:
    """Yield blocks of passages, each as one line."""
    block: list[str] = []
    size = 0
    for passage in passages:
        block.append(passage.replace("\n", " "))
        size += len(passage) + 1
        if size >= BLOCK:
            yield _encoded(block)
            block, size = [], 0
    if block:
        yield _encoded(block)


def _encoded(block: list[str]) -> bytes:
    return ("\n".join(block) + "\n").encode("utf-8", "surrogatepass")


def candidates(sketches: Sketches) -> Iterator[tuple[int, int]]:
    """Yield pairs of passages that may be near-duplicates, each once, in ascending order.

    The first of a pair is the smaller index. At most three candidates for each passage come
    from each band.
    """
    bins = sketches.bins
    pairs = _single(list(_in_bands(bins)))
    for start in range(0, len(pairs), _AT_ONCE):
        part = pairs[start : start + _AT_ONCE]
        first = (part & _LOWER).astype(np.int64)
        second = (part >> _HALF).astype(np.int64)
        agree = np.count_nonzero(bins[first] == bins[second], axis=1) >= _AGREE
        yield from zip(first[agree].tolist(), second[agree].tolist(), strict=True)


def _in_bands(bins: Bins) -> Iterator[Hashes]:
    """Yield the candidate pairs of all bands, packed as ``second << 32 | first``, some twice."""
    full = np.flatnonzero(bins[:, 0] != EMPTY)
    bands = bins.view(np.uint64)  # of two bins each
    pending: list[Hashes] = []
    for band in range(BINS // 2):
        keys = bands[full, band] if len(full) < len(bins) else bands[:, band]
        pending += _alike(keys * _FACTOR, full)
        if sum(map(len, pending)) > _MOST_PENDING:
            pending = [_single(pending)]
    yield from pending


def _alike(hashes: Hashes, passages: Places) -> Iterator[Hashes]:
    """Yield packed pairs of passages that have the same hash: each with those next to it.

    These are the first that has the hash, and the one and the two before.
    """
    # One number for the hash and the passage: sorting it is quicker than sorting indices.
    hashes &= ~_LOWER
    hashes |= passages.view(np.uint64)
    hashes.sort()
    same = np.flatnonzero((hashes[1:] ^ hashes[:-1]) <= _LOWER)
    if not len(same):
        return
    opens = np.ones(len(same), np.bool_)
    opens[1:] = same[1:] != same[:-1] + 1
    heads = same[np.maximum.accumulate(np.where(opens, np.arange(len(same)), 0))]
    second = hashes[same + 1] << _HALF
    yield second | hashes[same] & _LOWER
    yield second | hashes[heads] & _LOWER
    yield second[~opens] | hashes[same[~opens] - 1] & _LOWER


def _single(parts: list[Hashes]) -> Hashes:
    """Return the pairs of several parts in ascending order, each once."""
    if not parts:
        return np.empty(0, np.uint64)
    pairs = np.concatenate(parts)
    pairs.sort()
    single = np.ones(len(pairs), np.bool_)
    single[1:] = pairs[1:] != pairs[:-1]
    return pairs[single]  # numpy.unique takes ten times as long
