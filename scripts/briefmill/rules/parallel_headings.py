"""Whether two headings are labels of one kind: two countries, two questions, two articles."""

from __future__ import annotations

import re

from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.meaning import Kind, in_one_group, is_common, kind_of, opposed

_PREFIX = re.compile(r"\A(?:\d+(?:\.\d+)*|[ivxIVX]+|[A-Za-z])[.)]\s+")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_COUNTED = re.compile(
    r"(?P<label>[^\W\d_]{2,}) (?:no\.? )?(?P<count>\d+[a-z]?|[A-Z]|[IVX]+)\b", re.IGNORECASE
)
_DIVISIONS = frozenset(["section", "part", "chapter", "volume", "book"])
"""What any text is divided into: two of them are no entries of a form."""
_LABEL = re.compile(r"\s*[:,(–—]\s*|\s-\s")
"""What stands between the label of an entry and what it is about."""
_TIMES = {"before", "after"}
_WITH_WHOM = frozenset(["at", "with", "in", "for", "to", "from", "by", "near"])
_MOST_NAMED = 3
"""Words of a name in which two headings of one pattern differ."""
_NAMED = {Kind.NAME, Kind.PLACE, Kind.DATE, Kind.NUMBER}


def are_parallel(first: str, second: str) -> bool:
    """Say whether two headings label entries of one form, which may be filled in alike."""
    one, other = (_PREFIX.sub("", each.strip("*_: ")).rstrip("*_: ") for each in (first, second))
    if one.endswith("?") and other.endswith("?"):
        return True
    counted = _COUNTED.match(one), _COUNTED.match(other)
    if counted[0] and counted[1] and counted[0]["label"].lower() == counted[1]["label"].lower():
        return counted[0]["label"].lower() not in _DIVISIONS
    heads = [_LABEL.split(each, maxsplit=1)[0] for each in (one, other)]
    if heads != [one, other] and heads[0] != heads[1] and _are_entries(*heads):
        return True  # Week one: the quays
    return _are_entries(one, other)


def _are_entries(one: str, other: str) -> bool:
    return _differ_in_name(_WORD.findall(one), _WORD.findall(other))


def _differ_in_name(one: list[str], other: list[str]) -> bool:
    """Say whether two headings differ in a name or in opposites, or are names and no more."""
    shorter = min(len(one), len(other))
    start = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    end = next(
        (at for at in range(shorter - start) if one[-1 - at] != other[-1 - at]), shorter - start
    )
    middles = one[start : len(one) - end], other[start : len(other) - end]
    if [len(words) for words in middles] == [1, 1]:
        keys = [words[0].lower() for words in middles]
        if set(keys) == _TIMES or (opposed(*keys) and not in_one_group(*keys)):
            return True  # girls and boys, urban and rural districts
        if not end and _is_of_one(one[:start]):
            return True
    return all(
        0 < len(words) <= _MOST_NAMED and all(map(_names, words)) and not _light(words)
        for words in middles
    )


def _is_of_one(words: list[str]) -> bool:
    """Say whether words lead up to what an entry is of: "Interview with the", "Works at"."""
    keys = [word.lower() for word in words]
    if keys[-1:] == ["the"]:
        keys.pop()
    return len(keys) > 1 and keys[-1] in _WITH_WHOM


def is_name(heading: str) -> bool:
    """Say whether a heading is a name and no more."""
    words = _WORD.findall(_PREFIX.sub("", heading.strip("*_: ")))
    return bool(words) and all(word[:1].isupper() and not is_common(word.lower()) for word in words)


def _names(word: str) -> bool:
    """Say whether a word of a heading is a name, a date or a number, or a word between such."""
    key = word.lower()
    if word == "May":
        return True  # the verb stands in no place of a name
    if key in FUNCTION_WORDS or kind_of(key) in _NAMED or word[:1].isdigit():
        return True
    return word[:1].isupper() and not is_common(key)


def _light(words: list[str]) -> bool:
    return all(word.lower() in FUNCTION_WORDS for word in words)
