"""Two sentences of one paragraph that are the same but for one fact."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from briefmill.text.comparison import Difference, compare
from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.meaning import Kind
from briefmill.text.sentences import loose, word_count
from briefmill.text.span import Span
from briefmill.text.tokens import Token, tokens

_LEAST_WORDS = 8
"""Words from which a sentence is not alike by chance or for effect."""
_LEAST_BESIDE = 3
"""The same beside sentences that are repeated word for word."""
_ALIKE = 0.85
"""Share of words that both must have: all but one or two."""
_VERSION = 0.7
"""Share of words from which two sentences in the same place are versions of one."""
_PARALLEL = 0.5
"""The same where what follows them is word for word the same."""
_OPENING = 2
"""Words with which both sentences begin; it saves comparing each with each."""
_CLOSING = 3
"""Words with which both sentences end that open otherwise; the same saving."""
_LEAST_TOKENS = 6
"""Tokens of a sentence that has another figure, one of them that figure."""
_BACK = 3
"""Sentences back to which such a sentence is looked for."""
_NEAREST = 4
"""How many of the sentences that begin alike each one is compared with."""
_KINDS = set(Kind) - {Kind.CONTENT, Kind.CASE, Kind.LANGUAGE, Kind.ORDER, Kind.QUESTION}
"""Differences that make a mistake likely. Two ports may well have done the same, but they open
their sentences then."""
_OPENERS = _KINDS - {Kind.NAME, Kind.PLACE, Kind.DATE, Kind.NUMBER}
"""Differences in the opening words that make a mistake likely; of the others, two were told in
turn: "Norway sold", "Sweden sold"; "On Monday", "On Tuesday"."""


def conflicting(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, Span, Difference]]:
    """Yield pairs of sentences with one telling difference, the later one first.

    ``spans`` are the sentences of one paragraph of ``text``. The difference is as seen from
    the later one.
    """
    yield from _beside_repeats(text, spans)
    begin: defaultdict[tuple[str, ...], list[Span]] = defaultdict(list)
    end: defaultdict[tuple[str, ...], list[Span]] = defaultdict(list)
    for span in spans:
        sentence = span.of(text)
        if word_count(sentence) < _LEAST_WORDS:
            continue
        words = loose(sentence).split(" ")
        alike = begin[tuple(words[:_OPENING])]
        opened_otherwise = end[tuple(words[-_CLOSING:])]
        for earlier in alike[-_NEAREST:]:
            yield from _one_difference(text, span, earlier, _KINDS)
        for earlier in opened_otherwise[-_NEAREST:]:
            if not _open_alike(words, earlier.of(text)):
                named = words[0] not in FUNCTION_WORDS and _open_alike(words, earlier.of(text), 1)
                kinds = _OPENERS | {Kind.NAME} if named else _OPENERS
                yield from _one_difference(text, span, earlier, kinds)
        alike.append(span)
        opened_otherwise.append(span)
    yield from _other_figures(text, spans)


def _open_alike(words: Sequence[str], sentence: str, count: int = _OPENING) -> bool:
    return loose(sentence).split(" ", count)[:count] == list(words[:count])


def _one_difference(
    text: str, span: Span, earlier: Span, kinds: Collection[Kind]
) -> Iterator[tuple[Span, Span, Difference]]:
    """Yield two sentences when a difference of one of these kinds is all that tells them apart."""
    if earlier.of(text) == span.of(text):
        return  # a copy has no difference; thousands of them would take long
    found = compare(span.of(text), earlier.of(text))
    one = len(found.differences) == 1 and found.share >= _ALIKE
    if one and found.differences[0].kind in kinds:
        yield span, earlier, found.differences[0]


def _beside_repeats(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, Span, Difference]]:
    """Yield the pairs that are too short to be found by themselves, beside a repeated sentence.

    Two copies of a sentence are both followed by one, or both come after one, that differs.
    """
    last: dict[str, int] = {}
    seen: set[tuple[int, int]] = set()
    for at, span in enumerate(spans):
        key = loose(span.of(text))
        earlier = last.get(key, at)
        last[key] = at
        for step in (-1, 1):
            here, there = at + step, earlier + step
            if earlier == at or there < 0 or here == len(spans) or (here, there) in seen:
                continue
            seen.add((here, there))
            yield from _short_pair(text, spans[here], spans[there])


def _other_figures(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, Span, Difference]]:
    """Yield near sentences that have one other figure, and otherwise the same words in any order.

    Those that begin alike and are long enough are found by `conflicting`.
    """
    for at, span in enumerate(spans):
        here = tokens(span.of(text))
        for earlier in spans[max(at - _BACK, 0) : at]:
            if earlier.of(text) == span.of(text):
                continue
            there = tokens(earlier.of(text))
            opened = [each.key for each in here[:_OPENING]] == [
                each.key for each in there[:_OPENING]
            ]
            long = min(word_count(each.of(text)) for each in (span, earlier)) >= _LEAST_WORDS
            difference = None if opened and long else _other_figure(here, there)
            if difference:
                yield span, earlier, difference


def _other_figure(here: Sequence[Token], there: Sequence[Token]) -> Difference | None:
    """Return the figures of two sentences whose other words are the same, but for small ones."""
    if min(len(here), len(there)) < _LEAST_TOKENS or abs(len(here) - len(there)) > _OPENING:
        return None
    sides = [Counter(each.key for each in side) for side in (here, there)]
    only = [
        [each for each in side if each.key not in other and each.key not in FUNCTION_WORDS]
        for side, other in ((here, sides[1]), (there, sides[0]))
    ]
    if [len(each) for each in only] != [1, 1] or {each[0].kind for each in only} != {Kind.NUMBER}:
        return None
    same = sum((sides[0] & sides[1]).values())
    if same < _VERSION * max(len(here), len(there)):
        return None
    return Difference(only[0][0].text, only[1][0].text, Kind.NUMBER)


def _short_pair(text: str, here: Span, there: Span) -> Iterator[tuple[Span, Span, Difference]]:
    sentences = here.of(text), there.of(text)
    if not _LEAST_BESIDE <= min(map(word_count, sentences)) < _LEAST_WORDS:
        return
    found = compare(*sentences)
    if len(found.differences) == 1 and found.share >= _VERSION and found.telling:
        yield here, there, found.differences[0]


def tell_two_things(first: str, second: str) -> bool:
    """Say whether two sentences share half their words and tell two things."""
    found = compare(first, second)
    return found.share >= _PARALLEL and bool(found.telling)


def differ_in_fact(first: str, second: str) -> bool:
    """Say whether two sentences are versions of one that differ in what they tell."""
    found = compare(first, second)
    return found.share >= _VERSION and bool(found.telling)
