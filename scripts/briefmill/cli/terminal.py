"""How text is laid out in a terminal: word differences, colours, lines that fit."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator

import click

from briefmill.publish.word_diff import Run

_WIDEST = 88
"""Columns. Longer lines are hard to read, however wide the terminal is."""
_NARROWEST = 20
_SIGNS = {"del": ("[-", "-]", "red"), "ins": ("{+", "+}", "green")}
"""Signs around what was deleted and inserted, as git and wdiff write them, and its colour."""
_SPACE = re.compile(r"\s+")
_PARAGRAPHS = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")

_Styled = tuple[str, str]
"""A character, or several that are not parted, and the kind of the run that it is from."""


def colour() -> bool | None:
    """Return False when the user asked for no colour (https://no-color.org), else None."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return False if plain else None


def columns() -> int:
    """Return how many columns a line of text may take."""
    return max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))


def rows() -> int:
    """Return how many lines the terminal shows at once."""
    return shutil.get_terminal_size().lines


def printable(text: str) -> str:
    """Return ``text`` with what a terminal would obey, or nobody can see, spelled out.

    A text may hold the sequences that move a terminal's cursor or change its title.
    """
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    unseen = unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"}
    return f"<U+{ord(char):04X}>" if unseen and char not in "\n\r\t" else char


def paragraph(text: str, indent: int = 0, style: str = "same") -> list[str]:
    """Return lines of plain text that fit the terminal."""
    return laid_out([(style, text)], indent)


def laid_out(runs: Iterable[Run], indent: int = 0) -> list[str]:
    """Return runs as lines that fit the terminal, indented by ``indent`` columns.

    What was deleted and inserted is marked by signs and by colours. White space becomes
    a blank, but blank lines stay.
    """
    width = max(_NARROWEST // 2, columns() - indent)
    lines: list[list[_Styled]] = [[]]
    taken = 0
    for word, blank in _words(runs):
        length = sum(_width(char) for char, _ in word)
        if blank == "\n" or (blank and taken + 1 + length > width):
            lines += [[], []] if blank == "\n" else [[]]
            taken = 0
        elif blank and taken:
            lines[-1].append((" ", word[0][1] if _inside(lines[-1], word) else "same"))
            taken += 1
        for char, kind in word:
            if taken + _width(char) > width:
                lines.append([])
                taken = 0
            lines[-1].append((char, kind))
            taken += _width(char)
    return [(" " * indent + _coloured(line)).rstrip() for line in lines]


def _inside(line: list[_Styled], word: list[_Styled]) -> bool:
    return line[-1][1] == word[0][1]


def _words(runs: Iterable[Run]) -> Iterator[tuple[list[_Styled], str]]:
    """Yield words, each with the white space before it: "", a blank or a line end."""
    word: list[_Styled] = []
    blank = ""
    for char, kind in _characters(runs):
        if char not in {" ", "\n"}:
            word.append((char, kind))
            continue
        if word:
            yield word, blank
            word, blank = [], ""
        blank = max(blank, char, key=["", " ", "\n"].index)
    if word:
        yield word, blank


def _characters(runs: Iterable[Run]) -> Iterator[_Styled]:
    for kind, raw in runs:
        text = _SPACE.sub(" ", _PARAGRAPHS.sub("\0", printable(raw)).replace("\0 ", "\0"))
        text = text.replace(" \0", "\0").replace("\0", "\n")
        inner = text.strip()
        if kind not in _SIGNS or not text:
            yield from ((char, kind) for char in text)
            continue
        start, end, _ = _SIGNS[kind]
        yield from ((char, "same") for char in text[: len(text) - len(text.lstrip())])
        yield start, kind
        yield from ((char, kind) for char in inner or "·")
        yield end, kind
        yield from ((char, "same") for char in text[len(text.rstrip()) :] if inner)


def _width(piece: str) -> int:
    """Return the columns that a piece takes: East Asian characters take two."""
    return sum(_columns(char) for char in piece)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _coloured(line: list[_Styled]) -> str:
    pieces: list[str] = []
    text, kind = "", "same"
    for char, own in [*line, ("", "end")]:
        if own != kind:
            pieces.append(_painted(text, kind))
            text, kind = "", own
        text += char
    return "".join(pieces)


def _painted(text: str, kind: str) -> str:
    if kind == "strong":
        return click.style(text, bold=True)
    return click.style(text, fg=_SIGNS[kind][2]) if kind in _SIGNS else text
