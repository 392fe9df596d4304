"""Splits a Markdown file into its front matter and its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefmill.brief.located import ListNode, Located, MapNode, Node, Scalar, is_empty
from briefmill.brief.yaml_reader import read_yaml
from briefmill.text.problem import InputError, Lines, Problem
from briefmill.text.span import Span

MAX_FRONT_MATTER = 64 * 1024
"""Longest front matter in characters; the text of a brief belongs below it."""

_LIST = "key_points"
PROSE_FIELDS = ("title", "standfirst", "summary", "disclaimer", "action", "part", _LIST)
"""Fields that hold prose, which the normaliser may repair in place."""

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_CLOSING = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_DASHES = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]{1,5})[ \t]*(?:\r\n|\n|\r)")
_EXAMPLE = 'Begin the file with a line "---", then fields such as kind and title, then "---".'


@dataclass(frozen=True, slots=True)
class ProseField:
    """Where the prose of a front matter field stands, character for character.

    ``item`` counts from 1 within a list such as key_points, and is None elsewhere.
    """

    name: str
    span: Span
    item: int | None = None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields at the head of a file; the body is ``text[body_start:]``.

    ``prose_fields`` has the fields on one line whose source is exactly their value;
    prose written over several lines or with escapes is not among them.
    """

    values: Located
    fields: MapNode
    body_start: int
    prose_fields: tuple[ProseField, ...]

    @property
    def prose_spans(self) -> tuple[Span, ...]:
        """The spans of the prose fields in ascending order."""
        return tuple(prose.span for prose in self.prose_fields)


def split(text: str, path: str) -> FrontMatter:
    """Read the front matter of a file.

    Args:
        text: the whole file, without a byte order mark.
        path: the file as the user knows it, for messages.

    Raises:
        InputError: when front matter is missing, not closed, too long, not YAML, or
            holds something else than fields.
    """
    opening = _OPENING.match(text)
    if opening is None:
        raise InputError(_missing(text, path))
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        message = "the front matter that opens here is not closed"
        raise InputError(Problem(path, 1, 1, message, 'Add a line "---" below its last field.'))
    part = Span(opening.end(), closing.start())
    if len(part) > MAX_FRONT_MATTER:
        message = f"the front matter is longer than {MAX_FRONT_MATTER:,} characters"
        raise InputError(Problem(path, 1, 1, message, 'Move the text below the second "---".'))
    values = read_yaml(text, path, part)
    fields = _fields(values)
    return FrontMatter(values, fields, closing.end(), tuple(_prose(fields, text)))


def _missing(text: str, path: str) -> Problem:
    if not text.strip():
        return Problem(path, 0, 0, "the file is empty", _EXAMPLE)
    stripped = text.lstrip()
    if _OPENING.match(stripped):
        line, column = Lines(text).place(len(text) - len(stripped))
        message = "front matter must begin on the first line of the file"
        return Problem(path, line, column, message, 'Delete what stands above the "---".')
    if _DASHES.match(text):
        message = "front matter begins with three hyphens, and nothing else on the line"
        return Problem(path, 1, 1, message, 'Write "---"; word processors turn it into a dash.')
    return Problem(path, 1, 1, "front matter is missing", _EXAMPLE)


def _fields(values: Located) -> MapNode:
    root = values.root
    if isinstance(root, MapNode):
        return root
    if is_empty(root):
        raise InputError(Problem(values.path, 1, 1, "the front matter is empty", _EXAMPLE))
    found = "a list" if isinstance(root, ListNode) else "text"
    message = f"expected fields such as title: …, but found {found}"
    raise InputError(values.problem(root, message, "Write one field on each line, name: value."))


def _prose(fields: MapNode, text: str) -> Iterator[ProseField]:
    for field in fields.fields:
        if field.name not in PROSE_FIELDS:
            continue
        value = field.value
        listed = field.name == _LIST
        items = value.items if isinstance(value, ListNode) and listed else (value,)
        for number, node in enumerate(items, start=1):
            span = exact_span(node, text)
            if span is not None:
                yield ProseField(field.name, span, number if listed else None)


def exact_span(node: Node, text: str) -> Span | None:
    """Return where the value of a node stands in ``text``, if it stands there as it is.

    Space around it is left out, as it is of the published value. None for a value that
    is no text, or is written over several lines or with escapes.
    """
    if not isinstance(node, Scalar) or not isinstance(node.value, str) or not node.value.strip():
        return None
    content = node.content
    if content.of(text) != node.value or re.search(r"[\r\n]", node.value):
        return None
    lead = len(node.value) - len(node.value.lstrip())
    start = content.start + lead
    return Span(start, start + len(node.value.strip()))
