"""Changes of meaning: a passage, and the same with exactly one thing said otherwise."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from benchmarks.vocabulary import (
    MODAL_SWAPS,
    MONTHS,
    NUMBER_WORDS,
    OPPOSED,
    ORGANISATIONS,
    PLACES,
    PREFIXED,
    QUANTIFIER_SWAPS,
    SURNAMES,
    TITLES,
    UNITS,
)
from benchmarks.word_lists import entries

Swap = Callable[[random.Random, str], str]
"""Gives for what stands in the text something that means another thing."""
Fills = Callable[[random.Random], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Meaning:
    """One way in which two copies may differ.

    ``site`` finds where ordinary prose says such a thing, in its group ``it``; ``swap`` says
    another thing. Prose that has no site gets a sentence of ``carriers``. What stands in their
    braces are the choices for it; where nothing does, ``fills`` draws two.
    """

    name: str
    site: re.Pattern[str] | None
    swap: Swap
    carriers: Sequence[str]
    fills: Fills | None


def _other(rng: random.Random, choices: Sequence[str], than: str) -> str:
    return rng.choice([choice for choice in choices if choice != than])


def _of(choices: Sequence[str]) -> Swap:
    return lambda rng, said: _other(rng, choices, said)


def _in(swaps: Mapping[str, Sequence[str]]) -> Swap:
    return lambda rng, said: rng.choice(swaps[said])


def _either(pairs: Sequence[tuple[str, str]]) -> Swap:
    there = dict(pairs) | {second: first for first, second in pairs}
    return lambda _, said: there[said]


def _number(rng: random.Random, said: str) -> str:
    digits = [at for at, sign in enumerate(said) if sign.isdigit()]
    at = rng.choice(digits)
    choices = "123456789" if at == digits[0] else "0123456789"
    return said[:at] + _other(rng, choices, said[at]) + said[at + 1 :]


def _year(rng: random.Random, said: str) -> str:
    return str(int(said) + rng.choice([-10, -4, -2, -1, 1, 2, 3, 10]))


def _day(rng: random.Random, said: str) -> str:
    return _other(rng, [str(day) for day in range(1, 29)], said)


def _unit(rng: random.Random, said: str) -> str:
    (row,) = (row for row in UNITS if said in row)
    return _other(rng, row, said)


def _negation(rng: random.Random, said: str) -> str:
    if said == " ":
        return rng.choice([" not ", " never "])
    return {"without": "with", " a ": " no "}.get(said, "")


def _two(choices: Sequence[str]) -> Fills:
    def fills(rng: random.Random) -> tuple[str, str]:
        first, second = rng.sample(list(choices), 2)
        return first, second

    return fills


def _swapped(first: Callable[[random.Random], str], swap: Swap) -> Fills:
    def fills(rng: random.Random) -> tuple[str, str]:
        said = first(rng)
        return said, swap(rng, said)

    return fills


def _words(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SLOT = re.compile(r"\{(.*?)\}")
_MONTH = _words((*MONTHS, "May"))
_SENTENCE_END = re.compile(r"(?<=[a-z]{3}[.!?]) (?=[A-Z])")
_NO_MONTH = "".join(f"(?<!{month} )" for month in (*MONTHS, "May"))
_AUXILIARY = "is|are|was|were|has been|have been|had been|could|would|should|will|must"
_CITATIONS = [f"({name} {year})" for name in SURNAMES for year in (1998, 2006, 2014, 2019, 2022)]
_NUMERALS = [f"[{number}]" for number in range(2, 60)]
_ADDRESSES = [
    f"https://example.org/{folder}/{page}"
    for folder in ("reports", "data", "archive", "minutes")
    for page in ("2019", "2020", "annex-a", "annex-b", "summary")
]


def _any(words: Iterable[str]) -> str:
    return rf"(?<![-\w])(?P<it>{_words(tuple(words))})(?![-\w])"


_SITES: dict[str, str] = {
    "number in digits": rf"(?<![\d.,$€£–-]){_NO_MONTH}\b(?P<it>\d{{1,3}}(?:,\d{{3}})+|[2-9]\d?)\b"
    r"(?![\d.,%–-]| percent| per cent)",
    "number word": _any(NUMBER_WORDS),
    "percentage": r"(?<![\d.,])(?P<it>\d{1,2}(?:\.\d+)?)(?= percent\b| per cent\b|%)",
    "unit": r"(?<=\d )(?P<it>million|billion|miles|kilometers|feet|tons|acres|hours|days|months"
    r"|years|weeks|dollars|pounds)\b",
    "year": r"(?<![\d,.–-])\b(?P<it>1[5-9]\d\d|20[01]\d)\b(?![–-])",
    "month": rf"\b(?P<it>{'|'.join(MONTHS)})(?= \d)|(?<=[Ii]n )(?P<in>{_MONTH})\b",
    "day": rf"\b(?:{_MONTH}) (?P<it>[12]?\d)\b(?!\d)",
    "person": rf"\b(?:{'|'.join(TITLES)}) (?P<it>[A-Z][a-z]{{3,}})\b(?! [A-Z])",
    "place": rf"(?<=[a-z] )(?P<it>{'|'.join(PLACES)})\b(?![’'-]| [A-Z])",
    "organisation": rf"\b(?P<it>{'|'.join(ORGANISATIONS)})\b(?!-)",
    "negation": rf"\b(?:{_AUXILIARY})(?P<it> )(?=[a-z])(?!not|never|no )"
    r"|\b(?P<in>without)\b|(?<=was)(?P<was> a )|\b(?P<not>not |never )(?=[a-z]{4})"
    r"|(?<=could|would)(?P<short>n[’']t)\b",
    "negating prefix": _any(chain(*PREFIXED)),
    "modal": rf"(?<![-\w])(?P<it>{'|'.join(MODAL_SWAPS)})(?= [a-z])",
    "quantifier": rf"(?<![-\w])(?<!at )(?<!the )(?P<it>{'|'.join(QUANTIFIER_SWAPS)})(?= [a-z])",
    "opposed words": _any(chain(*OPPOSED)),
}
"""Where ordinary prose says such a thing: what one of the groups matches."""

_SWAPS: dict[str, tuple[Swap, Fills | None]] = {
    "number in digits": (_number, _swapped(lambda rng: f"{rng.randint(1100, 98000):,}", _number)),
    "number word": (_of(NUMBER_WORDS), _two(NUMBER_WORDS)),
    "percentage": (_number, _swapped(lambda rng: str(rng.randint(11, 89)), _number)),
    "unit": (_unit, _swapped(lambda rng: rng.choice(rng.choice(UNITS)), _unit)),
    "year": (_year, _swapped(lambda rng: str(rng.randint(1870, 2015)), _year)),
    "month": (_of(MONTHS), _two(MONTHS)),
    "day": (_day, _two([str(day) for day in range(1, 29)])),
    "person": (_of(SURNAMES), _two(SURNAMES)),
    "place": (_of(PLACES), _two(PLACES)),
    "organisation": (_of(ORGANISATIONS), _two(ORGANISATIONS)),
    "negation": (_negation, None),
    "negating prefix": (_either(PREFIXED), None),
    "modal": (_in(MODAL_SWAPS), None),
    "quantifier": (_in(QUANTIFIER_SWAPS), None),
    "opposed words": (_either(OPPOSED), None),
    "citation": (_of(_CITATIONS), _two(_CITATIONS)),
    "citation by number": (_of(_NUMERALS), _two(_NUMERALS)),
    "link target": (_of(_ADDRESSES), _two(_ADDRESSES)),
}

MEANINGS: tuple[Meaning, ...] = tuple(
    Meaning(
        name,
        re.compile(_SITES[name]) if name in _SITES else None,
        swap,
        entries(f"carrier_{name.replace(' ', '_')}"),
        fills,
    )
    for name, (swap, fills) in _SWAPS.items()
)


def changed(
    meaning: Meaning, text: str, rng: random.Random, *, carried: bool
) -> tuple[str, str] | None:
    """Return two passages that differ in one thing, made from ``text``.

    Args:
        meaning: what they differ in.
        text: a paragraph, or a sentence.
        rng: draws the place and what stands there.
        carried: whether a sentence that says such a thing may be added to both; without it
            the passage itself must have one, else the result is None.
    """
    sites = list(meaning.site.finditer(text)) if meaning.site else []
    if sites:
        site = rng.choice(sites)
        name = next(name for name, said in site.groupdict().items() if said is not None)
        start, end = site.span(name)
        return text, text[:start] + meaning.swap(rng, site[name]) + text[end:]
    return _carried(meaning, text, rng) if carried else None


def carrier_pair(meaning: Meaning, rng: random.Random) -> tuple[str, str]:
    """Return a sentence twice, with two different fills."""
    before, fills, after = _SLOT.split(rng.choice(meaning.carriers))
    if meaning.fills and not fills:
        first, second = meaning.fills(rng)
    else:
        first, second = rng.sample(fills.split("|"), 2)
    return f"{before}{first}{after}", f"{before}{second}{after}"


def _carried(meaning: Meaning, text: str, rng: random.Random) -> tuple[str, str]:
    first, second = carrier_pair(meaning, rng)
    stops = [match.end() for match in _SENTENCE_END.finditer(text)]
    at = rng.choice([*stops, len(text)])
    before, after = text[:at].rstrip(), text[at:]
    return f"{before} {first} {after}".rstrip(), f"{before} {second} {after}".rstrip()
