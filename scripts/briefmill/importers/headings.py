"""What a heading looks like: short, no sentence, perhaps marked, numbered or in capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefmill.importers.lines import (
    Block,
    count_words,
    ends_sentence,
    is_capitals,
    is_title_case,
    is_underline,
    starts_upper,
)
from briefmill.importers.markers import Marker, marker_of
from briefmill.importers.vocabulary import Part, is_usual_heading, part_of

_HASHES = re.compile(r"(?P<level>#{1,6})\s+(?=\S)(?P<text>.*?)\s*#*\s*$")
_WIKI = re.compile(r"(?P<level>={2,6})\s*(?P<text>[^=]+?)\s*={2,6}$")
_BOLD = re.compile(r"(?P<mark>\*\*\*|\*\*|__)(?=\S)(?P<text>[^*_]+?)(?P=mark)\s*:?$")
_ITALIC = re.compile(r"(?P<mark>\*|_)(?=\S)(?P<text>[^*_]+?)(?P=mark)\s*:?$")
_MARKS = ((_HASHES, "marked"), (_WIKI, "marked"), (_BOLD, "bold"), (_ITALIC, "italic"))
_COLON = re.compile(r"\s*[:：]\s*$")
_NUMBERED = ("number", "decimal", "roman", "Roman", "Letter", "wide", "keyword")
_COLUMNS = re.compile(r"\S\s{3,}\S|\S\s\|\s\S")
MAX_WORDS = 16
"""Longer lines are headings only when marked, or when each word has a capital."""
_MAX_CAPITALISED_WORDS = 24
_MAX_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Heading:
    """A block that has the shape of a heading."""

    start: int
    """Where its text begins and ends in the block's view, marks left out."""
    end: int
    text: str
    """The view of its text."""
    style: str
    """How it is set off: ``marked``, ``bold``, ``italic``, ``underlined``, ``numbered``,
    ``capitals``, ``titled`` (a capital in each word) or ``plain``."""
    level: int | None
    """Depth, from 1, where marks or numbering tell it."""
    marker: Marker | None
    part: Part

    def is_below(self, other: Heading) -> bool | None:
        """Say whether this is a deeper heading than ``other``; None where nothing tells."""
        if self.level is None or other.level is None or self.style != other.style:
            return None
        return self.level > other.level

    @property
    def is_strong(self) -> bool:
        """Whether its form or name alone makes it a heading, wherever it stands."""
        return self.style in ("marked", "underlined", "bold") or is_usual_heading(self.text)


def heading_of(block: Block) -> Heading | None:
    """Return the heading that ``block`` has the shape of, or None."""
    text = block.seen.rstrip()
    underlined = len(block.lines) > 1 and is_underline(block.lines[-1].seen)
    if underlined:
        text = text[: len(text) - len(block.lines[-1].seen)].rstrip()
    if not text or len(text) > _MAX_CHARACTERS or _COLUMNS.search(text):
        return None
    start, end, style, level = _unmarked(text)
    marker = marker_of(text[start:end])
    if marker and marker.kind in _NUMBERED and marker.end < end - start:
        start += marker.end
        if level is None and marker.kind in ("number", "decimal"):
            level = marker.value.count(".") + 1
        style = "numbered" if style == "plain" else style
    elif marker:
        return None
    end = start + len(_COLON.sub("", text[start:end]))
    shown = text[start:end]
    if underlined:
        style = "underlined"
    if not shown.strip() or not _has_shape(text, shown, style):
        return None
    return Heading(start, end, shown, _style(shown, style), level, marker, part_of(shown))


def _unmarked(text: str) -> tuple[int, int, str, int | None]:
    """Return where the text stands without Markdown or wiki marks, and what they say."""
    for pattern, style in _MARKS:
        match = pattern.match(text)
        if match:
            level = len(match["level"]) if "level" in match.groupdict() else None
            return match.start("text"), match.end("text"), style, level
    return 0, len(text), "plain", None


def _style(text: str, style: str) -> str:
    if style != "plain":
        return style
    if is_capitals(text):
        return "capitals"
    return "titled" if is_title_case(text) else "plain"


def _has_shape(whole: str, text: str, style: str) -> bool:
    """Say whether ``text``, of the line ``whole``, has the length and form of a heading."""
    words = count_words(text)
    if style in ("marked", "underlined") or not words:
        return 0 < words <= _MAX_CAPITALISED_WORDS
    capitalised = is_title_case(text) or is_capitals(text)
    usual = is_usual_heading(text)
    if whole.rstrip().endswith((":", "：")) and not usual:
        return words <= 8 and (style != "plain" or capitalised) and starts_upper(text)
    sentence = ends_sentence(text) and text[-1:] not in "?!？！" and not usual
    if sentence or whole.rstrip().endswith((",", ";", "…", "...")) or not starts_upper(text):
        return False
    limit = _MAX_CAPITALISED_WORDS if capitalised else MAX_WORDS
    return words <= limit and (words > MAX_WORDS or not _is_quotation(text))


def _is_quotation(text: str) -> bool:
    return text[0] in '"“«„' and text[-1] in '"”»“'
