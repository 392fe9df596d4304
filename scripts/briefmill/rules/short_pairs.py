"""Two short lines near each other that differ in a fact alone: "Budget: 5 million" and "6 million".

Short lines are alike by chance or on purpose far more often than paragraphs are: records have the
same labels, lists have a line for each case. So a pair is told only where no third line is like
it, and where nothing around it looks like records.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefmill.rules.outline import Part, is_answer, is_caption, parts
from briefmill.rules.passages import LEAST_WORDS, is_quotation
from briefmill.text.comparison import Difference, compare
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.meaning import Kind, is_common, kind_of
from briefmill.text.sentences import loose, word_count

_LEAST_WORDS = 5
"""Words of a line without a label; shorter ones are cells, names and answers."""
_LEAST_LABELLED = 2
_ALIKE, _LABELLED_ALIKE = 0.7, 0.4
"""Share of words that both must have."""
_NEAREST = 6
"""How many short lines of the same section, that open alike, each is compared with."""
_PATTERN = 4
"""How many of these may be like a line before all are taken for one pattern."""
_NEAR = 12
"""Blocks that stand between the two at most."""
_KINDS = {Kind.NUMBER, Kind.DATE, Kind.UNIT, Kind.NEGATION, Kind.MODAL, Kind.QUANTITY}
"""Differences that make a mistake likely."""
_OF_SENTENCES = {Kind.NAME, Kind.PLACE, Kind.OPPOSITE, Kind.CITATION, Kind.LINK}
"""Differences of two sentences that are told as well; other lines are lists of names."""
_LABEL = re.compile(r"(?:\*\*|__)?(?P<label>[^:\n*]{2,40}):(?:\*\*|__)?\s+\S")
_FULL_STOP = re.compile(r"[.!][\"'”’)\]*_]*\Z")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_COUNTS_OFF = frozenset(
    [
        "phase", "step", "stage", "article", "section", "part", "chapter", "page", "table",
        "figure", "box", "group", "grade", "class", "type", "level", "version", "volume", "room",
        "day", "week", "month", "year", "round", "session", "no", "number", "option",
        "lot", "unit", "module", "item", "line", "scenario", "tier", "band", "zone", "category",
        "question", "paragraph", "annex", "appendix", "schedule", "clause", "goal", "target",
    ]
)  # fmt: skip
"""Words behind which a number is a name: "phase 1", "phase 2"."""

_ORDINALS = frozenset(
    ["first", "second", "third", "fourth", "fifth", "sixth", "last", "next", "1st", "2nd", "3rd"]
)
_MOST_CHANGED = 4
"""Words of the place in which two lines differ."""
_LONGEST = 2
"""Words of a figure or a date."""


@dataclass(frozen=True, slots=True)
class _Line:
    index: int
    text: str
    label: str
    words: tuple[str, ...]


def short_pairs(document: Document) -> Iterator[tuple[int, int, Difference]]:
    """Yield pairs of short lines by the indices of their blocks, the later one first.

    The difference is as seen from the later one.
    """
    for lines in _sections(document):
        labels = Counter(line.label for line in lines if line.label)
        records = sum(times > 1 for times in labels.values()) > 1
        distinct = {line.words: line for line in reversed(lines) if not (records and line.label)}
        versions = Counter(line.label for line in distinct.values())
        found = list(_alike(sorted(distinct.values(), key=lambda line: line.index)))
        times = Counter(at for here, there, _ in found for at in (here.index, there.index))
        for here, there, difference in found:
            alone = times[here.index] == times[there.index] == 1
            few = not here.label or versions[here.label] == 2
            if alone and few and _is_telling(here, there, difference):
                yield here.index, there.index, difference


def _sections(document: Document) -> Iterator[list[_Line]]:
    """Yield the short lines between two headings."""
    lines: list[_Line] = []
    for index, (block, zone) in enumerate(zip(document.blocks, parts(document), strict=True)):
        if block.kind is BlockKind.HEADING:
            yield lines
            lines = []
        elif zone is not Part.REFERENCES and _is_line(document, index, block):
            text = document.content(block)
            label = _LABEL.match(text)
            words = tuple(loose(text).split())
            lines.append(_Line(index, text, loose(label["label"]) if label else "", words))
    yield lines


def _is_line(document: Document, index: int, block: Block) -> bool:
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.NESTED}:
        return False
    text = document.content(block)
    if "\n" in text or len(text) > 40 * LEAST_WORDS:
        return False
    if not _LEAST_LABELLED <= word_count(text) < LEAST_WORDS or is_caption(text):
        return False
    return not (is_answer(document, index) or is_quotation(document, block.span))


def _alike(lines: Sequence[_Line]) -> Iterator[tuple[_Line, _Line, Difference]]:
    """Yield the pairs that open alike, stand near each other and differ in one place."""
    opened: defaultdict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        key = line.label or "".join(line.words[:1])
        near = [earlier for earlier in opened[key][-_NEAREST:] if _may_differ_once(line, earlier)]
        opened[key].append(line)
        if len(near) >= _PATTERN:
            continue  # it saves comparing thousands of lines of one pattern
        for earlier in near:
            found = compare(line.text, earlier.text)
            least = _LABELLED_ALIKE if line.label else _ALIKE
            if len(found.differences) == 1 and found.share >= least:
                yield line, earlier, found.differences[0]


def _may_differ_once(line: _Line, earlier: _Line) -> bool:
    """Say quickly whether two lines near each other may differ in one place of a few words."""
    if line.index - earlier.index > _NEAR or bool(line.label) != bool(earlier.label):
        return False
    left, right = line.words, earlier.words
    shorter = min(len(left), len(right))
    start = next((at for at in range(shorter) if left[at] != right[at]), shorter)
    behind = range(1, shorter - start + 1)
    end = next((at - 1 for at in behind if left[-at] != right[-at]), shorter - start)
    return 0 < max(len(left), len(right)) - start - end <= _MOST_CHANGED


def _is_telling(here: _Line, there: _Line, difference: Difference) -> bool:
    """Say whether a difference makes a mistake likely."""
    values = difference.first, difference.second
    if difference.kind not in _KINDS:
        return not here.label and difference.kind in _OF_SENTENCES and _are_whole(here, there)
    if any(_names(here.text, value) for value in values):
        return False
    measured = difference.kind not in {Kind.NEGATION, Kind.MODAL, Kind.QUANTITY}
    if measured and not all(0 < len(value.split()) <= _LONGEST for value in values):
        return False
    if here.label:
        return not _is_name(here.text)
    if min(word_count(here.text), word_count(there.text)) < _LEAST_WORDS:
        return False
    dated = difference.kind is Kind.DATE or any(map(_YEAR.search, values))
    return not dated or _are_whole(here, there)


def _are_whole(*lines: _Line) -> bool:
    """Say whether lines are sentences."""
    return all(
        _FULL_STOP.search(line.text) and word_count(line.text) > _LEAST_WORDS for line in lines
    )


def _is_name(text: str) -> bool:
    """Say whether a label is a name: who speaks, or where a book came out."""
    words = text.partition(":")[0].strip("*_ ").split()
    return all(word[:1].isupper() and not is_common(word.strip(".,").lower()) for word in words)


def _names(text: str, value: str) -> bool:
    """Say whether a number is the name of something: "phase 2", "the second", "3.4.9"."""
    if value.lower() in _ORDINALS or value.count(".") > 1:
        return True
    found = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text) if value else None
    before = text[: found.start()].split() if found else []
    word = before[-1].rstrip(".,#") if before else ""
    if kind_of(word.lower()) is Kind.DATE:
        return False  # May 5
    return word.lower() in _COUNTS_OFF or (len(before) > 1 and word[:1].isupper())
