"""What came of a run of the rules over one text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from briefmill.normalise.context import Context, Surroundings
from briefmill.normalise.outcome import Outcome
from briefmill.rules.finding import Finding
from briefmill.text.keep_marks import KeepMark
from briefmill.text.patch import Patch
from briefmill.text.span import Span


@dataclass(frozen=True)
class Normalised:
    """A text before and after, the patches between, and all findings by place.

    The edits of the applied outcomes, made in ``source``, give ``text``.
    """

    path: str
    source: str
    text: str
    patches: tuple[Patch, ...]
    outcomes: tuple[Outcome, ...]
    idle: tuple[KeepMark, ...] = ()
    """Keep marks that keep nothing from any rule, with their places in ``source``."""
    unclear: tuple[KeepMark, ...] = ()
    """Comments that begin as a keep mark does and are none, with their places in ``source``."""

    def context(self, outcome: Outcome, cause: Finding) -> str:
        """Return the context of a cause of an outcome, as ``decisions.yml`` has it."""
        at = next(at for at, each in enumerate(outcome.causes) if each is cause)
        mark = cause.fingerprint
        if mark not in self._contexts:
            self._contexts[mark] = self._surroundings.contexts(self._equals[mark])
        return str(self._contexts[mark][outcome.origins[at]])

    @cached_property
    def _surroundings(self) -> Surroundings:
        return Surroundings(self.source)

    @cached_property
    def _contexts(self) -> dict[str, dict[Span, Context]]:
        """The contexts that were asked for, by fingerprint and by place."""
        return {}

    @cached_property
    def _equals(self) -> dict[str, list[Span]]:
        """Where the findings of each fingerprint stand in the source."""
        found: defaultdict[str, set[Span]] = defaultdict(set)
        for outcome in self.outcomes:
            for cause, at in zip(outcome.causes, outcome.origins, strict=True):
                found[cause.fingerprint].add(at)
        return {mark: sorted(spans) for mark, spans in found.items()}

    @property
    def applied(self) -> tuple[Outcome, ...]:
        """Return the outcomes whose fix was applied."""
        return tuple(outcome for outcome in self.outcomes if outcome.applied)

    def undone(self) -> str:
        """Apply the inverse patches to the result; this is the source again."""
        text = self.text
        for patch in reversed(self.patches):
            text = patch.inverse().apply(text)
        return text
