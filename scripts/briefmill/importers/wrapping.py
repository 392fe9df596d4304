"""From lines to blocks: which lines of the file are one paragraph.

Most scraped articles have a paragraph a line; text pasted from a PDF has lines broken at
some 60 to 90 columns, and paragraphs told apart by blank lines, indents or a short line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from briefmill.importers.hyphens import Joined, WordForms, join
from briefmill.importers.layout import LONG, Layout, hanging_lines, layout_of, single_spaced
from briefmill.importers.lines import (
    Block,
    Line,
    count_words,
    ends_sentence,
    is_capitals,
    is_title_case,
    is_underline,
    same_text,
    starts_lower,
    starts_upper,
)
from briefmill.importers.markers import Marker, continues, marker_of
from briefmill.importers.notices import is_caption
from briefmill.importers.pages import runs_over
from briefmill.importers.pattern_files import word_set

_WIDE_GAP = re.compile(r"\S(?: {4,}|\t+ *)\S.*\S")
_CENTRED = 6
"""Columns before a centred line, at least."""
_JOINTS = word_set("small words in titles")
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.$")


def gather(lines: Sequence[Line]) -> tuple[tuple[Block, ...], tuple[Joined, ...]]:
    """Return the blocks that the lines make, and the words and addresses joined for it."""
    shown = single_spaced(lines)
    layout = layout_of(shown)
    forms = WordForms(line.content for line in shown)
    hanging = hanging_lines(shown)
    groups: list[list[Line]] = []
    for index, line in enumerate(shown):
        following = shown[index + 1] if index + 1 < len(shown) else None
        if groups and line.index in hanging and not line.gap:
            joins = hanging[line.index] and not _is_columns(line)
        else:
            joins = bool(groups) and _belongs(layout, groups[-1], line, following)
        if joins:
            groups[-1].append(line)
        else:
            groups.append([line])
    joined: list[Joined] = []
    return tuple(_block(group, forms, joined) for group in _underlined(groups)), tuple(joined)


def _underlined(groups: Sequence[list[Line]]) -> list[list[Line]]:
    """Put a rule right below a short line to it: together they are a heading."""
    found: list[list[Line]] = []
    for group in groups:
        rule = len(group) == 1 and not group[0].gap and is_underline(group[0].seen)
        if (
            rule
            and found
            and len(found[-1]) <= 2
            and len(found[-1][0].seen) <= 100
            and not is_underline(found[-1][-1].seen)
        ):
            found[-1].extend(group)
        else:
            found.append(group)
    return found


def _is_columns(line: Line) -> bool:
    """Say whether wide gaps stand within the line, as in a running head or a table row."""
    return _WIDE_GAP.search(line.content) is not None


def _block(group: Sequence[Line], forms: WordForms, joined: list[Joined]) -> Block:
    pieces: list[str] = []
    end = group[0].content
    for line, following in itertools.pairwise(group):
        before, record = join(end, following.content, line.number, forms)
        if record:
            joined.append(record)
        pieces.append(before)
        end = following.content
    return Block(tuple(group), "".join([*pieces, end]))


def _belongs(layout: Layout, group: Sequence[Line], line: Line, following: Line | None) -> bool:
    """Say whether ``line`` continues the block of the lines in ``group``."""
    last = group[-1]
    marker = marker_of(line.seen)
    if _is_columns(last) or _is_columns(line):
        return False
    if marker and _starts_item(layout, group, line, marker):
        return False
    if line.new_page:
        return _continues_over_page(layout, last, line)
    if line.gap or same_text(last.seen, line.seen):
        return False
    if layout.wrapped:
        split = _is_split_heading(last, line)
        return split or _continues_wrapped(layout, group, line, following)
    open_ended = len(last.seen) >= LONG and not ends_sentence(last.seen)
    return (open_ended and starts_lower(line.seen)) or _is_split_heading(last, line)


def _continues_over_page(layout: Layout, last: Line, line: Line) -> bool:
    """Say whether a sentence goes on in the first line of the next page."""
    if runs_over(last, line) or _ends_in_initial(last.seen):
        return True
    full = len(last.seen) >= LONG and not layout.is_short(last, line)
    return layout.wrapped and full and not ends_sentence(last.seen)


def _starts_item(layout: Layout, group: Sequence[Line], line: Line, marker: Marker) -> bool:
    """Tell the mark of a list item from a number or dash that only begins a wrapped line."""
    last = group[-1]
    if layout.wrapped and not line.gap and marker.kind in ("letter", "Letter", "roman", "Roman"):
        counted = marker_of(group[0].seen)
        return layout.is_short(last, line) or bool(counted and continues(counted, marker))
    if line.gap or ends_sentence(last.seen) or last.seen.endswith((":", ";", ",")):
        return True
    earlier = marker_of(group[0].seen)
    if earlier and continues(earlier, marker):
        return True
    if marker.kind == "bullet":
        return marker.value not in "–—-+*·" or layout.is_short(last, line)
    return not layout.wrapped or layout.is_short(last, line)


def _continues_wrapped(
    layout: Layout, group: Sequence[Line], line: Line, following: Line | None
) -> bool:
    first, last = group[0], group[-1]
    if _indent_breaks(group, line):
        return False
    if len(group) == 1 and _is_heading_above(last, line):
        return False
    if last.seen.endswith((")", "]")) and starts_upper(line.seen):
        text = " ".join(one.seen for one in group[-4:])
        if is_caption(text):
            return False
    if layout.is_short(last, line):
        item = marker_of(first.seen) is not None and line.indent > first.indent
        return _is_open(last.seen) and (
            starts_lower(line.seen) or item or _ends_in_initial(last.seen)
        )
    heading_follows = (
        ends_sentence(last.seen)
        and following is not None
        and not following.gap
        and len(line.seen) < 0.8 * layout.width
        and layout.is_short(line, following)
        and not ends_sentence(line.seen)
        and starts_upper(line.seen)
        and starts_upper(following.seen)
    )
    return not heading_follows


def _is_open(text: str) -> bool:
    return not ends_sentence(text) or _ends_in_initial(text)


def _ends_in_initial(text: str) -> bool:
    return _INITIAL.search(text) is not None


def _is_heading_above(last: Line, line: Line) -> bool:
    """Say whether each word of weight in ``last`` has a capital, and those of ``line`` not."""
    if ":" in " ".join(line.seen.split()[:4]):
        return False
    titled = count_words(last.seen) >= 4 and (
        is_title_case(last.seen, share=1) or is_capitals(last.seen)
    )
    return (
        titled
        and not ends_sentence(last.seen)
        and starts_upper(line.seen)
        and not (is_title_case(line.seen) or is_capitals(line.seen))
    )


def _is_split_heading(last: Line, line: Line) -> bool:
    """Say whether two centred lines are one heading, divided before or after a small word."""
    if min(last.indent, line.indent) < _CENTRED or len(last.seen) > 90:
        return False
    if not (is_title_case(last.seen) and is_title_case(line.seen)):
        return False
    if ends_sentence(last.seen) or ends_sentence(line.seen) or count_words(line.seen) > 10:
        return False
    ending, beginning = last.seen.split()[-1].lower(), line.seen.split()[0].lower()
    return ending in _JOINTS or (beginning in _JOINTS and beginning != "by")


def _indent_breaks(group: Sequence[Line], line: Line) -> bool:
    """Say whether an indent starts a paragraph, or the end of a hanging one a new entry."""
    first, last = group[0], group[-1]
    if line.indent >= last.indent + 2 and line.indent > first.indent:
        return marker_of(first.seen) is None and ends_sentence(last.seen)
    hanging = len(group) > 1 and last.indent > first.indent
    return hanging and line.indent <= first.indent
