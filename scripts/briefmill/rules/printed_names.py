"""The names before the title of a printed reference, in full or with initials."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from briefmill.rules.printed_title import mistyped, names_before
from briefmill.text.tokens import tokens

JOINING = frozenset(["and", "et", "al", "others", "eds", "in"])
"""Words between names, or for those that a style leaves out."""
_HEAD_ENDS = re.compile(
    r"[“\"«(]|(?<!\w)[*_](?=\w)|(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|(?<!\b[A-Z])\.\s+(?=[A-Z][a-z]{2,}\s+[a-z])"
)
"""What ends the names: a quotation, emphasis, a year, or a title in small letters."""
_INITIALS = re.compile(r"(?<![^\W_])[A-Z]{1,3}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an entry: whole words, and letters that stand for given names."""

    words: frozenset[str]
    initials: frozenset[str]
    more: bool
    """Whether names were left out ("et al.")."""

    @classmethod
    def of(cls, text: str, title: Collection[str], *, more: bool) -> Names:
        """Read the names from what stands before the year, a quotation or emphasis.

        Args:
            text: the entry.
            title: the words of its title, which are no names.
            more: whether it leaves out names.
        """
        head = names_before(text) or _HEAD_ENDS.split(text.lstrip(' “"*_'), maxsplit=1)[0]
        groups = _INITIALS.findall(head)
        letters = frozenset(letter.casefold() for group in groups for letter in group)
        known = {token.key for token in tokens(_INITIALS.sub(" ", head)) if token.key.isalpha()}
        return cls(frozenset(known - JOINING - frozenset(title)), letters, more)

    def agrees(self, other: Names) -> bool:
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

    def nearly(self, other: Names) -> tuple[str, str] | None:
        """Return the two names that one letter tells apart, where all others agree."""
        ours, theirs = sorted(self.words - other.words), sorted(other.words - self.words)
        initials = self.initials == other.initials
        return (ours[0], theirs[0]) if initials and mistyped(ours, theirs) else None
