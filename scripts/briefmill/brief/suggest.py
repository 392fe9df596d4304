"""Suggestions in messages: what the writer may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 60


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str | None:
    """Return the known word that ``word`` is most likely a slip of, or None.

    ``alike`` is how alike they must be, from 0 to 1 (difflib's ratio).
    Long words get no suggestion, because the comparison takes quadratic time.
    """
    if len(word) > _LONGEST:
        return None
    by_lower = {each.lower(): each for each in known}
    found = get_close_matches(word.strip().lower(), by_lower, n=1, cutoff=alike)
    return by_lower[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the sentence ``Did you mean "…"?``, or nothing."""
    meant = nearest(word, known)
    return f'Did you mean "{meant}"?' if meant else ""


def shown(value: object) -> str:
    """Return a value as a message shows it: one line, quoted, cut when long."""
    text = value if isinstance(value, str) else _written(value)
    text = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text[:200])
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "…"
    return f'"{text}"' if isinstance(value, str) else text


def listed(words: Iterable[str], last: str = "or") -> str:
    """Join words as a sentence does: ``a, b or c``."""
    *head, tail = list(words)
    return f"{', '.join(head)} {last} {tail}" if head else tail


def as_stem(name: str) -> str:
    """Return a name turned into lower-case ASCII letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name[:200].lower()).strip("-")[:80].rstrip("-")


def _written(value: object) -> str:
    names = {True: "true", False: "false", None: "nothing"}
    if value is None or isinstance(value, bool):
        return names[value]
    return str(value)
