"""The lines of a raw text, and what can be told of a line by itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefmill.importers.language import script_of
from briefmill.importers.pattern_files import word_set
from briefmill.importers.seen import Seen, see

LINE_END = re.compile(r"\r\n|\n|\r")
"""Line ends as editors count them."""
_INNER_END = re.compile("[\f\v\u2028\u2029]")
"""A page break, a forced line break, and Unicode's own line ends: they divide what a
reader sees, though an editor counts one line."""
_QUOTE_MARK = re.compile(r"^\s*(?:>\s?)+")
_SAMPLE = 20_000
_WORD = re.compile(r"[^\W_][\w'’.,:/&-]*", re.UNICODE)
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,}|\*{3,}|_{3,})")
_SENTENCE_END = re.compile(
    r"[.!?…。！？؟۔।][\"'”’»›)\]}*_]*(?:\s?\[[\d,\s–-]{1,12}\]|\d{1,3}|[*†‡¹²³⁴-⁹⁰])*$"
)
_SENTENCE_BREAK = re.compile(
    r"[.!?…][\"'”’»)\]*_]*(?:\[\d{1,3}\]|\d{1,3})?\s+(?=[\W_]{0,4}(?:[^\W\d_a-z]|\d))|[。！？]"
)

_SMALL = word_set("small words in titles")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, or a part of one that a page break divides."""

    index: int
    """Position among the lines that are not blank."""
    number: int
    """Line number in the file as an editor counts, from 1."""
    text: str
    """The characters of the line without blanks around them."""
    content: str
    """`text` without the ``>`` that marks each line of a forwarded message."""
    seen: str
    """The view of `content` in which structure is recognised; empty if it shows nothing."""
    indent: int
    """Columns before the first character."""
    gap: int
    """Blank lines before it."""
    new_page: bool
    """Whether a page break stands before it."""


def _parts(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield number, text and whether a form feed stands before, for each part of a line."""
    for number, line in enumerate(LINE_END.split(text), start=1):
        position, fed = 0, False
        for match in _INNER_END.finditer(line):
            yield number, line[position : match.start()], fed
            position, fed = match.end(), match.group() == "\f"
        yield number, line[position:], fed


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of ``text`` that are not blank, in order.

    A line is blank when it holds nothing but white space as Python counts it.
    """
    lines: list[Line] = []
    gap, fed, last = 0, False, 0
    quoted = _is_forwarded(text)
    for number, part, after_feed in _parts(text):
        fed = fed or after_feed
        stripped = part.strip()
        if not stripped:
            gap += number != last
            last = number
            continue
        inner = _QUOTE_MARK.sub("", part) if quoted else part
        indent = len(inner.expandtabs(4)) - len(inner.expandtabs(4).lstrip())
        content = inner.strip()
        seen = see(content).text.strip()
        lines.append(Line(len(lines), number, stripped, content, seen, indent, gap, fed))
        gap, fed, last = (gap + 1 if not seen else 0), False, number
    return tuple(lines)


def _is_forwarded(text: str) -> bool:
    """Say whether nearly every line begins with ``>``, as in a forwarded message."""
    sample = [line for line in text[:_SAMPLE].splitlines() if line.strip()]
    marked = sum(line.lstrip().startswith(">") for line in sample)
    return len(sample) > 5 and marked > 0.9 * len(sample)


@dataclass(frozen=True)
class Block:
    """Lines that make one paragraph, heading, list item or the like."""

    lines: tuple[Line, ...]
    raw: str
    """Their text as one line."""
    lead: str = ""
    """What stands before it in the first line and was taken off, such as ``Conclusion:``."""
    at: int = 0
    """Line number of a block without lines, which was taken off another."""

    @classmethod
    def of(cls, line: Line) -> Block:
        """Return the block of a single line."""
        return cls((line,), line.content)

    @cached_property
    def view(self) -> Seen:
        """The view of the block's text in which structure is recognised."""
        return see(self.raw)

    @cached_property
    def seen(self) -> str:
        """The characters of the view."""
        return self.view.text

    @cached_property
    def words(self) -> int:
        """How many words the block has."""
        return count_words(self.seen)

    @cached_property
    def is_prose(self) -> bool:
        """Whether this is running text: a sentence of some length, or several."""
        return is_prose(self.seen, self.words)

    @property
    def number(self) -> int:
        """Line number of its first line."""
        return self.lines[0].number if self.lines else self.at


def count_words(text: str) -> int:
    """Count words; in scripts without spaces, two characters count as a word."""
    wide = len(_WIDE.findall(text)) if not text.isascii() else 0
    if not wide:
        return sum(1 for _ in _WORD.finditer(text))
    return wide // 2 + sum(1 for _ in _WORD.finditer(_WIDE.sub(" ", text)))


def ends_sentence(text: str) -> bool:
    """Say whether ``text`` ends as a sentence does, a note mark after it allowed."""
    return bool(_SENTENCE_END.search(text[-40:].rstrip()))


def sentence_breaks(text: str) -> Iterator[int]:
    """Yield the positions at which a further sentence seems to begin."""
    for match in _SENTENCE_BREAK.finditer(text):
        if match.end() < len(text) and not _is_abbreviation(text, match.start()):
            yield match.end()


_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|[A-Za-z]\.[A-Za-z]|[A-Z]\.[A-Z]\.[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|Gen|Col|Lt|Sen|Rep|"
    r"Gov|Pres|Jr|Sr|vs|etc|e\.g|i\.e|No|Nos|no|nos|vol|Vol|pp|p|ed|eds|Eds|Ed|al|cf|Inc|Co|Corp|Ltd|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|ca|approx|Art|Fig|Ch|Univ|Rev|Hon|Mt|Ft)$"
)


def _is_abbreviation(text: str, dot: int) -> bool:
    return text[dot] == "." and bool(_ABBREVIATION.search(text[max(0, dot - 12) : dot]))


def is_prose(text: str, words: int | None = None) -> bool:
    """Say whether ``text`` is running text, as no heading or piece of furniture is."""
    counted = count_words(text) if words is None else words
    if counted >= 30:
        return True
    if not ends_sentence(text) or (counted <= 24 and is_title_case(text)):
        return False
    return counted >= 12 or (counted >= 8 and next(sentence_breaks(text), None) is not None)


def starts_lower(text: str) -> bool:
    """Say whether the first letter of ``text``, before anything else, is a small one."""
    return bool(text) and text[0].islower()


def starts_upper(text: str) -> bool:
    """Say whether ``text`` begins like a sentence: a capital, a digit or a caseless letter."""
    first = text.lstrip("\"'“‘«([*_¿¡").strip()[:1]
    return first.isdigit() or first.isupper() or unicodedata.category(first or " ") == "Lo"


def shown_words(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, without what stands around them."""
    return [match.group().strip("'’.,:/&-").lower() for match in _WORD.finditer(text)]


def same_text(one: str, other: str) -> bool:
    """Say whether two lines say the same, letter case and punctuation aside."""
    return one == other or (bool(shown_words(one)) and shown_words(one) == shown_words(other))


def is_capitals(text: str) -> bool:
    """Say whether all letters are capitals (in a script that has them)."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 3 and text.upper() == text and text.lower() != text


def is_title_case(text: str, share: float = 0.8) -> bool:
    """Say whether nearly every word of weight, or ``share`` of them, begins with a capital."""
    words = [word.strip("\"'“”‘’«»()[]:,") for word in text.split()]
    heavy = [word for word in words if word and word.lower() not in _SMALL and word[0].isalpha()]
    if not heavy or script_of(heavy[0][0]) in ("CJK", "ARABIC", "HEBREW", "HANGUL", "GEORGIAN"):
        return False
    return sum(word[0].isupper() for word in heavy) >= share * len(heavy)


def is_underline(text: str) -> bool:
    """Say whether a line is only a rule, as under a heading or between parts."""
    return bool(_UNDERLINE.fullmatch(text.replace(" ", "")))
