"""Which files a brief may have, and how they are named."""

from __future__ import annotations

import re
from typing import Final

from briefmill.brief.references import FILE_NAMES as REFERENCE_FILES
from briefmill.brief.suggest import as_stem, did_you_mean, listed, shown

INDEX: Final = "index.md"
DECISIONS: Final = "decisions.yml"
PROVENANCE: Final = "provenance.yml"
SECTIONS: Final = "sections"
RECOMMENDATIONS: Final = "recommendations"
RECOMMENDATIONS_INDEX: Final = f"{RECOMMENDATIONS}/{INDEX}"

MAX_NAME: Final = 80
"""Longest name of a brief or section; it stands in web addresses."""

RESERVED_STEMS: Final = frozenset({"index", "recommendations", "references", "changes"})
"""Pages that every brief has; no section may take their address."""

RESERVED_SLUGS: Final = frozenset({"assets", "index", "rules", "search"})
"""Addresses that the library's site needs itself."""

TOP_FILES: Final = (INDEX, *REFERENCE_FILES, DECISIONS, PROVENANCE)
FOLDERS: Final = (SECTIONS, RECOMMENDATIONS)

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Complaint = tuple[str, str]
"""What is wrong with a name, and what to do."""


def is_ignored(name: str) -> bool:
    """Say whether a file is none of ours: hidden, an editor's backup, an index of Windows."""
    return name.startswith(".") or name.endswith("~") or name in {"Thumbs.db", "desktop.ini"}


def kind_of(path: str) -> str | None:
    """Return the schema of a file by its path within a brief's folder, or None.

    It is one of `briefmill.brief.schema.NAMES`; whether the name is well formed is left
    to `check_path`.
    """
    if path == INDEX:
        return "brief"
    if path == RECOMMENDATIONS_INDEX:
        return "recommendations"
    if path in REFERENCE_FILES:
        return "references"
    by_name = {DECISIONS: "decisions", PROVENANCE: "provenance"}
    folder, _, name = path.partition("/")
    if name.endswith(".md") and "/" not in name:
        by_name |= {path: {SECTIONS: "section", RECOMMENDATIONS: "recommendation"}.get(folder, "")}
    return by_name.get(path) or None


def stem_of(path: str) -> str:
    """Return the name of a file without folder and ending."""
    return path.rpartition("/")[2].removesuffix(".md")


def check_slug(slug: str) -> Complaint | None:
    """Return what is wrong with the name of a brief's folder, or None."""
    if slug in RESERVED_SLUGS:
        return f"a brief cannot be named {slug}: the site needs that address", "Rename the folder."
    return _check_name(slug, slug)


def check_path(path: str) -> Complaint | None:
    """Return what is wrong with the path of a file in a brief's folder, or None."""
    kind = kind_of(path)
    if kind is None:
        return _unknown(path)
    stem = stem_of(path)
    if kind == "section" and stem in RESERVED_STEMS:
        message = f"a section cannot be named {stem}: every brief has a page of that address"
        return message, "Rename the file."
    if kind in {"section", "recommendation"}:
        return _check_name(stem, path.rpartition("/")[2])
    return None


def _check_name(stem: str, name: str) -> Complaint | None:
    if _NAME.fullmatch(stem) and len(stem) <= MAX_NAME:
        return None
    message = (
        f"the name {shown(name)} does not fit for a web address: expected lower-case letters "
        f"a-z, digits and single hyphens, {MAX_NAME} characters at most"
    )
    better = as_stem(stem)
    ending = ".md" if name.endswith(".md") else ""
    return message, f"Rename it, for example to {better}{ending}" if better else "Rename it."


def _unknown(path: str) -> Complaint:
    folder, _, name = path.rpartition("/")
    message = f"{shown(name)} is not a file that a brief has"
    if folder in FOLDERS:
        return message, f"Files in {folder} are Markdown and end in .md"
    if folder:
        return message, did_you_mean(
            folder, FOLDERS
        ) or f"A brief's folders are {listed(FOLDERS, 'and')}."
    known = (*TOP_FILES, *FOLDERS)
    advice = f"A brief has {listed(known, 'and')}."
    if name.endswith(".md"):
        advice = f"Move it to the folder {SECTIONS} or {RECOMMENDATIONS}."
    return message, did_you_mean(name, known) or advice
