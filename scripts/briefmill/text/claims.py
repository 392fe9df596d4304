"""Small words that change what is claimed: "since 2018" for "in 2018", "failed to open"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefmill.text.meaning import Kind
from briefmill.text.tense import is_participle, tense_differs
from briefmill.text.tokens import Token

_BOUNDS = frozenset(
    [
        "about", "around", "circa", "over", "under", "above", "below", "beyond", "up", "within",
        "since", "until", "till", "before", "after", "by", "from", "to", "past", "between", "near",
    ]
)  # fmt: skip
"""What stands before a figure or a date and says on which side of it: "by 2018"."""
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "got", "gets", "get"])
_AGENT = 4
"""Tokens behind a form of "be" among which a passive names who does it: "was openly accused by"."""
_FAR = 2
"""Tokens from such a word to its figure: "since early 2018"."""
_FEW = 3
"""Words of a difference in which the tense is looked for; what is longer is another clause."""
_MEANT = frozenset(
    [
        "want", "wants", "wanted", "plan", "plans", "planned", "intend", "intends", "intended",
        "try", "tries", "tried", "attempt", "attempts", "attempted", "hope", "hopes", "hoped",
        "seek", "seeks", "sought", "promise", "promises", "promised", "threaten", "threatens",
        "threatened", "offer", "offers", "offered", "agree", "agrees", "agreed", "expect",
        "expects", "expected", "seem", "seems", "seemed", "appear", "appears", "appeared",
        "claim", "claims", "claimed", "fail", "fails", "failed", "refuse", "refuses", "refused",
        "decline", "declines", "declined", "pledge", "pledges", "pledged", "decide", "decides",
        "decided", "consider", "considers", "considered", "likely", "supposed", "said", "believed",
        "reported", "thought", "rumoured", "rumored",
    ]
)  # fmt: skip
"""Verbs before "to" that leave open whether something is done, or say that it is not."""
_SAYING = frozenset(
    [
        "said", "says", "say", "claims", "claimed", "argues", "argued", "alleges", "alleged",
        "asserts", "asserted", "believes", "believed", "suggests", "suggested", "according",
        "reportedly", "stated", "states", "thinks", "thought",
    ]
)  # fmt: skip
"""Words that make somebody's opinion of what was a fact."""

_ARTICLES = frozenset(["the", "a", "an", "its", "their", "our", "every", "of"])
_BEHIND_NOUNS = frozenset(
    ["of", "to", "for", "with", "from", "by", "as", "is", "was", "are", "were", "and", "or", "that",
     "which", "who", "has", "have", "had", "but", "than", "when", "if"]
)  # fmt: skip
"""What no article stands before, and no adjective alone behind an article."""

_PAST = ("ed", "said", "thought")
"""How verbs of saying end that have a subject of their own; "reportedly" has none."""

_NOT_YET = frozenset(
    [
        "planned", "proposed", "intended", "deputy", "vice", "acting", "interim", "caretaker",
        "honorary", "called", "would", "self", "supposed", "mock", "sham", "failed", "abortive",
        "if", "unless", "lest", "whether", "assistant", "pseudo", "quasi", "aspiring",
    ]
)  # fmt: skip
"""Words before a noun that make of it another one, or none; and what opens a condition."""
_EXCEPT = frozenset(["except", "excepting", "excluding", "barring"])
_EXCEPT_TWO = frozenset([("other", "than"), ("apart", "from"), ("aside", "from")])
_BUT = frozenset(["but", "save"])
_OF_ALL = frozenset([Kind.QUANTITY, Kind.NEGATION])
"""What stands before a "but" that means except: all, none."""


def claim_of(
    left: Sequence[Token], right: Sequence[Token], place: tuple[int, int, int, int]
) -> Kind | None:
    """Return what small words change where two passages differ, or None.

    ``place`` is where the difference starts and ends in ``left``, and in ``right``.
    """
    a, b, c, d = place
    one, other = left[a:b], right[c:d]
    if _meant(one) != _meant(other) or _said(one, other) or _may_be_none(one, other):
        return Kind.MODAL
    here, there = list(_bounds(left, a, b)), list(_bounds(right, c, d))
    if (here or there) and sorted(each.key for each, _ in here) != sorted(
        each.key for each, _ in there
    ):
        dated = any(figure.kind is Kind.DATE for _, figure in (*here, *there))
        return Kind.DATE if dated else Kind.QUANTITY
    if a and c and left[a - 1].key == right[c - 1].key == "per" and one and other:
        return Kind.UNIT  # per head, per household
    joining = {each.key for each in (*one, *other)}
    if not joining.isdisjoint(("and", "to")) and (_joins(left, a, b) or _joins(right, c, d)):
        return Kind.QUANTITY  # 1914-1918 is no "1914 and 1918"
    if _excepts(left, a, b) != _excepts(right, c, d) or _a_few(left, a, b) != _a_few(right, c, d):
        return Kind.QUANTITY
    return _kind_of_verb(left, right, place)


def _kind_of_verb(
    left: Sequence[Token], right: Sequence[Token], place: tuple[int, int, int, int]
) -> Kind | None:
    """Return what the form of a verb changes: who does what, or when; None for nothing."""
    a, b, c, d = place
    if _suffers(left, a, b) != _suffers(right, c, d) and _by(left, b) != _by(right, d):
        return Kind.VOICE
    return Kind.TENSE if _in_another_tense(left[a:b], right[c:d]) else None


def _by(side: Sequence[Token], start: int) -> bool:
    """Say whether an agent follows: "accused by"; who dropped "was" alone has it there as well."""
    return any(each.key == "by" for each in side[start : start + _AGENT])


def _suffers(side: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a difference makes a passive of the verb behind it: "was [openly] accused"."""
    if _BE.isdisjoint(each.key for each in side[start:end]):
        return False
    behind = side[end : end + 2] if end - start == 1 else side[start + 1 : end + 2]
    return any(is_participle(each.key) for each in behind)


def is_lost(
    left: Sequence[Token], right: Sequence[Token], place: tuple[int, int, int, int]
) -> bool:
    """Say whether a word that one side alone has leaves no sentence where it is missing.

    So does a noun ("as per the of the Declaration") and a verb of saying ("the owners that").
    """
    a, b, c, d = place
    side, start, end = (left, a, b) if b - a else (right, c, d)
    if (b - a, d - c) not in {(1, 0), (0, 1)}:
        return False
    before = side[start - 1].key if start else ""
    after = side[end].key if end < len(side) else ""
    noun = before in _ARTICLES and (not after.isalpha() or after in _BEHIND_NOUNS)
    return noun or (after == "that" and side[start].key in _SAYING)


def _in_another_tense(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Say whether a few words for a few others tell of another time."""
    few = max(len(one), len(other)) <= _FEW
    return few and tense_differs((each.key for each in one), (each.key for each in other))


def _may_be_none(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Say whether one side alone says that a thing is planned, or somebody stands in for one."""
    words = [each.key for each in (*one, *other)]
    return not (one and other) and len(words) <= _FEW and not _NOT_YET.isdisjoint(words)


def _excepts(side: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a difference takes something out: "all but the largest", "most but not all"."""
    for at in range(start, end):
        before = side[at - 1].kind if at else None
        after = side[at + 1].key if at + 1 < len(side) else ""
        if side[at].key in _EXCEPT or (side[at].key, after) in _EXCEPT_TWO:
            return True
        if side[at].key in _BUT and (before in _OF_ALL or after == "not"):
            return True
    return False


def _a_few(side: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a difference has the article that makes "few" some: "a few"."""
    return any(
        one.key == "a" and other.key in {"few", "little"}
        for one, other in pairwise(side[start : end + 1])
    )


def _meant(side: Sequence[Token]) -> bool:
    return any(one.key in _MEANT and other.key == "to" for one, other in pairwise(side))


def _said(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Say whether somebody says in one passage what the other states.

    A verb that alone is missing leaves "Marin that the port": broken, and nobody's fact.
    """
    words = [each.key for each in (*one, *other)]
    if (one and other) or _SAYING.isdisjoint(words):
        return False
    return len(words) > 1 or not words[0].endswith(_PAST)


def _bounds(side: Sequence[Token], start: int, end: int) -> Iterator[tuple[Token, Token]]:
    """Yield the words of a difference that bound a figure, each with that figure."""
    for at in range(start, end):
        if side[at].key in _BOUNDS:
            figures = [each for each in side[at + 1 : at + 1 + _FAR] if _is_figure(each)]
            if figures and not (side[at].key == "to" and _joins(side, at, at + 1)):
                yield side[at], figures[-1]


def _joins(side: Sequence[Token], start: int, end: int) -> bool:
    """Say whether what stands at a place has a figure on either side: a range, or two."""
    around = (*side[start - 1 : start], *side[end : end + 1])
    return len(around) == 2 and all(map(_is_figure, around))


def _is_figure(token: Token) -> bool:
    if token.kind is Kind.UNIT:
        return not token.key.isalpha()  # $, € and their like
    return token.kind in {Kind.NUMBER, Kind.DATE} or token.key == "half"
