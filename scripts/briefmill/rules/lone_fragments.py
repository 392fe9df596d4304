"""Pieces of a sentence that stands whole before, without a copy beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from briefmill.rules.block_safety import ENOUGH_WORDS
from briefmill.rules.finding import Finding, Fix, Safety
from briefmill.rules.fragments import Fragment, tail_of
from briefmill.rules.removal import removal_finding, with_gap
from briefmill.rules.runs import Run
from briefmill.text.document import Document
from briefmill.text.patch import Edit
from briefmill.text.sentences import word_count
from briefmill.text.span import Span

ID = "repeated-block"
"""That of the rule which finds them."""
_GOES_ON = (
    "The paragraph ends with the beginning of a sentence that stands in it already, but here it "
    "goes on in what follows below. Both stay."
)
_NEAREST = 32
"""How many earlier sentences a piece is compared with."""


def lone_tails(
    document: Document, spans: Sequence[Span], known: Collection[int]
) -> Iterator[Finding]:
    """Yield findings for pieces that were cut loose from the beginning of their sentence."""
    for at in range(1, len(spans)):
        piece = spans[at].of(document.text)
        if at in known or word_count(piece) < ENOUGH_WORDS:
            continue
        tail = tail_of(document.text, spans, at, range(max(at - _NEAREST, 0), at))
        if tail:
            why = "This is the end of a sentence that stands whole before; that one stays."
            yield lone_fragment(document, spans, at, tail, why)


def unfinished(
    document: Document, spans: Sequence[Span], begun: Fragment, runs: Sequence[Run]
) -> Iterator[Finding]:
    """Show a sentence that begins like an earlier one and goes on in the next block.

    It is not cut off, and no part of a copy that may go: a list or a quotation would be left
    without what leads to it.
    """
    behind_copy = any(run.second + run.length == len(spans) - 1 for run in runs)
    if behind_copy or word_count(spans[-1].of(document.text)) >= ENOUGH_WORDS:
        fix = Fix((), Safety.DISPLAY, 0.5, _GOES_ON)
        yield removal_finding(document, ID, spans[-1], begun.twin, fix)


def lone_fragment(
    document: Document, spans: Sequence[Span], at: int, fragment: Fragment, why: str
) -> Finding:
    """Return the finding for a piece of a sentence that stands in the paragraph already."""
    cut = with_gap(spans, at, at)
    fix = Fix((Edit(cut, cut.of(document.text), ""),), Safety.REVIEW, 0.9, why)
    return removal_finding(document, ID, spans[at], fragment.twin, fix)
