"""What became of a finding, told in terms of the text that was read."""

from __future__ import annotations

from dataclasses import dataclass

from briefmill.normalise.compose import Change
from briefmill.rules.decision import Decision
from briefmill.rules.finding import Alternative, Finding, Place, Safety
from briefmill.text.problem import Lines
from briefmill.text.span import Span


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with its passage and the copies that it points to, as people find them.

    ``origin`` is where its edits stand in the text that was read, ``decision`` the answer to it,
    ``astray`` are decisions of which nobody can tell whether they answer it.
    """

    finding: Finding
    passage: str
    copies: tuple[Place, ...]
    origin: Span
    decision: Decision | None = None
    astray: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finding, what became of it, and where it stands.

    ``source`` is where it begins in the text that was read, and ``result`` in the text
    that came out, both in code points; ``line`` and ``column`` are those of the passage,
    behind blanks that go with it.
    ``before`` stands at ``source`` when the finding was applied. Else it is the text as
    the applied repairs left it, since what waits comes on top of them.

    Where several findings changed the same place, one outcome tells of all of them:
    ``finding`` is the one that needs most care, ``message`` has what each says.
    ``causes`` are all of them, in the order in which they were applied, and ``origins`` where
    the edits of each stand in the text that was read.
    ``astray`` are decisions that may answer it, where nobody can tell any more.
    ``passage`` is what it was found in, ``copies`` the other places that it points to.
    """

    finding: Finding
    applied: bool
    source: int
    result: int
    line: int
    column: int
    before: str
    after: str
    safety: Safety
    confidence: float | None
    message: str
    decisions: tuple[Decision, ...] = ()
    passage: str = ""
    copies: tuple[Place, ...] = ()
    causes: tuple[Finding, ...] = ()
    origins: tuple[Span, ...] = ()
    astray: tuple[Decision, ...] = ()

    @property
    def decision(self) -> Decision | None:
        """Return the decision on ``finding``, if there is one."""
        mark = self.finding.fingerprint
        return next((each for each in self.decisions if each.fingerprint == mark), None)

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Return what else may have been meant; none where several findings changed the place."""
        return self.finding.alternatives if len(self.causes) == 1 else ()


def made(change: Change[Told], lines: Lines) -> Outcome:
    """Return the outcome of findings that were applied as one change."""
    told = min(change.causes, key=lambda cause: _care(cause.finding))
    findings = tuple(cause.finding for cause in change.causes)
    confidences = [each.fix.confidence for each in findings if each.fix]
    return Outcome(
        told.finding,
        True,
        change.edit.span.start,
        change.result,
        *lines.place(change.edit.span.start + blanks_before(change.edit.before)),
        change.edit.before,
        change.edit.after,
        min(_safety(each) for each in findings),
        min(confidences),
        " ".join(dict.fromkeys(each.message for each in findings)),
        tuple(dict.fromkeys(each.decision for each in change.causes if each.decision)),
        told.passage,
        told.copies,
        findings,
        tuple(each.origin for each in change.causes),
    )


def blanks_before(text: str) -> int:
    """Return how many blanks and line ends stand before a passage that goes with them."""
    return len(text) - len(text.lstrip()) if text.strip() else 0


def left(
    told: Told,
    source: int,
    result: int,
    shown: tuple[int, int],
) -> Outcome:
    """Return the outcome of a finding that was not applied.

    ``source`` and ``result`` are where its first edit begins, ``shown`` line and column of
    the passage.
    """
    finding = told.finding
    fix = finding.fix
    return Outcome(
        finding,
        False,
        source,
        result,
        *shown,
        fix.before if fix else "",
        fix.after if fix else "",
        _safety(finding),
        fix.confidence if fix else None,
        " ".join((finding.message, *map(_asked_again, told.astray[:1]))),
        (told.decision,) if told.decision else (),
        told.passage,
        told.copies,
        (finding,),
        (told.origin,),
        told.astray,
    )


def _asked_again(decision: Decision) -> str:
    return (
        f"It is asked again: the {decision.verdict.value} of {decision.by} in line "
        f"{decision.line} of decisions.yml was for this or for an equal place, and the text "
        "around it has changed."
    )


def _care(finding: Finding) -> tuple[Safety, int]:
    length = sum(len(edit.span) for edit in finding.fix.edits) if finding.fix else 0
    return _safety(finding), -length


def _safety(finding: Finding) -> Safety:
    return finding.fix.safety if finding.fix else Safety.DISPLAY
