"""How a finding is printed as JSON, by every command that prints findings."""

from __future__ import annotations

from briefmill.normalise.outcome import Outcome


def elsewhere(outcome: Outcome, path: str, folder: str = "") -> str:
    """Return where the other passages stand that a finding points to, for the end of a message.

    ``path`` is that of the file, for copies in it; others are named as the finding names them.
    ``folder`` is put before both: that of the brief, with a slash.
    """
    places = [f"{folder}{copy.path or path}:{copy.line}:{copy.column}" for copy in outcome.copies]
    return f" Compare {', '.join(dict.fromkeys(places))}." if places else ""


def finding_values(outcome: Outcome) -> dict[str, object]:
    """Return a finding as plain values, as the README documents them.

    ``start`` is where ``before`` begins in the source, in code points from 0. ``line`` and
    ``column`` count from 1 and are those of the passage, behind blanks that go with it;
    ``confidence`` is between 0 and 1, or None where no repair is proposed; ``alternatives``
    are other texts that may have been meant in place of ``after``.
    """
    return {
        "rule": outcome.finding.rule,
        "fingerprint": outcome.finding.fingerprint,
        "start": outcome.source,
        "line": outcome.line,
        "column": outcome.column,
        "safety": outcome.safety.word,
        "confidence": outcome.confidence,
        "before": outcome.before,
        "after": outcome.after,
        "applied": outcome.applied,
        "message": outcome.message,
        "passage": outcome.passage,
        "alternatives": [
            {"after": each.after, "confidence": each.confidence} for each in outcome.alternatives
        ],
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
