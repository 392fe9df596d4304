"""A table of numbers by 64-bit keys, in little more memory than the numbers.

It keeps no keys: a key's value is the exclusive or of three cells, as in an xor filter
(Graf and Lemire 2020, “Xor Filters: Faster and Smaller Than Bloom and Cuckoo Filters”).
Eight bits of each value are a fingerprint of the key, so that a key which was never put in
is taken for one that was in 1 of 256 cases.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Cells = NDArray[np.uint16]
_ROOM = 1.23
"""Cells for each key, below which three-way peeling fails (Graf and Lemire 2020, section 3)."""
_MOST_SEEDS = 64


@dataclass(frozen=True, slots=True)
class StaticTable:
    """``cells`` is three thirds of equal length; ``seed`` is that of the hash."""

    cells: Cells
    seed: int

    def get(self, keys: Keys) -> NDArray[np.int16]:
        """Return the value of each key, 0 to 255, or -1 for one that is not in the table."""
        first, second, third, mark = _places(keys, len(self.cells) // 3, self.seed)
        found = self.cells[first] ^ self.cells[second] ^ self.cells[third]
        values = (found & 0xFF).astype(np.int16)
        return np.where(found >> 8 == mark, values, np.int16(-1))


def build(keys: Keys, values: NDArray[np.uint8]) -> StaticTable:
    """Return a table of distinct keys.

    Raises:
        ValueError: when two keys are the same, or no seed gives a table.
    """
    if len(np.unique(keys)) != len(keys):
        raise ValueError("a key stands twice")
    third = int(len(keys) * _ROOM) // 3 + 11
    for seed in range(_MOST_SEEDS):
        *places, mark = _places(keys, third, seed)
        order = _peeled(np.stack(places, axis=1), 3 * third)
        if order is not None:
            return StaticTable(_filled(order, places, mark, values, 3 * third), seed)
    raise ValueError("no seed gives a table")


def mixed(keys: Keys, more: Keys | np.uint64) -> Keys:
    """Return keys that depend on two keys and their order (a step of splitmix64)."""
    with np.errstate(over="ignore"):
        state = keys * np.uint64(0x9E3779B97F4A7C15) ^ (more + np.uint64(0x632BE59BD9B4E019))
        state ^= state >> np.uint64(30)
        state *= np.uint64(0xBF58476D1CE4E5B9)
        state ^= state >> np.uint64(27)
        state *= np.uint64(0x94D049BB133111EB)
        state ^= state >> np.uint64(31)
    return state


def _places(keys: Keys, third: int, seed: int) -> tuple[Keys, Keys, Keys, Cells]:
    """Return three cells of each key, one in each third, and its fingerprint."""
    state = mixed(keys, np.uint64(seed))
    again = mixed(state, np.uint64(seed))
    size = np.uint64(third)
    first = (state & np.uint64(0xFFFFFFFF)) % size
    second = (state >> np.uint64(32)) % size + size
    last = (again & np.uint64(0xFFFFFFFF)) % size + size + size
    return first, second, last, (again >> np.uint64(56)).astype(np.uint16)


def _peeled(places: Keys, size: int) -> list[tuple[int, int]] | None:
    """Return each key with a cell that no later key of the list has, or None.

    The cells are set in the reverse order, so each key has one cell that is still free.
    """
    held = np.zeros(size, dtype=np.int64)
    count = np.zeros(size, dtype=np.int64)
    numbers = np.arange(len(places))
    for column in range(3):
        np.bitwise_xor.at(held, places[:, column], numbers)
        np.add.at(count, places[:, column], 1)
    waiting = np.flatnonzero(count == 1).tolist()
    holder, counted, rows = held.tolist(), count.tolist(), places.tolist()
    order: list[tuple[int, int]] = []
    while waiting:
        cell = waiting.pop()
        if counted[cell] != 1:
            continue
        key = holder[cell]
        order.append((key, cell))
        for other in rows[key]:
            counted[other] -= 1
            holder[other] ^= key
            if counted[other] == 1:
                waiting.append(other)
    return order if len(order) == len(rows) else None


def _filled(
    order: list[tuple[int, int]],
    places: list[Keys],
    mark: Cells,
    values: NDArray[np.uint8],
    size: int,
) -> Cells:
    wanted = (mark << 8 | values.astype(np.uint16)).tolist()
    rows = np.stack(places, axis=1).tolist()
    cells = [0] * size
    for key, cell in reversed(order):
        first, second, third = rows[key]
        cells[cell] = wanted[key] ^ cells[first] ^ cells[second] ^ cells[third]
    return np.array(cells, dtype=np.uint16)
