"""How a finding is printed as JSON, by every command that prints findings."""

from __future__ import annotations

from briefmill.normalise.run import Outcome
from briefmill.rules.finding import Safety


def finding_values(outcome: Outcome) -> dict[str, object]:
    """Return a finding as plain values, as the README documents them.

    ``line`` and ``column`` count from 1 in the source, columns in code points;
    ``confidence`` is between 0 and 1, or None where no repair is proposed.
    """
    finding = outcome.finding
    fix = finding.fix
    return {
        "rule": finding.rule,
        "line": outcome.line,
        "column": outcome.column,
        "safety": (fix.safety if fix else Safety.DISPLAY).word,
        "confidence": fix.confidence if fix else None,
        "before": fix.before if fix else "",
        "after": fix.after if fix else "",
        "applied": outcome.applied,
        "message": finding.message,
    }
