"""What a printed page adds to a text: page numbers, running heads and feet."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from briefmill.importers.lines import Line, count_words, ends_sentence, starts_lower, starts_upper
from briefmill.importers.markers import marker_of

_PAGE_WORD = r"(?:page|pg\.?|p\.|seite|página|pagina|стр\.?|с\.|第)"
_PAGE = re.compile(
    rf"""[-–—|\[(]*\s*
    (?:{_PAGE_WORD}\s*(?:\|\s*)?(?P<named>\d{{1,4}}|[ivxl]{{1,7}})(?:\s*(?:of|/|von|de|из)\s*\d{{1,4}})?
      |(?P<bare>\d{{1,4}})(?:\s*(?P<total>of|/|von|de|из)\s*\d{{1,4}})?(?P<after>\s*\|\s*page|\s*页)?
      |(?P<roman>[ivxl]{{1,6}}))
    \s*[-–—|\])]*""",
    re.IGNORECASE | re.VERBOSE,
)
_DIGITS = re.compile(r"\d+")
_NUMBER = "\0"
"""Stands for the digits in what is compared from page to page."""
_NUMBERED_UNIT = re.compile(r"\W*\w+\W*\0\W*")
_MAX_RUNNING_HEAD = 110
_MAX_WORDS = 14
_NEAR = 2
"""A running head or foot stands at most so many lines from the page break."""

Reasons = dict[int, str]


def find_page_furniture(lines: Sequence[Line]) -> Reasons:
    """Return the indices of the lines that belong to the page, each with the reason."""
    reasons: Reasons = {
        line.index: "a page number" for line in lines if _is_page_number(lines, line)
    }
    breaks = set(reasons) | {line.index for line in lines if line.new_page and line.index}
    breaks |= _numbered_feet(lines)
    for index in _running(lines, breaks):
        reasons.setdefault(index, "a running head or foot, repeated from page to page")
    return reasons


def _is_page_number(lines: Sequence[Line], line: Line) -> bool:
    match = _PAGE.fullmatch(line.seen) if len(line.seen) <= 30 else None
    if match is None:
        return False
    if match["named"] or match["total"] or match["after"]:
        return True
    if match["roman"]:
        return line.seen.islower() and _beside_page_break(lines, line)
    number = int(match["bare"])
    return number < 1900 or number > 2100 or line.seen != match["bare"]


def _beside_page_break(lines: Sequence[Line], line: Line) -> bool:
    following = lines[line.index + 1] if line.index + 1 < len(lines) else None
    return following is None or following.new_page or line.new_page


def _key(line: Line) -> str:
    return _DIGITS.sub(_NUMBER, " ".join(line.seen.lower().split()))


def _candidates(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """Group the short lines that say the same, numbers aside."""
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if len(line.seen) <= _MAX_RUNNING_HEAD:
            groups[_key(line)].append(line)
    return groups


def _numbered_feet(lines: Sequence[Line]) -> set[int]:
    """Find feet that hold the page number among other words, as in ``Brief 12 | 3``."""
    found: set[int] = set()
    for key, group in _candidates(lines).items():
        if len(group) < 3 or _NUMBER not in key or _NUMBERED_UNIT.fullmatch(key):
            continue
        if marker_of(group[0].seen) or ends_sentence(group[0].seen):
            continue
        last = [int(_DIGITS.findall(line.seen)[-1][:9]) for line in group]
        first = [int(_DIGITS.findall(line.seen)[0][:9]) for line in group]
        if _counts_up(last) or _counts_up(first):
            found |= {line.index for line in group}
    return found


def _counts_up(numbers: Sequence[int]) -> bool:
    return all(later - earlier in (1, 2) for earlier, later in itertools.pairwise(numbers))


def _near_breaks(lines: Sequence[Line], breaks: set[int]) -> set[int]:
    """Return the indices of the lines that stand close to a page break."""
    near: set[int] = set()
    for index in breaks:
        near |= set(range(max(0, index - _NEAR), min(len(lines), index + _NEAR + 1)))
    return near


def _running(lines: Sequence[Line], breaks: set[int]) -> set[int]:
    if not breaks:
        return set()
    near = _near_breaks(lines, breaks)
    found: set[int] = set()
    for key, group in _candidates(lines).items():
        beside = [line for line in group if line.index in near]
        if len(group) >= 2 and beside and _can_run(group[0]):
            top = _NUMBER not in key and (group[0].index not in near or group[0].index < _NEAR)
            if len(beside) >= 2 or (top and group[0].index < 6):
                found |= {line.index for line in beside if not (top and line is group[0])}
    return found


def _can_run(line: Line) -> bool:
    """Say whether a line can be a running head: no sentence, no list item, and short."""
    text = line.seen
    whole = (
        starts_upper(text) and not ends_sentence(text) and not text.endswith((",", ";", ":", "-"))
    )
    return whole and count_words(text) <= _MAX_WORDS and marker_of(text) is None


def without_pages(lines: Sequence[Line], reasons: Reasons) -> tuple[Line, ...]:
    """Return the lines that are not page furniture; those after it start a new page.

    So the paragraph that a page break cuts in two can be joined again.
    """
    kept: list[Line] = []
    broken = False
    for line in lines:
        if line.index in reasons:
            broken = True
            continue
        kept.append(replace(line, new_page=True, gap=max(1, line.gap)) if broken else line)
        broken = False
    return tuple(kept)


def runs_over(before: Line, after: Line) -> bool:
    """Say whether the sentence of ``before`` goes on in ``after``, across a page break."""
    return not ends_sentence(before.seen) and starts_lower(after.seen)
