"""A large file of paragraphs, one a line, of which never more than a few blocks are in memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import TracebackType

import numpy as np
import numpy.typing as npt

from briefmill.text.parallel import in_order
from briefmill.text.sketches import BLOCK, sketched

Part = tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64]]


class LargeFile:
    """Lines of UTF-8, each of which ends with a line feed."""

    def __init__(self, path: Path) -> None:
        """Open the file; use it as a context."""
        self._path = path
        self._file = path.open("rb")
        self._starts: list[npt.NDArray[np.int64]] | npt.NDArray[np.int64] = []

    def __enter__(self) -> LargeFile:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._file.close()

    def sketched(self, processes: int) -> Iterator[npt.NDArray[np.uint32]]:
        """Yield the sketches of the lines, in blocks, and note where each line begins."""
        starts = [np.zeros(1, np.int64)]
        for bins, ends in in_order(partial(_part, self._path), self._ranges(), processes):
            starts.append(ends + 1)
            yield bins
        self._starts = np.concatenate(starts)

    def line(self, at: int) -> str:
        """Return a line, by its index, without its line feed."""
        start, end = self._starts[at : at + 2]
        return os.pread(self._file.fileno(), int(end - start) - 1, int(start)).decode("utf-8")

    def _ranges(self) -> Iterator[tuple[int, int]]:
        """Yield where blocks of whole lines begin and end."""
        start = 0
        size = self._path.stat().st_size
        while start < size:
            self._file.seek(min(start + BLOCK, size) - 1)
            self._file.readline()
            yield start, self._file.tell()
            start = self._file.tell()


def _part(path: Path, place: tuple[int, int]) -> Part:
    """Return the sketches of a block's lines, and where in the file each of them ends."""
    start, end = place
    with path.open("rb", buffering=0) as file:
        block = os.pread(file.fileno(), end - start, start)
    ends = np.flatnonzero(np.frombuffer(block, np.uint8) == ord("\n"))
    return sketched(block), ends + start
