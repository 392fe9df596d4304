"""Locate the blocks of a Markdown text with pulldown-cmark.

CommonMark and Python-Markdown, which renders the site, disagree at the edges (lists
indented by two blanks, raw HTML). Here that costs nothing but a missed repair: a span
that either of them would protect is found by one of the checks below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from typing import Any

import pyromark

from briefmill.text.document import Block, BlockKind, Document, Protected, Protection, merge
from briefmill.text.keep_marks import keep_marks
from briefmill.text.quotation import inline_protections
from briefmill.text.span import Span

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_SEALED = {
    "CodeBlock": Protection.CODE,
    "Table": Protection.TABLE,
    "BlockQuote": Protection.QUOTATION,
    "HtmlBlock": Protection.HTML,
    "FootnoteDefinition": Protection.FOOTNOTE,
    "MetadataBlock": Protection.FRONT_MATTER,
    "Image": Protection.LINK,
}
_ATOMS = {
    "Code": Protection.CODE,
    "InlineMath": Protection.MATH,
    "DisplayMath": Protection.MATH,
    "InlineHtml": Protection.HTML,
    "Html": Protection.HTML,
    "FootnoteReference": Protection.FOOTNOTE,
}
_INLINE_CONTAINERS = {"Link", "Image", "Emphasis", "Strong", "Strikethrough"}
_WRAPPED_LINE = 120
"""Longest line, in code points, that is taken for one that somebody wrapped: editors
wrap at 72 to 100 columns. A paragraph with a longer line is a text that was pasted
with one paragraph a line, and each of its lines is a block."""


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_HARD_BREAK = re.compile(r"(?:[ ]{2,}|\\)[\r\n]+$")
_OPEN = re.compile(r"[^\W_][\s,]*$|[,;–—-]\s*$")
"""The end of a line in the middle of a sentence, when the next one begins with a small letter."""
_LONE_CR = re.compile(r"\r(?!\n)")
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*(?:\r\n|\n|\r)"
    r"(?:[\w-]+[ \t]*:.*?)?(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)",
    re.DOTALL,
)


def body_start(text: str) -> int:
    """Return where the Markdown begins behind YAML front matter, 0 where there is none."""
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def locate(
    text: str, path: str = "", *, body_start: int = 0, fields: Iterable[Span] = ()
) -> Document:
    """Locate the blocks and protected spans of a Markdown text.

    Args:
        text: the whole text, front matter included.
        path: what messages call the text.
        body_start: where the Markdown begins, in code points; all before it is front
            matter and protected, but for ``fields``.
        fields: spans of front matter values that are prose, one line each.
    """
    walk = _Walk(text, body_start)
    for event, start, end in _events(text, body_start):
        walk.take(event, start, end)
    prose = sorted(fields)
    blocks = [Block(BlockKind.FIELD, span, span) for span in prose] + walk.blocks
    protected = walk.protected + _front_matter(body_start, prose)
    for block in blocks:
        if block.kind is not BlockKind.OTHER:
            protected += inline_protections(block.span.of(text), block.span.start)
    protected += _between(text, body_start, walk.blocks)
    pieces = merge(protected)
    html = [piece.span for piece in pieces if piece.why is Protection.HTML]
    kept = [block.outer for block in walk.blocks if block.kind is not BlockKind.OTHER]
    marks = tuple(keep_marks(text, html, kept)) if html else ()
    return Document(path, text, tuple(blocks), pieces, marks)


def _events(text: str, body_start: int) -> list[tuple[Any, int, int]]:
    # pulldown-cmark knows no line that ends with CR alone, as old Mac files have them.
    body = _LONE_CR.sub("\n", text[body_start:])
    events = list(pyromark.events_with_range(body, options=_OPTIONS))
    offsets = {place[side] for _, place in events for side in ("start", "end")}
    points = _code_points(body, offsets, body_start)
    return [(event, points[place["start"]], points[place["end"]]) for event, place in events]


def _code_points(text: str, offsets: set[int], shift: int) -> dict[int, int]:
    """Map byte offsets in UTF-8 to code points, ``shift`` added, in one pass."""
    data = text.encode()
    points: dict[int, int] = {}
    done = count = 0
    for offset in sorted(offsets):
        count += len(data[done:offset].decode())
        done = offset
        points[offset] = count + shift
    return points


@dataclass
class _Walk:
    """Gathers blocks and protected spans from the parser's events."""

    text: str
    body_start: int
    blocks: list[Block] = field(default_factory=list)
    protected: list[Protected] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _sealed: int = 0
    _links: list[tuple[int, int | None, int]] = field(default_factory=list)
    _prose: tuple[int, int] | None = None

    def take(self, event: Any, start: int, end: int) -> None:
        """Take in one event of the parser and the code points that it covers."""
        kind, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        if kind == "Start":
            self._start(value, start, end)
        elif kind == "End":
            self._end(value, start, end)
        elif kind == "Rule":
            self._block(BlockKind.OTHER, Span(start, end))
        else:
            self._inline(kind, start, end)

    def _start(self, value: Any, start: int, end: int) -> None:
        name = value if isinstance(value, str) else next(iter(value))
        if name in _INLINE_CONTAINERS:
            self._grow(start, end)
        else:
            self._flush()
        self._open.append(name)
        if name in _SEALED:
            self._seal(name, _trimmed(self.text, Span(start, end)))
        elif name == "Link":
            self._links.append((start, None, start))

    def _seal(self, name: str, span: Span) -> None:
        if not self._sealed:
            self.protected.append(Protected(span, _SEALED[name]))
            if name not in _INLINE_CONTAINERS:
                self._block(BlockKind.OTHER, span)
        self._sealed += 1

    def _end(self, value: Any, start: int, end: int) -> None:
        name = self._open[-1]
        if name in _SEALED:
            self._sealed -= 1
        elif name == "Link":
            self._close_link(end)
        elif name == "Heading":
            self._heading(start, end, int(value["Heading"][1]))
        elif name not in _INLINE_CONTAINERS:
            self._flush()
        self._open.pop()

    def _inline(self, kind: str, start: int, end: int) -> None:
        if self._sealed:
            return
        if kind in _ATOMS:
            self.protected.append(Protected(Span(start, end), _ATOMS[kind]))
        if self._links:
            first = self._links[-1][1]
            self._links[-1] = (self._links[-1][0], start if first is None else first, end)
        self._grow(start, end)

    def _grow(self, start: int, end: int) -> None:
        """Extend the prose of the open block: tight list items have no paragraph."""
        if not self._sealed:
            first = self._prose[0] if self._prose else start
            last = self._prose[1] if self._prose else end
            self._prose = (min(first, start), max(last, end))

    def _close_link(self, end: int) -> None:
        start, first, last = self._links.pop()
        if first is None:
            self.protected.append(Protected(Span(start, end), Protection.LINK))
            return
        if self.text[start] == "<":  # an autolink is its own target
            first = last = end
        self.protected.append(Protected(Span(start, first), Protection.LINK))
        self.protected.append(Protected(Span(last, end), Protection.LINK))
        if self._links:
            self._links[-1] = (self._links[-1][0], self._links[-1][1] or start, end)

    def _heading(self, start: int, end: int, level: int) -> None:
        prose = self._prose
        self._prose = None
        outer = _trimmed(self.text, Span(start, end))
        span = _trimmed(self.text, Span(*prose)) if prose else Span(outer.start, outer.start)
        if self._sealed:
            return
        self.blocks.append(Block(BlockKind.HEADING, span, outer, level))
        if "{" in self.text[span.end : outer.end]:
            self.protected.append(Protected(Span(span.end, outer.end), Protection.ANCHOR))

    def _flush(self) -> None:
        if not self._prose:
            return
        span = _trimmed(self.text, Span(*self._prose))
        self._prose = None
        if any(name in {"Item", "DefinitionListDefinition"} for name in self._open):
            self._block(BlockKind.NESTED, span)
        else:
            for line in _paragraphs(self.text, span):
                self._block(BlockKind.PARAGRAPH, line)

    def _block(self, kind: BlockKind, span: Span) -> None:
        if not self._sealed:
            self.blocks.append(Block(kind, span, span))


def _trimmed(text: str, span: Span) -> Span:
    content = span.of(text)
    lead = len(content) - len(content.lstrip())
    return Span(span.start + lead, max(span.start + lead, span.start + len(content.rstrip())))


def _paragraphs(text: str, span: Span) -> list[Span]:
    """Split a block into its lines where each line is a paragraph of its own.

    A line that ends in the middle of a sentence goes with the next.
    """
    content = span.of(text)
    lines = _LINE.findall(content)  # str.splitlines splits at other characters as well
    broken = any(_HARD_BREAK.search(line) for line in lines)
    if len(lines) < 2 or max(map(len, lines)) <= _WRAPPED_LINE or broken:
        return [span]
    pieces = []
    start = end = span.start
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        end += len(line)
        if not (_OPEN.search(line) and following[:1].islower()):
            pieces.append(_trimmed(text, Span(start, end)))
            start = end
    return [piece for piece in pieces if len(piece)]


def _front_matter(body_start: int, fields: list[Span]) -> list[Protected]:
    edges = [0, *(side for span in fields for side in (span.start, span.end)), body_start]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return [Protected(Span(*gap), Protection.FRONT_MATTER) for gap in gaps if gap[0] < gap[1]]


def _between(text: str, start: int, blocks: list[Block]) -> list[Protected]:
    """Protect what stands between blocks and is not blank: link definitions, markers.

    A heading's own marks are apart from what stands before and behind it.
    """
    gaps = []
    for block in blocks:
        edges = (start, block.outer.start, block.span.start)
        gaps += [Span(*gap) for gap in pairwise(edges) if gap[0] < gap[1]]
        if block.span.end < block.outer.end:
            gaps.append(Span(block.span.end, block.outer.end))
        start = max(start, block.outer.end)
    gaps.append(Span(min(start, len(text)), len(text)))
    return [
        Protected(_trimmed(text, gap), Protection.OTHER) for gap in gaps if gap.of(text).strip()
    ]
