"""How a finding is printed as JSON, by every command that prints findings."""

from __future__ import annotations

from briefmill.normalise.outcome import Outcome


def finding_values(outcome: Outcome) -> dict[str, object]:
    """Return a finding as plain values, as the README documents them.

    ``line`` and ``column`` count from 1 in the source, columns in code points;
    ``confidence`` is between 0 and 1, or None where no repair is proposed.
    """
    return {
        "rule": outcome.finding.rule,
        "fingerprint": outcome.finding.fingerprint,
        "line": outcome.line,
        "column": outcome.column,
        "safety": outcome.safety.word,
        "confidence": outcome.confidence,
        "before": outcome.before,
        "after": outcome.after,
        "applied": outcome.applied,
        "message": outcome.message,
        "passage": outcome.passage,
        "copies": [
            {
                "file": place.path or None,
                "line": place.line,
                "column": place.column,
                "text": place.text,
            }
            for place in outcome.copies
        ],
    }
