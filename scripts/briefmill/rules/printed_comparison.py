"""Two entries of a printed list of references compared: names, title, year and numbers.

The order of the parts depends on the style. What two entries of one work share in any style is
the title; the names are what stands before it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from briefmill.rules.printed_names import Names
from briefmill.rules.printed_reference import PrintedReference
from briefmill.rules.printed_title import Agreement, compare
from briefmill.rules.printed_words import abbreviated
from briefmill.text.sentences import loose

_SHARED = 0.85
"""Share of the shorter entry's words that the other must have: styles differ in "pp." and in
given names, which one of them shortens."""
_TITLE = 3
"""Words in a row that both must have where no title can be told: it, or the better part of it."""
_OF_STYLE = frozenset(
    [
        "the", "and", "for", "from", "available", "retrieved", "accessed", "eds", "pages",
        "issue", "online", "print", "vol",
    ]
)  # fmt: skip
"""Words of three letters and more that a style sets or leaves out, and no work is told by."""


@dataclass(frozen=True)
class Compared:
    """Two entries, in one spelling, and what each has that the other lacks."""

    first: PrintedReference
    second: PrintedReference

    @classmethod
    def of(cls, first: PrintedReference, second: PrintedReference) -> Compared:
        """Compare two entries of a list."""
        return cls(first.like(second), second.like(first))

    @cached_property
    def titles(self) -> Agreement:
        """What their titles are to each other."""
        one, other = self.first, self.second
        return compare((one.title, other.title), (one.running, other.running))

    @cached_property
    def names(self) -> tuple[Names, Names]:
        """The names of each: what stands before the title, or a run of words that both have."""
        run, at = _run(self.first.words, self.second.words)
        title = frozenset(self.first.words[at : at + run])
        first, second = (
            Names.of(each.plain, title, more=each.is_shortened)
            for each in (self.first, self.second)
        )
        return first, second

    @cached_property
    def names_agree(self) -> bool:
        """Whether the names are the same, in short or in full, but for a letter at most."""
        if self.titles not in {Agreement.WHOLE, Agreement.CUT}:
            run, _ = _run(self.first.words, self.second.words)
            if run < _TITLE and self.first.words[:1] != self.second.words[:1]:
                return False
        first, second = self.names
        return first.agrees(second) or self.misspelt is not None

    @cached_property
    def misspelt(self) -> tuple[str, str] | None:
        """The two names that one letter tells apart, if that is all."""
        first, second = self.names
        return None if first.agrees(second) else first.nearly(second)

    @cached_property
    def own(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Words that each has and the other lacks, but for names and what a style sets."""
        named = self.names[0].words | self.names[1].words
        sides = (self.first, self.second), (self.second, self.first)
        ours, theirs = (_own(one, other, named) for one, other in sides)
        return ours, theirs

    @cached_property
    def same_words(self) -> bool:
        """Whether they have the same words, but for names and initials."""
        named = self.names[0].words | self.names[1].words
        first, second = (
            Counter(word for word in each.words if len(word) > 2 and word not in named)
            for each in (self.first, self.second)
        )
        return first == second

    @cached_property
    def share(self) -> float:
        """The share of the shorter one's words of three letters and more that the other has."""
        pair = (self.first, self.second)
        shorter, longer = sorted(pair, key=lambda each: len(each.words))
        count = len([word for word in shorter.words if len(word) > 2])
        return 1 - len(_own(shorter, longer, frozenset())) / max(count, 1)


def _own(one: PrintedReference, other: PrintedReference, named: frozenset[str]) -> tuple[str, ...]:
    """Return the words that one entry has more often, and abbreviates none of the other's."""
    left = Counter(other.words)
    found = []
    for word in one.spelled:
        key = word.casefold()
        if left[key]:
            left[key] -= 1
        elif len(key) > 2 and key not in named and key not in _OF_STYLE:
            found.append(word)
    spare = [word for word in other.spelled if left[word.casefold()]]
    return tuple(w for w in found if not (abbreviated(w, spare) or _in_full(w, one, spare)))


def _in_full(word: str, one: PrintedReference, spare: list[str]) -> bool:
    """Say whether the other entry abbreviates a word of this one."""
    return any(abbreviated(each, one.spelled) == word for each in spare)


def same_work(first: PrintedReference, second: PrintedReference) -> bool:
    """Say whether two entries are of one work: its year, title, names and numbers.

    Where each title has a word that the other lacks, they are two works.
    """
    if loose(first.body) == loose(second.body):
        return True
    if first.years != second.years or not _agree(first.numbers, second.numbers):
        return False
    if _numbered_apart(first, second):
        return False
    both = Compared.of(first, second)
    return both.titles is not Agreement.OTHER and both.share >= _SHARED and both.names_agree


def _numbered_apart(first: PrintedReference, second: PrintedReference) -> bool:
    """Say whether the letters behind their years, or their volumes, tell two entries apart."""
    both = (first.suffixes, second.suffixes), (first.parted, second.parted)
    return any(one and other and one != other for one, other in both)


def _agree(first: Counter[str], second: Counter[str]) -> bool:
    """Say whether one entry has all numbers of the other."""
    return first <= second or second <= first


def _run(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[int, int]:
    """Return the length of the longest run of words that both have, and where it begins."""
    best = (0, 0)
    lengths = [0] * (len(second) + 1)
    for at, word in enumerate(first, 1):
        previous = 0
        for there, other in enumerate(second, 1):
            previous, lengths[there] = lengths[there], previous + 1 if word == other else 0
            if lengths[there] > best[0]:
                best = (lengths[there], at - lengths[there])
    return best
