"""A sentence as words that may move, and the marks between them that stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefmill.text.span import Span

_TOKEN = re.compile(r"\S+")
_LEAD = re.compile(r"[“\"‘'(\[{«*_~]+")
_TRAIL = re.compile(r"(?:[”\"’')\]}»;:!?…*_~]|\.{3})+\Z")
_STOP = re.compile(r",?[.!?][\"”’')\]*_]*\Z")
_SIGN = re.compile(r"[-–—/&+=|•·]+")
_OPEN_QUOTE = re.compile(r"['‘]")
_POSSESSIVE = re.compile(r"\w[sS](?P<mark>['’])\Z")
_ABBREVIATED = re.compile(
    r"(?:\w\.)+\w|etc|(?:Inc|Ltd|Corp|Co|Jr|Sr|Mr|Mrs|Dr|Prof|Gen|Gov|Sen|Rep|Dept)"
)
"""What is written with a full stop that belongs to the word, given without that stop."""
FIXED = -1
"""Segment of a word that does not move: a dash, or one in a protected span."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word between blanks.

    ``span`` is the word without its marks, in code points of the sentence; ``lead`` and
    ``trail`` are the marks around it that stay in their place, without the comma;
    ``segment`` numbers the stretch of the sentence that the word may move in.
    """

    text: str
    span: Span
    lead: str
    trail: str
    comma: bool
    segment: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence, in the order in which they stand."""

    sentence: str
    words: tuple[Word, ...]
    texts: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", tuple(word.text for word in self.words))

    def __len__(self) -> int:
        return len(self.words)

    @property
    def segments(self) -> tuple[int, ...]:
        """Return the segment of each word."""
        return tuple(word.segment for word in self.words)

    @property
    def commas(self) -> tuple[bool, ...]:
        """Return for each word whether a comma follows it."""
        return tuple(word.comma for word in self.words)


def divide(sentence: str, protected: Sequence[Span] = ()) -> Words:
    """Return the words of one sentence.

    Words do not move across brackets, quotation marks, colons, semicolons or dashes.
    ``protected`` are spans of the sentence whose words stay where they are.
    """
    matches = list(_TOKEN.finditer(sentence))
    words: list[Word] = []
    segment = 0
    quoted = False
    for number, match in enumerate(matches):
        fixed = any(span.overlaps(Span(*match.span())) for span in protected)
        parts = _parts(match.group(), last=number == len(matches) - 1, quoted=quoted)
        # A quotation within single marks may end on an s; else the mark is the word's own.
        quoted = (quoted or bool(_OPEN_QUOTE.search(parts.lead))) and not _closes(parts.trail)
        immobile = fixed or not parts.core or bool(_SIGN.fullmatch(parts.core))
        if parts.lead or immobile:
            segment += 1
        start = match.start() + len(parts.lead)
        span = Span(start, start + len(parts.core))
        place = FIXED if immobile else segment
        words.append(Word(parts.core, span, parts.lead, parts.trail, parts.comma, place))
        if parts.trail or immobile:
            segment += 1
    return Words(sentence, tuple(words))


@dataclass(frozen=True, slots=True)
class _Parts:
    lead: str
    core: str
    trail: str
    comma: bool


def _closes(trail: str) -> bool:
    return "’" in trail or "'" in trail


def _parts(token: str, *, last: bool, quoted: bool) -> _Parts:
    stop = _STOP.search(token) if last else None
    end = stop.group() if stop else ""
    token = token[: len(token) - len(end)]
    comma = token.endswith(",")
    if comma:
        token = token[:-1]
    lead = _LEAD.match(token)
    opening = lead.group() if lead and lead.group() != token else ""
    token = token[len(opening) :]
    trail = _TRAIL.search(token)
    closing = trail.group() if trail and trail.group() != token else ""
    possessive = _POSSESSIVE.search(token[: len(token) - len(closing) + 1])
    if possessive and closing[:1] == possessive["mark"] and not (quoted or opening):
        closing = closing[1:]
    return _Parts(opening, token[: len(token) - len(closing)], closing + end, comma)


def arranged(
    words: Words, order: Sequence[int], commas: Sequence[bool], first_letter: FirstLetter
) -> str:
    """Return the sentence with its words in another order.

    Args:
        words: the sentence as it stands.
        order: for each place, the index of the word that is to stand there.
        commas: for each place, whether a comma follows.
        first_letter: what becomes of the capital that opened the sentence.
    """
    texts = first_letter.of(words, order)
    trails = [word.trail for word in words.words]
    if order[-1] != len(order) - 1:
        _keep_stops(words, order, texts, trails)
    pieces: list[str] = []
    end = 0
    for place, word in enumerate(words.words):
        pieces += [words.sentence[end : word.span.start], texts[place]]
        pieces.append(trails[place] + "," * commas[place])
        end = word.span.end + len(word.trail) + word.comma
    pieces.append(words.sentence[end:])
    return "".join(pieces)


def _keep_stops(words: Words, order: Sequence[int], texts: list[str], trails: list[str]) -> None:
    """Give an abbreviation that stood last its stop, and write none twice at the end."""
    if whole_texts(words)[-1] != words.texts[-1]:
        texts[list(order).index(len(order) - 1)] += "."
    if texts[-1].endswith(".") and trails[-1].startswith("."):
        trails[-1] = trails[-1][1:]


def whole_texts(words: Words) -> tuple[str, ...]:
    """Return the words, the last one with a stop that is the sentence's and its own: U.S."""
    *others, last = words.texts
    stop = words.words[-1].trail.startswith(".") and _ABBREVIATED.fullmatch(last)
    return (*others, last + "." if stop else last)


def is_ordinary(text: str) -> bool:
    """Say whether the letter case of a word depends on its place: not that of I, NATO or iPad."""
    return text[1:] == text[1:].lower() and not re.match(r"I(?:['’]|\Z)", text)


@dataclass(frozen=True, slots=True)
class FirstLetter:
    """The letter case of the word that stands first and of the one that stood there.

    ``lowered`` says that the word that stood first is no name and is written small
    inside a sentence.
    """

    lowered: bool

    def of(self, words: Words, order: Sequence[int]) -> list[str]:
        """Return the words in their new order with the capital where it belongs."""
        texts = [words.texts[index] for index in order]
        if order[0] == 0 or not words.texts[0][:1].isupper():
            return texts
        if self.lowered and is_ordinary(words.texts[0]):
            place = list(order).index(0)
            texts[place] = texts[place][:1].lower() + texts[place][1:]
        if is_ordinary(texts[0]):
            texts[0] = texts[0][:1].upper() + texts[0][1:]
        return texts
