"""What a rule finds, and what it proposes to do about it."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from enum import IntEnum

from briefmill.text.patch import Edit
from briefmill.text.sentences import fold
from briefmill.text.span import Span

_ROUNDING = 1e-9
"""So that 0.29 is 29 per cent, though its binary fraction is a little less."""


def percent(share: float) -> int:
    """Return a share from 0 to 1 in per cent, rounded down: only certainty is 100.

    The digits behind depend on the processor.
    """
    return 100 if share >= 1 else min(math.floor(share * 100 + _ROUNDING), 99)


class Safety(IntEnum):
    """How far a fix may go without a person, in ascending order."""

    DISPLAY = 1
    """Shown only."""
    REVIEW = 2
    """Waits for a decision."""
    SAFE = 3
    """Applied."""

    @property
    def word(self) -> str:
        """Return the name as the command line and the ledger print it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that are made all or not at all.

    ``confidence`` is the share of such fixes that are exactly right, 0 to 1.
    """

    edits: tuple[Edit, ...]
    safety: Safety
    confidence: float
    reason: str

    @property
    def before(self) -> str:
        """Return the replaced texts, joined by a line break where there are several."""
        return "\n".join(edit.before for edit in self.edits)

    @property
    def after(self) -> str:
        """Return the replacing texts, joined by a line break where there are several."""
        return "\n".join(edit.after for edit in self.edits)


@dataclass(frozen=True, slots=True)
class Place:
    """A passage where people can find it: in the source as they wrote it.

    ``path`` is empty for the file of the finding itself; ``line`` and ``column`` count
    from 1, columns in code points; ``text`` is the passage as the rules saw it.
    """

    path: str
    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Another place in the same text that a finding points to, such as the copy that stays."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another text that may have been meant, in place of what a fix proposes.

    ``confidence`` is the share of such alternatives that are exactly right, 0 to 1.
    """

    after: str
    confidence: float


TWIN = "twin"
"""Label of the evidence that must survive when a fix removes text."""
ALIKE = "alike"
"""Label of the evidence of a passage that tells something else in nearly the same words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule found in a text, and where."""

    rule: str
    path: str
    span: Span
    message: str
    evidence: tuple[Evidence, ...] = ()
    fix: Fix | None = None
    elsewhere: tuple[Place, ...] = ()
    """Copies in other files, which the fix of this one does not touch."""
    about: str = ""
    """The passages in question, for the fingerprint of a finding without a fix."""
    alternatives: tuple[Alternative, ...] = ()
    """What else may have been meant, likeliest first; each replaces all that the fix does."""

    @property
    def fingerprint(self) -> str:
        """Return 16 hexadecimal digits that survive moved lines (see `fingerprint`)."""
        if self.fix is None:
            return fingerprint(self.rule, self.about or self.message, "")
        return fingerprint(self.rule, self.fix.before, self.fix.after)

    @property
    def twins(self) -> tuple[Span, ...]:
        """Return the spans that must survive when the fix is applied."""
        return tuple(piece.span for piece in self.evidence if piece.label == TWIN)


def fingerprint(rule: str, before: str, after: str) -> str:
    """Return the fingerprint of a repair: its rule and what it does, not where.

    White space and the shape of quotation marks do not count (see `text.fold`).
    """
    material = "\0".join((rule, fold(before), fold(after)))
    return hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:16]
