"""The names that articles give to their parts, in the languages that are read."""

from __future__ import annotations

import re
from enum import Enum, auto

from briefmill.importers.pattern_files import pattern, sections


class Part(Enum):
    """What a heading announces."""

    SECTION = auto()
    RECOMMENDATIONS = auto()
    MAYBE_RECOMMENDATIONS = auto()
    """Such as “The way forward”: recommendations only when a list of them follows."""
    CONCLUSION = auto()
    MAYBE_CONCLUSION = auto()
    """Such as “Looking ahead”: the conclusion only when it is the last section."""
    REFERENCES = auto()
    KEY_POINTS = auto()
    CONTENTS = auto()
    ABOUT_AUTHOR = auto()
    DISCLAIMER = auto()


_PARTS = {
    Part[name.upper().replace(" ", "_")]: pattern("headings", name)
    for name in sections("headings")
    if name != "a usual heading"
}
_ALWAYS_HEADINGS = frozenset(sections("headings")["a usual heading"])
_TRIM = re.compile(
    r"^[\W_]*(?:(?:\d{1,2}(?:\.\d{1,2})*[.):]?|(?:[ivx]{1,4}|[a-h])[.):])\s+)?[\W_]*|[\W_]+$"
)
_COLON = re.compile(r"\s*(?:[:–—]|\s-\s)\s*")


def part_of(heading: str) -> Part:
    """Return what a heading (without mark or number) announces."""
    name = _TRIM.sub("", " ".join(heading.lower().split()))
    if len(name) > 120:
        return Part.SECTION
    for part, names in _PARTS.items():
        if names.fullmatch(name):
            return part
    lead = _COLON.split(name, maxsplit=1)[0]
    if lead != name:
        for part in (Part.CONCLUSION, Part.RECOMMENDATIONS):
            if _PARTS[part].fullmatch(lead):
                return part
    return Part.SECTION


def is_summary(heading: str) -> bool:
    """Say whether a list under ``heading`` says the article in brief."""
    name = _TRIM.sub("", heading.lower())
    return (
        name in ("summary", "executive summary", "in short") or part_of(heading) is Part.KEY_POINTS
    )


def is_usual_heading(heading: str) -> bool:
    """Say whether ``heading`` is a name that sections often have, or one with a meaning."""
    name = _TRIM.sub("", heading.lower())
    if name in _ALWAYS_HEADINGS or name == "executive summary":
        return True
    return part_of(heading) not in (
        Part.SECTION,
        Part.MAYBE_RECOMMENDATIONS,
        Part.MAYBE_CONCLUSION,
    )
