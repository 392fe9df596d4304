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


def decision_on(found: Found, finding: Finding, answer: Answer) -> tuple[Decision, str]:
    """Return the decision on a finding of ``found``, and a note for people about it."""
    fix = finding.fix
    before, after = (fix.before, fix.after) if fix else (None, None)
    note = "" if answer.reason == finding.message else finding.message
    if before is None or after is None or not _is_quotable(before + after) or not before.strip():
        note = f"{note} It begins: “{(before or '').strip()[:_BEGINNING]}…”".strip()
        before = after = None
    decision = Decision(
        finding.fingerprint,
        answer.verdict,
        answer.by,
        answer.reason,
        finding.rule,
        before,
        after,
        found.unit.path,
    )
    return decision, note


def _is_quotable(text: str) -> bool:
    return len(text) <= _QUOTED and not any(ord(char) >= 0x100000 for char in text)


def plan(source: Path, slug: str, decisions: Sequence[tuple[Decision, str]]) -> Planned:
    """Return the change that puts decisions, each with its note, into a brief's file.

    An old decision about the same repair gets the new answer. The brief is normalised with
    the new file, so that what is written is what the build takes.

    Args:
        source: the folder of the briefs.
        slug: the name of the brief's folder.
        decisions: what to write.

    Raises:
        InputError: when the files have problems, or a decision cannot be made.
    """
    root = source.as_posix()
    texts = read_texts(source, slug)
    path = (source / slug / DECISIONS).resolve()
    shown = f"{root}/{slug}/{DECISIONS}"
    data = _bytes(path)
    text = decode(data, shown) if data is not None else ""
    for decision, note in decisions:
        text = _with(text, decision, note, shown, tuple({**texts, DECISIONS: ""}))
    brief = normalise_brief(slug, {**texts, DECISIONS: text}, f"{root}/{slug}")
    mark = _MARK if data is not None and data.startswith(_MARK) else b""
    return Planned(path, shown, data, mark + text.encode(), brief)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _with(text: str, decision: Decision, note: str, shown: str, units: tuple[str, ...]) -> str:
    old = _same(text, decision, shown, units)
    if old is None:
        return with_decision(text, decision, shown, units, note)
    new = replace(old, verdict=decision.verdict, by=decision.by, reason=decision.reason)
    return with_answer(text, new, shown, units)


def _same(text: str, new: Decision, shown: str, units: tuple[str, ...]) -> Decision | None:
    """Return the decision that there is about the same repair in the same file."""
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        return None
    for old in read_decisions(text, shown, units):
        if old.fingerprint == new.fingerprint and old.file in {None, new.file}:
            return old
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
