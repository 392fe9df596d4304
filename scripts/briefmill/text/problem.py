"""Problems that a person is told about: one headline, a place, what to do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Lines:
    """The lines of a text, for turning positions into what an editor shows.

    Lines end at LF, CRLF or CR, as editors count them; U+2028 is not a line end.
    """

    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def place(self, position: int) -> tuple[int, int]:
        """Return line and column, both from 1, of a position in code points."""
        line = bisect_right(self._starts, position) - 1
        return line + 1, position - self._starts[line] + 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with an input, said once.

    ``path`` is shown as given; ``line`` and ``column`` count from 1, and are 0 when
    the problem is with the whole file. ``message`` says what is wrong and what was
    expected; ``advice`` says what to do.
    """

    path: str
    line: int
    column: int
    message: str
    advice: str = ""

    @property
    def place(self) -> str:
        """Return ``path:line:column``, or ``path`` alone for a whole file."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path

    def __str__(self) -> str:
        advice = f"\n  {self.advice}" if self.advice else ""
        return f"{self.place}: {self.message}{advice}"


class InputError(Exception):
    """An input that cannot be used; ``problems`` has one entry a defect, never none."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        found = (problems,) if isinstance(problems, Problem) else tuple(sorted(problems))
        self.problems: tuple[Problem, ...] = found
        super().__init__("\n".join(str(problem) for problem in found))
