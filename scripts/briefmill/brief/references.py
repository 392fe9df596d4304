"""Reads the reference list of a brief from CSL-YAML, CSL-JSON or BibTeX."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from briefmill.brief.bibtex import read_bibtex
from briefmill.brief.dates import read_csl_date
from briefmill.brief.front_matter import exact_span
from briefmill.brief.located import ListNode, Located, MapNode, Node, Scalar, is_empty, plain
from briefmill.brief.model import Reference
from briefmill.brief.reference_text import Piece, format_reference
from briefmill.brief.schema import MAX_PROBLEMS, validate
from briefmill.brief.suggest import shown
from briefmill.brief.yaml_reader import read_yaml
from briefmill.text.problem import InputError, Lines, Problem
from briefmill.text.span import Span

__all__ = [
    "FILE_NAMES",
    "Piece",
    "format_reference",
    "located_references",
    "read_references",
    "reference_fields",
]

FILE_NAMES = ("references.yml", "references.json", "references.bib")
"""The names that a reference list may have; a brief has one of them at most."""

_DATES = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
_VERBATIM = frozenset({"id", "type", "URL", "DOI", "ISBN", "ISSN", "custom", "language"})
"""Fields that are keys, codes or addresses, or hold the source's own string."""
_TRAILING_COMMA = re.compile(r",\s*[\]}]")
_DOI_PREFIXES = ("https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/")


def read_references(text: str, path: str) -> tuple[Reference, ...]:
    """Read a reference list.

    Args:
        text: the file.
        path: its path, whose ending says what it is: ``.yml``, ``.json`` or ``.bib``.

    Returns:
        The references in the order of the file. Dates are ``date-parts`` whatever form
        they had, DOIs stand without an address before them, fields left empty are left
        out, ids are text and unique.

    Raises:
        InputError: with every problem found.
    """
    values, problems = _read(text, path)
    problems += validate(values, "references")
    items = _items(values)
    problems += _repeated_ids(values, items)
    if problems:
        raise InputError(sorted(set(problems))[:MAX_PROBLEMS])
    return tuple(_reference(node) for node in items)


def located_references(text: str, path: str) -> tuple[tuple[Reference, Span], ...]:
    """Return the references of a valid list, each with its place in ``text``.

    Raises:
        InputError: when the list cannot be read.
    """
    return tuple((_reference(node), node.span) for node in _items(_read(text, path)[0]))


def reference_fields(text: str, path: str) -> Iterator[tuple[str, Span]]:
    """Yield the printed texts of a list in YAML or JSON: field name and place in ``text``.

    Ids, addresses and the string that a reference was read from are not among them.

    Raises:
        InputError: when the list cannot be read.
    """
    values, _ = _read(text, path)
    waiting: list[tuple[str, Node]] = [("", item) for item in reversed(_items(values))]
    while waiting:
        name, node = waiting.pop()
        if isinstance(node, MapNode):
            waiting += [(f.name, f.value) for f in reversed(node.fields) if f.name not in _VERBATIM]
        elif isinstance(node, ListNode):
            waiting += [(name, item) for item in reversed(node.items)]
        else:
            span = exact_span(node, text)
            if span is not None:
                yield name, span


def _read(text: str, path: str) -> tuple[Located, list[Problem]]:
    if path.endswith(".bib"):
        return read_bibtex(text, path)
    if path.endswith(".json"):
        return _read_json(text, path), []
    values = read_yaml(text, path)
    if is_empty(values.root):
        values = Located(path, text, ListNode((), values.root.span), values.lines)
    return values, []


def _read_json(text: str, path: str) -> Located:
    """Read JSON by the reader for YAML, which knows places and keeps to its bounds.

    JSON is YAML, but for tabs between values. Python's reader goes first, because it
    is strict and explains better; its refusals without a place are left to the second.
    """
    try:
        json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise InputError(_not_json(text, path, error)) from error
    except _ConstantError as error:
        message = f"JSON has no number {error}"
        raise InputError(Problem(path, 0, 0, message, "Delete it.")) from error
    except (RecursionError, ValueError):
        pass
    located = read_yaml(text.replace("\t", " "), path)
    return Located(path, text, located.root, located.lines)


def _not_json(text: str, path: str, error: json.JSONDecodeError) -> Problem:
    """Say what is wrong; a trailing comma in the same words for every version of Python."""
    comma = _TRAILING_COMMA.match(text, max(text.rfind(",", 0, error.pos + 1), 0))
    if comma and comma.end() > error.pos:
        line, column = Lines(text).place(comma.start())
        message = "this is not JSON: a comma stands behind the last entry"
        return Problem(path, line, column, message, "Delete the comma.")
    message = f"this is not JSON: {error.msg}"
    advice = "Export the list again, or see the comma, bracket or quote before this place."
    return Problem(path, error.lineno, error.colno, message, advice)


class _ConstantError(Exception):
    """Python reads NaN and Infinity in JSON, but they are no JSON."""


def _refuse_constant(name: str) -> None:
    raise _ConstantError(name)


def _items(values: Located) -> tuple[MapNode, ...]:
    root: Node | None = values.root
    if isinstance(root, MapNode):
        root = root.get("references")
    if not isinstance(root, ListNode):
        return ()
    return tuple(item for item in root.items if isinstance(item, MapNode))


def _repeated_ids(values: Located, items: tuple[MapNode, ...]) -> list[Problem]:
    problems = []
    first: dict[str, int] = {}
    for item in items:
        node = item.get("id")
        if not isinstance(node, Scalar):
            continue
        name = node.text.strip()
        line, _ = values.lines.place(node.span.start)
        if name in first:
            advice = f"The first is on line {first[name]}; give each reference its own id."
            problems.append(values.problem(node, f"the id {shown(name)} stands twice", advice))
        first.setdefault(name, line)
    return problems


def _reference(node: MapNode) -> Reference:
    csl: dict[str, Any] = {}
    for field in node.fields:
        value = _value(field.name, field.value)
        if value not in (None, "", [], {}):
            csl[field.name] = value
    raw = csl.get("custom", {}).get("raw")
    return Reference(csl["id"], csl, raw)


def _value(name: str, node: Node) -> Any:
    """Return a field as CSL-JSON has it; a decimal number as text, as it was written."""
    if name in _DATES:
        return read_csl_date(plain(node)) if not is_empty(node) else None
    if not isinstance(node, Scalar):
        return plain(node)
    if name == "id" or isinstance(node.value, float):
        return node.text.strip()
    if not isinstance(node.value, str):
        return node.value
    text = node.value.strip()
    if name == "DOI":
        for prefix in (*_DOI_PREFIXES, "doi:"):
            text = text.removeprefix(prefix)
    return text
