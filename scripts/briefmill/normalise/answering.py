"""Which finding a decision answers: the one at its place, or all equal ones where it names none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from briefmill.normalise.context import Context, Surroundings
from briefmill.rules.decision import Decision
from briefmill.text.span import Span

_TELLING = 8
"""Words of a passage that is known again by itself, wherever it was moved."""


class Answering:
    """The decisions on a text, and the findings that they answer.

    Findings are known by their fingerprint and by where they stand in the source.
    """

    def __init__(self, source: str, decisions: Iterable[Decision]) -> None:
        self._source = source
        self._general: dict[str, Decision] = {}
        self._placed: defaultdict[str, list[Decision]] = defaultdict(list)
        for decision in decisions:
            if decision.context is None:
                self._general[decision.fingerprint] = decision
            else:
                self._placed[decision.fingerprint].append(decision)
        self._seen: defaultdict[str, set[Span]] = defaultdict(set)
        self._answered: dict[tuple[str, Span], Decision] = {}

    @cached_property
    def _surroundings(self) -> Surroundings:
        return Surroundings(self._source)

    def __contains__(self, fingerprint: str) -> bool:
        """Say whether there is a decision on findings with a fingerprint."""
        return fingerprint in self._general or fingerprint in self._placed

    def meet(self, findings: Iterable[tuple[str, Span]]) -> None:
        """Take note of findings of a round, and match the decisions that name a place."""
        new = set()
        for fingerprint, at in findings:
            if fingerprint in self._placed and at not in self._seen[fingerprint]:
                self._seen[fingerprint].add(at)
                new.add(fingerprint)
        for fingerprint in sorted(new):
            self._match(fingerprint)

    def answer(self, fingerprint: str, at: Span) -> Decision | None:
        """Return the decision on a finding; one that names its place goes first."""
        return self._answered.get((fingerprint, at)) or self._general.get(fingerprint)

    def astray(self, fingerprint: str, at: Span) -> tuple[Decision, ...]:
        """Return decisions that may be about a finding, where nobody can tell any more.

        They answered an equal one, at a place that is not there any more or that several
        places are like.
        """
        if fingerprint not in self._placed or self.answer(fingerprint, at):
            return ()
        return tuple(self._unmatched(fingerprint))

    def _unmatched(self, fingerprint: str) -> list[Decision]:
        matched = [each for (mark, _), each in self._answered.items() if mark == fingerprint]
        return [each for each in self._placed[fingerprint] if each not in matched]

    def _match(self, fingerprint: str) -> None:
        equals = sorted(self._seen[fingerprint])
        for decision in self._unmatched(fingerprint):
            context = Context.read(decision.context or "")
            free = [at for at in equals if (fingerprint, at) not in self._answered]
            like = [at for at in free if self._surroundings.is_like(at, context)]
            if len(like) > 1 or not (context.before or context.after):
                # Where even the number of equals has changed, nobody can tell.
                like = [at for at in like if at == self._same_number(context, equals)]
            if not like and len(equals) == 1 == len(free) and self._is_known(context, free[0]):
                like = free
            for at in like:
                self._answered[fingerprint, at] = decision

    def _same_number(self, context: Context, equals: Sequence[Span]) -> Span | None:
        """Return the place of the same number, where there are as many as there were."""
        counts = context.number <= context.of == len(equals)
        return equals[context.number - 1] if counts else None

    def _is_known(self, context: Context, at: Span) -> bool:
        """Say whether the only finding of its kind is known wherever it stands: by its length."""
        return context.of == 1 and self._surroundings.words(at) >= _TELLING
