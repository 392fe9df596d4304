"""Find runs that repeat in a sequence of passages, in time linear in its length."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_CANDIDATES = 32
"""How many earlier places of the same passage are tried for each passage: the nearest
ones. It bounds the time on a text that repeats one passage thousands of times."""


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` passages from ``second`` on that stand already from ``first`` on.

    Indices count passages. ``adjacent`` says that nothing but further copies stands
    between the two.
    """

    first: int
    second: int
    length: int
    adjacent: bool

    def turned(self) -> Run:
        """Return the run with the later copy as the first one: the one that stays."""
        return replace(self, first=self.second, second=self.first)


@dataclass(frozen=True, slots=True)
class Row:
    """Copies of one passage with nothing between them.

    ``end`` is the index of the passage behind the last one, ``unit`` the length of the first.
    """

    end: int
    unit: int


def repeated_runs(keys: Sequence[str]) -> Iterator[Run]:
    """Yield repeated runs from left to right, each as long as it goes.

    ``keys`` are the passages in the form in which they are compared. Second copies are
    disjoint and never reach back into their first copy. Where a third copy follows a
    second, both point to the first, so that it can stay while all others go.
    """
    places: dict[str, list[int]] = defaultdict(list)
    found: list[Run] = []
    index = 0
    while index < len(keys):
        candidates = places[keys[index]][-_CANDIDATES:]
        best = max(
            (_match(keys, first, index) for first in candidates),
            key=lambda run: (run.length, run.adjacent),
            default=None,
        )
        if best:
            best = _traced(best, found)
            found.append(best)
            yield best
        step = best.length if best else 1
        for passed in range(index, index + step):
            places[keys[passed]].append(passed)
        index += step


def rows(runs: Sequence[Run]) -> list[Row]:
    """Return for each run the row of copies in which its second copy stands; ``runs`` ascend."""
    grouped: list[list[Run]] = []
    for run in runs:
        last = grouped[-1][-1] if grouped else None
        if last and (last.first, last.second + last.length) == (run.first, run.second):
            grouped[-1].append(run)
        else:
            grouped.append([run])
    found: list[Row] = []
    for group in grouped:
        end = group[-1].second + group[-1].length
        found += [Row(end, group[0].length)] * len(group)
    return found


def _match(keys: Sequence[str], first: int, second: int) -> Run:
    """Extend a match as far as it goes without reaching its own second copy."""
    length = 1
    limit = min(second - first, len(keys) - second)
    while length < limit and keys[first + length] == keys[second + length]:
        length += 1
    return Run(first, second, length, first + length == second)


def _traced(run: Run, found: Sequence[Run]) -> Run:
    """Point a run whose first copy is itself a second copy to the original.

    The second copies in ``found`` are disjoint and ascend, so one alone can hold it.
    """
    at = bisect_right(found, run.first, key=_second) - 1
    if at < 0:
        return run
    earlier, offset = found[at], run.first - found[at].second
    if offset + run.length <= earlier.length:
        return replace(run, first=earlier.first + offset)
    return run


def _second(run: Run) -> int:
    return run.second
