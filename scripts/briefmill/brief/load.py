"""Puts the files of a brief together and checks what concerns several of them.

Everything here takes text, so that the same code reads what people wrote, to validate
it, and what the normaliser made of it, to publish it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from briefmill.brief.consistency import (
    contradictions,
    missing_supports,
    repeated_orders,
    second_conclusions,
)
from briefmill.brief.discover import SourceFile, decode, discover, read_source, read_text
from briefmill.brief.layout import (
    INDEX,
    PROVENANCE,
    RECOMMENDATIONS_INDEX,
    check_path,
    check_slug,
    kind_of,
    stem_of,
)
from briefmill.brief.located import MapNode
from briefmill.brief.model import (
    Brief,
    Library,
    Provenance,
    Recommendation,
    Reference,
    Section,
)
from briefmill.brief.provenance import merged, provenance, read_provenance
from briefmill.brief.references import FILE_NAMES as REFERENCE_FILES
from briefmill.brief.references import read_references
from briefmill.brief.suggest import listed
from briefmill.brief.units import MARKDOWN_KINDS, Unit, authors, licence, parse_unit
from briefmill.text.problem import InputError, Problem

__all__ = [
    "SourceFile",
    "Unit",
    "arrange",
    "assemble",
    "decode",
    "discover",
    "parse_unit",
    "read_provenance",
    "read_source",
    "read_text",
]

T = TypeVar("T")


def assemble(slug: str, units: Mapping[str, str], folder: str | None = None) -> Brief:
    """Make a brief of the texts of its files.

    Args:
        slug: the name of the brief's folder.
        units: text by path within the folder, such as ``sections/treaty.md``.
            ``decisions.yml`` may be among them; it is not read here.
        folder: the folder as the user knows it, for messages; ``brief_src/<slug>`` by
            default.

    Raises:
        InputError: with every problem of every file, sorted, and with what the files
            disagree about: the same order twice, a second conclusion, a supporting
            section that is not there, a missing index.md, no text at all.
    """
    parts = _Parts(folder or f"brief_src/{slug}")
    complaint = check_slug(slug)
    if complaint:
        parts.problems.append(Problem(parts.folder, 0, 0, *complaint))
    for path in sorted(units):
        _read(parts, path, units[path])
    _check_whole(parts, units)
    if parts.problems:
        raise InputError(set(parts.problems))
    return _brief(slug, parts)


def arrange(briefs: Iterable[Brief], root: str = "brief_src") -> Library:
    """Put briefs in the order of the library page.

    Briefs with an ``order`` come first; then the others, newest first, then by name.

    Raises:
        InputError: when two briefs have the same ``order``.
    """
    found = sorted(briefs, key=lambda brief: brief.slug)
    first: dict[int, Brief] = {}
    problems = []
    for brief in found:
        if brief.order is not None and brief.order in first:
            other = f"{root}/{first[brief.order].slug}/{INDEX}"
            message = f"`order`: {brief.order} is also the order of {other}"
            path = f"{root}/{brief.slug}/{INDEX}"
            problems.append(Problem(path, 0, 0, message, "Give each brief its own order."))
        elif brief.order is not None:
            first[brief.order] = brief
    if problems:
        raise InputError(problems)
    rest = sorted((b for b in found if b.order is None), key=lambda b: b.date or "", reverse=True)
    return Library((*(first[order] for order in sorted(first)), *rest))


@dataclass
class _Parts:
    """What was read of a brief so far."""

    folder: str
    units: dict[str, Unit] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    imported: Provenance | None = None
    problems: list[Problem] = field(default_factory=list)

    def shown(self, path: str) -> str:
        return f"{self.folder}/{path}"

    @property
    def stated(self) -> Provenance | None:
        """The provenance in the front matter of index.md."""
        index = self.units.get(INDEX)
        node = index.front.fields.get("provenance") if index else None
        return provenance(node) if isinstance(node, MapNode) else None

    def attempt(self, read: Callable[[], T]) -> T | None:
        """Return what ``read`` returns, or note its problems."""
        try:
            return read()
        except InputError as error:
            self.problems += error.problems
            return None

    def of_kind(self, *kinds: str) -> list[Unit]:
        """Return the units of these kinds by their order."""
        found = [unit for unit in self.units.values() if unit.kind in kinds]
        return sorted(found, key=lambda unit: (unit.number("order") or 0, unit.path))


def _read(parts: _Parts, path: str, text: str) -> None:
    place = parts.shown(path)
    complaint = check_path(path)
    kind = kind_of(path)
    if complaint:
        parts.problems.append(Problem(place, 0, 0, *complaint))
    elif kind in MARKDOWN_KINDS:
        unit = parts.attempt(lambda: parse_unit(path, text, place))
        if unit is not None:
            parts.units[path] = unit
    elif kind == "references":
        parts.references = parts.attempt(lambda: read_references(text, place)) or ()
    elif path == PROVENANCE:
        parts.imported = parts.attempt(lambda: read_provenance(text, place))


def _check_whole(parts: _Parts, units: Mapping[str, str]) -> None:
    """Note what concerns several files."""
    stems = {stem_of(path) for path in units if kind_of(path) == "section"}
    recommendations = parts.of_kind("recommendation")
    sections = parts.of_kind("section", "conclusion")
    parts.problems += [
        *_missing_files(parts, units),
        *repeated_orders(sections),
        *repeated_orders(recommendations),
        *second_conclusions(sections),
        *missing_supports(recommendations, stems),
    ]
    index = parts.units.get(INDEX)
    stated = parts.stated
    if index and stated and parts.imported:
        parts.problems += contradictions(index, stated, parts.imported)


def _missing_files(parts: _Parts, units: Mapping[str, str]) -> Iterator[Problem]:
    place = parts.shown(INDEX)
    index = parts.units.get(INDEX)
    if INDEX not in units:
        advice = "Write it: front matter with kind: brief and a title."
        yield Problem(place, 0, 0, "this file is missing", advice)
    has_sections = any(kind_of(path) == "section" for path in units)
    if index is not None and not has_sections and not index.body.strip():
        message = "the brief has no text: no section, and nothing below the front matter here"
        advice = "Add a file to the folder sections, or write an introduction below."
        yield Problem(place, 0, 0, message, advice)
    lists = [name for name in REFERENCE_FILES if name in units]
    if len(lists) > 1:
        message = f"a brief has one reference list, but here are {listed(lists, 'and')}"
        yield Problem(parts.folder, 0, 0, message, "Keep one of them.")


def _brief(slug: str, parts: _Parts) -> Brief:
    index = parts.units[INDEX]
    introduction = parts.units.get(RECOMMENDATIONS_INDEX)
    return Brief(
        slug=slug,
        title=index.word("title") or "",
        intro=index.body,
        sections=tuple(map(_section, parts.of_kind("section", "conclusion"))),
        recommendations=tuple(map(_recommendation, parts.of_kind("recommendation"))),
        references=parts.references,
        standfirst=index.word("standfirst"),
        authors=authors(index.front.fields),
        date=index.word("date"),
        updated=index.word("updated"),
        version=index.word("version"),
        topics=index.words("topics"),
        summary=index.word("summary"),
        key_points=index.words("key_points"),
        refrains=index.words("refrains"),
        licence=licence(index.front.fields),
        disclaimer=index.word("disclaimer"),
        provenance=merged(parts.stated, parts.imported),
        order=index.number("order"),
        language=index.word("language") or "en",
        references_heading=index.word("references_heading") or "References",
        recommendations_title=(introduction and introduction.word("title")) or "Recommendations",
        recommendations_intro=introduction.body if introduction else "",
    )


def _section(unit: Unit) -> Section:
    return Section(
        stem=unit.stem,
        kind=unit.kind,
        title=unit.word("title") or "",
        order=unit.number("order") or 0,
        body=unit.body,
        source_path=unit.path,
        summary=unit.word("summary"),
        part=unit.word("part"),
    )


def _recommendation(unit: Unit) -> Recommendation:
    return Recommendation(
        stem=unit.stem,
        order=unit.number("order") or 0,
        action=unit.word("action") or "",
        body=unit.body,
        source_path=unit.path,
        addressee=unit.words("addressee"),
        timeframe=unit.word("timeframe"),
        cost=unit.word("cost"),
        evidence=unit.word("evidence"),
        status=unit.word("status"),
        supports=unit.words("supports"),
    )
