"""How far the removal of sentences that stand twice in their paragraph may go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefmill.rules.announced import (
    brings_up_a_thing,
    counts_them,
    is_announced,
    may_be_rhetoric,
    says_so,
)
from briefmill.rules.denied import is_denied_beside
from briefmill.rules.finding import Safety
from briefmill.rules.fragments import Fragment
from briefmill.rules.next_block import opening_behind
from briefmill.rules.runs import Row, Run
from briefmill.rules.sentence_pairs import differ_in_fact, tell_two_things
from briefmill.text.document import Document, Protection
from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.finite_verb import has_finite_verb, tells_something
from briefmill.text.sentences import fold, loose
from briefmill.text.span import Span

ENOUGH_WORDS = 8
"""Words that one of the repeated sentences must have for the repeat to be taken for an
accident. Refrains and slogans ("Never again. Never again.") are shorter."""
_ENOUGH_WORDS_UNASKED = 12
"""Words that one of them must have to go unasked: a speaker, a crowd and a song repeat sentences
of up to eleven."""
_ENOUGH_WORDS_APART = 16
"""Words that the whole block must have when something stands between its copies: a
single sentence may be taken up again on purpose."""
_REFERS_BACK = re.compile(
    r"\W*(?:it|they|he|she|its|their|his|her|this|that|these|those|both|such|there|here|then|"
    r"the)\b",
    re.IGNORECASE,
)
"""How a sentence opens that may speak of what the one before it introduced."""
_SHAPE, _LOOSE_SHAPE = 0.75, 0.5
"""Share of places in which two sentences must be built alike to be parallel, and where what
follows them refers back."""
_ANOTHER = re.compile(
    r"\W*(?:\w+\W+){0,2}?(?:second|third|fourth|fifth|other|another|next|likewise|by contrast|"
    r"in contrast|elsewhere|similarly|as for)\b",
    re.IGNORECASE,
)
"""How a sentence opens that brings up one more thing of a kind: "The second visit"."""
_QUESTION = re.compile(r"\?[\"'”’»)\]*_]*\Z")
"""How a question ends: two answers stand behind one that is asked twice."""
_LEADS_ON = re.compile(r":[*_]*\s*\Z")
"""How a sentence ends that announces what follows it."""
_MARK_BEHIND = re.compile(r"\s*[,;:(–—-]")
_CONTENT = 4
"""Letters from which a word that two sentences share is taken for what they speak of."""
_LONGEST = 2_000
"""Code points of a sentence beside a copy that is looked at: many copies may have one beside."""
_LONGEST_SHAPE = 40
"""Words from which two sentences are not compared by their build."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A run that repeats, with the end of the sentence before it and the beginning of the next."""

    run: Run
    tail: Fragment | None
    begun: Fragment | None
    row: Row
    """All copies in a row: whether they are meant is told by what stands behind the last one."""


def safety_of(
    document: Document, spans: Sequence[Span], repeat: Repeat, copy: Span, counts: Sequence[int]
) -> Safety:
    """Return how far the removal of the second copy of a repeat may go.

    ``spans`` are the sentences of the paragraph, ``copy`` is what would go, and ``counts``
    are the words of each repeated sentence, those that are cut off included.
    """
    run = repeat.run
    if _belongs_to_each(document, spans, repeat):
        return Safety.DISPLAY
    if max(counts) < _ENOUGH_WORDS_UNASKED or _is_mostly_quotation(document, copy):
        return Safety.REVIEW
    if run.adjacent:
        meant = _may_be_meant_in_a_row(document, spans, repeat)
    else:
        meant = _may_be_meant_apart(document, spans, repeat, counts)
    return Safety.REVIEW if meant else Safety.SAFE


def _is_mostly_quotation(document: Document, copy: Span) -> bool:
    """Say whether a copy is mostly quotation, which may be repeated to discuss it."""
    quoted = (p.span for p in document.protections(copy) if p.why is Protection.QUOTATION)
    return sum(len(span) for span in quoted) * 2 > len(copy)


def has_denial_beside(document: Document, spans: Sequence[Span], run: Run) -> bool:
    """Say whether a sentence right beside one of the two copies denies or corrects it."""

    def sentence(at: int) -> str:
        return _sentence(document.text, spans, at)

    return is_denied_beside(run, sentence, sentence)


def _may_be_meant_in_a_row(document: Document, spans: Sequence[Span], repeat: Repeat) -> bool:
    """Say whether a passage that follows itself at once may do so on purpose.

    What is cut off was pasted, unless the text says that the passage stands there twice.
    """
    text, run = document.text, repeat.run
    passage = Span(spans[run.first].start, spans[run.first + run.length - 1].end).of(text)
    before, after = (_sentence(text, spans, at) for at in (run.first - 1, repeat.row.end))
    if repeat.tail or repeat.begun:
        return _is_told_twice(document, spans, repeat)
    if not tells_something(passage) or brings_up_a_thing(passage):
        return True  # two entries without a verb may be two things, and so may two trucks
    if is_announced(before, passage, after) or may_be_rhetoric(passage, after):
        return True
    if counts_them(passage, _behind(document, spans, repeat)):
        return True
    return run.length == 1 and any(
        are_parallel(passage, beside, refers=False) for beside in (before, after) if beside
    )


def _may_be_meant_apart(
    document: Document, spans: Sequence[Span], repeat: Repeat, counts: Sequence[int]
) -> bool:
    """Say whether copies with other text between may stand there for two accounts, or for effect.

    What is cut off in a sentence was pasted, unless the text says otherwise. Whole sentences may
    be said once more of what was brought up between: a second trial, another ward, the way back.
    """
    if sum(counts) < _ENOUGH_WORDS_APART or _is_told_twice(document, spans, repeat):
        return True
    return not (repeat.tail or (repeat.begun and not repeat.run.first))


def _is_told_twice(document: Document, spans: Sequence[Span], repeat: Repeat) -> bool:
    """Say whether what stands before, between or behind the copies says why both stand."""
    run = repeat.run
    between = range(run.first + run.length, run.second)
    beside = [_sentence(document.text, spans, at) for at in (run.first - 1, *between)]
    after, passage = _behind(document, spans, repeat), spans[run.first].of(document.text)
    if any(map(says_so, [*beside, after])) or any(map(_LEADS_ON.search, beside)):
        return True
    return counts_them(passage, after) or _may_be_whole(document, repeat, after)


def _may_be_whole(document: Document, repeat: Repeat, after: str) -> bool:
    """Say whether what breaks off may say something of its own, or go on in the next block.

    It may where the whole sentence has a mark in that place ("No repairs are needed, unless"),
    and where the next paragraph begins with a capital but is no sentence: a list of names.
    """
    if repeat.begun is None:
        return False
    if _MARK_BEHIND.match(document.text, repeat.begun.twin.end):
        return True
    return bool(after) and not has_finite_verb(after)


def _behind(document: Document, spans: Sequence[Span], repeat: Repeat) -> str:
    """Return the two sentences behind the last copy, or what opens the next block."""
    places = range(repeat.row.end, repeat.row.end + 2)
    inside = " ".join(_sentence(document.text, spans, at) for at in places).strip()
    if repeat.begun:
        inside = ""
    return inside or opening_behind(document, spans[-1].end)


def _belongs_to_each(document: Document, spans: Sequence[Span], repeat: Repeat) -> bool:
    """Say whether what stands beside the copies tells two things, so that they belong to each."""
    text, run = document.text, repeat.run
    if run.adjacent:
        return False
    behind = [_sentence(text, spans, at + run.length) for at in (run.first, run.second)]
    asks = _QUESTION.search(_sentence(text, spans, run.second + run.length - 1)) is not None
    if not repeat.begun and all(behind) and (asks or differ_in_fact(*behind)):
        return True
    before = [_sentence(text, spans, at - 1) for at in (run.first, run.second)]
    if repeat.tail or not all(before):
        return False
    opening = spans[run.second].of(text)
    return are_parallel(*before, refers=_REFERS_BACK.match(opening) is not None)


def _sentence(text: str, spans: Sequence[Span], at: int) -> str:
    """Return a sentence of the paragraph; empty where it has none there, or an endless one."""
    there = 0 <= at < len(spans) and len(spans[at]) <= _LONGEST
    return spans[at].of(text) if there else ""


def are_parallel(first: str, second: str, *, refers: bool) -> bool:
    """Say whether two sentences bring up two things of one kind, as entries of a list do.

    ``refers`` says that what follows them speaks of what they bring up.
    """
    if tell_two_things(first, second) or _brings_up_another(first, second):
        return True
    shapes = _shape(first), _shape(second)
    longer = max(map(len, shapes))
    if not 0 < longer <= _LONGEST_SHAPE:  # a mark alone is a sentence without words
        return False
    alike = sum(one == other for one, other in zip(*shapes, strict=False)) / longer
    return alike >= (_LOOSE_SHAPE if refers else _SHAPE)


def _brings_up_another(first: str, second: str) -> bool:
    """Say whether the second of two sentences turns to one more of what the first speaks of."""
    words = [
        {word for word in loose(each).split() if len(word) >= _CONTENT} - FUNCTION_WORDS
        for each in (first, second)
    ]
    return not words[0].isdisjoint(words[1]) and _ANOTHER.match(second) is not None


def _shape(sentence: str) -> list[str]:
    """Return the words of a sentence by what they are: names, figures, function words, others."""
    found = []
    for at, word in enumerate(re.findall(r"\w[\w’'-]*", fold(sentence))):
        if word.lower() in FUNCTION_WORDS:
            found.append(word.lower())
        elif word[0].isdigit():
            found.append("0")
        else:
            found.append("A" if word[0].isupper() and at else "a")
    return found
