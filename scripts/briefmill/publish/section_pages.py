"""A page for each section, with the recommendations that rest on it."""

from __future__ import annotations

from briefmill.brief.model import Brief, Section
from briefmill.publish import addresses, compose, edits
from briefmill.publish.body import Bodies, Unit
from briefmill.publish.escaping import escape_markdown
from briefmill.publish.outline import Outline
from briefmill.publish.page import Page


def section_page(brief: Brief, section: Section, outline: Outline, bodies: Bodies) -> Page:
    """Return ``<slug>/<stem>.md``."""
    entry = outline.section(section.stem)
    marks = edits.of_fields(bodies.edits, section.source_path)
    content = compose.stack(
        compose.heading(1, compose.numbered(entry.number, escape_markdown(section.title))),
        compose.paragraph(escape_markdown(section.summary), "bm-standfirst")
        if section.summary
        else "",
        compose.paragraph(" ".join(marks), "bm-marks") if marks else "",
        bodies.publish(Unit(section.source_path, section.body), entry.path),
        _supported(brief, section),
    )
    meta = outline.meta(entry.path, section.kind)
    return Page(entry.path, section.title, section.summary or "", content, meta)


def _supported(brief: Brief, section: Section) -> str:
    lines = [
        compose.numbered(
            number,
            compose.link(escape_markdown(each.action), f"{addresses.RECOMMENDATIONS}#{each.stem}"),
        )
        for number, each in enumerate(brief.recommendations, 1)
        if section.stem in each.supports
    ]
    if not lines:
        return ""
    title = (
        "Recommendation from this section"
        if len(lines) == 1
        else "Recommendations from this section"
    )
    return compose.group(
        "bm-supported", compose.heading(2, title, "supported"), compose.bullets(lines)
    )
