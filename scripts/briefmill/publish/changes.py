"""What a reader is told of the changes that the build made to a brief."""

from __future__ import annotations

from dataclasses import dataclass

from briefmill.rules.finding import Alternative


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A passage that an edit points to: the copy that stays, in a source file of the brief."""

    unit: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class PublishedEdit:
    """One applied repair, and the place in the published text where it shows."""

    id: str
    """Twelve hexadecimal digits, unique within the brief; part of the page's anchors."""
    rule: str
    rule_title: str
    safety: str
    """``safe`` or ``review``."""
    confidence: float
    reason: str
    before: str
    after: str
    """Empty when text was removed because it stands elsewhere."""
    unit: str
    """Source file within the brief's folder, such as ``sections/human-rights.md``."""
    line: int
    column: int
    field: str | None = None
    """The front matter field that was edited, or None for the body."""
    position: int | None = None
    """Offset in code points in the published body of the unit; None for a field."""
    decided_by: str | None = None
    decision_reason: str | None = None
    copies: tuple[OtherPlace, ...] = ()
    """Where the copies stand that it points to."""
    alternatives: tuple[Alternative, ...] = ()
    """What else may have been meant, likeliest first."""
    beside: tuple[str, str] = ("", "")
    """Words before and after a short edit, as published: alone it would tell nothing."""


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes of one brief: for its page, and the ledger as JSON for machines."""

    edits: tuple[PublishedEdit, ...] = ()
    ledger: bytes = b"{}\n"
