"""Characters that a source file may not hold."""

from __future__ import annotations

import re

from briefmill.text.problem import Lines, Problem

MAX_PROBLEMS = 20
"""Problems reported for one file."""

CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
"""The control characters of ASCII but tab and line ends, as a class of a pattern."""

# The last private plane is ours: `briefmill.brief.yaml_reader` puts stand-ins there.
_DELETE = "\x7f"
_REFUSED = re.compile(f"[{CONTROL}\ud800-\udfff\ufffe\uffff\U00100000-\U0010ffff]")


def refused_characters(
    text: str, path: str, start: int = 0, end: int | None = None
) -> list[Problem]:
    """Return a problem for each control character and for what is no character at all.

    Args:
        text: the file.
        path: the file as the user knows it.
        start: where to begin in the file.
        end: where to stop; the end of the file by default.
    """
    lines = Lines(text)
    problems = []
    for found in _REFUSED.finditer(text, start, len(text) if end is None else end):
        line, column = lines.place(found.start())
        message = f"{described(found.group())} is not allowed here"
        advice = "Delete it; most editors show it as a box."
        problems.append(Problem(path, line, column, message, advice))
        if len(problems) == MAX_PROBLEMS:
            break
    return problems


def described(char: str) -> str:
    """Return what a message calls a character nobody can see."""
    return f"the {'control ' if char < ' ' or char == _DELETE else ''}character {named(char)}"


def named(char: str) -> str:
    """Return a character's number as Unicode writes it, such as U+0007."""
    return f"U+{ord(char):04X}"
