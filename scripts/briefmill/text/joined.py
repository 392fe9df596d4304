"""Words written apart, with a hyphen or in one: "re-open" and "reopen", "don't" (English)."""

from __future__ import annotations

from collections.abc import Sequence

from briefmill.text.tokens import Token

_OTHER_WORD = ("cover", "creat", "form", "lay", "mark", "prov", "sent", "serv", "sign", "sort")
"""How words begin that are others without the hyphen behind "re": to re-sign is not to resign."""


def differ_in_joining(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Say whether two passages have the same letters, divided into words in two ways."""
    one, other = ("".join([each.key for each in side]) for side in (left, right))
    return one == other and len(left) != len(right)


def joining_tells(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Say whether such a division makes another word: re-cover and recover."""
    parts = [each.key for each in max(left, right, key=len)]
    return parts[0] == "re" and len(parts) > 1 and parts[1].startswith(_OTHER_WORD)


_SHORT = {"can't": "cannot", "won't": "will not", "shan't": "shall not", "ain't": "is not"}
_ENDS = (("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'m", " am"))
_OPEN = {"'s": (" is", " has"), "'d": (" would", " had")}
"""Ends that stand for several words: it's done, it's been done."""


def is_contracted(first: str, second: str) -> bool:
    """Say whether two phrases are one with words drawn together: "don't" and "do not"."""
    one, other = (each.lower().replace("’", "'") for each in (first, second))
    return one != other and not _written_out(one).isdisjoint(_written_out(other))


def _written_out(phrase: str) -> set[str]:
    """Return what a phrase in lower case may say, word by word."""
    found = {""}
    for word in phrase.split():
        found = {f"{before} {each}" for before in found for each in _words(word)}
    return {each.replace("cannot", "can not").strip() for each in found}


def _words(word: str) -> list[str]:
    if word in _SHORT:
        return [_SHORT[word]]
    for end, other in _ENDS:
        if word.endswith(end):
            return [word.removesuffix(end) + other]
    for end, others in _OPEN.items():
        if word.endswith(end):
            return [word, *(word.removesuffix(end) + other for other in others)]
    return [word]
