"""Small libraries of two briefs each, with labelled repeats across their files."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks import passages
from benchmarks.corpus import Paragraph
from benchmarks.deliberate import captions, quotation, table
from benchmarks.harmless import edited
from benchmarks.labels import Block, Case, Document, File, Form, Group, Placed, whole
from benchmarks.listed import Work, drawn
from benchmarks.meaning import MEANINGS, changed
from benchmarks.word_lists import entries

_EDITED = 0.05
"""Share of the words that are edited in a near-repeat across files."""
_FIRST, _SECOND = "first", "second"
"""The folders of the two briefs."""
_NAMES = ("ports", "rail", "water", "schools")

SECTIONS = ("sections/ports", "sections/rail")
SUMMARY, CONCLUSION = "index", "sections/conclusion"


@dataclass(frozen=True, slots=True)
class Filed:
    """A case and the file of each of its parts, without the ending.

    A file that begins with ``+`` is made for the case; the number of the case is added to its
    name.
    """

    case: Case
    files: tuple[str, ...]


Make = Callable[[random.Random, Sequence[Paragraph]], Filed | None]


def _in(*files: str, brief: str = _FIRST) -> tuple[str, ...]:
    return tuple(f"{brief}/{file}" for file in files)


def _kept(case: Case, kind: str) -> Case:
    return replace(case, kind=kind)


def _pair(kind: str, group: Group, texts: tuple[str, str], files: tuple[str, ...]) -> Filed:
    return Filed(passages.pair(kind, group, texts, "further on"), files)


def exact(_: random.Random, few: Sequence[Paragraph]) -> Filed:
    """Return a paragraph in two sections of a brief."""
    texts = (few[0].text, few[0].text)
    return _pair("paragraph in two sections", Group.FILES, texts, _in(*SECTIONS))


def retyped(rng: random.Random, few: Sequence[Paragraph]) -> Filed | None:
    """Return a paragraph in two sections, in a typographic variant."""
    case = passages.retyped(rng, few[0], adjacent=False)
    kind = "paragraph in two sections, a variant"
    return Filed(replace(case, kind=kind, group=Group.FILES), _in(*SECTIONS)) if case else None


def near(rng: random.Random, few: Sequence[Paragraph]) -> Filed | None:
    """Return a paragraph in two sections, with a few words edited."""
    other = edited(few[0].text, _EDITED, rng, ())
    kind = "paragraph in two sections, 5% edited"
    return _pair(kind, Group.FILES, (few[0].text, other), _in(*SECTIONS)) if other else None


def _file_twice(kind: str, file: str) -> Make:
    def make(_: random.Random, few: Sequence[Paragraph]) -> Filed:
        part = tuple(Block(each.text) for each in few)
        first, second = range(len(few)), range(len(few), 2 * len(few))
        copies = (whole(part + part, *first), whole(part + part, *second))
        case = Case(kind, Group.FILES, (part, part), copies[::-1], copies)
        return Filed(case, _in(f"+{file}", f"+{file}-again"))

    return make


def differing(rng: random.Random, few: Sequence[Paragraph]) -> Filed | None:
    """Return a paragraph in two sections that differs in one thing."""
    meaning = rng.choice(MEANINGS)
    texts = changed(meaning, few[0].text, rng, carried=True)
    if texts is None or texts[0] == texts[1]:
        return None
    kind = "one of these, in two sections"
    return _pair(kind, Group.MEANING, texts, _in(*SECTIONS))


def restated(rng: random.Random, few: Sequence[Paragraph]) -> Filed:
    """Return recommendations that the summary or the conclusion restates."""
    chosen = rng.sample(entries("recommendations"), len(few))
    files = [f"+recommendations/advice-{at}" for at in range(len(few))]
    bodies = [(Block(f"{said} {each.text}"),) for said, each in zip(chosen, few, strict=True)]
    summary = (Block(f"This brief makes {len(few)} recommendations. {' '.join(chosen)}"),)
    kind = "recommendation restated in another file"
    case = Case(kind, Group.DELIBERATE, (summary, *bodies))
    return Filed(case, _in(rng.choice((SUMMARY, CONCLUSION)), *files))


def taken_up(rng: random.Random, few: Sequence[Paragraph]) -> Filed | None:
    """Return the short text of a recommendation that stands in the conclusion word for word."""
    said = " ".join(few[0].sentences[:2])
    if len(said.split()) > 55:
        return None
    case = passages.pair("text of a recommendation concluded", Group.DELIBERATE, (said, said), "")
    parts = tuple((block,) for block in case.blocks)
    files = _in("+recommendations/advice-alone", rng.choice((SUMMARY, CONCLUSION)))
    return Filed(replace(case, parts=parts), files)


def quoted(rng: random.Random, few: Sequence[Paragraph]) -> Filed | None:
    """Return a quotation that comes back in another section."""
    if any('"' in each.text for each in few):
        return None
    return Filed(_kept(quotation(rng, few), "quotation in two sections"), _in(*SECTIONS))


def captioned(rng: random.Random, few: Sequence[Paragraph]) -> Filed:
    """Return captions in two sections."""
    return Filed(_kept(captions(rng, few), "captions in two sections"), _in(*SECTIONS))


def tabled(rng: random.Random, few: Sequence[Paragraph]) -> Filed:
    """Return the same table in two sections."""
    part = table(rng, few).parts[0]
    return Filed(Case("table in two sections", Group.DELIBERATE, (part, part)), _in(*SECTIONS))


def shared(rng: random.Random, few: Sequence[Paragraph]) -> Filed | None:
    """Return a paragraph that two briefs have, word for word or nearly."""
    other = few[0].text if rng.random() < 0.5 else edited(few[0].text, _EDITED, rng, ())
    files = (*_in(SECTIONS[0]), *_in(SECTIONS[1], brief=_SECOND))
    texts = (few[0].text, other or "")
    return _pair("paragraph in two briefs", Group.SHOWN, texts, files) if other else None


def cited(rng: random.Random, _: Sequence[Paragraph]) -> Filed:
    """Return a work that stands twice in ``references.yml``, once with initials."""
    work = drawn(rng)
    first = Block(_entry(work, f"{work.family}{work.year}".lower()), Form.OTHER)
    short = replace(work, given=work.initials)
    second = Block(_entry(short, f"{work.family}-{work.year}".lower()), Form.OTHER)
    blocks = (first, second)
    copies = (whole(blocks, 0), whole(blocks, 1))
    case = Case("work twice in references.yml", Group.SHOWN, (blocks,), (), copies)
    return Filed(case, _in("references"))


def _entry(work: Work, key: str) -> str:
    lines = [
        f"  - id: {key}",
        f"    type: {'article-journal' if work.journal else 'book'}",
        "    author:",
        f"      - family: {work.family}",
        f'        given: "{work.given}"',
        f'    title: "{work.title}"',
        f"    issued: {work.year}",
    ]
    if work.journal:
        lines += [f'    container-title: "{work.journal}"', f'    volume: "{work.volume}"']
    return "\n".join(lines)


ACROSS: tuple[tuple[Make, int], ...] = (
    (exact, 1),
    (retyped, 1),
    (near, 1),
    (_file_twice("section file twice", "sections/copied"), 2),
    (_file_twice("recommendation file twice", "recommendations/copied"), 1),
    (differing, 1),
    (restated, 3),
    (taken_up, 1),
    (quoted, 3),
    (captioned, 0),
    (tabled, 0),
    (shared, 1),
    (cited, 0),
)
"""What makes a case across files, and how many paragraphs of the corpus that takes."""
PLAIN = 6
"""Paragraphs of a library that belong to no case."""


def library(cases: Sequence[Filed], plain: Sequence[Paragraph], rng: random.Random) -> Document:
    """Return two briefs with the cases and the paragraphs in their files, as one document."""
    paths = [*_in(SUMMARY, *SECTIONS, CONCLUSION), *_in(SUMMARY, *SECTIONS, brief=_SECOND)]
    contents: dict[str, list[_Unit]] = {path: [] for path in paths}
    for each in plain:
        path = rng.choice(paths)
        contents[path].append((None, 0, (Block(each.text),)))
    for number, filed in enumerate(cases):
        for at, (file, part) in enumerate(zip(filed.files, filed.case.parts, strict=True)):
            path = f"{file.replace('+', '')}-{number}" if "+" in file else file
            units = contents.setdefault(path, [])
            units.insert(rng.randint(0, len(units)), (filed.case, at, part))
    return _Written(contents).document


_Unit = tuple[Case | None, int, tuple[Block, ...]]


class _Written:
    """The files of a library one behind the other, and where everything stands in them."""

    def __init__(self, contents: dict[str, list[_Unit]]) -> None:
        self.text = ""
        self.files: list[File] = []
        self.blocks: list[tuple[int, Block]] = []
        self.plain: list[tuple[int, int]] = []
        self.parts: dict[int, tuple[Case, dict[int, list[int]]]] = {}
        for order, (path, units) in enumerate(contents.items(), start=1):
            self._file(path, order, units)
        placed = tuple(
            Placed(case, tuple(start for _, starts in sorted(found.items()) for start in starts))
            for case, found in self.parts.values()
        )
        self.document = Document(
            self.text, tuple(self.blocks), placed, tuple(self.plain), tuple(self.files)
        )

    def _file(self, path: str, order: int, units: Sequence[_Unit]) -> None:
        slug, _, name = path.partition("/")
        start = len(self.text)
        listed = name == "references"
        self.text += "references:\n" if listed else "\n".join(_front(name, order)) + "\n\n"
        for case, number, part in units:
            self._unit(case, number, part, "\n" if listed else "\n\n")
        self.text = self.text.rstrip("\n") + "\n"
        ending = "yml" if listed else "md"
        self.files.append(File(slug, f"{name}.{ending}", start, self.text[start:]))

    def _unit(self, case: Case | None, number: int, part: tuple[Block, ...], gap: str) -> None:
        for block in part:
            start = len(self.text)
            self.blocks.append((start, block))
            if case is None:
                self.plain.append((start, start + len(block.text)))
            else:
                found = self.parts.setdefault(id(case), (case, {}))[1]
                found.setdefault(number, []).append(start)
            self.text += block.text + gap


def _front(name: str, order: int) -> Iterator[str]:
    folder, _, rest = name.rpartition("/")
    kind = {"": "brief", "sections": "section", "recommendations": "recommendation"}[folder]
    kind = "conclusion" if rest == "conclusion" else kind
    title = "River and coast" if kind == "brief" else rest.split("-")[0].capitalize()
    yield "---"
    yield f"kind: {kind}"
    yield f"action: See to {rest}" if kind == "recommendation" else f"title: {title}"
    if kind != "brief":
        yield f"order: {order}"
    yield "---"
