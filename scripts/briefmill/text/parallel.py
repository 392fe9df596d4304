"""Work on many pieces in one process or several, with the same results in the same order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")

_AHEAD = 3
"""Pieces for each process that wait or are worked on, so that memory stays bounded."""


def in_order(
    work: Callable[[Piece], Result], pieces: Iterable[Piece], processes: int
) -> Iterator[Result]:
    """Yield ``work`` of each piece in the order of the pieces.

    With several processes, ``work`` must be a function of a module, and pieces and results
    must be picklable.
    """
    if processes <= 1:
        yield from map(work, pieces)
        return
    waiting: deque[Future[Result]] = deque()
    with ProcessPoolExecutor(processes) as pool:
        for piece in pieces:
            waiting.append(pool.submit(work, piece))
            if len(waiting) >= processes * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def batches(pieces: Iterable[Piece], size: int) -> Iterator[list[Piece]]:
    """Yield the pieces in lists of ``size``, the last one shorter."""
    left = iter(pieces)
    while batch := list(islice(left, size)):
        yield batch
