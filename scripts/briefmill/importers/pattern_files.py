"""The pattern and word files in `patterns/`: what is recognised, kept apart from how.

A file has sections under lines ``== name``; blank lines and lines that begin with ``#``
and a blank are skipped. A regular expression takes a whole line, words are divided by
blanks. In a section ``fragments`` a line has a name and the expression that ``<<name>>``
stands for below. Whoever wants to have a further phrase recognised adds a line there.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lines of the file ``patterns/<name>.txt`` by section, in their order."""
    text = resources.files(__package__).joinpath("patterns", f"{name}.txt").read_text("utf-8")
    found: dict[str, list[str]] = {}
    for line in text.split("\n"):
        if line.startswith("== "):
            found[line[3:]] = []
        elif line and not line.startswith("# "):
            section = next(reversed(found))
            found[section].append(_expanded(line, found.get("fragments", [])))
    return {section: tuple(lines) for section, lines in found.items()}


def _expanded(line: str, fragments: list[str]) -> str:
    for fragment in fragments:
        name, expression = fragment.split(" ", 1)
        line = line.replace(f"<<{name}>>", expression)
    return line


def pattern(name: str, section: str, *, case: bool = False) -> re.Pattern[str]:
    """Return a section of a pattern file as one pattern; letter case counts with ``case``."""
    alternatives = "|".join(sections(name)[section])
    return re.compile(f"(?:{alternatives})", 0 if case else re.IGNORECASE)


def word_set(section: str) -> frozenset[str]:
    """Return a section of ``patterns/words.txt`` as a set of words."""
    return frozenset(word for line in sections("words")[section] for word in line.split())
