"""Markdown located, never re-serialised: blocks, and the spans that no repair touches.

The parser is pulldown-cmark (through pyromark), which gives the source range of every
block and inline. Only ranges are taken from it; what the build writes is the source
text with edits, so what no rule touched comes out byte for byte.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from briefmill.text.keep_marks import KeepMark
from briefmill.text.span import Span

_LINE_END = re.compile(r"\r\n|\n|\r")


class BlockKind(StrEnum):
    """What a block is."""

    FIELD = "field"
    """A front matter value that is prose: a title, a standfirst, a key point."""
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    """A paragraph at the top level of the text."""
    NESTED = "nested"
    """A paragraph inside a list item or a definition."""
    OTHER = "other"
    """Code, tables, block quotations, raw HTML, notes, rules: never edited."""


class Protection(StrEnum):
    """Why a span may not be touched."""

    FRONT_MATTER = "front matter"
    CODE = "code"
    MATH = "math"
    TABLE = "table"
    QUOTATION = "quotation"
    LINK = "link"
    HTML = "raw HTML"
    FOOTNOTE = "footnote"
    ANCHOR = "anchor"
    CITATION = "citation"
    OTHER = "other markup"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of prose, or of something else that separates prose.

    ``span`` covers the content without markers (``#``, list bullets), indentation or
    the line end; ``level`` is 1 to 6 for headings, otherwise 0. ``outer`` covers the
    markers too.
    """

    kind: BlockKind
    span: Span
    outer: Span
    level: int = 0


@dataclass(frozen=True, slots=True)
class Protected:
    """A span that no repair may change, and why."""

    span: Span
    why: Protection


@dataclass(frozen=True)
class Document:
    """A text with its blocks, protected spans and keep marks, all in ascending order."""

    path: str
    text: str
    blocks: tuple[Block, ...]
    protected: tuple[Protected, ...]
    marks: tuple[KeepMark, ...] = ()

    @cached_property
    def _ends(self) -> list[int]:
        return [piece.span.end for piece in self.protected]

    def protections(self, span: Span) -> tuple[Protected, ...]:
        """Return the protected spans that share a character with ``span``.

        An empty ``span`` is protected when it lies strictly inside a protected one.
        """
        found = []
        for index in range(bisect_left(self._ends, span.start), len(self.protected)):
            piece = self.protected[index]
            if piece.span.start > span.end:
                break
            if piece.span.overlaps(span):
                found.append(piece)
        return tuple(found)

    def content(self, block: Block) -> str:
        """Return the text of a block."""
        return block.span.of(self.text)

    def marker(self, block: Block) -> str:
        """Return what stands before a block on its line, such as ``  - `` or ``2. ``."""
        start = block.span.start
        return self.text[self._lines[bisect_right(self._lines, start) - 1] : start]

    def indent(self, block: Block) -> int:
        """Return how many blanks stand before a block's marker, tabs expanded."""
        before = self.marker(block).expandtabs()
        return len(before) - len(before.lstrip())

    def list_start(self, block: Block) -> int:
        """Return where the list of an item begins: its items, and what is nested in them."""
        return self._lists[block.span.start]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @cached_property
    def _lists(self) -> dict[int, int]:
        found: dict[int, int] = {}
        around: list[tuple[int, int]] = []  # the lists that are open, by their indent
        for block in self.blocks:
            if block.kind is not BlockKind.NESTED:
                around = []
                continue
            indent, start = self.indent(block), block.span.start
            while around and around[-1][0] >= indent:
                start = around.pop()[1]
            around.append((indent, start))
            found[block.span.start] = start
        return found


Locate = Callable[[str], Document]
"""Locates the blocks of a text, again after each stage of repairs."""


def merge(spans: Iterable[Protected]) -> tuple[Protected, ...]:
    """Sort protected spans and drop those that lie inside another.

    Overlapping spans are cut so that the result is disjoint and ascending.
    """
    result: list[Protected] = []
    for piece in sorted(spans, key=lambda p: (p.span.start, -p.span.end)):
        start = max(piece.span.start, result[-1].span.end if result else 0)
        if start < piece.span.end:
            result.append(Protected(Span(start, piece.span.end), piece.why))
    return tuple(result)
