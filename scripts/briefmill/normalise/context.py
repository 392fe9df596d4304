"""The words around a finding, by which it is told from its equals.

A fingerprint says what is repaired, not where. A decision on one of several equal findings
therefore has a context: a digest of the words before it and one of those after it, so that it
is found again when the text is edited elsewhere or a paragraph moves.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefmill.text.span import Span

LENGTHS = (8, 16, 32, 64)
"""Words of a side, in the order in which they are tried: the first number is about half a
sentence; more are taken where equal findings have the same neighbours."""
_LEAST = 3
"""Words that a side must have: the end of a file tells nothing."""
_WORD = re.compile(r"\w+")
_FORM = re.compile(r"([0-9a-f]{8})?-([0-9a-f]{8})?(?: ([1-9]\d*)/([1-9]\d*))?")


@dataclass(frozen=True, slots=True)
class Context:
    """Where a finding stood among its equals.

    ``before`` and ``after`` are digests of the words on either side, None where these do not
    tell it from its equals. It was the ``number``-th of ``of`` equal findings, from 1.
    """

    before: str | None
    after: str | None
    number: int = 1
    of: int = 1

    @classmethod
    def read(cls, text: str) -> Context:
        """Read what `str` wrote.

        Raises:
            ValueError: when it has another form.
        """
        found = _FORM.fullmatch(text)
        if found is None:
            raise ValueError(f"no context: {text!r}")
        before, after, number, of = found.groups()
        return cls(before, after, int(number or 1), int(of or 1))

    def __str__(self) -> str:
        """Return it as ``decisions.yml`` has it, such as ``0f3a9c5d-7e1b2468 1/2``."""
        among = f" {self.number}/{self.of}" if self.of > 1 else ""
        return f"{self.before or ''}-{self.after or ''}{among}"


class Surroundings:
    """The words of a source, to look up what stands before and after spans of it."""

    def __init__(self, source: str) -> None:
        found = list(_WORD.finditer(source))
        self._words = [match.group().casefold() for match in found]
        self._starts = [match.start() for match in found]

    def words(self, span: Span) -> int:
        """Return how many words begin in a span."""
        return bisect_left(self._starts, span.end) - bisect_left(self._starts, span.start)

    def contexts(self, equals: Sequence[Span]) -> dict[Span, Context]:
        """Return the context of each of the spans at which equal findings stand."""
        before, after = (self._telling(equals, after=after) for after in (False, True))
        return {
            at: Context(before.get(at), after.get(at), number, len(equals))
            for number, at in enumerate(sorted(equals), start=1)
        }

    def sides(self, at: Span) -> Iterator[tuple[str, bool]]:
        """Yield the digests of the words beside a span, each with whether they follow it."""
        for after in (False, True):
            for length in LENGTHS:
                if digest := self._side(at, length, after=after):
                    yield digest, after

    def _telling(self, equals: Sequence[Span], *, after: bool) -> dict[Span, str]:
        """Return for each span the shortest side that none of the others has."""
        found: dict[Span, str] = {}
        for length in LENGTHS:
            if len(found) == len(equals):
                break
            sides = {at: self._side(at, length, after=after) for at in equals}
            times = Counter(sides.values())
            for at, side in sides.items():
                if side and times[side] == 1:
                    found.setdefault(at, side)
        return found

    def _side(self, at: Span, length: int, *, after: bool) -> str | None:
        """Return the digest of up to ``length`` words before or after a span."""
        if after:
            first = bisect_left(self._starts, at.end)
            words = self._words[first : first + length]
        else:
            last = bisect_left(self._starts, at.start)
            words = self._words[max(0, last - length) : last]
        if len(words) < _LEAST:
            return None
        return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:8]
