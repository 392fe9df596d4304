"""Sentences and headings of text files with one paragraph a line."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefmill.text.sentences import sentences

_MARKS = "“”\"‘’'()[],;:.!?…—–-$£€"
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?|\d[\d,.]*(?:%|[a-z]+)?")
_ENDS = re.compile(r"[.!?][\"”’')\]]*\Z")
_OPENS = re.compile(r"[\"“‘'(]*[A-Z\d]")
_LEAST_WORDS = 0.9
"""Share of a sentence's tokens that must be words or numbers: the rest is code or debris."""
_SHORTEST, _LONGEST = 3, 60
"""Words of a sentence that is used."""
_LONGEST_HEADING = 14


@dataclass(frozen=True, slots=True)
class Texts:
    """What a model is trained on, without repeats, in the order of the files."""

    sentences: tuple[str, ...]
    headings: tuple[str, ...]


def read(paths: Iterable[Path]) -> Texts:
    """Return the sentences and headings of files of UTF-8 text, plain or ``.xz``.

    A line that does not end as a sentence does is a heading when it is short and opens
    with a capital; one that begins with ``#`` is a comment.
    """
    found: dict[str, None] = {}
    headings: dict[str, None] = {}
    for path in paths:
        for line in _lines(path):
            if line.startswith("#"):
                continue
            if _ENDS.search(line):
                found.update(dict.fromkeys(_sentences(line)))
            elif _is_heading(line):
                headings[line] = None
    return Texts(tuple(found), tuple(headings))


def _lines(path: Path) -> Iterator[str]:
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield " ".join(str(line).split())


def _sentences(line: str) -> Iterator[str]:
    for span in sentences(line):
        text = span.of(line)
        tokens = text.split()
        whole = _OPENS.match(text) and _ENDS.search(text)
        if whole and _SHORTEST <= len(tokens) <= _LONGEST and _is_prose(tokens):
            yield text


def _is_heading(line: str) -> bool:
    tokens = line.split()
    return 2 <= len(tokens) <= _LONGEST_HEADING and line[0].isupper() and _is_prose(tokens)


def _is_prose(tokens: list[str]) -> bool:
    words = sum(bool(_WORD.fullmatch(token.strip(_MARKS))) for token in tokens)
    return words >= _LEAST_WORDS * len(tokens)
