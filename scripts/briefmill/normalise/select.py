"""Choose which fixes are applied: by safety, by decision, and never two at one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from briefmill.rules.decision import Decision, Verdict
from briefmill.rules.finding import Finding, Safety
from briefmill.rules.rule import Rule
from briefmill.text.patch import Edit
from briefmill.text.span import Span


def wanted(
    findings: Iterable[Finding],
    rules: Mapping[str, Rule],
    level: Safety,
    decision_on: Callable[[Finding], Decision | None],
) -> list[Finding]:
    """Return the findings whose fix is to be applied.

    A decision wins over the level; a rule's ceiling caps what its fixes claim.
    """
    chosen = []
    for finding in findings:
        if finding.fix is None:
            continue
        decision = decision_on(finding)
        safety = min(finding.fix.safety, rules[finding.rule].ceiling)
        accepted = decision is not None and decision.verdict is Verdict.ACCEPT
        if accepted or (decision is None and safety >= level):
            chosen.append(finding)
    return chosen


def asked_once(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out what another rule asks as well: a fix that makes the same edits.

    An entry of a list of works that stands twice is a repeated item too, and one question is
    enough. The safer of the two stays, else the first; so the order is that of the rules.
    """
    listed = list(findings)
    best: dict[tuple[Edit, ...], Finding] = {}
    for finding in listed:
        if finding.fix and finding.fix.edits:
            other = best.setdefault(finding.fix.edits, finding)
            if other.fix and other.fix.safety < finding.fix.safety:
                best[finding.fix.edits] = finding
    return [each for each in listed if not each.fix or best.get(each.fix.edits, each) is each]


def resolve(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that can be applied together, in ascending order.

    Where two touch the same characters, or one would remove the twin that another
    relies on, the safer one wins, then the longer, then the earlier. The others come
    up again in the next round, against the text as it is then.
    """
    end = max((span.end for finding in findings for span in _spans(finding)), default=0)
    edited, twins = _Paint(end), _Paint(end)
    chosen = []
    for finding in sorted(findings, key=_rank):
        spans = _edits(finding)
        if any(edited.meets(span) or twins.meets(span) for span in spans):
            continue
        if any(edited.meets(span) for span in finding.twins):
            continue
        for span in spans:
            edited.add(span)
        for span in finding.twins:
            twins.add(span)
        chosen.append(finding)
    return sorted(chosen, key=lambda finding: finding.span)


def _edits(finding: Finding) -> list[Span]:
    return [edit.span for edit in finding.fix.edits] if finding.fix else []


def _spans(finding: Finding) -> Iterator[Span]:
    yield from _edits(finding)
    yield from finding.twins


class _Paint:
    """Which characters are taken; asking costs the length of a span, not their number."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length + 1)
        self._points: set[int] = set()

    def add(self, span: Span) -> None:
        self._taken[span.start : span.end] = b"\1" * len(span)
        if not len(span):
            self._points.add(span.start)

    def meets(self, span: Span) -> bool:
        if len(span):
            inside = any(span.start < point < span.end for point in self._points)
            return inside or 1 in self._taken[span.start : span.end]
        between = span.start and self._taken[span.start - 1] and self._taken[span.start]
        return bool(between) or span.start in self._points


def _rank(finding: Finding) -> tuple[int, int, Span, str]:
    fix = finding.fix
    safety = fix.safety if fix else 0
    length = sum(len(edit.span) for edit in fix.edits) if fix else 0
    return -safety, -length, finding.span, finding.rule
