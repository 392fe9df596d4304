"""The text of a unit, made ready for its page: cleaned, fitted in, marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from briefmill.brief.suggest import did_you_mean, shown
from briefmill.publish import edits
from briefmill.publish.addresses import (
    SOURCE_FOLDER,
    Addresses,
    relative_markdown,
    relative_url,
)
from briefmill.publish.edits import NumberedEdit
from briefmill.publish.engine import render
from briefmill.publish.fit import Place, fit
from briefmill.publish.marks import append_marks, insert_marks
from briefmill.publish.sanitise import clean_body
from briefmill.publish.verify import examine
from briefmill.text.patch import Patch
from briefmill.text.problem import Problem

Locate = Callable[[str, str, int], tuple[int, int]]
"""Takes a brief's slug, a unit and an offset in its published body; returns line and
column in the source, both from 1, or 0 when it cannot be told."""


def nowhere(slug: str, unit: str, position: int) -> tuple[int, int]:
    """Locate nothing: the problem is with the whole file."""
    del slug, unit, position
    return 0, 0


@dataclass(frozen=True, slots=True)
class Unit:
    """A source file whose body goes onto a page.

    ``level`` is that of the highest heading it may have there; ``prefix`` is set when
    it shares the page with other bodies, and keeps its notes apart from theirs.
    """

    path: str
    body: str
    level: int = 2
    prefix: str = ""


@dataclass
class Bodies:
    """Makes the bodies of one brief, and gathers what is wrong with them."""

    slug: str
    addresses: Addresses
    edits: tuple[NumberedEdit, ...]
    locate: Locate = nowhere
    problems: list[Problem] = field(default_factory=list)

    def publish(self, unit: Unit, page: str) -> str:
        """Return the Markdown of a unit for ``page``, a path in ``docs/``."""
        cleaned = clean_body(unit.body)
        cleaning = Patch.of(unit.body, cleaned.edits)

        def in_markdown(address: str, position: int) -> str:
            target = self._target(unit, address, cleaning.origin(position))
            return relative_markdown(page, target) if target else address

        def in_html(address: str, position: int) -> str:
            target = self._target(unit, address, cleaning.origin(position))
            return relative_url(page, target) if target else address

        place = Place(unit.level, in_markdown, in_html, unit.prefix)
        fitting = fit(cleaned.text, place)
        fitted = fitting.apply(cleaned.text)
        return self._marked(unit, fitted, lambda at: fitting.destination(cleaning.destination(at)))

    def _marked(self, unit: Unit, text: str, destination: Callable[[int], int]) -> str:
        marks = [
            mark.at(destination(min(mark.position, len(unit.body))))
            for mark in edits.of_body(self.edits, unit.path)
        ]
        if not marks:
            return text
        marked = insert_marks(text, marks)
        wanted = [each.anchor for each in self.edits if each.mark in {m.markdown for m in marks}]
        ids = examine(render(marked)).ids
        if any(ids.count(anchor) != 1 for anchor in wanted):
            # The engines see a block where CommonMark sees text: marks go to the end.
            return append_marks(text, marks)
        return marked

    def _target(self, unit: Unit, address: str, position: int) -> str | None:
        target = self.addresses.target(self.slug, unit.path, address)
        target = target or self.addresses.file(self.slug, unit.path, address)
        if not target:
            self.problems.append(self._unknown(unit, address, position))
        return target

    def _unknown(self, unit: Unit, address: str, position: int) -> Problem:
        line, column = self.locate(self.slug, unit.path, position)
        name = address.partition("#")[0].rpartition("/")[2]
        known = [target.rpartition("/")[2] for target in self.addresses.of_brief(self.slug)]
        return Problem(
            f"{SOURCE_FOLDER}/{self.slug}/{unit.path}",
            line,
            column,
            f"the link to {shown(address)} leads to no file of this library",
            did_you_mean(name, known) or "Write the path as seen from this file.",
        )
