"""A sentence that stands a second time in part: begun again, or cut loose from its beginning."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefmill.rules.relation import ends_whole
from briefmill.text.sentences import loose
from briefmill.text.span import Span

_LEAST_WORDS = 3
"""Words of a fragment; "But the" may begin any sentence."""
_LONGEST = 1_000
"""Code points of a fragment; finding where it ends in the whole sentence is quadratic."""
_SPARE = 100
"""Code points of white space and marks that a piece may have more than its compared form."""
_OPENING_DOTS = re.compile(r"\A(?:…|\.\.\.)\s*")
_WORD_START = re.compile(r"(?<!\S)\S")
_ABBREVIATION = re.compile(r"(?:\b[^\W\d_]\.){2,}\Z")
"""What a sentence may end with, and may as well go on behind: "in the U.S."."""
_BREAK = re.compile(r"[\s,;:–—-]*(?:…|\.\.\.)?\Z")


@dataclass(frozen=True, slots=True)
class Fragment:
    """The beginning or the end of a sentence that stands whole before.

    ``sentence`` is the index of the whole one, ``twin`` the part of it that the fragment
    repeats.
    """

    sentence: int
    twin: Span


def fragment_of(text: str, spans: Sequence[Span], behind: Collection[int] = ()) -> Fragment | None:
    """Return what the last sentence repeats the beginning of, if it breaks off.

    ``spans`` are the sentences of one paragraph of ``text``. The nearest one counts; of a piece
    of one or two words, only those in ``behind``, which would come next.
    """
    last = spans[-1].of(text)
    begun = _BREAK.sub("", last)
    if (ends_whole(last) and not _ABBREVIATION.search(last)) or len(begun) > _LONGEST or not begun:
        return None
    key = loose(begun)
    short = len(begun.split()) < _LEAST_WORDS
    for at in sorted(behind, reverse=True) if short else range(len(spans) - 2, -1, -1):
        end = _same_beginning(text, spans[at], key)
        if end is not None:
            return Fragment(at, Span(spans[at].start, end))
    return None


def _same_beginning(text: str, span: Span, key: str) -> int | None:
    """Return where ``key`` ends in a sentence that begins with it and goes on."""
    sentence = span.of(text)
    if not loose(sentence).startswith(key):
        return None
    for end in range(len(key), len(sentence.rstrip(" .!?"))):
        found = loose(sentence[:end])
        if len(found) >= len(key):  # folding shortens, so the end lies a little further on
            return span.start + end if found == key else None
    return None


def tail_of(text: str, spans: Sequence[Span], at: int, among: Sequence[int]) -> Fragment | None:
    """Return what the sentence ``at`` repeats the end of, if its beginning was cut off.

    Such a piece opens in small letters. ``among`` are the earlier sentences that it may be the end
    of; the nearest one counts.
    """
    piece = _OPENING_DOTS.sub("", spans[at].of(text))
    if not piece[:1].islower() or len(piece) > _LONGEST or len(piece.split()) < _LEAST_WORDS:
        return None
    key = loose(piece)
    for earlier in reversed(among):
        start = _same_end(text, spans[earlier], key)
        if start is not None:
            return Fragment(earlier, Span(start, spans[earlier].end))
    return None


def _same_end(text: str, span: Span, key: str) -> int | None:
    """Return where ``key`` begins in a sentence that ends with it and has words before it."""
    begins = max(span.start, span.end - 2 * len(key) - _SPARE)
    end = text[begins : span.end]
    if not loose(end).endswith(key):
        return None
    for match in reversed(list(_WORD_START.finditer(end))):
        found = loose(end[match.start() :])
        if len(found) >= len(key):
            start = begins + match.start()
            return start if found == key and start > span.start else None
    return None


def is_glued(sentence: str, whole: str) -> bool:
    """Say whether a sentence is another one behind the debris of a third, without a full stop.

    So a paste may begin within a sentence: "Bail exists in law, but magist Bail is seldom set."
    """
    key, end = loose(sentence), loose(whole)
    return len(end.split()) >= _LEAST_WORDS and key != end and key.endswith(f" {end}")
