"""Passages that two briefs of a library have in common: boilerplate, or text taken over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefmill.brief.normalised import NormalisedBrief, NormalisedUnit
from briefmill.rules.across_files import SHARED
from briefmill.rules.decision import Verdict
from briefmill.rules.finding import Place, fingerprint
from briefmill.rules.near_pairs import Pair, related
from briefmill.rules.passage import Passage
from briefmill.rules.passages import passages_of
from briefmill.rules.relation import Verdict as Related
from briefmill.rules.told_differences import told
from briefmill.text.keep_marks import KeepMark
from briefmill.text.sentences import loose, word_count
from briefmill.text.typography import differences_of_form

_LEAST_WORDS = 15
"""Words from which a passage is no phrase that two briefs may well have in common."""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that stands in several briefs, with all its places in the order of the library.

    Paths of places begin with the brief's name. Nothing is ever changed for it.
    """

    fingerprint: str
    message: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Located:
    brief: NormalisedBrief
    unit: NormalisedUnit
    start: int
    passage: Passage
    marks: tuple[KeepMark, ...] = ()
    """Marks that keep it from being shown."""

    @property
    def place(self) -> Place:
        path = f"{self.brief.brief.slug}/{self.unit.path}"
        return Place(path, *self.unit.source_place(self.start), self.passage.text)


def shared_passages(briefs: Sequence[NormalisedBrief]) -> tuple[SharedPassage, ...]:
    """Return what the briefs of a library have in common, exactly or nearly.

    Left out is what a brief calls a refrain or marks as kept.
    """
    return _told(*_compared(briefs))


def unanswered(
    briefs: Sequence[NormalisedBrief],
) -> tuple[tuple[NormalisedBrief, ...], tuple[SharedPassage, ...]]:
    """Return the briefs, and what they have in common that none of them has rejected.

    The briefs know of their decisions and keep marks which of them answered such a passage.
    """
    rejected = {
        decision.fingerprint
        for brief in briefs
        for decision in brief.decisions
        if decision.verdict is Verdict.REJECT
    }
    located, pairs = _compared(briefs)
    shared = _told(located, pairs)
    keeping = _keeping(located, pairs)
    answered = frozenset(each.fingerprint for each in shared) & rejected
    return (
        tuple(
            replace(b, answered=answered, keeping=frozenset(keeping.get(b.brief.slug, ())))
            for b in briefs
        ),
        tuple(each for each in shared if each.fingerprint not in answered),
    )


def _told(located: Sequence[_Located], pairs: Sequence[Pair]) -> tuple[SharedPassage, ...]:
    """Return what is shown: the passages that are linked by pairs, without those that are kept."""
    shown = [p for p in pairs if not (located[p.first].marks or located[p.second].marks)]
    return tuple(_shared(located, group, linking) for group, linking in _groups(shown))


def _compared(briefs: Sequence[NormalisedBrief]) -> tuple[list[_Located], list[Pair]]:
    """Return all passages, and the pairs of copies that stand in two briefs."""
    located = [each for brief in briefs for each in _passages(brief)]
    pairs = related({at: each.passage for at, each in enumerate(located)})
    return located, [
        pair
        for pair in pairs
        if (pair.relation.verdict is Related.COPIES or pair.relation.substitutes)
        and located[pair.first].brief is not located[pair.second].brief
    ]


def _difference(located: Sequence[_Located], pair: Pair) -> str:
    differences, more = pair.relation.differences, sum(map(len, pair.relation.left_over))
    sentences = "One sentence stands" if more == 1 else f"{more} sentences stand"
    alone = f"{sentences} in one of them alone." if more else ""
    if differences:
        return f"They differ in {told(differences)}. {alone}".rstrip()
    form = differences_of_form(
        [(located[pair.first].passage.text, located[pair.second].passage.text)]
    )
    return alone or f"They differ in {form or 'typography'} alone."


def _keeping(
    located: Sequence[_Located], pairs: Iterable[Pair]
) -> dict[str, set[tuple[str, str | None, str]]]:
    """Return for each brief the keep marks that keep a shared passage from being shown."""
    found: defaultdict[str, set[tuple[str, str | None, str]]] = defaultdict(set)
    for each in (located[at] for pair in pairs for at in (pair.first, pair.second)):
        for mark in each.marks:
            found[each.brief.brief.slug].add((each.unit.path, mark.rule, mark.reason))
    return found


def _passages(brief: NormalisedBrief) -> Iterator[_Located]:
    refrains = {loose(refrain) for refrain in brief.brief.refrains}
    for path in sorted(brief.units):
        unit = brief.units[path]
        for index, passage in passages_of(unit.document).items():
            span = unit.document.blocks[index].outer
            if word_count(passage.text) < _LEAST_WORDS or passage.key in refrains:
                continue
            marks = tuple(
                mark
                for mark in unit.document.marks
                if mark.rule in {None, SHARED} and mark.kept and mark.kept.overlaps(span)
            )
            yield _Located(brief, unit, span.start, passage, marks)


def _groups(pairs: Sequence[Pair]) -> list[tuple[list[int], list[Pair]]]:
    """Return the passages that are linked, in ascending order, with the pairs that link them."""
    leader: dict[int, int] = {}

    def lead(at: int) -> int:
        while leader.setdefault(at, at) != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for pair in pairs:
        first, second = sorted((lead(pair.first), lead(pair.second)))
        leader[second] = first
    groups: dict[int, list[int]] = {}
    for at in sorted(leader):
        groups.setdefault(lead(at), []).append(at)
    linking: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        linking[lead(pair.first)].append(pair)
    return [(groups[at], linking[at]) for at in sorted(groups)]


def _shared(
    located: Sequence[_Located], group: Sequence[int], pairs: Iterable[Pair]
) -> SharedPassage:
    differing = [pair for pair in pairs if not pair.relation.exact]
    places = tuple(located[at].place for at in group)
    count = len({located[at].brief.brief.slug for at in group})
    how = "The same paragraph stands" if not differing else "Nearly the same paragraph stands"
    message = f"{how} in {count} briefs."
    if differing and len(group) == 2:
        message = f"{message} {_difference(located, differing[0])}"
    mark = fingerprint(SHARED, "\n".join(sorted({loose(place.text) for place in places})), "")
    return SharedPassage(mark, message, places)
