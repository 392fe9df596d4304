"""Whether a passage that stays has all that one which goes had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from briefmill.text.comparison import COUNTS
from briefmill.text.meaning import Kind
from briefmill.text.misprint import is_misprint
from briefmill.text.tokens import Token, tokens

_LEAST = 0.75
"""Share of the words of a passage that must stand in its twin in the same order. Edits of a
tenth of the words leave 0.85 or more; below, it is another passage."""


def has_all(removed: str, twin: str) -> bool:
    """Say whether ``twin`` has every number, name, negation and other telling word of ``removed``.

    It must also have most of the other words in their order. This is asked of every near copy
    that goes, apart from the comparison by which the rule found it.
    """
    gone, left = tokens(removed), tokens(twin)
    missing = Counter(each.spelled for each in _telling(gone))
    missing -= Counter(each.spelled for each in left)
    for token in gone:
        if token.spelled in missing and not any(_stands_for(each, token) for each in left):
            return False
    common = LCSseq.similarity([each.key for each in gone], [each.key for each in left])
    return bool(common >= _LEAST * len(gone))


def _telling(found: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens that may tell a fact; "a minute trace" without a count is no measure."""
    for at, token in enumerate(found):
        measure = token.kind is Kind.UNIT and token.key.isalpha()
        counted = at > 0 and found[at - 1].kind in COUNTS
        if token.kind and (counted or not measure):
            yield token


def _stands_for(word: Token, token: Token) -> bool:
    """Say whether a word of the twin is the one that ``token`` misprints or is the initial of."""
    initial = len(token.key) == 1 and token.kind is Kind.NAME and word.key.startswith(token.key)
    return (initial and word.text[:1].isupper()) or is_misprint(token, word)
