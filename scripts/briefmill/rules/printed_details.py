"""What one entry of a work has more than another: place, publisher and pages, or another work."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from briefmill.rules.printed_reference import PrintedReference
from briefmill.text.meaning import Kind, is_common, kind_of
from briefmill.text.sentences import fold

_PARTED = re.compile(r"\s*[.,;()\[\]“”\"]+\s*|:\s+|\s+[-–—]\s+")
_PLACE = re.compile(r":\s*\Z")
"""What stands between the place and the publisher: "Oxford: Clarendon"."""
_WORD = re.compile(r"[^\W\d_]+")
_PUBLISHERS = re.compile(
    r"\b(?:Press|Books?|House|Publish(?:ers|ing)|Publications|Verlag|University|Universit\w+"
    r"|Institut\w*|Editions?|Ltd|Inc|LLC|Sons|Brothers|Group|Media|Office|Ministry|Department"
    r"|Agency|Centre|Center|Foundation|Society|Association|College|School|Academy)\Z"
    r"|\A(?:University|Institute|Office|Ministry|Department|Agency|Cent(?:re|er)|Society) "
    r"(?:of|for)\b"
)
"""How the names of publishers end or begin."""
_OF_FORM = frozenset(
    [
        "in", "at", "the", "and", "of", "pp", "pages", "page", "vol", "volume", "no", "issue",
        "doi",
        "isbn", "issn", "url", "http", "https", "www", "available", "online", "print", "retrieved",
        "accessed", "access", "series", "hardback", "paperback", "reprint", "reprinted", "first",
        "published", "publisher", "edition", "ed", "eds", "edn", "rev", "revised", "et", "al", "dc",
    ]
)  # fmt: skip
"""Words that a style sets, and those before pages, numbers and addresses."""
_EDITED = re.compile(r"\(eds?\.?\)|\b(?:eds?\.|editors?\b|edited by\b)", re.IGNORECASE)
_CONTAINED = re.compile(r"(?<=[.”\"’'?!,])\s+[_*]?In:?[_*]?:?\s+[A-Z*_]")
"""A chapter of a book, and the book."""


def unknown_details(first: PrintedReference, second: PrintedReference) -> str:
    """Return the first part that one entry alone has and that may tell another work; else "".

    Known are names, places, publishers and what has a figure in it; a word such as "Overview"
    or "Interview with the author" may make another work of one.
    """
    pairs = (first, second), (second, first)
    return next((part for one, other in pairs for part in _unknown(one, other)), "")


def is_part_of_the_other(first: PrintedReference, second: PrintedReference) -> bool:
    """Say whether one entry is of a chapter and the other of a whole book with an editor."""
    contained = [_CONTAINED.search(each.plain) is not None for each in (first, second)]
    edited = [_EDITED.search(each.plain) is not None for each in (first, second)]
    return contained[0] != contained[1] and all(edited)


def _unknown(one: PrintedReference, other: PrintedReference) -> Iterator[str]:
    """Yield the parts behind the title that no word of the other entry has, and no known detail."""
    theirs = {word.casefold() for word in _WORD.findall(other.plain)}
    text, title = fold(one.plain), fold(one.title)
    if not title or title not in text:
        return
    text, start = text[text.index(title) + len(title) :], 0
    for match in (*_PARTED.finditer(text), None):
        part = text[start : match.start() if match else len(text)].strip(" *_")
        placed = _PLACE.search(text[:start]) is not None
        start = match.end() if match else start
        if part and not placed and _is_another(part, theirs):
            yield part


def _is_another(part: str, theirs: Collection[str]) -> bool:
    """Say whether a part has words of its own that are none of a name, a place or a form."""
    words = _WORD.findall(part)
    plain = [word for word in words if word.casefold() not in _OF_FORM and len(word) > 1]
    if not plain or any(map(str.isdigit, part)) or _PUBLISHERS.search(part):
        return False
    if any(word.casefold() in theirs for word in plain):
        return False
    return any(is_common(word.casefold()) and not _is_named(word) for word in plain)


def _is_named(word: str) -> bool:
    return kind_of(word.casefold()) in {Kind.PLACE, Kind.DATE}
