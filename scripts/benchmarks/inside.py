"""Repeats inside one paragraph: words, phrases, sentences, blocks, whole or cut off."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.corpus import Paragraph, folded
from benchmarks.harmless import INSIDE_OUT, VARIANTS
from benchmarks.labels import Block, Case, Group, Stretch
from benchmarks.meaning import MEANINGS, changed
from benchmarks.word_lists import entries

Make = Callable[[random.Random, Paragraph], Case | None]
"""Makes a case from a paragraph, or None where the paragraph does not lend itself to it."""
_Copies = tuple[str, Stretch, Stretch]
"""A text, and where the two copies stand in it."""

_WORDS = re.compile(r"(?<![\w’'“\"-])[a-z]+(?![\w’'”\"-])")
_PHRASE = re.compile(r"(?<=[a-z] )(?:[a-z]+ ){1,4}[a-z]{2,}(?= [a-z])")
_DOUBLED_BY_INTENT = frozenset(entries("doubled_by_intent"))
_FEWEST = 6
"""Words of a sentence of a paragraph that is used here."""
_FEWEST_REPEATED = 10
"""Words that are repeated. Who says fewer twice in a paragraph may mean it, so that neither
answer would be wrong."""


def doubled_word(rng: random.Random, paragraph: Paragraph) -> Case | None:
    """Return the paragraph with one small word standing twice."""
    text = paragraph.text
    found = [
        match
        for match in _WORDS.finditer(text)
        if match[0] not in _DOUBLED_BY_INTENT and not _in_quotation(text, match.start())
    ]
    return _doubled("doubled word", text, rng.choice(found)) if found else None


def doubled_phrase(rng: random.Random, paragraph: Paragraph) -> Case | None:
    """Return the paragraph with two to five words standing twice in a row."""
    text = paragraph.text
    found = [m for m in _PHRASE.finditer(text) if not _in_quotation(text, m.start())]
    return _doubled("doubled phrase", text, rng.choice(found)) if found else None


def _doubled(kind: str, text: str, match: re.Match[str]) -> Case:
    start, end = match.span()
    twice = f"{text[:end]} {text[start:]}"
    length = end - start
    first = Stretch(0, start, end)
    second = Stretch(0, end + 1, end + 1 + length)
    return _case(kind, Group.INSIDE, (twice, first, second))


def _in_quotation(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1


def cut_short(rng: random.Random, paragraph: Paragraph) -> Case | None:
    """Return the whole paragraph followed by its beginning: S1 S2 S3 S1 S2."""
    said = _sayings(paragraph)
    if said is None or len(said) < 3:
        return None
    copy = " ".join(said[: rng.randint(1, len(said) - 1)])
    if len(folded(copy)) < _FEWEST_REPEATED:
        return None
    return _appended("block, cut at a sentence", paragraph.text, copy)


def cut_off(rng: random.Random, paragraph: Paragraph) -> Case | None:
    """Return the paragraph followed by its beginning, which breaks off inside a sentence."""
    said = _sayings(paragraph)
    if said is None or len(said) < 3:
        return None
    count = rng.randint(1, min(3, len(said) - 1))
    last = said[count - 1].split()
    if len(last) < _FEWEST_REPEATED + 2:
        return None
    stump = " ".join(last[: rng.randint(_FEWEST_REPEATED, len(last) - 2)]).rstrip(",;:")
    copy = " ".join([*said[: count - 1], stump])
    return _appended("block, cut off in a sentence", paragraph.text, copy, one_way=True)


def _appended(kind: str, text: str, copy: str, *, one_way: bool = False) -> Case:
    first = Stretch(0, 0, len(copy))
    second = Stretch(0, len(text) + 1, len(text) + 1 + len(copy))
    return _case(kind, Group.INSIDE, (f"{text} {copy}", first, second), one_way=one_way)


def differing(rng: random.Random, paragraph: Paragraph) -> Case | None:
    """Return a paragraph with a sentence that comes twice and says two different things."""
    said = _sayings(paragraph)
    meaning = rng.choice(MEANINGS)
    if said is None:
        return None
    sites = list(range(len(said)))
    rng.shuffle(sites)
    for at in sites:
        pair = changed(meaning, said[at], rng, carried=False)
        if pair and folded(pair[0]) != folded(pair[1]):
            to = rng.randint(at + 1, min(at + 3, len(said)))
            text, first, second = _inserted(said, at, 1, to, pair[1])
            kind, group = "sentences of a paragraph", Group.MEANING
            return Case(kind, group, ((Block(text),),), (), ((first,), (second,)), meaning.name)
    return None


@dataclass(frozen=True, slots=True)
class _Plan:
    """How many sentences are repeated, and how many come before the copy: from and to."""

    kind: str
    count: tuple[int, int]
    between: tuple[int, int] = (0, 0)
    variant: str = ""


def _repeated(plan: _Plan) -> Make:
    """Return what repeats sentences of a paragraph."""
    low, high = plan.count
    group = Group.TYPOGRAPHIC if plan.variant else Group.INSIDE

    def make(rng: random.Random, paragraph: Paragraph) -> Case | None:
        """Return the case with its repeat, or None where the paragraph is not fit for it."""
        said = _sayings(paragraph)
        least, most = plan.between if not plan.variant else rng.choice([(0, 0), (1, 2)])
        if said is None or len(said) < low + least + 1:
            return None
        number = rng.randint(low, min(high, len(said) - least))
        at = rng.randint(0, len(said) - number - least)
        to = at + number + rng.randint(least, min(most, len(said) - at - number))
        copy = " ".join(said[at : at + number])
        other = VARIANTS[plan.variant](rng, copy) if plan.variant else copy
        if other is None or len(folded(copy)) < _FEWEST_REPEATED:
            return None
        if plan.variant and other == copy:
            return None
        placed = _inserted(said, at, number, to, other)
        case = _case(plan.kind, group, placed, one_way=plan.variant in INSIDE_OUT)
        return replace(case, detail="apart" if least else "adjacent")

    return make


def _inserted(said: Sequence[str], at: int, number: int, to: int, copy: str) -> _Copies:
    """Return the text with ``copy`` before sentence ``to``, and where both copies stand."""
    start = len(" ".join([*said[:at], ""]))
    original = Stretch(0, start, start + len(" ".join(said[at : at + number])))
    begin = len(" ".join([*said[:to], ""]))
    text = " ".join([*said[:to], copy, *said[to:]])
    return text, original, Stretch(0, begin, begin + len(copy))


def _case(kind: str, group: Group, placed: _Copies, *, one_way: bool = False) -> Case:
    text, first, second = placed
    ways = ((second,),) if one_way else ((second,), (first,))
    return Case(kind, group, ((Block(text),),), ways, ((first,), (second,)))


def _sayings(paragraph: Paragraph) -> list[str] | None:
    """Return the sentences, or None where one is short or a quotation runs over several."""
    said = list(paragraph.sentences)
    if len(said) < 3 or " ".join(said) != paragraph.text:
        return None
    for each in said:
        if len(folded(each)) < _FEWEST or each.count("“") != each.count("”"):
            return None
        if each.count('"') % 2 or each[0] in '“"(' or each[-1] not in ".!?":
            return None
    return said


INSIDE: dict[str, Make] = {
    "doubled word": doubled_word,
    "doubled phrase": doubled_phrase,
    "sentence, adjacent": _repeated(_Plan("sentence, adjacent", (1, 1))),
    "block, adjacent": _repeated(_Plan("block, adjacent", (2, 4))),
    "block, apart": _repeated(_Plan("block, apart", (1, 3), (1, 3))),
    "block, cut at a sentence": cut_short,
    "block, cut off in a sentence": cut_off,
}
TYPOGRAPHIC: dict[str, Make] = {
    name: _repeated(_Plan(name, (1, 3), variant=name)) for name in VARIANTS
}
