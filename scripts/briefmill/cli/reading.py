"""Read a file or standard input, with a bound on its size."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefmill.text.problem import InputError, Problem

STDIN = "-"


def read_bytes(name: str, limit: int, what: str) -> bytes:
    """Return the bytes of the file called ``name``, or of standard input for ``-``.

    At most ``limit`` bytes are read. ``what`` names the kind of input in messages.

    Raises:
        InputError: when there is no such file, or it is larger than ``limit``.
    """
    if name == STDIN:
        if sys.stdin.isatty():
            click.echo("Reading from the terminal; end with Ctrl-D.", err=True)
        data = sys.stdin.buffer.read(limit + 1)
        size = len(data)
    else:
        data, size = _read_file(name, limit, what)
    if size > limit:
        shown = f"{limit // 1_000_000} MB"
        message = f"the input is larger than {shown}, the most that is read at once"
        raise InputError(Problem(name, 0, 0, message, f"Give {what}, in parts if need be."))
    return data


def _read_file(name: str, limit: int, what: str) -> tuple[bytes, int]:
    """Return the bytes of a file, or of a pipe, and their number; none when too many."""
    path = Path(name)
    if path.is_dir() or not path.exists():
        message = "it is a folder" if path.is_dir() else "there is no such file"
        raise InputError(Problem(name, 0, 0, message, f"Give {what}."))
    try:
        if path.is_file() and path.stat().st_size > limit:
            return b"", path.stat().st_size
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        message = f"it cannot be read ({error.strerror})"
        raise InputError(Problem(name, 0, 0, message, f"Give {what}.")) from error
    return data, len(data)
