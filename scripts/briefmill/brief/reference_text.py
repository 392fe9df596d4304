"""Prints a reference in a plain order, until a style of the CSL project does.

Author. *Title*. Container volume(issue), pages. Place: Publisher, year. Address.
No name, title or number is shortened, moved or changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefmill.brief.dates import MONTHS
from briefmill.brief.model import CslItem, Reference

_ROLES = {
    "editor": "Edited by",
    "collection-editor": "Series edited by",
    "editorial-director": "Directed by",
    "translator": "Translated by",
    "compiler": "Compiled by",
    "curator": "Curated by",
    "illustrator": "Illustrated by",
    "director": "Directed by",
    "producer": "Produced by",
    "executive-producer": "Executive producer:",
    "script-writer": "Written by",
    "series-creator": "Created by",
    "composer": "Composed by",
    "performer": "Performed by",
    "narrator": "Narrated by",
    "host": "Hosted by",
    "guest": "Guest:",
    "interviewer": "Interviewed by",
    "recipient": "To",
    "chair": "Chaired by",
    "organizer": "Organised by",
    "contributor": "With",
    "container-author": "In a work by",
    "original-author": "Original by",
    "reviewed-author": "Review of a work by",
}
"""Names other than the author's, in the order in which they are printed."""

_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_SENTENCE_ENDS = (".", "?", "!", "…", ".”", "?”", "!”")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a printed reference: plain text, not escaped for any format."""

    text: str
    italic: bool = False
    link: str | None = None
    """Where the text leads, an http or https address."""


def format_reference(reference: Reference) -> tuple[Piece, ...]:
    """Return a reference as it is printed.

    The texts of the pieces, joined, are the whole entry; without anything to print, the
    raw string or the id is. Names are printed as ``Family, Given; Family, Given``.
    """
    csl = reference.csl
    pieces: list[Piece] = []
    for sentence in _sentences(csl):
        _append(pieces, sentence)
    if not pieces:
        return (Piece(reference.raw or reference.id),)
    return tuple(pieces)


def _append(pieces: list[Piece], sentence: list[Piece]) -> None:
    """Add a sentence with its full stop, unless it ends with one or is an address."""
    if not sentence:
        return
    if pieces:
        pieces.append(Piece(" "))
    pieces += sentence
    last = sentence[-1]
    if last.link is None and not last.text.endswith(_SENTENCE_ENDS):
        pieces.append(Piece("."))


def _sentences(csl: CslItem) -> Iterator[list[Piece]]:
    yield _plain(names(csl.get("author", ())))
    yield list(_title(csl))
    for role, label in _ROLES.items():
        people = names(csl.get(role, ()))
        yield _plain(f"{label} {people}" if people else "")
    yield list(_container(csl))
    yield _plain(_edition(csl))
    yield _plain(_imprint(csl))
    yield _address(csl)


def _plain(text: str) -> list[Piece]:
    return [Piece(text)] if text else []


def names(people: Any) -> str:
    """Return CSL names as ``Family, Given; Family, Given``."""
    return "; ".join(_name(person) for person in people)


def _name(person: Mapping[str, Any]) -> str:
    """Print a name with every part it has: ``van der Berg, Jan, Jr.``."""
    whole = [str(person[part]) for part in ("literal",) if person.get(part)]
    family = _joined(
        (person.get(part) for part in ("dropping-particle", "non-dropping-particle", "family")), " "
    )
    return _joined((*whole, family, person.get("given"), person.get("suffix")), ", ")


def _joined(parts: Any, between: str) -> str:
    return between.join(str(part) for part in parts if part not in (None, ""))


def _title(csl: CslItem) -> Iterator[Piece]:
    """The title: in italics when it names a whole work, in quotes when a part of one."""
    title = str(csl.get("title", ""))
    if not title:
        return
    if csl.get("container-title"):
        yield Piece(f"“{title}”")
    else:
        yield Piece(title, italic=True)


def _container(csl: CslItem) -> Iterator[Piece]:
    container = str(csl.get("container-title", ""))
    if container:
        yield Piece(container, italic=True)
    volume, issue = csl.get("volume"), csl.get("issue")
    number = _joined((volume, f"({issue})" if issue else None), "")
    page = str(csl.get("page", "")).replace("-", "–")
    rest = _joined((number, page), ", ")
    if rest:
        yield Piece(f"{' ' if container and number else ', ' if container else ''}{rest}")


def _edition(csl: CslItem) -> str:
    edition, number = csl.get("edition"), csl.get("number")
    edition = f"Edition {edition}" if str(edition or "").isdecimal() else edition
    number = f"No. {number}" if str(number or "").isdecimal() else number
    return _joined((edition, csl.get("collection-title"), csl.get("genre"), number), ", ")


def _imprint(csl: CslItem) -> str:
    publisher = _joined((csl.get("publisher-place"), csl.get("publisher")), ": ")
    return _joined((publisher, printed_date(csl.get("issued"))), ", ")


def printed_date(date: Mapping[str, Any] | None) -> str:
    """Return a CSL date as ``2018``, ``June 2018``, ``12 June 2018`` or a range of them."""
    if not date:
        return ""
    parts = [_day(each) for each in date.get("date-parts", ())]
    if not parts:
        return str(date.get("literal") or date.get("raw") or date.get("edtf") or "")
    season = str(date.get("season", ""))
    if season in {"1", "2", "3", "4"}:
        season = _SEASONS[int(season) - 1]
    about = "c. " if date.get("circa") else ""
    return about + _joined((season, "–".join(parts)), " ")


def _day(parts: list[Any]) -> str:
    year, month, day = (*(int(part) for part in parts), None, None)[:3]
    return _joined((day, MONTHS[month - 1] if month else None, year), " ")


def _address(csl: CslItem) -> list[Piece]:
    doi, url = csl.get("DOI"), csl.get("URL")
    link = f"https://doi.org/{doi}" if doi else url
    return [Piece(str(link), link=str(link))] if link else []
