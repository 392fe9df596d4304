"""How surely a word or phrase that stands twice in a row is a slip."""

from __future__ import annotations

import re

from briefmill.rules.finding import Safety
from briefmill.text.meaning import is_common, kind_of

_SURE = frozenset(["the", "and"])
"""Words that only English has, and never twice in a row. Doubles that differ in case, as in
"see the The Monroe Doctrine", are left alone."""
_LIKELY = frozenset(
    [
        "a", "an", "of", "to", "for", "with", "from", "into", "upon", "in", "on", "at", "as", "by",
        "be", "is", "are", "was", "were", "has", "it", "its", "their", "his", "our", "your", "my",
        "this", "these", "those", "we", "they", "he", "she", "or", "but", "if", "which", "when",
        "then", "there", "about",
    ]
)  # fmt: skip
"""Words whose doubles are mostly slips. "The fund they applied for for years", "what it is is"
and "the people I speak of of course" are none, so they are only asked about; "he gave her her
book" is everyday English."""
_MEANT = frozenset(
    [
        "had", "that", "her", "very", "so", "too", "really", "much", "many", "more", "far", "long",
        "big", "old", "great", "little", "still", "now", "no", "not", "never", "ever", "always",
        "again", "there", "here", "well", "yes", "please", "quite", "pretty", "super", "deep",
        "way", "up", "down", "out", "on", "in", "over", "round", "bye", "ha", "hey", "hear", "go",
        "do", "done", "knock", "tut", "blah", "yada", "win", "chop", "tick", "who", "what", "you",
    ]
)  # fmt: skip
"""Words that are doubled on purpose: for emphasis, in set phrases, or by grammar."""
_LINKS = frozenset(["and", "to", "by", "after", "upon", "or", "on", "over", "as", "is"])
"""Words that link a word with itself: "from place to place to find", "on and on and"."""
_VERBS = frozenset(["is", "are", "was", "were", "has", "be"])
_AUXILIARIES = _VERBS | {"did", "does", "can", "could", "will", "would", "may"}
"""Verbs that alone may end one clause and open what is said of it: "what they did did help"."""
_CLAUSE = re.compile(
    r"\b(?:what|where|who|how|why|when|which|that|all|whatever|whoever)\b", re.IGNORECASE
)
_OPENING = frozenset(["of", "in", "to", "for", "on", "at", "with", "from", "by", "into"])
_CLAUSE_LENGTH = 300
"""Code points before a verb in which the word that opens its clause stands."""
_SURE_WORDS = 5
"""Different words from which a doubled phrase is a slip."""
_LEAST_WORDS = 3
"""Different words of the shortest phrase that is asked about: "again and again and again"
and "step by step by step" have two."""


def ends_clause(phrase: list[str], before: str) -> bool:
    """Say whether a doubled verb may end a clause that is the subject: "what the cause is is a"."""
    if phrase[-1] not in (_AUXILIARIES if len(phrase) == 1 else _VERBS):
        return False
    return _CLAUSE.search(re.split(r"[.!?:;]\s", before[-_CLAUSE_LENGTH:])[-1]) is not None


def _is_likely(word: str) -> bool:
    """Say whether a double of the word is mostly a slip; of a foreign one it may be a name."""
    if word.lower() in _LIKELY:
        return True
    ordinary = word.islower() and len(word) > 1 and word not in _MEANT and is_common(word)
    return ordinary and kind_of(word) is None


def slip(phrase: list[str]) -> Safety | None:
    """Return how far a repair of a doubled phrase may go; None when it is none or meant."""
    if len(phrase) == 1:
        if phrase[0].lower() in _SURE:
            return Safety.SAFE
        return Safety.REVIEW if _is_likely(phrase[0]) else None
    if len(phrase) == 2:
        if phrase[0] in _OPENING and phrase[1] in _SURE:
            return Safety.SAFE
        plain = all(word.islower() and is_common(word) for word in phrase)
        return Safety.REVIEW if plain and _LINKS.isdisjoint(phrase) else None
    distinct = len(set(phrase))
    if distinct < _LEAST_WORDS:
        return None
    # "In the east in the east" is a slip; "if it is in the law it is in the law" is none.
    sure = phrase[0] in _OPENING and all(word.islower() for word in phrase)
    sure = sure and _VERBS.isdisjoint(phrase) and distinct >= _SURE_WORDS
    return Safety.SAFE if sure else Safety.REVIEW
