"""Whether a comma that only one of two copies has leaves what they say as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmill.text.meaning import Kind, kind_of
from briefmill.text.sentences import fold

_TELLS = frozenset(["because", "who", "which", "that", "said", "says", "say"])
"""Words beside which a comma may change what is said: "the ministers, who had voted"."""
_KINDS_TELL = {Kind.NUMBER, Kind.QUANTITY, Kind.NEGATION}
_LINKS = frozenset(["and", "but", "while", "although", "though", "whereas"])
"""Words before which a comma is a matter of taste. "Or" is none of them ("the levy, or tax"),
nor is "where" ("the towns, where")."""
_PREPOSITIONS = frozenset(
    [
        "in", "on", "at", "by", "during", "after", "before", "since", "for", "from", "under",
        "over", "through", "throughout", "within", "until", "despite", "between", "among",
        "across", "with", "without", "according", "along", "beyond", "behind", "near", "as",
        "when", "if", "once", "because", "although", "while", "given", "unlike", "like",
    ]
)  # fmt: skip
"""Words that open a phrase or a clause behind which a comma is a matter of taste. What a single
word opens, as in "However, the council votes", is another matter."""
_SUBJECTS = frozenset(
    [
        "the", "a", "an", "this", "these", "those", "it", "they", "we", "he", "she", "his", "her",
        "its", "their", "our", "there",
    ]
)  # fmt: skip
"""Words that begin the main clause behind such a phrase."""
_LEAST_OPENING, _LONGEST_OPENING = 3, 12
"""Words of such a phrase."""
_LIST = 6
"""Words behind it in which no other comma stands: it opens no list."""
_DASH = re.compile(r"\s*-+\s*")
_ENDS = re.compile(r"[.!?;:][\"')\]]*\Z")


def commas_say_the_same(first: str, second: str) -> bool:
    """Say whether two passages of the same words have commas that surely say the same.

    At most one comma may stand in one of them only: two that moved may turn who does what. It
    stands before a link such as "and", or behind the phrase that opens a sentence.
    """
    left, right = (_DASH.sub("-", fold(text)).split() for text in (first, second))
    if len(left) != len(right):
        return first.count(",") == second.count(",")
    places = [
        at
        for at, (one, other) in enumerate(zip(left, right, strict=True))
        if one.endswith(",") != other.endswith(",")
    ]
    if len(places) > 1:
        return False
    return all(_is_harmless(left, at) for at in places)


def _is_harmless(words: Sequence[str], at: int) -> bool:
    """Say whether a comma behind the word ``at`` says nothing."""
    beside = [_bare(word).lower() for word in words[at : at + 2]]
    if len(beside) < 2 or any(map(_turns, beside)):
        return False
    opening = _opening(words, at)
    if beside[1] == "and":  # the Ministry of Trade, and Industry
        return not (_is_name(words[at]) and _is_name("".join(words[at + 2 : at + 3])))
    if beside[1] in _LINKS:
        return True
    return beside[1] in _SUBJECTS and _ends_opening(words, opening, at)


def _opening(words: Sequence[str], at: int) -> int:
    """Return the index of the word that opens the sentence in which a word stands."""
    return next((each + 1 for each in range(at - 1, -1, -1) if _ENDS.search(words[each])), 0)


def _ends_opening(words: Sequence[str], opening: int, at: int) -> bool:
    """Say whether the phrase that opens a sentence ends with a word, as in "In the spring, the"."""
    phrase, behind = words[opening : at + 1], words[at + 1 : at + 1 + _LIST]
    if not _LEAST_OPENING <= len(phrase) <= _LONGEST_OPENING:
        return False
    if any(word.endswith(",") for word in [*phrase[:-1], *behind]):
        return False
    return _bare(phrase[0]).lower() in _PREPOSITIONS


def _is_name(word: str) -> bool:
    return _bare(word)[:1].isupper()


def _bare(word: str) -> str:
    return word.strip(",.;:\"'()*_[]")


def _turns(word: str) -> bool:
    return word in _TELLS or kind_of(word) in _KINDS_TELL or word[:1].isdigit()
