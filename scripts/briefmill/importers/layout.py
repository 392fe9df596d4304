"""How a text is laid out: lines broken at a width or not, double-spaced, with hanging indents."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefmill.importers.lines import Line, ends_sentence, starts_lower
from briefmill.importers.markers import marker_of

LONG = 45
"""Shorter lines may be headings or list items, and tell nothing about wrapping."""


_WIDEST = 160


_RAGGED = 0.85
"""In proportional type, a line shorter than this share of the width is a short one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Whether lines are broken at a width, and at which (in characters)."""

    wrapped: bool
    width: int = 0

    def is_short(self, line: Line, following: Line) -> bool:
        """Say whether the next word would have fitted on ``line``: it ends on purpose."""
        first_word = following.seen.split(" ", 1)[0]
        return len(line.seen) + line.indent + 1 + len(first_word) <= self.width


def hanging_lines(lines: Sequence[Line]) -> dict[int, bool]:
    """Find runs of entries with hanging indents.

    Returns:
        For each line of such a run whether it continues its entry: it is indented.
    """
    found: dict[int, bool] = {}
    run: list[Line] = []
    for line in (*lines, None):
        if line is not None and run and not line.gap and not line.new_page:
            run.append(line)
            continue
        if _is_hanging(run):
            found |= {one.index: one.indent >= run[0].indent + 2 for one in run}
        run = [line] if line else []
    return found


def _is_hanging(run: Sequence[Line]) -> bool:
    """Tell hanging indents from paragraphs whose first line is indented.

    In these a line at the margin goes on in mid-sentence; there it begins an entry.
    """
    if len(run) < 3:
        return False
    base = run[0].indent
    deep = [line.indent >= base + 2 for line in run]
    back = [
        line
        for line, above, inner in zip(run[1:], deep, deep[1:], strict=False)
        if above and not inner
    ]
    return (
        any(deep)
        and bool(back)
        and all(not starts_lower(line.seen) for line in back)
        and all(len(line.seen) >= LONG for line, inner in zip(run, deep[1:], strict=False) if inner)
    )


def _open_share(lines: Sequence[Line], gap: int) -> tuple[int, float]:
    """Count the long lines followed after ``gap`` blanks, and those that end mid-sentence."""
    total = open_ended = 0
    for line, following in itertools.pairwise(lines):
        if len(line.seen) >= LONG and following.gap == gap and not marker_of(following.seen):
            total += 1
            open_ended += not ends_sentence(line.seen) and not line.seen.endswith(":")
    return total, (open_ended / total if total else 0.0)


def single_spaced(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Undo double spacing: a text with a blank line after every wrapped line."""
    shown = tuple(line for line in lines if line.seen)
    tight, _ = _open_share(shown, 0)
    total, share = _open_share(shown, 1)
    if total < 8 or share < 0.5 or tight > total // 5 or _usual_width(shown) > _WIDEST:
        return shown
    return tuple(replace(line, gap=max(0, line.gap - 1)) for line in shown)


def _usual_width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.seen) + line.indent for line in lines)
    return lengths[len(lengths) * 19 // 20] if lengths else 0


def layout_of(lines: Sequence[Line]) -> Layout:
    """Tell whether the lines are wrapped: many long ones end in mid-sentence, none is very long."""
    width = _usual_width(lines)
    total, share = _open_share(lines, 0)
    if total < 3 or share < 0.4 or width > _WIDEST:
        return Layout(wrapped=False)
    widest = max(len(line.seen) + line.indent for line in lines)
    strict = Layout(wrapped=True, width=widest)
    full = [
        strict.is_short(line, following)
        for line, following in itertools.pairwise(lines)
        if len(line.seen) >= LONG and not following.gap and not ends_sentence(line.seen)
    ]
    if widest <= _WIDEST and sum(full) <= len(full) // 25:
        return strict
    return Layout(wrapped=True, width=int(width * _RAGGED))
