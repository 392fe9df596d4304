"""The figures as Markdown tables, as JSON, and the generated documents as files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.compare import SCOPES, Result
from benchmarks.judge import Score, Tally
from benchmarks.labels import Document, Group
from benchmarks.markdown_tables import markdown

_OURS = "briefmill"
_SAFE, _REVIEW = "safe", "review"
_MUST_NOT = tuple(group for group in Group if not group.removable)


def printed(results: Mapping[str, Result]) -> str:
    """Return all tables as Markdown."""
    parts = [_removable(results), _must_nots(results), _totals(results)]
    return "\n\n".join("\n".join(markdown(*part)) for part in parts)


def values(results: Mapping[str, Result]) -> dict[str, Any]:
    """Return all counts for JSON."""
    return {name: _result_values(result) for name, result in results.items()}


def write_documents(documents: Sequence[Document], folder: Path) -> None:
    """Write each document as Markdown, and beside it its labels as JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, document in enumerate(documents):
        folder.joinpath(f"{number:04}.md").write_text(document.text, encoding="utf-8")
        labels = [
            {
                "kind": placed.case.kind,
                "group": placed.case.group,
                "detail": placed.case.detail,
                "may_go": [[placed.span(each) for each in way] for way in placed.case.ways],
                "copies": [[placed.span(each) for each in copy] for copy in placed.case.copies],
                "blocks": placed.spans,
            }
            for placed in document.cases
        ]
        text = json.dumps(labels, ensure_ascii=False, indent=1)
        folder.joinpath(f"{number:04}.json").write_text(text, encoding="utf-8")


def write_misses(result: Result, path: Path) -> None:
    """Write the cases that did not come out as they should."""
    path.write_text(json.dumps(result.misses, ensure_ascii=False, indent=1), encoding="utf-8")


def _result_values(result: Result) -> dict[str, Any]:
    return {
        "best": {scope: result.best(groups) for scope, groups in SCOPES.items()},
        "peak_bytes": result.peak,
        "settings": {
            setting: {
                "seconds": round(result.seconds[setting], 3),
                **_score_values(counted),
            }
            for setting, counted in result.scores.items()
        },
    }


def _score_values(counted: Score) -> dict[str, Any]:
    scopes = {
        scope: {
            "precision": round(counted.precision(groups), 4),
            "recall": round(counted.recall(groups), 4),
            "f1": round(counted.f1(groups), 4),
        }
        for scope, groups in SCOPES.items()
    }
    kinds = [
        {
            "kind": kind,
            "group": tally.group,
            "n": tally.cases,
            "found": tally.found,
            "partly": tally.partly,
            "wrong": tally.wrong,
            "shown": tally.shown,
        }
        for kind, tally in counted.kinds.items()
    ]
    return {"scopes": scopes, "unlabelled_blocks_changed": counted.plain, "kinds": kinds}


def _kinds(results: Mapping[str, Result], *, removable: bool) -> Iterator[tuple[str, Tally]]:
    (first, *_) = results[_OURS].scores.values()
    for group in Group:
        if group.removable is removable:
            kinds = [each for each in first.kinds.items() if each[1].group is group]
            yield from sorted(kinds, key=lambda each: _in_order(each[0]))


def _in_order(kind: str) -> str:
    """Return a key that sorts 2 before 10."""
    return re.sub(r"\d+", lambda number: number[0].zfill(4), kind)


def _peers(results: Mapping[str, Result]) -> list[tuple[str, Score]]:
    """Return each peer with its score at the setting that is best over everything."""
    return [
        (name, result.scores[result.best(())]) for name, result in results.items() if name != _OURS
    ]


def _removable(results: Mapping[str, Result]) -> tuple[list[str], list[list[str]]]:
    ours, peers = results[_OURS].scores, _peers(results)
    head = [
        "to remove",
        "n",
        "safe",
        "review",
        "in part",
        "wrong",
        "shown",
        *(name for name, _ in peers),
    ]
    rows = []
    group: Group | None = None
    for kind, tally in _kinds(results, removable=True):
        if tally.group is not group:
            group = tally.group
            rows.append([f"**{group}**"])
        review = ours[_REVIEW].kinds[kind]
        row = [kind, str(tally.cases)]
        row += [f"{each.kinds[kind].recall:.3f}" for each in (ours[_SAFE], ours[_REVIEW])]
        row += [str(review.partly), str(review.wrong)]
        row.append(f"{review.shown / review.cases:.3f}" if review.found < review.cases else "")
        rows.append(row + [f"{counted.kinds[kind].recall:.3f}" for _, counted in peers])
    return head, rows


def _must_nots(results: Mapping[str, Result]) -> tuple[list[str], list[list[str]]]:
    ours, peers = results[_OURS].scores, _peers(results)
    head = ["must stay: removed all the same", "n", "safe", "review", "shown"]
    head += [name for name, _ in peers]
    rows = []
    group: Group | None = None
    for kind, tally in _kinds(results, removable=False):
        if tally.group is not group:
            group = tally.group
            rows.append([f"**{group}**"])
        row = [kind, str(tally.cases)]
        row += [str(each.kinds[kind].wrong) for each in (ours[_SAFE], ours[_REVIEW])]
        row.append(f"{tally.shown / tally.cases:.3f}" if tally.group.shown else "")
        rows.append(row + [str(counted.kinds[kind].wrong) for _, counted in peers])
    plain = ["paragraphs and headings without a label", ""]
    plain += [str(ours[level].plain) for level in (_SAFE, _REVIEW)]
    rows.append([*plain, "", *(str(counted.plain) for _, counted in peers)])
    return head, rows


def _totals(results: Mapping[str, Result]) -> tuple[list[str], list[list[str]]]:
    head = ["program", "counted", "setting", "precision", "recall", "F1", "must-nots removed"]
    head += ["seconds", "MB"]
    rows = []
    for name, result in results.items():
        for scope, groups in SCOPES.items():
            settings = result.scores if name == _OURS else [result.best(groups)]
            for setting in settings:
                counted = result.scores[setting]
                row = [name, scope, setting, f"{counted.precision(groups):.4f}"]
                row += [f"{counted.recall(groups):.3f}", f"{counted.f1(groups):.3f}"]
                row += [str(counted.wrong(set(_MUST_NOT) - set(groups)))]
                row += [f"{result.seconds[setting]:.1f}", f"{result.peak / 1e6:.0f}"]
                rows.append(row)
    return head, rows
