"""What a rule is: a pure function from located text to findings, with its examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from briefmill.rules.finding import Finding, Safety
from briefmill.rules.retained import has_all
from briefmill.text.document import Document


class Stage(IntEnum):
    """When a rule runs; each stage sees the text as the one before left it."""

    CHARACTERS = 1
    SENTENCES = 2
    PARAGRAPHS = 3
    BRIEF = 4


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what the rule makes of it.

    ``after`` is the text with every fix of the rule applied that is at or above
    ``level``; equal to ``before`` where the rule must leave the text alone.
    """

    name: str
    before: str
    after: str
    level: Safety = Safety.SAFE


def silent(name: str, text: str) -> Example:
    """Make an example that the rule must leave alone at every level."""
    return Example(name, text, text, Safety.DISPLAY)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it says of itself, how far it may go, and how it finds.

    ``ceiling`` is the highest safety that any of its fixes may have. ``retypes`` marks
    a rule that restores characters which a wrong decoding damaged: it may work inside
    quotations, since it changes no word of them. ``approximate`` marks a rule whose copies
    may differ in wording from the twin that stays, though in no fact; ``retains`` then says
    whether the second of two texts has all that the first tells.
    """

    id: str
    title: str
    documentation: str
    stage: Stage
    ceiling: Safety
    find: Callable[[Document], Iterator[Finding]]
    examples: tuple[Example, ...]
    retypes: bool = False
    approximate: bool = False
    retains: Callable[[str, str], bool] = has_all
