"""The ledger: what was changed in a brief, for its page and as JSON with a way back."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from briefmill.brief.normalised import NormalisedBrief, NormalisedUnit
from briefmill.normalise.outcome import Outcome
from briefmill.publish.changes import Changes, OtherPlace, PublishedEdit
from briefmill.rules.registry import rules
from briefmill.text.patch import Patch, digest

_SHORT = 60
"""Code points of an edit that is shown with the words beside it."""
_BESIDE = 50
_LINE_END = re.compile(r"[\r\n]")
_ABOUT = (
    "Every change that briefmill made to this brief. The patches of a file, applied in their "
    "order to the source with that digest, give the published text; the inverse edits, applied "
    "in reverse order, give the source again. Positions count Unicode code points."
)


def changes_of(normalised: NormalisedBrief) -> Changes:
    """Return what a reader is told of the changes made to a brief."""
    titles = {rule.id: rule.title for rule in rules()}
    edits = tuple(
        edit
        for unit in normalised.units.values()
        for edit in _edits(normalised.brief.slug, unit, titles)
    )
    return Changes(edits, _json(normalised, edits))


def identified(slug: str, unit: NormalisedUnit) -> Iterator[tuple[str, Outcome]]:
    """Yield what was found in a file, each with the id of its edit: 12 hexadecimal digits.

    What was not applied counts as well, so that an edit that is taken back keeps its id, and
    the others keep theirs.
    """
    times: Counter[str] = Counter()
    for outcome in unit.run.outcomes:
        mark = outcome.finding.fingerprint
        times[mark] += 1
        material = f"{slug}/{unit.path}\0{mark}\0{times[mark]}"
        times[mark] += sum(cause.fingerprint == mark for cause in outcome.causes) - 1
        yield hashlib.sha256(material.encode()).hexdigest()[:12], outcome


def _edits(slug: str, unit: NormalisedUnit, titles: dict[str, str]) -> list[PublishedEdit]:
    return [
        _edit(identifier, outcome, unit, titles)
        for identifier, outcome in identified(slug, unit)
        if outcome.applied
    ]


def _edit(
    identifier: str, outcome: Outcome, unit: NormalisedUnit, titles: dict[str, str]
) -> PublishedEdit:
    finding, decision = outcome.finding, outcome.decision
    field = unit.field_at(outcome.result)
    return PublishedEdit(
        id=identifier,
        rule=finding.rule,
        rule_title=titles[finding.rule],
        safety=outcome.safety.word,
        confidence=outcome.confidence or 0.0,
        reason=outcome.message,
        before=outcome.before,
        after=outcome.after,
        unit=unit.path,
        line=outcome.line,
        column=outcome.column,
        field=field,
        position=None if field else outcome.result - unit.body_start,
        decided_by=decision.by if decision else None,
        decision_reason=decision.reason if decision else None,
        copies=tuple(
            dict.fromkeys(
                OtherPlace(copy.path or unit.path, copy.line, copy.column)
                for copy in outcome.copies
            )
        ),
        alternatives=outcome.alternatives,
        beside=("", "") if field else _beside(unit.run.text, outcome),
    )


def _beside(text: str, outcome: Outcome) -> tuple[str, str]:
    """Return the words on either side of a short edit, within its line."""
    start, end = outcome.result, outcome.result + len(outcome.after)
    if len(outcome.before) + len(outcome.after) > _SHORT or _LINE_END.search(outcome.before):
        return "", ""
    left = _LINE_END.split(text[max(0, start - _BESIDE) : start])[-1]
    right = _LINE_END.split(text[end : end + _BESIDE])[0]
    if len(left) == _BESIDE:
        left = f"… {left.partition(' ')[2]}"
    if len(right) == _BESIDE:
        right = f"{right.rpartition(' ')[0]} …"
    return left, right


def _json(normalised: NormalisedBrief, edits: tuple[PublishedEdit, ...]) -> bytes:
    files = [_file(unit) for unit in normalised.units.values() if unit.run.patches]
    document = {
        "about": _ABOUT,
        "brief": normalised.brief.slug,
        "edits": [_published(edit) for edit in edits],
        "files": files,
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _published(edit: PublishedEdit) -> dict[str, Any]:
    values = {
        "id": edit.id,
        "rule": edit.rule,
        "safety": edit.safety,
        "confidence": edit.confidence,
        "reason": edit.reason,
        "before": edit.before,
        "after": edit.after,
        "file": edit.unit,
        "line": edit.line,
        "column": edit.column,
        "field": edit.field,
        "decided_by": edit.decided_by,
        "decision_reason": edit.decision_reason,
        "copies": [
            {"file": copy.unit, "line": copy.line, "column": copy.column} for copy in edit.copies
        ]
        or None,
        "alternatives": [
            {"after": each.after, "confidence": each.confidence} for each in edit.alternatives
        ]
        or None,
    }
    return {name: value for name, value in values.items() if value is not None}


def _file(unit: NormalisedUnit) -> dict[str, Any]:
    return {
        "file": unit.path,
        "source_sha256": digest(unit.run.source),
        "result_sha256": digest(unit.run.text),
        "patches": [_patch(patch) for patch in unit.run.patches],
    }


def _patch(patch: Patch) -> dict[str, Any]:
    edits = [
        {"start": e.span.start, "end": e.span.end, "before": e.before, "after": e.after}
        for e in patch.edits
    ]
    return {
        "source_sha256": patch.source_digest,
        "result_sha256": patch.result_digest,
        "edits": edits,
    }
