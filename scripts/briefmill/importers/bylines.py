"""Who wrote it and when: bylines and date lines around the title.

They become front matter only when they cannot mean anything else: “By” before a name, a
date that can mean one day. Anything less is set aside with a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefmill.importers.dates import read_date, split_date_off, split_leading_date
from briefmill.importers.lines import count_words
from briefmill.importers.names import is_organisation, is_person

_BY = re.compile(
    r"(?:(?:written|posted|published|authored|opinion|analysis|commentary|story|words|text)\s+)?by\s*:?\s+"
    r"|(?:authors?|writers?|contributors?)\s*(?:\(s\))?\s*[:–-]\s*|by:\s*"
    r"|(?:par|von|por|door|автор(?:ы)?:?)\s+",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|issued|created|released|dated?|publication date"
    r"|date of publication|publié le|veröffentlicht(?: am)?|опубликовано|fecha)"
    r"\s*(?:on|at|date)?\s*[:–-]?\s+)",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:(?:last |page )?(?:updated|modified|revised|reviewed|mis à jour le|aktualisiert(?: am)?)"
    r"\s*(?:on|at)?\s*[:–-]?\s+)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[|•·‖]\s*|\s{3,}|\s+[–—]\s+|\s+[-/]\s+|\s*;\s*")
_READING_TIME = re.compile(r"[\s,]*\b(?:reading time\b|\d{1,3} min(?:ute)?s?\b).*$", re.IGNORECASE)
_CATEGORY = re.compile(r"(?<=\d)\s+in\s+[A-Z][\w&, ]{2,40}$")
_EMPHASIS = re.compile(r"\*{1,3}|(?<=[^\W\d])[¹²³⁴†‡]+|(?<!\w)_{1,2}|_{1,2}(?!\w)")
_AND = re.compile(r"\s*,?\s+(?:and|&|und|et|y|и)\s+|\s*,\s*", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:University|Institut[eo]?|Cent(?:re|er)|Fellow|Professor|Director|Analyst|Research\w*|Scholar|"
    r"Lecturer|Expert|Editor|Adviser|Advisor|President|Chair|Head|Officer|Council|Foundation|School|"
    r"College|Minister|Ambassador|Economist|Journalist|Writer|Correspondent|Reporter|Columnist|Associate|"
    r"Student|Candidate|Coordinator|Specialist|Consultant|Academy|Program(?:me)?|Project|Programme)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Person:
    """An author as printed, with the affiliation printed beside the name."""

    name: str
    affiliation: str | None = None


@dataclass(slots=True)
class Byline:
    """What a line around the title says; ``question`` is set where it leaves doubt."""

    authors: list[Person] = field(default_factory=list)
    date: str | None = None
    updated: str | None = None
    question: str | None = None
    rest: list[str] = field(default_factory=list)
    """Parts of the line that are neither, such as a reading time."""

    @property
    def says_something(self) -> bool:
        """Whether an author or a date, certain or not, was found."""
        return bool(self.authors or self.date or self.updated or self.question)


def read_byline(text: str) -> Byline | None:
    """Read a line as byline, date line or both; None when it is neither."""
    if len(text) > 250:
        return None
    found = Byline()
    for part in _SEPARATOR.split(_EMPHASIS.sub("", text).strip()):
        shown = part.strip(" ,:")
        if shown:
            _read_part(shown, found)
    return found if found.says_something else None


def names_authors(text: str) -> bool:
    """Say whether a line without “By” has the form of several names, or of one with a body.

    “Kwame Mensah and Abena Osei” and “Elena Rossi, University of Bologna” have; a line that
    may be one name may as well be a heading (“Human Rights”).
    """
    if len(text) > 250 or count_words(text) > 30:
        return False
    people = _people(text)
    return len(people) > 1 or any(person.affiliation for person in people)


def _read_part(text: str, found: Byline, depth: int = 0) -> None:
    updated = _UPDATED.match(text)
    dated = _DATED.match(text)
    for label, match in (("updated", updated), ("date", dated)):
        if match and _read_date(text[match.end() :], label, found):
            return
    if _read_date(text, "date", found):
        return
    leading = split_leading_date(text[dated.end() :] if dated else text)
    if leading and depth < 2 and _goes_with_date(leading[1]):
        _read_date(leading[0], "date", found)
        _read_part(leading[1], found, depth + 1)
        return
    by = _BY.match(text)
    if by:
        _read_authors(text[by.end() :], found, text)
    else:
        found.rest.append(text)


def _goes_with_date(text: str) -> bool:
    """Say whether what follows a date in a line can be a byline, and is no sentence."""
    return bool(_BY.match(text)) or count_words(text) <= 6


def _read_date(text: str, label: str, found: Byline) -> bool:
    date = read_date(text)
    if date is None:
        return False
    if date.iso is None:
        found.question = f"Is “{text}” day/month or month/day? The date was left out."
    elif label == "updated":
        found.updated = found.updated or date.iso
    else:
        found.date = found.date or date.iso
    return True


def _read_authors(text: str, found: Byline, whole: str) -> None:
    text = _CATEGORY.sub("", _READING_TIME.sub("", text))
    split = split_date_off(text)
    if split:
        text = split[0]
        if split[1].iso:
            found.date = found.date or split[1].iso
        else:
            found.question = f"Which day does “{whole}” name? The date was left out."
    people = _people(text)
    if people:
        found.authors += people
    elif is_organisation(text) or (split and text):
        found.question = f"Is “{text}” the author? No author was recorded."
    elif not split:
        found.rest.append(whole)


def _people(text: str) -> list[Person]:
    """Read ``A``, ``A and B``, ``A, B and C`` or ``A, role, body``; empty when unsure."""
    parts = [part for part in _AND.split(text.strip(" .,;")) if part]
    if parts and all(is_person(part) for part in parts):
        return [Person(part) for part in parts]
    name, _, role = text.strip(" .;").partition(",")
    if is_person(name) and _ROLE.search(role):
        return [Person(name.strip(), role.strip())]
    bracketed = re.fullmatch(r"(?P<name>[^(]+?)\s*\((?P<role>[^()]+)\)", text.strip(" .,;"))
    if bracketed and is_person(bracketed["name"]):
        return [Person(bracketed["name"], bracketed["role"])]
    return []
