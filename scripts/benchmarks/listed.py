"""Works and recommendations that are listed twice, and lists whose entries only look alike."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.corpus import Paragraph
from benchmarks.labels import Block, Case, Form, Group, Stretch, whole
from benchmarks.vocabulary import PLACES, SURNAMES
from benchmarks.word_lists import entries

_GIVEN = entries("given_names")
_PRESSES = entries("presses")
_JOURNALS = entries("journals")
_TITLES = entries("work_titles")
_SUBTITLES = entries("work_subtitles")
_NOUNS = entries("nouns")
_HEADINGS = ("## References", "## Bibliography", "## Works cited")


@dataclass(frozen=True, slots=True)
class Work:
    """A book, or an article where it has a journal."""

    family: str
    given: str
    year: int
    title: str
    city: str
    press: str
    journal: str = ""
    volume: int = 0
    page: int = 0

    @property
    def initials(self) -> str:
        """Return the given names as initials: "J. M."."""
        return " ".join(f"{name[0]}." for name in self.given.split())

    @property
    def pages(self) -> str:
        """Return the first and last page, joined by an en dash."""
        return f"{self.page}–{self.page + 17}"


Style = Callable[[Work], str]


def _chicago(work: Work) -> str:
    if work.journal:
        where = f"“{work.title}.” *{work.journal}* {work.volume}: {work.pages}."
    else:
        where = f"*{work.title}*. {work.city}: {work.press}."
    return f"{work.family}, {work.given}. {work.year}. {where}"


def _apa(work: Work) -> str:
    where = f"{work.journal}, {work.volume}, {work.pages}" if work.journal else work.press
    return f"{work.family}, {work.initials} ({work.year}). {work.title}. {where}."


def _humanities(work: Work) -> str:
    if work.journal:
        where = f"“{work.title},” *{work.journal}* {work.volume} ({work.year}): {work.pages}."
    else:
        where = f"*{work.title}* ({work.city}: {work.press}, {work.year})."
    return f"{work.given} {work.family}, {where}"


_STYLES: tuple[Style, ...] = (_chicago, _apa, _humanities)


def drawn(rng: random.Random) -> Work:
    """Return a work that is not there."""
    first, second = rng.sample(_NOUNS, 2)
    title = rng.choice(_TITLES).format(first.capitalize(), second.capitalize(), rng.choice(PLACES))
    if rng.random() < 0.5:
        title = f"{title}: {rng.choice(_SUBTITLES)}"
    given = " ".join(rng.sample(_GIVEN, rng.randint(1, 2)))
    family, year = rng.choice(SURNAMES), rng.randint(1950, 2023)
    work = Work(family, given, year, title, rng.choice(PLACES), rng.choice(_PRESSES))
    if rng.random() < 0.5:
        return work
    journal, volume, page = rng.choice(_JOURNALS), rng.randint(2, 90), rng.randint(3, 700)
    return replace(work, journal=journal, volume=volume, page=page)


def _another(work: Work, rng: random.Random) -> Work:
    """Return another work that looks like it: its next volume, edition or part, or its author's."""
    other = drawn(rng)
    others = [
        replace(work, year=work.year + rng.randint(1, 9)),
        replace(work, title=other.title),
        replace(work, family=next(name for name in SURNAMES if name != work.family)),
        replace(work, title=f"{work.title}, part {rng.choice(['two', 'three'])}"),
    ]
    if work.journal:
        others.append(replace(work, volume=work.volume + 1, page=work.page + 40))
    return rng.choice(others)


def _list_of(rng: random.Random, first: str, second: str, style: Style) -> Sequence[Block]:
    others = [style(drawn(rng)) for _ in range(4)]
    others.insert(rng.randint(0, 2), first)
    others.insert(rng.randint(others.index(first) + 1, len(others)), second)
    heading = Block(rng.choice(_HEADINGS), Form.HEADING)
    return (heading, *(Block(f"- {text}", Form.ITEM) for text in others))


def same_style(rng: random.Random) -> Case:
    """Return a list of references that has one work twice, in the same words."""
    style = rng.choice(_STYLES)
    text = style(drawn(rng))
    blocks = _list_of(rng, text, text, style)
    first, second = (at for at, block in enumerate(blocks) if block.text == f"- {text}")
    return _twice("reference, same style", blocks, first, second)


def other_style(rng: random.Random) -> Case:
    """Return a list of references that has one work twice, in two styles."""
    style, other = rng.sample(_STYLES, 2)
    work = drawn(rng)
    blocks = _list_of(rng, style(work), other(work), style)
    texts = [block.text for block in blocks]
    places = texts.index(f"- {style(work)}"), texts.index(f"- {other(work)}")
    return replace(_twice("reference, other style", blocks, *places), group=Group.NEAR)


def works_alike(rng: random.Random) -> Case:
    """Return a list of references with two works that only look alike."""
    style = rng.choice(_STYLES)
    work = drawn(rng)
    blocks = _list_of(rng, style(work), style(_another(work, rng)), style)
    return Case("works that look alike", Group.DELIBERATE, (tuple(blocks),))


def recommendation(rng: random.Random, paragraphs: Sequence[Paragraph]) -> Case | None:
    """Return recommendations, each with its reasons, of which one stands twice."""
    if any(each.length > 120 for each in paragraphs):
        return None
    said = rng.sample(entries("recommendations"), len(paragraphs))
    texts = [f"{one} {each.text}" for one, each in zip(said, paragraphs, strict=True)]
    listed = rng.random() < 0.5
    form, mark = (Form.ITEM, "- ") if listed else (Form.PARAGRAPH, "")
    heading = Block("## Recommendations", Form.HEADING)
    blocks = (heading, *(Block(mark + text, form) for text in [*texts, texts[0]]))
    return _twice("recommendation", blocks, 1, len(blocks) - 1)


def _twice(kind: str, blocks: Sequence[Block], first: int, second: int) -> Case:
    copies: tuple[tuple[Stretch, ...], ...] = (whole(blocks, first), whole(blocks, second))
    return Case(kind, Group.WHOLE, (tuple(blocks),), copies[::-1], copies)
