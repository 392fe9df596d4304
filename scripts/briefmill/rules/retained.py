"""Whether a passage that stays has all that one which goes had."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import LCSseq

from briefmill.text.tokens import tokens

_LEAST = 0.75
"""Share of the words of a passage that must stand in its twin in the same order. Edits of a
tenth of the words leave 0.85 or more; below, it is another passage."""


def has_all(removed: str, twin: str) -> bool:
    """Say whether ``twin`` has every number, name, negation and other telling word of ``removed``.

    It must also have most of the other words in their order. This is asked of every near copy
    that goes, apart from the comparison by which the rule found it.
    """
    gone, left = tokens(removed), tokens(twin)
    telling = Counter(each.key for each in gone if each.kind)
    if telling - Counter(each.key for each in left):
        return False
    common = LCSseq.similarity([each.key for each in gone], [each.key for each in left])
    return bool(common >= _LEAST * len(gone))
