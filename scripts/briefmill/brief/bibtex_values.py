"""Values of BibTeX: quoted, braced, abbreviated, joined; and the dates they make up."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefmill.brief.bibtex_fields import MONTHS
from briefmill.brief.latex import LatexError
from briefmill.brief.located import Field, MapNode, Scalar
from briefmill.brief.suggest import shown
from briefmill.text.span import Span

_NAME = re.compile(r"[^\s#{}\",]+")
_MAX_LENGTH = 16 * 1024
"""Longest value after abbreviations are filled in."""


def expand(value: str, abbreviations: Mapping[str, str]) -> str:
    """Return a value without its quotes or braces, its pieces joined.

    Args:
        value: as it stands in the file, such as ``{Title}`` or ``oup # " Press"``.
        abbreviations: what ``@string`` defined, by name in lower case and already
            expanded; months need no definition.

    Raises:
        LatexError: when a piece is not closed, or an abbreviation is not defined.
    """
    text = ""
    for piece in _pieces(value):
        text += _expanded(piece, abbreviations)
        if len(text) > _MAX_LENGTH:
            raise LatexError(f"the value is longer than {_MAX_LENGTH:,} characters")
    return text


def _pieces(value: str) -> list[str]:
    """Split at ``#`` between pieces."""
    pieces = []
    position = 0
    while position < len(value):
        rest = value[position]
        if rest.isspace() or rest == "#":
            position += 1
            continue
        end = _end(value, position)
        pieces.append(value[position:end])
        position = end
    return pieces


def _end(value: str, start: int) -> int:
    opening = value[start]
    if opening not in '{"':
        found = _NAME.match(value, start)
        if found is None:
            raise LatexError(f"{shown(opening)} stands where no value can begin")
        return found.end()
    depth = 0
    for position in range(start, len(value)):
        char = value[position]
        if position and value[position - 1] == "\\":
            continue
        depth += (char == "{") - (char == "}")
        closed = char == "}" if opening == "{" else char == '"' and position > start
        if closed and not depth:
            return position + 1
    raise LatexError("a brace or quotation mark is not closed")


def _expanded(piece: str, abbreviations: Mapping[str, str]) -> str:
    if piece[0] in '{"':
        return piece[1:-1]
    name = piece.lower()
    if piece.isdecimal() or name in MONTHS:
        return piece
    if name not in abbreviations:
        message = f"the abbreviation {shown(piece)} is not defined"
        raise LatexError(message, "Define it by @string, or put it in braces if it is text.")
    return abbreviations[name]


def issued(parts: Mapping[str, str], position: int) -> Scalar | MapNode:
    """Return the date that the fields year, month and day make up.

    A year that is no number, such as "forthcoming", becomes a date in words.
    """
    year, month, day = (parts.get(name, "").strip() for name in ("year", "month", "day"))
    span = Span(position, position)
    number = _month(month)
    if re.fullmatch(r"[0-9]{4}", year) and (number or not month):
        text = year
        if number:
            text += f"-{number:02d}"
            inside = re.search(r"\b([0-9]{1,2})\b", day or re.sub(r"^[0-9]+$", "", month))
            text += f"-{int(inside[1]):02d}" if inside else ""
        return Scalar(text, span, "double", text)
    words = " ".join(part for part in (day, month, year) if part)
    key = Scalar("literal", span, "double", "literal")
    return MapNode((Field(key, Scalar(words, span, "double", words)),), span)


def _month(text: str) -> int | None:
    if text.isdecimal():
        return int(text) if 1 <= int(text[:3]) <= 12 else None
    words = re.findall(r"[a-z]+", text.lower())
    found = [MONTHS.index(word[:3]) + 1 for word in words if word[:3] in MONTHS]
    return found[0] if len(found) == 1 and len(words) == 1 else None
