"""Tells once of passages that are not in English: their sentences are not judged."""

from __future__ import annotations

from collections.abc import Iterator

from briefmill.normalise.run import Normalised
from briefmill.publish.build import Built
from briefmill.rules.judged_sentences import foreign_passages
from briefmill.text.document import Locate
from briefmill.text.problem import Lines


def unread_text(run: Normalised, locate: Locate) -> Iterator[str]:
    """Yield a line about the passages of a text that are not in English, if it has any."""
    lines = Lines(run.source)
    spans = foreign_passages(locate(run.source))
    places = [lines.place(span.start) for span in spans]
    yield from _told([f"{run.path}:{line}:{column}" for line, column in places])


def unread_briefs(built: Built, root: str) -> Iterator[str]:
    """Yield a line about the passages of all briefs that are not in English, if there are any.

    ``root`` is the folder of the briefs as the user knows it.
    """
    places = []
    for one in built.briefs:
        for path, unit in one.units.items():
            for span in foreign_passages(unit.document):
                line, column = unit.source_place(span.start)
                places.append(f"{root}/{one.brief.slug}/{path}:{line}:{column}")
    yield from _told(places)


def _told(places: list[str]) -> Iterator[str]:
    if not places:
        return
    one = len(places) == 1
    passages = "1 passage is" if one else f"{len(places)} passages are"
    where = f"at {places[0]}" if one else f"the first at {places[0]}"
    yield (
        f"{passages} not in English ({where}): garbled sentences are looked for in English only."
    )
