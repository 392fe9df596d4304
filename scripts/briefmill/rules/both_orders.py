"""Why a repair is asked about: both orders of the words may be English, and say two things.

"Russia attacked Ukraine" and "Ukraine attacked Russia" are both English, and so are "only
ports pay" and "ports only pay". Such a repair is asked about, however sure a model is. When
in doubt it is asked; what stood in an order that is no English is not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Protocol

from briefmill.rules.reordering import Reordering
from briefmill.rules.word_classes import Part
from briefmill.text.meaning import Kind, kind_of

_NEGATED, _MODAL, _ALIKE, _SUBJECT, _OTHER = 3.0, 2.0, 3.0, 2.0, 0.0
"""How much more usual the new order must be, as a natural logarithm, where such words pass
each other: a negation, quantity or word that stresses; a modal or number; two words of one
class; subject and verb behind a relative. Set by looking at neighbours of well-edited
sentences that changed places and at pairs both of whose orders are English. Of names and other
content, rarely counted, it is asked that the new order is no less usual."""
_RUINED = 6.0
"""How much more usual the new order must be where each pair of neighbours was counted in the
old one: “past the”, and “the” before an end, are counted, and are no English together."""
_PAIR, _TRIPLE = 2, 3
"""Words in a row that were counted."""
_ALWAYS = {Part.FOCUS, Part.DENIAL}
"""What may stand on either side of nearly every word that says something."""
_JOINING = {Part.COORDINATOR, Part.PREPOSITION}
"""What joins other words as it stands before one of them and behind another."""
_ARTICLES = frozenset(["the", "a", "an"])
_SEVERAL = 2
"""Words that a word which tells something of its neighbour may not pass unasked."""
_RUINED_FAR = 9.0
"""The same where a preposition, a conjunction or a verb passes several words."""
_FRONTED = frozenset(
    ["is", "are", "was", "were", "am", "has", "have", "had", "do", "does", "did", "can", "could",
     "may", "might", "must", "shall", "should", "will", "would", "be", "let", "come"]
)  # fmt: skip
"""Words that open a question, a condition or a wish: "Were it to rain"."""
_PARTICLES = frozenset(["down", "up", "in", "out", "off", "on", "away", "back", "here", "there"])
"""Words that open a sentence whose verb comes before its subject: "Down came the barriers"."""
_SUBJECTS = frozenset(["i", "you", "he", "she", "it", "we", "they", "there"])
"""Subjects before which what is stressed may stand: "pay they must"."""
_RELATIVE = frozenset(["that", "which", "who", "whom", "what"])
"""Words behind which a subject may stand on either side of its verb: that attacked Russia."""
_TELLING_COMMA = frozenset(
    ["who", "whom", "whose", "which", "where", "when", "that", "because", "said", "says"]
)
"""Words before which a comma says something: banks, which lend, are all banks."""


class Counts(Protocol):
    """What was counted in edited English (see `briefmill.repair.judgement.Judging`)."""

    def usual(self, sequences: Sequence[Sequence[str]]) -> list[float]:
        """Return how usual each sequence of words is: the logarithm of its probability."""
        ...

    def counted(self, sequences: Sequence[Sequence[str]]) -> list[list[int]]:
        """Return for each word, and for the end, how many words up to it were counted in a row."""
        ...


def why_asked(reordering: Reordering, counts: Counts) -> str:
    """Return why a repair is not made unasked, as the end of a sentence; "" where it may be."""
    comma = _telling_comma(reordering)
    if comma:
        return comma
    for window in reordering.windows:
        reason = _exchanged(reordering, window) or _may_be_right(reordering, window, counts)
        if reason:
            return reason
    return ""


def _telling_comma(reordering: Reordering) -> str:
    """Tell of a comma that comes or goes where it says something."""
    order, words = reordering.order, reordering.words
    for place, comma in enumerate(reordering.commas):
        word = order[place]
        if comma == words.words[word].comma:
            continue
        beside = words.texts[word], words.texts[order[min(place + 1, len(order) - 1)]]
        if (
            kind_of(beside[0].lower().replace("’", "'")) is Kind.NEGATION
            or beside[1].lower() in _TELLING_COMMA
        ):
            return f"the comma between “{beside[0]}” and “{beside[1]}” may tell something"
    return ""


def _exchanged(reordering: Reordering, window: range) -> str:
    """Tell of two words that change places with each other, where that may be meant."""
    for first, second in reordering.turned(window):
        kinds = {reordering.kind(first), reordering.kind(second)}
        pair = f"{reordering.text(first)} and {reordering.text(second)}"
        if kinds == {Kind.NAME}:
            return f"the names {pair} would change places"
        if kinds == {Kind.NUMBER}:
            return f"the numbers {pair} would change places"
        if _may_be_fronted(reordering, first, second):
            return f"{reordering.text(first)} may stand before {reordering.text(second)} on purpose"
        middle = _middle(reordering, first, second)
        if middle is not None:
            return f"{pair} would change places around {reordering.text(middle)}"
    return ""


def _may_be_fronted(reordering: Reordering, first: int, second: int) -> bool:
    """Say whether a word may stand before another one of its clause, as in a question."""
    keys = [reordering.keys[word].removesuffix("n't") for word in (first - 1, first, second)]
    if reordering.opens(first):
        return keys[1] in _FRONTED or keys[1] in _PARTICLES or keys[2] in _SUBJECTS
    if Part.CLAUSE in reordering.parts(first - 1):  # by whom was it asked
        return keys[1] in _FRONTED and Part.PRONOUN in reordering.parts(second)
    begun = keys[0] in _FRONTED and reordering.opens(first - 1)  # don't anyone move
    return begun and Part.PRONOUN in reordering.parts(first) and reordering.is_content(second)


def _middle(reordering: Reordering, first: int, second: int) -> int | None:
    """Return a word around which two changed places, where both orders may be English.

    Between two words of one class, which may stand in each other's place, that is any other
    word; else one that is between them still, or that relates them.
    """
    alike = reordering.parts(first) & reordering.parts(second)
    between = range(first + 1, second)
    if alike:
        return next((word for word in between if not alike & reordering.parts(word)), None)
    if reordering.is_light(first) or reordering.is_light(second):
        return None
    order = list(reordering.order)
    after = order[order.index(second) + 1 : order.index(first)]
    return next((word for word in between if word in after or reordering.relates(word)), None)


def _may_be_right(reordering: Reordering, window: range, counts: Counts) -> str:
    """Tell of a word that says something and moves, where the old order may be English."""
    pairs = list(reordering.turned(window))
    weighed = [*_far(reordering, pairs)]
    weighed += [
        (bound, _mover(reordering, *pair))
        for pair in pairs
        if (bound := _bound(reordering, *pair)) is not None
    ]
    before = reordering.order[window.start - 1] if window.start else None
    if before is not None and not reordering.parts(before).isdisjoint(_ALWAYS):
        weighed.append((_NEGATED, before))  # it would stand beside another word
    if not weighed:
        return ""
    bound, word = max(weighed, key=itemgetter(0))
    gain, stood = _counted(reordering, window, counts)
    telling = any(_telling(reordering, *pair) for pair in pairs)
    if gain >= bound and not (stood and telling):
        return ""
    return f"{reordering.text(word)} may have stood where it belongs"


def _counted(reordering: Reordering, window: range, counts: Counts) -> tuple[float, bool]:
    """Return how much more usual the new order of a window is, and whether the old one stood."""
    after = list(reordering.order)
    before = [*after[: window.start], *window, *after[window.stop :]]
    texts = reordering.words.texts
    orders = [[texts[word] for word in order] for order in (after, before)]
    new, old = counts.usual(orders)
    return new - old, _stood(counts.counted(orders[1:])[0], window, new - old)


def _far(reordering: Reordering, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[float, int]]:
    """Yield words that both orders may need where they are, each behind its bound."""
    passed: dict[int, list[int]] = {}
    for first, second in pairs:
        passed.setdefault(first, []).append(second)
        passed.setdefault(second, []).append(first)
    for word, others in sorted(passed.items()):
        if _tells_all(reordering, word, others):
            yield math.inf, word
        elif len(others) >= _SEVERAL and _joins(reordering, word, others):
            yield _RUINED_FAR, word


def _tells_all(reordering: Reordering, word: int, others: Sequence[int]) -> bool:
    """Say whether a word that passed others says something of them, wherever it stands."""
    several = len(others) >= _SEVERAL
    if all(map(reordering.is_light, others)):
        return several and reordering.tells(word)
    parts = reordering.parts(word)
    far = several and (reordering.tells(word) or Part.CLAUSE in parts)
    return far or not parts.isdisjoint(_ALWAYS)


def _joins(reordering: Reordering, word: int, others: Sequence[int]) -> bool:
    """Say whether a word joined others, or is a verb that passed a noun with its article."""
    content = any(map(reordering.is_content, others))
    if not content or not reordering.is_content(word):
        return content and not reordering.parts(word).isdisjoint(_JOINING)
    return any(reordering.keys[other] in _ARTICLES for other in others)


def _bound(reordering: Reordering, first: int, second: int) -> float | None:
    """Return how much more usual an order must be in which two words passed each other.

    None is for a word that says nothing by itself, whatever it passes.
    """
    kinds = {reordering.kind(word) for word in (first, second) if reordering.tells(word)}
    if kinds:
        return _NEGATED if kinds - {Kind.NUMBER, Kind.MODAL} else _MODAL
    parts = reordering.parts(first), reordering.parts(second)
    if parts[0] & parts[1]:
        return _ALIKE
    if not _telling(reordering, first, second):
        named = Kind.NAME in map(reordering.kind, (first, second))
        return _OTHER if named else None
    relative = first > 0 and reordering.keys[first - 1] in _RELATIVE
    return _SUBJECT if relative and not any(parts) else _OTHER


def _telling(reordering: Reordering, first: int, second: int) -> bool:
    """Say whether what two words say may depend on which of them stands first."""
    pair = first, second
    if any(map(reordering.tells, pair)) or reordering.parts(first) & reordering.parts(second):
        return True
    return not any(map(reordering.is_light, pair))


def _mover(reordering: Reordering, first: int, second: int) -> int:
    """Return that word of two which is to be named: one that tells something, if any does."""
    ranked = sorted((first, second), key=lambda word: _rank(reordering, word))
    return ranked[0]


def _rank(reordering: Reordering, word: int) -> int:
    kind = reordering.kind(word)
    if reordering.tells(word):
        return 1 if kind in {Kind.NUMBER, Kind.MODAL} else 0
    return 2 if kind or Part.CLAUSE in reordering.parts(word) else 3


def _stood(runs: Sequence[int], window: range, gain: float) -> bool:
    """Say whether words were counted in the order that they stand in.

    Args:
        runs: for each place how many words up to it were counted in a row.
        window: the places of the words, of whose neighbours one is looked at on each side.
        gain: how much more usual the other order is, as a natural logarithm.
    """
    inside = runs[window.start + 1 : window.stop + 1]
    triples = sum(run >= _TRIPLE for run in inside) >= len(window) - 1
    pairs = min(runs[window.start], *inside) >= _PAIR and gain < _RUINED
    return triples or pairs
