"""The names of a reference compared: with initials, particles, or "et al."."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein

_OTHERS = frozenset(["et al", "others", "and others", "u a", "et autres", "y otros"])
"""What stands for the names that a style leaves out."""
_SMALL = frozenset(["the", "of", "and", "for", "on", "in"])
_LETTERS = 5
"""Letters of a name of which one may be mistyped."""
_PARTICLES = ("dropping-particle", "non-dropping-particle")
_JOINED = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
"""Letters that no decomposition takes apart."""


def folded(value: object) -> str:
    """Return words in small letters without marks and accents."""
    text = str(value or "").replace("&", " and ").casefold()
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(_JOINED.get(c, c) for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"(?<=\w)['’](?=\w)", "", bare)))


@dataclass(frozen=True, slots=True)
class Person:
    """A person or a body: the words of the family name, and those before it."""

    family: tuple[str, ...]
    given: tuple[str, ...] = ()

    def may_be(self, other: Person) -> bool:
        """Say whether two names may be one person's, as two styles write it."""
        if not self.given or not other.given:
            whole = self._whole(other) or other._whole(self)
            return whole or _same_family(self.family, other.family) or self._is_short(other)
        return _same_family(self.family, other.family) and _agree(self.given, other.given)

    def may_be_misspelt(self, other: Person) -> bool:
        """Say whether two names have the same initial, and families that a slip tells apart."""
        initials = {name[0][0] for name in (self.given, other.given) if name}
        families = zip(self.family, other.family, strict=False)
        near = all(DamerauLevenshtein.distance(a, b) <= (len(a) >= _LETTERS) for a, b in families)
        return len(initials) <= 1 and near and len(self.family) == len(other.family)

    def _is_short(self, other: Person) -> bool:
        """Say whether one is the other body's name by its initials: ``WHO``."""
        short, long = sorted((self.family, other.family), key=len)
        whole = [word for word in long if word not in _SMALL]
        return len(short) == 1 and len(long) > 2 and short[0] == "".join(w[0] for w in whole)

    def _whole(self, other: Person) -> bool:
        """Say whether this name, given as one text, is the other one's parts together."""
        if self.given or not other.given or len(self.family) < 2:
            return False
        if sorted(self.family) == sorted((*other.given, *other.family)):
            return True
        count = len(other.family)
        first_last = self.family[-count:] == other.family and self.family[:-count]
        last_first = self.family[:count] == other.family and self.family[count:]
        return any(rest and _agree(rest, other.given) for rest in (first_last, last_first))


@dataclass(frozen=True, slots=True)
class People:
    """Names in their order; ``more`` says that others were left out."""

    named: tuple[Person, ...]
    more: bool = False

    def __bool__(self) -> bool:
        """Say whether anybody is named."""
        return bool(self.named)

    def begins(self, other: People) -> bool:
        """Say whether the other list has these names at its beginning, and then more."""
        return len(self.named) < len(other.named) and _agree_in_order(self, other)


def people(listed: Sequence[Mapping[str, Any]]) -> People:
    """Return the names of a field of a reference."""
    named = [person for person in map(_person, listed) if person.family]
    whole = [person for person in named if " ".join((*person.given, *person.family)) not in _OTHERS]
    return People(tuple(whole), len(whole) < len(named))


def _person(written: Mapping[str, Any]) -> Person:
    family = str(written.get("family") or "")
    if not family:
        literal = str(written.get("literal") or written.get("given") or "")
        last, comma, first = literal.partition(", ")
        if comma and len(last.split()) <= 2:
            return Person(tuple(folded(last).split()), tuple(folded(first).split()))
        return Person(tuple(folded(re.sub(r"^the\s", "", literal, flags=re.IGNORECASE)).split()))
    particles = " ".join(str(written.get(name) or "") for name in _PARTICLES)
    given = folded(_apart(str(written.get("given") or "")))
    return Person(tuple(folded(f"{particles} {family}").split()), tuple(given.split()))


def _apart(given: str) -> str:
    """Return initials that are written together with blanks between: ``RA`` and ``R.A.``."""
    if re.fullmatch(r"[A-Z]{2,3}", given.strip()):
        return " ".join(given.strip())
    return given


def same_people(first: People, second: People) -> bool:
    """Say whether two lists name the same people, where one may end with "et al."."""
    short, long = sorted((first, second), key=lambda each: len(each.named))
    if len(short.named) != len(long.named) and not short.more:
        return False
    return _agree_in_order(short, long)


def nearly_same_people(first: People, second: People) -> bool:
    """Say whether two lists differ in slips alone: a letter, a given name cut short."""
    pairs = zip(first.named, second.named, strict=False)
    return len(first.named) == len(second.named) and all(a.may_be_misspelt(b) for a, b in pairs)


def _agree_in_order(short: People, long: People) -> bool:
    return all(
        a.may_be(b) for a, b in zip(short.named, long.named[: len(short.named)], strict=True)
    )


def _same_family(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Compare family names, of which one may stand without its particle: ``van der Berg``."""
    short, long = sorted((first, second), key=len)
    particle = long[: len(long) - len(short)]
    return long[len(particle) :] == short and all(len(word) <= 3 for word in particle)


def _agree(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Compare given names, word by word: an initial agrees with a name that begins so.

    One of them may have fewer: ``Ruth`` and ``R. A.``.
    """
    return all(_may_be(a, b) for a, b in zip(first, second, strict=False))


def _may_be(first: str, second: str) -> bool:
    initial = len(first) == 1 or len(second) == 1
    return first == second or (initial and first[0] == second[0])
