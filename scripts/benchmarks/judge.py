"""What became of each labelled case, told from the edits that a program made."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from benchmarks.corpus import folded
from benchmarks.labels import Document, Group, Placed

Edit = tuple[int, int, str]
"""Start and end in the document in code points, and what comes there instead."""
Span = tuple[int, int]


class Verdict(StrEnum):
    """What became of a case."""

    KEPT = "kept"
    """Every word stands."""
    FOUND = "found"
    """One copy is gone, all else stands."""
    PARTLY = "partly"
    """Some words of one copy are gone, all else stands: nothing is lost."""
    WRONG = "wrong"
    """Words are gone that have no twin, or that were not to be touched."""


@dataclass(slots=True)
class Tally:
    """Counts of one kind; ``shown`` counts pairs that a finding without a fix points at."""

    group: Group
    cases: int = 0
    found: int = 0
    partly: int = 0
    wrong: int = 0
    shown: int = 0

    @property
    def recall(self) -> float:
        """Return the share of the cases that were found whole."""
        return self.found / self.cases if self.cases else 0.0

    def add(self, verdict: Verdict) -> None:
        """Count one case."""
        self.cases += 1
        self.found += verdict is Verdict.FOUND
        self.partly += verdict is Verdict.PARTLY
        self.wrong += verdict is Verdict.WRONG


@dataclass(slots=True)
class Score:
    """The tallies of all kinds; ``plain`` counts blocks without a label that lost a word."""

    kinds: dict[str, Tally] = field(default_factory=dict)
    plain: int = 0

    def precision(self, leave_out: Iterable[Group] = ()) -> float:
        """Return the share of what was removed that was right to remove, by cases."""
        kept = self._without(leave_out)
        right = sum(tally.found + tally.partly for tally in kept)
        wrong = sum(tally.wrong for tally in kept) + self.plain
        return right / (right + wrong) if right + wrong else 1.0

    def recall(self, leave_out: Iterable[Group] = ()) -> float:
        """Return the share of the cases to remove that were found whole."""
        kept = [tally for tally in self._without(leave_out) if tally.group.removable]
        cases = sum(tally.cases for tally in kept)
        return sum(tally.found for tally in kept) / cases if cases else 0.0

    def f1(self, leave_out: Iterable[Group] = ()) -> float:
        """Return the harmonic mean of precision and recall."""
        groups = tuple(leave_out)
        precision, recall = self.precision(groups), self.recall(groups)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def wrong(self, groups: Iterable[Group]) -> int:
        """Return how many cases of some groups lost a word that they must not lose."""
        among = set(groups)
        return sum(tally.wrong for tally in self.kinds.values() if tally.group in among)

    def add(self, other: Score) -> None:
        """Add the counts of another set of documents."""
        for kind, tally in other.kinds.items():
            own = self.kinds.setdefault(kind, Tally(tally.group))
            for name in ("cases", "found", "partly", "wrong", "shown"):
                setattr(own, name, getattr(own, name) + getattr(tally, name))
        self.plain += other.plain

    def _without(self, groups: Iterable[Group]) -> list[Tally]:
        out = set(groups)
        return [tally for tally in self.kinds.values() if tally.group not in out]


def score(
    documents: Sequence[Document],
    edits: Sequence[Sequence[Edit]],
    shown: Sequence[Sequence[Sequence[Span]]] | None = None,
) -> Score:
    """Judge what was done to each document.

    Args:
        documents: with their labels.
        edits: those made in each document, in any order, not overlapping.
        shown: for each document the findings without a fix, each as the places that it
            points to.
    """
    result = Score()
    for number, document in enumerate(documents):
        made = _Edits(edits[number])
        for placed in document.cases:
            case = placed.case
            tally = result.kinds.setdefault(case.kind, Tally(case.group))
            tally.add(verdict(document.text, placed, made))
            if shown is not None and any(_points(each, placed) for each in shown[number]):
                tally.shown += 1
        result.plain += sum(made.change_words(document.text, span) for span in document.plain)
    return result


def misses(
    documents: Sequence[Document], edits: Sequence[Sequence[Edit]]
) -> Iterator[dict[str, object]]:
    """Yield each case that did not come out as it should, with its blocks before and after."""
    for number, document in enumerate(documents):
        made = _Edits(edits[number])
        for placed in document.cases:
            case = placed.case
            became = verdict(document.text, placed, made)
            if became is not (Verdict.FOUND if case.group.removable else Verdict.KEPT):
                yield {
                    "document": number,
                    "kind": case.kind,
                    "detail": case.detail,
                    "verdict": became,
                    "before": [block.text for block in case.blocks],
                    "after": [made.result(document.text, span) for span in placed.spans],
                }
        for span in document.plain:
            if made.change_words(document.text, span):
                yield {
                    "document": number,
                    "kind": "no label",
                    "detail": "",
                    "verdict": Verdict.WRONG,
                    "before": [document.text[slice(*span)]],
                    "after": [made.result(document.text, span)],
                }


def verdict(text: str, placed: Placed, made: _Edits) -> Verdict:
    """Say what became of a case; only words count, not their case nor punctuation."""
    if not any(made.touch(span) for span in placed.spans):
        return Verdict.KEPT
    case = placed.case
    words = tuple(word for span in placed.spans for word in folded(made.result(text, span)))
    if words == case.words:
        return Verdict.KEPT
    left = [case.left(way) for way in case.ways]
    if words in left:
        return Verdict.FOUND
    inside = _within(words, case.words)
    if inside and any(_within(each, words) for each in left):
        return Verdict.PARTLY
    return Verdict.WRONG


def _within(few: Sequence[str], many: Sequence[str]) -> bool:
    """Say whether ``few`` are left when some of ``many`` are taken out."""
    rest = iter(many)
    return all(word in rest for word in few)


def _points(places: Sequence[Span], placed: Placed) -> bool:
    copies = placed.case.copies
    return bool(copies) and all(
        any(_overlap(place, placed.span(stretch)) for place in places for stretch in copy)
        for copy in copies
    )


def _overlap(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]


class _Edits:
    """The edits of a document, to be asked about one span at a time."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._edits = sorted(edits)
        self._starts = [edit[0] for edit in self._edits]
        self._ends = [edit[1] for edit in self._edits]

    def touch(self, span: Span) -> bool:
        """Say whether an edit reaches into the span."""
        return bool(self._of(span))

    def change_words(self, text: str, span: Span) -> bool:
        """Say whether the words of a span are others, or fewer, after the edits."""
        if not self.touch(span):
            return False
        return folded(self.result(text, span)) != folded(text[slice(*span)])

    def result(self, text: str, span: Span) -> str:
        """Return what stands in a span after the edits.

        What replaces text across several spans counts to the one where the edit begins.
        """
        return "".join(self._pieces(text, span))

    def _of(self, span: Span) -> list[Edit]:
        first = bisect_left(self._ends, span[0])
        return self._edits[first : bisect_right(self._starts, span[1])]

    def _pieces(self, text: str, span: Span) -> Iterator[str]:
        at = span[0]
        for start, end, after in self._of(span):
            yield text[at : max(at, start)]
            if start >= span[0]:
                yield after
            at = max(at, min(end, span[1]))
        yield text[at : span[1]]


def removals(
    documents: Sequence[Document], removed: Mapping[int, Iterable[int]]
) -> list[list[Edit]]:
    """Return the edits that remove whole blocks, given by document and number of the block."""
    edits: defaultdict[int, list[Edit]] = defaultdict(list)
    for number, blocks in removed.items():
        for block in blocks:
            start, what = documents[number].blocks[block]
            edits[number].append((start, start + len(what.text), ""))
    return [edits[number] for number in range(len(documents))]
