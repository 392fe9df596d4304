"""Sentences whose neighbouring words changed places and whose commas were lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from briefmill.rules.decision import Decision
from briefmill.rules.finding import Finding, Fix, Safety
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.text.document import BlockKind, Document
from briefmill.text.patch import Edit
from briefmill.text.span import Span

ID = "garbled-sentence"
_EDGE = re.compile(r"\w")


def rule(decisions: Sequence[Decision] = ()) -> Rule:
    """Return the rule that makes the repairs which ``decisions`` hold."""
    # A repair that was taken back is found as well: its decision keeps it from being made.
    repairs = tuple(decision for decision in decisions if decision.rule == ID and decision.before)
    return Rule(
        id=ID,
        title="Garbled sentence put back in order",
        documentation=(
            "Pasting and conversion leave sentences whose neighbouring words changed places "
            "and whose commas are gone. Such a sentence is repaired through a decision in "
            "the brief's decisions.yml that gives the sentence before and after. A repair "
            "puts the author's own words in another order; commas and the case of first "
            "letters may change with it, and nothing else."
        ),
        stage=Stage.SENTENCES,
        ceiling=Safety.REVIEW,
        find=_finder(repairs),
        examples=EXAMPLES,
    )


def _finder(repairs: Sequence[Decision]) -> Callable[[Document], Iterator[Finding]]:
    def find(document: Document) -> Iterator[Finding]:
        for decision in repairs:
            if decision.file is None or decision.file == document.path:
                yield from _places(document, decision)

    return find


def _places(document: Document, decision: Decision) -> Iterator[Finding]:
    """Yield a finding wherever the decision's text stands as a whole passage of prose."""
    before, after = decision.before or "", decision.after or ""
    for block in document.blocks:
        if block.kind is BlockKind.OTHER:
            continue
        text = document.content(block)
        for match in re.finditer(re.escape(before), text):
            if _whole(text, match.start(), match.end()):
                span = Span(*match.span()).shift(block.span.start)
                message = "Words changed places or commas were lost; no word was added or dropped."
                fix = Fix((Edit(span, before, after),), Safety.REVIEW, 1.0, message)
                yield Finding(ID, document.path, span, message, (), fix)


def _whole(text: str, start: int, end: int) -> bool:
    """Say whether no word is cut at either end of ``text[start:end]``."""
    left = start == 0 or not (_EDGE.match(text[start - 1]) and _EDGE.match(text[start]))
    right = end == len(text) or not (_EDGE.match(text[end - 1]) and _EDGE.match(text[end]))
    return left and right


def same_words(before: str, after: str) -> bool:
    """Say whether two sentences have the same words, commas and first letters aside.

    Words are compared as often as they occur. A capital inside a word counts, and so
    does every mark but the comma.
    """
    return _words(before) == _words(after)


def _words(text: str) -> Counter[str]:
    pieces = (piece.strip(",") for piece in text.split())
    return Counter(piece[:1].lower() + piece[1:] for piece in pieces if piece)


EXAMPLES = (
    Example(
        "no decision, no change", "The ports river need cranes.\n", "The ports river need cranes.\n"
    ),
    silent("an unusual order", "Rarely have the ports been so busy.\n"),
)
