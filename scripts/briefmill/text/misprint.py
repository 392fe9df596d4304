"""Whether a word is a misprint of another."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from briefmill.text.meaning import Kind, case_tells, is_common
from briefmill.text.synonyms import is_word
from briefmill.text.tokens import Token

_SHORTEST, LONG = 3, 5
"""Letters that a word must have to be recognised in a misprint, and a unit: mg is near kg."""
_SHORT = 4
"""Letters up to which a word has one misprint at most: with two it could be any other."""
_LONG_NAME = 9
"""Letters of a name that is known as a word, from which another is a misprint of it."""
_TYPO = 2
"""Keystrokes (Damerau 1964): one or two account for nearly all misprints."""

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
    one, other = (each.key.replace("rn", "m") for each in (token, word))
    if len(other) < (LONG if word.kind is Kind.UNIT else _SHORTEST):
        return False
    most = _TYPO if len(other) > _SHORT else 1
    return int(DamerauLevenshtein.distance(one, other, score_cutoff=most)) <= most


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
