"""Captions, disclaimers, notes about authors, and labels above titles."""

from __future__ import annotations

import re

from briefmill.importers.lines import count_words
from briefmill.importers.pattern_files import pattern, word_set

_NO_WORD = re.compile(r"^[\W_]+")
_WORD = re.compile(r"[\w'’&-]+")
_LABEL_WORDS = word_set("in labels above titles")
_CATEGORIES = re.compile(r"[^\W\d_][\w’'& -]{1,30}(?:\s*[|•·/]\s*[^\W\d_][\w’'& -]{1,30}){1,5}")
_SERIES_WORDS = word_set("in names of series")
_CAPTION = pattern("captions", "caption", case=True)
_DISCLAIMER = pattern("disclaimers", "disclaimer")
_BIOGRAPHY = pattern("biographies", "biography", case=True)
_MAX_CAPTION, _MAX_DISCLAIMER, _MAX_BIOGRAPHY = 700, 900, 1500
"""Characters; longer paragraphs are none, and the patterns' time stays bounded."""


def is_caption(text: str) -> bool:
    """Say whether a line is a photo caption with its credit, or a credit by itself."""
    return len(text) <= _MAX_CAPTION and bool(_CAPTION.search(text))


def is_disclaimer(text: str) -> bool:
    """Say whether a line disclaims views or says where the text was first published."""
    return len(text) <= _MAX_DISCLAIMER and bool(_DISCLAIMER.match(_NO_WORD.sub("", text)))


def is_biography(text: str) -> bool:
    """Say whether a paragraph says who an author is, as notes after articles do."""
    return len(text) <= _MAX_BIOGRAPHY and bool(_BIOGRAPHY.match(_NO_WORD.sub("", text)))


def is_label(text: str) -> bool:
    """Say whether a short line can name a site, a series or a kind of text, above a title."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not words or count_words(text) > 8:
        return False
    if _CATEGORIES.fullmatch(text.strip()):
        return True
    if (words[-1] in _LABEL_WORDS and len(words) <= 5) or all(
        word in _LABEL_WORDS or word.isdigit() for word in words
    ):
        return True
    numbered = len(words) <= 8 and any(word.isdigit() for word in words)
    return (len(words) <= 4 or numbered) and any(word in _SERIES_WORDS for word in words)
