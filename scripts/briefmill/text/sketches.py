"""Sketches of many passages at once: what a near-duplicate shares with its original.

Each passage gets `BINS` numbers by one-permutation hashing of its three-word shingles (Li, Owen
and Zhang 2012, "One Permutation Hashing"); empty bins are filled from the next ones
(Shrivastava and Li 2014). A block of passages is hashed in one pass over its bytes, by
operations on whole arrays, of which there are as few as can be: `tests/text/` has the same in
plain Python.

Hashes are fixed: results do not depend on the process, its hash seed or the blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BINS = 32
"""Numbers in a sketch. Passages with a tenth of their words edited share about half of their
shingles; `scripts/benchmarks/` measures how many are found."""
EMPTY = np.uint32(0xFFFFFFFF)
"""What stands in each bin of a passage with fewer than three words; hashes are smaller."""
BLOCK = 400_000
"""Bytes that are best hashed at once: the arrays that they take fit a processor's cache."""
_HAN_LEADS = tuple(bytes([lead]) for lead in range(0xE3, 0xEA))
_HAN = re.compile(rb"([\xe3-\xe9][\x80-\xbf]{2})")
_BLANK = 32
_TABLE = bytes(
    ord(chr(byte).lower())
    if byte < 128 and chr(byte).isalnum()
    else byte
    if byte >= 128
    else _BLANK
    for byte in range(256)
)
"""Bytes as they are hashed: ASCII letters in lower case, other ASCII marks as blanks."""
_WINDOW = 8
"""Bytes of a word that are read at once, as one number."""
_HEAD, _LENGTH, _FIRST, _SECOND, _THIRD = (
    np.uint64(factor)
    for factor in (
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0x9E3779B97F4A7C15,
        0xD6E8FEB86659FD93,
        0xFF51AFD7ED558CCD,
    )
)
"""Odd factors, of which sums of products are made: from xxHash64, splitmix64 and MurmurHash3."""
_MIXING = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
)
_LAST_SHIFT = np.uint64(31)
"""The finaliser of splitmix64, which spreads every bit over all others."""
_BIN_SHIFT = np.uint64(59)
"""The upper five bits of a hash are its bin, the lower 31 its value."""
_VALUE = np.uint32(0x7FFFFFFF)

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Bins = npt.NDArray[np.uint32]


def sketched(block: bytes) -> Bins:
    """Return a row of `BINS` numbers for each line of a block of UTF-8, in their order.

    A line ends with a line feed; the last one may lack it. Rows of passages with fewer than
    three words are `EMPTY`.
    """
    if block and not block.endswith(b"\n"):
        block += b"\n"
    if any(lead in block for lead in _HAN_LEADS):
        # Chinese and Japanese have no blanks: a sign is a word.
        block = _HAN.sub(rb"\1 ", block)
    words = _Words.of(block)
    return _binned(words.shingles(), words.counts)


@dataclass(frozen=True)
class _Words:
    """The words of many passages: the hash of each, and how many each passage has."""

    hashes: Hashes
    counts: Places

    @classmethod
    def of(cls, block: bytes) -> _Words:
        folded = _folded(block)
        letters = folded != _BLANK
        edges = np.flatnonzero(letters[1:] != letters[:-1])
        edges += 1
        starts, stops = edges[0::2], edges[1::2]  # it begins and ends with blanks
        ends = np.flatnonzero(np.frombuffer(block, np.uint8) == ord("\n"))
        before = np.searchsorted(starts, ends + _WINDOW)
        return cls(_hashed(folded, starts, stops), np.diff(before, prepend=0))

    def shingles(self) -> Hashes:
        """Return the hashes of each three words in a row, also of those across passages."""
        if len(self.hashes) < 3:
            return np.empty(0, np.uint64)
        mixed = self.hashes[:-2] * _FIRST
        other = self.hashes[1:-1] * _SECOND
        mixed += other
        np.multiply(self.hashes[2:], _THIRD, out=other)
        mixed += other
        for shift, factor in _MIXING:
            np.right_shift(mixed, shift, out=other)
            mixed ^= other
            mixed *= factor
        np.right_shift(mixed, _LAST_SHIFT, out=other)
        mixed ^= other
        return mixed


def _folded(block: bytes) -> npt.NDArray[np.uint8]:
    """Return bytes as they are hashed, marks as blanks, behind as many blanks as a window has."""
    folded = np.frombuffer(bytearray(b" " * _WINDOW) + block.translate(_TABLE), np.uint8)
    for lead, middle, length in ((0xE2, 0x80, 3), (0xC2, None, 2)):
        at = np.flatnonzero(folded[:-length] == lead)
        follows = folded[at + 1]
        # General Punctuation (U+2000 to U+203F), and the marks of Latin-1 (U+00A0 to U+00BF).
        at = at[(follows == middle) if middle else (follows >= 0xA0)]
        for offset in range(length):
            folded[at + offset] = _BLANK
    return folded


def _hashed(folded: npt.NDArray[np.uint8], starts: Places, stops: Places) -> Hashes:
    """Return a hash of each word: of its first 8 bytes, its last 8 and its length.

    It need not be mixed well, since what is made of it is.
    """
    windows: Hashes = np.ndarray((len(folded) - _WINDOW + 1,), "<u8", folded, strides=(1,))
    lengths = stops - starts
    last = windows[stops - _WINDOW]
    short = np.maximum(_WINDOW - lengths, 0)
    short <<= 3
    last >>= short.view(np.uint64)  # the bytes before a short word are the lower ones
    hashes = lengths.view(np.uint64) * _LENGTH
    hashes += last
    long = np.flatnonzero(lengths > _WINDOW)
    hashes[long] += windows[starts[long]] * _HEAD
    return hashes


def _binned(shingles: Hashes, counts: Places) -> Bins:
    """Return the smallest hash of each bin of each passage, empty bins filled."""
    count = len(counts)
    table = np.full(BINS * (count + 1), EMPTY, np.uint32)
    places = shingles >> _BIN_SHIFT
    places *= np.uint64(count + 1)
    places += _owners(counts)[: len(shingles)]
    values = shingles.astype(np.uint32)
    values &= _VALUE
    np.minimum.at(table, places.view(np.int64), values)
    return _filled(table.reshape(BINS, count + 1)[:, :count])


def _owners(counts: Places) -> Hashes:
    """Return whose word each is, or, of a passage's last two words, their number."""
    count = len(counts)
    owners = np.repeat(np.arange(count, dtype=np.uint64), counts)
    ends = np.cumsum(counts)
    for back in (1, 2):  # a shingle that begins there goes on in the next passage
        at = ends[ends >= back] - back
        owners[at] = count
    return owners


def _filled(table: Bins) -> Bins:
    """Fill empty bins, which are rows here, from the next ones; return a row a passage."""
    for _ in range(2):  # a second time around for what was empty up to the last bin
        for at in range(BINS - 1, -1, -1):
            np.copyto(table[at], table[(at + 1) % BINS], where=table[at] == EMPTY)
    return np.ascontiguousarray(table.T)
