"""The pages of a brief in reading order, and what the templates show around each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from briefmill.brief.model import Brief, Section
from briefmill.publish import addresses
from briefmill.publish.page import Meta


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of a brief: its path in ``docs/``, plain title, number and group."""

    path: str
    title: str
    number: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The pages of one brief in the order in which they are read."""

    brief: Brief
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, brief: Brief) -> Outline:
        """Return the outline of a brief: front page, sections, and what comes after."""
        entries = [Entry(f"{brief.slug}/{addresses.FRONT}", "Overview")]
        entries += _sections(brief)
        if brief.recommendations:
            path = f"{brief.slug}/{addresses.RECOMMENDATIONS}"
            entries.append(Entry(path, brief.recommendations_title))
        if brief.references:
            path = f"{brief.slug}/{addresses.REFERENCES}"
            entries.append(Entry(path, brief.references_heading))
        entries.append(Entry(f"{brief.slug}/{addresses.CHANGES}", "What we changed"))
        return cls(brief, tuple(entries))

    def section(self, stem: str) -> Entry:
        """Return the entry of a section."""
        path = f"{self.brief.slug}/{stem}.md"
        return next(entry for entry in self.entries if entry.path == path)

    def meta(self, path: str, kind: str) -> dict[str, Meta]:
        """Return what the templates need to frame the page at ``path``."""
        front = self.entries[0].path
        meta: dict[str, Meta] = {
            "kind": kind,
            "lang": self.brief.language,
            "library": addresses.relative_url(path, addresses.LIBRARY),
            "brief": {"title": self.brief.title, "url": addresses.relative_url(path, front)},
            "contents": [self._entry(entry, path) for entry in self._with_groups()],
        }
        for before, after in pairwise(self.entries):
            if after.path == path:
                meta["previous"] = _neighbour(before, path, self.brief)
            if before.path == path:
                meta["next"] = _neighbour(after, path, self.brief)
        return meta

    def _with_groups(self) -> list[tuple[Entry, str]]:
        """Pair each entry with the heading that stands before it, if any."""
        groups = []
        part = ""
        for entry in self.entries:
            groups.append((entry, entry.part if entry.part != part else ""))
            part = entry.part
        return groups

    def _entry(self, pair: tuple[Entry, str], path: str) -> Mapping[str, Meta]:
        entry, group = pair
        shown: dict[str, Meta] = {
            "title": entry.title,
            "url": addresses.relative_url(path, entry.path),
            "current": entry.path == path,
        }
        if entry.number:
            shown["number"] = entry.number
        if group:
            shown["group"] = group
        return shown


def _sections(brief: Brief) -> list[Entry]:
    entries = []
    for section in brief.sections:
        number = _number(brief, section)
        path = f"{brief.slug}/{section.stem}.md"
        entries.append(Entry(path, section.title, number, section.part or ""))
    return entries


def _number(brief: Brief, section: Section) -> int | None:
    """Number the sections of the analysis; a conclusion has no number."""
    counted = [entry.stem for entry in brief.sections if entry.kind == "section"]
    return counted.index(section.stem) + 1 if section.stem in counted else None


def _neighbour(entry: Entry, path: str, brief: Brief) -> Mapping[str, Meta]:
    title = brief.title if entry.path.endswith(f"/{addresses.FRONT}") else entry.title
    return {"title": title, "url": addresses.relative_url(path, entry.path)}
