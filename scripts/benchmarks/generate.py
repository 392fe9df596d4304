"""Labelled Markdown documents: clean paragraphs of a corpus with repeats put in, by a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks import listed, passages
from benchmarks.assemble import Titles, assembled
from benchmarks.corpus import Base, CorpusError, Paragraph, base, folded
from benchmarks.deliberate import DELIBERATE
from benchmarks.inside import INSIDE, TYPOGRAPHIC
from benchmarks.inside import differing as differing_sentences
from benchmarks.labels import Case, Document
from benchmarks.library import ACROSS, PLAIN, Filed, library
from benchmarks.meaning import MEANINGS, Meaning

_PLAIN = 0.15
"""Share of the paragraphs that stay as they are."""
_NATURAL = 0.7
"""Share of the copies differing in meaning that have to differ in a word of the corpus, where
one can be found; the others differ in a sentence that is added to both."""
_TRIES = 60
"""Paragraphs that are looked at for such a word before a sentence is added all the same."""
_BLOCKS = 50
"""Blocks of a document. A policy brief has about as many."""
_FEWEST = 300
"""Paragraphs below which some kinds would have no case at all."""

Made = TypeVar("Made", Case, Filed)
Maker = Callable[[random.Random, Sequence[Paragraph]], Case | None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to make cases of a kind: from how many paragraphs, and how many for each other one."""

    make: Maker
    paragraphs: int = 1
    weight: int = 1


def documents(paths: Sequence[Path], size: int, seed: int) -> list[Document]:
    """Return labelled documents of about 50 blocks each.

    Args:
        paths: files with one paragraph a line.
        size: the most paragraphs that are taken from them.
        seed: the same seed and files give the same documents.

    Raises:
        CorpusError: when a file cannot be read, or they are too small together.
    """
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    found = base(paths, size, rng)
    if len(found.paragraphs) < _FEWEST:
        raise CorpusError(
            f"only {len(found.paragraphs)} paragraphs can be used, and {_FEWEST} are needed\n"
            "  Give a larger corpus, or several: --corpus FILE --corpus FILE"
        )
    return _Generation(found, rng).documents()


class _Generation:
    """The paragraphs that are still unused, and what was made of the others."""

    def __init__(self, found: Base, rng: random.Random) -> None:
        self.rng = rng
        self.titles = Titles(rng)
        paired = [each for pair in found.alike for each in pair]
        self.alike = _disjoint(found.alike)
        self.known = frozenset(word for each in found.paragraphs for word in folded(each.text))
        rest = [each for each in found.paragraphs if each not in set(paired)]
        self.donors = rest[: len(rest) // 25]
        self.pool = rest[len(rest) // 25 :]
        self.size = len(self.pool)
        self.tried = 0
        """Paragraphs that were looked at in vain for the case that is being made."""
        self.natural = True

    def documents(self) -> list[Document]:
        """Make the cases, deal them out and assemble the documents."""
        each = self._each()
        libraries = list(self._libraries(each))
        by_kind = list(self._cases(each))
        blocks = sum(len(case.blocks) for cases in by_kind for case in cases) + len(self.pool)
        count = max(blocks // _BLOCKS, *(len(cases) for cases in by_kind))
        hands: list[list[Case]] = [[] for _ in range(count)]
        at = 0
        for cases in by_kind:  # dealt in turn, so that a document has one of a kind at most
            for case in cases:
                hands[at % count].append(case)
                at += 1
        plain = [self.pool[number::count] for number in range(count)]
        texts = [
            assembled(hand, rest, self.titles, self.rng)
            for hand, rest in zip(hands, plain, strict=True)
        ]
        return texts + libraries

    def _each(self) -> int:
        """Return how many cases of a kind can be made."""
        needed = sum(recipe.paragraphs * recipe.weight for recipe in self._recipes())
        needed += sum(number for _, number in ACROSS) + PLAIN
        return max(1, int(self.size * (1 - _PLAIN)) // needed)

    def _libraries(self, count: int) -> Iterator[Document]:
        """Yield libraries of two briefs that have one case of each kind."""
        filed = [list(self._used(make, number, count)) for make, number in ACROSS]
        for at in range(count):
            plain, self.pool = self.pool[:PLAIN], self.pool[PLAIN:]
            yield library([each[at] for each in filed if at < len(each)], plain, self.rng)

    def _cases(self, each: int) -> Iterator[list[Case]]:
        for recipe in self._recipes():
            yield list(self._made(recipe, each * recipe.weight))
        yield [passages.alike(*pair, self.rng) for pair in self.alike[: 2 * each]]

    def _made(self, recipe: Recipe, count: int) -> Iterator[Case]:
        yield from self._used(recipe.make, recipe.paragraphs, count)

    def _used(
        self,
        make: Callable[[random.Random, Sequence[Paragraph]], Made | None],
        number: int,
        count: int,
    ) -> Iterator[Made]:
        """Go through the pool once, so that what lends itself to no case is not tried again."""
        self.rng.shuffle(self.pool)
        at = self.tried = 0
        while count and at + number <= len(self.pool):
            made = make(self.rng, self.pool[at : at + number])
            if made is None:
                at, self.tried = at + 1, self.tried + 1
                continue
            del self.pool[at : at + number]  # each paragraph is used once
            count, self.tried = count - 1, 0
            yield made

    def _recipes(self) -> list[Recipe]:
        """Return all recipes; those whose paragraphs are rare come first."""
        recipes = [_single(make) for make in (*TYPOGRAPHIC.values(), *INSIDE.values())]
        recipes += self._whole()
        recipes += [_single(differing_sentences)]
        recipes += [Recipe(self._differing(meaning)) for meaning in MEANINGS]
        recipes += [
            Recipe(lambda rng, few: passages.differing_and_edited(rng, few[0], self.known)),
            Recipe(lambda rng, _: passages.differing_items(rng), 0),
            Recipe(lambda rng, _: listed.works_alike(rng), 0),
        ]
        return recipes + [Recipe(make, number) for make, number in DELIBERATE.values()]

    def _whole(self) -> Iterator[Recipe]:
        for adjacent in (True, False):
            yield from self._placed(adjacent=adjacent)
        for share in (0.02, 0.05, 0.1):
            yield Recipe(self._near(share), weight=3)
        yield Recipe(lambda _, few: passages.heading(self.titles.next(), few[0]))
        yield Recipe(lambda _, few: passages.section(self.titles.next(), few), 2)
        yield Recipe(lambda rng, _: listed.same_style(rng), 0)
        yield Recipe(lambda rng, _: listed.other_style(rng), 0)
        yield Recipe(listed.recommendation, 3)

    def _placed(self, *, adjacent: bool) -> Iterator[Recipe]:
        yield Recipe(lambda rng, few: passages.retyped(rng, few[0], adjacent=adjacent))
        yield Recipe(lambda rng, few: passages.item(rng, few[0], adjacent=adjacent))
        yield Recipe(lambda _, few: passages.exact(few[0], adjacent=adjacent))
        yield Recipe(lambda _, few: self._longer(few[0], second=adjacent))

    def _near(self, share: float) -> Maker:
        return lambda rng, few: passages.near(rng, few[0], share, self.known)

    def _longer(self, paragraph: Paragraph, *, second: bool) -> Case | None:
        sentence = self.rng.choice(self.rng.choice(self.donors).sentences)
        if len(sentence.split()) < 6 or sentence[0] in '“"' or sentence[-1] not in ".!?":
            return None
        return passages.longer(self.rng, paragraph, sentence, second=second)

    def _differing(self, meaning: Meaning) -> Maker:
        def make(rng: random.Random, few: Sequence[Paragraph]) -> Case | None:
            if self.tried == 0:
                self.natural = meaning.site is not None and rng.random() < _NATURAL
            carried = not self.natural or self.tried > _TRIES
            return passages.differing(rng, few[0], meaning, carried=carried)

        return make


def _single(make: Callable[[random.Random, Paragraph], Case | None]) -> Recipe:
    return Recipe(lambda rng, few: make(rng, few[0]))


def _disjoint(
    pairs: Sequence[tuple[Paragraph, Paragraph]],
) -> list[tuple[Paragraph, Paragraph]]:
    used: set[Paragraph] = set()
    kept = []
    for pair in pairs:
        if not used.intersection(pair):
            kept.append(pair)
            used.update(pair)
    return kept
