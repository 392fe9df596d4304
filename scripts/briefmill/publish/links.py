"""Links and pictures of a Markdown text: where they stand, and which may not stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyromark

from briefmill.publish import policy
from briefmill.publish.located import OPTIONS, Event, Spans, code_points
from briefmill.publish.rewriting import Change
from briefmill.text.span import Span

ADDRESS = "a link to an address that could run a program"

_TARGET = re.compile(r"\]\(\s*<?([^)]*)")
_RAW_DESTINATION = re.compile(r"\]\(\s*(<[^<>\n]*>|[^\s<]\S*)")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)[^\[\]]*\]:[ ]*(?:\n[ ]*)?(\S+)[^\n]*", re.MULTILINE)
_DEFINED = re.compile(r"\[(?:\\.|[^\[\]\\])+\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|\S+)")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture: its whole span, that of its text, and where it leads.

    ``kind`` is that of CommonMark's parser: ``Inline``, ``Reference``, ``Collapsed``,
    ``Shortcut``, ``Autolink`` or ``Email``. ``content`` is None when there is no text.
    """

    span: Span
    content: Span | None
    address: str
    title: str
    kind: str
    image: bool

    def destination(self, text: str) -> Span | None:
        """Return where an inline link's address is written, ``<`` and ``>`` included."""
        start = self.content.end if self.content else self.span.start + 1
        match = _RAW_DESTINATION.search(text, start, self.span.end - 1)
        return Span(*match.span(1)) if match and self.kind == "Inline" else None


@dataclass(frozen=True, slots=True)
class Definition:
    """A link's address written apart, ``[label]: address "title"``."""

    span: Span
    address: str
    destination: Span | None


def links(text: str, found: Iterable[Event]) -> list[Link]:
    """Return the links and pictures of ``text``, in the order in which they end."""
    result: list[Link] = []
    stack: list[tuple[Event, list[Span]]] = []
    for event in found:
        if event.name in {"Link", "Image"} and event.edge == "end":
            opening, inner = stack.pop()
            result.append(_link(text, opening, inner))
            continue
        if stack:
            stack[-1][1].append(event.span)
        if event.name in {"Link", "Image"}:
            stack.append((event, []))
    return result


def _link(text: str, opening: Event, inner: list[Span]) -> Link:
    content = None
    span = opening.span
    if opening.value["link_type"] == "Collapsed" and text.startswith("[]", span.end):
        span = Span(span.start, span.end + 2)  # the parser leaves the empty label out
    if inner:
        content = Span(min(span.start for span in inner), max(span.end for span in inner))
    details = opening.value
    return Link(
        span,
        content,
        details["dest_url"],
        details["title"],
        details["link_type"],
        opening.name == "Image",
    )


def definitions(text: str) -> list[Definition]:
    """Return the link definitions of a text."""
    found = pyromark.reference_definitions(text, options=OPTIONS)
    places = [(entry["span"]["start"], entry["span"]["end"]) for entry in found.values()]
    points = code_points(text, [side for place in places for side in place])
    result = []
    for entry, (start, end) in zip(found.values(), places, strict=True):
        match = _DEFINED.match(text, points[start], points[end])
        destination = Span(*match.span(1)) if match else None
        result.append(Definition(Span(points[start], points[end]), entry["dest"], destination))
    return result


def clean_links(text: str, found: list[Event], code: Spans) -> list[Change]:
    """Return the changes that take away links to addresses that are not safe.

    The text of a link stays, and the description of a picture.
    """
    changes = []
    for link in links(text, found):
        if link.kind != "Email" and not policy.is_safe_address(link.address, image=link.image):
            changes += _unlinked(link)
    for definition in definitions(text):
        if not policy.is_safe_address(definition.address):
            changes.append(Change(definition.span, "", ADDRESS))
    return changes + _seen_by_python_markdown(text, code)


def _unlinked(link: Link) -> list[Change]:
    start, end = link.span.start, link.span.end
    if link.kind == "Autolink":
        return [Change(Span(start, start + 1), "&lt;", ADDRESS)]
    if not link.content:
        return [Change(link.span, "", ADDRESS)]
    return [
        Change(Span(start, link.content.start), "", ADDRESS),
        Change(Span(link.content.end, end), "", ADDRESS),
    ]


def _seen_by_python_markdown(text: str, code: Spans) -> list[Change]:
    """Find what is a link to Python-Markdown only: addresses with blanks, loose ends."""
    changes = [
        Change(Span(match.start() + 1, match.start() + 2), "&#40;", ADDRESS)
        for match in _TARGET.finditer(text)
        if match.start() not in code and not policy.is_safe_address(match[1])
    ]
    changes += [
        Change(Span(*match.span()), "", ADDRESS)
        for match in _DEFINITION.finditer(text)
        if match.start() not in code and not policy.is_safe_address(match[1].lstrip("<"))
    ]
    return changes
