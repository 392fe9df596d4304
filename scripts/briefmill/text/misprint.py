"""Whether a word is a misprint of another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefmill.text.meaning import Kind, case_tells, is_common
from briefmill.text.synonyms import is_word
from briefmill.text.tokens import Token

_SHORTEST, LONG = 3, 5
"""Letters that a word must have to be recognised in a misprint, and a unit: mg is near kg."""
_LONG_NAME = 9
"""Letters of a name that is known as a word, from which another is a misprint of it."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""The keys of a keyboard, each row half a key to the right of the one above it."""
_VOWELS = frozenset("aeiou")
_ENDS = (
    "ite", "ate", "ide", "ine", "ane", "ene", "yne", "ol", "yl", "um", "ium", "ic", "ous", "al",
    "ase", "ose", "one", "in", "itis", "osis", "oma", "emia", "uria", "ist", "ism", "er", "or",
    "ee", "ant", "ent", "ance", "ence", "able", "ible", "ary", "ory",
)  # fmt: skip
"""Ends that make another word of a stem: what has another one of them is no misprint."""

_CAPITALISED = frozenset(
    [
        "abbey", "academy", "admiral", "ambassador", "amendment", "apostle", "archives",
        "baptist", "baron", "baroness", "borough", "cabin", "canton", "census", "chapel",
        "colonel", "commissioner", "commodore", "confederation", "consul", "consulate", "corps",
        "county", "cove", "crater", "dale", "dean", "democrat", "duchess", "duchy", "duke",
        "earl", "embassy", "emir", "emirate", "gallery", "harbor", "harbour", "hemisphere",
        "islander", "isle", "jubilee", "lagoon", "lake", "magistrate", "marina", "marquis",
        "marsh", "methodist", "ministry", "museum", "navy", "ordnance", "parkway", "parliament",
        "pasha", "peninsula", "plaza", "prefecture", "presidential", "prince", "princely",
        "princess", "priory", "quarry", "quay", "rabbi", "senate", "senator", "sergeant",
        "sheriff", "shire", "socialist", "squadron", "studio", "subcommittee", "sultanate",
        "summit", "synod", "theorem", "treasury", "tribune", "university", "valley", "viscount",
        "ward", "warden",
    ]
)  # fmt: skip
"""Ordinary words that edited English mostly writes as parts of names, so that the table of common
words lacks them: "the county" is no misprint of "the country". Chosen by hand."""


def faulty_side(left: Sequence[Token], right: Sequence[Token]) -> int:
    """Return which side is a misprint of the other, 1 or 2, or 0 when neither is."""
    if len(left) != 1 or len(right) != 1:
        return 0
    if is_misprint(left[0], right[0]):
        return 1
    return 2 if is_misprint(right[0], left[0]) else 0


def is_misprint(token: Token, word: Token) -> bool:
    """Say whether ``token`` is a misprint of ``word``: near it, and no word itself.

    A name or a number may be any; a misprint of such is none that could be told.
    """
    if _is_word(token) or not token.key.isalpha() or not _is_word(word):
        return False
    if token.text[1:].isupper() or token.text[:1].isupper() != word.text[:1].isupper():
        return False  # an acronym, or a name in place of a word
    if token.kind is word.kind is Kind.NAME and len(word.key) < _LONG_NAME:
        return False  # Tenants and Tenancy, Marlin and Merlin
    one, other = token.key, word.key
    if len(other) < (LONG if word.kind is Kind.UNIT else _SHORTEST):
        return False
    if one.replace("rn", "m") == other.replace("rn", "m"):
        return True  # read from print
    return is_slip(one, other) and not _formed_alike(one, other)


def is_slip(one: str, other: str) -> bool:
    """Say whether a hand that was to type ``other`` has typed ``one``, with one stroke wrong.

    A letter is lost or doubled, one beside it is hit, or two have changed places (Damerau 1964):
    four of five misprints. The first letter, which is looked at, is right.
    """
    if one == other or one[:1] != other[:1] or abs(len(one) - len(other)) > 1:
        return False
    same = (a == b for a, b in zip(one, other, strict=False))
    at = next((at for at, alike in enumerate(same) if not alike), min(len(one), len(other)))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    if len(one) > len(other):
        return one[at + 1 :] == other[at:] and one[at] == one[at - 1]
    if one[at + 1 :] == other[at + 1 :]:
        return one[at] in _beside(other[at]) or _in_digraph(one, other, at)
    return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]


def _in_digraph(one: str, other: str, at: int) -> bool:
    """Say whether one vowel of two in a row is another: "leest" for "least"."""
    around = other[max(at - 1, 0) : at] + other[at + 1 : at + 2]
    return {one[at], other[at]} <= _VOWELS and not _VOWELS.isdisjoint(around)


@cache
def _beside(letter: str) -> frozenset[str]:
    """Return the letters whose keys touch that of a letter."""
    at = next(((row, keys.index(letter)) for row, keys in enumerate(_ROWS) if letter in keys), None)
    if at is None:
        return frozenset()
    row, key = at
    near = [(row, key + by) for by in (-1, 1)]
    near += [(row - 1, key + by) for by in (0, 1)] + [(row + 1, key + by) for by in (-1, 0)]
    return frozenset(
        _ROWS[there][k]
        for there, k in near
        if 0 <= there < len(_ROWS) and 0 <= k < len(_ROWS[there])
    )


def _formed_alike(one: str, other: str) -> bool:
    """Say whether two words have one stem and different ends that form words: calcite, calcide."""
    stems = [
        {word.removesuffix(end) for end in _ENDS if word.endswith(end)} for word in (one, other)
    ]
    return not stems[0].isdisjoint(stems[1])


def _is_word(token: Token) -> bool:
    if not token.key.isalpha():
        return False
    return token.kind not in {None, Kind.NAME} or _is_known(token.key)


def _is_known(word: str) -> bool:
    """Say whether a word, or what it is the plural of, is known: common, listed, or of names."""
    if is_common(word) or is_word(word) or case_tells(word):
        return True
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return word in _CAPITALISED or singular in _CAPITALISED
