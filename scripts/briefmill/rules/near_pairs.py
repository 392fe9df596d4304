"""Which passages of a text are near copies, which of each stays, and which pairs conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from briefmill.rules.passage import Passage
from briefmill.rules.relation import EXACT, Relation, Verdict, ends_whole, relate
from briefmill.rules.retained import has_all
from briefmill.text.near_duplicates import candidates, sketch
from briefmill.text.parallel import batches, in_order
from briefmill.text.sentences import loose

_PATTERN = 3
"""Passages of one pattern from which they are taken for a list made on purpose."""
_BATCH = 200
"""Pairs that one process compares at once."""
_FEW = 4
"""Passages with one text up to which each is told as related to others; further ones are told
as copies of these alone."""
_MOST_RELATED = 8
"""Earlier passages, each with another text, that are told as related to a passage. More than a
list made to one pattern needs to be known by (`_PATTERN`)."""
_REMEMBERED = 1 << 13
"""Pairs of passages of which the relation is remembered."""
_LONGEST_REMEMBERED = 1_500
"""Code points of such a passage."""
_BEGUN, _LONGEST_OPENING = 6, 200
"""Words with which a passage that breaks off and the whole one begin, and code points of them."""
_FULLER = 1
"""Words that say something more, which make a copy the fuller one, all else being equal."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two related passages by their indices; the relation is as seen from the first."""

    first: int
    second: int
    relation: Relation

    def turned(self) -> Pair:
        """Return the pair as seen from the other passage."""
        return Pair(self.second, self.first, self.relation.turned())


def related(passages: Mapping[int, Passage]) -> list[Pair]:
    """Return the pairs of passages that are copies, exact or near, or conflict.

    ``passages`` are by any number, in the order of the text. Of many that are alike, each is
    compared with a few only, so that the time grows with their number and not with its square.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for name, passage in passages.items():
        places[passage.text].append(name)
    if not places:
        return []
    groups = list(places.values())  # those with the same text are compared as one
    found = [Pair(a, b, EXACT) for group in groups for a, b in _in_order(group)]
    for one, other, relation in _related([passages[group[0]] for group in groups]):
        turned = relation.turned()
        found += (
            Pair(a, b, relation) if a < b else Pair(b, a, turned)
            for a, b in product(groups[one][:_FEW], groups[other][:_FEW])
        )
    return sorted(found, key=lambda pair: (pair.second, pair.first))


def _in_order(group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each but the first with the first, and with the two before it."""
    for at, second in enumerate(group):
        for first in sorted({0, at - 2, at - 1}):
            if 0 <= first < at:
                yield group[first], second


def _related(passages: Sequence[Passage]) -> Iterator[tuple[int, int, Relation]]:
    """Yield the passages that are related, each with a few of those before it."""
    others: defaultdict[int, int] = defaultdict(int)
    sketched = candidates(sketch(passage.text for passage in passages))
    for first, second in dict.fromkeys((*sketched, *_begun(passages))):
        if others[second] < _MOST_RELATED:
            relation = _relation(passages[first], passages[second])
            if relation.verdict is not Verdict.UNRELATED:
                others[second] += 1
                yield first, second, relation


def _begun(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of which one breaks off and the other one begins with the same words.

    What is cut off early has too little in common with the whole for its sketch.
    """
    openings: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    broken = []
    for at, passage in enumerate(passages):
        opening = tuple(loose(passage.text[:_LONGEST_OPENING]).split(" ", _BEGUN)[:_BEGUN])
        if not ends_whole(passage.text):
            broken.append((at, opening))
        openings[opening].append(at)
    for at, opening in broken:
        for other in openings[opening][:_FEW]:
            if at != other:
                yield min(at, other), max(at, other)


def _relation(first: Passage, second: Passage) -> Relation:
    """Relate two passages, or remember how they were: each round of repairs asks again."""
    if max(len(first.text), len(second.text)) > _LONGEST_REMEMBERED:
        return relate(first, second)
    return _remembered(first, second)


_remembered = lru_cache(maxsize=_REMEMBERED)(relate)


def relations(
    passages: Callable[[int], str], pairs: Iterable[tuple[int, int]], processes: int = 1
) -> Iterator[tuple[int, int, Relation]]:
    """Yield the relation of each pair of passages, in their order.

    ``passages`` returns the text of a passage, which need not be in memory before.
    """
    texts = ((first, second, passages(first), passages(second)) for first, second in pairs)
    for found in in_order(_compared, batches(texts, _BATCH), processes):
        yield from found


def _compared(pairs: Iterable[tuple[int, int, str, str]]) -> list[tuple[int, int, Relation]]:
    return [(a, b, relate(Passage(first), Passage(second))) for a, b, first, second in pairs]


def copies(passages: Mapping[int, Passage], pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Yield each passage that may go (the first of the pair) with the one that stays.

    What stays for one never goes for another, so that any of them may go. The better of two
    copies stays: see `Passage.worth`.
    """
    links: defaultdict[int, dict[int, Pair]] = defaultdict(dict)
    for pair in _unpatterned(pairs):
        links[pair.first][pair.second] = pair
        links[pair.second][pair.first] = pair.turned()
    both_ways = (pair for others in links.values() for pair in others.values())
    broken = {pair.first for pair in both_ways if _broken(passages, pair)}
    ordered = sorted(
        links, key=lambda at: (at in broken, *(-int(w) for w in passages[at].worth), at)
    )
    staying: dict[int, list[Pair]] = {}
    for at in ordered:
        kept = next((other for other in staying if other in links[at]), None)
        if kept is None:
            staying[at] = []
        else:
            staying[kept].append(links[at][kept])
    for gone in staying.values():
        if len(gone) == 1:
            yield _better(passages, gone[0])
        else:
            yield from _around_fullest(links, gone)


def _around_fullest(
    links: Mapping[int, Mapping[int, Pair]], gone: Sequence[Pair]
) -> Iterator[Pair]:
    """Yield pairs around the fullest of several copies, where it is a copy of all the others."""
    fullest = min(gone, key=lambda pair: pair.relation.fuller, default=None)
    if fullest is None or fullest.relation.fuller > -_FULLER:
        yield from gone
        return
    others = [pair.first for pair in gone if pair is not fullest] + [fullest.second]
    if all(fullest.first in links[other] for other in others):
        yield from (links[other][fullest.first] for other in others)
    else:
        yield from gone


def _broken(passages: Mapping[int, Passage], pair: Pair) -> bool:
    """Say whether the first passage breaks off where the other one goes on."""
    gone, kept = passages[pair.first], passages[pair.second]
    return pair.relation.cut_off and len(gone.tokens) < len(kept.tokens)


def _better(passages: Mapping[int, Passage], pair: Pair) -> Pair:
    """Turn a pair whose passage that goes is the fuller one, or the only one that can stay."""
    gone, kept = passages[pair.first], passages[pair.second]
    relation = pair.relation
    if relation.cut_off:
        return pair if _broken(passages, pair) else pair.turned()
    if gone.worth == kept.worth and not any(relation.left_over):
        # A misprint can be mended, a word that is gone cannot.
        fuller = relation.fuller
        worse = fuller <= -_FULLER or (abs(fuller) < _FULLER and relation.cleaner < 0)
        return pair.turned() if worse else pair
    if not has_all(gone.text, kept.text) and has_all(kept.text, gone.text):
        return pair if pair.relation.left_over[0] else pair.turned()
    return pair


def _unpatterned(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Yield the near copies that are not of one pattern: several that differ alike."""
    pairs = list(pairs)
    near = [pair for pair in pairs if pair.relation.verdict is Verdict.COPIES]
    substitutes = [pair for pair in near if pair.relation.substitutes]
    alike = _counted(substitutes, Versions(pairs))
    for pair in near:
        several = max(alike[pair.first], alike[pair.second]) >= _PATTERN - 1
        if not (pair.relation.substitutes and several):
            yield pair


def conflicts(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Yield the pairs that differ in a fact, but not those of a list made to one pattern."""
    pairs = list(pairs)
    differing = [pair for pair in pairs if pair.relation.verdict is Verdict.CONFLICTING]
    yield from told_once(differing, Versions(pairs))


def told_once(pairs: Iterable[Pair], versions: Versions) -> Iterator[Pair]:
    """Yield pairs that are worth showing: not those of a list made to one pattern.

    Of several equal passages, one stands for all.
    """
    pairs = list(pairs)
    alike = _counted(pairs, versions)
    told: set[frozenset[int]] = set()
    for pair in pairs:
        both = frozenset((versions.of(pair.first), versions.of(pair.second)))
        if max(alike[pair.first], alike[pair.second]) < _PATTERN and both not in told:
            told.add(both)
            yield pair


class Versions:
    """Which passages are the same but for typography: they count as one."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._same: dict[int, int] = {}
        self._several: set[int] = set()
        for pair in pairs:
            if pair.relation.exact:
                one, other = sorted((self.of(pair.first), self.of(pair.second)))
                self._same[other] = one
                self._several |= {pair.first, pair.second}

    def of(self, passage: int) -> int:
        """Return one passage that stands for all that are the same as this one."""
        root = passage
        while self._same.get(root, root) != root:
            root = self._same[root]
        while self._same.get(passage, root) != root:
            self._same[passage], passage = root, self._same[passage]
        return root

    def several(self, passage: int) -> bool:
        """Say whether a passage stands more than once."""
        return passage in self._several


def _counted(pairs: Iterable[Pair], versions: Versions) -> dict[int, int]:
    """Count to how many versions of other passages each passage is related."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        found[pair.first].add(versions.of(pair.second))
        found[pair.second].add(versions.of(pair.first))
    return defaultdict(int, {at: len(others) for at, others in found.items()})
