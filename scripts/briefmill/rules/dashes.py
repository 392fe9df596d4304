"""Whether the hyphens and dashes of two passages surely say the same."""

from __future__ import annotations

import re
from enum import Enum

_MARK = re.compile(r"(?P<before>\s*)(?P<mark>[-‐‑‒–—―−]+)(?P<after>\s*)")
_HYPHENS = frozenset("-‐‑")


class _Use(Enum):
    """What a mark does by its shape and the blanks beside it."""

    JOINS = "joins"
    """A hyphen without blanks: "man-eating", "twenty-one"."""
    PARTS = "parts"
    """A dash, or a mark between blanks: "a man – eating"."""
    EITHER = "either"
    """A short dash without blanks, which typists put for both, and any mark before a figure."""
    HANGS = "hangs"
    """A mark with a blank on one side alone: "pre- and post-war"."""


def dashes_alike(first: str, second: str) -> bool:
    """Say whether each mark of one passage does what its twin in the other one may do.

    A hyphen makes one word of two, a dash between blanks parts them: a man-eating shark is not
    a man – eating shark. The shapes of one dash ("–", "—", " - ") are a matter of taste.
    """
    if first == second:
        return True
    here, there = _uses(first), _uses(second)
    return len(here) == len(there) and all(map(_may_be_one, here, there))


def _may_be_one(one: _Use, other: _Use) -> bool:
    if one is other:
        return True
    return _Use.EITHER in {one, other} and _Use.HANGS not in {one, other}


def _uses(text: str) -> list[_Use]:
    return [_use(match) for match in _MARK.finditer(text)]


def _use(match: re.Match[str]) -> _Use:
    blanks = bool(match["before"]), bool(match["after"])
    mark = match["mark"]
    if all(blanks):
        return _Use.PARTS
    if any(blanks):
        return _Use.HANGS if mark in _HYPHENS else _Use.PARTS
    if match.string[match.end() : match.end() + 1].isdigit():
        return _Use.EITHER  # a span of years, a minus
    if mark[0] in {"—", "―"} or len(mark) > 1:
        return _Use.PARTS
    return _Use.JOINS if mark in _HYPHENS else _Use.EITHER
