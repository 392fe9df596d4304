"""Whether two entries of a reference list are of one work, whatever style each is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from rapidfuzz.distance import DamerauLevenshtein

from briefmill.brief.model import Reference
from briefmill.brief.people import People, folded, nearly_same_people, people, same_people

_ROLES = ("author", "editor", "director", "compiler", "collection-editor")
"""Who a work is listed under, in the order in which styles fall back on them."""
_PARTS = ("volume", "issue", "page", "number", "chapter-number", "part-number", "version")
"""Numbers that tell two parts of a publication apart."""
_MADE = ("edition", "translator", "collection-number", "genre", "medium", "scale")
"""What tells two forms of one work apart: editions, translations."""
_IN_JOURNALS = frozenset(["article-journal", "article-magazine", "article-newspaper", "article"])
"""Types whose volume and pages styles leave out; a book without its volume may be another."""
_SMALL = frozenset(["the", "a", "an", "and", "of", "in", "on", "for", "to"])
_TITLE_WORDS = 2
"""Words of a title by which a work can be told; "Report" is the title of many."""
_LONG_TITLE = 4
"""Words of a title that is hardly that of two works, whoever wrote them."""
_LETTERS = 5
"""Letters of a word of which one may be mistyped."""
_TAG = re.compile(r"</?[a-z]+>", re.IGNORECASE)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|ref|source", re.IGNORECASE)
_ORDINALS = {
    word: str(at)
    for at, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth"), start=1)
}
_EDITION_WORDS = frozenset(["edition", "edn", "ed", "rev", "revised", "and"])


class Likeness(IntEnum):
    """How sure it is that two entries are of one work, in ascending order."""

    OTHER = 0
    MAYBE = 1
    """An editor has to look: what one of them says may make it another work."""
    SAME = 2


@dataclass(frozen=True)
class Work:
    """An entry as it is compared with others."""

    reference: Reference

    @property
    def csl(self) -> Mapping[str, Any]:
        """The entry's fields."""
        return self.reference.csl

    @cached_property
    def doi(self) -> str:
        """The DOI in small letters, also where it is given as an address."""
        given = str(self.csl.get("DOI") or "")
        found = re.search(r"10\.\d{4,9}/\S+", unquote(given or str(self.csl.get("URL") or "")))
        return found.group().rstrip(".,;)").casefold() if found else ""

    @cached_property
    def url(self) -> str:
        """The address without scheme, "www", fragment, tracking and final slash."""
        try:
            parts = urlsplit(str(self.csl.get("URL") or "").strip())
        except ValueError:  # such as a bracket that is not closed
            return ""
        if not parts.netloc:
            return ""
        kept = [pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])]
        host = parts.netloc.casefold().removeprefix("www.").removesuffix(":443")
        query = f"?{urlencode(sorted(kept))}" if kept else ""
        return f"{host}{unquote(parts.path).rstrip('/')}{query}"

    @cached_property
    def title(self) -> tuple[str, ...]:
        """The words of the title that count."""
        return _words(self.csl.get("title"))

    @cached_property
    def main_title(self) -> tuple[str, ...]:
        """The words of the title before its subtitle."""
        return _words(re.split(r"[:?!—–]\s|\s[-–—]\s", str(self.csl.get("title") or ""))[0])

    @cached_property
    def year(self) -> str:
        """The year of publication, "" where there is none."""
        issued = self.csl.get("issued") or {}
        parts = issued.get("date-parts") or [[]]
        stated = parts[0][:1] or re.findall(r"\d{4}", str(issued.get("literal") or ""))[:1]
        return str(stated[0]) if stated else ""

    @cached_property
    def suffix(self) -> str:
        """The letter behind the year, as in 2019a."""
        issued = self.csl.get("issued") or {}
        stated = str(self.csl.get("year-suffix") or "")
        found = re.search(r"\d{4}([a-z])\b", str(issued.get("literal") or issued.get("raw") or ""))
        return (stated or (found[1] if found else "")).casefold()

    @cached_property
    def people(self) -> People:
        """Who the work is listed under."""
        return people(next((self.csl[role] for role in _ROLES if self.csl.get(role)), ()))

    @cached_property
    def translators(self) -> People:
        """Who translated it."""
        return people(self.csl.get("translator") or ())


def _words(value: object) -> tuple[str, ...]:
    words = tuple(folded(_TAG.sub("", str(value or ""))).split())
    return tuple(word for word in words if word not in _SMALL) or words


def likeness(first: Work, second: Work) -> Likeness:
    """Say how sure it is that two entries are of one work.

    The same DOI makes one work. Else title, year and names have to agree, in whatever style:
    initials for given names, a subtitle left out, "et al.", an edition as a word. What only
    one of them has and may make it another work, such as a translator, is asked about.
    """
    if first.doi and first.doi == second.doi:
        return Likeness.MAYBE if _contradict(first, second) else Likeness.SAME
    if _contradict(first, second) or len(min(first.title, second.title, key=len)) < _TITLE_WORDS:
        return Likeness.OTHER
    judged = (_titles(first, second), _names(first, second), _years(first, second))
    if Likeness.OTHER in judged:
        return Likeness.OTHER
    return min(*judged, _made_alike(first, second))


def _contradict(first: Work, second: Work) -> bool:
    """Say whether a number that both have tells them apart: a volume, pages, an edition."""
    if first.suffix and second.suffix and first.suffix != second.suffix:
        return True
    both = ((first.csl.get(name), second.csl.get(name)) for name in _PARTS)
    if any(a and b and not _same_number(str(a), str(b)) for a, b in both):
        return True
    editions = [_edition(work.csl.get("edition")) for work in (first, second)]
    other_edition = all(editions) and editions[0] != editions[1]
    translators = first.translators and second.translators
    return bool(
        other_edition or (translators and not same_people(first.translators, second.translators))
    )


def _same_number(first: str, second: str) -> bool:
    """Compare numbers as styles write them: ``11–40`` and ``pp. 11-40``, ``301–22``, ``11``."""
    ours, theirs = (re.findall(r"[^\W_]*\d[^\W_]*", text.casefold()) for text in (first, second))
    if not ours or not theirs:
        return folded(first) == folded(second)
    if ours[0] != theirs[0]:
        return False
    last, other = ours[-1], theirs[-1]
    alone = len(ours) == 1 or len(theirs) == 1
    return alone or last.endswith(other) or other.endswith(last)


def _edition(value: object) -> str:
    words = [_ORDINALS.get(word, word) for word in folded(value).split()]
    words = [re.sub(r"(\d)(?:st|nd|rd|th)\Z", r"\1", word) for word in words]
    return " ".join(word for word in words if word not in _EDITION_WORDS)


def _titles(first: Work, second: Work) -> Likeness:
    if first.title == second.title:
        return Likeness.SAME
    if len(first.title) == len(second.title):
        pairs = [(a, b) for a, b in zip(first.title, second.title, strict=True) if a != b]
        return Likeness.MAYBE if len(pairs) == 1 and _mistyped(*pairs[0]) else Likeness.OTHER
    short, long = sorted((first, second), key=lambda work: len(work.title))
    cut = short.title == long.main_title and len(short.title) >= _TITLE_WORDS
    return Likeness.MAYBE if cut else Likeness.OTHER


def _mistyped(first: str, second: str) -> bool:
    """Say whether one word may be the other with one letter wrong."""
    if not (first.isalpha() and second.isalpha()) or min(len(first), len(second)) < _LETTERS:
        return False
    return DamerauLevenshtein.distance(first, second) == 1


def _names(first: Work, second: Work) -> Likeness:
    if not (first.people and second.people):
        long = len(first.title) >= _LONG_TITLE
        same = first.url and first.url == second.url
        neither = not first.people and not second.people
        if same or (neither and long):
            return Likeness.SAME
        return Likeness.MAYBE if long else Likeness.OTHER
    if same_people(first.people, second.people):
        return Likeness.SAME
    some = first.people.begins(second.people) or second.people.begins(first.people)
    some = some or nearly_same_people(first.people, second.people)
    return Likeness.MAYBE if some else Likeness.OTHER


def _years(first: Work, second: Work) -> Likeness:
    if first.year == second.year:
        return Likeness.SAME
    one_lacks_it = not first.year or not second.year
    return Likeness.MAYBE if one_lacks_it and len(first.title) >= _LONG_TITLE else Likeness.OTHER


def _made_alike(first: Work, second: Work) -> Likeness:
    """Say whether what only one has, or is printed elsewhere, may make it another work."""
    if first.doi and second.doi:
        return Likeness.MAYBE  # two DOIs, or else they had been the same
    journal = {first.csl.get("type"), second.csl.get("type")} <= _IN_JOURNALS
    for name in (*_MADE, *(() if journal else ("volume", "part-number", "chapter-number"))):
        if bool(first.csl.get(name)) != bool(second.csl.get(name)):
            return Likeness.MAYBE
    if first.suffix != second.suffix:
        return Likeness.MAYBE
    containers = [_words(work.csl.get("container-title")) for work in (first, second)]
    elsewhere = all(containers) and not _abbreviates(*sorted(containers, key=_letters))
    return Likeness.MAYBE if elsewhere else Likeness.SAME


def _letters(words: tuple[str, ...]) -> int:
    return sum(map(len, words))


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether one name of a journal is the other cut short: ``J Water Pol``."""
    if "".join(short) == "".join(word[0] for word in long):
        return True
    return len(short) == len(long) and all(
        whole.startswith(part) for part, whole in zip(short, long, strict=True)
    )
