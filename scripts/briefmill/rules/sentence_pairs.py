"""Two sentences of one paragraph that are the same but for one fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefmill.text.comparison import Difference, compare
from briefmill.text.meaning import Kind
from briefmill.text.sentences import loose, word_count
from briefmill.text.span import Span

_LEAST_WORDS = 8
"""Words from which a sentence is not alike by chance or for effect."""
_ALIKE = 0.85
"""Share of words that both must have: all but one or two."""
_VERSION = 0.7
"""Share of words from which two sentences in the same place are versions of one."""
_OPENING = 2
"""Words with which both sentences begin; it saves comparing each with each."""
_NEAREST = 4
"""How many of the sentences that begin alike each one is compared with."""
_KINDS = set(Kind) - {Kind.CONTENT, Kind.CASE, Kind.LANGUAGE, Kind.ORDER, Kind.QUESTION}
"""Differences that make a mistake likely. Two ports may well have done the same, but they open
their sentences then."""


def conflicting(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, Span, Difference]]:
    """Yield pairs of sentences with one telling difference, the later one first.

    ``spans`` are the sentences of one paragraph of ``text``. The difference is as seen from
    the later one.
    """
    alike: defaultdict[tuple[str, ...], list[Span]] = defaultdict(list)
    for span in spans:
        sentence = span.of(text)
        if word_count(sentence) < _LEAST_WORDS:
            continue
        opening = tuple(loose(sentence).split(" ", _OPENING)[:_OPENING])
        for earlier in alike[opening][-_NEAREST:]:
            found = compare(sentence, earlier.of(text))
            one = len(found.differences) == 1 and found.share >= _ALIKE
            if one and found.differences[0].kind in _KINDS:
                yield span, earlier, found.differences[0]
        alike[opening].append(span)


def differ_in_fact(first: str, second: str) -> bool:
    """Say whether two sentences are versions of one that differ in what they tell."""
    found = compare(first, second)
    return found.share >= _VERSION and bool(found.telling)
