"""Words of a printed reference in one spelling: accents, abbreviations, initials, page ranges."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from briefmill.text.sentences import fold

_MARKED = re.compile(r"\w*[^\W\x00-\x7f]\w*")
_JOINED = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
"""Letters that no decomposition takes apart."""
_WRITTEN_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
"""How German and the languages of Scandinavia write a letter where its mark cannot be set."""
_RANGE = re.compile(r"(?<![\d-])(\d+)(\s?-\s?)(\d+)(?![\d-])")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?<![^\W_])[A-Z]{2,3}(?![^\W_])")


def _unmarked(word: str, letters: dict[str, str]) -> str:
    plain = "".join(
        (letters[c.lower()].capitalize() if c.isupper() else letters[c])
        if c.lower() in letters
        else c
        for c in unicodedata.normalize("NFC", word)
    )
    bare = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in bare if not unicodedata.combining(c))


def unaccented(text: str, other: str) -> str:
    """Return a text without accents, its words written as they stand in another text.

    ``Müller`` becomes ``Mueller`` where the other text has that, else ``Muller``.
    """
    if text.isascii():
        return text
    known = {word.casefold() for word in _WORD.findall(other)}

    def written(match: re.Match[str]) -> str:
        long = _unmarked(match.group(), _JOINED | _WRITTEN_OUT)
        return long if long.casefold() in known else _unmarked(match.group(), _JOINED)

    return _MARKED.sub(written, fold(text))


def ranges_in_full(text: str) -> str:
    """Write the last page of a range with all its digits: ``1120-8`` is ``1120-1128``."""

    def full(match: re.Match[str]) -> str:
        first, dash, last = match.groups()
        return f"{first}{dash}{first[: max(0, len(first) - len(last))]}{last}"

    return _RANGE.sub(full, fold(text))


def spaced_initials(text: str) -> str:
    """Write initials apart: ``Hale DA`` is ``Hale D. A.``."""
    return _INITIALS.sub(lambda match: ". ".join(match.group()) + ".", text)


def abbreviated(word: str, others: Collection[str]) -> str:
    """Return the one word among ``others`` that ``word`` abbreviates: ``Hist`` is ``History``.

    "" where there is none or more than one, or where it has no capital, as in prose.
    """
    if not word[:1].isupper():
        return ""
    short = word.casefold()
    whole = {each for each in others if each.casefold().startswith(short) and each[:1].isupper()}
    found = {each for each in whole if len(each) > len(word)}
    return found.pop() if len(found) == 1 else ""
