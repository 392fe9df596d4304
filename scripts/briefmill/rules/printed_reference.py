"""An entry of a printed list of references: its names, title, year and numbers compared.

The order of the parts depends on the style. What two entries of one work share in any style is
the title, a run of words; the names are what stands before it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from briefmill.text.sentences import fold, loose
from briefmill.text.tokens import tokens

_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)([a-z])?(?![\w])")
_ADDRESS = re.compile(r"<?(?:https?://|doi:|www\.)\S+", re.IGNORECASE)
_CODE = re.compile(r"^<?(?:https?://)?(?:www\.|dx\.)?(?:doi\.org/|doi:)?|[>.,;/]+$", re.IGNORECASE)
_SHARED = 0.85
"""Share of the shorter entry's words that the other must have: styles differ in "pp." and in
given names, which one of them shortens."""
_TITLE = 3
"""Words in a row that both must have: a title, or the better part of it."""
_OTHERS = re.compile(r"\bet al\b|\band others\b")
_JOINING = frozenset(["and", "et", "al", "others", "eds", "in"])
_MAKES_OTHER = re.compile(
    r"\b(?:trans(?:lat(?:ed|ion|or))?|edition|edn?|revised|enlarged|abridged|vol(?:ume)?s?|part"
    r"|book|band|tome|review of)\b\.?",
    re.IGNORECASE,
)
"""What makes another work of one: a translation, an edition, a volume."""
_NUMBERED = re.compile(
    r"\b(?:vol(?:ume)?|part|book|band|tome|chapter|ch)\b\.?\s+([ivxlc]+|\d+|one|two|three|four)\b"
    r"|\b(\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth)\s+ed",
    re.IGNORECASE,
)


_HEAD_ENDS = re.compile(
    r"[“\"«(]|(?<!\w)[*_](?=\w)|(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|(?<!\b[A-Z])\.\s+(?=[A-Z][a-z]{2,}\s+[a-z])"
)
"""What ends the names: a quotation, emphasis, a year, or a title in small letters."""
_QUOTED = re.compile(r"[“\"«](?P<title>[^”\"»]{3,})[”\"»]")
_EMPHASISED = re.compile(r"(?<!\w)(?P<mark>[*_]{1,2})(?P<title>[^*_]{3,})(?P=mark)(?!\w)")
_BEHIND_YEAR = re.compile(
    r"(?:1[5-9]|20)\d\d[a-z]?\)?[.,:]?\s+(?P<title>[^.“\"*_]{3,}?)\.(?:\s|\Z)"
)
_SUBTITLE = re.compile(r"\s*[:?!—–;]\s|\.\s|\s-\s")
"""What parts a title from its subtitle."""
_INITIALS = re.compile(r"(?<![^\W_])[A-Z]{1,3}(?![^\W_])")


@dataclass(frozen=True)
class PrintedReference:
    """An entry of a list of references; ``index`` is that of its block."""

    index: int
    text: str

    @cached_property
    def plain(self) -> str:
        """The text without addresses."""
        return _ADDRESS.sub("", self.text)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that it names."""
        return frozenset(year for year, _ in _YEAR.findall(self.plain))

    @cached_property
    def suffixes(self) -> frozenset[str]:
        """The letters behind years, as in 2019a."""
        return frozenset(letter for _, letter in _YEAR.findall(self.plain) if letter)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words of two letters and more, without addresses, in their order."""
        keys = (token.key for token in tokens(self.plain))
        return tuple(k for k in keys if k.isalpha() and len(k) > 1 and k not in _JOINING)

    @cached_property
    def numbers(self) -> Counter[str]:
        """The numbers, without those of addresses and letters behind them."""
        return Counter(re.findall(r"\d+", fold(self.plain)))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses and DOIs, in one form."""
        return frozenset(_CODE.sub("", each).casefold() for each in _ADDRESS.findall(self.text))

    @cached_property
    def parted(self) -> frozenset[str]:
        """The volumes, parts and editions that it names."""
        found = _NUMBERED.findall(self.plain)
        return frozenset((part or edition).casefold() for part, edition in found)

    @cached_property
    def makes_other(self) -> bool:
        """Whether it says of itself that it is an edition, a translation, a volume."""
        return _MAKES_OTHER.search(self.plain) is not None

    @cached_property
    def is_shortened(self) -> bool:
        """Whether it leaves out names ("et al.")."""
        return _OTHERS.search(self.plain) is not None

    @cached_property
    def title(self) -> str:
        """The title, as far as marks or a year before it tell it; else empty."""
        found = _QUOTED.search(self.plain) or _EMPHASISED.search(self.plain)
        found = found or _BEHIND_YEAR.search(self.plain)
        return found["title"].strip(" .,") if found else ""

    @cached_property
    def worth(self) -> tuple[int, int]:
        """What makes an entry the fuller one: an address, and length."""
        return len(self.addresses), len(self.text)


def same_work(first: PrintedReference, second: PrintedReference) -> bool:
    """Say whether two entries are of one work: its year, title, names and numbers."""
    if loose(first.text) == loose(second.text):
        return True
    if first.years != second.years or (
        first.suffixes and second.suffixes and first.suffixes != second.suffixes
    ):
        return False
    if first.parted and second.parted and first.parted != second.parted:
        return False
    shorter, longer = sorted((first, second), key=lambda each: len(each.words))
    shared = sum((Counter(_long(shorter)) & Counter(_long(longer))).values())
    if shared < _SHARED * len(_long(shorter)) or not _agree(first.numbers, second.numbers):
        return False
    return _same_names(first, second)


def may_be_other(first: PrintedReference, second: PrintedReference) -> bool:
    """Say whether what one entry alone says may make it another work than the other."""
    apart = bool(first.addresses and second.addresses and not first.addresses & second.addresses)
    some = first.is_shortened != second.is_shortened  # who the others are, one of them does not say
    made = first.makes_other != second.makes_other
    suffixed = first.suffixes != second.suffixes
    return apart or some or made or suffixed or _titles_differ(first.title, second.title)


def _titles_differ(first: str, second: str) -> bool:
    """Say whether one title goes on where the other ends, and not with a subtitle."""
    wholes = [loose(title) for title in (first, second)]
    heads = [loose(_SUBTITLE.split(title, maxsplit=1)[0]) for title in (first, second)]
    short, long = sorted(wholes, key=len)
    if not short or short == long or wholes[0] == heads[1] or wholes[1] == heads[0]:
        return False
    return long.startswith(f"{short} ") or long.endswith(f" {short}")


def _long(entry: PrintedReference) -> list[str]:
    """Return the words that are no initials: two letters may be those of given names."""
    return [word for word in entry.words if len(word) > 2]


def _agree(first: Counter[str], second: Counter[str]) -> bool:
    """Say whether one entry has all numbers of the other: ``301–322``, also as ``301–22``."""
    ours, theirs = first - second, second - first
    return any(
        all(any(_cut(a, b) for b in other) for a in one)
        for one, other in ((ours, theirs), (theirs, ours))
    )


def _cut(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    return 1 < len(short) < len(long) and long.endswith(short)


def _same_names(first: PrintedReference, second: PrintedReference) -> bool:
    """Compare what stands before the title, the longest run of words that both have."""
    run, at = _run(first.words, second.words)
    title = frozenset(first.words[at : at + run])
    if run < _TITLE and first.words[:1] != second.words[:1]:
        return False
    return _Names.of(first, title).agrees(_Names.of(second, title))


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of an entry: whole words, and letters that stand for given names."""

    words: frozenset[str]
    initials: frozenset[str]
    more: bool
    """Whether names were left out ("et al.")."""

    @classmethod
    def of(cls, entry: PrintedReference, title: frozenset[str]) -> _Names:
        """Read the names from what stands before the year, a quotation or emphasis."""
        head = _HEAD_ENDS.split(entry.plain.lstrip(' “"*_'), maxsplit=1)[0]
        groups = _INITIALS.findall(head)
        letters = frozenset(letter.casefold() for group in groups for letter in group)
        known = {token.key for token in tokens(_INITIALS.sub(" ", head)) if token.key.isalpha()}
        return cls(frozenset(known - _JOINING - title), letters, entry.is_shortened)

    def agrees(self, other: _Names) -> bool:
        """Say whether the names of one are those of the other, in short or in full."""
        few, many = sorted((self, other), key=lambda each: len(each.words))
        if not few.words <= many.words:
            return False
        if few.more or many.more:
            return True
        extra = {word[0] for word in many.words - few.words}
        if not extra <= few.initials:
            return False
        full = many.initials | extra
        return few.initials <= full or full <= few.initials or not few.initials


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
