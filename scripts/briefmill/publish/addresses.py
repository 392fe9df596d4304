"""Where everything of a library stands in ``docs/`` and in the site."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from briefmill.brief.layout import INDEX, RECOMMENDATIONS_INDEX, SECTIONS
from briefmill.brief.model import Brief, Library
from briefmill.brief.references import FILE_NAMES

LIBRARY = "index.md"
RULES = "rules.md"
FRONT = "index.md"
RECOMMENDATIONS = "recommendations.md"
REFERENCES = "references.md"
CHANGES = "changes.md"
LEDGER = "changes.json"
INTRODUCTION_UNIT = INDEX
RECOMMENDATIONS_UNIT = RECOMMENDATIONS_INDEX
REFERENCE_UNITS = FILE_NAMES
SOURCE_FOLDER = "brief_src"


def reference_anchor(identifier: str) -> str:
    """Return the anchor of a reference list entry: ``ref-`` and its id.

    Characters that an anchor may not hold, or that an address would have to encode,
    become their code point in hexadecimal between dots, so that no two ids meet.
    """
    kept = "".join(
        char if (char.isascii() and char.isalnum()) or char in "-_" else f".{ord(char):x}."
        for char in identifier
    )
    return f"ref-{kept}"


def relative_markdown(page: str, target: str) -> str:
    """Return how a Markdown link on ``page`` names ``target``, both paths in ``docs/``."""
    path, mark, fragment = target.partition("#")
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + mark + fragment


def relative_url(page: str, target: str) -> str:
    """Return the address of ``target`` as seen from ``page`` in the built site.

    Both engines give each page a folder of its own: ``a/b.md`` becomes ``a/b/``.
    Other files stay where they are.
    """
    path, mark, fragment = target.partition("#")
    is_page = path.endswith(".md")
    relative = posixpath.relpath((_folder(path) if is_page else path) or ".", _folder(page) or ".")
    return f"{relative}{'/' if is_page else ''}{mark}{fragment}"


def _folder(path: str) -> str:
    stem = path.removesuffix(".md")
    return posixpath.dirname(stem) if posixpath.basename(stem) == "index" else stem


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where each source unit of a library is published.

    ``units`` maps paths below the source folder, such as
    ``a-brief/sections/a-stem.md``, to paths in ``docs/``, with an anchor where the
    unit is a part of a page.
    """

    units: Mapping[str, str]
    beside: Collection[str] = ()
    """Paths in ``docs/`` of files that the build does not make, such as pictures."""

    @classmethod
    def of(cls, library: Library, beside: Collection[str] = ()) -> Addresses:
        """Return the addresses of everything in ``library`` and of the files beside it."""
        return cls(dict(pair for brief in library.briefs for pair in _units(brief)), beside)

    def target(self, slug: str, unit: str, address: str) -> str | None:
        """Return the path in ``docs/`` of a unit that a text links to, or None.

        The link may be written as seen from the unit's own folder, from the brief's
        folder or from its ``sections``, as editors write it. A fragment in the link
        goes before the anchor of the unit itself.
        """
        path, _, fragment = address.partition("#")
        wanted = unquote(path.partition("?")[0])
        for folder in (posixpath.dirname(unit), "", SECTIONS):
            found = self.units.get(posixpath.normpath(posixpath.join(slug, folder, wanted)))
            if found:
                return f"{found.partition('#')[0]}#{fragment}" if fragment else found
        return None

    def file(self, slug: str, unit: str, address: str) -> str | None:
        """Return the path in ``docs/`` of a file that is no unit, as a picture, or None.

        What stands beside a text in its source folder is looked for in the brief's
        folder of ``docs/``, as seen from the text or from the brief.
        """
        wanted = unquote(address.partition("#")[0].partition("?")[0])
        for folder in (posixpath.dirname(unit), ""):
            found = posixpath.normpath(posixpath.join(slug, folder, wanted))
            if found in self.beside:
                return found
        return None

    def of_brief(self, slug: str) -> list[str]:
        """Return the paths of the units of one brief."""
        return [path for path in self.units if path.startswith(f"{slug}/")]


def _units(brief: Brief) -> Iterator[tuple[str, str]]:
    for source, page in published_at(brief).items():
        yield f"{brief.slug}/{source}", f"{brief.slug}/{page}"
    generated = [(CHANGES, CHANGES)]
    if brief.recommendations:
        generated.append((RECOMMENDATIONS, RECOMMENDATIONS))
    if brief.references:
        generated += [(name, REFERENCES) for name in (REFERENCES, *REFERENCE_UNITS)]
    for name, page in generated:
        yield f"{brief.slug}/{name}", f"{brief.slug}/{page}"


def published_at(brief: Brief) -> dict[str, str]:
    """Map the units of a brief to where they are published, in the order of reading."""
    pages = {INTRODUCTION_UNIT: FRONT}
    pages |= {section.source_path: f"{section.stem}.md" for section in brief.sections}
    if brief.recommendations:
        pages[RECOMMENDATIONS_UNIT] = RECOMMENDATIONS
    pages |= {
        entry.source_path: f"{RECOMMENDATIONS}#{entry.stem}" for entry in brief.recommendations
    }
    return pages
