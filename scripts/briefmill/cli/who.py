"""Who decides: as given, or as git knows them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import click

from briefmill.cli.terminal import printable


def who(given: str | None, folder: Path) -> str | None:
    """Return the name of the person who decides, or None when nobody knows it.

    Raises:
        click.UsageError: when the name that was given is empty or no text.
    """
    if given is not None:
        if not (name := clean(given)):
            raise click.UsageError("--by: expected a name, found none.")
        return name
    try:
        run = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 - git is found as the user's shell does
            cwd=folder,
            capture_output=True,
            check=False,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return clean(run.stdout.decode("utf-8", "replace")) or None


def clean(text: str) -> str:
    """Return what somebody typed as one line, or "" when it cannot be written and read again.

    Bytes that are no text come from a terminal as surrogates.
    """
    line = " ".join(text.split())
    return line if line == printable(line) else ""
