"""A brief as the normaliser left it: its files before and after, and all that was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from briefmill.brief.decisions import for_file, read_decisions
from briefmill.brief.front_matter import ProseField, split
from briefmill.brief.layout import DECISIONS, kind_of
from briefmill.brief.load import assemble
from briefmill.brief.model import Brief
from briefmill.brief.references import FILE_NAMES, reference_fields
from briefmill.brief.units import MARKDOWN_KINDS
from briefmill.normalise.run import Normalised, normalise
from briefmill.normalise.silence import Answers
from briefmill.rules import damaged_characters
from briefmill.rules.decision import Decision
from briefmill.rules.registry import rules
from briefmill.rules.rule import Rule
from briefmill.text.document import Document
from briefmill.text.markdown import locate
from briefmill.text.problem import InputError, Lines, Problem


@dataclass(frozen=True, slots=True)
class NormalisedUnit:
    """A file of a brief, before and after.

    ``path`` is within the brief's folder. ``body_start`` is where the published body
    begins in the result, in code points, and ``fields`` where its prose fields stand.
    """

    path: str
    run: Normalised
    body_start: int
    fields: tuple[ProseField, ...]

    def field_at(self, position: int) -> str | None:
        """Return the name of the field that holds a position of the result, or None."""
        if position >= self.body_start:
            return None
        for prose in self.fields:
            if prose.span.start <= position <= prose.span.end:
                return prose.name
        return "front matter"

    def place(self, position: int) -> tuple[int, int]:
        """Return line and column in the source of an offset in the published body."""
        at = position + self.body_start
        for patch in reversed(self.run.patches):
            at = patch.origin(at)
        return Lines(self.run.source).place(at)


@dataclass(frozen=True, slots=True)
class NormalisedBrief:
    """A brief that is ready to be published, with all that was found in its files.

    ``unused`` are the decisions that match nothing in the files any more.
    """

    brief: Brief
    units: Mapping[str, NormalisedUnit]
    unused: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class _Reader:
    """How the prose of a kind of file is found, and which rules look at it."""

    prose: Callable[[str, str], tuple[int, tuple[ProseField, ...]]]
    rules: Callable[[Sequence[Decision]], Sequence[Rule]]


def normalise_brief(slug: str, texts: Mapping[str, str], folder: str) -> NormalisedBrief:
    """Run the rules over every file of a brief and put the results together.

    Args:
        slug: the name of the brief's folder.
        texts: text by path within the folder, as people wrote it.
        folder: the folder as the user knows it, for messages.

    Raises:
        InputError: with every problem of the files as they were written; else when a
            repair was refused, or would break the front matter that it stands in.
    """
    problems: list[Problem] = []
    decisions: tuple[Decision, ...] = ()
    if DECISIONS in texts:
        try:
            path = f"{folder}/{DECISIONS}"
            decisions = read_decisions(texts[DECISIONS], path, tuple(texts))
        except InputError as error:
            problems += error.problems
    try:
        assemble(slug, texts, folder)
    except InputError as error:
        problems += error.problems
    if problems:
        raise InputError(problems)
    units = {}
    for path in sorted(texts):
        reader = _reader(path)
        if reader:
            units[path] = _unit(path, texts[path], f"{folder}/{path}", reader, decisions)
    results = dict(texts) | {path: unit.run.text for path, unit in units.items()}
    return NormalisedBrief(assemble(slug, results, folder), units, _unused(decisions, units))


def _reader(path: str) -> _Reader | None:
    if kind_of(path) in MARKDOWN_KINDS:
        return _Reader(_markdown_prose, rules)
    if path in FILE_NAMES and not path.endswith(".bib"):
        # Names and titles of works: only characters are restored there, no words moved.
        return _Reader(_reference_prose, lambda _: (damaged_characters.RULE,))
    return None


def _markdown_prose(text: str, path: str) -> tuple[int, tuple[ProseField, ...]]:
    front = split(text, path)
    return front.body_start, front.prose_fields


def _reference_prose(text: str, path: str) -> tuple[int, tuple[ProseField, ...]]:
    fields = (ProseField(name, span) for name, span in reference_fields(text, path))
    return len(text), tuple(fields)


def _unit(
    path: str, text: str, shown: str, reader: _Reader, decisions: tuple[Decision, ...]
) -> NormalisedUnit:
    own = for_file(decisions, path)
    find = partial(_located, path=path, shown=shown, reader=reader, source=text)
    try:
        run = normalise(text, find, reader.rules(own), answers=Answers(own))
    except InputError as error:
        raise InputError(_renamed(problem, path, shown) for problem in error.problems) from error
    body_start, fields = reader.prose(run.text, shown)
    return NormalisedUnit(path, run, body_start, fields)


def _located(text: str, *, path: str, shown: str, reader: _Reader, source: str) -> Document:
    try:
        body_start, fields = reader.prose(text, shown)
    except InputError as error:
        if text == source:
            raise
        first = error.problems[0]
        message = f"a repair would break the front matter here ({first.message})"
        advice = "Put the value in quotes, or write the decision in another way."
        raise InputError(Problem(shown, first.line, first.column, message, advice)) from error
    return locate(text, path, body_start=body_start, fields=[prose.span for prose in fields])


def _renamed(problem: Problem, path: str, shown: str) -> Problem:
    """Name the file of a problem as the user knows it."""
    if problem.path != path:
        return problem
    return Problem(shown, problem.line, problem.column, problem.message, problem.advice)


def _unused(
    decisions: tuple[Decision, ...], units: Mapping[str, NormalisedUnit]
) -> tuple[Decision, ...]:
    outcomes = [outcome for unit in units.values() for outcome in unit.run.outcomes]
    used = {decision for outcome in outcomes for decision in outcome.decisions}
    return tuple(decision for decision in decisions if decision not in used)
