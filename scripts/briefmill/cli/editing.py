"""The person's own editor: for the text that a repair proposes, or for the file itself."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from briefmill.cli.lookup import Found
from briefmill.rules.decision import Decision, Verdict
from briefmill.rules.finding import fingerprint
from briefmill.rules.garbled_sentence import ID as GARBLED
from briefmill.rules.registry import rules
from briefmill.text.problem import InputError, Problem

REASON = "The sentence was put in order by hand."
"""The reason of an edited repair when none is given."""
_TAKES_LINE = frozenset(
    ["vi", "vim", "nvim", "gvim", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe",
     "jed", "ne", "gedit", "mg", "ed"]
)  # fmt: skip
"""Editors whose command line takes +LINE before a file's name, by their manuals."""


def rewritten(found: Found) -> str | None:
    """Let the person edit what a repair proposes; return the new text.

    Returns:
        None when the repair only removes text or restores characters: then the file is
        what to edit. "" when nothing was changed.
    """
    fix = found.outcome.finding.fix
    rule = next(each for each in rules() if each.id == found.outcome.finding.rule)
    if fix is None or rule.retypes or not fix.after.strip() or len(fix.edits) > 1:
        return None
    text = _edited(fix.after)
    return "" if text is None or text == fix.after else text


def _edited(text: str) -> str | None:
    try:
        edited = click.edit(text, editor=_editor(), extension=".md")
    except click.ClickException as error:
        raise _no_editor(error) from None
    if edited is None:
        return None
    lines = edited.replace("\r\n", "\n")
    return lines if text.endswith("\n") else lines.rstrip("\n")


def decision(found: Found, after: str, by: str, reason: str) -> Decision:
    """Return the decision that makes an edited repair: one that gives before and after."""
    fix = found.outcome.finding.fix
    before = fix.before if fix else ""
    mark = fingerprint(GARBLED, before, after)
    return Decision(mark, Verdict.ACCEPT, by, reason, GARBLED, before, after, found.unit.path)


def opened(file: Path, line: int) -> bool:
    """Open a file at a line; say whether it was changed.

    Raises:
        InputError: when there is no editor, or it failed.
    """
    before = file.read_bytes()
    try:
        click.edit(filename=str(file), editor=_editor(line))
    except click.ClickException as error:
        raise _no_editor(error) from None
    return file.read_bytes() != before


def _editor(line: int = 0) -> str | None:
    """Return the editor's command, at a line where it takes one; None leaves it to click."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command or not line:
        return command or None
    try:
        name = Path(shlex.split(command)[0]).name
    except (ValueError, IndexError):
        return command
    return f"{command} +{line}" if name in _TAKES_LINE else command


def _no_editor(error: click.ClickException) -> InputError:
    advice = "Set VISUAL or EDITOR to the command of your editor, such as nano."
    return InputError(Problem("the editor", 0, 0, error.format_message(), advice))
