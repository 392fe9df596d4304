"""Fit the text of a unit into the page that it becomes a part of.

Links between source files become links between pages, headings go below those of the
page, formulas become MathML, and what Python-Markdown would read in another way than
CommonMark is written so that both agree. The words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape, unescape

from briefmill.publish.escaping import escape_attribute
from briefmill.publish.links import Link, definitions, links
from briefmill.publish.located import Event, Spans, events
from briefmill.publish.maths import as_mathml, formulas, masked
from briefmill.text.patch import Edit, Patch
from briefmill.text.span import Span

Resolve = Callable[[str, int], str]
"""Takes the address of a link between files and its place; returns the one to publish."""

_LEVELS = {f"H{level}": level for level in range(1, 7)}
_NUMBER_SIGN = re.compile(r"^(?=#)", re.MULTILINE)
_UNDERLINE = re.compile(r"\n[ ]{0,3}(?:=+|-+)[ \t]*\n?$")
_FENCE = re.compile(r"[ ]*(`{3,}|~{3,})")
_ORDERED = re.compile(r"\d{1,9}(\))")
_EXTERNAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|#|$")
_RAW_ADDRESS = re.compile(r"""\s(?:href|src|cite)=("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Place:
    """What a unit's text is fitted into.

    ``level`` is that of the highest heading which the text may have on its page.
    ``resolve`` is for Markdown's links, which name files, ``raw`` for those in raw HTML,
    which the engines leave as they are. ``prefix`` keeps the notes of several texts on
    one page apart; it is empty for a text that has its page to itself.
    """

    level: int
    resolve: Resolve
    raw: Resolve
    prefix: str = ""


def fit(text: str, place: Place) -> Patch:
    """Return the patch that fits a cleaned ``text`` into its ``place``."""
    plain = masked(text)
    found = events(plain)
    edits = [*_addresses(plain, found, place), *_headings(plain, found, place.level)]
    edits += [*_raw_addresses(plain, found, place), *_lists(plain, found)]
    edits += [*_number_signs(plain, found), *_open_fence(plain, found)]
    if place.prefix:
        edits += _notes(found, place.prefix)
    edits = [_edit(text, edit.span, edit.after) for edit in edits]
    edits += [_edit(text, formula.span, as_mathml(formula)) for formula in formulas(text)]
    return Patch.of(text, edits)


def _addresses(text: str, found: list[Event], place: Place) -> Iterable[Edit]:
    for link in links(text, found):
        if link.kind in {"Autolink", "Email"}:
            continue
        apart = link.kind != "Inline"
        if apart and place.prefix and link.content:
            yield _written_out(text, link, _resolved(link.address, link.span.start, place))
        elif not apart and not _EXTERNAL.match(link.address):
            destination = link.destination(text)
            if destination:
                address = _resolved(link.address, link.span.start, place)
                yield _edit(text, destination, _destination(address))
    for definition in definitions(text):
        if place.prefix:
            yield _edit(text, definition.span, "")
        elif definition.destination and not _EXTERNAL.match(definition.address):
            address = _resolved(definition.address, definition.span.start, place)
            yield _edit(text, definition.destination, _destination(address))


def _raw_addresses(text: str, found: list[Event], place: Place) -> Iterable[Edit]:
    for event in found:
        if event.name not in {"Html", "InlineHtml"}:
            continue
        for match in _RAW_ADDRESS.finditer(text, event.span.start, event.span.end):
            written = match[1].strip("\"'")
            address = unescape(written)
            if not _EXTERNAL.match(address):
                after = escape(place.raw(address, match.start()), quote=True)
                yield _edit(text, Span(*match.span(1)), f'"{after}"')


def _resolved(address: str, position: int, place: Place) -> str:
    return address if _EXTERNAL.match(address) else place.resolve(address, position)


def _written_out(text: str, link: Link, address: str) -> Edit:
    """Write the address of a reference link into the link, away from other texts'."""
    assert link.content is not None  # noqa: S101  (told apart by the caller)
    title = f' "{escape_attribute(link.title)}"' if link.title else ""
    tail = f"]({_destination(address)}{title})"
    return _edit(text, Span(link.content.end, link.span.end), tail)


def _destination(address: str) -> str:
    safe = address.replace("<", "%3C").replace(">", "%3E").replace("\n", "")
    return f"<{safe}>" if re.search(r"[\s()]", safe) else safe


def _headings(text: str, found: list[Event], highest: int) -> Iterable[Edit]:
    headings = [event for event in found if event.name == "Heading" and event.edge == "start"]
    if not headings:
        return
    shift = max(0, highest - min(_LEVELS[event.value["level"]] for event in headings))
    for event in headings:
        level = min(_LEVELS[event.value["level"]] + shift, _DEEPEST)
        underline = _UNDERLINE.search(event.span.of(text))
        if underline:
            yield from _as_one_line(text, event.span, underline.start(), level)
        elif shift:
            marks = len(event.span.of(text)) - len(event.span.of(text).lstrip("#"))
            start = event.span.start
            yield _edit(text, Span(start, start + marks), "#" * level)


def _as_one_line(text: str, span: Span, end: int, level: int) -> Iterable[Edit]:
    """Turn a heading that is underlined into one with number signs."""
    yield _edit(text, Span(span.start, span.start), "#" * level + " ")
    for match in re.finditer(r"\n", text[span.start : span.start + end]):
        position = span.start + match.start()
        yield _edit(text, Span(position, position + 1), " ")
    rest = Span(span.start + end, span.end)
    yield _edit(text, rest, "\n" if rest.of(text).endswith("\n") else "")


def _lists(text: str, found: list[Event]) -> Iterable[Edit]:
    """Put a blank line before a list that follows a line of text; write 1) as 1."""
    depth = 0
    for event in found:
        if event.name in {"List", "BlockQuote", "FootnoteDefinition"}:
            start = event.span.start
            if event.edge == "start" and event.name == "List" and depth == 0:
                line = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : start]
                if line.endswith("\n") and line.strip():
                    yield _edit(text, Span(start, start), "\n")
            depth += 1 if event.edge == "start" else -1
        elif event.name == "Item" and event.edge == "start":
            match = _ORDERED.match(text, event.span.start)
            if match:
                yield _edit(text, Span(*match.span(1)), ".")


def _number_signs(text: str, found: list[Event]) -> Iterable[Edit]:
    """Keep a line that begins with ``#tag`` from becoming a heading.

    CommonMark wants a blank behind the signs of a heading, Python-Markdown does not.
    """
    sealed = Spans(e.span for e in found if e.name in {"CodeBlock", "Heading", "HtmlBlock"})
    for match in _NUMBER_SIGN.finditer(text):
        if match.start() not in sealed:
            yield Edit(Span(match.start(), match.start()), "", "\\")


def _open_fence(text: str, found: list[Event]) -> Iterable[Edit]:
    """Close a block of code that runs to the end of the text, and would run on."""
    code = [event for event in found if event.name == "CodeBlock" and event.edge == "start"]
    if not code or code[-1].value == "Indented":
        return
    block = code[-1].span.of(text)
    fence = _FENCE.match(block)
    lines = block.rstrip("\n").split("\n")
    if fence and (len(lines) == 1 or not lines[-1].strip().startswith(fence[1])):
        at = Span(code[-1].span.end, code[-1].span.end)
        yield _edit(text, at, ("" if block.endswith("\n") else "\n") + fence[1] + "\n")


def _notes(found: list[Event], prefix: str) -> Iterable[Edit]:
    names = {"FootnoteDefinition", "FootnoteReference"}
    marks = [event for event in found if event.name in names and event.edge != "end"]
    defined = {event.value for event in marks if event.edge}
    for event in marks:
        if event.value in defined:
            start = event.span.start + len("[^")
            yield Edit(Span(start, start), "", f"{prefix}-")


def _edit(text: str, span: Span, after: str) -> Edit:
    return Edit(span, span.of(text), after)
