"""Put a small link to "What we changed" where a text was changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefmill.publish.located import Event, events
from briefmill.text.patch import Edit, Patch
from briefmill.text.span import Span

_SEALED = frozenset({"CodeBlock", "Table", "HtmlBlock", "FootnoteDefinition"})
_INLINE = frozenset({"Link", "Image", "Emphasis", "Strong"})
_ATTRIBUTES = re.compile(r"\n[ >]*\{:[^\n]*\}[ \t]*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in Markdown, and the place in the text that it belongs to."""

    position: int
    markdown: str

    def at(self, position: int) -> Mark:
        """Return the mark for another place."""
        return Mark(position, self.markdown)


def insert_marks(text: str, marks: Iterable[Mark]) -> str:
    """Return ``text`` with each mark at the end of the paragraph that holds its place.

    A mark for code, a table, raw HTML, a note or a heading becomes a paragraph of its
    own behind that block; one for a place between blocks goes to the block before it,
    and one before all blocks to the beginning.
    """
    layout = _Layout.of(text)
    gathered: dict[tuple[int, bool], list[str]] = {}
    for mark in sorted(marks, key=lambda m: m.position):
        gathered.setdefault(layout.place(mark.position), []).append(mark.markdown)
    edits = [_edit(text, place, group) for place, group in gathered.items()]
    return Patch.of(text, edits).apply(text)


def append_marks(text: str, marks: Iterable[Mark]) -> str:
    """Return ``text`` with all marks in a paragraph behind it."""
    group = " ".join(mark.markdown for mark in sorted(marks, key=lambda m: m.position))
    return f"{text.rstrip()}\n\n{group}\n"


def _edit(text: str, place: tuple[int, bool], group: list[str]) -> Edit:
    position, own = place
    marks = " ".join(group)
    if not own:
        return Edit(Span(position, position), "", f" {marks}")
    before = "" if position == 0 else "\n" if text[position - 1] == "\n" else "\n\n"
    return Edit(Span(position, position), "", f"{before}{marks}\n\n")


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the runs of prose of a text are, and its blocks at the top level."""

    text: str
    prose: tuple[Span, ...]
    blocks: tuple[Event, ...]

    @classmethod
    def of(cls, text: str) -> _Layout:
        found = events(text)
        return cls(text, tuple(_prose(found)), tuple(_top(found)))

    def place(self, position: int) -> tuple[int, bool]:
        """Return where a mark goes, and whether as a paragraph of its own."""
        for span in self.prose:
            if span.start <= position <= span.end:
                return self._end_of(span), False
        before = [block for block in self.blocks if block.span.start <= position]
        if not before:
            return 0, True
        inside = [span for span in self.prose if before[-1].span.contains(span)]
        if before[-1].name == "Paragraph" and inside:
            return self._end_of(inside[-1]), False
        return before[-1].span.end, True

    def _end_of(self, span: Span) -> int:
        content = span.of(self.text).rstrip()
        attributes = _ATTRIBUTES.search(content)
        return span.start + len(content[: attributes.start()] if attributes else content)


def _top(found: Iterable[Event]) -> Iterable[Event]:
    depth = 0
    for event in found:
        if event.edge == "start":
            if depth == 0:
                yield event
            depth += 1
        elif event.edge == "end":
            depth -= 1
        elif depth == 0:
            yield event


def _prose(found: Iterable[Event]) -> Iterable[Span]:
    """Yield the runs of text in paragraphs, also in list items that have none."""
    sealed = 0
    run: tuple[int, int] | None = None
    for event in found:
        inline = not event.edge or event.name in _INLINE
        if event.name in _SEALED | {"Heading"} and event.edge:
            sealed += 1 if event.edge == "start" else -1
        if inline and not sealed and event.name not in {"Rule", "Html"}:
            run = (run[0] if run else event.span.start, event.span.end)
        elif run and not inline:
            yield Span(*run)
            run = None
