"""An article taken apart: which block is what, before any file is named."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefmill.importers.bylines import Person
from briefmill.importers.lines import Block


@dataclass(frozen=True, slots=True)
class Piece:
    """A block's text as it is kept in a field or body."""

    block: Block
    text: str
    """Raw text without marks of the structure."""
    how: str
    dropped: tuple[str, ...] = ()
    """The marks that were left off."""
    kind: str = "paragraph"
    """``paragraph``, ``bullet``, ``number``, ``subheading`` or ``repeat`` (of a title)."""

    @property
    def seen(self) -> str:
        """The text's view, in which damage is read through."""
        return Block((), self.text).seen


def piece(
    block: Block, how: str, start: int = 0, end: int | None = None, *, kind: str = "paragraph"
) -> Piece:
    """Keep ``block``, or only ``start`` to ``end`` of its view; the rest counts as marks."""
    last = len(block.seen) if end is None else end
    around = (block.lead, block.view.cut(0, start), block.view.cut(last))
    dropped = tuple(mark for mark in around if mark)
    return Piece(block, block.view.cut(start, last), how, dropped, kind)


@dataclass(slots=True)
class Section:
    """A section: its heading, the part that it stands in, its body."""

    heading: Piece | None
    title: str
    kind: str = "section"
    part: str | None = None
    part_pieces: list[Piece] = field(default_factory=list)
    """The part's heading, in the first section of the part only."""
    body: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Recommendation:
    """A recommendation: its action, its explanation, to whom it is addressed."""

    action: str
    pieces: list[Piece] = field(default_factory=list)
    """The block or blocks that the action comes from."""
    explanation: str = ""
    """What follows the action in the same block."""
    body: list[Piece] = field(default_factory=list)
    addressee: str | None = None
    addressee_pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Recommendations:
    """The recommendations with their heading and introduction."""

    heading: Piece | None = None
    title: str = "Recommendations"
    intro: list[Piece] = field(default_factory=list)
    items: list[Recommendation] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """One entry of the reference list: its blocks and its text without list mark."""

    pieces: list[Piece]
    """Empty for the further entries of a line that holds several."""
    text: str
    block: Block


@dataclass(slots=True)
class Outline:
    """A whole article taken apart; every block is in exactly one of the places."""

    title: Piece | None = None
    repeats: list[Piece] = field(default_factory=list)
    standfirst: list[Piece] = field(default_factory=list)
    intro: list[Piece] = field(default_factory=list)
    authors: list[Person] = field(default_factory=list)
    date: str | None = None
    updated: str | None = None
    key_points: list[Piece] = field(default_factory=list)
    key_points_heading: Piece | None = None
    disclaimer: list[Piece] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    recommendations: Recommendations | None = None
    references_heading: Piece | None = None
    references: list[Entry] = field(default_factory=list)
    aside: list[tuple[Block, str]] = field(default_factory=list)
    questions: list[tuple[Block, str]] = field(default_factory=list)

    def set_aside(self, block: Block, reason: str, question: str | None = None) -> None:
        """Keep ``block`` out of the brief, and ask about it where that is not certain."""
        self.aside.append((block, reason))
        if question:
            self.questions.append((block, question))

    def ask(self, block: Block, question: str) -> None:
        """Put a question about ``block``."""
        self.questions.append((block, question))
