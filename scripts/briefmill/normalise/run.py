"""Run the rules over one text, stage by stage, until nothing is left to repair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from briefmill.normalise.answering import Answering
from briefmill.normalise.compose import compose
from briefmill.normalise.gate import GateError, verify
from briefmill.normalise.outcome import Outcome, Told, blanks_before, left, made
from briefmill.normalise.result import Normalised
from briefmill.normalise.select import asked_once, resolve, wanted
from briefmill.normalise.silence import NONE, Answers, Silence
from briefmill.normalise.structure import keeps_structure
from briefmill.rules.decision import Decision
from briefmill.rules.finding import Finding, Place, Safety
from briefmill.rules.rule import Rule
from briefmill.text.document import Document, Locate
from briefmill.text.patch import Edit, Patch
from briefmill.text.problem import InputError, Lines, Problem
from briefmill.text.span import Span

__all__ = ["Normalised", "normalise"]

_MOST_PASSES = 8
"""Passes over all stages. Where a passage goes, two words may come together that are the same;
a second pass finds them."""
_LEAST_TRIALS = 16
_MOST_TRIED = 50_000_000
"""Code points that are located anew to find which fixes fit; it bounds the time on a text with
thousands that do not."""
_MOST_ROUNDS = 64
"""Rounds of one stage at least. Each round that applies a fix shortens the text or makes it
more like what the rules leave alone, so ordinary texts need a few."""
_MOST_WORK = 10_000_000
"""Code points that all rounds of a stage may look at; it bounds the time on a text that needs a
round for each of thousands of repairs. What is not repaired by then is left as it is."""


def normalise(
    text: str,
    locate: Locate,
    rules: Sequence[Rule],
    *,
    level: Safety = Safety.SAFE,
    answers: Answers = NONE,
) -> Normalised:
    """Apply every fix at or above ``level``, or accepted, and report all findings.

    Args:
        text: the text to normalise; its line ends may be of any kind.
        locate: finds the blocks of a text; called again after each patch.
        rules: in order of their stages.
        level: the lowest safety that is applied without a decision.
        answers: what the editor has said beforehand; decisions win over the level.

    Raises:
        InputError: when the gate refuses a fix; nothing of the result is kept then.
    """
    return _Run(text, locate, {rule.id: rule for rule in rules}, level, answers).result()


class _Run:
    """The state of one run: the text as it is now, and the patches so far."""

    def __init__(
        self,
        text: str,
        locate: Locate,
        rules: Mapping[str, Rule],
        level: Safety,
        answers: Answers,
    ) -> None:
        self.source = text
        self.silence = Silence(answers.refrains)
        self.lines = Lines(text)
        self.document = locate(text)
        self.marks = self.document.marks
        self.locate = locate
        self.rules = dict(rules)
        self.level = level
        self.answering = Answering(text, answers.decisions)
        self.patches: list[Patch] = []
        self.unfit: set[tuple[str, int]] = set()
        """Fixes that would change the structure of the text around them as it is now:
        fingerprint, and where they stand in the source."""
        self.asked: set[tuple[str, int]] = set()
        """Fixes that were not safe in an earlier state of the text, as in ``unfit``."""
        self.found: dict[str, tuple[Document, Sequence[Finding]]] = {}
        """What each rule found last, and in which state of the text."""
        self.rounds: list[list[tuple[Edit, Told]]] = []
        """The edits of each patch, each with the finding that it belongs to."""
        self.left: list[tuple[Told, int]] = []
        """Findings that were not applied, and how many patches came before each."""

    def result(self) -> Normalised:
        """Run all stages and put the result together."""
        staged = sorted(self.rules.values(), key=lambda rule: rule.stage)
        stages = [list(stage) for _, stage in groupby(staged, key=lambda rule: rule.stage)]
        for _ in range(_MOST_PASSES):
            self.left = []
            before = [self._stage(stage) for stage in stages]
            if not any(before[1:]):  # what the first stage changed, the others have seen
                break
        outcomes = tuple(sorted(self._outcomes(), key=lambda o: (o.source, not o.applied)))
        return Normalised(
            self.document.path,
            self.source,
            self.document.text,
            tuple(self.patches),
            outcomes,
            tuple(self.silence.idle(self.marks)),
            tuple(mark for mark in self.marks if mark.unclear),
        )

    def _stage(self, rules: Sequence[Rule]) -> bool:
        """Run the rules of a stage until they are done; say whether anything changed."""
        patches = len(self.patches)
        rounds = max(_MOST_ROUNDS, _MOST_WORK // (len(self.document.text) + 1))
        for _ in range(rounds):
            findings = list(self._findings(rules))
            self._meet(findings)
            fit = [finding for finding in findings if self._is_ready(finding)]
            chosen = resolve(wanted(fit, self.rules, self.level, self._decision))
            if not chosen:
                break
            self._apply(chosen)
        self.left += [
            (self._told(self._explained(finding)), len(self.patches))
            for finding in asked_once(findings)
        ]
        return len(self.patches) > patches

    def _findings(self, rules: Sequence[Rule]) -> Iterator[Finding]:
        for rule in rules:
            for finding in self._found(rule):
                if not self.silence.holds(self.document, finding):
                    yield self._asked_still(finding)

    def _asked_still(self, finding: Finding) -> Finding:
        """Ask about a fix that was asked about before an answer to another one was heeded.

        What made it doubtful may have gone with that one; nobody has answered this one.
        """
        if not self.answering or finding.fix is None:
            return finding
        key = self._key(finding)
        if finding.fix.safety is not Safety.SAFE:
            self.asked.add(key)
        if key not in self.asked or finding.fix.safety is not Safety.SAFE:
            return finding
        return replace(finding, fix=replace(finding.fix, safety=Safety.REVIEW))

    def _found(self, rule: Rule) -> Sequence[Finding]:
        """Run a rule, or remember what it found: the same document has the same findings."""
        document, findings = self.found.get(rule.id, (None, ()))
        if document is not self.document:
            findings = tuple(rule.find(self.document))
            self.found[rule.id] = (self.document, findings)
        return findings

    def _apply(self, chosen: Sequence[Finding]) -> None:
        try:
            verify(self.document, chosen, self.rules)
        except GateError as error:
            raise InputError(self._refusal(error)) from error
        patch, document = self._patched(chosen)
        if not self._keeps_structure(chosen, patch, document):
            chosen = self._fitting(chosen)
            if not chosen:
                return
            patch, document = self._patched(chosen)
        pairs = [(edit, self._told(each)) for each in chosen if each.fix for edit in each.fix.edits]
        self.rounds.append(sorted(pairs, key=lambda pair: pair[0]))
        self.patches.append(patch)
        self.document = document
        self.unfit.clear()  # what did not fit may fit now

    def _patched(self, chosen: Sequence[Finding]) -> tuple[Patch, Document]:
        edits = [edit for finding in chosen if finding.fix for edit in finding.fix.edits]
        patch = Patch.of(self.document.text, edits)
        return patch, self.locate(patch.apply(self.document.text))

    def _keeps_structure(self, chosen: Sequence[Finding], patch: Patch, result: Document) -> bool:
        """Say whether the text around the fixes stays what it is.

        A restored quotation mark opens a quotation, so retyping is not held to it.
        """
        if all(self.rules[finding.rule].retypes for finding in chosen):
            return True
        return keeps_structure(self.document, result, patch)

    def _fitting(self, chosen: Sequence[Finding]) -> list[Finding]:
        """Return the fixes that keep the structure of the text; note the others."""
        kept: list[Finding] = []
        waiting = [list(chosen)]
        trials = max(_LEAST_TRIALS, _MOST_TRIED // (len(self.document.text) + 1))
        while waiting:
            group = waiting.pop()
            fits = trials > 0 and self._keeps_structure(group, *self._patched([*kept, *group]))
            trials -= 1
            if fits:
                kept += group
            elif len(group) == 1 or trials <= 0:
                self.unfit |= {self._key(finding) for finding in group}
            else:
                middle = len(group) // 2
                waiting += [group[middle:], group[:middle]]
        return kept

    def _told(self, finding: Finding) -> Told:
        """Tell of a finding in the text as it is now where people find it in the source."""
        copies = [self._place(each.span) for each in finding.evidence]
        passage = finding.span.of(self.document.text)
        places = (*copies, *finding.elsewhere)
        decision, astray = self._decision(finding), self._astray(finding)
        return Told(finding, passage, places, self._span(finding), decision, astray)

    def _is_ready(self, finding: Finding) -> bool:
        """Say whether a fix may be made: it fits, and its answer, if any, is known."""
        return self._key(finding) not in self.unfit and not self._astray(finding)

    def _meet(self, findings: Sequence[Finding]) -> None:
        """Match the decisions with what they are about, before anything is changed for them."""
        answered = [each for each in findings if self._is_answered(each)]
        self.answering.meet((each.fingerprint, self._span(each)) for each in answered)

    def _is_answered(self, finding: Finding) -> bool:
        """Say whether there may be a decision on a finding, without asking where it stands."""
        return bool(self.answering) and finding.fingerprint in self.answering

    def _decision(self, finding: Finding) -> Decision | None:
        if not self._is_answered(finding):
            return None
        return self.answering.answer(finding.fingerprint, self._span(finding))

    def _astray(self, finding: Finding) -> tuple[Decision, ...]:
        if not self._is_answered(finding):
            return ()
        return self.answering.astray(finding.fingerprint, self._span(finding))

    def _span(self, finding: Finding) -> Span:
        """Return where a finding stands in the source: from its first edit to its last."""
        edits = finding.fix.edits if finding.fix else ()
        start = _start(finding)
        end = edits[-1].span.end if edits else finding.span.end
        first = self._origin(start, len(self.patches))
        # What went right behind it is no part of it.
        last = self._origin(end - 1, len(self.patches)) + 1 if end > start else first
        return Span(first, max(first, last))

    def _place(self, span: Span) -> Place:
        line, column = self.lines.place(self._origin(span.start, len(self.patches)))
        return Place("", line, column, span.of(self.document.text))

    def _explained(self, finding: Finding) -> Finding:
        """Say of a fix that does not fit why it is left alone; it is no proposal any more."""
        if self._key(finding) not in self.unfit:
            return finding
        message = f"{finding.message} It is left alone: what follows would become something else."
        return replace(finding, message=message, fix=None)

    def _key(self, finding: Finding) -> tuple[str, int]:
        return finding.fingerprint, self._origin(_start(finding), len(self.patches))

    def _refusal(self, error: GateError) -> Problem:
        decision = self._decision(error.finding)
        if decision and decision.path:
            place = (decision.path, decision.line, decision.column)
            advice = "Correct the decision, or take it out; nothing was written."
        else:
            start = self._origin(error.span.start, len(self.patches))
            place = (self.document.path, *self.lines.place(start))
            advice = "This is a fault of the rule; nothing was written. Please report it."
        return Problem(*place, f"refused a repair ({error.finding.rule}): {error.why}", advice)

    def _origin(self, position: int, patches: int) -> int:
        for patch in reversed(self.patches[:patches]):
            position = patch.origin(position)
        return position

    def _outcomes(self) -> Iterator[Outcome]:
        for change in compose(self.source, self.rounds):
            yield made(change, self.lines)
        for told, patches in self.left:
            start = _start(told.finding)
            source = self._origin(start, patches)
            result = start
            for patch in self.patches[patches:]:
                result = patch.destination(result)
            blanks = blanks_before(told.finding.fix.edits[0].before) if told.finding.fix else 0
            shown = self.lines.place(self._origin(start + blanks, patches))
            yield left(told, source, result, shown)


def _start(finding: Finding) -> int:
    """Return where a finding begins: its first edit, or its span without one."""
    return finding.fix.edits[0].span.start if finding.fix else finding.span.start
