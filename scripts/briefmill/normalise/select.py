"""Choose which fixes are applied: by safety, by decision, and never two at one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefmill.rules.decision import Decision, Verdict
from briefmill.rules.finding import Finding, Safety
from briefmill.rules.rule import Rule
from briefmill.text.span import Span


def wanted(
    findings: Iterable[Finding],
    rules: Mapping[str, Rule],
    level: Safety,
    decisions: Mapping[str, Decision],
) -> list[Finding]:
    """Return the findings whose fix is to be applied.

    A decision wins over the level; a rule's ceiling caps what its fixes claim.
    """
    chosen = []
    for finding in findings:
        if finding.fix is None:
            continue
        decision = decisions.get(finding.fingerprint)
        safety = min(finding.fix.safety, rules[finding.rule].ceiling)
        accepted = decision is not None and decision.verdict is Verdict.ACCEPT
        if accepted or (decision is None and safety >= level):
            chosen.append(finding)
    return chosen


def resolve(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that can be applied together, in ascending order.

    Where two touch the same characters, or one would remove the twin that another
    relies on, the safer one wins, then the longer, then the earlier. The others come
    up again in the next round, against the text as it is then.
    """
    edited: list[Span] = []
    twins: list[Span] = []
    chosen = []
    for finding in sorted(findings, key=_rank):
        assert finding.fix is not None  # noqa: S101 - `wanted` returns only these
        spans = [edit.span for edit in finding.fix.edits]
        if _clash(spans, edited) or _clash(spans, twins) or _clash(finding.twins, edited):
            continue
        edited += spans
        twins += finding.twins
        chosen.append(finding)
    return sorted(chosen, key=lambda finding: finding.span)


def _rank(finding: Finding) -> tuple[int, int, Span, str]:
    fix = finding.fix
    safety = fix.safety if fix else 0
    length = sum(len(edit.span) for edit in fix.edits) if fix else 0
    return -safety, -length, finding.span, finding.rule


def _clash(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(span == other or span.overlaps(other) for span in spans for other in others)
