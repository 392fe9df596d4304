"""How the line of a title reads, and which lines below it repeat it."""

from __future__ import annotations

import re

from briefmill.rules.titles import is_title
from briefmill.text.sentences import fold
from briefmill.text.span import Span

_LINE = re.compile(r"[^\r\n]+")
_NEXT_LINE = re.compile(r"(?:\r\n|\n|\r)([^\r\n]+)")
_BEGINS = re.compile(r"[\"“‘'«¿¡(]?[^\W_]")
"""A title begins with a letter or a digit, not with a list's mark or a bracket."""
_RECORD = re.compile(r"\A\W*(?:\d{4}-\d\d-\d\d|(?:\w{3} +\d+ )?\d{1,2}:\d\d)|\s\|\s|\t")
"""A line of a log or a row of a table: what it records may have happened twice."""


def copied_lines(text: str) -> list[Span]:
    """Return the lines behind the first one that repeat it, each with the line end before it."""
    line = _LINE.match(text)
    if not line or not is_title(line.group()) or not opens_as_title(line.group()):
        return []
    found: list[Span] = []
    end = line.end()
    while (copy := _NEXT_LINE.match(text, end)) and fold(copy[1]) == fold(line.group()):
        found.append(Span(*copy.span()))
        end = copy.end()
    return found


def reads_as_title(text: str) -> bool:
    """Say whether a line begins and ends as titles do."""
    return opens_as_title(text) and text[-1] not in "?!_" and "__" not in text


def opens_as_title(text: str) -> bool:
    """Say whether a line begins as titles do, and is no line of a log or of a table."""
    return bool(_BEGINS.match(text)) and not (text[:1].islower() or _RECORD.search(text))
