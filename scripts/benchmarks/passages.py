"""Repeats of whole paragraphs, headings, sections and list items, and copies that only look so."""

from __future__ import annotations

import random
from collections.abc import Container, Sequence

from benchmarks.corpus import Paragraph
from benchmarks.harmless import INSIDE_OUT, VARIANTS, edited
from benchmarks.labels import Block, Case, Form, Group, Stretch, whole
from benchmarks.meaning import MEANINGS, Meaning, carrier_pair, changed

_FURTHER = 0.5
"""Share of the pairs whose second copy comes further on; the others are adjacent."""


def exact(paragraph: Paragraph, *, adjacent: bool) -> Case:
    """Return a paragraph and its exact repeat."""
    where = "adjacent" if adjacent else "further on"
    return pair(f"paragraph, {where}", Group.WHOLE, (paragraph.text, paragraph.text), where)


def retyped(rng: random.Random, paragraph: Paragraph, *, adjacent: bool) -> Case | None:
    """Return a paragraph and the same in a typographic variant."""
    name = rng.choice(list(VARIANTS))
    other = VARIANTS[name](rng, paragraph.text)
    if other is None or other == paragraph.text:
        return None
    where = "adjacent" if adjacent else "further on"
    kind = f"paragraph in a variant, {where}"
    case = pair(kind, Group.WHOLE, (paragraph.text, other), where, name)
    if name not in INSIDE_OUT:
        return case
    return Case(kind, case.group, case.parts, case.ways[:1], case.copies, case.detail)


def near(
    rng: random.Random, paragraph: Paragraph, share: float, known: Container[str]
) -> Case | None:
    """Return a paragraph and the same with a share of its words edited."""
    other = edited(paragraph.text, share, rng, known)
    if other is None or paragraph.length < 40:
        return None
    kind = f"{share:.0%} of the words edited"
    return pair(kind, Group.NEAR, (paragraph.text, other), _where(rng))


def longer(rng: random.Random, paragraph: Paragraph, sentence: str, *, second: bool) -> Case | None:
    """Return a paragraph, and the same with one sentence more, in either order.

    That sentence stands only once: whoever removes the longer copy has to leave it.
    """
    said = paragraph.sentences
    if len(said) < 3:
        return None
    at = rng.randint(1, len(said))
    before, after = " ".join(said[:at]), " ".join(said[at:])
    full = " ".join(filter(None, (before, sentence, after)))
    start = len(before) + 1
    number, other = (1, 0) if second else (0, 1)
    around = [Stretch(number, 0, start - 1)]
    if after:
        around.append(Stretch(number, start + len(sentence) + 1, len(full)))
    texts = (paragraph.text, full) if second else (full, paragraph.text)
    kind = "a sentence added" if second else "a sentence dropped"
    case = pair(kind, Group.NEAR, texts, _where(rng))
    ways = (whole(case.blocks, other), tuple(around))
    return Case(kind, case.group, case.parts, ways, case.copies, case.detail)


def heading(title: str, paragraph: Paragraph) -> Case:
    """Return a heading that stands twice, with its paragraph."""
    blocks = (Block(title, Form.HEADING), Block(title, Form.HEADING), Block(paragraph.text))
    first, second = whole(blocks, 0), whole(blocks, 1)
    return Case("heading", Group.WHOLE, (blocks,), (second, first), (first, second))


def section(title: str, paragraphs: Sequence[Paragraph]) -> Case:
    """Return a section that comes again further on, heading and all."""
    part = (Block(title, Form.HEADING), *(Block(each.text) for each in paragraphs))
    blocks = part + part
    first = whole(blocks, *range(len(part)))
    second = whole(blocks, *range(len(part), len(blocks)))
    return Case("section", Group.WHOLE, (part, part), (second, first), (first, second))


def item(rng: random.Random, paragraph: Paragraph, *, adjacent: bool) -> Case | None:
    """Return a list, made of a paragraph's sentences, that has one item twice."""
    said = [each for each in paragraph.sentences if each[0].isalpha() and len(each.split()) > 5]
    if len(said) < 4:
        return None
    at = rng.randint(0, len(said) - (1 if adjacent else 3))
    to = at + 1 if adjacent else rng.randint(at + 3, len(said))
    texts = [*said[:to], said[at], *said[to:]]
    blocks = tuple(Block(f"- {text}", Form.ITEM) for text in texts)
    first, second = whole(blocks, at), whole(blocks, to)
    kind = f"list item, {'adjacent' if adjacent else 'apart'}"
    return Case(kind, Group.WHOLE, (blocks,), (second, first), (first, second))


def differing(
    rng: random.Random, paragraph: Paragraph, meaning: Meaning, *, carried: bool
) -> Case | None:
    """Return a paragraph, and the same with one thing said otherwise (see `meaning.changed`)."""
    texts = changed(meaning, paragraph.text, rng, carried=carried)
    if texts is None or texts[0] == texts[1]:
        return None
    return pair(meaning.name, Group.MEANING, texts, _where(rng))


def differing_and_edited(
    rng: random.Random, paragraph: Paragraph, known: Container[str]
) -> Case | None:
    """Return a paragraph, and the same with one thing said otherwise and harmless edits."""
    meaning = rng.choice(MEANINGS)
    texts = changed(meaning, paragraph.text, rng, carried=True)
    other = edited(texts[1], rng.choice([0.02, 0.05]), rng, known) if texts else None
    if texts is None or other is None:
        return None
    kind = "one of these, and harmless edits"
    return pair(kind, Group.MEANING, (texts[0], other), _where(rng), meaning.name)


def differing_items(rng: random.Random) -> Case:
    """Return a list of which two items say different things in the same words."""
    chosen = rng.sample(MEANINGS, 3)
    meaning = chosen[0]
    first, second = carrier_pair(meaning, rng)
    others = [carrier_pair(each, rng)[0] for each in chosen[1:]]
    texts = [others[0], first, others[1], second] if rng.random() < _FURTHER else [
        others[0], first, second, others[1]
    ]  # fmt: skip
    blocks = tuple(Block(f"- {text}", Form.ITEM) for text in texts)
    copies = (whole(blocks, 1), whole(blocks, texts.index(second)))
    return Case("list items", Group.MEANING, (blocks,), (), copies, meaning.name)


def alike(first: Paragraph, second: Paragraph, rng: random.Random) -> Case:
    """Return two paragraphs of the corpus that share a few words and no more."""
    return pair("merely alike", Group.DELIBERATE, (first.text, second.text), _where(rng))


def pair(kind: str, group: Group, texts: tuple[str, str], where: str, detail: str = "") -> Case:
    """Return two paragraphs that follow each other or stand apart, as ``where`` says."""
    blocks = tuple(Block(text) for text in texts)
    parts = (blocks,) if where == "adjacent" else tuple((block,) for block in blocks)
    copies = (whole(blocks, 0), whole(blocks, 1))
    ways = (copies[1], copies[0]) if group.removable else ()
    return Case(kind, group, parts, ways, copies, ", ".join(filter(None, (where, detail))))


def _where(rng: random.Random) -> str:
    return "further on" if rng.random() < _FURTHER else "adjacent"
