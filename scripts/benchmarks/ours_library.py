"""What the build does to each brief, unasked and once every question is accepted."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.worker import Pass
from briefmill.brief.layout import DECISIONS
from briefmill.brief.normalised import NormalisedBrief, normalise_brief
from briefmill.brief.shared import shared_passages
from briefmill.rules.garbled_sentence import ID as GARBLED

_Files = Sequence[tuple[str, str, int, str]]
"""Brief, path in it, where the file begins in the library's text, and its text."""
_ROUNDS = 4
"""Times that what waits is accepted: an answer may bring up another question."""


def passes(libraries: Sequence[_Files]) -> Iterator[Pass]:
    """Yield a pass for each level over libraries, which say what `ours.passes` says."""
    for level, rounds in (("safe", 0), ("review", _ROUNDS)):
        start = time.perf_counter()
        said = [_said(files, rounds) for files in libraries]
        yield {"setting": level, "said": said, "seconds": time.perf_counter() - start}


def _said(files: _Files, rounds: int) -> dict[str, object]:
    texts: dict[str, dict[str, str]] = {}
    for slug, path, _, text in files:
        texts.setdefault(slug, {})[path] = text
    briefs = [_accepted(slug, units, rounds) for slug, units in texts.items()]
    starts = {(slug, path): (start, text) for slug, path, start, text in files}
    return {
        "edits": [edit for brief in briefs for edit in _edits(brief, starts)],
        "shown": [*_shown(briefs, starts)],
    }


def _accepted(slug: str, texts: Mapping[str, str], rounds: int) -> NormalisedBrief:
    """Normalise a brief with every finding accepted that waits for a decision."""
    marks: set[str] = set()
    brief = normalise_brief(slug, texts, slug)
    for _ in range(rounds):
        waiting = {
            outcome.finding.fingerprint
            for unit in brief.units.values()
            for outcome in unit.run.outcomes
            if outcome.finding.fix and not outcome.applied and outcome.finding.rule != GARBLED
        }
        if not waiting - marks:
            break
        marks |= waiting
        lines = "".join(
            f'  - {{fingerprint: "{mark}", verdict: accept, by: Desk, reason: accepted}}\n'
            for mark in sorted(marks)
        )
        brief = normalise_brief(slug, {**texts, DECISIONS: f"decisions:\n{lines}"}, slug)
    return brief


_Starts = Mapping[tuple[str, str], tuple[int, str]]


def _edits(brief: NormalisedBrief, starts: _Starts) -> Iterator[tuple[int, int, str]]:
    for path, unit in brief.units.items():
        start, _ = starts[brief.brief.slug, path]
        for each in unit.run.applied:
            at = start + each.source
            if each.finding.rule != GARBLED:  # which has a benchmark of its own
                yield at, at + len(each.before), each.after


def _shown(briefs: Sequence[NormalisedBrief], starts: _Starts) -> Iterator[list[tuple[int, int]]]:
    for brief in briefs:
        slug = brief.brief.slug
        for path, unit in brief.units.items():
            for each in unit.run.outcomes:
                if not each.applied and each.finding.fix is None and each.copies:
                    places = [(path, (each.line, each.column, each.passage))]
                    places += [(c.path or path, (c.line, c.column, c.text)) for c in each.copies]
                    yield [_span(starts[slug, name], *place) for name, place in places]
    for shared in shared_passages(briefs):
        split = [(each.path.partition("/"), each) for each in shared.places]
        yield [
            _span(starts[slug, path], each.line, each.column, each.text)
            for (slug, _, path), each in split
        ]


def _span(file: tuple[int, str], line: int, column: int, passage: str) -> tuple[int, int]:
    start, text = file
    at = start + sum(len(each) for each in text.splitlines(keepends=True)[: line - 1])
    return at + column - 1, at + column - 1 + len(passage)
