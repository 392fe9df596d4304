"""A view of raw text in which its structure can be recognised.

Scraped text is damaged: a dash arrives as three wrong letters, a space as ``&nbsp;``.
Import does not repair that, the build does, traceably; but a list marker or a
separator must be known for what it is all the same. So recognition reads the view,
and what is kept is always cut from the raw text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_PUNCTUATION = "–—‘’‚“”„•…‐‑‒―·«»©®™€£§°¡¿\u00a0"
_LETTERS = "".join(chr(code) for code in range(0xC0, 0x180))


def _misread(character: str) -> set[str]:
    """Return how ``character`` looks when its UTF-8 bytes are read as Windows-1252."""
    data = character.encode()
    windows = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)
    return {windows, data.decode("latin-1")}


_MOJIBAKE = {
    wrong: character
    for character in _PUNCTUATION + _LETTERS
    for wrong in _misread(character)
    if not wrong.isascii()
}
_ENTITY = re.compile(r"&(?:amp;)?(#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z][A-Za-z0-9]{1,20});")
_PATTERN = re.compile(
    "|".join(
        [
            *(re.escape(wrong) for wrong in sorted(_MOJIBAKE, key=len, reverse=True)),
            _ENTITY.pattern,
            "[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]",
            "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]",
        ]
    )
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def _replacement(found: str) -> str:
    if found in _MOJIBAKE:
        found = _MOJIBAKE[found]
    elif found.startswith("&"):
        found = html.unescape(html.unescape(found))
    if _INVISIBLE.fullmatch(found):
        return ""
    return " " if found.isspace() else found


@dataclass(frozen=True, slots=True)
class Seen:
    """The view of a raw text, and where each of its characters stands in the raw text."""

    raw: str
    text: str
    _view_starts: tuple[int, ...] = (0,)
    _raw_starts: tuple[int, ...] = (0,)

    def raw_index(self, position: int) -> int:
        """Return the position in the raw text of a position in the view."""
        segment = bisect_right(self._view_starts, position) - 1
        return self._raw_starts[segment] + position - self._view_starts[segment]

    def cut(self, start: int, end: int | None = None) -> str:
        """Return the raw text behind ``view[start:end]``, without blanks around it."""
        first = self.raw_index(start) if start else 0
        last = len(self.raw) if end is None else self.raw_index(end)
        return self.raw[first:last].strip()


def see(raw: str) -> Seen:
    """Return the view of ``raw``: damage and entities read through, blanks as spaces."""
    if raw.isascii() and "&" not in raw and "\t" not in raw:
        return Seen(raw, raw)
    pieces: list[str] = []
    view_starts, raw_starts = [0], [0]
    length = position = 0
    for match in _PATTERN.finditer(raw):
        replacement = _replacement(match.group())
        if replacement == match.group():
            continue
        pieces += (raw[position : match.start()], replacement)
        length += match.start() - position + len(replacement)
        position = match.end()
        view_starts.append(length)
        raw_starts.append(position)
    if not pieces:
        return Seen(raw, raw)
    pieces.append(raw[position:])
    return Seen(raw, "".join(pieces), tuple(view_starts), tuple(raw_starts))


def is_letter(character: str) -> bool:
    """Say whether ``character`` is a letter or a mark that belongs to one."""
    return unicodedata.category(character)[0] in "LM"
