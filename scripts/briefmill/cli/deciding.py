"""An answer goes to a brief's ``decisions.yml``: checked first, then written in one step."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from briefmill.brief.decisions import read_decisions
from briefmill.brief.decisions_writer import with_answer, with_decision
from briefmill.brief.discover import decode
from briefmill.brief.layout import DECISIONS
from briefmill.brief.normalised import NormalisedBrief, normalise_brief
from briefmill.cli.lookup import Found, read_texts
from briefmill.rules.decision import Decision, Verdict
from briefmill.rules.finding import Finding
from briefmill.rules.garbled_sentence import ID as GARBLED
from briefmill.text.problem import InputError, Problem

_QUOTED = 400
"""Code points of before and after up to which a decision repeats them; what is longer
would bury the file's other entries, and the fingerprint names it all the same."""
_BEGINNING = 60
"""Code points of the beginning of a longer one that stands in a comment."""
_MARK = b"\xef\xbb\xbf"
_MODE = 0o644


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody decided, and why."""

    verdict: Verdict
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision to write, with a note for people about it.

    ``old`` is the decision whose place it takes, None when it comes on top of the others.
    """

    decision: Decision
    note: str = ""
    old: Decision | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A change of a ``decisions.yml``: its bytes before (None: no file) and after."""

    path: Path
    shown: str
    before: bytes | None
    after: bytes
    brief: NormalisedBrief
    """The brief as the change leaves it."""

    def write(self) -> None:
        """Write the file in one step.

        Raises:
            InputError: when somebody else has changed it since it was read.
        """
        self._exchange(self.before, self.after)

    def take_back(self) -> None:
        """Put the file back as it was.

        Raises:
            InputError: when somebody else has changed it since it was written.
        """
        self._exchange(self.after, self.before)

    def _exchange(self, old: bytes | None, new: bytes | None) -> None:
        if _bytes(self.path) != old:
            message = "somebody else has changed this file just now; nothing was written"
            raise InputError(Problem(self.shown, 0, 0, message, "Try again."))
        if new is None:
            self.path.unlink()
        else:
            _write(self.path, new)


def decision_on(found: Found, finding: Finding, answer: Answer) -> Entry:
    """Return the decision on a finding, one of the causes of ``found``, at its place alone.

    One on a garbled sentence holds wherever the file has it.
    """
    fix = finding.fix
    before, after = (fix.before, fix.after) if fix else (None, None)
    note = "" if answer.reason == finding.message else finding.message
    if before is None or after is None or not _is_quotable(before + after) or not before.strip():
        note = f"{note} It begins: “{(before or '').strip()[:_BEGINNING]}…”".strip()
        before = after = None
    old = _old(found, finding)
    # A sentence that stands twice is garbled alike, and one copy may go before it is repaired.
    general = finding.rule == GARBLED or (old is not None and old.context is None)
    context = None if general else found.unit.run.context(found.outcome, finding)
    decision = Decision(
        finding.fingerprint,
        answer.verdict,
        answer.by,
        answer.reason,
        finding.rule,
        before,
        after,
        found.unit.path,
        context=context,
    )
    return Entry(decision, note, old)


def _old(found: Found, finding: Finding) -> Decision | None:
    """Return the decision whose place a new one takes: it answered this finding and no other."""
    outcome = found.outcome
    for decision in (*outcome.decisions, *outcome.astray):
        if decision.fingerprint == finding.fingerprint and (
            decision.context or _answers(found.brief, decision) == 1
        ):
            return decision
    return None


def _answers(brief: NormalisedBrief, decision: Decision) -> int:
    """Return how many findings a decision answers."""
    return sum(
        cause.fingerprint == decision.fingerprint
        for unit in brief.units.values()
        for outcome in unit.run.outcomes
        if decision in outcome.decisions
        for cause in outcome.causes
    )


def _is_quotable(text: str) -> bool:
    return len(text) <= _QUOTED and not any(ord(char) >= 0x100000 for char in text)


def plan(source: Path, slug: str, entries: Sequence[Entry]) -> Planned:
    """Return the change that puts decisions into a brief's file.

    An old decision whose place one takes gets the new answer. The brief is normalised with
    the new file, so that what is written is what the build takes.

    Args:
        source: the folder of the briefs.
        slug: the name of the brief's folder.
        entries: what to write.

    Raises:
        InputError: when the files have problems, or a decision cannot be made.
    """
    root = source.as_posix()
    texts = read_texts(source, slug)
    path = (source / slug / DECISIONS).resolve()
    shown = f"{root}/{slug}/{DECISIONS}"
    data = _bytes(path)
    text = decode(data, shown) if data is not None else ""
    for entry in entries:
        text = _with(text, entry, shown, tuple({**texts, DECISIONS: ""}))
    brief = normalise_brief(slug, {**texts, DECISIONS: text}, f"{root}/{slug}")
    mark = _MARK if data is not None and data.startswith(_MARK) else b""
    return Planned(path, shown, data, mark + text.encode(), brief)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _with(text: str, entry: Entry, shown: str, units: tuple[str, ...]) -> str:
    new, old = entry.decision, entry.old
    place = _place(text, old, shown, units) if old else None
    if old is None or place is None:
        return with_decision(text, new, shown, units, entry.note)
    line, column = place
    answered = replace(old, verdict=new.verdict, by=new.by, reason=new.reason)
    return with_answer(
        text, replace(answered, line=line, column=column, context=new.context), shown, units
    )


def _place(text: str, old: Decision, shown: str, units: tuple[str, ...]) -> tuple[int, int] | None:
    """Return line and column of an old decision in the file as it is now, if it is there."""
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        return None
    same = replace(old, line=0, column=0)
    for each in read_decisions(text, shown, units):
        if replace(each, line=0, column=0) == same:
            return each.line, each.column
    return None


def _write(path: Path, data: bytes) -> None:
    """Write a file beside and move it into place, so that it is there whole or not at all."""
    mode = path.stat().st_mode & 0o777 if path.exists() else _MODE
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
