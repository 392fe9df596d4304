"""Where a phrase follows itself in a row of words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

GAP = re.compile(r"[ \u00a0]+|[ \t]*(?:\r\n|\n|\r)[ \t]*")
"""What may part a word from its double; a tab parts the cells of a table."""
_COMMA = re.compile(r",[ \u00a0]+")
_LINKED = frozenset(["of", "the", "a", "an", "and", "or"])
"""Words that a comma parts from their double only by a slip: "a matter of, of concern"."""
_SET_OFF = re.compile(r"\s*,|\s+(?:course|all)\b|(?:\s+[\w’'-]+){1,4},")
"""What shows that the second one opens a phrase between commas: "and of, of course, the price"."""
_LONGEST = 12
"""Words of a phrase; what is longer is a clause."""
_BEGUN_AGAIN = frozenset(
    ["and", "or", "but", "of", "to", "for", "with", "from", "into", "in", "on", "at", "as", "by"]
)
"""Words whose double may have a capital inside a sentence: "the fund and And its board"."""


def coming_back(keys: Sequence[str]) -> Iterator[int]:
    """Yield the places of the words that come back soon, in order."""
    last: dict[str, int] = {}
    found = []
    for at, key in enumerate(keys):
        before = last.get(key)
        if before is not None and at - before <= _LONGEST:
            found.append(before)
        last[key] = at
    yield from sorted(found)


def times(keys: Sequence[str], at: int, length: int) -> int:
    """Return how often a phrase stands in a row."""
    times = 1
    phrase = keys[at : at + length]
    while keys[at + times * length : at + (times + 1) * length] == phrase:
        times += 1
    return times


def doubled(words: Sequence[re.Match[str]], keys: Sequence[str], at: int) -> int:
    """Return the length in words of the shortest phrase at ``at`` that follows itself.

    ``keys`` are the words in lower case, to pass over most places at once.
    """
    row = 0
    for length in range(1, min(_LONGEST, (len(words) - at) // 2) + 1):
        if keys[at] != keys[at + length]:
            continue
        if keys[at : at + length] != keys[at + length : at + 2 * length]:
            continue
        row = row or _row(words[at : at + 2 * _LONGEST])
        if row < 2 * length:
            return 0
        phrase, copy = words[at : at + length], words[at + length : at + 2 * length]
        same = [word.group() for word in phrase[1:]] == [word.group() for word in copy[1:]]
        begun_again = length == 1 and _is_begun_again(phrase[0].group(), copy[0].group())
        if begun_again or (same and _same(phrase[0].group(), copy[0].group())):
            return length
    return 0


def _row(words: Sequence[re.Match[str]]) -> int:
    """Return how many words have nothing but a blank or one line end between each two."""
    for at, (left, right) in enumerate(itertools.pairwise(words), start=1):
        linked = left.group() == right.group() in _LINKED and not _SET_OFF.match(
            right.string, right.end()
        )
        gap = _COMMA if linked and left.string[left.end()] == "," else GAP
        if not gap.fullmatch(left.string, left.end(), right.start()):
            return at
    return len(words)


def _same(left: str, right: str) -> bool:
    """Say whether two words are the same, to the letter or but for a sentence's capital."""
    return left == right or (left[1:] == right[1:] and left == right.capitalize())


def _is_begun_again(left: str, right: str) -> bool:
    """Say whether a small word comes back with a capital, as where a sentence was cut in two."""
    return left in _BEGUN_AGAIN and right == left.capitalize()
