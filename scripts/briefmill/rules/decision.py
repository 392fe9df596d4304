"""What an editor decided about a finding, or repaired by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """The two answers that a finding can get."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer to the finding with this fingerprint, kept in ``decisions.yml``.

    With a ``context`` it answers the finding at that place alone (`briefmill.normalise.context`),
    without one all equal findings, in ``file`` or in the whole brief.

    One for the rule of garbled sentences that gives ``before`` and ``after`` is a repair
    that the editor wrote: it is made wherever ``before`` stands as a whole passage of prose
    in ``file`` (or in the whole brief when ``file`` is None).
    """

    fingerprint: str
    verdict: Verdict
    by: str
    reason: str
    rule: str | None = None
    before: str | None = None
    after: str | None = None
    file: str | None = None
    path: str = ""
    line: int = 0
    column: int = 0
    context: str | None = None
