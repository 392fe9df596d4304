"""Entries of a reference list that are one work in two styles, or two works that look alike."""

from __future__ import annotations

from typing import Any

import pytest

from briefmill.brief.model import Reference
from briefmill.brief.same_work import Likeness, Work, likeness


def work(**fields: Any) -> Work:
    csl = {name.replace("_", "-"): value for name, value in fields.items() if value is not None}
    return Work(Reference("x", csl))


def by(*names: str) -> list[dict[str, str]]:
    """Return names as CSL: ``Roe, Jane`` is family and given, anything else a literal."""
    parted = (name.partition(", ") for name in names)
    return [{"family": a, "given": b} if b else {"literal": a} for a, _, b in parted]


def year(number: int | str) -> dict[str, Any]:
    return {"date-parts": [[number]]} if isinstance(number, int) else {"literal": number}


BOOK: dict[str, Any] = {
    "type": "book",
    "author": by("Roe, Jane Mary", "Okello, Paul", "van der Berg, Anna"),
    "title": "Harbours without Ships: Trade on a Falling River",
    "issued": year(2019),
    "publisher": "Quay Press",
}
ARTICLE: dict[str, Any] = {
    "type": "article-journal",
    "author": by("Silva, Rosa", "Brandt, Emil"),
    "title": "Who pays for the dredging of small ports?",
    "container-title": "Journal of Water Policy",
    "volume": "12",
    "issue": "3",
    "page": "301-322",
    "issued": year(2020),
    "DOI": "10.1000/jwp.2020.77",
}


def both_ways(first: dict[str, Any], second: dict[str, Any]) -> Likeness:
    found = likeness(work(**first), work(**second))
    assert likeness(work(**second), work(**first)) is found
    return found


SAME: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "initials": (BOOK, {"author": by("Roe, J. M.", "Okello, P.", "van der Berg, A.")}),
    "initials without blanks": (BOOK, {"author": by("Roe, JM", "Okello, P", "van der Berg, A")}),
    "one given name": (BOOK, {"author": by("Roe, Jane", "Okello, Paul", "van der Berg, Anna")}),
    "a particle apart": (
        BOOK,
        {
            "author": [
                *by("Roe, Jane", "Okello, Paul"),
                {"family": "Berg", "non-dropping-particle": "van der", "given": "A."},
            ]
        },
    ),
    "a particle left out": (BOOK, {"author": by("Roe, Jane", "Okello, Paul", "Berg, Anna")}),
    "names as one text": (BOOK, {"author": by("Jane Roe", "Paul Okello", "Anna van der Berg")}),
    "and others": (BOOK, {"author": by("Roe, Jane", "et al.")}),
    "capitals": (BOOK, {"title": "HARBOURS WITHOUT SHIPS: TRADE ON A FALLING RIVER"}),
    "an ampersand": (
        BOOK | {"title": "Harbours and Ships"},
        {"title": "Harbours & ships"},
    ),
    "a full stop for the colon": (
        BOOK,
        {"title": "Harbours Without Ships. Trade on a Falling River"},
    ),
    "no publisher": (BOOK, {"publisher": None}),
    "a day": (BOOK, {"issued": {"date-parts": [[2019, 5, 2]]}}),
    "a year in words": (BOOK, {"issued": year("spring 2019")}),
    "an article with fewer details": (ARTICLE, {"volume": None, "page": None, "DOI": None}),
    "pages in short": (ARTICLE, {"page": "pp. 301–22", "DOI": None}),
    "the first page alone": (ARTICLE, {"page": "301", "DOI": None}),
    "the journal in short": (ARTICLE, {"container-title": "J. Water Policy", "DOI": None}),
    "the DOI as an address": (
        ARTICLE,
        {"DOI": None, "URL": "https://doi.org/10.1000/JWP.2020.77", "issued": year(2021)},
    ),
    "accents": (BOOK | {"author": by("Gómez, Iñes")}, {"author": by("Gomez, Ines")}),
    "a body by its initials": (
        BOOK | {"author": by("Union of River Ports")},
        {"author": by("URP")},
    ),
    "one page of the web": (
        BOOK | {"author": None, "URL": "http://www.ports.example/plan/?utm_source=mail#top"},
        {"URL": "https://ports.example/plan"},
    ),
    "nobody named": (BOOK | {"author": None}, {"publisher": "Quay"}),
}
MAYBE: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "translated": (BOOK, {"translator": by("Lind, Eva")}),
    "an edition that one has": (BOOK, {"edition": "2"}),
    "a volume that one has": (BOOK, {"volume": "1"}),
    "no subtitle": (BOOK, {"title": "Harbours without Ships"}),
    "a misprint": (BOOK, {"title": "Harbours without Ships: Trade on a Faling River"}),
    "a name misspelt": (BOOK, {"author": by("Roe, J.", "Okelo, P.", "van der Berg, A.")}),
    "a given name in short": (BOOK | {"author": by("Roe, Christopher")},
                              {"author": by("Roe, Chris")}),
    "only the first author": (BOOK, {"author": by("Roe, Jane")}),
    "no year": (BOOK, {"issued": None}),
    "no author": (BOOK, {"author": None}),
    "another journal": (ARTICLE, {"container-title": "Ports of the World", "DOI": None}),
    "two DOIs": (ARTICLE, {"DOI": "10.1000/preprint.5"}),
    "one DOI and other pages": (ARTICLE, {"page": "7-9"}),
    "a letter behind one year": (BOOK, {"issued": year("2019a")}),
}  # fmt: skip
OTHER: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "another given name": (BOOK | {"author": by("Roe, Jane")}, {"author": by("Roe, Mark")}),
    "another second author": (
        BOOK,
        {"author": by("Roe, Jane", "Otieno, Paul", "van der Berg, Anna")},
    ),
    "another author": (BOOK, {"author": by("Cook, Jane")}),
    "another year": (BOOK, {"issued": year(2021)}),
    "2019a and 2019b": (BOOK | {"issued": year("2019a")}, {"issued": year("2019b")}),
    "letters in a field": (BOOK | {"year_suffix": "a"}, {"year_suffix": "b"}),
    "two editions": (BOOK | {"edition": "1"}, {"edition": "Second edition"}),
    "two translators": (
        BOOK | {"translator": by("Lind, Eva")},
        {"translator": by("Moreau, Guy")},
    ),
    "two volumes": (BOOK | {"volume": "1"}, {"volume": "2"}),
    "two volumes in the title": (
        BOOK | {"title": "Harbours of the Coast, vol. 1"},
        {"title": "Harbours of the Coast, vol. 2"},
    ),
    "other pages": (ARTICLE | {"DOI": None}, {"page": "11-40"}),
    "two issues": (ARTICLE | {"DOI": None}, {"issue": "4"}),
    "two numbers of a series": (BOOK | {"number": "88"}, {"number": "89"}),
    "another title": (BOOK, {"title": "Harbours without Trains: Trade on a Falling River"}),
    "another subtitle": (BOOK, {"title": "Harbours without Ships: Notes of a Pilot"}),
    "a title of one word": (BOOK | {"title": "Report"}, {"publisher": "Dock Press"}),
    "one address, two titles": (
        BOOK | {"URL": "https://ports.example"},
        {"title": "Plan for the Winter", "URL": "https://ports.example"},
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_one_work_in_two_styles(name: str) -> None:
    first, changed = SAME[name]
    assert both_ways(first, first | changed) is Likeness.SAME


@pytest.mark.parametrize("name", MAYBE)
def test_what_may_be_another_work_is_asked(name: str) -> None:
    first, changed = MAYBE[name]
    assert both_ways(first, first | changed) is Likeness.MAYBE


@pytest.mark.parametrize("name", OTHER)
def test_two_works_are_two(name: str) -> None:
    first, changed = OTHER[name]
    assert both_ways(first, first | changed) is Likeness.OTHER


def test_an_address_that_is_none_tells_nothing() -> None:
    assert work(URL="http://[roe").url == ""


@pytest.mark.parametrize("written", ["2", "2nd ed.", "second edition", "2nd, revised"])
def test_an_edition_is_one_however_it_is_written(written: str) -> None:
    assert both_ways(BOOK | {"edition": "2"}, BOOK | {"edition": written}) is Likeness.SAME
