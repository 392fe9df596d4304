"""A brief as the normaliser left it: its files before and after, and all that was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from briefmill.brief import listed_twice
from briefmill.brief.decisions import for_file, read_decisions
from briefmill.brief.front_matter import ProseField, split
from briefmill.brief.layout import DECISIONS, INDEX, RECOMMENDATIONS_INDEX, kind_of
from briefmill.brief.load import assemble
from briefmill.brief.model import Brief
from briefmill.brief.references import FILE_NAMES, reference_fields
from briefmill.brief.units import MARKDOWN_KINDS
from briefmill.normalise.run import Normalised, normalise
from briefmill.normalise.silence import Answers
from briefmill.rules import damaged_characters, repeated_field
from briefmill.rules.across_files import SHARED, Copy, LocatedFile, across
from briefmill.rules.decision import Decision
from briefmill.rules.finding import Place
from briefmill.rules.outline import is_summary
from briefmill.rules.registry import rules
from briefmill.rules.rule import Rule
from briefmill.text.document import Document
from briefmill.text.keep_marks import KeepMark, faults
from briefmill.text.markdown import locate
from briefmill.text.problem import InputError, Lines, Problem


@dataclass(frozen=True, slots=True)
class NormalisedUnit:
    """A file of a brief, before and after.

    ``path`` is within the brief's folder. ``body_start`` is where the published body
    begins in the result, in code points, and ``fields`` where its prose fields stand;
    ``document`` is the result with its blocks.
    """

    path: str
    run: Normalised
    body_start: int
    fields: tuple[ProseField, ...]
    document: Document

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
        return self.source_place(position + self.body_start)

    def source_place(self, position: int) -> tuple[int, int]:
        """Return line and column in the source of a position in the result."""
        for patch in reversed(self.run.patches):
            position = patch.origin(position)
        return Lines(self.run.source).place(position)


@dataclass(frozen=True, slots=True)
class NormalisedBrief:
    """A brief that is ready to be published, with all that was found in its files.

    ``decisions`` are all that the brief has; ``answered`` the fingerprints of those that
    answer what it has in common with other briefs; ``keeping`` the keep marks (file, rule,
    reason) that keep such a passage from being shown.
    """

    brief: Brief
    units: Mapping[str, NormalisedUnit]
    decisions: tuple[Decision, ...]
    answered: frozenset[str] = frozenset()
    keeping: frozenset[tuple[str, str | None, str]] = frozenset()

    @property
    def idle(self) -> tuple[tuple[str, KeepMark], ...]:
        """Return the keep marks that keep nothing any more, each with its file."""
        return tuple(
            (path, mark)
            for path, unit in self.units.items()
            for mark in unit.run.idle
            if (path, mark.rule, mark.reason) not in self.keeping
        )

    @property
    def unused(self) -> tuple[Decision, ...]:
        """Return the decisions that match nothing in the files any more."""
        outcomes = [outcome for unit in self.units.values() for outcome in unit.run.outcomes]
        used = {decision for outcome in outcomes for decision in outcome.decisions}
        return tuple(
            decision
            for decision in self.decisions
            if decision not in used and decision.fingerprint not in self.answered
        )


@dataclass(frozen=True, slots=True)
class _Reader:
    """How the prose of a kind of file is found, and which rules look at it."""

    prose: Callable[[str, str], tuple[int, tuple[ProseField, ...]]]
    rules: Callable[[Sequence[Decision], _Common], Sequence[Rule]]


@dataclass(frozen=True, slots=True)
class _Common:
    """What a file has in common with others of its brief: passages, and fields."""

    passages: Sequence[Copy] = ()
    fields: Sequence[repeated_field.FieldCopy] = ()


_NOTHING = _Common()
_INTRODUCTIONS = (INDEX, RECOMMENDATIONS_INDEX)
"""Files of which a brief has one each: their titles and summaries are no section's."""


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
    written: Brief | None = None
    try:
        written = assemble(slug, texts, folder)
    except InputError as error:
        problems += error.problems
    if problems or written is None:
        raise InputError(problems)
    readers = {path: reader for path in sorted(texts) if (reader := _reader(path, folder))}
    files = {path: _File(path, texts[path], f"{folder}/{path}", readers[path]) for path in readers}
    answers = Answers(decisions, written.refrains)
    units = {path: _unit(file, answers) for path, file in files.items()}
    for path, found in _common(written, units).items():
        units[path] = _unit(files[path], answers, found)
    results = dict(texts) | {path: unit.run.text for path, unit in units.items()}
    return NormalisedBrief(assemble(slug, results, folder), units, decisions)


def _common(brief: Brief, units: Mapping[str, NormalisedUnit]) -> dict[str, _Common]:
    """Return what each file has in common with others, where it has anything."""
    files = _in_reading_order(brief, units)
    passages = across(files)
    parts = {section.source_path: section.part or "" for section in brief.sections}
    fields = repeated_field.repeated_fields(
        repeated_field.Field(
            prose.name,
            Place(file.path, *file.place(prose.span.start), prose.span.of(file.document.text)),
            prose.span,
            parts.get(file.path, "") if prose.name == "title" else "",
        )
        for file in files
        for prose in units[file.path].fields
        if prose.name in repeated_field.FIELDS
        and (file.path not in _INTRODUCTIONS or prose.name == "key_points")
    )
    return {
        path: _Common(passages.get(path, ()), fields.get(path, ())) for path in (*passages, *fields)
    }


def _in_reading_order(brief: Brief, units: Mapping[str, NormalisedUnit]) -> list[LocatedFile]:
    """Return the files of a brief as the rules left them, in the order of its pages."""
    conclusions = {each.source_path for each in brief.sections if each.kind == "conclusion"}
    paths = [INDEX, *(section.source_path for section in brief.sections), RECOMMENDATIONS_INDEX]
    paths += [recommendation.source_path for recommendation in brief.recommendations]
    conclusions |= {each.source_path for each in brief.sections if is_summary(each.title)}
    titles = {each.source_path: each.title for each in brief.sections}
    return [
        LocatedFile(
            path,
            unit.document,
            path in {INDEX, *conclusions},
            unit.source_place,
            kind_of(path) == "recommendation",
            titles.get(path, ""),
        )
        for path in paths
        if (unit := units.get(path))
    ]


def _reader(path: str, folder: str) -> _Reader | None:
    if kind_of(path) in MARKDOWN_KINDS:
        return _Reader(_markdown_prose, lambda d, common: rules(d, common.passages, common.fields))
    if path not in FILE_NAMES:
        return None
    # Names and titles of works: only characters are restored there, no words moved.
    twice = listed_twice.rule(f"{folder}/{path}")
    if path.endswith(".bib"):
        return _Reader(_no_prose, lambda *_: (twice,))
    return _Reader(_reference_prose, lambda *_: (damaged_characters.RULE, twice))


def _markdown_prose(text: str, path: str) -> tuple[int, tuple[ProseField, ...]]:
    front = split(text, path)
    return front.body_start, front.prose_fields


def _reference_prose(text: str, path: str) -> tuple[int, tuple[ProseField, ...]]:
    fields = (ProseField(name, span) for name, span in reference_fields(text, path))
    return len(text), tuple(fields)


def _no_prose(text: str, _: str) -> tuple[int, tuple[ProseField, ...]]:
    return len(text), ()


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was written; ``shown`` is its path as the user knows it."""

    path: str
    text: str
    shown: str
    reader: _Reader


def _unit(file: _File, answers: Answers, found: _Common = _NOTHING) -> NormalisedUnit:
    """Normalise a file; ``found`` is what it has in common with others of the brief."""
    own = Answers(for_file(tuple(answers.decisions), file.path), answers.refrains)
    find = partial(_located, file=file)
    rules = file.reader.rules(own.decisions, found)
    wrong = faults(find(file.text).marks, file.text, file.shown, _names(rules))
    if wrong:
        raise InputError(wrong)
    try:
        run = normalise(file.text, find, rules, answers=own)
    except InputError as error:
        renamed = (_renamed(problem, file.path, file.shown) for problem in error.problems)
        raise InputError(renamed) from error
    body_start, fields = file.reader.prose(run.text, file.shown)
    return NormalisedUnit(file.path, run, body_start, fields, find(run.text))


def _names(listed: Sequence[Rule]) -> list[str]:
    """Return the names that a keep mark may have."""
    return [*(rule.id for rule in listed), SHARED]


def _located(text: str, *, file: _File) -> Document:
    path, shown = file.path, file.shown
    try:
        body_start, fields = file.reader.prose(text, shown)
    except InputError as error:
        if text == file.text:
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
