"""The parts of a reference other than authors and title: where, when, by whom published."""

from __future__ import annotations

import re
from typing import Any

from briefmill.importers.dates import read_date
from briefmill.importers.pattern_files import sections

Fields = dict[str, Any]

_DOI = re.compile(
    r"(?:doi\s*:?\s*)?(?:https?://(?:dx\.)?doi\.org/|doi\s*:?\s*)(?P<doi>10\.\d{4,9}/[^\s\"”’>]+)",
    re.IGNORECASE,
)
_URL = re.compile(r"<?(?P<url>(?:https?://|www\.)[^\s<>\"“”]+)>?", re.IGNORECASE)
_BEFORE_URL = re.compile(
    r"[\s,;.(\[]*\b(?:(?:also )?(?:available|accessible) (?:at|from|online(?: at)?|here)"
    r"|retrieved from|online(?: at)?|url|at|from|link|\[online\])\s*:?\s*$",
    re.IGNORECASE,
)
_ACCESSED = re.compile(
    r"[\s,;.]*[\[(]?\s*(?:last |date |online; )?"
    r"(?:accessed|retrieved|viewed|consulted|visited|access date)(?: on)?\s*:?\s+"
    r"(?P<date>(?:[^\W\d_]+\.?\s+\d{1,2},?\s+\d{4})|(?:\d{1,2}\.?\s+[^\W\d_]+\.?,?\s+\d{4})"
    r"|[\d./-]{8,10}|[^\W\d_]+\s+\d{4})"
    r"(?:,?\s*from)?\s*[\])]?[.,:]?",
    re.IGNORECASE,
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_NO_DATE = re.compile(r"n\.\s?d\.?|no date|forthcoming|in press", re.IGNORECASE)
_PAGES = re.compile(
    r"[,:;.]?\s*(?:\bpp?\.?\s*|(?<=[:,])\s?)(?P<page>[A-Za-z]?\d{1,5}(?:\s?[–—-]+\s?[A-Za-z]?\d{1,5})?)(?=\s*[.,;)]|\s*$)"
)
_ISSUE_WORD = r"(?:no|nos|number|issue|iss|nr|№|heft)\.?\s*"
_VOLUMES = (
    re.compile(
        rf"\b(?:vol(?:ume)?|bd|т)\.?\s*(?P<volume>\d{{1,4}})(?:[,\s(:]+{_ISSUE_WORD}(?P<issue>\d[\w/–-]*)\)?|\s*\((?P<inner>\d[\w/–-]*)\))?",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<volume>\d{{1,4}})[,\s:]+{_ISSUE_WORD}(?P<issue>\d[\w/–-]*)", re.IGNORECASE),
    re.compile(
        r"\b(?P<volume>\d{1,4})\s*\(\s*(?P<issue>[^()\0]{1,20}?)\s*\)(?=\s*(?:[,:;.]|\0|$))"
    ),
    re.compile(r"\b(?P<volume>\d{1,3})\s*/\s*(?P<issue>\d{1,3})(?=[\s,:(]|$)"),
    re.compile(r"\b(?P<volume>\d{1,3})(?=\s*\(?\0|\s?:\s?\d|,\s*(?:pp?\.?\s*)?\d{1,4}\s?[–-])"),
    re.compile(rf"[,\s(]*\b{_ISSUE_WORD}(?P<issue>\d[\w/–-]*)\)?", re.IGNORECASE),
)
"""Volume and issue as journals print them; the date is blanked to NUL before."""
_PLACES = frozenset(sections("places")["cities"])
_PLACE = re.compile(r"(?P<place>[^\W\d_a-z][^:;()\d]{1,60}?)\s*:\s+(?=\S)")
_EDITION = re.compile(
    r"[,.]?\s*\(?(?P<edition>(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|revised|rev\.)\s+(?:rev(?:ised|\.)?\s+)?(?:ed\.|edn\.?|edition))\)?",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    rf"(?P<date>(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+)?[^\W\d_]{{3,10}}\.?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+{_YEAR}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.\d{{4}})"
)
_SEASON = re.compile(
    rf"(?:spring|summer|autumn|fall|winter)(?:\s*/\s*\w+)?,?\s+(?P<year>{_YEAR})", re.IGNORECASE
)


def date_parts(text: str) -> list[int] | None:
    """Return year, month and day, as far as they stand in ``text``, which is only a date."""
    found = read_date(text)
    if found and found.iso:
        return [int(part) for part in found.iso.split("-")]
    year = _SEASON.search(text) or re.fullmatch(rf"\W*(?P<year>{_YEAR})[a-z]?\W*", text)
    return [int(year["year"])] if year else None


def take_links(text: str) -> tuple[str, Fields]:
    """Take DOI, address and the day of access out of a reference.

    Returns:
        The text without them, and the fields ``DOI``, ``URL`` and ``accessed``.
    """
    fields: Fields = {}
    accessed = _ACCESSED.search(text)
    if accessed:
        parts = date_parts(accessed["date"])
        if parts:
            fields["accessed"] = {"date-parts": [parts]}
            text = text[: accessed.start()] + " " + text[accessed.end() :]
    doi = _DOI.search(text)
    if doi:
        fields["DOI"] = _trimmed(doi["doi"])
        text = text[: doi.start()] + " " + text[doi.start("doi") + len(fields["DOI"]) :]
    for match in list(_URL.finditer(text))[:1]:
        fields["URL"] = _trimmed(match["url"])
        rest = text[match.start("url") + len(fields["URL"]) :].lstrip(">")
        before = _BEFORE_URL.sub("", text[: match.start()])
        text = f"{before} {rest}"
    shown = re.sub(r"[\s,;]+\.$", "", " ".join(text.split()).strip(" ,;:"))
    return shown, fields


def _trimmed(address: str) -> str:
    shown = address.rstrip(".,;:'’\"”")
    while shown.endswith((")", "]")) and shown.count("(") < shown.count(")"):
        shown = shown[:-1].rstrip(".,;")
    return shown.rstrip("]") if "[" not in shown else shown


def issued(text: str) -> tuple[Fields, int, int] | None:
    """Find the last date in ``text``: its field, and where it stands."""
    best: tuple[Fields, int, int] | None = None
    for pattern, group in (
        (_DATE_WORDS, "date"),
        (_SEASON, "year"),
        (re.compile(rf"\b(?P<y>{_YEAR})[a-z]?\b"), "y"),
    ):
        for match in pattern.finditer(text):
            parts = date_parts(match[group])
            if parts:
                best = ({"issued": {"date-parts": [parts]}}, match.start(), match.end())
        if best:
            return best
    undated = _NO_DATE.search(text)
    if undated:
        return {"issued": {"literal": undated.group()}}, undated.start(), undated.end()
    return None


def read_container(text: str) -> Fields:
    """Read what follows an article's title: the journal, its volume, issue, date, pages."""
    fields: Fields = {}
    marks: list[int] = [len(text)]
    dated = issued(text)
    if dated:
        fields |= dated[0]
        marks.append(dated[1])
        text = _blanked(text, dated[1], dated[2])
    for pattern in _VOLUMES:
        match = pattern.search(text)
        if match:
            named = {
                "issue" if name == "inner" else name: value
                for name, value in match.groupdict().items()
                if value
            }
            fields |= named
            marks.append(match.start())
            text = _blanked(text, match.start(), match.end())
            break
    pages = _PAGES.search(text)
    if pages:
        fields["page"] = re.sub(r"\s?[–—-]+\s?", "–", pages["page"])
        marks.append(pages.start())
    name = text[: min(marks)].strip(" ,.;:([\0")
    if name:
        fields["container-title"] = name
    return fields


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + "\0" * (end - start) + text[end:]


def read_imprint(text: str) -> Fields:
    """Read ``Place: Publisher, Year``, each part of it optional."""
    fields: Fields = {}
    shown = text.strip(" .,;()")
    pages = re.search(
        r",?\s*\bpp?\.\s*[\d–-]+\.?$|,\s*\d{1,4}\s?[–-]\s?\d{1,4}$|,\s*\d{1,3}$", shown
    )
    if pages:
        shown = shown[: pages.start()]
    dated = issued(shown)
    if dated and dated[2] >= len(shown) - 1:
        fields |= dated[0]
        shown = re.sub(r"[\s,.;(]*(?:©|\bc)?$", "", shown[: dated[1]])
    return {**fields, **_place_and_publisher(shown.strip(" ,;"))}


def _place_and_publisher(text: str) -> Fields:
    if text.lower() in _PLACES or re.fullmatch(r"[A-Z][\w .]+, [A-Z]{2}", text):
        return {"publisher-place": text}
    place = _PLACE.match(text)
    if place is None:
        return {"publisher": _without_stop(text)} if text else {}
    first, second = place["place"].strip(), text[place.end() :].strip()
    if second.lower() in _PLACES and first.lower() not in _PLACES:
        first, second = second, first
    return {"publisher-place": first, "publisher": _without_stop(second)}


def is_place(text: str) -> bool:
    """Say whether ``text`` is a city in which much is published."""
    return text.lower() in _PLACES


def _without_stop(text: str) -> str:
    return text if text.endswith(("Inc.", "Ltd.", "Co.")) else text.removesuffix(".")


def take_edition(text: str) -> tuple[str, Fields]:
    """Take ``2nd ed.`` out of a text."""
    match = _EDITION.search(text)
    if match is None:
        return text, {}
    edition = match["edition"]
    digits = re.match(r"\d+", edition)
    rest = (text[: match.start()] + text[match.end() :]).strip(" ,")
    return rest, {"edition": digits.group() if digits else edition}
