"""The library page: every brief with what it is about."""

from __future__ import annotations

from briefmill.brief.model import Brief, Library
from briefmill.publish import addresses, compose, wording
from briefmill.publish.escaping import escape_markdown
from briefmill.publish.front_page import byline
from briefmill.publish.page import Meta, Page

TITLE = "Policy briefs"
_REPAIRED = (
    "Before a brief is published, a program looks for damage in its text: "
    + compose.link("how texts are repaired", addresses.RULES)
    + "."
)


def library_page(library: Library) -> Page:
    """Return ``index.md``."""
    entries = [_entry(brief) for brief in library.briefs]
    content = compose.stack(
        compose.heading(1, TITLE),
        compose.paragraph(wording.count(len(entries), "brief"), "bm-byline")
        if entries
        else "There is no brief here yet.",
        *entries,
        compose.paragraph(_REPAIRED, "bm-repaired"),
    )
    meta: dict[str, Meta] = {"kind": "library", "library": "./"}
    return Page(addresses.LIBRARY, TITLE, "All policy briefs of this library.", content, meta)


def _entry(brief: Brief) -> str:
    sections = sum(section.kind == "section" for section in brief.sections)
    numbers = {"section": sections, "recommendation": len(brief.recommendations)}
    counts = compose.dotted(*(wording.count(n, noun) for noun, n in numbers.items() if n))
    title = compose.link(escape_markdown(brief.title), f"{brief.slug}/{addresses.FRONT}")
    topics = ", ".join(brief.topics)
    return compose.group(
        "bm-entry",
        compose.heading(2, title, brief.slug),
        compose.paragraph(escape_markdown(brief.standfirst), "bm-standfirst")
        if brief.standfirst
        else "",
        compose.paragraph(compose.dotted(byline(brief), counts), "bm-byline"),
        compose.paragraph(f"Topics: {escape_markdown(topics)}", "bm-topics") if topics else "",
    )
