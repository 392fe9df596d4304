"""What another order of the same words may change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.meaning import Kind
from briefmill.text.tokens import Token

_MOVES = {Kind.NAME, Kind.PLACE, Kind.NUMBER, Kind.DATE, Kind.UNIT, Kind.MODAL}
"""What may change places with one word beside it, or with function words, and still say the
same."""
_RELATING = frozenset(["to", "from", "for", "of", "by", "than", "with", "into", "on", "against"])
"""Words on whose two sides not the same may stand: the debt of the port to the town."""
_FAR = 3
"""Places from which a word moved far; neighbours change places by a slip."""


def kind_of_order(left: Sequence[Token], right: Sequence[Token]) -> Kind | None:
    """Return `Kind.ORDER` where the same words in another order may say something else."""
    if _changed_ends(left, right):
        return Kind.ORDER
    return _order(left) or (Kind.ORDER if _relates_others(left, right) else None)


def _changed_ends(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Say whether two words changed places across one that relates them: from villages to towns."""
    here, there = ([w.key for w in side if w.key not in FUNCTION_WORDS] for side in (left, right))
    turned = len(here) > 1 and here != there and (here[0], here[-1]) == (there[-1], there[0])
    return turned and any(word.key in _RELATING for word in left)


def _order(words: Sequence[Token]) -> Kind | None:
    """Return what another order of the same words may change."""
    telling = [each for each in words if each.kind]
    if not telling:
        return None
    others = [each.key for each in words if not each.kind]
    light = all(word in FUNCTION_WORDS for word in others)
    alone = len(telling) == 1 and telling[0].kind in _MOVES
    return None if alone and (light or len(words) == 2) else Kind.ORDER


def _relates_others(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Say whether a preposition stands before another word: "from mill to quay", "from quay"."""
    here, there = sorted(_governed(left)), sorted(_governed(right))
    return here != there and "" not in {noun for _, noun in (*here, *there)}


def _governed(side: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield each preposition with the first word behind it that says something, or with none."""
    for at, each in enumerate(side):
        if each.key in _RELATING:
            yield each.key, next((w.key for w in side[at:] if w.key not in FUNCTION_WORDS), "")


def moved_far(first: Sequence[str], second: Sequence[str]) -> bool:
    """Say whether the same words stand in both, and one that stands once moved over others."""
    if sorted(first) != sorted(second):
        return False
    return any(
        abs(at - second.index(word)) >= _FAR
        for at, word in enumerate(first)
        if first.count(word) == 1
    )
