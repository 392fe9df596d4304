"""Words that may stand for each other (English)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from importlib import resources

from briefmill.text.meaning import spelling

_REMEMBERED = 1 << 14
"""Pairs of words for which the answer is remembered."""
_OURS = (
    "ask call request",
    "a an one",
    "show demonstrate indicate suggest reveal",
    "help assist support aid",
    "also too additionally likewise",
    "now currently presently",
    "but however yet",
    "near beside",
    "get obtain gain acquire",
    "big large major considerable substantial sizeable",
    "begin start commence launch open",
    "use employ utilise utilize apply",
    "make produce manufacture",
    "key crucial central important main principal chief vital essential pivotal",
    "quick swift rapid fast",
    "firm company business enterprise",
    "road street",
    "money funds",
    "whole entire",
    "people persons individuals",
    "roughly approximately",
    "task job duty",
    "anyone someone everyone anybody somebody everybody",
    "so it this that these those",
    "role part",
    "tiny minute slight small",
    "village hamlet settlement",
    "city town",
    "publish disclose reveal",
    "come stem derive",
)
"""Some that the table lacks, chosen by hand."""


_ENDS = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("er", ""), ("er", "e"), ("ly", ""),
)  # fmt: skip
"""Ends of words, and what stands in their place in the word itself."""
_INFLECTED = (("ies", "y"), ("ied", "y"), ("s", ""), ("ed", ""), ("ed", "e"))
"""Those that make no other word of a misprint."""
_SHORTEST = 2
"""Letters of the shortest word to which an end is added."""


@cache
def _lines() -> dict[str, frozenset[int]]:
    """Return the lines on which each word stands."""
    text = resources.files(__package__).joinpath("synonyms.txt").read_text("utf-8")
    found: defaultdict[str, set[int]] = defaultdict(set)
    for at, line in enumerate((*text.splitlines(), *_OURS)):
        if not line.startswith("#"):
            for word in line.split():
                found[spelling(word)].add(at)
    return {word: frozenset(lines) for word, lines in found.items()}


def is_word(word: str) -> bool:
    """Say whether a word, given in lower case, or what it is the plural or past of, is listed."""
    listed = _lines()
    bare = (word.removesuffix(end) + other for end, other in _INFLECTED if word.endswith(end))
    return word in listed or any(len(each) > _SHORTEST and each in listed for each in bare)


def is_listed(word: str) -> bool:
    """Say whether a word, given in lower case, or one of which it is a form, has a synonym."""
    return any(each in _lines() for each in _words(spelling(word)))


@lru_cache(maxsize=_REMEMBERED)
def may_stand_for(first: str, second: str) -> bool:
    """Say whether two words, in lower case, may say the same: forms of one, or synonyms.

    Synonyms are by WordNet 3.0 (Princeton University), see ``scripts/list_synonyms.py``.
    """
    one, other = (_words(spelling(word.removesuffix("'s"))) for word in (first, second))
    if one & other:
        return True
    lines = [{line for each in words for line in _lines().get(each, ())} for words in (one, other)]
    return not lines[0].isdisjoint(lines[1])


def _words(form: str) -> set[str]:
    """Return a form and the words of which it may be one: stopped, stopp, stop."""
    found = {form}
    for end, other in _ENDS:
        bare = form.removesuffix(end) + other
        if form.endswith(end) and len(bare) >= _SHORTEST:
            found.add(bare)
            if len(bare) > _SHORTEST and bare[-1] == bare[-2]:
                found.add(bare[:-1])
    return found
