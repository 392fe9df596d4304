"""Words whose change changes a fact, and words that exclude each other (English)."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources


class Kind(StrEnum):
    """What a word says, as far as a change of it would change a fact."""

    NUMBER = "number"
    UNIT = "unit"
    DATE = "date"
    NAME = "name"
    PLACE = "place"
    NEGATION = "negation"
    MODAL = "modal"
    TENSE = "tense"
    VOICE = "voice"
    QUANTITY = "quantity"
    CITATION = "citation"
    LINK = "link"
    CODE = "code"
    REVISION = "revision"
    OPPOSITE = "opposite"
    QUESTION = "question"
    ORDER = "order"
    CASE = "case"
    CONTENT = "content"
    LANGUAGE = "language"

    __hash__ = str.__hash__
    """That of an enumeration is a function in Python, and kinds are looked up all the time."""


_WORD_KINDS = (
    Kind.NEGATION,
    Kind.MODAL,
    Kind.QUANTITY,
    Kind.NUMBER,
    Kind.UNIT,
    Kind.DATE,
    Kind.PLACE,
)
"""A word in several lists is of the first of these kinds."""

_CASE_TELLS = frozenset(
    [
        "us", "may", "march", "august", "it", "who", "aids", "polish", "turkey", "china", "mark",
        "bill", "will", "rose", "grant", "frank", "pat", "sue", "rob", "jack", "drew", "dick",
        "bush", "brown", "black", "white", "green", "gray", "grey", "rice", "major", "hope",
        "faith", "grace", "joy", "bob", "nick", "chuck", "cook", "baker", "mason", "wells",
        "banks", "reading", "bath", "nice", "cork", "mobile", "chad", "guinea", "jersey", "japan",
        "un", "eu", "or", "in", "me", "hi", "oh", "ok", "pa", "ma", "la", "id", "al", "de", "mo",
        "state", "states", "house", "senate", "assembly", "council", "parliament", "commons",
        "lords", "treasury", "fed", "crown", "church", "bar", "street", "hill", "west", "east",
        "north", "south", "god", "left", "right", "labour", "liberal", "conservative",
        "democrat", "republican", "catholic", "orthodox", "march", "sun", "earth", "job", "said",
        "act", "pole", "czech", "dane", "finn", "thai", "swede", "scot", "lapp", "welsh",
    ]
)  # fmt: skip
"""Words that mean another thing with a capital: US and us, March and march, Turkey and
turkey, the House and a house. Chosen by hand; another may only cost a question."""

_SUFFIXES = (
    "ations", "ation", "ings", "ing", "ies", "ied", "ers", "ors", "er", "or", "es", "ed", "s",
    "ly", "e", "y",
)  # fmt: skip
_PREFIXES = (
    "", "un", "in", "im", "il", "ir", "dis", "non", "mis", "anti", "counter", "under", "over",
    "pre", "post", "inter", "intra", "bi", "multi", "uni", "de", "ex", "sub", "super", "hyper",
    "hypo", "pro", "macro", "micro", "re", "en", "out", "semi", "trans", "mono", "poly", "co",
)  # fmt: skip
_DENYING = {"un", "in", "im", "il", "ir", "dis", "non", "mis", "anti"}
"""Prefixes that deny the word behind them, even where the table of words lacks one."""
_DENYING_ALIKE = {"in", "im", "il", "ir", "un", "non"}
"""Those of them that say the same before one word."""
_ENDS = (("less", "ful"), ("er", "ee"), ("or", "ee"), ("most", "least"))
_REMEMBERED = 100_000
"""Words for which an answer is remembered; a hostile text has any number of them."""
_SHORTEST_STEM = 4
"""Letters that two words must share behind their prefixes to be taken for opposites."""


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    text = resources.files(__package__).joinpath("meaning_words.txt").read_text("utf-8")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("== "):
            found[line[3:]] = []
        elif line and not line.startswith("#"):
            found[next(reversed(found))].append(line)
    return {name: tuple(lines) for name, lines in found.items()}


@cache
def _kinds() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for kind in _WORD_KINDS:
        for line in _sections()[kind.value]:
            for word in line.split():
                kinds.setdefault(word, kind)
    return kinds


def kind_of(word: str) -> Kind | None:
    """Return what a word in lower case says, or None for an ordinary one."""
    return _kinds().get(word)


@cache
def common_words() -> frozenset[str]:
    """Return the words that are written in lower case in edited English.

    Counted by ``scripts/count_words.py`` in books by OpenStax (CC BY 4.0, attribution:
    OpenStax, Rice University) and in documents of the United States government and the
    Python project (public domain).
    """
    text = resources.files(__package__).joinpath("common_words.txt").read_text("utf-8")
    return frozenset(text.split())


_OUR = (
    "(arm|behavi|cand|clam|col|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig"
    "|rum|savi|sav|splend|succ|tum|val|vap|vig)our"
)
_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"is(ations?|e[drs]?|ers|ing)$", r"iz\1"),
        (r"ys(e[drs]?|ers|ing)$", r"yz\1"),
        (_OUR, r"\1or"),
        (r"(cen|lus|spec|thea)tre", r"\1ter"),
        (r"(me|li)tre(s?)$", r"\1ter\2"),
        (r"(def|lic|off|pret)ence", r"\1ense"),
        (r"gramme(s?)$", r"gram\1"),
        (r"([ao]l)ogue", r"\1og"),
        (r"([aeiou].*[aeiou])ll(ed|ers?|ings?|ity)$", r"\1l\2"),
        (r"([aeiou].*[aeiou])ll(ful|ment|)$", r"\1l\2"),
        (r"(arch|h|an|lop|p)ae(ol|m|st|d)", r"\1e\2"),
        (r"(diarrh|f|^)oe(a|str|t)", r"\1e\2"),
        (r"(judg|acknowledg|abridg)ement", r"\1ment"),
        (r"^grey", "gray"),
        ("cheque", "check"),
        ("mould", "mold"),
        ("plough", "plow"),
        ("doughnut", "donut"),
        ("sceptic", "skeptic"),
        ("artefact", "artifact"),
        ("ageing", "aging"),
    )
)
"""British spellings and their American counterparts, no wider than they are: four is not for,
filled is not filed, and a poet is no pet."""
_BRITISH = re.compile("|".join(f"(?:{british.pattern})" for british, _ in _SPELLINGS))
"""Any of them; most words have none."""
_WITH_OUR = next(british for british, _ in _SPELLINGS if british.pattern == _OUR)
"""The words that end so are listed; "harbor" is mostly a part of names, and no common word."""
_SHORTEST_SPELLED = 6
"""Letters from which a word may have two spellings by rule; shorter ones are in `_SAME`."""
_SAME = {
    "entire": "whole", "roughly": "approximately", "portion": "part", "portions": "parts",
    "midday": "noon", "1st": "first", "2nd": "second", "3rd": "third",
    "each": "every", "anybody": "anyone", "everybody": "everyone", "somebody": "someone",
    "upon": "on", "whilst": "while", "amongst": "among", "towards": "toward", "metre": "meter",
    "litre": "liter", "grey": "gray", "mould": "mold", "plough": "plow", "tyre": "tire",
}  # fmt: skip
"""Words that say the same, a pair of which is no change."""


@lru_cache(maxsize=_REMEMBERED)
def is_common(word: str) -> bool:
    """Say whether a word, given in lower case, is no name; British spellings included."""
    common = common_words()
    return word in common or spelling(word) in common


@lru_cache(maxsize=_REMEMBERED)
def spelling(word: str) -> str:
    """Return a word, given in lower case, in one spelling of English for all, or as it is.

    The result serves to compare: centre and center, licence and license become one.
    """
    word = _SAME.get(word, word)
    if len(word) < _SHORTEST_SPELLED:
        return word  # four and for, tough and to
    if not _BRITISH.search(word):
        return word
    for british, american in _SPELLINGS:
        other = british.sub(american, word)
        if other != word and (other in common_words() or british is _WITH_OUR):
            return other
    return word


def case_tells(word: str) -> bool:
    """Say whether a word, given in lower case, means another thing with a capital."""
    return word in _CASE_TELLS or kind_of(word) in {Kind.DATE, Kind.PLACE}


@cache
def _opposites() -> dict[str, frozenset[str]]:
    """Return the stems that exclude each stem."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in _sections()["opposites"]:
        left, right = (
            {form for w in side.split() for form in (w, _stem(w))} for side in line.split("/")
        )
        for word in left:
            found[word] |= right
        for word in right:
            found[word] |= left
    for line in _sections()["groups"]:
        words = set(line.split())
        for word in words:
            found[word] |= words - {word}
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=_REMEMBERED)
def _stem(word: str) -> str:
    """Return a word without its ending, roughly: exports, exported and exporter are one."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            stem = word[: -len(suffix)]
            return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
    return word


@lru_cache(maxsize=_REMEMBERED)
def opposed(first: str, second: str) -> bool:
    """Say whether two words, in lower case, exclude each other: rise and fell, un- and likely."""
    first, second = first.removesuffix("'s"), second.removesuffix("'s")
    if first == second:
        return False
    opposites = _opposites()
    forms = {second, _stem(second)}
    for form in {first, _stem(first)}:
        if not forms.isdisjoint(opposites.get(form, frozenset())):
            return True
    return _differ_in_prefix(first, second) or _differ_in_end(first, second)


def in_one_group(first: str, second: str) -> bool:
    """Say whether two words, in lower case, are of one kind and no opposites: roads and ports."""
    groups = (set(line.split()) for line in _sections()["groups"])
    return any({first, second} <= group for group in groups)


def _differ_in_prefix(first: str, second: str) -> bool:
    if _stem(first) == _stem(second):
        return False
    known = is_common(first) and is_common(second)
    return any(
        _stem(one[1]) == _stem(other[1])
        and min(len(one[1]), len(other[1])) >= _SHORTEST_STEM
        and (known or _denies(one[0], other[0]) or _turns(one, other))
        for one in _without_prefix(first)
        for other in _without_prefix(second)
    )


def _denies(first: str, second: str) -> bool:
    return "" in {first, second} and not _DENYING.isdisjoint({first, second})


def _turns(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """Say whether two prefixes, one of which denies, stand before one word that is known."""
    prefixes = {first[0], second[0]}
    if prefixes <= _DENYING_ALIKE:
        return False  # "imdependence" is a misprint
    return "" not in prefixes and not _DENYING.isdisjoint(prefixes) and is_common(first[1])


def _without_prefix(word: str) -> list[tuple[str, str]]:
    return [(prefix, word[len(prefix) :]) for prefix in _PREFIXES if word.startswith(prefix)]


def _differ_in_end(first: str, second: str) -> bool:
    for ends in _ENDS:
        for one, other in (ends, ends[::-1]):
            if first.endswith(one) and second.endswith(other):
                return len(one) < len(first) and first[: -len(one)] == second[: -len(other)]
    return False
