"""Quoted passages and other pieces of running text that repairs leave alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefmill.text.document import Protected, Protection
from briefmill.text.span import Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』"}
_MARK = re.compile("[" + "".join([*_PAIRS, *_PAIRS.values(), '"']) + "]")
_WORD = re.compile(r"\w")

_INLINE = (
    (("@",), re.compile(r"\[[^\[\]]*@[\w][^\[\]]*\]"), Protection.CITATION),
    (("[^",), re.compile(r"\[\^[^\[\]\s]+\]"), Protection.FOOTNOTE),
    (("{",), re.compile(r"\{[:#.][^{}\n]*\}"), Protection.ANCHOR),
    (
        ("://", "www."),
        re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"”]*[^\s<>\"”.,;:!?)\]}'’]"),
        Protection.LINK,
    ),
    (("10.",), re.compile(r"\b10\.\d{4,9}/[^\s<>\"”]*[^\s<>\"”.,;:!?)\]}'’]"), Protection.LINK),
    (
        ("@",),
        re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"),
        Protection.LINK,
    ),
)
"""Patterns, each with what a text must have to hold one: most texts have none of that."""


def inline_protections(text: str, start: int) -> Iterator[Protected]:
    """Yield citations, footnote marks, attribute lists, addresses and quotations.

    ``start`` is where ``text`` begins in its document, in code points.
    """
    for needles, pattern, why in _INLINE:
        if not any(needle in text for needle in needles):
            continue
        for match in pattern.finditer(text):
            yield Protected(Span(*match.span()).shift(start), why)
    for span in quotations(text):
        yield Protected(span.shift(start), Protection.QUOTATION)


def quotations(text: str) -> Iterator[Span]:
    """Yield the quoted passages of one paragraph, marks included.

    An opening mark that is never closed protects the rest of the paragraph: a
    quotation over several paragraphs repeats its opening mark in each.
    """
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text):
        position, char = mark.start(), mark.group()
        if opened and char in opened[1]:
            if char == '"' and not _closes(text, position):
                continue
            yield Span(opened[0], position + 1)
            opened = None
        elif opened is None and char in _PAIRS:
            opened = (position, _PAIRS[char])
        elif opened is None and char == '"' and _opens(text, position):
            opened = (position, '"')
    if opened:
        yield Span(opened[0], len(text))


def _opens(text: str, position: int) -> bool:
    before = text[position - 1 : position]
    after = text[position + 1 : position + 2]
    return bool(after) and not after.isspace() and not (before and _WORD.match(before))


def _closes(text: str, position: int) -> bool:
    before = text[position - 1 : position]
    return not before.isspace()
