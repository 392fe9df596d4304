"""File names from titles: lower-case ASCII, digits and hyphens, each used once."""

from __future__ import annotations

import re
import unicodedata

MAX_STEM = 60
"""Long titles are cut at a word: the stem is part of an address that people read."""
_SPELT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_VALID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 80


def slug_of(title: str, limit: int = MAX_STEM) -> str:
    """Return the file name for ``title``; empty when it has no Latin letter or digit."""
    spelt = title.lower().translate(_SPELT).replace("&", " and ")
    folded = unicodedata.normalize("NFKD", spelt)
    plain = re.sub(r"['’ʼ`\u0300-\u036f]", "", folded)
    words = re.findall(r"[a-z0-9]+", plain)
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:limit]
        if len(longer) > limit:
            break
        kept = longer
    return kept


def is_slug(name: str) -> bool:
    """Say whether ``name`` can be the name of a brief's folder."""
    return len(name) <= MAX_SLUG and _VALID.fullmatch(name) is not None


class Names:
    """Names given out, each once; a further one gets ``-2``, ``-3`` ..."""

    def __init__(self, *reserved: str) -> None:
        self._next: dict[str, int] = dict.fromkeys(reserved, 2)

    def new(self, name: str) -> str:
        """Return ``name``, or the first free one that counts on from it."""
        number = self._next.get(name, 1)
        self._next[name] = number + 1
        if number == 1:
            return name
        return self.new(f"{name}-{number}")
