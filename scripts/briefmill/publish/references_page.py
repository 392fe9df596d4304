"""The reference list of a brief."""

from __future__ import annotations

import re
from collections import Counter

from briefmill.brief.mentions import cites_nothing
from briefmill.brief.model import Brief, Reference
from briefmill.brief.references import format_reference
from briefmill.publish import addresses, compose, edits, wording
from briefmill.publish.body import Bodies
from briefmill.publish.escaping import escape_markdown
from briefmill.publish.outline import Outline
from briefmill.publish.page import Page

_UNCITED = "The text of this brief does not cite these works."


def references_page(brief: Brief, outline: Outline, bodies: Bodies) -> Page:
    """Return ``<slug>/references.md``."""
    path = f"{brief.slug}/{addresses.REFERENCES}"
    marks = [
        mark for unit in addresses.REFERENCE_UNITS for mark in edits.of_fields(bodies.edits, unit)
    ]
    content = compose.stack(
        compose.heading(1, escape_markdown(brief.references_heading)),
        compose.paragraph(" ".join(marks), "bm-marks") if marks else "",
        _UNCITED if cites_nothing(brief) else "",
        compose.group("bm-references", compose.bullets(map(_entry, brief.references))),
    )
    count = wording.count(len(brief.references), "work")
    description = f"{count} on the subject of the brief “{brief.title}”."
    return Page(
        path, brief.references_heading, description, content, outline.meta(path, "references")
    )


def _entry(reference: Reference) -> str:
    pieces = format_reference(reference)
    shown = "".join(_piece(piece.text, piece.italic, piece.link) for piece in pieces)
    plain = "".join(piece.text for piece in pieces)
    note = reference.csl.get("note")
    lines = [shown]
    if reference.raw and _words(reference.raw) != _words(plain):
        lines.append(_small("As the source has it", reference.raw))
    if isinstance(note, str) and note:
        lines.append(_small("Note", note))
    anchor = compose.attributes(addresses.reference_anchor(reference.id))
    return "<br>\n".join(lines) + "\n" + anchor


def _words(text: str) -> Counter[str]:
    """Count the words of a printed reference: styles differ in order, commas and "and"."""
    counted = Counter(re.findall(r"\w+", text.lower()))
    counted.pop("and", None)
    return counted


def _small(label: str, text: str) -> str:
    return f"<small>{label}: {escape_markdown(text)}</small>"


def _piece(text: str, italic: bool, address: str | None) -> str:
    """Return a run of a reference; blanks at its ends stay outside the markup."""
    inner = escape_markdown(text)
    if not inner:
        return " " if text else ""
    if address:
        inner = compose.external(inner, address)
    if italic:
        inner = f"<cite>{inner}</cite>"
    lead = " " if text[:1].isspace() else ""
    trail = " " if text[-1:].isspace() else ""
    return f"{lead}{inner}{trail}"
