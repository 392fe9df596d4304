"""What an editor has said beforehand, and where that silences the rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefmill.rules.decision import Decision
from briefmill.rules.finding import Finding
from briefmill.text.document import Document
from briefmill.text.keep_marks import KeepMark
from briefmill.text.sentences import loose

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Answers:
    """What an editor has said beforehand.

    ``decisions`` answer single findings and win over the level; ``refrains`` are passages
    that may stand in the text as often as they like.
    """

    decisions: Sequence[Decision] = ()
    refrains: Sequence[str] = ()


NONE = Answers()


@dataclass
class Silence:
    """Knows what is to be left alone, and which marks were of use."""

    refrains: Sequence[str] = ()
    used: set[tuple[str | None, str, int]] = field(default_factory=set)
    """The rule and reason of each mark that has silenced a finding, and its number among those
    that say the same."""

    def __post_init__(self) -> None:
        self.refrains = sorted(map(loose, self.refrains), key=len, reverse=True)

    def holds(self, document: Document, finding: Finding) -> bool:
        """Say whether a finding is not to be told, nor its fix made."""
        if not document.marks:
            return self._is_refrain(document, finding)
        marks = {key for key, mark in _numbered(document.marks) if _keeps(mark, finding)}
        self.used |= marks
        return bool(marks) or self._is_refrain(document, finding)

    def _is_refrain(self, document: Document, finding: Finding) -> bool:
        if not self.refrains:
            return False
        text = finding.fix.before if finding.fix else finding.span.of(document.text)
        rest = loose(text)
        for refrain in self.refrains:
            rest = rest.replace(refrain, "")
        return not _WORD.search(rest)

    def idle(self, marks: Sequence[KeepMark]) -> list[KeepMark]:
        """Return the marks that keep nothing from any rule any more.

        A comment that only begins as a mark does is told of by itself.
        """
        named = [(key, mark) for key, mark in _numbered(marks) if not mark.unclear]
        return [mark for key, mark in named if key not in self.used]


def _numbered(
    marks: Sequence[KeepMark],
) -> Iterator[tuple[tuple[str | None, str, int], KeepMark]]:
    """Yield each mark with its number among those of the same rule and reason."""
    times: Counter[tuple[str | None, str]] = Counter()
    for mark in marks:
        said = (mark.rule, mark.reason)
        times[said] += 1
        yield (*said, times[said]), mark


def _keeps(mark: KeepMark, finding: Finding) -> bool:
    if mark.kept is None or mark.rule not in {None, finding.rule}:
        return False
    spans = [edit.span for edit in finding.fix.edits] if finding.fix else []
    # A pair is silenced at either passage: which of them would go is not for an editor to know.
    spans += [finding.span, *(piece.span for piece in finding.evidence)]
    return any(span.overlaps(mark.kept) or mark.kept.contains(span) for span in spans)
