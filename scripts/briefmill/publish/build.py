"""From ``brief_src/`` to the files of ``docs/``: read, normalise, put together, lay out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefmill.brief.load import arrange
from briefmill.brief.normalised import NormalisedBrief, normalise_brief
from briefmill.brief.schema import NAMES, schema_bytes
from briefmill.brief.shared import SharedPassage, unanswered
from briefmill.brief.suggest import shown
from briefmill.publish.check import bodies_of
from briefmill.publish.ledger import changes_of
from briefmill.publish.pages import pages
from briefmill.publish.sanitise import clean_body
from briefmill.text.keep_marks import is_keep_mark
from briefmill.text.problem import InputError, Problem

_LETTER = re.compile(r"\w")
_SCHEMAS = "assets/schema"
"""Where the site has the JSON Schemas, for editors that check files as they are typed."""

Progress = Callable[[Iterable[str]], Iterable[str]]
"""Passes the names of briefs through, and may show how far it got."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build makes: the briefs in the order of the library, and the files."""

    briefs: tuple[NormalisedBrief, ...]
    files: Mapping[str, bytes]
    """Contents by POSIX path in ``docs/``."""
    taken_out: tuple[Problem, ...] = ()
    """What stands in a text and is not published, such as a script, with its place."""
    shared: tuple[SharedPassage, ...] = ()
    """What several briefs have in common; paths begin with the folder of the briefs."""


def build(
    source: Mapping[str, Mapping[str, str]],
    root: str = "brief_src",
    beside: Collection[str] = (),
    progress: Progress = iter,
) -> Built:
    """Make the files of ``docs/``; nothing is read from disk and nothing written.

    Args:
        source: text of every file, by brief and by path within the brief's folder.
        root: the folder of the briefs as the user knows it, for messages.
        beside: POSIX paths of the files in ``docs/`` that were made by hand.
        progress: is given the names of the briefs, in the order of the work.

    Raises:
        InputError: with the problems of every brief, or of the pages they would make.
    """
    problems: list[Problem] = []
    done: dict[str, NormalisedBrief] = {}
    for slug in progress(sorted(source)):
        try:
            done[slug] = normalise_brief(slug, source[slug], f"{root}/{slug}")
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    library = arrange((one.brief for one in done.values()), root)
    briefs, shared = unanswered([done[brief.slug] for brief in library.briefs])
    changes = {one.brief.slug: changes_of(one) for one in briefs}

    def place(slug: str, unit: str, position: int) -> tuple[int, int]:
        return done[slug].units[unit].place(position)

    try:
        files = pages(library, changes, place, beside)
    except InputError as error:
        raise InputError(_below(problem, root) for problem in error.problems) from error
    schemas = {f"{_SCHEMAS}/{name}.schema.json": schema_bytes(name) for name in NAMES}
    taken_out = (problem for one in briefs for problem in _taken_out(one, root))
    return Built(briefs, files | schemas, tuple(taken_out), tuple(_rooted(shared, root)))


def _rooted(shared: Iterable[SharedPassage], root: str) -> Iterator[SharedPassage]:
    for each in shared:
        places = (replace(place, path=f"{root}/{place.path}") for place in each.places)
        yield replace(each, places=tuple(places))


def _taken_out(normalised: NormalisedBrief, root: str) -> Iterator[Problem]:
    """Tell what cleaning takes out of the texts: nothing vanishes without a word."""
    brief = normalised.brief
    for unit, (_, body) in bodies_of(brief).items():
        cleaned = clean_body(body)
        for edit, reason in zip(cleaned.edits, cleaned.reasons, strict=True):
            if is_keep_mark(edit.before):
                continue
            if len(_LETTER.findall(edit.before)) > len(_LETTER.findall(edit.after)):
                place = normalised.units[unit].place(edit.span.start)
                message = f"not published, because it is {reason}: {shown(edit.before.strip())}"
                yield Problem(f"{root}/{brief.slug}/{unit}", *place, message)


def _below(problem: Problem, root: str) -> Problem:
    """Name the folder of the briefs as the user knows it."""
    path = root + problem.path.removeprefix("brief_src")
    return Problem(path, problem.line, problem.column, problem.message, problem.advice)
