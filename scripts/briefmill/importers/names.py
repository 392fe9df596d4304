"""Names of persons and bodies, as bylines and reference lists print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefmill.importers.pattern_files import word_set

_PARTICLES = word_set("particles of names")
_TITLES = re.compile(
    r"^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|Amb|Ambassador|Gen|General|Col|"
    r"Lt|Maj|Capt|Hon|Rev|Adm|H\.E|Sen|Rep)\.?\s+)+"
)
_DEGREES = re.compile(r",?\s+(?:Ph\.?\s?D\.?|M\.?A\.?|MSc|MBA|LL\.?M\.?|J\.?D\.?|Esq\.?|OBE|CBE)$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[-‐]?\s?){1,4}$")
_GIVEN = re.compile(r"[^\W\d_][\w'’ʼ`.-]*")
_ORGANISATION = re.compile(
    r"\b(?:Bank|Nations|Ministry|Institut[eo]?|Institution|Organi[sz]ation|Agency|Commission|Council|"
    r"Department|Office|Committee|Group|Fund|University|Centre|Center|Association|Union|Government|"
    r"Foundation|Forum|Programme|Program|Network|Society|Federation|Authority|Secretariat|Service|"
    r"Services|Board|Corporation|Initiative|House|International|Panel|Parliament|Congress|Senate|"
    r"Assembly|Court|Bureau|Embassy|Alliance|Trust|Company|Group|Desk|Staff|Team|Editors?|Editorial|"
    r"Reporters?|Correspondent|Agencies|News|Press|Admin|Watch|Partnership|Conference|Convention|"
    r"Academy|School|College|Ministère|Banque|Conseil|Bundesamt|Rat|Banco|Consejo|Министерство|Банк)\b",
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&/.-]{1,11}")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
_NOT_IN_NAMES = word_set("not in names of persons")


@dataclass(frozen=True, slots=True)
class Name:
    """A person with family and given name, or a body (or a person undivided) as ``literal``."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None
    suffix: str | None = None

    @property
    def key(self) -> str:
        """The word or words by which the name is known, for an identifier."""
        return self.family or self.literal or self.given or ""


def is_organisation(text: str) -> bool:
    """Say whether ``text`` names a body: it holds a word such as “Bank”, or is an acronym."""
    return bool(_ORGANISATION.search(text)) or bool(_ACRONYM.fullmatch(text.strip()))


def is_person(text: str) -> bool:
    """Say whether ``text`` has the form of one person's name, given name first."""
    words = _DEGREES.sub("", _TITLES.sub("", text.strip())).split()
    if not 2 <= len(words) <= 6 or is_organisation(text):
        return False
    big = [word for word in words if word.lower() not in _PARTICLES]
    if not 2 <= len(big) <= 5 or words[-1] not in big or len(words[-1].rstrip(".")) < 2:
        return False
    if any(word.lower() in _NOT_IN_NAMES for word in big[1:]):
        return False
    if not all(_is_capitalised(word) and (len(word) <= 3 or word[-1] != ".") for word in big):
        return False
    return big[0].lower() not in _NOT_IN_NAMES or big[0].lower() in ("april", "may", "june", "will")


_LIST_AND = re.compile(r"\s*,?\s+(?:and|&|und|et|y|и)\s+|\s*,\s*", re.IGNORECASE)


def are_people(text: str) -> bool:
    """Say whether ``text`` is the name of one person or a list of such names."""
    parts = [part for part in _LIST_AND.split(text.strip(" .,;")) if part]
    return bool(parts) and all(is_person(part) for part in parts)


def natural(text: str) -> Name:
    """Divide a name printed given name first; particles go with the family name."""
    words = text.split()
    suffix = words.pop().rstrip(",") if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else None
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES and words[at - 1].islower():
        at -= 1
    return Name(" ".join(words[at:]).rstrip(","), " ".join(words[:at]), suffix=suffix)


def _is_capitalised(word: str) -> bool:
    return bool(_GIVEN.fullmatch(word)) and not word[0].islower()


def _is_initials(text: str) -> bool:
    return (
        text.upper() == text
        and bool(_INITIALS.fullmatch(text))
        and len(text.replace(".", "").replace(" ", "")) <= 4
    )


def _is_family(text: str) -> bool:
    words = text.split()
    big = [word for word in words if word.lower() not in _PARTICLES]
    return (
        1 <= len(big) <= 3
        and len(words) <= 5
        and all(_is_capitalised(word) and not word.endswith(".") for word in big)
        and not any(word.lower() in _NOT_IN_NAMES for word in words)
    )


_FAMILY_INITIALS = re.compile(
    r"(?P<family>[^\d,.]+?)\s+(?P<given>(?:[^\W\d_]\.\s?){1,3}|[^\W\d_]{1,3})"
)


def _is_given(text: str) -> bool:
    """Say whether ``text`` can follow a family name: ``Victor D.``, ``J. R.``, ``Chung-in``."""
    if _is_initials(text):
        return True
    words = text.split()
    if not 1 <= len(words) <= 4:
        return False
    after_initial = False
    for position, word in enumerate(words):
        initial = len(word.rstrip(".")) == 1
        if word.lower() in _PARTICLES and position and word.islower():
            continue
        if not _is_capitalised(word) or word.lower() in _NOT_IN_NAMES:
            return False
        if after_initial and not initial and position > 1:
            return False
        after_initial = initial
    return True


_AND = re.compile(r"\s*,?\s+(?:and|und|et|y|и|with)\s+|\s*,?\s*&(?:amp;)?\s+", re.IGNORECASE)
_ET_AL = re.compile(r",?\s+(?:et al\.?|and others|и др\.?|u\.\s?a\.)\s*$", re.IGNORECASE)
_MAX_NAMES = 400


def parse_names(text: str) -> tuple[Name, ...] | None:
    """Read a list of names as reference lists print it.

    ``Cha, Victor D., and David C. Kang``; ``Smith, J., & Lee, K.``; ``Jane Roe and John
    Poe``; ``Smith J, Lee K``; bodies. What is family and what given name is told only by
    the place; names exchanged in the source stay exchanged.

    Returns:
        The names, or None when ``text`` is no such list.
    """
    shown = _ET_AL.sub("", " ".join(text.split()).strip(" ,;")).strip(" ,;")
    if not shown or len(shown) > _MAX_NAMES or re.search(r"[\d“”\"«»?!()]|: ", shown):
        return None
    if ";" in shown:
        return _semicolons(shown)
    if is_organisation(shown) and not re.search(r",", shown):
        return (Name(literal=shown),) if shown[:1].isupper() else None
    return _by_commas(shown)


def _semicolons(text: str) -> tuple[Name, ...] | None:
    names: list[Name] = []
    for part in text.split(";"):
        found = parse_names(_AND.sub("", f" {part.strip()}") if part.strip() else "")
        if not found:
            return None
        names += found
    return tuple(names)


def _by_commas(text: str) -> tuple[Name, ...] | None:
    """Read names divided by commas and “and”, inverted, natural or mixed as in Chicago style."""
    parts = [part.strip() for part in _AND.sub(", ", text).split(",")]
    parts = [part for part in parts if part]
    names: list[Name] = []
    position = 0
    while position < len(parts):
        taken = _take(parts, position, len(names))
        if taken is None:
            return None
        name, used = taken
        names.append(name)
        position += used
        if position < len(parts) and _SUFFIX.fullmatch(parts[position]):
            last = names.pop()
            names.append(Name(last.family, last.given, last.literal, parts[position]))
            position += 1
    return tuple(names)


def _take(parts: list[str], position: int, taken: int) -> tuple[Name, int] | None:
    """Take the name that begins at ``parts[position]``, and say how many parts it used."""
    part = parts[position]
    following = parts[position + 1] if position + 1 < len(parts) else None
    short = _FAMILY_INITIALS.fullmatch(part)
    if short and short["given"].isupper() and _is_family(short["family"]):
        return Name(short["family"], short["given"]), 1
    if following and _is_family(part) and _is_given(following):
        lone = len(part.split()) == 1 or part.split()[0].islower()
        initials = _is_initials(following)
        if lone or initials or (not taken and len(following.split()) == 1):
            return Name(part, following), 2
    if is_person(part):
        return natural(part), 1
    if is_organisation(part) and taken == 0:
        return Name(literal=part), 1
    return None


def csl_name(name: Name) -> dict[str, str]:
    """Return a name as CSL has it."""
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}
