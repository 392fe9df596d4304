"""Whether a word that stands for another says another thing."""

from __future__ import annotations

from collections.abc import Sequence

from briefmill.text.comparison import Difference, only_substitutes
from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.synonyms import may_stand_for

_FEW = 2
"""Differences up to which a word is weighed beside a misprint. With more, passages have been
edited, and words for others are rewording more often than another fact; the message names them."""


def tell_other_things(differences: Sequence[Difference]) -> bool:
    """Say whether all that differs is one or two words, of which one says another thing.

    A misprint beside such a word is no reason to take it for rewording, as many edits are.
    """
    slip = len(differences) == _FEW and any(each.misprint for each in differences)
    return (slip or only_substitutes(differences)) and any(map(is_other_thing, differences))


def is_other_thing(difference: Difference) -> bool:
    """Say whether a word stands for another that is no synonym of it.

    So do nouns (the defence ministry, the finance ministry), verbs (welcomed, resented) and
    adverbs (secretly, openly).
    """
    sides = [
        [word for word in each.casefold().split() if word not in FUNCTION_WORDS]
        for each in (difference.first, difference.second)
    ]
    if difference.misprint or [len(side) for side in sides] != [1, 1]:
        return False
    return not may_stand_for(sides[0][0], sides[1][0])
