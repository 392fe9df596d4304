"""What a brief is, once read: immutable values in the order in which they are shown.

Texts here are Markdown bodies or plain one-line fields, exactly as written (or as the
normaliser left them); nothing is escaped or cleaned yet, that is `briefmill.publish`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CslItem = Mapping[str, Any]
"""A reference as a CSL-JSON item (schema ``csl-data.json`` of the CSL project, 1.0.2)."""


@dataclass(frozen=True, slots=True)
class Author:
    """An author as printed, with the parts that citations need when they are known."""

    name: str
    family: str | None = None
    given: str | None = None
    affiliation: str | None = None
    orcid: str | None = None
    """The 16 digits in four groups, ``0000-0002-1825-0097``; its check digit holds."""


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of a brief: a name and, where there is one, its address."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line of the imported file that stands nowhere in the brief, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the text of a brief came from."""

    source: str | None = None
    sha256: str | None = None
    imported: str | None = None
    note: str | None = None
    url: str | None = None
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the analysis, or the conclusion."""

    stem: str
    """File name without its ending: the lasting part of the section's address."""
    kind: str
    """``section`` or ``conclusion``."""
    title: str
    order: int
    body: str
    source_path: str
    """Path within the brief's folder, POSIX, such as ``sections/human-rights.md``."""
    summary: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation; only the action is always there."""

    stem: str
    order: int
    action: str
    body: str
    source_path: str
    addressee: tuple[str, ...] = ()
    timeframe: str | None = None
    cost: str | None = None
    evidence: str | None = None
    status: str | None = None
    supports: tuple[str, ...] = ()
    """Stems of the sections that support it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference list entry: its CSL item and the string it was read from."""

    id: str
    csl: CslItem
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """One policy brief."""

    slug: str
    title: str
    intro: str
    sections: tuple[Section, ...]
    recommendations: tuple[Recommendation, ...]
    references: tuple[Reference, ...]
    standfirst: str | None = None
    authors: tuple[Author, ...] = ()
    date: str | None = None
    updated: str | None = None
    version: str | None = None
    language: str = "en"
    topics: tuple[str, ...] = ()
    summary: str | None = None
    key_points: tuple[str, ...] = ()
    refrains: tuple[str, ...] = ()
    """Passages that stand in the brief several times on purpose."""
    licence: Licence | None = None
    disclaimer: str | None = None
    provenance: Provenance | None = None
    order: int | None = None
    recommendations_title: str = "Recommendations"
    recommendations_intro: str = ""
    references_heading: str = "References"


@dataclass(frozen=True, slots=True)
class Library:
    """All briefs, in the order in which the library page lists them."""

    briefs: tuple[Brief, ...]
