"""The figures of the engine for garbled sentences, as tables of estimates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from benchmarks.garbled_outcomes import LEAST, SAFE, TEXT, Outcome, Told
from benchmarks.garbled_samples import BARE_30, KINDS, MAIN, SWAPPED_10, SWAPPED_30, Kind
from benchmarks.intervals import Estimate, precision_recall_f1, share
from benchmarks.markdown_tables import Cell, Table

_BOUNDS = (LEAST, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998)
_BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.1)
_LENGTHS = ((8, 15), (16, 25), (26, 35), (36, 45))
_ACCUSED = 0.01
"""Share of clean sentences that may be flagged."""
Outcomes = Sequence[Outcome]
_Judged = Callable[[Outcome], Told]


@dataclass(frozen=True, slots=True)
class Measured:
    """The outcomes of a corpus: of each kind of noise by its name, and of clean sentences.

    ``mixed`` are those of texts in which every other sentence is garbled.
    """

    garbled: Mapping[str, Outcomes]
    clean: Outcomes
    mixed: Outcomes = ()

    @property
    def main(self) -> list[Outcome]:
        """Return the outcomes that the first table is about."""
        return [each for kind in MAIN for each in self.garbled[kind.name]]


def tables(measured: Measured) -> list[Table]:
    """Return all tables that need nothing but the engine's outcomes."""
    return [
        summary(measured),
        by_kind(measured),
        by_length(measured),
        by_bound(measured),
        reliability(measured),
    ]


def summary(measured: Measured) -> Table:
    """Return the table of the issue: what takes part, what is aimed at, what was measured."""
    main, clean = measured.main, measured.clean
    rows: list[list[Cell]] = [
        _row("restored exactly, 30 % of pairs swapped", 0.80, 0.90, _exact(measured, SWAPPED_30)),
        _row("the same, all commas lost, without commas", 0.70, 0.82, _exact(measured, BARE_30)),
        _row("restored exactly, 10 % of pairs swapped", 0.86, 0.93, _exact(measured, SWAPPED_10)),
    ]
    for name, judged in (("", _alone), (f", in texts of {TEXT} of their like", _in_text)):
        rows += _safe(main, main, clean, name, judged)
        rows.append(
            _row(
                f"garbled sentences flagged at 1 % of clean ones{name}",
                0.9,
                0.98,
                flagged(main, clean, _ACCUSED, judged),
            )
        )
    # A right sentence among garbled ones is what the evidence of a text may harm.
    mixed = measured.mixed
    left = [each for each in mixed if not each.sample.kind]
    noisy = [each for each in mixed if each.sample.kind]
    rows += _safe(mixed, noisy, left, f", in texts of {TEXT}, half of them garbled", _in_text)
    return Table(
        "What is asked for", ["measure", "floor", "goal", "measured", "n"], rows + _commas(measured)
    )


def _safe(
    told: Outcomes, garbled: Outcomes, clean: Outcomes, name: str, judged: _Judged
) -> list[list[Cell]]:
    """Return rows about what is made unasked, and how much of it is exactly right."""
    rates = 1 / 2_000, 1 / 20_000
    return [
        _row(f"safe repairs that are exactly right{name}", 0.99, 0.998, _right(told, judged)),
        _row(f"garbled sentences repaired as safe{name}", 0.4, 0.7, _applied(garbled, judged)),
        _row(f"clean sentences changed as safe{name}", *rates, _applied(clean, judged)),
    ]


def _commas(measured: Measured) -> list[list[Cell]]:
    found = precision_recall_f1([each.commas for each in measured.garbled[BARE_30.name]])
    if not found:
        return []
    precision, recall, f1 = found
    return [
        _row("lost commas restored, F1", 0.80, 0.90, f1),
        _row("lost commas restored, precision", "", "", precision),
        _row("lost commas restored, recall", "", "", recall),
    ]


def _row(name: str, floor: Cell, goal: Cell, measured: Estimate | None) -> list[Cell]:
    return [name, floor, goal, measured, measured.n if measured else 0]


def _alone(outcome: Outcome) -> Told:
    return outcome.alone


def _in_text(outcome: Outcome) -> Told:
    return outcome.in_text


def _exact(measured: Measured, kind: Kind) -> Estimate | None:
    found = measured.garbled[kind.name]
    return share(each.exact(each.guess, bare=kind.bare) for each in found)


def _applied(found: Outcomes, judged: _Judged, bound: float = SAFE) -> Estimate | None:
    return share(_is_made(judged(each), bound) for each in found)


def _is_made(told: Told, bound: float) -> bool:
    """Say whether a repair would be made unasked if that took such a confidence."""
    return told.confidence >= bound and not told.asked


def _right(found: Outcomes, judged: _Judged, bound: float = SAFE) -> Estimate | None:
    """Return the share of the repairs of such a confidence that are right to the letter."""
    applied = [each for each in found if _is_made(judged(each), bound)]
    return share(each.right(judged(each)) for each in applied)


def flagged(
    garbled: Outcomes, clean: Outcomes, accused: float, judged: _Judged = _alone
) -> Estimate | None:
    """Return the share of garbled sentences flagged where that share of clean ones is.

    The bound is the lowest probability of being garbled that at most ``accused`` of the
    clean sentences exceed.
    """
    scores = sorted((judged(each).garbled for each in clean), reverse=True)
    if not scores:
        return None
    bound = scores[min(int(accused * len(scores)), len(scores) - 1)]
    return share(judged(each).garbled > bound for each in garbled)


def by_kind(measured: Measured) -> Table:
    """Return a row for each kind of noise, and for sentences whose first word moved."""
    groups = [(kind, kind.name, measured.garbled[kind.name]) for kind in KINDS]
    first = [each for each in measured.garbled[SWAPPED_30.name] if each.sample.order[0] != 0]
    groups.append((SWAPPED_30, "30 % of pairs swapped, first letter carried along", first))
    rows = [_measures(kind, name, found, measured.clean) for kind, name, found in groups]
    return Table("By kind of noise", ["noise", *_MEASURES], rows)


def by_length(measured: Measured) -> Table:
    """Return a row for each stretch of lengths and each kind of noise of the first table."""
    rows = []
    for kind in MAIN:
        for least, most in _LENGTHS:
            fits = [
                each
                for each in measured.garbled[kind.name]
                if least <= len(each.sample.shown) <= most
            ]
            name = f"{least} to {most} words, {kind.name}"
            rows.append(_measures(kind, name, fits, measured.clean))
    return Table("By length of the sentence", ["sentences", *_MEASURES], rows)


_MEASURES = ("exact", "exact but for commas", "safe", "safe and exact", "flagged", "n")


def _measures(kind: Kind, name: str, found: Outcomes, clean: Outcomes) -> list[Cell]:
    return [
        name,
        share(each.exact(each.guess, bare=False) for each in found),
        share(each.exact(each.guess, bare=True) for each in found) if kind.bare else "",
        _applied(found, _alone),
        _right(found, _alone),
        flagged(found, clean, _ACCUSED),
        len(found),
    ]


def by_bound(measured: Measured) -> Table:
    """Return what would be applied at other confidences: the price of each bound.

    What the rule asks about, however sure it is, would not.
    """
    main, clean = measured.main, measured.clean
    rows: list[list[Cell]] = [
        [
            str(bound),
            _right(main, _alone, bound),
            _applied(main, _alone, bound),
            _applied(clean, _alone, bound),
        ]
        for bound in _BOUNDS
    ]
    rows.append(
        [
            "likeliest text",
            share(each.exact(each.guess, bare=False) for each in main if each.alone.changes),
            share(each.alone.changes for each in main),
            share(each.alone.changes for each in clean),
        ]
    )
    head = ["confidence from", "of repairs exact", "of garbled changed", "of clean changed"]
    return Table("By the confidence from which a repair would be applied", head, rows)


def reliability(measured: Measured) -> Table:
    """Return for bins of confidence what was said and what came true, as `points` counts it."""
    rows: list[list[Cell]] = [[said, found, found.n] for said, found in points(measured)]
    title = "What a confidence means, where half of the sentences are garbled"
    return Table(title, ["said", "measured", "n"], rows)


def points(measured: Measured) -> list[tuple[float, Estimate]]:
    """Return for bins of confidence the mean that was said, and the share that came true.

    As many clean sentences count as garbled ones, as far as there are so many; every
    sentence for which any repair was told counts once, by the surest.
    """
    judged = (*measured.main, *measured.clean[: len(measured.main)])
    told = [(each.alone.confidence, each.right(each.alone)) for each in judged if each.alone.repair]
    found = []
    for least, most in pairwise(_BINS):
        inside = [pair for pair in told if least <= pair[0] < most]
        measure = share(right for _, right in inside)
        if measure:
            found.append((sum(said for said, _ in inside) / measure.n, measure))
    return found


def safe_misses(measured: Measured) -> list[dict[str, str | float]]:
    """Return each safe repair that is not exactly right, for a person to look at."""
    everything = [*measured.clean, *chain.from_iterable(measured.garbled.values())]
    return [
        {
            "noise": each.sample.kind or "none",
            "confidence": each.alone.confidence,
            "original": each.sample.original,
            "shown": each.sample.shown.sentence,
            "repair": each.alone.repair,
        }
        for each in everything
        if _is_made(each.alone, SAFE) and not each.right(each.alone)
    ]


def ablations(measured: Measured, counts: Mapping[str, Sequence[str]]) -> Table:
    """Return how much each part restores exactly.

    ``counts`` has, for each kind of noise, the text by counts of words for each outcome.
    """
    rows: list[list[Cell]] = []
    for kind in MAIN:
        found = measured.garbled[kind.name]
        texts = counts[kind.name]
        rows.append(
            [
                kind.name + (", without commas" if kind.bare else ""),
                share(
                    each.exact(text, bare=kind.bare)
                    for each, text in zip(found, texts, strict=True)
                ),
                share(each.exact(each.tagger, bare=kind.bare) for each in found),
                _exact(measured, kind),
            ]
        )
    head = ["restored exactly", "counts of words alone", "first reading alone", "whole engine"]
    return Table("What each part does", head, rows)
