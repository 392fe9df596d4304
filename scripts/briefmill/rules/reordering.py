"""What another order of a sentence's words may change, where both orders may be meant.

"Russia attacked Ukraine" and "Ukraine attacked Russia" are both English, and so are "only
ports pay" and "ports only pay". Such a repair is asked about, however sure a model is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefmill.repair.words import Words
from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.meaning import Kind, is_common, kind_of

Usual = Callable[[Sequence[Sequence[str]]], list[float]]
"""How usual each sequence of words is: the logarithm of its probability."""
_TURNING = {Kind.NEGATION, Kind.QUANTITY}
"""What says something else of each word that it stands beside."""
_BOUNDS = {Kind.NUMBER: 2.0, Kind.MODAL: 2.0} | dict.fromkeys(_TURNING, 3.0)
"""How much more usual the new order must be, as a logarithm, where such a word moves. Set by
looking at neighbours of well-edited sentences that changed places and at pairs both of whose
orders are English. Of names, which are rarely counted, and of two words that both say something
and change places, it is asked that the new order is no less usual."""
_RELATING = frozenset(["to", "from", "for", "of", "by", "than", "with", "into", "on", "against"])
"""Words on whose two sides not the same may stand: from villages to towns."""
_AUXILIARY = frozenset(
    ["is", "are", "was", "were", "am", "has", "have", "had", "do", "does", "did", "can", "could",
     "may", "might", "must", "shall", "should", "will", "would", "be", "let", "come"]
)  # fmt: skip
"""Words that open a question, a condition or a wish: "Were it to rain"."""
_PARTICLES = frozenset(["down", "up", "in", "out", "off", "on", "away", "back", "here", "there"])
"""Words that open a sentence whose verb comes before its subject: "Down came the barriers"."""
_PRONOUNS = frozenset(["i", "you", "he", "she", "it", "we", "they", "there"])
"""Subjects before which what is stressed may stand: "pay they must"."""
_CONJUNCTIONS = frozenset(["and", "but", "or", "yet", "so", "nor", "than", "as"])
"""Words behind which a clause opens."""
_TELLING_COMMA = frozenset(["who", "whom", "whose", "that", "because", "said", "says"])
"""Words before which a comma says something: the ministers, who had voted."""
_TITLED = 0.6
"""Share of the longer words with a capital from which capitals tell nothing of names."""


@dataclass(frozen=True)
class Reordering:
    """A sentence and another order of it: for each place the word that is to stand there."""

    words: Words
    order: Sequence[int]
    commas: Sequence[bool]

    @cached_property
    def _keys(self) -> list[str]:
        return [text.lower().replace("’", "'") for text in self.words.texts]

    @cached_property
    def _titled(self) -> bool:
        longer = [text for text in self.words.texts[1:] if len(text) > 3]
        return sum(text[:1].isupper() for text in longer) > _TITLED * len(longer)

    @cached_property
    def windows(self) -> tuple[range, ...]:
        """The places between which words change, each as small as it can be."""
        found, start, highest = [], 0, -1
        for place, word in enumerate(self.order):
            highest = max(highest, word)
            if highest == place:
                if start < place:
                    found.append(range(start, place + 1))
                start = place + 1
        return tuple(found)

    def turned(self, window: range) -> Iterator[tuple[int, int]]:
        """Yield the pairs of different words that stood in the other order."""
        for at in window:
            for later in range(at + 1, window.stop):
                first, second = self.order[later], self.order[at]
                if first < second and self._keys[first] != self._keys[second]:
                    yield first, second

    def is_name(self, index: int) -> bool:
        """Say whether a word is a name, or may be one."""
        text, key = self.words.texts[index], self._keys[index]
        if not text[:1].isupper() or key in FUNCTION_WORDS:
            return False
        if kind_of(key) in {Kind.PLACE, Kind.DATE} or not is_common(key.removesuffix("'s")):
            return True
        return index > 0 and not self._titled

    def is_number(self, index: int) -> bool:
        """Say whether a word is a number or has one in it."""
        key = self._keys[index]
        return any(map(str.isdigit, key)) or kind_of(key) in {Kind.NUMBER, Kind.DATE}

    def kind(self, index: int) -> Kind | None:
        """Return what a word says, as far as its place matters."""
        if self.is_number(index):
            return Kind.NUMBER
        if self.is_name(index):
            return Kind.NAME
        kind = kind_of(self._keys[index])
        return kind if kind in _TURNING or kind is Kind.MODAL else None

    def bound(self, index: int) -> float:
        """Return how much more usual another order with this word elsewhere must be."""
        kind = self.kind(index)
        return _BOUNDS.get(kind, 0.0) if kind else 0.0

    def is_function(self, index: int) -> bool:
        """Say whether a word says nothing by itself."""
        return self._keys[index] in FUNCTION_WORDS or self.relates(index)

    def is_light(self, index: int) -> bool:
        """Say whether a word says nothing by itself, and relates nothing to anything."""
        return self.is_function(index) and not self.relates(index)

    def relates(self, index: int) -> bool:
        """Say whether a word relates what stands before it to what stands behind."""
        return self._keys[index] in _RELATING

    def may_be_fronted(self, first: int, second: int) -> bool:
        """Say whether a word that opens a clause may stand before another one of it."""
        key = self._keys[first].removesuffix("n't")
        return key in _AUXILIARY or key in _PARTICLES or self._keys[second] in _PRONOUNS

    def opens(self, index: int) -> bool:
        """Say whether a word opens the sentence, or what stands behind a mark or a conjunction."""
        if not index or self._keys[index - 1] in _CONJUNCTIONS:
            return True
        before = self.words.words[index - 1]
        return before.comma or before.segment != self.words.words[index].segment

    def text(self, index: int) -> str:
        """Return a word in quotation marks."""
        return f"“{self.words.texts[index]}”"


def why_asked(reordering: Reordering, usual: Usual) -> str:
    """Return why a repair is not made unasked, as the end of a sentence; "" where it may be."""
    comma = _telling_comma(reordering)
    if comma:
        return comma
    for window in reordering.windows:
        reason = _exchanged(reordering, window) or _both_usual(reordering, window, usual)
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
        if reordering.opens(first) and reordering.may_be_fronted(first, second):
            return f"{reordering.text(first)} may stand before {reordering.text(second)} on purpose"
        middle = _middle(reordering, first, second)
        if middle is not None:
            return f"{pair} would change places around {reordering.text(middle)}"
    return ""


def _middle(reordering: Reordering, first: int, second: int) -> int | None:
    """Return a word between two that changed places: one that is so still, or that relates them."""
    if reordering.is_light(first) or reordering.is_light(second):
        return None
    order = list(reordering.order)
    after = order[order.index(second) + 1 : order.index(first)]
    between = range(first + 1, second)
    return next((word for word in between if word in after or reordering.relates(word)), None)


def _both_usual(reordering: Reordering, window: range, usual: Usual) -> str:
    """Tell of a word that says something and moves, where it may well have stood right."""
    telling = sorted(
        {
            word
            for pair in reordering.turned(window)
            for word in pair
            if reordering.kind(word) or not any(map(reordering.is_function, pair))
        }
    )
    if not telling:
        return ""
    telling.sort(key=reordering.bound, reverse=True)
    bound = reordering.bound(telling[0])
    after = list(reordering.order)
    before = [*after[: window.start], *window, *after[window.stop :]]
    texts = reordering.words.texts
    new, old = usual([[texts[word] for word in order] for order in (after, before)])
    if new - old >= bound:
        return ""
    return f"{reordering.text(telling[0])} may have stood where it belongs"
