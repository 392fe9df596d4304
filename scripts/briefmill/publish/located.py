"""The events of CommonMark's parser, with places in code points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyromark

from briefmill.text.span import Span

OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
"""The extensions to CommonMark that the published dialect has as well."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the parser.

    ``name`` is that of pulldown-cmark: ``Text``, ``Code``, ``InlineHtml``, ``Html``,
    or for a container its name (``Paragraph``, ``Link``, ...). ``edge`` is ``start``
    or ``end`` for containers and empty for the rest. ``value`` is what came with it.
    """

    name: str
    edge: str
    span: Span
    value: Any = None


def events(text: str) -> list[Event]:
    """Return the events of a Markdown text, in its order."""
    found = list(pyromark.events_with_range(text, options=OPTIONS))
    points = code_points(text, (place[side] for _, place in found for side in ("start", "end")))
    return [
        _event(event, Span(points[place["start"]], points[place["end"]])) for event, place in found
    ]


def _event(event: Any, span: Span) -> Event:
    if isinstance(event, str):
        return Event(event, "", span)
    kind, value = next(iter(event.items()))
    if kind not in {"Start", "End"}:
        return Event(kind, "", span, value)
    if isinstance(value, str):
        return Event(value, kind.lower(), span)
    name, details = next(iter(value.items()))
    return Event(name, kind.lower(), span, details)


def code_points(text: str, offsets: Iterable[int]) -> dict[int, int]:
    """Map byte offsets in UTF-8 to offsets in code points."""
    if text.isascii():
        return {offset: offset for offset in offsets}
    data = text.encode()
    points: dict[int, int] = {}
    done = count = 0
    for offset in sorted(set(offsets)):
        count += len(data[done:offset].decode())
        done = offset
        points[offset] = count
    return points


class Spans:
    """Disjoint ascending spans, to ask whether a position lies in one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._ends: list[int] = []
        self._starts: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def __contains__(self, position: int) -> bool:
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]
