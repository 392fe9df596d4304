"""What is told of the sentences that only one of two passages has, or has in another version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefmill.rules.passage import Passage
from briefmill.rules.relation import Relation, ends_whole
from briefmill.rules.told_differences import quoted
from briefmill.text.comparison import Difference, compare_tokens
from briefmill.text.sentences import loose

_VERSION = 0.5
"""Share of common words from which one sentence is told as a version of another."""
_FEW = 3
"""Differences up to which it is."""
_SHORTEST = 2
"""Letters of a piece that is told as a sentence cut off."""


def left_over_told(here: Passage, there: Passage, relation: Relation) -> str:
    """Return what differs in the sentences that each of two passages has of its own.

    It is empty where there are none, and where they are told as `versions` of one another.
    """
    ours, theirs = (
        [passage.sentences[at].of(passage.text) for at in left]
        for passage, left in zip((here, there), relation.left_over, strict=True)
    )
    if not (ours or theirs) or versions(here, there, relation):
        return ""
    return _cut(ours, theirs) or _named(ours, theirs)


def _named(ours: Sequence[str], theirs: Sequence[str]) -> str:
    if max(len(ours), len(theirs)) > 1:
        return "whole sentences"
    sides = [
        f"{where} {quoted(text)}"
        for where, side in (("here", ours), ("there", theirs))
        for text in side
    ]
    only = "only " if len(sides) == 1 else ""
    return f"a sentence ({only}{', '.join(sides)})"


def versions(here: Passage, there: Passage, relation: Relation) -> tuple[Difference, ...]:
    """Return what differs in sentences that stand for each other in two passages.

    It is empty where any of them is another sentence, or breaks off.
    """
    left, right = relation.left_over
    if relation.moved or len(left) != len(right):
        return ()
    found: list[Difference] = []
    for a, b in zip(left, right, strict=True):
        pair = compare_tokens(here.parts[a], there.parts[b])
        if pair.share < _VERSION or not 0 < len(pair.differences) <= _FEW:
            return ()
        if _ends_whole(here, a) != _ends_whole(there, b):
            return ()
        found += pair.differences
    return tuple(found)


def _ends_whole(passage: Passage, at: int) -> bool:
    return ends_whole(passage.sentences[at].of(passage.text))


def _cut(ours: Sequence[str], theirs: Sequence[str]) -> str:
    """Say which sentence of one side is only the beginning, or the end, of one of the other."""
    for where, side, others in (("here", ours, theirs), ("there", theirs, ours)):
        whole = [loose(text) for text in others]
        for text, piece in _pieces(side[-1:]):
            if any(other.startswith(piece) for other in whole):
                return f"where one of them breaks off ({where} {quoted(text)})"
        for text, piece in _pieces(side[:1]):
            if any(other.endswith(piece) for other in whole):
                return f"where one of them begins ({where} {quoted(text)})"
    return ""


def _pieces(sentences: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield sentences with the form in which they are compared, without an ellipsis."""
    for text in sentences:
        piece = loose(text).removesuffix("...").removeprefix("...").strip()
        if len(piece) >= _SHORTEST:
            yield text, piece
