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
_ITEM = r"(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]"
_ITEMS = re.compile(rf"(?:\r\n|\r|\n)[ \t]*(?={_ITEM})")
"""The end of a line before an item of a list or a heading."""
_OPENS_ITEM = re.compile(rf"[ \t]*{_ITEM}")
_PARAGRAPHS = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_BLANKS = ["", " ", "\v", "\n"]
"""White space before a word, the widest last."""
_NO_BREAK = "\u00a0"
_MARKS = frozenset("-+")

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
    a blank, but blank lines stay, and items of a list each begin a line.
    """
    width = max(_NARROWEST // 2, columns() - indent)
    lines: list[list[_Styled]] = [[]]
    taken = 0
    for word, blank in _words(runs):
        length = sum(_width(char) for char, _ in word)
        if blank in {"\n", "\v"} or (blank and taken + 1 + length > width):
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
    """Yield words, each with the white space before it: "", a blank, or what breaks a line.

    That is a line end for a blank line, and a vertical tab for a line of its own.
    """
    word: list[_Styled] = []
    blank = ""
    for char, kind in _characters(runs):
        if char not in _BLANKS:
            word.append((char, kind))
            continue
        if word:
            yield word, blank
            word, blank = [], ""
        blank = max(blank, char, key=_BLANKS.index)
    if word:
        yield word, blank


def _characters(runs: Iterable[Run]) -> Iterator[_Styled]:
    ended = False
    for kind, raw in runs:
        if ended and _OPENS_ITEM.match(raw):
            yield "\v", "same"
        ended = raw.rstrip(" \t")[-1:] in {"\r", "\n"} if raw.strip(" \t") else ended
        text = _spaced(raw)
        inner = text.strip()
        if kind not in _SIGNS or not text:
            yield from ((char, kind) for char in text)
            continue
        start, end, _ = _SIGNS[kind]
        yield from ((char, "same") for char in text[: len(text) - len(text.lstrip())])
        yield start, kind
        yield from ((char, kind) for char in _apart(inner) or "·")
        yield end, kind
        yield from ((char, "same") for char in text[len(text.rstrip()) :] if inner)


def _spaced(raw: str) -> str:
    """Return a text with white space as a blank, or as what breaks a line (see `_words`)."""
    text = _ITEMS.sub("\1", _PARAGRAPHS.sub("\0", printable(raw)))
    text = re.sub(" ?([\0\1]) ?", r"\1", _SPACE.sub(" ", text))
    return text.replace("\0", "\n").replace("\1", "\v")


def _apart(text: str) -> str:
    """Keep a mark of the text apart from the sign around it: ``[-- item-]`` is hard to read."""
    before = _NO_BREAK if text[:1] in _MARKS else ""
    behind = _NO_BREAK if text[-1:] in _MARKS else ""
    return f"{before}{text}{behind}" if text else text


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
