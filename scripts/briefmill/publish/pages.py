"""Every file of ``docs/``, made from a library and what was changed in it.

Nothing is written here: the result is a plain mapping, and the same library gives the
same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from briefmill.brief.model import Brief, Library
from briefmill.publish import addresses
from briefmill.publish.addresses import Addresses
from briefmill.publish.body import Bodies, Locate, nowhere
from briefmill.publish.changes import Changes
from briefmill.publish.changes_page import changes_page
from briefmill.publish.check import check
from briefmill.publish.edits import numbered
from briefmill.publish.front_page import front_page
from briefmill.publish.library_page import library_page
from briefmill.publish.outline import Outline
from briefmill.publish.page import Page
from briefmill.publish.recommendations_page import recommendations_page
from briefmill.publish.references_page import references_page
from briefmill.publish.rules_page import rules_page
from briefmill.publish.section_pages import section_page
from briefmill.text.problem import InputError, Problem


def pages(
    library: Library,
    changes: Mapping[str, Changes],
    locate: Locate = nowhere,
    beside: Collection[str] = (),
) -> dict[str, bytes]:
    """Return every file of ``docs/`` by its POSIX path there.

    Args:
        library: the briefs, their texts as the normaliser left them.
        changes: by slug, what was changed in each brief; a brief without an entry was
            not changed.
        locate: tells line and column in the source of an offset in a published body,
            for messages; without it they name the file alone.
        beside: POSIX paths of files that stand in ``docs/`` and were made by hand, to
            which texts may link, such as pictures.

    Raises:
        InputError: when a link leads nowhere, or when a text still holds something
            that must not be published after it was cleaned.
    """
    every = Addresses.of(library, beside)
    built: list[Page] = [library_page(library), rules_page()]
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for brief in library.briefs:
        told = changes.get(brief.slug, Changes())
        bodies = Bodies(brief.slug, every, numbered(brief, told), locate)
        built += _brief(brief, bodies)
        problems += bodies.problems
        files[f"{brief.slug}/{addresses.LEDGER}"] = told.ledger
    problems = problems or list(check(library, built))
    if problems:
        raise InputError(problems)
    files |= {page.path: page.encode() for page in built}
    return dict(sorted(files.items()))


def _brief(brief: Brief, bodies: Bodies) -> Iterator[Page]:
    outline = Outline.of(brief)
    yield front_page(brief, outline, bodies)
    for section in brief.sections:
        yield section_page(brief, section, outline, bodies)
    if brief.recommendations:
        yield recommendations_page(brief, outline, bodies)
    if brief.references:
        yield references_page(brief, outline, bodies)
    yield changes_page(brief, outline, bodies.edits)
