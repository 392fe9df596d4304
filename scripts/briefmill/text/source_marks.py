"""Marks behind a full stop that belong to the sentence before it: of sources and emphasis."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmill.text.span import Span

NUMBERED = r"(?:\s*\[(?:\^[^\]\s]+|\d+(?:[ ,;–-]+\d+)*)\])"
"""Pattern of one mark of a note or number of a source, with the blanks before it."""
_MARKS = re.compile(
    r"(?:\s?(?:\[\^[^\[\]\s]{1,60}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,4}"
    r"|\[\d{1,4}(?:[\s,;–-]+\d{1,4})*\]|\[-?@[^\[\]]{1,200}\]))+(?=\s|\Z)"
)
"""Marks of notes and citations, as Markdown, Pandoc and plain text write them."""
_SOURCE = re.compile(
    r"\s?(?:\([^()\[\]]{0,80}\b\d{4}[a-z]?\b[^().]{0,40}\)|\[[^\[\]]{1,80}\]\([^()\s]{1,500}\))"
    r"(?=\s*\Z|\s+[\"'“‘(]*[A-Z])"
)
"""A year in brackets or a link, with another sentence behind it or none: no part of that one."""
_CLOSES = re.compile(r"(?:\*{1,3}|_{1,3})(?=\s|\Z)")
"""The end of emphasis: what opens it has no blank behind it."""
_ENDED = re.compile(r"[.!?][”\"’')\]*_]*\Z")
_LAST = 12
"""Code points of a sentence in which its full stop is looked for."""


def with_marks(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences of a paragraph with the marks behind their full stops.

    ``spans`` are the sentences in code points of ``text``; one that is nothing but marks is no
    sentence any more. A paragraph that opens with a mark is an entry of a list, whose marks
    stand before what they number.
    """
    found: list[Span] = []
    for span in spans:
        if found and _ENDED.search(found[-1].of(text)[-_LAST:]):
            end = _marks_end(text, span)
            found[-1] = Span(found[-1].start, end) if end > span.start else found[-1]
            start = end + len(text[end : span.end]) - len(text[end : span.end].lstrip())
            if start < span.end:
                found.append(Span(start, span.end))
        elif not found and _MARKS.match(text, span.start):
            return tuple(spans)
        else:
            found.append(span)
    return tuple(found)


def _marks_end(text: str, span: Span) -> int:
    """Return where the marks end with which a sentence begins; its beginning where it has none."""
    closed = _CLOSES.match(text, span.start, span.end)
    end = closed.end() if closed else span.start
    while match := _MARKS.match(text, end, span.end) or _SOURCE.match(text, end, span.end):
        end = match.end()
    return end
