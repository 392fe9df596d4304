"""Finds a finding by its fingerprint or its edit's id, over all briefs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from briefmill.brief.discover import read_source
from briefmill.brief.normalised import NormalisedBrief, NormalisedUnit, normalise_brief
from briefmill.brief.shared import SharedPassage, unanswered
from briefmill.normalise.outcome import Outcome
from briefmill.publish.ledger import identified
from briefmill.rules.decision import Decision, Verdict
from briefmill.text.problem import InputError, Problem

LEAST_DIGITS = 4
"""Digits of an ID that are enough, where they name one finding."""
_ID = re.compile(rf"[0-9a-f]{{{LEAST_DIGITS},16}}")


class UnknownError(click.UsageError):
    """Nothing that was found in a single brief has the ID."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in a brief, and what became of it.

    ``path`` is its file as the user knows it; ``identifier`` the id that its edit has in the
    brief's ledger, or had before it was taken back.
    """

    brief: NormalisedBrief
    path: str
    unit: NormalisedUnit
    outcome: Outcome
    identifier: str

    @property
    def slug(self) -> str:
        """Return the name of the brief's folder."""
        return self.brief.brief.slug

    @property
    def edit(self) -> str | None:
        """Return the id of the applied edit, None when nothing was applied."""
        return self.identifier if self.outcome.applied else None

    @property
    def context(self) -> str:
        """Return the context of the finding, by which it is told from its equals."""
        return self.unit.run.context(self.outcome, self.outcome.finding)

    @property
    def place(self) -> str:
        """Return ``path:line:column``."""
        return f"{self.path}:{self.outcome.line}:{self.outcome.column}"

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the finding."""
        return self.outcome.finding.fingerprint

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """Return the fingerprints of all findings that changed this place."""
        return tuple(dict.fromkeys(cause.fingerprint for cause in self.outcome.causes))

    @property
    def state(self) -> str:
        """Return what became of it: ``applied``, ``waits``, ``rejected`` or ``shown``."""
        if self.outcome.applied:
            return "applied"
        if self.outcome.finding.fix is None:
            return "shown"
        decision = self.outcome.decision
        return "rejected" if decision and decision.verdict is Verdict.REJECT else "waits"


@dataclass(frozen=True, slots=True)
class Briefs:
    """All briefs that could be normalised, and what is wrong with the others."""

    root: str
    done: Mapping[str, NormalisedBrief]
    problems: tuple[Problem, ...]

    def found(self) -> Iterator[Found]:
        """Yield every finding, by brief, by file and by place."""
        for brief in self.done.values():
            yield from findings(brief, self.root)

    def shared(self, digits: str) -> SharedPassage | None:
        """Return what several briefs have in common and has an ID with these first digits.

        Raises:
            click.UsageError: when several have.
        """
        _, shared = unanswered(list(self.done.values()))
        found = [each for each in shared if each.fingerprint.startswith(digits)]
        if len(found) > 1:
            listed = "".join(f"\n  {each.fingerprint}  {each.message}" for each in found)
            raise click.UsageError(f"several IDs begin with {digits}; give more digits:{listed}")
        return found[0] if found else None

    def unused(self) -> Iterator[Decision]:
        """Yield the decisions that match nothing any more."""
        briefs, _ = unanswered(list(self.done.values()))
        for brief in briefs:
            yield from brief.unused


def read_briefs(source: Path) -> Briefs:
    """Read and normalise all briefs below ``source`` as the build does; write nothing.

    Raises:
        InputError: when a file cannot be read or stands where none may.
    """
    root = source.as_posix()
    done: dict[str, NormalisedBrief] = {}
    problems: list[Problem] = []
    for slug, texts in sorted(read_source(source, root).items()):
        try:
            done[slug] = normalise_brief(slug, texts, f"{root}/{slug}")
        except InputError as error:
            problems += error.problems
    return Briefs(root, done, tuple(problems))


def read_texts(source: Path, slug: str) -> dict[str, str]:
    """Return the texts of one brief by path within its folder, as they are now.

    Raises:
        InputError: when a file cannot be read, or the brief is not there any more.
    """
    root = source.as_posix()
    texts = read_source(source, root).get(slug)
    if texts is None:
        message = "this brief is not there any more"
        raise InputError(Problem(f"{root}/{slug}", 0, 0, message, "Put its folder back."))
    return texts


def findings(brief: NormalisedBrief, root: str) -> Iterator[Found]:
    """Yield the findings of one brief, by file and by place in its source."""
    slug = brief.brief.slug
    for unit in brief.units.values():
        for identifier, outcome in identified(slug, unit):
            yield Found(brief, f"{root}/{slug}/{unit.path}", unit, outcome, identifier)


def look_up(briefs: Briefs, wanted: str) -> list[Found]:
    """Return the findings with an ID: one, or all that are the same at several places.

    Args:
        briefs: where to look.
        wanted: a fingerprint, the id of an edit, or the first digits of either.

    Raises:
        click.UsageError: when ``wanted`` is no ID, belongs to nothing, or to several.
        InputError: when it belongs to nothing, and there are briefs with problems.
    """
    digits = wanted.strip().lower()
    if not _ID.fullmatch(digits):
        message = f"expected an ID such as 0f3a9c5d7e1b2468, or its first {LEAST_DIGITS} digits"
        raise click.UsageError(f"{message}, found “{wanted}”.")
    found = [(name, each) for each in briefs.found() for name in _names(each, digits)]
    exact = [pair for pair in found if pair[0] == digits]
    names = dict.fromkeys(name for name, _ in exact or found)
    places = {id(each.outcome): each for _, each in exact or found}
    if not places:
        raise _nothing(briefs, digits)
    if len(names) > 1 and len(places) > 1:
        listed = "".join(f"\n  {name}  {told(each)}" for name, each in exact or found)
        raise click.UsageError(f"several IDs begin with {digits}; give more digits:{listed}")
    return list(places.values())


def told(found: Found) -> str:
    """Return a finding on one line, for lists."""
    return f"{found.place}: {found.state} ({found.outcome.finding.rule})"


def _names(found: Found, digits: str) -> list[str]:
    """Return the IDs of a finding that begin with ``digits``.

    One that waits or is only shown has no edit.
    """
    edited = found.state in {"applied", "rejected"}
    names = (*found.fingerprints, *([found.identifier] if edited else []))
    return [name for name in names if name.startswith(digits)]


def _nothing(briefs: Briefs, digits: str) -> Exception:
    if briefs.problems:
        return InputError(briefs.problems)
    for decision in briefs.unused():
        if decision.fingerprint.startswith(digits):
            where = f"{decision.path}:{decision.line}:{decision.column}"
            message = f"the decision at {where} is about nothing that stands in the brief any more"
            said = f"It was: {decision.verdict.value}, by {decision.by}: {decision.reason}"
            return UnknownError(f"{message}; you can take it out. {said}")
    advice = "`briefmill build --json` lists the fingerprints, a brief's changes.json the edits."
    message = f"nothing in {briefs.root}/ has the ID {digits}; the text may have changed since."
    return UnknownError(f"{message} {advice}")
