"""The front page of a brief: what it says in half a minute, and the way in."""

from __future__ import annotations

from briefmill.brief.model import Author, Brief, Provenance
from briefmill.publish import addresses, compose, edits, wording
from briefmill.publish.body import Bodies, Unit
from briefmill.publish.escaping import escape_markdown
from briefmill.publish.outline import Outline
from briefmill.publish.page import Page

_SHOWN_DIGITS = 12
"""Hexadecimal digits of a SHA-256 that a page shows: enough to tell files apart."""


def front_page(brief: Brief, outline: Outline, bodies: Bodies) -> Page:
    """Return ``<slug>/index.md``."""
    path = outline.entries[0].path
    introduction = bodies.publish(Unit(addresses.INTRODUCTION_UNIT, brief.intro, level=3), path)
    content = compose.stack(
        compose.heading(1, escape_markdown(brief.title)),
        _opening(brief, bodies),
        _key_points(brief),
        _summary(brief),
        _glance(brief),
        _introduction(introduction),
        _contents(outline),
        _about(brief),
    )
    description = brief.standfirst or brief.summary or ""
    meta = outline.meta(path, "front")
    return Page(path, brief.title, description, content, meta)


def byline(brief: Brief) -> str:
    """Return date, reading time and version on one line."""
    minutes = wording.count(wording.reading_minutes(brief), "minute")
    version = f"version {escape_markdown(brief.version)}" if brief.version else ""
    return compose.dotted(_date(brief.date), f"{minutes} to read", version)


def _opening(brief: Brief, bodies: Bodies) -> str:
    standfirst = escape_markdown(brief.standfirst or "")
    authors = wording.listed([_author(author) for author in brief.authors])
    marks = edits.of_fields(bodies.edits, addresses.INTRODUCTION_UNIT)
    return compose.stack(
        compose.paragraph(standfirst, "bm-standfirst") if standfirst else "",
        compose.paragraph(f"By {authors}", "bm-byline") if authors else "",
        compose.paragraph(byline(brief), "bm-byline"),
        compose.paragraph(" ".join(marks), "bm-marks") if marks else "",
    )


def _date(iso: str | None) -> str:
    if not iso:
        return ""
    written = escape_markdown(wording.date(iso))
    return f'<time datetime="{iso}">{written}</time>' if wording.is_date(iso) else written


def _author(author: Author) -> str:
    name = escape_markdown(author.name)
    if author.orcid:
        name += " (" + compose.external("ORCID", f"https://orcid.org/{author.orcid}") + ")"
    return f"{name}, {escape_markdown(author.affiliation)}" if author.affiliation else name


def _key_points(brief: Brief) -> str:
    if not brief.key_points:
        return ""
    points = compose.bullets(map(escape_markdown, brief.key_points))
    return compose.group("bm-key-points", compose.heading(2, "Key points", "key-points"), points)


def _summary(brief: Brief) -> str:
    if not brief.summary:
        return ""
    return compose.stack(
        compose.heading(2, "Summary", "summary"),
        compose.paragraph(escape_markdown(brief.summary), "bm-summary"),
    )


def _glance(brief: Brief) -> str:
    if not brief.recommendations:
        return ""
    cards = []
    for each in brief.recommendations:
        target = f"{addresses.RECOMMENDATIONS}#{each.stem}"
        facts = compose.dotted(
            escape_markdown(wording.listed(each.addressee)), escape_markdown(each.timeframe or "")
        )
        card = compose.link(escape_markdown(each.action), target)
        cards.append(f'{card} <span class="bm-card-facts">{facts}</span>' if facts else card)
    title = f"{escape_markdown(brief.recommendations_title)} at a glance"
    return compose.stack(
        compose.heading(2, title, "recommendations"),
        compose.group("bm-cards", compose.steps(cards)),
    )


def _introduction(text: str) -> str:
    if not text.strip():
        return ""
    return compose.stack(compose.heading(2, "Introduction", "introduction"), text)


def _contents(outline: Outline) -> str:
    summaries = {f"{outline.brief.slug}/{s.stem}.md": s.summary for s in outline.brief.sections}
    groups: list[tuple[str, list[str]]] = []
    for entry in outline.entries[1:]:
        if not groups or groups[-1][0] != entry.part:
            groups.append((entry.part, []))
        target = addresses.relative_markdown(outline.entries[0].path, entry.path)
        title = compose.link(escape_markdown(entry.title), target)
        summary = summaries.get(entry.path)
        line = compose.numbered(entry.number, title)
        if summary:
            line += f' <span class="bm-entry-summary">{escape_markdown(summary)}</span>'
        groups[-1][1].append(line)
    parts = [
        compose.group(
            "bm-contents",
            compose.heading(3, escape_markdown(name)) if name else "",
            compose.bullets(lines),
        )
        for name, lines in groups
    ]
    return compose.stack(compose.heading(2, "Contents", "contents"), *parts)


def _about(brief: Brief) -> str:
    licence = brief.licence
    pairs = [
        ("Disclaimer", escape_markdown(brief.disclaimer or "")),
        (
            "Licence",
            compose.external(escape_markdown(licence.name), licence.url) if licence else "",
        ),
        ("Updated", _date(brief.updated)),
        ("Topics", escape_markdown(", ".join(brief.topics))),
        *_provenance(brief.provenance),
        ("Editing", compose.link("what we changed in this text, and why", addresses.CHANGES)),
    ]
    return compose.stack(
        compose.heading(2, "About this brief", "about"),
        compose.group("bm-about", compose.facts(pairs)),
    )


def _provenance(provenance: Provenance | None) -> list[tuple[str, str]]:
    if not provenance:
        return []
    source = escape_markdown(provenance.source or "")
    if source and provenance.url:
        source = compose.external(source, provenance.url)
    elif provenance.url:
        source = compose.external(escape_markdown(provenance.url), provenance.url)
    digest = (provenance.sha256 or "")[:_SHOWN_DIGITS]
    return [
        ("Source", source),
        ("SHA-256 of the source", f"`{digest}…`" if digest.isalnum() else ""),
        ("Imported", _date(provenance.imported)),
        ("Set aside on import", _set_aside(provenance)),
        ("About the source", escape_markdown(provenance.note or "")),
    ]


def _set_aside(provenance: Provenance) -> str:
    if not provenance.set_aside:
        return ""
    lines = wording.count(len(provenance.set_aside), "line")
    return compose.link(f"{lines} of the source", f"{addresses.CHANGES}#set-aside")
