"""Dates as articles print them, read only where they can mean one day."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_MONTH_NAMES = (
    "january jan janvier januar jänner enero января января gennaio janeiro",
    "february feb février fevrier februar febrero февраля febbraio fevereiro",
    "march mar mars märz marz marzo марта março",
    "april apr avril abril апреля aprile",
    "may mai mayo мая maggio maio",
    "june jun juin juni junio июня giugno junho",
    "july jul juillet juli julio июля luglio julho",
    "august aug août aout agosto августа",
    "september sep sept septembre septiembre сентября settembre setembro",
    "october oct octobre oktober octubre октября ottobre outubro",
    "november nov novembre noviembre ноября novembro",
    "december dec décembre decembre dezember diciembre декабря dicembre dezembro",
)
_MONTHS = {
    name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = (
    r"(?:(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|"
    r"sábado|domingo|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\.?,?\s+(?:le\s+|den\s+)?)?"
)
_TIME = (
    r"(?:,?\s*(?:at\s+|[|•·–-]\s*)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?[A-Z]{2,5}\)?(?:[+-]\d{1,2})?)?)?"
)
_ISO_TIME = r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_FORMS = (
    re.compile(rf"(?P<y>\d{{4}})-(?P<m>\d{{2}})-(?P<d>\d{{2}}){_ISO_TIME}"),
    re.compile(rf"(?P<y>\d{{4}})[./](?P<m>\d{{1,2}})[./](?P<d>\d{{1,2}}){_TIME}"),
    re.compile(r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"),
    re.compile(
        rf"{_WEEKDAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?(?P<month>{_MONTH})\.?,?"
        rf"\s+(?:de\s+)?(?P<y>\d{{4}})(?:\s*г\.?|\s*года)?{_TIME}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_WEEKDAY}(?P<month>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}}){_TIME}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<d>\d{{1,2}})[-\s](?P<month>{_MONTH})\.?[-\s](?P<y>\d{{4}}){_TIME}", re.IGNORECASE
    ),
    re.compile(rf"(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{4}}){_TIME}"),
    re.compile(rf"(?P<d>\d{{1,2}})[/-](?P<m>\d{{1,2}})[/-](?P<y>\d{{4}}){_TIME}"),
    re.compile(rf"(?P<month>{_MONTH})\.?,?\s+(?P<y>\d{{4}})", re.IGNORECASE),
)
_EITHER_WAY = _FORMS[-2]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date found in a line: in ISO form, or None when it can mean two days."""

    iso: str | None


def read_date(text: str) -> FoundDate | None:
    """Read ``text``, which must be a date and nothing else; None when it is none.

    ``3/4/2024`` is a date that cannot be told: its ``iso`` is None.
    """
    shown = text.strip(" ,.;()")
    if len(shown) > 60:
        return None
    for form in _FORMS:
        match = form.fullmatch(shown)
        if match:
            return _found(match, form is _EITHER_WAY)
    return None


def _found(match: re.Match[str], either_way: bool) -> FoundDate | None:
    parts = match.groupdict()
    year = int(parts["y"])
    month = _MONTHS[parts["month"].lower()] if parts.get("month") else int(parts["m"])
    if not 1900 <= year <= 2100:
        return None
    if not parts.get("d"):
        return FoundDate(f"{year:04}-{month:02}")
    day = int(parts["d"])
    if either_way and month != day and month <= 12 and day <= 12:
        return FoundDate(None)
    if either_way and month > 12:
        month, day = day, month
    try:
        return FoundDate(datetime.date(year, month, day).isoformat())
    except ValueError:
        return None


def split_date_off(text: str) -> tuple[str, FoundDate] | None:
    """Split a date off the end of ``text``: what stands before, and the date."""
    words = text.split()
    for count in range(min(7, len(words) - 1), 0, -1):
        found = read_date(" ".join(words[-count:]))
        if found:
            before = " ".join(words[:-count]).rstrip(" ,;|–—-(·•")
            return before.removesuffix(" on").removesuffix(" am"), found
    return None


def split_leading_date(text: str) -> tuple[str, str] | None:
    """Split a date off the start of ``text``: the date as printed, and what follows."""
    words = text.split()
    for count in range(min(6, len(words) - 1), 0, -1):
        shown = " ".join(words[:count])
        if read_date(shown):
            return shown, " ".join(words[count:]).lstrip(" ,;|–—-·•")
    return None
