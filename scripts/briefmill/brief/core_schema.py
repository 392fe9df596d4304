"""Types plain words by the core schema of YAML 1.2 (section 10.3 of its specification)."""

from __future__ import annotations

import math
import re

MAX_DIGITS = 18
"""Digits of a whole number; fits 64 bits, so that every reader of our JSON agrees."""

_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def resolve(text: str) -> str | int | float | bool | None:
    """Return the value of a word that is not quoted.

    ``no`` and ``2024-02-30`` are texts here, unlike in YAML 1.1.

    Raises:
        OverflowError: when it is a number that is too long, infinite or not a number.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        if len(text.lstrip("+-")) > MAX_DIGITS:
            raise OverflowError
        return int(text, 0 if text[:2] in {"0x", "0o"} else 10)
    if _FLOAT.fullmatch(text):
        if len(text) > 2 * MAX_DIGITS or not math.isfinite(float(text)):
            raise OverflowError
        return float(text)
    if _NOT_FINITE.fullmatch(text):
        raise OverflowError
    return text
