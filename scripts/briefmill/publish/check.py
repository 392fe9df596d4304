"""The last look before publishing: every page as the engines will render it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from briefmill.brief.model import Brief, Library
from briefmill.publish import addresses
from briefmill.publish.engine import render
from briefmill.publish.page import Page
from briefmill.publish.sanitise import clean_body
from briefmill.publish.verify import Rendered, examine
from briefmill.text.problem import Problem

_OWN_ANCHOR = re.compile(r"^#+ [^\n]*\{: #([\w-]+)|\{: #((?:edit|ref)-[\w.-]+)", re.MULTILINE)
_ADVICE = "Remove it, or write it as code between backticks if readers are to see it."


def check(library: Library, pages: list[Page]) -> Iterator[Problem]:
    """Yield what must not be published, with the unit that it comes from.

    Each page is rendered once. Its HTML must hold nothing but what a page may hold,
    each anchor that the build gave out exactly once, and no link into the library
    that leads nowhere.
    """
    rendered = {page.path: examine(render(page.content)) for page in pages}
    units = {brief.slug: bodies_of(brief) for brief in library.briefs}
    for page in pages:
        slug = page.path.partition("/")[0]
        for complaint, advice in _complaints(page, rendered):
            unit = _culprit(page.path, complaint, units.get(slug, {}))
            yield Problem(f"{addresses.SOURCE_FOLDER}/{slug}/{unit}", 0, 0, complaint, advice)


def bodies_of(brief: Brief) -> dict[str, tuple[str, str]]:
    """Map each unit of a brief to the page it is on and its body."""
    bodies = {addresses.INTRODUCTION_UNIT: brief.intro}
    bodies |= {section.source_path: section.body for section in brief.sections}
    bodies[addresses.RECOMMENDATIONS_UNIT] = brief.recommendations_intro
    bodies |= {each.source_path: each.body for each in brief.recommendations}
    at = addresses.published_at(brief)
    return {
        unit: (f"{brief.slug}/{at[unit].partition('#')[0]}", body)
        for unit, body in bodies.items()
        if unit in at
    }


def _complaints(page: Page, rendered: Mapping[str, Rendered]) -> Iterator[tuple[str, str]]:
    found = rendered[page.path]
    for violation in found.violations:
        yield f"{violation} may not be published", _ADVICE
    for match in _OWN_ANCHOR.finditer(page.content):
        anchor = match[1] or match[2]
        if found.ids.count(anchor) != 1:
            yield (
                f'the text takes the anchor "{anchor}", or hides what follows it on its page',
                "Look for HTML, a comment or a code block that is not closed.",
            )
    for address in found.addresses:
        if not _leads_somewhere(page.path, address, rendered):
            yield f'the link to "{address}" leads nowhere', "Correct the link or take it away."


def _leads_somewhere(path: str, address: str, rendered: Mapping[str, Rendered]) -> bool:
    target, _, fragment = address.partition("#")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|/", target):
        return True
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
    page = wanted if target else path
    if not page.endswith(".md"):
        return True
    return page in rendered and (not fragment or unquote(fragment) in rendered[page].ids)


def _culprit(path: str, complaint: str, bodies: Mapping[str, tuple[str, str]]) -> str:
    """Return the unit that a complaint about a page is about, as well as can be told."""
    on_page = [unit for unit, (page, _) in bodies.items() if page == path]
    for unit in on_page:
        text = clean_body(bodies[unit][1]).text
        quoted = re.search(r'link to "([^"]*)"', complaint)
        if quoted and quoted[1].partition("#")[2] in text and quoted[1] and len(on_page) > 1:
            return unit
        if any(violation in complaint for violation in examine(render(text)).violations):
            return unit
    return on_page[0] if on_page else addresses.INTRODUCTION_UNIT
