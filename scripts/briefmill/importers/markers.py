"""Marks before list items and headings: numbers, letters, bullets, hashes, bold."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLETS = "•‣▪▫◦●○■□►▶➢➤✓✔❖→*+·§¨–—-\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
"""The last are the bullets of Word's symbol fonts."""
_MARKERS = (
    (
        "keyword",
        re.compile(
            r"(?:(?:policy |key )?recommendation|proposal|priority|action|step|measure|proposition|"
            r"recommandation|empfehlung|рекомендация|recomendación)"
            r"\s*(?:no\.?\s*|n[°º]\s*|\#)?(?P<value>\d{1,2}|[ivx]{1,4}|one|two|three|four|five|six|"
            r"seven|eight|nine|ten)\s*(?:[:.)–—-]+\s*|$)",
            re.IGNORECASE,
        ),
    ),
    ("keyword", re.compile(r"(?:R|Rec\.?\s?)(?P<value>\d{1,2})\s*[:.)–—-]\s*")),
    ("decimal", re.compile(r"(?P<value>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?=[^\s\d%])")),
    ("number", re.compile(r"\(\s?(?P<value>\d{1,3})\s?\)\s*")),
    ("number", re.compile(r"(?P<value>\d{1,3})\s?(?:[)．、]|\.\))\s*(?=\S)")),
    ("number", re.compile(r"(?P<value>\d{1,3})\s?\.(?:\s+(?=\S)|(?=[^\W\d_]))")),
    ("number", re.compile(r"(?P<value>\d{1,2})\s(?:[–—-]|:)\s(?=\S)")),
    ("number", re.compile(r"\#(?P<value>\d{1,2})(?:\s*[:.)–—-])?\s+(?=\S)")),
    ("bracket", re.compile(r"\[\^?(?P<value>\d{1,3})\]:?\s*")),
    ("bullet", re.compile(rf"(?P<value>[{re.escape(BULLETS)}])\s+(?=\S)")),
    ("bullet", re.compile(r"(?P<value>[•‣▪●■►▶➢➤✓✔❖\uf0b7\uf0a7])(?=\S)")),
    ("bullet", re.compile(r"(?P<value>o)\s+(?=[A-Z])")),
    ("bullet", re.compile(r"(?P<value>[-–])(?=[A-Z][a-z])")),
    ("roman", re.compile(r"\(?(?P<value>[ivx]{1,5})[.)]\s+(?=\S)")),
    ("Roman", re.compile(r"\(?(?P<value>[IVX]{1,5})[.)]\s+(?=\S)")),
    ("letter", re.compile(r"\(?(?P<value>[a-z])[.)]\s+(?=\S)")),
    ("letter", re.compile(r"\((?P<value>[a-z])\)\s*(?=\S)")),
    ("Letter", re.compile(r"\(?(?P<value>[A-Z])[.)]\s+(?=\S)")),
    ("wide", re.compile(r"[（(]?(?P<value>[一二三四五六七八九十]{1,3})[、)）.．]\s*")),
    (
        "ordinal",
        re.compile(
            r"(?P<value>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last)"
            r"(?:ly)?(?: and (?:foremost|final(?:ly)?|most important(?:ly)?))?\s?[,:–—]\s+",
            re.IGNORECASE,
        ),
    ),
)
_BOLD = re.compile(r"\*\*|__|\*(?=\S)")
_NUMBER_WORDS = (
    ("one", "first", "一"),
    ("two", "second", "二"),
    ("three", "third", "三"),
    ("four", "fourth", "四"),
    ("five", "fifth", "五"),
    ("six", "sixth", "六"),
    ("seven", "seventh", "七"),
    ("eight", "eighth", "八"),
    ("nine", "ninth", "九"),
    ("ten", "tenth", "十"),
)
_WORD_VALUES = {
    word: number for number, words in enumerate(_NUMBER_WORDS, start=1) for word in words
}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def roman_number(text: str) -> int | None:
    """Return the value of a Roman numeral up to 89, or None when ``text`` is none."""
    values = [_ROMAN.get(character, 0) for character in text.lower()]
    if not values or not all(values):
        return None
    signed = [
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    ]
    return sum(signed)


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark at the start of a text: its kind, what it says, and where its text begins."""

    kind: str
    value: str
    end: int
    """Position in the text right after the mark and its blanks."""
    bold: bool = False
    """Whether the mark stands inside bold that goes on after it."""

    @property
    def number(self) -> int | None:
        """The mark as a number, or None where it has none, as a bullet."""
        if self.value.isdecimal():
            return int(self.value)
        if self.kind in ("letter", "Letter"):
            return ord(self.value.lower()) - ord("a") + 1
        return _WORD_VALUES.get(self.value.lower()) or roman_number(self.value)


def marker_of(text: str) -> Marker | None:
    """Return the list mark with which ``text`` (a view) begins, if any."""
    start = len(text) - len(text.lstrip())
    bold = _BOLD.match(text, start)
    for at in (start, bold.end() if bold else None):
        if at is None:
            continue
        for kind, pattern in _MARKERS:
            match = pattern.match(text, at)
            if match and (at == start or kind != "bullet"):
                return Marker(kind, match["value"], match.end(), bold=at != start)
    return None


def continues(earlier: Marker, later: Marker) -> bool:
    """Say whether ``later`` can be the mark of the item after that of ``earlier``."""
    if (earlier.kind, earlier.value, later.value) == ("letter", "h", "i"):
        return True
    if earlier.kind != later.kind:
        return False
    if earlier.kind == "bullet":
        return earlier.value == later.value
    if earlier.kind == "ordinal":
        return True
    one, two = earlier.number, later.number
    return one is not None and two is not None and two == one + 1
