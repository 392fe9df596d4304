"""Puts cases and plain paragraphs together into one Markdown document with sections."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise

from benchmarks.corpus import Paragraph
from benchmarks.labels import Block, Case, Document, Form, Placed
from benchmarks.word_lists import entries

_APART = 3
"""Units that come at least between two parts of a case."""
_SECTION = (4, 9)
"""Units of a section, from and to."""
_NOUNS = entries("nouns")

_Unit = tuple[Case | None, int, tuple[Block, ...]]
"""The case and its part's number, and the blocks; no case for what is plain."""


class Titles:
    """Headings of which no two are the same."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._given: set[str] = set()

    def next(self, marks: str = "##") -> str:
        """Return a heading as Markdown."""
        while True:
            first, second, third = self._rng.sample(_NOUNS, 3)
            title = f"{first.capitalize()}, {second} and {third}"
            if title not in self._given:
                self._given.add(title)
                return f"{marks} {title}"


def assembled(
    cases: Sequence[Case], plain: Sequence[Paragraph], titles: Titles, rng: random.Random
) -> Document:
    """Return a document that holds the cases and the paragraphs in a random order."""
    units = _ordered(cases, plain, rng)
    return _written(list(_sectioned(units, titles, rng)))


def _ordered(cases: Sequence[Case], plain: Sequence[Paragraph], rng: random.Random) -> list[_Unit]:
    singles: list[_Unit] = [(None, 0, (Block(each.text),)) for each in plain]
    singles += [(case, 0, case.parts[0]) for case in cases if len(case.parts) == 1]
    rng.shuffle(singles)
    keyed: list[tuple[float, _Unit]] = [(float(at), unit) for at, unit in enumerate(singles)]
    for case in cases:
        if len(case.parts) > 1:
            room = max(0.0, len(singles) - _APART * (len(case.parts) - 1.0))
            places = sorted(rng.uniform(-1, room) for _ in case.parts)
            for number, (place, part) in enumerate(zip(places, case.parts, strict=True)):
                keyed.append((place + _APART * number, (case, number, part)))
    return [unit for _, unit in sorted(keyed, key=lambda each: each[0])]


def _sectioned(units: Sequence[_Unit], titles: Titles, rng: random.Random) -> Iterator[_Unit]:
    """Yield the units with headings between them; a unit with a heading is a section of its own.

    What followed a summary would be part of it, and what followed a repeated section too.
    """
    yield None, 0, (Block(titles.next("#"), Form.HEADING),)
    left = rng.randint(*_SECTION)
    before: tuple[Block, ...] = ()
    for unit in units:
        begins = unit[2][0].form is Form.HEADING
        closed = bool(before) and before[0].form is Form.HEADING
        two_lists = bool(before) and _is_item(before[-1]) and _is_item(unit[2][0])
        if not begins and (closed or two_lists or left <= 0):
            yield None, 0, (Block(titles.next(), Form.HEADING),)
            left = rng.randint(*_SECTION)
        left -= 1
        yield unit
        before = unit[2]


def _is_item(block: Block) -> bool:
    return block.form is Form.ITEM


def _written(units: Sequence[_Unit]) -> Document:
    blocks = [block for _, _, part in units for block in part]
    starts = list(_starts(blocks))
    text = "".join(
        block.text + _gap(block, after) for block, after in pairwise([*blocks, Block("")])
    )
    placed: dict[int, tuple[Case, dict[int, list[int]]]] = {}
    plain = []
    at = 0
    for case, number, part in units:
        own = starts[at : at + len(part)]
        if case is None:
            pairs = zip(own, part, strict=True)
            plain += [(start, start + len(block.text)) for start, block in pairs]
        else:
            placed.setdefault(id(case), (case, {}))[1][number] = own
        at += len(part)
    return Document(
        text.rstrip("\n") + "\n",
        tuple(zip(starts, blocks, strict=True)),
        tuple(_placed(case, parts) for case, parts in placed.values()),
        tuple(plain),
    )


def _placed(case: Case, parts: dict[int, list[int]]) -> Placed:
    return Placed(case, tuple(start for number in sorted(parts) for start in parts[number]))


def _starts(blocks: Sequence[Block]) -> Iterator[int]:
    at = 0
    for block, after in pairwise([*blocks, Block("")]):
        yield at
        at += len(block.text) + len(_gap(block, after))


def _gap(block: Block, after: Block) -> str:
    return "\n" if _is_item(block) and _is_item(after) else "\n\n"
