"""Whether a comma that only one of two copies has leaves what they say as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.meaning import Kind, kind_of
from briefmill.text.sentences import fold

_TELLS = frozenset(["because", "who", "which", "that", "said", "says", "say"])
"""Words beside which a comma may change what is said: "the ministers, who had voted"."""
_KINDS_TELL = {Kind.NUMBER, Kind.QUANTITY, Kind.NEGATION}
_SUBJECTS_OF_CLAUSES = frozenset(["it", "they", "he", "she", "we", "there"])
"""Words that open nothing but a clause: "and they left". A noun behind "and" may be linked to
either of two before it: "the friend of the mayor, and the judge"."""
_SURELY_CONTRASTED = frozenset(["not", "also"])
"""Words behind "but" that tell that it excepts nothing, as it does in "no port but the one"."""
_BINDS = frozenset(
    [
        "and", "or", "nor", "who", "whom", "whose", "which", "that", "where", "when", "while",
        "whereas", "because", "although", "though", "if", "unless", "until", "since", "as", "than",
        "after", "before", "neither", "either", "both", "between", "without", "hardly", "only",
    ]
)  # fmt: skip
"""Words that may reach behind "and", or end before it, as a comma tells: "the men who burned the
mill and the women", "prisons and hospitals and schools"."""
_NO_NOUNS = FUNCTION_WORDS | frozenset(
    [
        "since", "until", "after", "before", "over", "under", "without", "again", "no", "all",
        "one", "two", "three", "four", "five", "six", "many", "most", "several", "some", "them",
    ]
)  # fmt: skip
"""Words behind a past tense, which is no adjective then: "published two reports"."""
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
    stands before "and" with a clause or a predicate, before "but not", or behind the phrase that
    opens a sentence. Before "while", "although" and their like it tells a time from a contrast.
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
    if beside[1] == "and":
        return _links_clauses(words, opening, at)
    if beside[1] == "but":
        return _bare("".join(words[at + 2 : at + 3])).lower() in _SURELY_CONTRASTED
    return beside[1] in _SUBJECTS and _ends_opening(words, opening, at)


def _links_clauses(words: Sequence[str], opening: int, at: int) -> bool:
    """Say whether "and" behind the word ``at`` can link nothing but clauses or predicates.

    It is so where no other word of the sentence links or binds, and a subject or a participle
    with a small word follows: "and they left", "and disputed since".
    """
    end = next((e + 1 for e in range(at + 1, len(words)) if _ENDS.search(words[e])), len(words))
    others = [_bare(word).lower() for word in [*words[opening : at + 1], *words[at + 2 : end]]]
    if any(word in _BINDS or kind_of(word) is Kind.NEGATION for word in others[: at + 1 - opening]):
        return False
    if not {"and", "or", "nor"}.isdisjoint(others):
        return False
    behind = others[at + 1 - opening : at + 3 - opening]
    if behind[:1] and behind[0] in _SUBJECTS_OF_CLAUSES:
        return True
    return len(behind) > 1 and behind[0].endswith("ed") and behind[1].split("-")[0] in _NO_NOUNS


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


def _bare(word: str) -> str:
    return word.strip(",.;:\"'()*_[]")


def _turns(word: str) -> bool:
    return word in _TELLS or kind_of(word) in _KINDS_TELL or word[:1].isdigit()
