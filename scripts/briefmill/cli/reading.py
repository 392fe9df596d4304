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
        path = Path(name)
        if not path.is_file():
            message = "it is a folder" if path.is_dir() else "there is no such file"
            raise InputError(Problem(name, 0, 0, message, f"Give {what}."))
        size = path.stat().st_size
        data = b"" if size > limit else path.read_bytes()
    if size > limit:
        shown = f"{limit // 1_000_000} MB"
        message = f"the input is larger than {shown}, the most that is read at once"
        raise InputError(Problem(name, 0, 0, message, f"Give {what}, in parts if need be."))
    return data
