"""What import did: where each line went, what was set aside, what it asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefmill.importers.hyphens import Joined

_SHOWN = 30
"""Entries of a kind that the terminal shows; the rest stand in provenance.yml."""
_WIDTH = 100


@dataclass(frozen=True, slots=True, order=True)
class Placement:
    """Where one line of the input went: to one place, and no other."""

    index: int
    """Position among the lines that are not blank, from 0."""
    line: int
    """Line number in the file, from 1."""
    text: str
    unit: str | None
    """File in the brief's folder, such as ``sections/outlook.md``; None when set aside."""
    field: str | None
    """Front matter field, ``body``, or the identifier of a reference."""
    how: str
    """What it is there, or the reason for setting it aside."""
    dropped: tuple[str, ...] = ()
    """Marks of the structure that the place itself now says, such as ``1.`` or ``##``."""

    @property
    def destination(self) -> str:
        """Return the place as ``file: field``, or ``set aside``."""
        return f"{self.unit}: {self.field}" if self.unit else "set aside"


@dataclass(frozen=True, slots=True, order=True)
class Aside:
    """A line that is kept in no text of the brief, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """Something that import is not sure of and a person should look at."""

    line: int
    text: str
    question: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Everything that there is to say about one import."""

    source: str
    sha256: str
    imported: str
    encoding: str
    line_count: int
    title: str
    counts: Mapping[str, int]
    notes: tuple[str, ...] = ()
    placements: tuple[Placement, ...] = ()
    set_aside: tuple[Aside, ...] = ()
    unsure: tuple[Question, ...] = ()
    joined: tuple[Joined, ...] = field(default=())

    def lines(self) -> Iterator[str]:
        """Yield the lines that tell a person in the terminal what was made of the text."""
        yield f"Imported {self.source} ({self.encoding}, {self.line_count} lines)"
        yield f"Title: {_short(self.title)}"
        yield "Found: " + ", ".join(_count(what, number) for what, number in self.counts.items())
        yield from (f"Note: {note}" for note in self.notes)
        if self.set_aside:
            yield f"Set aside ({len(self.set_aside)} of the lines; all stand in provenance.yml):"
            yield from _some(
                [f"  line {it.line}: {_short(it.text)} - {it.reason}" for it in self.set_aside]
            )
        if self.unsure:
            yield f"Please look at ({len(self.unsure)}):"
            yield from _some(
                [f"  line {it.line}: {it.question} [{_short(it.text)}]" for it in self.unsure]
            )
        uncertain = sum(not record.certain for record in self.joined)
        if self.joined:
            yield f"Words joined over line ends: {len(self.joined)}, of which unsure: {uncertain}"

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain values for JSON."""
        return {
            "source": self.source,
            "sha256": self.sha256,
            "imported": self.imported,
            "encoding": self.encoding,
            "lines": self.line_count,
            "title": self.title,
            "counts": dict(self.counts),
            "notes": list(self.notes),
            "placements": [_placement(placement) for placement in self.placements],
            "set_aside": [
                {"line": it.line, "text": it.text, "reason": it.reason} for it in self.set_aside
            ],
            "unsure": [
                {"line": it.line, "text": it.text, "question": it.question} for it in self.unsure
            ],
            "joined": [joined_values(record) for record in self.joined],
        }


@dataclass(frozen=True, slots=True)
class Imported:
    """The files of a brief, by path in its folder, and the report on their making."""

    files: Mapping[str, str]
    report: ImportReport


def joined_values(record: Joined) -> dict[str, Any]:
    """Return a joined word as plain values."""
    return {
        "line": record.line,
        "before": record.before,
        "after": record.after,
        "reason": record.reason,
    }


def _placement(placement: Placement) -> dict[str, Any]:
    return {
        "line": placement.line,
        "text": placement.text,
        "unit": placement.unit,
        "field": placement.field,
        "how": placement.how,
        "dropped": list(placement.dropped),
    }


def _count(what: str, number: int) -> str:
    return f"{number} {what if number != 1 else what.removesuffix('s')}"


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _WIDTH else shown[: _WIDTH - 1] + "…"


def _some(lines: list[str]) -> Iterator[str]:
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield f"  … and {len(lines) - _SHOWN} more, in provenance.yml"
