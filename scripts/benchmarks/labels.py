"""What the generator says of each repeat: its kind, where it stands, and what may go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.corpus import folded


class Group(StrEnum):
    """Kinds that are counted together."""

    INSIDE = "inside a paragraph"
    TYPOGRAPHIC = "inside a paragraph, typographic variant"
    WHOLE = "paragraphs, headings, sections, items"
    NEAR = "near-repeats"
    FILES = "across the files of a brief"
    SHOWN = "across briefs and in references.yml: must stay and be shown"
    MEANING = "differs in meaning: must stay"
    DELIBERATE = "deliberate or merely alike: must stay"

    @property
    def removable(self) -> bool:
        """Say whether a copy of such a repeat is to be removed."""
        return self not in (Group.MEANING, Group.DELIBERATE, Group.SHOWN)

    @property
    def shown(self) -> bool:
        """Say whether such a pair is to be pointed at."""
        return self in (Group.MEANING, Group.SHOWN)


class Form(StrEnum):
    """How a block is written in Markdown."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    OTHER = "other"
    """A table, code or a block quotation."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block as Markdown, without the blank lines around it."""

    text: str
    form: Form = Form.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points ``start`` to ``end`` of a case's block, which counts over all its parts."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Case:
    """One injected repeat.

    ``parts`` are runs of blocks; each stays together, and other blocks come between two parts.
    ``ways`` are the removals that are right, each as the stretches that go; none where
    everything must stay. ``copies`` are the two places that a finding has to point at.
    """

    kind: str
    group: Group
    parts: tuple[tuple[Block, ...], ...]
    ways: tuple[tuple[Stretch, ...], ...] = ()
    copies: tuple[tuple[Stretch, ...], ...] = ()
    detail: str = ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks of all parts."""
        return tuple(block for part in self.parts for block in part)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the folded words of all blocks in order."""
        return tuple(word for block in self.blocks for word in folded(block.text))

    def left(self, way: Sequence[Stretch]) -> tuple[str, ...]:
        """Return the folded words that one of the right removals leaves."""
        texts = [block.text for block in self.blocks]
        for stretch in sorted(way, key=lambda each: each.start, reverse=True):
            text = texts[stretch.block]
            texts[stretch.block] = f"{text[: stretch.start]} {text[stretch.end :]}"
        return tuple(word for text in texts for word in folded(text))


@dataclass(frozen=True, slots=True)
class Placed:
    """A case, and where each of its blocks begins in the document, in code points."""

    case: Case
    starts: tuple[int, ...]

    def span(self, stretch: Stretch) -> tuple[int, int]:
        """Return a stretch in terms of the document."""
        start = self.starts[stretch.block]
        return start + stretch.start, start + stretch.end

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Return the blocks' spans in the document."""
        pairs = zip(self.starts, self.case.blocks, strict=True)
        return [(start, start + len(block.text)) for start, block in pairs]


@dataclass(frozen=True, slots=True)
class File:
    """A file of a brief: ``start`` is where it begins in the text of its library."""

    slug: str
    path: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown text, its blocks with their starts, and the cases in it.

    ``plain`` are the spans of blocks that belong to no case: nothing of them may go. A library
    of briefs is a document as well: its ``files`` one behind the other.
    """

    text: str
    blocks: tuple[tuple[int, Block], ...]
    cases: tuple[Placed, ...]
    plain: tuple[tuple[int, int], ...]
    files: tuple[File, ...] = ()


def whole(blocks: Sequence[Block], *numbers: int) -> tuple[Stretch, ...]:
    """Return stretches that cover the numbered blocks."""
    return tuple(Stretch(number, 0, len(blocks[number].text)) for number in numbers)
