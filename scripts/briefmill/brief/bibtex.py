"""Reads BibTeX into the same located CSL fields that CSL-YAML gives."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.model import Field as BibField

from briefmill.brief import bibtex_fields as known
from briefmill.brief.bibtex_values import expand, issued
from briefmill.brief.characters import MAX_PROBLEMS, refused_characters
from briefmill.brief.latex import LatexError, decode, people, verbatim
from briefmill.brief.located import Field, ListNode, Located, MapNode, Node, Scalar
from briefmill.brief.suggest import nearest, shown
from briefmill.text.problem import InputError, Lines, Problem
from briefmill.text.span import Span

MAX_CHARACTERS = 256 * 1024
"""Longest BibTeX read: about 500 entries."""

_LOST = re.compile(r"(?<![\w@])[\w@]+\s*\{[^}]*=")
_LOOKS_LIKE = 0.8
"""How alike an unknown field must be to a known one to be taken for a slip of it."""

# It logs each defect that it also returns as a failed block.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


def read_bibtex(text: str, path: str) -> tuple[Located, list[Problem]]:
    """Read a BibTeX or biblatex file.

    Args:
        text: the file.
        path: the file as the user knows it, for messages.

    Returns:
        A list of references in the fields of CSL, each value located at the line of the
        field it comes from; what CSL has no field for stands under ``custom``. And the
        problems: entries that are broken, repeated or not understood, and text outside
        of the entries that looks like one.

    Raises:
        InputError: when the file is too long or holds control characters.
    """
    reading = _Reading(text, path)
    if len(text) > MAX_CHARACTERS:
        message = f"this is longer than {MAX_CHARACTERS:,} characters"
        raise InputError(Problem(path, 0, 0, message, "Keep only the entries of this brief."))
    refused = refused_characters(text, path)
    if refused:
        raise InputError(refused)
    library = parse_string(text, parse_stack=[])
    _refuse_broken(reading, library)
    for string in library.strings:
        _define(reading, string)
    items = tuple(_item(reading, entry) for entry in library.entries)
    values = Located(path, text, ListNode(items, Span(0, len(text))), reading.lines)
    return values, reading.problems


@dataclass
class _Reading:
    text: str
    path: str
    problems: list[Problem] = field(default_factory=list)
    abbreviations: dict[str, str] = field(default_factory=dict)
    expanded: int = 0
    """Characters of all values so far; abbreviations can blow up a small file."""

    def __post_init__(self) -> None:
        self.lines = Lines(self.text)
        self._starts = [0, *(found.end() for found in re.finditer("\n", self.text))]

    def position(self, block: Block | BibField) -> int:
        """Return where the line of a block or field begins, behind its indentation."""
        line = min(block.start_line or 0, len(self._starts) - 1)
        start = self._starts[line]
        rest = self.text[start : start + 200]
        return start + len(rest) - len(rest.lstrip(" \t"))

    def refuse(self, block: Block | BibField, message: str, advice: str = "") -> None:
        if len(self.problems) == MAX_PROBLEMS:
            return
        line, column = self.lines.place(self.position(block))
        self.problems.append(Problem(self.path, line, column, message, advice))


def _refuse_broken(reading: _Reading, library: Library) -> None:
    for failed in library.failed_blocks[:MAX_PROBLEMS]:
        _refuse_failed(reading, failed)
    for block in library.blocks:
        if isinstance(block, ImplicitComment) and _LOST.search(block.comment[:2_000]):
            message = "this looks like an entry, but no line here begins one"
            reading.refuse(block, message, "An entry begins with @ and its type, as in @book{")
    if reading.text.strip() and all(isinstance(b, ImplicitComment) for b in library.blocks):
        message = "no BibTeX entry was found"
        reading.problems.append(Problem(reading.path, 1, 1, message, "Begin with @book{key,"))


def _define(reading: _Reading, string: String) -> None:
    """Note an abbreviation; it may be made of those before it."""
    try:
        value = expand(str(string.value), reading.abbreviations)
    except LatexError as error:
        reading.refuse(string, f"{shown(string.key)}: {error}", error.advice)
        value = ""
    reading.abbreviations[string.key.lower()] = value


def _refuse_failed(reading: _Reading, block: ParsingFailedBlock) -> None:
    if isinstance(block, DuplicateBlockKeyBlock):
        advice = "Give each entry a key of its own."
        reading.refuse(block, f"the key {shown(block.key)} stands twice", advice)
    elif isinstance(block, DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        reading.refuse(block, f"this entry has a field twice: {names}", "Delete one of them.")
    else:
        reason = getattr(block.error, "abort_reason", "") or "it is not understood"
        message = f"this entry is broken: {' '.join(reason.split()).rstrip('.')}"
        reading.refuse(block, message, "Check its braces, quotes and commas.")


def _item(reading: _Reading, entry: Entry) -> MapNode:
    """Turn an entry into a reference; troubles are noted and the rest goes on."""
    values = _Entry(reading, entry)
    kind = entry.entry_type.lower()
    if not entry.key.strip():
        reading.refuse(entry, "this entry has no key", "Write one behind the brace: @book{key,")
    values.put("id", _scalar(entry.key.strip() or "?", reading.position(entry)))
    values.put("type", _scalar(_type(reading, entry, kind), reading.position(entry)))
    for each in _once(reading, entry):
        _take(values, each)
    values.finish(kind)
    return MapNode(tuple(values.fields.values()), Span(values.start, values.start))


def _type(reading: _Reading, entry: Entry, kind: str) -> str:
    if kind not in known.TYPES:
        meant = nearest(kind, known.TYPES)
        advice = f"Did you mean @{meant}?" if meant else "For anything else there is @misc."
        reading.refuse(entry, f"unknown entry type @{kind[:40]}", advice)
    return known.TYPES.get(kind, "document")


def _once(reading: _Reading, entry: Entry) -> list[BibField]:
    """Return the fields, refusing those that differ from another by case only."""
    seen: dict[str, BibField] = {}
    for each in entry.fields:
        name = each.key.lower()
        if name in seen:
            reading.refuse(each, f"the field {shown(name)} stands twice", "Delete one of them.")
        seen.setdefault(name, each)
    return list(seen.values())


def _scalar(text: str, position: int) -> Scalar:
    return Scalar(text, Span(position, position), "double", text)


class _Entry:
    """The CSL fields of one entry as they are gathered."""

    def __init__(self, reading: _Reading, entry: Entry) -> None:
        self.reading = reading
        self.start = reading.position(entry)
        self.fields: dict[str, Field] = {}
        self.custom: dict[str, Field] = {}
        self.dates: dict[str, str] = {}
        self.subtitles: dict[str, str] = {}

    def put(self, name: str, value: Node) -> None:
        self.fields[name] = Field(_scalar(name, value.span.start), value)

    def keep(self, name: str, text: str, position: int) -> None:
        self.custom[name] = Field(_scalar(name, position), _scalar(text, position))

    def finish(self, kind: str) -> None:
        """Add what several fields of the entry make up together."""
        for short, title in self.subtitles.items():
            self._lengthen(known.FIELDS[short], title)
        if self.dates and "issued" not in self.fields:
            self.put("issued", issued(self.dates, self.start))
        if kind in known.GENRES and "genre" not in self.fields:
            self.put("genre", _scalar(known.GENRES[kind], self.start))
        in_issue = kind in {"article", "suppperiodical"} and "issue" not in self.fields
        if in_issue and "number" in self.fields:
            self.put("issue", self.fields.pop("number").value)
        if self.custom:
            span = Span(self.start, self.start)
            self.put("custom", MapNode(tuple(self.custom.values()), span))

    def _lengthen(self, name: str, subtitle: str) -> None:
        title = self.fields.get(name)
        if title is not None and isinstance(title.value, Scalar):
            text = f"{title.value.text}: {subtitle}"
            self.put(name, _scalar(text, title.value.span.start))


def _take(values: _Entry, each: BibField) -> None:
    """Put one field where it belongs."""
    reading, name = values.reading, each.key.lower()
    if name in known.IGNORED:
        return
    if name in {"crossref", "xdata"}:
        advice = "Copy the fields of the other entry to this one."
        reading.refuse(each, f"{name} is not followed", advice)
        return
    if name not in known.FIELDS and name not in _OTHERS:
        meant = nearest(name, (*known.FIELDS, *known.NAME_FIELDS, *_OTHERS), _LOOKS_LIKE)
        if meant:
            reading.refuse(each, f"unknown field {shown(name)}", f'Did you mean "{meant}"?')
            return
    try:
        written = expand(str(each.value), reading.abbreviations)
        reading.expanded += len(written)
        if reading.expanded > MAX_CHARACTERS:
            raise LatexError("the abbreviations make the list too long", "Write them out.")
        _put(values, name, written, reading.position(each))
    except LatexError as error:
        reading.refuse(each, f"{shown(name)}: {error}", error.advice)


_OTHERS = frozenset((*known.KNOWN, *known.NAME_FIELDS, *known.DATES, *known.SUBTITLES))


def _put(values: _Entry, name: str, written: str, position: int) -> None:
    if not written.strip():
        return
    if name in known.NAME_FIELDS:
        values.put(known.NAME_FIELDS[name], _names(written, position))
        return
    reader: Callable[[str], str] = verbatim if name in known.VERBATIM else decode
    text = reader(written)
    if name in {"year", "month", "day"}:
        values.dates[name] = text
    elif name in known.DATES:
        values.put(known.DATES[name], _scalar(text, position))
    elif name in known.SUBTITLES:
        values.subtitles[known.SUBTITLES[name]] = text
    elif name == "howpublished" and re.match(r"(?:\\url\{)?https?://", written):
        values.fields.setdefault(
            "URL", Field(_scalar("URL", position), _scalar(verbatim(written), position))
        )
    elif name in known.FIELDS and known.FIELDS[name] not in values.fields:
        text = re.sub(r"\s*[-–]+\s*", "-", text) if name == "pages" else text
        values.put(known.FIELDS[name], _scalar(text, position))
    else:
        values.keep(name, text, position)


def _names(written: str, position: int) -> ListNode:
    span = Span(position, position)
    return ListNode(
        tuple(
            MapNode(
                tuple(
                    Field(_scalar(part, position), _scalar(text, position))
                    for part, text in person.items()
                ),
                span,
            )
            for person in people(written)
        ),
        span,
    )
