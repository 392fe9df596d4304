"""The applied edits of a brief, numbered as readers meet them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefmill.brief.model import Brief
from briefmill.publish import addresses, compose
from briefmill.publish.changes import Changes, PublishedEdit
from briefmill.publish.marks import Mark


@dataclass(frozen=True, slots=True)
class NumberedEdit:
    """An edit with its number, and the page in ``docs/`` that shows its place.

    ``page`` is relative to the brief's folder; None for a unit that is not published.
    """

    number: int
    edit: PublishedEdit
    page: str | None

    @property
    def anchor(self) -> str:
        """Return the anchor that it has on its page and on the page of changes."""
        return f"edit-{self.edit.id}"

    @property
    def mark(self) -> str:
        """Return the small link that stands where the text was changed."""
        title = f"{self.edit.rule_title}: see what we changed"
        target = f"{addresses.CHANGES}#{self.anchor}"
        return compose.link(f"edit {self.number}", target) + compose.attributes(
            self.anchor, "bm-mark", title
        )


def numbered(brief: Brief, changes: Changes) -> tuple[NumberedEdit, ...]:
    """Number the edits of a brief in the order in which its pages are read."""
    pages = addresses.published_at(brief) | dict.fromkeys(
        addresses.REFERENCE_UNITS, addresses.REFERENCES
    )
    rank = {unit: place for place, unit in enumerate(pages)}

    def order(edit: PublishedEdit) -> tuple[int, str, int, int, int, str]:
        position = -1 if edit.position is None else edit.position
        unit = rank.get(edit.unit, len(rank))
        return unit, edit.unit, position, edit.line, edit.column, edit.id

    ordered = enumerate(sorted(changes.edits, key=order), 1)
    return tuple(NumberedEdit(number, edit, _page(pages, edit)) for number, edit in ordered)


def _page(pages: dict[str, str], edit: PublishedEdit) -> str | None:
    page = pages.get(edit.unit)
    return page.partition("#")[0] if page else None


def of_fields(edits: Iterable[NumberedEdit], unit: str) -> list[str]:
    """Return the marks of edits to the front matter of a unit."""
    return [each.mark for each in edits if each.edit.unit == unit and each.edit.position is None]


def of_body(edits: Iterable[NumberedEdit], unit: str) -> list[Mark]:
    """Return the marks of edits to the body of a unit, with their places in it."""
    return [
        Mark(each.edit.position, each.mark)
        for each in edits
        if each.edit.unit == unit and each.edit.position is not None
    ]
