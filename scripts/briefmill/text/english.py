"""Whether words are English: differences in other languages are not judged."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmill.text.meaning import is_common
from briefmill.text.tokens import Token

FUNCTION_WORDS = frozenset(
    [
        "the", "a", "an", "of", "in", "on", "at", "to", "and", "that", "which", "who", "for",
        "with", "by", "as", "is", "was", "are", "were", "be", "been", "it", "its", "this",
        "these", "has", "have", "had", "from", "their", "or", "but", "also", "than", "then",
        "there", "such", "so", "he", "she", "they", "we", "his", "her", "our", "if", "when",
        "while", "into", "about",
    ]
)  # fmt: skip
"""The commonest words of English; hardly an English sentence has none."""
_COMMONEST = re.compile(r"\b(?:the|and|of)\b")
"""What nearly every English paragraph has."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SAMPLE = 1_000
"""Code points whose words are looked at."""
_FEWEST, _NEARLY = 4, 0.75
"""Words of a passage, and share of them that must be common English ones."""
_ENGLISH = 0.15
"""Share of function words from which a passage is taken for English. Edited prose has 0.35 to
0.5, headlines down to 0.2; German and Dutch share a few of the words."""
_AROUND, _BESIDE = 12, 4
"""Tokens on either side of a difference that are asked for their language: a sentence's length,
and those next to a word that is not known."""
_KNOWN, _HALF = 0.6, 0.5
"""Share of the words around, names aside, that must be known, and of those beside: a quotation
in another language may stand in an English paragraph. Edited English has nine known words in
ten, German, French and Spanish have three or four."""


def has_common_words(text: str) -> bool:
    """Say whether a passage is English by one of its commonest words, or by nearly all of them.

    It is for passages that are too short for shares of words to tell much.
    """
    if _COMMONEST.search(text):
        return True
    words = _WORD.findall(text[:_SAMPLE].lower())
    return len(words) >= _FEWEST and sum(map(is_common, words)) >= _NEARLY * len(words)


def is_english(side: Sequence[Token]) -> bool:
    """Say whether a passage as a whole is English, by its function words."""
    keys = [each.key for each in side]
    functional = sum(map(FUNCTION_WORDS.__contains__, keys))
    # Asking first whether they would do for all tokens is quicker than to count the words.
    return functional >= _ENGLISH * len(keys) or functional >= _ENGLISH * sum(
        map(str.isalpha, keys)
    )


def english_around(side: Sequence[Token], start: int, end: int, *, misprint: bool) -> bool:
    """Say whether tokens ``start`` to ``end`` of a passage are English, and those around.

    ``misprint`` says that one of an English word is there, which is no sign of another language.
    """
    if known_share(side[max(start - _AROUND, 0) : end + _AROUND]) < _KNOWN:
        return False
    if misprint or known_share(side[start:end]) == 1:
        return True
    beside = side[max(start - _BESIDE, 0) : start], side[end : end + _BESIDE]
    return min(map(known_share, beside)) >= _HALF


def known_share(side: Sequence[Token]) -> float:
    """Return the share of words that are English, names aside; 1 where there are none."""
    marks = [each.known for each in side]
    known, unknown = marks.count(True), marks.count(False)
    return known / (known + unknown) if known or unknown else 1.0
