"""What a web page puts around an article: recognised by its words and its form.

A pattern says only what a line looks like; whether it may be taken out depends on where
it stands, which `briefmill.importers.zones` knows.
"""

from __future__ import annotations

import re

from briefmill.importers.pattern_files import pattern, sections, word_set
from briefmill.importers.seen import is_letter

_MAX_LENGTH = 600
"""Longer lines are no furniture; this also bounds the time that the patterns take."""

_CONTROL_WORDS = word_set("on buttons and menus")
_FILLER_WORDS = word_set("beside words on buttons")
_LANGUAGE_NAMES = word_set("names of languages")
_WORD = re.compile(r"[\w'’-]+")

_ENDS = "ends the article"
_PATTERNS = {
    reason: pattern("furniture", reason) for reason in sections("furniture") if reason != _ENDS
}
ENDS_ARTICLE = pattern("furniture", _ENDS)
"""Headings after which, near the end, nothing of the article follows."""


def furniture_reason(text: str) -> str | None:
    """Say what piece of a web page ``text`` looks like, or None."""
    if len(text) > _MAX_LENGTH:
        return None
    for reason, form in _PATTERNS.items():
        if form.match(text):
            return reason
    if _only_controls(text):
        return "controls of the site"
    if not any(is_letter(character) or character.isdigit() for character in text):
        return "a line without words"
    return None


def _only_controls(text: str) -> bool:
    """Tell a row of buttons or links: few words, all of the kind that stands on buttons."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not words or len(words) > 16:
        return False
    if len(words) >= 2 and all(word in _LANGUAGE_NAMES for word in words):
        return True
    control = sum(word in _CONTROL_WORDS for word in words)
    known = sum(word in _CONTROL_WORDS or word in _FILLER_WORDS or word.isdigit() for word in words)
    return control > 0 and known == len(words)
