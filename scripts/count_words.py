"""Writes the table of common English words that comparing passages needs.

    python scripts/count_words.py CORPUS ... > scripts/briefmill/text/common_words.txt

Each CORPUS is edited English prose in UTF-8, one paragraph a line, plain or ``.xz``. A word
is common when it stands in lower case at least `_OFTEN` times, and at least as often as
capitalised inside a sentence: "water" is, "Moscow" is not.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

_OFTEN = 3
"""Below, what stands in lower case is as often a misprint as a word."""
_PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[.!?:;\"“”(\[|•*]")


def common_words(lines: Iterable[str]) -> list[str]:
    """Return the common words of a corpus, sorted, each at least two letters long."""
    lower: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for line in lines:
        opening = True
        for piece in _PIECE.findall(line):
            if piece.islower():
                lower[piece.replace("’", "'")] += 1
            elif piece[0].isalpha() and not opening and piece[1:].islower():
                inside[piece.lower()] += 1
            opening = not piece[0].isalpha()
    return sorted(
        word
        for word, times in lower.items()
        if len(word) > 1 and times >= _OFTEN and times >= inside[word]
    )


def _lines(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        with (
            lzma.open(path, "rt", encoding="utf-8")
            if path.endswith(".xz")
            else Path(path).open(encoding="utf-8") as file
        ):
            yield from file


if __name__ == "__main__":
    sys.stdout.write("".join(f"{word}\n" for word in common_words(_lines(sys.argv[1:]))))
