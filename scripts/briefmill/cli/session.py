"""A review in the terminal: what waits, what was answered, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import click

from briefmill.brief.normalised import NormalisedBrief, normalise_brief
from briefmill.cli import asking, editing
from briefmill.cli.deciding import Answer, Entry, Planned, decision_on, plan
from briefmill.cli.findings import elsewhere
from briefmill.cli.lookup import Found, findings, read_texts
from briefmill.cli.telling import alternatives_told, change_told, copy_told, state_told
from briefmill.cli.terminal import colour, laid_out, paragraph, rows
from briefmill.cli.who import who
from briefmill.rules.decision import Verdict
from briefmill.rules.registry import rules
from briefmill.text.problem import InputError, Problem

Key = tuple[str, str, str, str]
"""Brief, file, fingerprint and context: what one decision answers."""

_KEYS = (
    ("a", "accept: the build will make this repair"),
    ("2", "where there are other orders of a sentence: accept the one with this number"),
    ("r", "reject: the text stays as it is"),
    ("e", "edit the text yourself, in your editor"),
    ("l", "leave it for later"),
    ("b", "go back to the one before, and answer it anew"),
    ("q", "quit; all answers so far are saved"),
    ("?", "what the rule does, and these keys"),
)
_LETTERS = "".join(name for name, _ in _KEYS if not name.isdigit())
_MOST_SHOWN = 8
"""Findings without a proposal that are told at the end: about a screen."""
_OTHER = "Another order of the words was meant than the likeliest one."
"""The reason for one of the other texts when none is given."""
_MEANT = "It is meant as it stands."
"""The reason of a rejection when none is given."""


@dataclass(frozen=True, slots=True)
class _Step:
    """An answer of this session: how it ended, and what it wrote, if anything."""

    key: Key
    word: str
    planned: Planned | None = None


@dataclass
class Session:
    """A review of what waits in some briefs.

    ``rule`` is the only one to ask about, or None for all; ``by`` the name of the person
    as it was given, or None.
    """

    source: Path
    slugs: list[str]
    rule: str | None
    by: str | None
    steps: list[_Step] = field(default_factory=list)
    briefs: dict[str, NormalisedBrief] = field(default_factory=dict)

    def run(self) -> None:
        """Ask until nothing waits or the person ends it; then sum up.

        Raises:
            InputError: when a brief has problems at the beginning: at once when it is the only
                one, else when the others were gone through.
        """
        problems = self._read_all()
        name = who(self.by, self.source)
        try:
            if self._waiting():
                self.by = name or asking.name()
            while waiting := self._waiting():
                self._ask(waiting[0], len(waiting))
        except (KeyboardInterrupt, EOFError, click.Abort, asking.Quit):
            click.echo()
        self._sum_up()
        if problems:
            raise InputError(problems)

    def _read_all(self) -> list[Problem]:
        """Read the briefs; leave out those with problems, which are returned."""
        problems: list[Problem] = []
        for slug in list(self.slugs):
            try:
                self._read(slug)
            except InputError as error:
                problems += error.problems
                self.slugs.remove(slug)
        if problems and not self.slugs:
            raise InputError(problems)
        if problems:
            told = "Some briefs have problems, which are listed at the end; these are the others."
            click.echo("\n".join(paragraph(told)))
        return problems

    def _read(self, slug: str) -> None:
        texts = read_texts(self.source, slug)
        self.briefs[slug] = normalise_brief(slug, texts, f"{self.source.as_posix()}/{slug}")

    def _found(self) -> list[Found]:
        root = self.source.as_posix()
        return [each for slug in self.slugs for each in findings(self.briefs[slug], root)]

    def _waiting(self) -> list[Found]:
        """Return what waits and was not left for later."""
        seen = {step.key for step in self.steps if step.word == "left"}
        waiting: dict[Key, Found] = {}
        for each in self._found():
            wanted = self.rule in {None, each.outcome.finding.rule}
            open_ = each.state == "waits" and each.outcome.decision is None
            if wanted and open_ and (key := _key(each)) not in seen:
                waiting.setdefault(key, each)
        return list(waiting.values())

    def _ask(self, found: Found, left: int) -> None:
        for line in self._shown(found, left):
            click.echo(line, color=colour())
        while True:
            others = len(found.outcome.alternatives)
            key = asking.key(_LETTERS, others=others)
            try:
                if self._answered(found, key):
                    return
            except (InputError, OSError) as error:
                click.echo(f"{error}\nNothing was written. Choose again.")

    def _shown(self, found: Found, left: int) -> list[str]:
        outcome = found.outcome
        number = len(self.steps) + 1
        same = _equal(found)
        lines = ["", *paragraph(f"{number} of {len(self.steps) + left}", style="strong")]
        lines += paragraph(f"{found.place} ({outcome.finding.rule})")
        lines += [*paragraph(outcome.message), *paragraph(state_told(found)), ""]
        lines += change_told(found, short=True)
        lines += alternatives_told(outcome)
        for place in outcome.copies:
            lines += ["", *laid_out([("strong", "The copy that it points to")])]
            lines += copy_told(found, place, short=True)
        if same > 1:
            lines += paragraph(f"This file has the same {same} times; you answer for this place.")
        if len(lines) + 2 > rows():
            lines += ["", *paragraph(outcome.message), *_places(found)]
        return [*lines, ""]

    def _answered(self, found: Found, key: str) -> bool:
        """Do what a key asks for; say whether the next finding can be shown."""
        actions: dict[str, Callable[[Found], bool]] = {
            "a": self._accept,
            "r": self._reject,
            "e": self._edit,
            "l": self._leave,
            "b": self._back,
            "?": self._help,
        }
        if key == "q":
            raise asking.Quit
        if key.isdigit():
            return self._accept_other(found, found.outcome.alternatives[int(key) - 2].after)
        return actions[key](found)

    def _accept(self, found: Found) -> bool:
        reason = asking.reason(found.outcome.finding.message, shown=True)
        answer = Answer(Verdict.ACCEPT, self.by or "", reason)
        planned = self._plan(found, decision_on(found, found.outcome.finding, answer))
        return self._save(found, "accepted", planned)

    def _accept_other(self, found: Found, after: str) -> bool:
        """Take another text than the proposed one, as if the person had written it."""
        decision = editing.decision(found, after, self.by or "", asking.reason(_OTHER))
        return self._save(found, "accepted", self._plan(found, Entry(decision)))

    def _reject(self, found: Found) -> bool:
        answer = Answer(Verdict.REJECT, self.by or "", asking.reason(_MEANT))
        entry = decision_on(found, found.outcome.finding, answer)
        return self._save(found, "rejected", plan(self.source, found.slug, [entry]))

    def _plan(self, found: Found, entry: Entry) -> Planned:
        """Plan an acceptance, and see that the repair would really be made."""
        planned = plan(self.source, found.slug, [entry])
        decision = entry.decision
        made = (
            each.context == decision.context and each.fingerprint == decision.fingerprint
            for unit in planned.brief.units.values()
            for outcome in unit.run.applied
            for each in outcome.decisions
        )
        if not any(made):
            raise InputError(asking.not_made(found, planned.brief, decision))
        return planned

    def _save(self, found: Found, word: str, planned: Planned) -> bool:
        planned.write()
        self.briefs[found.slug] = planned.brief
        self.steps.append(_Step(_key(found), word, planned))
        click.echo(f"Saved: {word}.")
        return True

    def _leave(self, found: Found) -> bool:
        self.steps.append(_Step(_key(found), "left"))
        return True

    def _back(self, found: Found) -> bool:
        """Take the last answer back, so that its finding is asked again."""
        if not self.steps:
            click.echo("This is the first one.")
            return False
        planned = self.steps[-1].planned
        if planned:
            planned.take_back()
        self.steps.pop()
        self._read(found.slug if planned is None else planned.brief.brief.slug)
        return True

    def _edit(self, found: Found) -> bool:
        edited = editing.rewritten(found)
        if edited is None:
            return self._edit_source(found)
        if edited == "":
            click.echo("The text was left as proposed.")
            return False
        decision = editing.decision(found, edited, self.by or "", asking.reason(editing.REASON))
        return self._save(found, "accepted", self._plan(found, Entry(decision)))

    def _edit_source(self, found: Found) -> bool:
        """Open the file at the place, until it can be read again."""
        file = self.source / found.slug / found.unit.path
        while editing.opened(file, found.outcome.line):
            try:
                self._read(found.slug)
            except InputError as error:
                click.echo(f"{error}")
                if asking.key("eq", "[e] edit it again  [q] quit: ") == "q":
                    raise asking.Quit from None
                continue
            click.echo("Read again.")
            return True
        click.echo("The file was not changed.")
        return False

    def _help(self, found: Found) -> bool:
        rule = next(rule for rule in rules() if rule.id == found.outcome.finding.rule)
        lines = [*paragraph(f"{rule.title}. {rule.documentation}"), ""]
        lines += [line for key, does in _KEYS for line in paragraph(f"{key} {does}", 2)]
        click.echo("\n".join(lines), color=colour())
        return False

    def _sum_up(self) -> None:
        numbers = dict.fromkeys(("accepted", "rejected", "left"), 0)
        for step in self.steps:
            numbers[step.word] += 1
        unasked = len(self._waiting())
        told = f"{numbers['accepted']} accepted, {numbers['rejected']} rejected, "
        told += f"{numbers['left'] + unasked} left for later."
        click.echo("\n".join(paragraph(told)))
        if files := sorted({step.planned.shown for step in self.steps if step.planned}):
            click.echo("\n".join(paragraph(f"Saved in {', '.join(files)}. Next: briefmill build")))
        if self.rule is None:
            self._tell_shown([each for each in self._found() if each.state == "shown"])

    def _tell_shown(self, shown: list[Found]) -> None:
        for each in shown[:_MOST_SHOWN]:
            text = f"Please look: {each.place} ({each.outcome.finding.rule}): "
            folder = each.path.removesuffix(each.unit.path)
            text += f"{each.outcome.message}{elsewhere(each.outcome, each.unit.path, folder)}"
            click.echo("\n".join(paragraph(text)), color=colour())
        if len(shown) > _MOST_SHOWN:
            more = f"… and {len(shown) - _MOST_SHOWN} more; briefmill build tells of them."
            click.echo("\n".join(paragraph(more)))


def _key(found: Found) -> Key:
    return found.slug, found.path, found.fingerprint, found.context


def _places(found: Found) -> list[str]:
    """Say where a finding and its copies stand, for where the first lines have scrolled away."""
    folder = found.path.removesuffix(found.unit.path)
    copies = [
        f"{folder}{each.path or found.unit.path}:{each.line}:{each.column}"
        for each in found.outcome.copies
    ]
    lines = paragraph(f"Here:  {found.place}")
    return lines + [line for each in copies for line in paragraph(f"There: {each}")]


def _equal(found: Found) -> int:
    """Return how many findings of a file equal one, itself among them."""
    outcomes = found.unit.run.outcomes
    return sum(found.fingerprint == each.fingerprint for o in outcomes for each in o.causes)
