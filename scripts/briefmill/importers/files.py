"""From the outline of an article to the files of a brief and the account of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefmill.brief.yaml_writer import write_yaml
from briefmill.importers.escaping import escape_heading, escape_paragraph
from briefmill.importers.lines import Block
from briefmill.importers.outline import Outline, Piece, Recommendation, Recommendations, Section
from briefmill.importers.references import csl_references
from briefmill.importers.report import Placement
from briefmill.importers.seen import see
from briefmill.importers.slugs import Names, slug_of

INDEX = "index.md"
RECOMMENDATIONS = "recommendations/index.md"
REFERENCES = "references.yml"
PROVENANCE = "provenance.yml"
_RESERVED = ("index", "recommendations", "references", "changes")
_STEP = 10
"""Distance between the orders of neighbours, so that one can be put between them."""


@dataclass(slots=True)
class Written:
    """The files so far, and where each line went."""

    files: dict[str, str] = field(default_factory=dict)
    placements: list[Placement] = field(default_factory=list)
    questions: list[tuple[Block, str]] = field(default_factory=list)

    def place(self, unit: str | None, where: str | None, pieces: Iterable[Piece]) -> None:
        """Record that the lines of ``pieces`` went to a field or body of ``unit``."""
        for one in pieces:
            for line in one.block.lines:
                self.placements.append(
                    Placement(line.index, line.number, line.text, unit, where, one.how, one.dropped)
                )


def write_files(
    outline: Outline, provenance: Mapping[str, str], language: str | None, slug: str
) -> Written:
    """Return the files of the brief ``slug`` but for its provenance, and the account."""
    written = Written()
    _write_index(outline, provenance, language, slug, written)
    stems = Names(*_RESERVED)
    for number, section in enumerate(outline.sections, start=1):
        _write_section(section, number, stems, written)
    if outline.recommendations:
        _write_recommendations(outline.recommendations, written)
    _write_references(outline, written)
    for block, reason in outline.aside:
        written.place(None, None, [Piece(block, block.raw, reason)])
    return written


def body_text(pieces: Sequence[Piece]) -> str:
    """Return pieces as a Markdown body: paragraphs, lists and headings, a blank line between."""
    blocks: list[str] = []
    last = ""
    for one in pieces:
        shown = _markdown(one)
        if one.kind == last and one.kind in ("bullet", "number"):
            blocks[-1] += f"\n{shown}"
        else:
            blocks.append(shown)
        last = one.kind
    return "\n\n".join(blocks)


def _markdown(one: Piece) -> str:
    if one.kind == "repeat":
        return f"# {escape_heading(one.text)}"
    if one.kind == "subheading":
        return f"## {escape_heading(one.text)}"
    shown = escape_paragraph(one.text)
    if one.kind == "bullet":
        return f"- {shown}"
    return f"1. {shown}" if one.kind == "number" else shown


def _unit(front: Mapping[str, Any], body: str) -> str:
    text = f"---\n{write_yaml(front)}---\n"
    return f"{text}\n{body}\n" if body else text


def _one_line(pieces: Sequence[Piece]) -> str | None:
    """Return the texts of pieces as one field, or None when there are none."""
    return " ".join(piece.text for piece in pieces) or None


def _write_index(
    outline: Outline,
    provenance: Mapping[str, str],
    language: str | None,
    slug: str,
    written: Written,
) -> None:
    title = outline.title.text if outline.title else slug.replace("-", " ").capitalize()
    heading = outline.references_heading
    named = heading and see(heading.text).text.lower().strip() != "references"
    front = {
        "kind": "brief",
        "title": title,
        "standfirst": _one_line(outline.standfirst),
        "authors": [_author(person.name, person.affiliation) for person in outline.authors],
        "date": outline.date,
        "updated": outline.updated,
        "language": language if language != "en" else None,
        "key_points": [point.text for point in outline.key_points],
        "disclaimer": _one_line(outline.disclaimer),
        "references_heading": heading.text if heading and named else None,
        "provenance": dict(provenance),
    }
    body = [*outline.repeats, *outline.intro]
    written.files[INDEX] = _unit(front, body_text(body))
    written.place(INDEX, "title", [outline.title] if outline.title else [])
    written.place(INDEX, "standfirst", outline.standfirst)
    written.place(INDEX, "disclaimer", outline.disclaimer)
    written.place(INDEX, "key_points", outline.key_points)
    written.place(INDEX, "body", body)
    if outline.key_points_heading:
        written.place(INDEX, "key_points", [_all_dropped(outline.key_points_heading)])
    if heading:
        kept = heading if named else _all_dropped(heading)
        written.place(INDEX if named else REFERENCES, "references_heading", [kept])


def _all_dropped(heading: Piece) -> Piece:
    """Return a heading that the place itself says, so that no word of it is kept."""
    return Piece(heading.block, "", heading.how, (heading.block.raw,))


def _author(name: str, affiliation: str | None) -> dict[str, str]:
    return {"name": name, **({"affiliation": affiliation} if affiliation else {})}


def _write_section(section: Section, number: int, stems: Names, written: Written) -> None:
    stem = stems.new(slug_of(see(section.title).text) or f"section-{number}")
    path = f"sections/{stem}.md"
    front = {
        "kind": section.kind,
        "title": section.title,
        "order": number * _STEP,
        "part": section.part,
    }
    written.files[path] = _unit(front, body_text(section.body))
    written.place(path, "title", [section.heading] if section.heading else [])
    written.place(path, "part", section.part_pieces)
    written.place(path, "body", section.body)


def _write_recommendations(found: Recommendations, written: Written) -> None:
    front = {"kind": "recommendations", "title": found.title}
    written.files[RECOMMENDATIONS] = _unit(front, body_text(found.intro))
    written.place(RECOMMENDATIONS, "title", [found.heading] if found.heading else [])
    written.place(RECOMMENDATIONS, "body", found.intro)
    stems = Names("index")
    for number, item in enumerate(found.items, start=1):
        _write_recommendation(item, number, stems, written)


def _write_recommendation(
    item: Recommendation, number: int, stems: Names, written: Written
) -> None:
    stem = stems.new(slug_of(see(item.action).text) or f"recommendation-{number}")
    path = f"recommendations/{stem}.md"
    front = {
        "kind": "recommendation",
        "order": number * _STEP,
        "action": item.action,
        "addressee": item.addressee,
    }
    first = [escape_paragraph(item.explanation)] if item.explanation else []
    rest = [body_text(item.body)] if item.body else []
    written.files[path] = _unit(front, "\n\n".join([*first, *rest]))
    written.place(path, "addressee", item.addressee_pieces)
    written.place(path, "action and body" if item.explanation else "action", item.pieces)
    written.place(path, "body", item.body)


def _write_references(outline: Outline, written: Written) -> None:
    if not outline.references:
        return
    items, questions = csl_references(outline.references)
    written.files[REFERENCES] = write_yaml({"references": items})
    for entry, item, question in zip(outline.references, items, questions, strict=True):
        written.place(REFERENCES, item["id"], entry.pieces)
        if question:
            written.questions.append((entry.block, question))
