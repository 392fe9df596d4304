"""Sentences of a paragraph, and the form in which two passages are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import sentencex

from briefmill.text.glued import divided
from briefmill.text.source_marks import with_marks
from briefmill.text.span import Span

_FOLDED = {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "…": "...", "\u00ad": "",
}  # fmt: skip
_PRIME = re.compile(r"(?<!\d)[′″]")
"""A prime that stands for a quotation mark; behind a number it is feet or inches, or minutes."""
_REMEMBERED = 1 << 14
"""Passages whose sentences and compared form are remembered, since several rules ask for them."""
_LONGEST_REMEMBERED = 1_500
"""Code points of such a passage: what is remembered stays small beside a long text."""
_LONGEST_PIECE = 20_000
"""Code points. Paragraphs of books and laws stay below 10,000."""
_LONGEST_WORD = 1_000
"""Code points between two blanks up to which they are composed at once."""
_FULL_STOP = re.compile(r"[.!?][”\"’')\]]*\s+")
_SHOUTED = re.compile(
    r"(?<![^\s\"'“‘(])[A-Z][A-Z’'.,;:()&$%\d-]*(?:\s+[A-Z\d(\"'“‘][A-Z’'”.,;:!?()&$%\d-]*){3,}"
)
"""Four words and more in capitals; ASCII alone, so that the length stays."""
_OPENS = re.compile(r"(?:\A|(?<!\.[a-z])[.!?][\"'”’)]*\s+)[\"'“‘(]*[a-z]")
_COMMENT = re.compile(r"<!--[^<>]*-->")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_DASH = re.compile(
    r"""(?<=[^\W\d_"')\]])\s*-+\s*(?=[^\W\d_]|["'(\[])|(?<=["')\]\d])\s*-+\s*(?=[^\W\d_])"""
)
_NEGATED = re.compile(r"\b(?:no|not|never|none|nothing),", re.IGNORECASE)
_FREQUENT = re.compile(r"\b(?:the|and|of)\b", re.IGNORECASE)
_FREQUENT_SHARE = 0.05
"""Share of these three among the words. Edited English prose has 0.1 to 0.16."""
_SAMPLE = 20_000
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


def sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the sentences of one paragraph, without the white space between them.

    ``text`` is one paragraph; spans count its code points. ``language`` is an ISO 639-1
    code; sentencex falls back to English for one that it does not know.
    """
    if len(text) <= _LONGEST_REMEMBERED:
        return _remembered_sentences(text, language)
    return _sentences(text, language)


def _sentences(text: str, language: str) -> tuple[Span, ...]:
    found = []
    for start, piece in _pieces(text):
        for content_start, content in _segmented(piece, language):
            first = start + content_start + len(content) - len(content.lstrip())
            if content.strip():
                found.append(Span(first, first + len(content.strip())))
    return with_marks(text, divided(text, found))


_remembered_sentences = lru_cache(maxsize=_REMEMBERED)(_sentences)


def _segmented(piece: str, language: str) -> Iterator[tuple[int, str]]:
    if len(piece) > _LONGEST_PIECE:  # no full stop in all of it: one sentence
        yield 0, piece
        return
    for boundary in sentencex.get_sentence_boundaries(language, _calmed(piece)):
        yield boundary["start_index"], piece[boundary["start_index"] : boundary["end_index"]]


def _calmed(text: str) -> str:
    """Write what is in capitals as other text, so that it is divided as its copy is."""
    return _SHOUTED.sub(lambda match: _OPENS.sub(_capital, match.group().lower()), text)


def _capital(match: re.Match[str]) -> str:
    return match.group().upper()


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a very long paragraph after full stops, since sentencex is quadratic in one.

    Hundreds of thousands of opening quotation marks take it seconds.
    """
    start = 0
    while len(text) - start > _LONGEST_PIECE:
        stop = _FULL_STOP.search(text, start + _LONGEST_PIECE // 2)
        end = stop.end() if stop else len(text)
        yield start, text[start:end]
        start = end
    if start < len(text):
        yield start, text[start:]


def fold(text: str) -> str:
    """Return ``text`` as it is compared: composed, straight marks, single blanks.

    Only what a reader would not call a difference is folded: white space, soft hyphens, the
    shape of quotation marks, dashes and ellipses, and Unicode composition. Letter case, commas
    and everything else stay.
    """
    if text.isascii():  # most English is, and it is far quicker
        return " ".join(text.replace("`", "'").split())
    for mark, plain in _FOLDED.items():  # quicker than str.translate, since few marks occur
        if mark in text:
            text = text.replace(mark, plain)
    if "′" in text or "″" in text:
        text = _PRIME.sub(_quotation_mark, text)
    words = text.split()
    if max(map(len, words), default=0) > _LONGEST_WORD:
        return " ".join(map(_composed, words))
    return unicodedata.normalize("NFC", " ".join(words))


def _quotation_mark(prime: re.Match[str]) -> str:
    return "'" if prime.group() == "′" else '"'


def _composed(word: str) -> str:
    """Compose a word piece by piece: thousands of marks on one letter take quadratic time."""
    starts = range(0, len(word), _LONGEST_WORD)
    return "".join(unicodedata.normalize("NFC", word[at : at + _LONGEST_WORD]) for at in starts)


def without_comments(text: str) -> str:
    """Return a passage without the HTML comments in it, which nobody reads."""
    return _COMMENT.sub("", text) if "<!--" in text else text


def loose(text: str) -> str:
    """Return ``text`` folded, and without commas and letter case.

    Commas between digits stay: 1,5 is not 15. Blanks around a dash between words go.
    """
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _loose(text)


def _loose(text: str) -> str:
    folded = fold(without_comments(text))
    folded = folded.replace(", ", " ")  # most commas, without the cost of the pattern
    if "," in folded:
        folded = _COMMA.sub("", folded)
    if "-" in folded:
        folded = _DASH.sub("-", folded)
    return folded.lower()


_remembered = lru_cache(maxsize=_REMEMBERED)(_loose)


def negates_alike(first: str, second: str) -> bool:
    """Say whether as many negations are followed by a comma in both passages.

    Such a comma tells: "No, prices rose" and "No prices rose".
    """
    return len(_NEGATED.findall(first)) == len(_NEGATED.findall(second))


def is_english(text: str) -> bool:
    """Say whether a text is English by its most frequent words, which few languages share."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    return len(_FREQUENT.findall(sample)) >= _FREQUENT_SHARE * len(words)


def word_count(text: str) -> int:
    """Count words: runs of letters and digits, inner hyphens and apostrophes included."""
    return _remembered_words(text) if len(text) <= _LONGEST_REMEMBERED else _words(text)


def _words(text: str) -> int:
    return len(_WORD.findall(text))


_remembered_words = lru_cache(maxsize=_REMEMBERED)(_words)  # a dozen rules ask for the same
