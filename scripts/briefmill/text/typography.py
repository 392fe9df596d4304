"""What differs between two passages of the same words: marks, capitals and what is not seen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefmill.text.sentences import without_comments

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PIECE = re.compile(r"(?P<word>[^\W_]+(?:['’][^\W_]+)*)|(?P<mark>[^\w\s]|_)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_CLASSES = {
    "commas": ",",
    "quotation marks": "“”„‟«»\"‹›‘’‚‛'`″′",
    "brackets": "()[]{}",
    "dashes": "-‐‑‒–—―−",
    "emphasis": "*_",
    "“&” in place of “and”": "&",
}
_OTHER = "other marks"
_JOINING = {"and", "amp"}
_NUMERO = {"no", "n", "nr", "nº", "number"}
_SHAPED = ("quotation marks", "dashes")
"""Classes whose marks have several shapes that say the same."""
_BESIDE = ("quotation marks", "brackets")
"""Classes that may turn what a word says, so that the word is named."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark, and how many words stand before it."""

    name: str
    char: str
    at: int


def differences_of_form(pairs: Iterable[tuple[str, str]]) -> str:
    """Return what differs in passages of the same words, for a sentence; empty for nothing.

    Each pair is a passage and its copy. The result reads "commas and quotation marks".
    """
    unequal = (pair for pair in pairs if pair[0] != pair[1])
    names = list(dict.fromkeys(name for pair in unequal for name in _of_pair(*pair)))
    if len(names) > 1:
        names = [name for name in names if name != "white space"]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and ".join(["", *names[-1:]])


def _of_pair(first: str, second: str) -> Iterator[str]:
    if without_comments(first) != first or without_comments(second) != second:
        first, second = without_comments(first), without_comments(second)
        yield "a comment that is not printed"
    if _TAG.findall(first) != _TAG.findall(second):
        first, second = _TAG.sub("", first), _TAG.sub("", second)
        yield "HTML"
    if any((first.count(sign) != second.count(sign)) for sign in _INVISIBLE):
        yield "signs that are not seen, such as soft hyphens"
    first, second = (
        text.translate(dict.fromkeys(map(ord, _INVISIBLE))) for text in (first, second)
    )
    words, marks = _divided(first)
    other_words, other_marks = _divided(second)
    same = [word.casefold() for word in words] == [word.casefold() for word in other_words]
    spelled = "" if same else _spelled(words, other_words)
    if spelled:
        yield spelled
        return
    if same and words != other_words:
        yield "capitals"
    told = list(_of_marks(marks, other_marks, words if same else None))
    yield from told
    if not told and " ".join(first.split()) == " ".join(second.split()) and first != second:
        yield "white space"


def _spelled(first: list[str], second: list[str]) -> str:
    """Say of words that are taken for the same in what they differ: “No. 4” and “n° 4”.

    It is empty where they differ in “and” alone, which a mark may stand for.
    """
    sides = (Counter(map(str.casefold, side)) for side in (first, second))
    here, there = sides
    others = ((here - there) + (there - here)).keys() - _JOINING
    if not others:
        return ""
    numbers = all(word in _NUMERO or any(map(str.isnumeric, word)) for word in others)
    return "how a number is written" if numbers else "how a word is written"


def _divided(text: str) -> tuple[list[str], list[_Mark]]:
    """Return the words of a passage, and its marks."""
    words: list[str] = []
    marks: list[_Mark] = []
    for match in _PIECE.finditer(text):
        if match.lastgroup == "word":
            words.append(match.group().replace("’", "'"))
        else:
            marks.append(_Mark(_name(match.group()), match.group(), len(words)))
    return words, marks


def _name(char: str) -> str:
    return next((name for name, chars in _CLASSES.items() if char in chars), _OTHER)


def _of_marks(
    first: Iterable[_Mark], second: Iterable[_Mark], words: list[str] | None
) -> Iterator[str]:
    """Yield the classes of marks that differ; ``words`` is None where words differ as well."""
    sides = list(first), list(second)
    for name in (*_CLASSES, _OTHER):
        here, there = ([mark for mark in side if mark.name == name] for side in sides)
        if words is None and len(here) == len(there):
            continue
        places = [[mark.at for mark in side] for side in (here, there)]
        if name == _OTHER:
            if [(m.char, m.at) for m in here] != [(m.char, m.at) for m in there]:
                yield name
        elif places[0] != places[1] or len(here) != len(there):
            yield name + _beside(name, places[0], places[1], words)
        elif [m.char for m in here] != [m.char for m in there] and name in _SHAPED:
            yield f"the shape of {name}"


def _beside(name: str, here: list[int], there: list[int], words: list[str] | None) -> str:
    """Name the word at which a mark stands in one of two passages alone."""
    if name not in _BESIDE or words is None:
        return ""
    alone = Counter(here) - Counter(there) or Counter(there) - Counter(here)
    at = min(alone, default=len(words))
    return f" (at “{words[at]}”)" if at < len(words) else ""
