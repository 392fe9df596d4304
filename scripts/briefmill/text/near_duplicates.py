"""Which of many passages may be near-duplicates: candidates, found in linear time.

Each passage gets a sketch of `BINS` numbers by one-permutation hashing of its three-word
shingles (Li, Owen and Zhang 2012, "One Permutation Hashing"), and empty bins are filled from
the next ones (Shrivastava and Li 2014). Pairs of bins are the bands of locality-sensitive
hashing (Indyk and Motwani 1998). In each band a passage is a candidate with a few of the
others only, so the work grows with the number of passages and not with its square, even
when ten thousand passages are alike. Nothing is decided here: `text.comparison` compares.

Hashes are fixed: results do not depend on the process, its hash seed or the batches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from briefmill.text.parallel import batches, in_order

BINS = 32
"""Numbers in a sketch: 16 bands of two. Passages with a tenth of their words edited share
about half of their shingles; `scripts/benchmarks/` measures how many are found."""
_BATCH = 1_000
"""Passages that are hashed at once; memory grows with it, speed hardly."""
_NEIGHBOURS = (1, 2)
"""How far back in a band a passage looks for candidates, besides the band's first."""
_AGREE = 6
"""Bins that a candidate must share with the passage. Two passages with half of their
shingles in common share 16 of 32, with a standard deviation of 2.8."""
_INDEX = np.uint64(0xFFFFFFFF)
_EMPTY = np.uint32(0xFFFFFFFF)
_SEEDS = tuple(
    np.uint64(seed) for seed in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
)
"""Odd constants of splitmix64 and xxHash64, which mix well."""
_HAN_LEADS = tuple(bytes([lead]) for lead in range(0xE3, 0xEA))
_HAN = re.compile(rb"([\xe3-\xe9][\x80-\xbf]{2})")
_TABLE = bytes(
    ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else byte if byte >= 128 else 32
    for byte in range(256)
)
"""Bytes as they are hashed: ASCII letters in lower case, other ASCII marks as blanks."""

Array = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Sketches:
    """What passages are compared by.

    ``bins`` has a row of `BINS` numbers for each passage; rows of passages with fewer than
    three words are empty (all ones). ``inner`` says of each passage whether two of its
    sentences may begin alike.
    """

    bins: npt.NDArray[np.uint32]
    inner: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.bins)


def sketch(passages: Iterable[str], processes: int = 1) -> Sketches:
    """Return the sketches of passages, in their order; the same for any number of processes.

    128 bytes are kept for each passage.
    """
    parts = list(in_order(_sketched, batches(passages, _BATCH), processes))
    if not parts:
        return Sketches(np.empty((0, BINS), np.uint32), np.empty(0, np.bool_))
    return Sketches(
        np.concatenate([bins for bins, _ in parts]), np.concatenate([inner for _, inner in parts])
    )


def candidates(sketches: Sketches) -> Iterator[tuple[int, int]]:
    """Yield pairs of passages that may be near-duplicates, each once, in ascending order.

    The first of a pair is the smaller index. At most three candidates for each passage come
    from each band.
    """
    count = len(sketches)
    full = np.flatnonzero(sketches.bins[:, 0] != _EMPTY)
    found = [_in_band(sketches.bins[full], band) for band in range(BINS // 2)]
    pairs = np.unique(np.concatenate(found)) if found else np.empty(0, np.uint64)
    first, second = full[pairs >> np.uint64(32)], full[pairs & _INDEX]
    order = np.argsort(second * np.uint64(count) + first, kind="stable")
    for start in range(0, len(order), 1 << 16):
        part = order[start : start + (1 << 16)]
        left, right = first[part], second[part]
        agree = (sketches.bins[left] == sketches.bins[right]).sum(axis=1) >= _AGREE
        yield from zip(left[agree].tolist(), right[agree].tolist(), strict=True)


def _in_band(bins: npt.NDArray[np.uint32], band: int) -> Array:
    """Return the candidate pairs of one band, packed as ``first << 32 | second``."""
    pair = bins[:, 2 * band : 2 * band + 2].astype(np.uint64)
    half = np.uint64(32)
    hashes = _mixed(pair[:, 0] << half | pair[:, 1]) >> half
    # One number for the hash and the index: sorting it is quicker than sorting indices.
    packed = np.sort(hashes << half | np.arange(len(bins), dtype=np.uint64))
    keys, order = packed >> half, packed & _INDEX
    found = [order[:-back][same] << half | order[back:][same] for back, same in _same(keys)]
    opens = np.ones(len(keys), np.bool_)
    opens[1:] = keys[1:] != keys[:-1]
    heads = np.flatnonzero(opens)
    sizes = np.diff(np.append(heads, len(keys)))
    large = heads[sizes > _NEIGHBOURS[-1] + 1]  # in others, the first is a neighbour anyway
    for head, size in zip(large.tolist(), sizes[sizes > _NEIGHBOURS[-1] + 1].tolist(), strict=True):
        members = order[head + _NEIGHBOURS[-1] + 1 : head + size]
        found.append(order[head] << half | members)
    return np.concatenate(found)


def _same(keys: Array) -> Iterator[tuple[int, npt.NDArray[np.bool_]]]:
    for back in _NEIGHBOURS:
        yield back, keys[back:] == keys[:-back]


def _sketched(passages: Sequence[str]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.bool_]]:
    encoded = [passage.encode("utf-8", "surrogatepass") for passage in passages]
    if any(lead in each for each in encoded for lead in _HAN_LEADS):
        # Chinese and Japanese have no blanks: a sign is a word.
        encoded = [_HAN.sub(rb"\1 ", each) for each in encoded]
    data = b" ".join(encoded) + b" " * 24
    ends = np.cumsum([len(each) + 1 for each in encoded])
    words = _Words.of(data, ends)
    shingles, owners = words.shingles()
    bins = _binned(shingles, owners, len(passages))
    return bins, _opens_alike(data, words, shingles, owners, len(passages))


def _folded(data: bytes) -> npt.NDArray[np.uint8]:
    """Return bytes as they are hashed: marks as blanks, ASCII letters in lower case."""
    folded = np.frombuffer(bytearray(data.translate(_TABLE)), np.uint8)
    for lead, middle, length in ((0xE2, 0x80, 3), (0xC2, None, 2)):
        at = np.flatnonzero(folded[:-length] == lead)
        follows = folded[at + 1]
        # General Punctuation (U+2000 to U+203F), and the marks of Latin-1 (U+00A0 to U+00BF).
        at = at[(follows == middle) if middle else (follows >= 0xA0)]
        for offset in range(length):
            folded[at + offset] = 32
    return folded


@dataclass(frozen=True)
class _Words:
    """The words of many passages: where each begins, its hash, and whose it is."""

    starts: npt.NDArray[np.int64]
    hashes: Array
    owners: npt.NDArray[np.int64]

    @classmethod
    def of(cls, data: bytes, ends: npt.NDArray[np.int64]) -> _Words:
        """Find the words of ``data``; ``ends`` are where the passages end in it."""
        folded = _folded(data)
        letters = folded != 32
        edges = np.flatnonzero(letters[1:] != letters[:-1]) + 1
        if letters[0]:
            edges = np.concatenate(([0], edges))
        starts, stops = edges[0::2], edges[1::2]
        return cls(starts, _hashed(folded, starts, stops), np.searchsorted(ends, starts, "right"))

    def shingles(self) -> tuple[Array, npt.NDArray[np.int64]]:
        """Return the hashes of three words in a row, and whose they are (-1 across passages)."""
        if len(self.hashes) < 3:
            return np.empty(0, np.uint64), np.empty(0, np.int64)
        one, two, three = self.hashes[:-2], self.hashes[1:-1], self.hashes[2:]
        mixed = _mixed(one * _SEEDS[0] + two * _SEEDS[1] + three * _SEEDS[2])
        owners = np.where(self.owners[:-2] == self.owners[2:], self.owners[:-2], -1)
        return mixed, owners


def _hashed(
    data: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64], stops: npt.NDArray[np.int64]
) -> Array:
    """Return a hash of each word: of its first 8 bytes, its last 8 and its length."""
    windows = np.ndarray((len(data) - 7,), np.uint64, data, strides=(1,))
    lengths = (stops - starts).astype(np.uint64)
    eight = np.uint64(8)
    first = windows[starts] & _mask(np.minimum(lengths, eight))
    last = np.where(lengths > eight, windows[np.maximum(stops - 8, 0)], 0)
    return _mixed(first * _SEEDS[0] ^ last * _SEEDS[1] ^ lengths * _SEEDS[2])


def _mask(lengths: Array) -> Array:
    """Return 64-bit masks of the first ``lengths`` bytes, 0 to 8 (little-endian)."""
    table = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
    return table[lengths.astype(np.intp)]


def _mixed(values: Array) -> Array:
    """Spread every bit over all others (the finaliser of splitmix64)."""
    values = values ^ (values >> np.uint64(30))
    values = values * np.uint64(0xBF58476D1CE4E5B9)
    values = values ^ (values >> np.uint64(27))
    values = values * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _binned(shingles: Array, owners: npt.NDArray[np.int64], count: int) -> npt.NDArray[np.uint32]:
    """Return the smallest hash of each bin of each passage, empty bins filled."""
    inside = owners >= 0
    shingles, owners = shingles[inside], owners[inside]
    bins = np.full(count * BINS, _EMPTY, np.uint32)
    places = owners * BINS + (shingles >> np.uint64(59)).astype(np.int64)
    values = (shingles & np.uint64(0x7FFFFFFF)).astype(np.uint32)
    np.minimum.at(bins, places, values)
    table = bins.reshape(count, BINS)
    for _ in range(2):  # a second time around for what was empty up to the last bin
        for at in range(BINS - 1, -1, -1):
            empty = table[:, at] == _EMPTY
            table[empty, at] = table[empty, (at + 1) % BINS]
    return table


def _opens_alike(
    data: bytes,
    words: _Words,
    shingles: Array,
    owners: npt.NDArray[np.int64],
    count: int,
) -> npt.NDArray[np.bool_]:
    """Say of each passage whether two of its sentences may begin with the same three words."""
    raw = np.frombuffer(data, np.uint8)
    starts = words.starts[: len(shingles)]
    opens = np.ones(len(starts), np.bool_)
    opens[1:] = owners[1:] != owners[:-1]
    for back in range(1, 5):
        before = raw[np.maximum(starts - back, 0)]
        opens |= (before == 46) | (before == 33) | (before == 63)  # . ! ?
    opens &= owners >= 0
    keys = owners[opens].astype(np.uint64) << np.uint64(32) | shingles[opens] >> np.uint64(32)
    keys.sort()
    twice = keys[1:][keys[1:] == keys[:-1]] >> np.uint64(32)
    inner = np.zeros(count, np.bool_)
    inner[twice.astype(np.intp)] = True
    return inner
