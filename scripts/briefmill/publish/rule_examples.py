"""The examples of a rule as people see them: what it does with a text, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from briefmill.normalise.run import Normalised, normalise
from briefmill.publish.word_diff import Run, with_edits
from briefmill.rules.finding import Safety
from briefmill.rules.rule import Example, Rule
from briefmill.text.markdown import locate
from briefmill.text.patch import Edit
from briefmill.text.span import Span


class Group(Enum):
    """What a rule does with an example; the value is what people are told."""

    APPLIED = "Repaired without asking"
    ASKED = "Proposed, and left to an editor"
    SHOWN = "Only shown"
    SILENT = "Left alone"


@dataclass(frozen=True, slots=True)
class Worked:
    """An example with what becomes of it.

    ``runs`` are its text with what is deleted and inserted, or would be.
    """

    name: str
    group: Group
    before: str
    after: str
    runs: tuple[Run, ...]


def worked(rule: Rule) -> tuple[Worked, ...]:
    """Return the examples of a rule, each text once, in the order of `Group`."""
    by_text: dict[str, Worked] = {}
    for example in rule.examples:
        by_text.setdefault(example.before, _worked(rule, example))
    order = list(Group)
    return tuple(sorted(by_text.values(), key=lambda each: order.index(each.group)))


def _worked(rule: Rule, example: Example) -> Worked:
    for group, level in ((Group.APPLIED, Safety.SAFE), (Group.ASKED, Safety.REVIEW)):
        run = _run(rule, example.before, level)
        if run.text != example.before:
            runs = tuple(with_edits(run.source, list(_edits(run))))
            return Worked(example.name, group, example.before, run.text, runs)
    group = Group.SHOWN if run.outcomes else Group.SILENT
    return Worked(example.name, group, example.before, run.text, (("same", example.before),))


def _run(rule: Rule, text: str, level: Safety) -> Normalised:
    return normalise(text, locate, [rule], level=level)


def _edits(run: Normalised) -> Iterator[Edit]:
    for outcome in run.applied:
        span = Span(outcome.source, outcome.source + len(outcome.before))
        yield Edit(span, outcome.before, outcome.after)
