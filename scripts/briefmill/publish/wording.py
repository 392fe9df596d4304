"""Plain English for numbers, dates and what the program knows about its own edits."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from briefmill.brief.dates import MONTHS
from briefmill.brief.model import Brief
from briefmill.rules.finding import percent

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction: the mean over 190 studies in M. Brysbaert, "How
many words do we read per minute? A review and meta-analysis of reading rate", Journal
of Memory and Language 109 (2019), 104047."""

_ISO_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_SAFETY = {
    "safe": "Made by the program without asking",
    "review": "Made because an editor accepted it",
}


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 section``, ``9 sections``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does: ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def is_date(text: str) -> bool:
    """Say whether ``text`` has the form of a year, a month or a day in ISO 8601."""
    return bool(_ISO_DATE.fullmatch(text))


def date(iso: str) -> str:
    """Return a date in ISO form as readers expect it: ``24 November 2026``.

    A year, or a year and a month, stays as precise as it is; what is no date is
    returned as it was.
    """
    year, *rest = iso.split("-")
    if not is_date(iso) or not rest:
        return iso
    month = MONTHS[int(rest[0]) - 1]
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month} {year}"


def words(texts: Iterable[str]) -> int:
    """Count the words of Markdown texts; compounds and numbers are one word each."""
    return sum(len(_WORD.findall(text)) for text in texts)


def reading_minutes(brief: Brief) -> int:
    """Return how many minutes the text of a brief takes to read, rounded up."""
    texts = [brief.title, brief.standfirst or "", brief.summary or "", *brief.key_points]
    texts += [brief.intro, brief.recommendations_intro]
    for section in brief.sections:
        texts += [section.title, section.body]
    for recommendation in brief.recommendations:
        texts += [recommendation.action, recommendation.body]
    return max(1, math.ceil(words(texts) / WORDS_PER_MINUTE))


def safety(level: str) -> str:
    """Return what a level of safety means for the reader."""
    return _SAFETY.get(level, level)


def confidence(value: float) -> str:
    """Return a confidence between 0 and 1 in words, with the figure.

    It is rounded down, so that only certainty is called so.
    """
    if value >= 1:
        return "certain"
    rounded = percent(value)
    for least, name in ((99, "almost certain"), (90, "very likely"), (70, "likely")):
        if rounded >= least:
            return f"{name} ({rounded}%)"
    return f"unsure ({rounded}%)"
