"""Dates and identifiers that must be real, not just well written."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Any

from briefmill.brief.suggest import shown

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_EDTF = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_WHOLE = re.compile(r"-?[0-9]{1,4}")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class NotADateError(Exception):
    """A value that is no date at all; the schema has said so already."""


def check_date(value: object) -> str | None:
    """Return what is wrong with a date written as YYYY, YYYY-MM or YYYY-MM-DD, or None.

    Values of another shape are left to the schema's pattern.
    """
    found = _ISO.fullmatch(str(value).strip())
    if found is None:
        return None
    return _unreal([int(part) for part in found.groups() if part])


def check_orcid(value: object) -> str | None:
    """Return what is wrong with the check digit of an ORCID iD, or None.

    The digit is that of ISO/IEC 7064, MOD 11-2, as ORCID documents it under "Structure
    of the ORCID Identifier".
    """
    digits = str(value).removeprefix("https://orcid.org/").replace("-", "")
    if not re.fullmatch(r"[0-9]{15}[0-9X]", digits):
        return None
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    expected = "0123456789X"[(12 - total % 11) % 11]
    if digits[15] == expected:
        return None
    return f"{shown(value)} is no ORCID iD: its digits do not fit the check digit at its end"


def check_csl_date(value: object) -> str | None:
    """Return what is wrong with a date of a reference, or None; see `read_csl_date`."""
    try:
        read_csl_date(value)
    except ValueError as error:
        return str(error)
    except NotADateError:
        return None
    return None


def read_csl_date(value: Any) -> dict[str, Any]:
    """Bring a date of a reference into the form of CSL-JSON.

    Args:
        value: a year; a text ``2018``, ``2018-06``, ``2018-06-12`` or two of them with
            a slash between; ``{year, month, day}`` or a list of them, as pandoc writes
            them; or a CSL-JSON date.

    Returns:
        ``{"date-parts": [[2018, 6, 12]]}``, with the other fields of a CSL-JSON date.

    Raises:
        ValueError: when the date does not exist, with the reason.
        NotADateError: when the value is none of these.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return _with_parts([[value]])
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return _with_parts([_year_month_day(item) for item in value])
    if isinstance(value, dict):
        return _from_fields(value)
    raise NotADateError


def _from_fields(value: dict[str, Any]) -> dict[str, Any]:
    kept = {name: each for name, each in value.items() if name not in _DIVIDED}
    if "date-parts" in value:
        parts = value["date-parts"]
        if not isinstance(parts, list) or not all(isinstance(part, list) for part in parts):
            raise NotADateError
        return {**_with_parts([_whole(part) for part in parts]), **kept}
    if "year" in value:
        return {**_with_parts([_year_month_day(value)]), **kept}
    for name in ("edtf", "raw"):
        if isinstance(kept.get(name), str) and _EDTF.fullmatch(kept[name].strip()):
            return {**_from_text(kept[name]), **kept}
    return kept


_DIVIDED = ("date-parts", "year", "month", "day")


def _from_text(text: str) -> dict[str, Any]:
    found = [_EDTF.fullmatch(part.strip()) for part in text.split("/", 2)]
    if not 1 <= len(found) <= 2 or not all(found):
        raise ValueError(
            "expected a date such as 2018, 2018-06 or 2018-06-12, "
            f"or words as literal: spring 2018, but found {shown(text)}"
        )
    matches = [match for match in found if match]
    date = _with_parts([[int(part) for part in match.groups()[:3] if part] for match in matches])
    return {**date, "circa": True} if any(match[4] for match in matches) else date


def _year_month_day(value: dict[str, Any]) -> list[int]:
    if "day" in value and "month" not in value:
        raise ValueError("a day needs a month")
    return _whole([value[name] for name in ("year", "month", "day") if name in value])


def _whole(parts: list[Any]) -> list[int]:
    if not parts or not all(_WHOLE.fullmatch(str(part)) for part in parts):
        raise NotADateError
    return [int(part) for part in parts]


def _with_parts(dates: list[list[int]]) -> dict[str, Any]:
    """Check dates; EDTF's seasons 21 to 24 in the month's place become CSL's 1 to 4."""
    season = None
    for parts in dates:
        if len(parts) == 2 and 21 <= parts[1] <= 24:
            season = parts.pop() - 20
        problem = _unreal(parts)
        if problem:
            raise ValueError(problem)
    return {"date-parts": dates} if season is None else {"date-parts": dates, "season": season}


def _unreal(parts: list[int]) -> str | None:
    year, month, day = (*parts, None, None)[:3]
    written = "-".join(
        f"{part:02d}" if place else f"{part:04d}" for place, part in enumerate(parts)
    )
    if year is None or not -9999 <= year <= 9999:
        return f"{written} is not a year"
    if month is None:
        return None
    if not 1 <= month <= 12:
        return f"the date {written} does not exist: months go from 01 to 12"
    # The calendar repeats every 400 years, and Python knows the years 1 to 9999 only.
    last = monthrange(2000 + year % 400, month)[1]
    if day is not None and not 1 <= day <= last:
        return f"the date {written} does not exist: {MONTHS[month - 1]} {year} has {last} days"
    return None
