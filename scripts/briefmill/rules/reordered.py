"""What is thought of sentences whose words changed places, and how far a repair may go."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from briefmill.repair.confidence import UNASKED
from briefmill.repair.judgement import Judgement, Judging, Repair
from briefmill.repair.words import FIXED, Words, divide, is_ordinary, whole_texts
from briefmill.rules.both_orders import why_asked
from briefmill.rules.finding import Safety
from briefmill.rules.judged_sentences import JudgedSentence, has_double
from briefmill.rules.reordering import Reordering
from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.meaning import case_tells
from briefmill.text.patch import Edit
from briefmill.text.span import Span

_ASKED = 0.4
"""Confidence from which one is proposed."""
_POSSIBLE = 0.02
"""Confidence from which another order is told beside the proposed one."""
_MOST_OTHERS = 2
"""Other orders that are told beside it; the engine hands on more, since some may not be made."""
_TOKEN = re.compile(r"\S+")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_OPENS_BLOCK = re.compile(r"[\r\n][ \t]*(?:\d{1,9}[.)]|[-+*#>=~`|:])")
"""What makes something else of a line of a paragraph than prose."""
_MARKED = "the sentence has links or other marks in it"


@dataclass(frozen=True, slots=True)
class Garbled:
    """A sentence that looks garbled.

    ``probability`` is that of being so; ``repairs`` are the orders that are likely enough to
    be proposed, best first; ``doubt`` is why the best one is asked about however likely it
    is, as the end of a sentence, and empty where nothing speaks against it.
    """

    sentence: JudgedSentence
    probability: float
    repairs: tuple[Repair, ...] = ()
    doubt: str = ""
    consulted: bool = False

    @property
    def safety(self) -> Safety:
        """Return how far the best repair may go."""
        if not self.repairs:
            return Safety.DISPLAY
        sure = self.repairs[0].confidence >= UNASKED and not self.doubt
        return Safety.SAFE if sure else Safety.REVIEW


def garbled(sentences: Sequence[JudgedSentence], engine: Judging) -> list[Garbled]:
    """Return those sentences of a document that look garbled.

    Of one with marks in it nothing is said where no order is likely enough to be proposed.
    """
    judged = engine.judge([each.words for each in sentences])
    pairs = zip(sentences, judged, strict=True)
    found = {at: _garbled(*pair, engine) for at, pair in enumerate(pairs) if pair[1].flagged}
    settled = _settled(sentences, found, engine)
    return [each for each in settled if each.repairs or not each.sentence.marked]


def _garbled(sentence: JudgedSentence, judgement: Judgement, engine: Judging) -> Garbled:
    found = Garbled(sentence, judgement.garbled, consulted=judgement.consulted)
    repairs = lawful(sentence, judgement.repairs)
    if not repairs or repairs[0].confidence < _ASKED:
        return found
    others = [each for each in repairs[1:] if each.confidence >= _POSSIBLE][:_MOST_OTHERS]
    sure = repairs[0].confidence >= UNASKED
    doubt = doubt_about(sentence, repairs[0], engine) if sure else ""
    return replace(found, repairs=(repairs[0], *others), doubt=doubt)


def lawful(sentence: JudgedSentence, repairs: Sequence[Repair]) -> list[Repair]:
    """Return the repairs that keep words and numbers, the surest first.

    The likeliest order need not be the surest repair: its commas may be doubtful.
    """
    kept = [each for each in repairs if _may_be_made(sentence, each.text)]
    return sorted(kept, key=lambda each: -each.confidence)


def doubt_about(sentence: JudgedSentence, repair: Repair, engine: Judging) -> str:
    """Return why a repair is asked about, however sure it is; empty where nothing tells so."""
    if sentence.marked:
        return _MARKED
    reordering = Reordering(sentence.words, repair.order, repair.commas)
    return _case_told(sentence.words, repair) or why_asked(reordering, engine)


def _case_told(words: Words, repair: Repair) -> str:
    """Tell of a word that stood first and whose capital may be more than that: Polish."""
    first = words.texts[0]
    key = first.lower()
    if repair.order[0] == 0 or not is_ordinary(first):
        return ""
    if case_tells(key) and key not in FUNCTION_WORDS:
        return f"“{first}” may mean another thing with a capital than without"
    return ""


def _may_be_made(sentence: JudgedSentence, text: str) -> bool:
    """Say whether a repair keeps the words, the order of the numbers and the form of the lines.

    Nor may it put a word beside itself.
    """
    edits = edits_of(sentence, text)
    lines = _OPENS_BLOCK.findall(sentence.words.sentence) == _OPENS_BLOCK.findall(text)
    return (
        lines
        and not has_double(divide(text))
        and all(
            same_words(edit.before, edit.after)
            and _DIGITS.findall(edit.before) == _DIGITS.findall(edit.after)
            for edit in edits
        )
    )


def edits_of(sentence: JudgedSentence, after: str) -> tuple[Edit, ...]:
    """Return one edit of a whole sentence, or edits of what is between words that may not move.

    Raises:
        ValueError: when ``after`` does not have as many words as the sentence.
    """
    before, start = sentence.words.sentence, sentence.span.start
    fixed = [word.segment == FIXED for word in sentence.words.words]
    if not any(fixed):
        return (Edit(sentence.span, before, after),)
    places = zip(fixed, _TOKEN.finditer(before), _TOKEN.finditer(after), strict=True)
    stretches = (list(group) for is_fixed, group in groupby(places, itemgetter(0)) if not is_fixed)
    pairs = (
        (Span(stretch[0][1].start(), stretch[-1][1].end()),
         Span(stretch[0][2].start(), stretch[-1][2].end()))
        for stretch in stretches
    )  # fmt: skip
    return tuple(
        Edit(here.shift(start), here.of(before), there.of(after))
        for here, there in pairs
        if here.of(before) != there.of(after)
    )


def _settled(
    sentences: Sequence[JudgedSentence], found: dict[int, Garbled], engine: Judging
) -> list[Garbled]:
    """Return what was found; where the result would be repaired again, no repair is proposed.

    The sentences of a text bear on each other, and it is not known which questions will be
    answered. So the results are judged twice: once with only what is made unasked, and once
    with all that is proposed.
    """
    judged: set[int] = set()
    for least in (Safety.SAFE, Safety.REVIEW):
        made = {at for at, each in found.items() if each.repairs and each.safety >= least}
        if made == judged:
            continue
        judged = made
        results = (found[at].repairs[0].text if at in made else "" for at in range(len(sentences)))
        again = engine.judge(
            [_read_again(one.words, text) for one, text in zip(sentences, results, strict=True)]
        )
        found = {
            at: replace(each, repairs=(), doubt="") if at in made and _goes_on(again[at]) else each
            for at, each in found.items()
        }
    return list(found.values())


def _goes_on(judgement: Judgement) -> bool:
    """Say whether the next run would propose something, be it not the likeliest order."""
    return any(each.confidence >= _ASKED for each in judgement.repairs)


def _read_again(words: Words, text: str) -> Words:
    """Return a sentence in another order; the words that may not move stand where they stood."""
    if not text:
        return words
    plain = divide(text)
    fixed = [
        there.span
        for here, there in zip(words.words, plain.words, strict=True)
        if here.segment == FIXED
    ]
    return divide(text, fixed)


def same_words(before: str, after: str) -> bool:
    """Say whether two sentences have the same words, commas and first letters aside.

    Words are compared as often as they occur. Letter case counts, but for an ordinary word
    that stands or stood first; so does every mark but the comma, and marks go with their
    words, or all stay in their places.
    """
    if _are_same(_pieces(before), _pieces(after)):
        return True
    here, there = divide(before), divide(after)
    marks = [[(word.lead, word.trail) for word in side.words] for side in (here, there)]
    return marks[0] == marks[1] and _are_same(*_whole(here, there))


def _pieces(text: str) -> list[str]:
    return [piece for piece in (each.strip(",") for each in text.split()) if piece]


def _whole(here: Words, there: Words) -> tuple[list[str], list[str]]:
    """Return the words of both sides, the last ones with a stop that they have on either side."""
    dotted = {text for side in (here, there) for text in side.texts if text.endswith(".")}
    left, right = list(whole_texts(here)), list(whole_texts(there))
    for side in (left, right):
        if side and f"{side[-1]}." in dotted:
            side[-1] += "."
    return left, right


def _are_same(before: Sequence[str], after: Sequence[str]) -> bool:
    here, there = Counter(before), Counter(after)
    lost, new = [*(here - there).elements()], [*(there - here).elements()]
    first = {_small(word) for word in (*before[:1], *after[:1])}
    return Counter(map(_small, lost)) == Counter(map(_small, new)) and all(
        is_ordinary(word) and _small(word) in first for word in (*lost, *new)
    )


def _small(word: str) -> str:
    return word[:1].lower() + word[1:]
