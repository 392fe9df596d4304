"""A tree of values whose every node knows where it stands in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefmill.text.problem import Lines, Problem
from briefmill.text.span import Span

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
"""Values as JSON has them."""

PathItem = str | int
"""One step into a tree: the name of a field, or the index of an item from 0."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value.

    ``span`` covers it as written, quotes and all; ``style`` is ``plain``, ``single``,
    ``double``, ``literal`` or ``folded``; ``written`` is the source without quotes.
    """

    value: str | int | float | bool | None
    span: Span
    style: str = "plain"
    written: str = ""

    @property
    def text(self) -> str:
        """The value as text: a number as it was written, so that 1.10 stays 1.10."""
        return self.value if isinstance(self.value, str) else self.written

    @property
    def content(self) -> Span:
        """The span without the quotes."""
        quote = 1 if self.style in {"single", "double"} else 0
        return Span(self.span.start + quote, max(self.span.start + quote, self.span.end - quote))


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list of values."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """A name and its value."""

    key: Scalar
    value: Node

    @property
    def name(self) -> str:
        """The name, always text: ``2024:`` is the field named "2024"."""
        return self.key.text


@dataclass(frozen=True, slots=True)
class MapNode:
    """Fields in the order in which they stand; no name stands twice."""

    fields: tuple[Field, ...]
    span: Span

    def field(self, name: str) -> Field | None:
        """Return the field of that name, or None."""
        return next((found for found in self.fields if found.name == name), None)

    def get(self, name: str) -> Node | None:
        """Return the value of a field, or None when the field is not there or empty."""
        found = self.field(name)
        return None if found is None or is_empty(found.value) else found.value


Node = Scalar | ListNode | MapNode


def is_empty(node: Node) -> bool:
    """Say whether nothing stands there: ``summary:`` alone on its line."""
    return isinstance(node, Scalar) and node.value is None


def plain(node: Node) -> Plain:
    """Return the values without their places; fields left empty are left out.

    The depth of a tree is bounded by its reader, so recursion is safe.
    """
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {each.name: plain(each.value) for each in node.fields if not is_empty(each.value)}


@dataclass(frozen=True)
class Located:
    """A tree with the text it was read from.

    ``path`` is the file as the user knows it; spans count from the start of ``text``.
    """

    path: str
    text: str
    root: Node
    lines: Lines = field(repr=False)

    def problem(self, at: Node | Field | int, message: str, advice: str = "") -> Problem:
        """Make a problem that stands at a node, a field's name or a position."""
        line, column = self.lines.place(_start(at))
        return Problem(self.path, line, column, message, advice)

    def at(self, path: Iterable[PathItem]) -> Node:
        """Return the node at ``path``, or the nearest one above it that exists."""
        node = self.root
        for step in path:
            below = _child(node, step)
            if below is None:
                return node
            node = below
        return node

    def scalars(self) -> Iterator[Scalar]:
        """Yield every single value of the tree, in the order of the text."""
        waiting: list[Node] = [self.root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Scalar):
                yield node
            elif isinstance(node, ListNode):
                waiting.extend(reversed(node.items))
            else:
                waiting.extend(each.value for each in reversed(node.fields))


def _start(at: Node | Field | int) -> int:
    if isinstance(at, int):
        return at
    return at.key.span.start if isinstance(at, Field) else at.span.start


def _child(node: Node, step: PathItem) -> Node | None:
    if isinstance(node, MapNode) and isinstance(step, str):
        found = node.field(step)
        return None if found is None else found.value
    if isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None
