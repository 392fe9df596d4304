"""How like two copies of a passage are, and how far a repair may go for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefmill.rules.finding import Safety
from briefmill.rules.runs import Run
from briefmill.text.comparison import compare
from briefmill.text.document import Document
from briefmill.text.sentences import fold, negates_alike
from briefmill.text.span import Span


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a message says of the differences, and the safety that they allow."""

    told: str
    ceiling: Safety
    stays: str = "the first copy stays"


_SAME = Likeness("", Safety.SAFE)
_RETYPED = Likeness(", but for commas, dashes or capitals", Safety.SAFE)
_TELLING = Likeness(
    ", but for capitals or a comma that may change its meaning", Safety.DISPLAY, "both stay"
)


def likeness(document: Document, spans: Sequence[Span], run: Run) -> Likeness:
    """Compare the two copies of ``run`` passage by passage; ``spans`` are all passages."""
    pairs = [
        (spans[run.first + at].of(document.text), spans[run.second + at].of(document.text))
        for at in range(run.length)
    ]
    if all(fold(first) == fold(second) for first, second in pairs):
        return _SAME
    return _RETYPED if all(retyped(first, second) for first, second in pairs) else _TELLING


def retyped(first: str, second: str) -> bool:
    """Say whether two passages, equal but for commas and case, surely say the same."""
    return negates_alike(first, second) and not compare(first, second).differences
