"""Reads ``decisions.yml``: what an editor decided about repairs, or repaired by hand."""

from __future__ import annotations

from collections.abc import Iterator

from briefmill.brief.layout import DECISIONS
from briefmill.brief.located import Located, MapNode, Scalar
from briefmill.brief.schema import validate
from briefmill.brief.suggest import did_you_mean, listed, shown
from briefmill.brief.units import items, word
from briefmill.brief.yaml_reader import read_yaml
from briefmill.rules.decision import Decision, Verdict
from briefmill.rules.finding import fingerprint
from briefmill.rules.registry import rules
from briefmill.text.problem import InputError, Problem


def read_decisions(text: str, path: str, units: tuple[str, ...] = ()) -> tuple[Decision, ...]:
    """Read the decisions of a brief.

    Args:
        text: the file ``decisions.yml``.
        path: the file as the user knows it, such as ``brief_src/water/decisions.yml``.
        units: the files of the brief, by their paths within its folder; a decision may
            name one of them.

    Returns:
        The decisions in the order of the file. ``file`` is within the brief's folder.

    Raises:
        InputError: with every problem of the file: what the schema refuses, a rule or a
            file that is not there, a fingerprint that belongs to another repair, and
            two decisions about one repair.
    """
    values = read_yaml(text, path)
    problems = list(validate(values, "decisions"))
    if problems or not isinstance(values.root, MapNode):
        raise InputError(problems or values.problem(0, "expected the field `decisions`"))
    nodes = [node for node in items(values.root, "decisions") if isinstance(node, MapNode)]
    decisions = [(node, _decision(node, values)) for node in nodes]
    for node, decision in decisions:
        problems += _faults(node, decision, values, units)
    problems += _repeated(decisions, values)
    if problems:
        raise InputError(problems)
    return tuple(decision for _, decision in decisions)


def for_file(decisions: tuple[Decision, ...], unit: str) -> tuple[Decision, ...]:
    """Return the decisions that hold for a file of the brief."""
    return tuple(decision for decision in decisions if decision.file in {None, unit})


def _decision(node: MapNode, values: Located) -> Decision:
    line, column = values.lines.place(node.span.start)
    rule, before, after = word(node, "rule"), _exact(node, "before"), _exact(node, "after")
    stated = word(node, "fingerprint")
    return Decision(
        fingerprint=stated or fingerprint(rule or "", before or "", after or ""),
        verdict=Verdict(word(node, "verdict") or ""),
        by=word(node, "by") or "",
        reason=word(node, "reason") or "",
        rule=rule,
        before=before,
        after=after,
        file=word(node, "file"),
        path=values.path,
        line=line,
        column=column,
        context=word(node, "context"),
    )


def _exact(node: MapNode, name: str) -> str | None:
    """Return a text with the blanks around it, or None when it is not there."""
    value = node.get(name)
    return value.text if isinstance(value, Scalar) else None


def _faults(
    node: MapNode, decision: Decision, values: Located, units: tuple[str, ...]
) -> Iterator[Problem]:
    known = [rule.id for rule in rules()]
    if decision.rule is not None and decision.rule not in known:
        advice = did_you_mean(decision.rule, known) or f"The rules are {listed(known, 'and')}."
        message = f"`rule`: there is no rule {shown(decision.rule)}"
        yield _problem(node, "rule", values, message, advice)
    if decision.file is not None and decision.file not in units:
        advice = did_you_mean(decision.file, units) or "Write its path within the brief's folder."
        message = f"`file`: the brief has no file {shown(decision.file)}"
        yield _problem(node, "file", values, message, advice)
    whole = decision.rule is not None and decision.before is not None and decision.after is not None
    if whole and word(node, "fingerprint"):
        expected = fingerprint(decision.rule or "", decision.before or "", decision.after or "")
        if expected != decision.fingerprint:
            message = "`fingerprint`: this is not the fingerprint of the repair given here"
            advice = f'Write "{expected}", or delete it: rule, before and after are enough.'
            yield _problem(node, "fingerprint", values, message, advice)


def _problem(node: MapNode, name: str, values: Located, message: str, advice: str) -> Problem:
    return values.problem(node.get(name) or node, message, advice)


def _repeated(decisions: list[tuple[MapNode, Decision]], values: Located) -> Iterator[Problem]:
    first: dict[tuple[str, str | None, str | None], Decision] = {}
    for node, decision in decisions:
        meets = [
            other
            for file in {decision.file, None}
            if (other := first.get((decision.fingerprint, file, decision.context)))
        ]
        if meets:
            message = "this repair has a decision already"
            advice = f"The first is on line {meets[0].line} of {DECISIONS}; keep one of them."
            yield values.problem(node, message, advice)
        first.setdefault((decision.fingerprint, decision.file, decision.context), decision)
