"""What differs between two passages beside their words: marks, capitals and what is not seen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefmill.text.marks import AND, FIGURE, NAMES, OTHER, PRIME, Aligned, Change, divided
from briefmill.text.sentences import without_comments
from briefmill.text.tokens import SYMBOLS

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_TAG = re.compile(r"</?[A-Za-z](?![\w+.-]*:)[^<>]*>")
_SOURCES = re.compile(
    r"\[\^[^\]\s]+\]|\[-?@[^\]]+\]|(?<=\])\([^()\s]*(?: \"[^\"]*\")?\)|\{[#.:][^}\n]*\}|`[^`\n]+`"
    r"|<?(?:https?|mailto|ftp)://?[^\s>)]+>?|www\.[^\s>)]+|\[(?=[^\[\]]*\]\()|(?<=\w)\](?=\()"
)
"""Notes, the targets of links, and code: what differs there is told as a citation or a link."""
_JUDGED = re.compile(
    rf"[{SYMBOLS}]|(?<=\d)[.,:/](?=\d)|(?<![\w-])[-−–](?=\d)|(?<=\d)[-–](?=[$€£]?\d)"
)
"""Marks that say something of a number, which is told as one."""
_TOLD = {
    "comma": ("a comma", "commas"),
    "quotation mark": ("a quotation mark", "quotation marks"),
    PRIME: ("a sign of feet or minutes", "signs of feet or minutes"),
    "apostrophe": ("an apostrophe", "apostrophes"),
    "bracket": ("a bracket", "brackets"),
    "dash": ("a dash", "dashes"),
    "hyphen": ("a hyphen", "hyphens"),
    "emphasis": ("emphasis", "emphasis"),
    "shape of a dash": ("the shape of a dash", "the shape of dashes"),
    OTHER: ("another mark", "other marks"),
}
_SIGNS = {
    ".": "a full stop", ";": "a semicolon", ":": "a colon", "!": "an exclamation mark",
    "?": "a question mark", "/": "a slash", "%": "a percent sign",
}  # fmt: skip
_ENCLOSING = {"quotation mark", "bracket", "emphasis"}
"""Marks that come in pairs, which are told by the first word between them."""
_HYPHENS = frozenset("-‐‑")
_APOSTROPHES = frozenset("'’")
_JOINING = {"and", "amp"}
_NUMERO = {"no", "n", "nr", "nº", "number"}
_SHAPED = ("quotation mark", "dash")
"""Names of marks that have several shapes which say the same."""
_MOST_PLACES = 3
"""Words that are named; the rest is counted."""


def differences_of_form(pairs: Iterable[tuple[str, str]]) -> str:
    """Return what differs in passages of the same words, for a sentence; empty for nothing.

    Each pair is a passage and its copy. The result reads "a comma (behind “clinic”) and
    capitals (“Bank”, “bank”)".
    """
    unequal = (pair for pair in pairs if pair[0] != pair[1])
    names = list(dict.fromkeys(name for pair in unequal for name in _of_pair(*pair)))
    if len(names) > 1:
        names = [name for name in names if name != "white space"]
    return listed(names)


def forms_beside_words(first: str, second: str) -> list[str]:
    """Return what differs in two passages beside the words that differ, each for a sentence."""
    first, second = (_SOURCES.sub("", without_comments(text)) for text in (first, second))
    found = list(_of_tags(first, second))
    aligned = _aligned(_without_judged(first), _without_judged(second))
    return [*found, *_of_case(aligned), *_of_marks(aligned, beside_words=True)]


def _without_judged(text: str) -> str:
    """Return a passage without tags and the marks that are compared as words are: "?", "$"."""
    return _JUDGED.sub("", _TAG.sub("", text)).replace("?", ".")


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: "a, b and c"."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and ".join(["", *names[-1:]])


def _of_pair(first: str, second: str) -> Iterator[str]:
    if without_comments(first) != first or without_comments(second) != second:
        first, second = without_comments(first), without_comments(second)
        yield "a comment that is not printed"
    yield from _of_tags(first, second)
    first, second = (_TAG.sub("", text) for text in (first, second))
    if any((first.count(sign) != second.count(sign)) for sign in _INVISIBLE):
        yield "signs that are not seen, such as soft hyphens"
    aligned = _aligned(first, second)
    spelled = "" if aligned.same_words else _spelled(aligned.first.words, aligned.second.words)
    told = [*filter(None, [spelled]), *_of_case(aligned), *_of_marks(aligned)]
    yield from dict.fromkeys(told)
    if not told and " ".join(first.split()) == " ".join(second.split()) and first != second:
        yield "white space"


def _aligned(first: str, second: str) -> Aligned:
    sides = (text.translate(dict.fromkeys(map(ord, _INVISIBLE))) for text in (first, second))
    return Aligned(*(divided(_TAG.sub("", text)) for text in sides))


def _of_tags(first: str, second: str) -> Iterator[str]:
    here, there = (Counter(_TAG.findall(text)) for text in (first, second))
    alone = [tag for tag in (here - there) + (there - here) if not tag.startswith("</")]
    if here != there:
        yield f"HTML ({_some([f'“{tag}”' for tag in alone])})" if alone else "HTML"


def _spelled(first: Sequence[str], second: Sequence[str]) -> str:
    """Say of words that are taken for the same in what they differ: “No. 4” and “n° 4”.

    It is empty where they differ in “and” alone, which a mark may stand for.
    """
    here, there = (Counter(map(str.casefold, side)) for side in (first, second))
    others = ((here - there) + (there - here)).keys() - _JOINING
    if not others:
        return ""
    numbers = all(word in _NUMERO or any(map(str.isnumeric, word)) for word in others)
    return "how a number is written" if numbers else "how a word is written"


def _of_case(aligned: Aligned) -> Iterator[str]:
    """Yield the words whose capitals differ, but for those that only open another sentence."""
    pairs = {
        at: (aligned.first.words[at], aligned.second.words[to])
        for at, to in aligned.pairs()
        if aligned.same_words or (at in aligned.first.opening) == (to in aligned.second.opening)
    }
    cased = {at: pair for at, pair in pairs.items() if pair[0] != pair[1] and AND not in pair}
    if any(pair.count(AND) == 1 for pair in pairs.values()):
        yield "“&” in place of “and”"
    if _in_capitals(cased):
        yield "capitals"
    elif cased:
        told = (", ".join(f"“{word}”" for word in sorted(pair)) for pair in cased.values())
        yield f"capitals ({_some(list(dict.fromkeys(told)), '; ')})"


def _in_capitals(cased: Mapping[int, tuple[str, str]]) -> bool:
    """Say whether one of two passages has several words in a row in capitals."""
    in_a_row = any(at + 1 in cased for at in cased)
    return in_a_row and any(all(pair[side].isupper() for pair in cased.values()) for side in (0, 1))


def _of_marks(aligned: Aligned, *, beside_words: bool = False) -> Iterator[str]:
    """Yield the names of marks that differ, each with the words at which they stand."""
    for name in NAMES:
        changes = aligned.changes(name, beside_words=beside_words)
        told = [each for each in changes if name not in _SHAPED or each.more]
        if told:
            yield _told(name, told)
        elif changes:
            shape = "the shape of quotation marks"
            yield shape if name in _ENCLOSING else _with_places("shape of a dash", changes)


def _told(name: str, changes: Sequence[Change]) -> str:
    """Return what marks are called that one of two passages has alone, and where they stand."""
    if name == FIGURE:
        return "how a number is written"
    chars = frozenset[str]().union(*(each.chars for each in changes))
    if name == "dash" and chars <= _HYPHENS:
        name = "hyphen"
    if name == "quotation mark" and chars <= _APOSTROPHES and len(changes) == changes[0].more == 1:
        name = "apostrophe"
    if name == OTHER and len(chars) == 1 and len(changes) == 1:
        return _SIGNS.get("".join(chars), _TOLD[name][0]) + _places(name, changes)
    return _with_places(name, changes)


def _with_places(name: str, changes: Sequence[Change]) -> str:
    if name in _ENCLOSING and len(changes) % 2 == 0:
        return _TOLD[name][1] + _places(name, changes[::2])  # each opens with one, and ends
    several = sum(each.more or 1 for each in changes) > 1
    return _TOLD[name][several] + _places(name, changes)


def _places(name: str, changes: Sequence[Change]) -> str:
    """Name the words behind which marks stand, or those that they open."""
    if name in _ENCLOSING:
        words = [each.behind or each.before for each in changes]
        where = "at"
    else:
        words = [each.before or each.behind for each in changes]
        where = "behind" if all(each.before for each in changes) else "at"
    quoted = [f"“{word}”" for word in dict.fromkeys(words) if word]
    return f" ({where} {_some(quoted)})" if quoted else ""


def _some(told: Sequence[str], between: str = ", ") -> str:
    """Return the first few of a list, and how many there are more."""
    more = len(told) - _MOST_PLACES
    return between.join(told[:_MOST_PLACES]) + (f" and {more} more" if more > 0 else "")
