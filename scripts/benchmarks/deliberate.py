"""Repeats that are meant: set phrases, figures of speech, forms, tables, templates."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from benchmarks.corpus import Paragraph
from benchmarks.labels import Block, Case, Form, Group
from benchmarks.vocabulary import ORGANISATIONS, SURNAMES
from benchmarks.word_lists import entries

Paragraphs = Sequence[Paragraph]
Make = Callable[[random.Random, Paragraphs], Case]
"""Makes a case; the paragraphs of the corpus are what stands around the repeat."""

PARTIES = (
    ("Seller", "Buyer"),
    ("Lessor", "Lessee"),
    ("Supplier", "Purchaser"),
    ("Licensor", "Licensee"),
    ("Lender", "Borrower"),
    ("Client", "Contractor"),
)
SUMMARIES = ("## Summary", "## Executive summary", "## Key points", "## Conclusion")
COLUMNS = ("Region", "Exports", "Imports", "Schools", "Wells", "Turnout", "Yield", "Prices")
PLACE_NAMES = entries("place_names")


def _case(kind: str, *parts: Sequence[Block]) -> Case:
    return Case(kind, Group.DELIBERATE, tuple(tuple(part) for part in parts))


def _with_sentence(kind: str, name: str) -> Make:
    """Return what puts a sentence of a list into a paragraph of the corpus."""

    def make(rng: random.Random, paragraphs: Paragraphs) -> Case:
        said = list(paragraphs[0].sentences)
        said.insert(rng.randint(1, len(said)), _filled(rng.choice(entries(name)), rng))
        return _case(kind, [Block(" ".join(said))])

    return make


def _filled(sentence: str, rng: random.Random) -> str:
    number = str(rng.randint(3, 90))
    return sentence.replace("{n}", number).replace("{name}", rng.choice(entries("reduplicated")))


def anaphora(rng: random.Random, _: Paragraphs) -> Case:
    """Return a paragraph whose sentences begin alike."""
    opening = rng.choice(entries("anaphoras"))
    endings = rng.sample(entries("endings"), rng.randint(3, 5))
    return _case("anaphora", [Block(" ".join(f"{opening} {ending}." for ending in endings))])


def refrain(rng: random.Random, paragraphs: Paragraphs) -> Case:
    """Return paragraphs each of which the same short sentence follows."""
    short = Block(rng.choice(entries("refrains")))
    return _case("refrain", *([Block(each.text), short] for each in paragraphs))


def clauses(rng: random.Random, _: Paragraphs) -> Case:
    """Return two clauses of a contract that bind one party as the other."""
    first, second = rng.choice(PARTIES)
    clause = rng.choice(entries("clauses"))
    blocks = [
        Block(clause.replace("{a}", one).replace("{b}", other))
        for one, other in ((first, second), (second, first))
    ]
    return _case("contract clauses", blocks)


def questionnaire(rng: random.Random, _: Paragraphs) -> Case:
    """Return questions of which several have the same answer."""
    answers = rng.sample(entries("answers"), 2)
    blocks = []
    for number, question in enumerate(rng.sample(entries("questions"), 4), start=1):
        answer = answers[0] if number in (1, 3) else rng.choice(answers)
        blocks += [Block(f"**Question {number}. {question}**"), Block(answer)]
    return _case("questionnaire", blocks)


def restated(rng: random.Random, paragraphs: Paragraphs) -> Case:
    """Return a summary that states the recommendations, and the recommendations."""
    chosen = rng.sample(entries("recommendations"), 3)
    summary = [
        Block(rng.choice(SUMMARIES), Form.HEADING),
        Block(f"This brief makes three recommendations. {' '.join(chosen)}"),
    ]
    advice = [Block("## Recommendations", Form.HEADING)]
    for said, paragraph in zip(chosen, paragraphs, strict=True):
        advice.append(Block(f"{said} {paragraph.text}"))
    parts = [summary, advice] if rng.random() < 0.5 else [advice, summary]
    return _case("recommendation restated", *parts)


def quotation(rng: random.Random, paragraphs: Paragraphs) -> Case:
    """Return a sentence that is quoted twice, the second time to discuss it."""
    said = max(paragraphs[0].sentences, key=len).rstrip(".!?").replace("“", "‘").replace("”", "’")
    first, second = paragraphs[1].text, paragraphs[2].text
    if rng.random() < 0.5:
        quoted = Block(f"> {said}.", Form.OTHER)
        return _case("quotation", [Block(first), quoted], [quoted, Block(second)])
    opening = Block(f"The article in question reads: “{said}.” {first}")
    return _case("quotation", [opening], [Block(f"Consider the words “{said}.” {second}")])


def table(rng: random.Random, _: Paragraphs) -> Case:
    """Return a table with cells and rows that repeat."""
    columns = rng.sample(COLUMNS, 3)
    row = f"| {rng.choice(PLACE_NAMES)} | not available | not available |"
    other = f"| {rng.choice(PLACE_NAMES)} | {rng.randint(2, 99)} | not available |"
    rows = [f"| {' | '.join(columns)} |", "|---|---|---|", row, other, row]
    return _case("table cells", [Block("\n".join(rows), Form.OTHER)])


def code(rng: random.Random, _: Paragraphs) -> Case:
    """Return the same lines of code twice, and twice in one block."""
    name = rng.choice(["rates", "ports", "yields", "tariffs", "stocks"])
    lines = f'{name} = read("{name}.csv")\nprint({name}.mean())\nprint({name}.mean())'
    block = Block(f"```python\n{lines}\n```", Form.OTHER)
    return _case("code", [block], [block])


def captions(rng: random.Random, _: Paragraphs) -> Case:
    """Return two captions that differ in the figure's number."""
    said = rng.choice(entries("figures"))
    first, second = (Block(f"Figure {number}: {said}") for number in (1, 2))
    return _case("captions", [first], [second])


def template(rng: random.Random, _: Paragraphs) -> Case:
    """Return paragraphs made from one pattern with other names and numbers."""
    pattern = rng.choice(entries("templates"))
    names = rng.sample(PLACE_NAMES, 8)
    blocks = []
    for at in range(4):
        text = pattern.replace("{place}", names[at]).replace("{town}", names[at + 4])
        text = text.replace("{person}", rng.choice(SURNAMES))
        text = text.replace("{body}", rng.choice(ORGANISATIONS))
        while "{n}" in text:
            text = text.replace("{n}", str(rng.randint(12, 980)), 1)
        blocks.append(Block(text))
    parts = [blocks] if rng.random() < 0.5 else [blocks[:2], blocks[2:]]
    return _case("template", *parts)


DELIBERATE: dict[str, tuple[Make, int]] = {
    "had had": (_with_sentence("had had", "had_had"), 1),
    "that that": (_with_sentence("that that", "that_that"), 1),
    "very very, quoted": (_with_sentence("very very, quoted", "very_very"), 1),
    "20 20-kilogram": (_with_sentence("20 20-kilogram", "twice_a_number"), 1),
    "doubled name": (_with_sentence("doubled name", "doubled_names"), 1),
    "anaphora": (anaphora, 0),
    "refrain": (refrain, 3),
    "contract clauses": (clauses, 0),
    "questionnaire": (questionnaire, 0),
    "recommendation restated": (restated, 3),
    "quotation": (quotation, 3),
    "table cells": (table, 0),
    "code": (code, 0),
    "captions": (captions, 0),
    "template": (template, 0),
}
"""For each kind what makes a case of it, and how many paragraphs of the corpus that takes."""
