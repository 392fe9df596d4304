"""Marks in which two passages of the same words may tell two things: feet and inches, hyphens."""

from __future__ import annotations

import re

from briefmill.text.comparison import Difference
from briefmill.text.meaning import Kind

_MEASURE = re.compile(
    r"\b(?P<figure>\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?"
    r"(?P<mark>''|’’|[\"”″'’′])(?!\w)"
)
_FEET = frozenset("'’′")
_COUNTED = re.compile(
    r"\b(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?P<first>[ -])"
    r"(?P<ones>one|two|three|four|five|six|seven|eight|nine)(?P<second>[ -])(?P<noun>\w+)",
    re.IGNORECASE,
)


def telling_marks(first: str, second: str) -> tuple[Difference, ...]:
    """Return what two passages tell by marks alone that are no part of a word.

    Behind a figure a single mark is of feet or minutes and a double one of inches or seconds,
    where no quotation is open that it may close. "Twenty one-year permits" are not "twenty-one
    year permits"; where a hyphen is but lost, nothing is told.
    """
    pairs = zip(_measures(first), _measures(second), strict=False)
    found = [Difference(one, other, Kind.UNIT) for one, other in pairs if one != other]
    counts = zip(_COUNTED.finditer(first), _COUNTED.finditer(second), strict=False)
    for one, other in counts:
        joined = {(each["first"], each["second"]) for each in (one, other)}
        if joined == {(" ", "-"), ("-", " ")}:
            found.append(Difference(one[0], other[0], Kind.NUMBER))
    return tuple(found)


def _measures(text: str) -> list[str]:
    """Return the figures with a mark of feet, inches, minutes or seconds behind them."""
    return [
        match["figure"] + ("'" if match["mark"] in _FEET else '"')
        for match in _MEASURE.finditer(text)
        if not _is_quoted(text[: match.start()], match["mark"])
    ]


def _is_quoted(before: str, mark: str) -> bool:
    """Say whether a mark may close what was opened before it."""
    if mark in {'"', "”"}:
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return "‘" in before or re.search(r"(?:\A|\s)'\w", before) is not None
