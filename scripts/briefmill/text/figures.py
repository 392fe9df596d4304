"""Figures that say the same number or date in two ways: twelve and 12, May 12 and 12 May."""

from __future__ import annotations

import re
from fractions import Fraction

_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = {word: at for at, word in enumerate(_UNITS)} | {
    word: 10 * at for at, word in enumerate(_TENS, start=2)
}
_TIMES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip
_PARTS = {"half": Fraction(1, 2), "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_FIGURE = re.compile(r"\d{1,15}(?:\.\d{1,15})?")
_THOUSANDS = re.compile(r"(?<=\d)[,\u00a0](?=\d{3}(?!\d))")
_RATIO = re.compile(r"(\d{1,3})/([1-9]\d{0,2})")
_PAIR = 2
_MONTHS = frozenset(
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]
)  # fmt: skip


def same_figure(first: str, second: str) -> bool:
    """Say whether two stretches of words are one number or date, written in two ways.

    "1.5 million" is 1,500,000 and "5 km" is 5km; 1.500 may be 1,500 or one and a half.
    """
    here, there = (_THOUSANDS.sub("", each.casefold()).split(" ") for each in (first, second))
    if sorted(here) == sorted(there):
        return here != there and is_dated(first)
    if "".join(here) == "".join(there):
        parted = max(here, there, key=len)
        return len(parted) == _PAIR and parted[0].isdigit() and parted[1].isalpha()
    value = _value(here)
    return value is not None and value == _value(there)


def is_dated(words: str) -> bool:
    """Say whether a month and a figure stand there."""
    named = not _MONTHS.isdisjoint(words.casefold().split(" "))
    return named and any(map(str.isdigit, words))


def _value(words: list[str]) -> Fraction | None:
    """Return the number that words say; None where they say no number, or more than one."""
    if len(words) > 1 and words[-1] in _TIMES:
        left = _value(words[:-1])
        return None if left is None else left * _TIMES[words[-1]]
    if len(words) == _PAIR and words[0] in _TENS and words[1] in _UNITS[1:10]:
        return Fraction(_NUMBERS[words[0]] + _NUMBERS[words[1]])
    if len(words) != 1:
        return None
    (word,) = words
    ratio = _RATIO.fullmatch(word)
    if ratio:
        return Fraction(int(ratio[1]), int(ratio[2]))
    if _FIGURE.fullmatch(word):
        return Fraction(word)
    return _PARTS.get(word) or (Fraction(_NUMBERS[word]) if word in _NUMBERS else None)
