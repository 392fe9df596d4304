"""A sentence and another order of its words: which of them pass each other, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefmill.repair.words import Words
from briefmill.rules.word_classes import Part, parts_of
from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.meaning import Kind, is_common, kind_of

_TELLING = {Kind.NEGATION, Kind.QUANTITY, Kind.MODAL}
"""What says something else of each word that it stands beside."""
_CONJUNCTIONS = frozenset(["and", "but", "or", "yet", "so", "nor", "than", "as"])
"""Words behind which a clause opens."""
_TITLED = 0.6
"""Share of the longer words with a capital from which capitals tell nothing of names."""


@dataclass(frozen=True)
class Reordering:
    """A sentence and another order of it: for each place the word that is to stand there."""

    words: Words
    order: Sequence[int]
    commas: Sequence[bool]

    @cached_property
    def keys(self) -> list[str]:
        """Each word in lower case, with straight apostrophes."""
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
                if first < second and self.keys[first] != self.keys[second]:
                    yield first, second

    def is_name(self, index: int) -> bool:
        """Say whether a word is a name, or may be one."""
        text, key = self.words.texts[index], self.keys[index]
        if not text[:1].isupper() or key in FUNCTION_WORDS:
            return False
        if kind_of(key) in {Kind.PLACE, Kind.DATE} or not is_common(key.removesuffix("'s")):
            return True
        return index > 0 and not self._titled

    def is_number(self, index: int) -> bool:
        """Say whether a word is a number or has one in it."""
        key = self.keys[index]
        return any(map(str.isdigit, key)) or kind_of(key) in {Kind.NUMBER, Kind.DATE}

    def kind(self, index: int) -> Kind | None:
        """Return what a word says, as far as its place matters."""
        if self.is_number(index):
            return Kind.NUMBER
        if self.is_name(index):
            return Kind.NAME
        kind = kind_of(self.keys[index])
        return kind if kind in _TELLING else None

    def tells(self, index: int) -> bool:
        """Say whether a word denies, counts, weakens or stresses what it stands beside."""
        kind = self.kind(index)
        return kind not in {None, Kind.NAME} or Part.FOCUS in self.parts(index)

    def parts(self, index: int) -> frozenset[Part]:
        """Return what a word without content does in a sentence; none for another one."""
        return parts_of(self.keys[index])

    def is_content(self, index: int) -> bool:
        """Say whether a word says something by itself."""
        return self.keys[index] not in FUNCTION_WORDS and not self.parts(index)

    def is_light(self, index: int) -> bool:
        """Say whether a word says nothing by itself, stands for nothing and relates nothing."""
        heavy = {Part.PREPOSITION, Part.PRONOUN, Part.CLAUSE}
        return not self.is_content(index) and heavy.isdisjoint(self.parts(index))

    def relates(self, index: int) -> bool:
        """Say whether a word relates what stands before it to what stands behind."""
        return Part.PREPOSITION in self.parts(index)

    def opens(self, index: int) -> bool:
        """Say whether a word opens the sentence, or what stands behind a mark or a conjunction."""
        if not index or self.keys[index - 1] in _CONJUNCTIONS:
            return True
        before = self.words.words[index - 1]
        return before.comma or before.segment != self.words.words[index].segment

    def text(self, index: int) -> str:
        """Return a word in quotation marks."""
        return f"“{self.words.texts[index]}”"
