"""What ``briefmill fix`` does to each document, at both levels."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from benchmarks.worker import Pass
from briefmill.cli.fix import located
from briefmill.normalise.outcome import Outcome
from briefmill.normalise.run import Normalised, normalise
from briefmill.rules.finding import Safety
from briefmill.rules.garbled_sentence import ID as GARBLED
from briefmill.rules.registry import rules
from briefmill.text.problem import Lines


def passes(texts: Sequence[str]) -> Iterator[Pass]:
    """Yield a pass for each level over Markdown texts.

    What is said of each text is ``{"edits": [[start, end, after], …], "shown": [[[start, end],
    …], …]}``: the edits that were made, and the places of each finding without a fix.
    """
    listed = [rule for rule in rules() if rule.id != GARBLED]  # which has a benchmark of its own
    for level in (Safety.SAFE, Safety.REVIEW):
        start = time.perf_counter()
        done = [normalise(text, partial(located, path="-"), listed, level=level) for text in texts]
        seconds = time.perf_counter() - start
        yield {
            "setting": level.word,
            "said": [_said(result) for result in done],
            "seconds": seconds,
        }


def _said(result: Normalised) -> dict[str, Any]:
    retyping = {rule.id for rule in rules() if rule.retypes}
    edits = [
        (each.source, each.source + len(each.before), each.after)
        for each in result.applied
        if each.finding.rule not in retyping  # restores characters, removes nothing
    ]
    starts = _line_starts(result.source)
    shown = [
        _places(each, starts)
        for each in result.outcomes
        if not each.applied and each.finding.fix is None and each.copies
    ]
    return {"edits": edits, "shown": shown}


def _places(outcome: Outcome, starts: Sequence[int]) -> list[tuple[int, int]]:
    places = [(outcome.source, outcome.source + len(outcome.passage))]
    for copy in outcome.copies:
        start = starts[copy.line - 1] + copy.column - 1
        places.append((start, start + len(copy.text)))
    return places


def _line_starts(text: str) -> list[int]:
    """Return where each line begins, as `Lines.place` counts lines."""
    starts = [0]
    for at, sign in enumerate(text):
        if sign == "\n":
            starts.append(at + 1)
    assert Lines(text).place(len(text))[0] == len(starts)  # noqa: S101 - the texts have \n only
    return starts
