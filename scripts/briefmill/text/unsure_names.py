"""Capitals at the beginning of a sentence that may be those of a name, or of any word."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from briefmill.text.tokens import Token

_SLIP = 2
"""Keystrokes by which a word may be mistyped."""


def are_words(names: Sequence[Token], passages: Sequence[Token]) -> bool:
    """Say whether names that open a sentence stand elsewhere in small letters, or nearly do."""
    small = {each.key for each in passages if each.text.islower()}
    words = [each.key for each in names if each.key in small]
    return all(
        each.key in small or any(_is_slip(each.key, word) for word in words) for each in names
    )


def _is_slip(word: str, other: str) -> bool:
    distance = DamerauLevenshtein.distance(word, other, score_cutoff=_SLIP)
    return word == other or int(distance) <= _SLIP < len(other) / 2
