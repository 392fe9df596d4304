"""All recommendations of a brief on one page, each with a lasting anchor."""

from __future__ import annotations

from briefmill.brief.model import Brief, Recommendation
from briefmill.publish import addresses, compose, edits, wording
from briefmill.publish.body import Bodies, Unit
from briefmill.publish.escaping import escape_markdown
from briefmill.publish.outline import Outline
from briefmill.publish.page import Page

_STATUS = {"in-progress": "in progress"}


def recommendations_page(brief: Brief, outline: Outline, bodies: Bodies) -> Page:
    """Return ``<slug>/recommendations.md``."""
    path = f"{brief.slug}/{addresses.RECOMMENDATIONS}"
    unit = addresses.RECOMMENDATIONS_UNIT
    marks = edits.of_fields(bodies.edits, unit)
    introduction = Unit(unit, brief.recommendations_intro, prefix="introduction")
    content = compose.stack(
        compose.heading(1, escape_markdown(brief.recommendations_title)),
        compose.paragraph(" ".join(marks), "bm-marks") if marks else "",
        bodies.publish(introduction, path),
        *(
            _recommendation(number, each, outline, bodies, path)
            for number, each in enumerate(brief.recommendations, 1)
        ),
    )
    count = wording.count(len(brief.recommendations), "recommendation")
    description = f"{count} of the brief “{brief.title}”."
    meta = outline.meta(path, "recommendations")
    return Page(path, brief.recommendations_title, description, content, meta)


def _recommendation(
    number: int, each: Recommendation, outline: Outline, bodies: Bodies, path: str
) -> str:
    marks = edits.of_fields(bodies.edits, each.source_path)
    title = compose.numbered(number, escape_markdown(each.action))
    unit = Unit(each.source_path, each.body, level=3, prefix=each.stem)
    return compose.stack(
        compose.heading(2, title, each.stem, "bm-recommendation"),
        compose.paragraph(" ".join(marks), "bm-marks") if marks else "",
        bodies.publish(unit, path),
        _facts(each, outline),
    )


def _facts(each: Recommendation, outline: Outline) -> str:
    status = _STATUS.get(each.status or "", each.status or "")
    facts = compose.facts(
        [
            ("Addressed to", escape_markdown(wording.listed(each.addressee))),
            ("Timeframe", escape_markdown(each.timeframe or "")),
            ("Cost", escape_markdown(each.cost or "")),
            ("Strength of evidence", escape_markdown(each.evidence or "")),
            ("Status", escape_markdown(status)),
            ("Rests on", wording.listed([_section(stem, outline) for stem in each.supports])),
        ]
    )
    return compose.group("bm-facts", facts) if facts else ""


def _section(stem: str, outline: Outline) -> str:
    entry = outline.section(stem)
    number = f"section {entry.number}: " if entry.number else ""
    return compose.link(number + escape_markdown(entry.title), f"{stem}.md")
