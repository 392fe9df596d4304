"""The words of a passage and the marks between them, aligned with those of another passage."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Levenshtein

_PIECE = re.compile(
    r"(?P<word>[^\W_]+(?:['’][^\W_]+)*)|(?P<and>&amp;|&)|(?P<figure>(?<=\d),(?=\d))"
    r"|(?P<prime>(?<=\d)[′″])|(?P<mark>[^\w\s]|_)"
)
_CLASSES = {
    "comma": ",",
    "quotation mark": "“”„‟«»\"‹›‘’‚‛'`′″",
    "bracket": "()[]{}",
    "dash": "-‐‑‒–—―−",
    "emphasis": "*_",
}
OTHER = "other"
FIGURE = "figure"
"""A comma inside a number."""
AND = "&"
"""A word of the passages that have it in place of "and", which is the same."""
PRIME = "prime"
"""A sign behind a number that stands for feet and inches, or minutes and seconds."""
NAMES = (*_CLASSES, PRIME, OTHER, FIGURE)
_APOSTROPHES = "'’"
_SENTENCE_ENDS = ".!?"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, and how many words stand before it."""

    name: str
    char: str
    at: int


@dataclass(frozen=True)
class Side:
    """The words of a passage and its marks, both in their order."""

    words: Sequence[str]
    marks: Sequence[Mark]

    @cached_property
    def opening(self) -> frozenset[int]:
        """The words that open a sentence, by their places."""
        return frozenset((0, *(mark.at for mark in self.marks if mark.char in _SENTENCE_ENDS)))


def divided(text: str) -> Side:
    """Return the words of a passage, and its marks."""
    words: list[str] = []
    marks: list[Mark] = []
    for match in _PIECE.finditer(text):
        if match.lastgroup == "word":
            words.append(match.group().replace("’", "'"))
        elif match.lastgroup == "and":
            words.append(AND)
        else:
            marks.append(Mark(_name(match), match.group(), len(words)))
    return Side(words, marks)


def _name(match: re.Match[str]) -> str:
    if match.lastgroup in {FIGURE, PRIME}:
        return match.lastgroup
    return next((name for name, chars in _CLASSES.items() if match.group() in chars), OTHER)


@dataclass(frozen=True, slots=True)
class Change:
    """Marks of one name that stand in one place of one passage or of the other, not of both."""

    chars: frozenset[str]
    """Those that one of the two lacks there."""
    before: str
    """The word before the first of them, empty where none is."""
    behind: str
    """The word behind the first of them."""
    more: int
    """How many more of them one has there; 0 where both have as many, of another shape."""


_Place = tuple[int, int, int, int]
"""Start and end of a stretch in the words of the first passage, and in those of the second."""


@dataclass(frozen=True)
class Aligned:
    """Two passages with the words that both have in the same order; letter case aside."""

    first: Side
    second: Side

    @cached_property
    def _steps(self) -> list[tuple[bool, _Place]]:
        """The stretches of words, and of each whether both have it."""
        sides = ([_key(word) for word in side.words] for side in (self.first, self.second))
        return [
            (step.tag == "equal", (step.src_start, step.src_end, step.dest_start, step.dest_end))
            for step in Levenshtein.opcodes(*sides)
        ]

    @property
    def same_words(self) -> bool:
        """Say whether both have the same words, letter case aside."""
        return all(equal for equal, _ in self._steps)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield the places of the words that both have."""
        for equal, (a, b, c, d) in self._steps:
            if equal:
                yield from zip(range(a, b), range(c, d), strict=True)

    @cached_property
    def _places(self) -> tuple[dict[int, int], dict[int, int]]:
        """For each passage, where each place between words is in the first one.

        A stretch of other words is one place, with what stands at its edges.
        """
        here = {at: at for at in range(len(self.first.words) + 1)}
        there = {0: 0} | {other + 1: one + 1 for one, other in self.pairs()}
        for a, b, c, d in self._changed:
            here |= dict.fromkeys(range(a, b + 1), a)
            there |= dict.fromkeys(range(c, d + 1), a)
        return here, there

    @cached_property
    def _changed(self) -> list[_Place]:
        return [place for equal, place in self._steps if not equal]

    def changes(self, name: str, *, beside_words: bool) -> list[Change]:
        """Return where marks of one name stand in one of the two alone.

        ``beside_words`` asks for those at a stretch of other words as well.
        """
        sides = self.first, self.second
        gathered = [_gathered(name, *each) for each in zip(sides, self._places, strict=True)]
        changed = {a for a, *_ in self._changed}
        found = []
        for at in sorted({*gathered[0], *gathered[1]}):
            here, there = (each.get(at, []) for each in gathered)
            if at in changed and not (beside_words and _tells(name, here, there)):
                continue
            change = _change(sides, here, there)
            if change:
                found.append(change)
        return found


def _key(word: str) -> str:
    return "and" if word == AND else word.casefold()


def _gathered(name: str, side: Side, places: Mapping[int, int]) -> dict[int, list[Mark]]:
    """Return the marks of one name in a passage by their places."""
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in side.marks:
        if mark.name == name:
            found[places[mark.at]].append(mark)
    return found


def _tells(name: str, here: Sequence[Mark], there: Sequence[Mark]) -> bool:
    """Say whether marks beside other words tell: no hyphens or apostrophes of these words."""
    if name in {OTHER, FIGURE, "dash"}:
        return False
    told = ([mark for mark in side if mark.char not in _APOSTROPHES] for side in (here, there))
    one, other = map(len, told)
    return one != other


def _change(sides: tuple[Side, Side], here: Sequence[Mark], there: Sequence[Mark]) -> Change | None:
    """Return what marks in one place of two passages are not the same; None for nothing."""
    one, other = (Counter(mark.char for mark in marks) for marks in (here, there))
    chars = frozenset((one - other) + (other - one))
    if not chars:
        return None
    side, marks = (sides[0], here) if len(here) >= len(there) else (sides[1], there)
    at = next((mark.at for mark in marks if mark.char in chars), marks[0].at)
    before, behind = side.words[max(at - 1, 0) : at], side.words[at : at + 1]
    return Change(chars, "".join(before), "".join(behind), abs(len(here) - len(there)))
