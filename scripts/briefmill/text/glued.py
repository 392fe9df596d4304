"""Ends of sentences that the division into sentences has left inside one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefmill.text.meaning import is_common
from briefmill.text.quotation import quotations
from briefmill.text.span import Span

_STOP = re.compile(r"[.!?][”\"’')\]]*\s+(?=[\"“‘'(]*(?P<next>A (?=[a-z])|\w+))")
_BEFORE = re.compile(r"(?P<series>(?:,|\band|\bor) )?(?P<before>(?:[^\s.!?]+\.)*[^\s.!?]*)\Z")
"""The word before a stop, with the dots in it, and whether it belongs to a series."""
_LONGEST = 40
"""Code points before a stop that are looked at."""
_SURE = re.compile(r"[A-Za-z]?[a-z]{3,}")
"""A word that is no abbreviation, when it is a common one or what follows opens sentences."""
_ABBREVIATED = frozenset(
    [
        "mr", "mrs", "ms", "dr", "st", "gen", "gov", "sen", "rep", "col", "lt", "capt", "adm",
        "sgt", "maj", "cpl", "prof", "hon", "rev", "pres", "no", "nos", "vol", "vols", "vs", "v",
        "fig", "figs", "art", "arts", "sec", "ch", "pp", "p", "cf", "ca", "eds", "ed", "al", "etc",
        "dept", "ft", "mt", "messrs", "mme", "mlle",
    ]
)  # fmt: skip
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
"""U.S, e.g, and an initial: a sentence may end there, and seldom does."""
_OPENERS = frozenset(
    [
        "The", "In", "It", "He", "She", "They", "We", "This", "That", "These", "Those", "There",
        "When", "While", "As", "At", "By", "For", "From", "If", "On", "But", "And", "However",
        "A ", "An", "Its", "Their", "His", "Her", "Our", "After", "Before", "Since", "With",
        "Although",
    ]
)  # fmt: skip
"""Words that open sentences, and are no names."""
_TELLING = 4
"""Words by which the beginning or the end of a sentence is known again."""
_LOOKED_AT = 80
"""Code points in which they stand."""
_SINGLE = re.compile(r"‘(?=\S)[^‘’]*(?:’(?=\w)[^‘’]*)*’")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def divided(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences of a paragraph with those that were glued together cut.

    ``spans`` are the sentences in code points of ``text``. A sentence is cut where one surely
    ends, which an apostrophe or an unusual mark may have hidden. It is cut as well at a stop
    before the words with which another sentence of the paragraph opens, or behind those with
    which another one ends: what repeats is then divided as its copy is.
    """
    stops = _stops(text, spans)
    if any(stop.surely for stop in stops):
        closed = _closed(text)
        spans = _cut(
            text, spans, {stop.at for stop in stops if stop.surely and not closed[stop.at]}
        )
    places = [stop.at for stop in stops if stop.maybe]
    if places:
        known = {_opening(text, span.start) for span in spans} - {()}
        spans = _cut(text, spans, {at for at in places if _opening(text, at) in known})
        known = {_ending(text, span.end) for span in spans} - {()}
        spans = _cut(text, spans, {at for at in places if _ending(text, at) in known})
    return tuple(spans)


@dataclass(frozen=True, slots=True)
class _Stop:
    """A stop inside a sentence.

    ``at`` is where what follows it begins. ``surely`` says that a sentence ends there if no
    quotation runs on, ``maybe`` that it is no usual abbreviation.
    """

    at: int
    surely: bool
    maybe: bool


def _stops(text: str, spans: Sequence[Span]) -> list[_Stop]:
    """Return the stops that are inside the sentences."""
    ends = [span.end for span in spans]
    return [
        _stop(match, text[max(0, match.start() - _LONGEST) : match.start()])
        for match in _STOP.finditer(text)
        if bisect_right(ends, match.start()) == bisect_right(ends, match.end("next") - 1)
    ]


def _stop(match: re.Match[str], text: str) -> _Stop:
    """Judge a stop by the ``text`` before it and the word behind."""
    found = _BEFORE.search(text)
    before, after = found["before"] if found else "", match["next"]
    opens = (after.capitalize() if after.isupper() else after) in _OPENERS
    abbreviated = before in _ABBREVIATED or (len(before) > 1 and before.lower() in _ABBREVIATED)
    word = _SURE.fullmatch(before) and not abbreviated
    surely = after[:1].isupper() and word and (opens or is_common(before))
    listed = found is not None and found["series"] and len(before) == 1
    dotted = _DOTTED.fullmatch(before) and not listed
    maybe = not abbreviated and (opens or not dotted)
    return _Stop(match.end(), bool(surely), bool(maybe))


def _closed(text: str) -> bytearray:
    """Return for each code point whether it stands in quotation marks or brackets."""
    closed = bytearray(len(text) + 1)
    spans = list(quotations(text))
    spans += [
        Span(*match.span()) for found in (_SINGLE, _BRACKETS) for match in found.finditer(text)
    ]
    for span in spans:
        closed[span.start + 1 : span.end] = b"\1" * max(0, len(span) - 1)
    return closed


def _opening(text: str, at: int) -> tuple[str, ...]:
    words = _WORD.findall(text[at : at + _LOOKED_AT].lower())
    return tuple(words[:_TELLING]) if len(words) >= _TELLING else ()


def _ending(text: str, at: int) -> tuple[str, ...]:
    words = _WORD.findall(text[max(0, at - _LOOKED_AT) : at].lower())
    return tuple(words[-_TELLING:]) if len(words) >= _TELLING else ()


def _cut(text: str, spans: Sequence[Span], places: Collection[int]) -> list[Span]:
    """Cut the sentences at some places, without the blanks there."""
    ordered = sorted(places)
    found = []
    for span in spans:
        start = span.start
        first = bisect_right(ordered, start)
        for at in (*ordered[first : bisect_left(ordered, span.end)], span.end):
            found.append(Span(start, start + len(text[start:at].rstrip())))
            start = at
    return found
