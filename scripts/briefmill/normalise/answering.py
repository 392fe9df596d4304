"""Which finding a decision answers: the one at its place, or all equal ones where it names none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
        self._open: dict[str, tuple[Decision, ...]] = {}
        """Decisions that name a place, as long as it was not found, by fingerprint."""
        placed: defaultdict[str, list[Decision]] = defaultdict(list)
        for decision in decisions:
            if decision.context is None:
                self._general[decision.fingerprint] = decision
            else:
                placed[decision.fingerprint].append(decision)
        self._open |= {mark: tuple(listed) for mark, listed in placed.items()}
        self._seen: defaultdict[str, set[Span]] = defaultdict(set)
        self._answered: dict[tuple[str, Span], Decision] = {}

    @cached_property
    def _surroundings(self) -> Surroundings:
        return Surroundings(self._source)

    def __bool__(self) -> bool:
        """Say whether there are decisions at all."""
        return bool(self._general or self._open or self._answered)

    def __contains__(self, fingerprint: str) -> bool:
        """Say whether there is a decision on findings with a fingerprint."""
        return fingerprint in self._general or fingerprint in self._open

    def meet(self, findings: Iterable[tuple[str, Span]]) -> None:
        """Take note of findings of a round, and match the decisions that name a place."""
        new = set()
        for fingerprint, at in findings:
            if fingerprint in self._open and at not in self._seen[fingerprint]:
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
        if self.answer(fingerprint, at):
            return ()
        return self._open.get(fingerprint, ())

    def _match(self, fingerprint: str) -> None:
        """Match the decisions that are left with the findings that have none."""
        equals = sorted(self._seen[fingerprint])
        beside: defaultdict[tuple[str, bool], set[Span]] = defaultdict(set)
        for at in equals:
            for side in self._surroundings.sides(at):
                beside[side].add(at)
        left = []
        for decision in self._open[fingerprint]:
            context = Context.read(decision.context or "")
            place = self._place(fingerprint, context, equals, beside)
            if place is None:
                left.append(decision)
            else:
                self._answered[fingerprint, place] = decision
        self._open[fingerprint] = tuple(left)

    def _place(
        self,
        fingerprint: str,
        context: Context,
        equals: Sequence[Span],
        beside: Mapping[tuple[str, bool], set[Span]],
    ) -> Span | None:
        """Return the place that a context is about, None where nobody can tell."""
        sides = ((context.before, False), (context.after, True))
        like = {at for side, after in sides if side for at in beside.get((side, after), ())}
        like = {at for at in like if (fingerprint, at) not in self._answered}
        if len(like) == 1:
            return like.pop()
        numbered = self._numbered(context, equals)
        if numbered and (fingerprint, numbered) in self._answered:
            return None
        if like or not (context.before or context.after):
            return numbered if numbered in like or not like else None
        known = context.of == 1 and numbered and self._surroundings.words(numbered) >= _TELLING
        return numbered if known else None  # the only one, as it was: it has moved

    def _numbered(self, context: Context, equals: Sequence[Span]) -> Span | None:
        """Return the place of the same number, where there are as many as there were."""
        counts = context.number <= context.of == len(equals)
        return equals[context.number - 1] if counts else None
