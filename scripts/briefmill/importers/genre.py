"""Is this an article at all? Running text in sentences, or something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefmill.importers.lines import Line, count_words, ends_sentence
from briefmill.text.problem import InputError, Problem

MIN_WORDS = 40
"""Fewer words are no article: a title and two sentences have more."""
_EXPECTED = (
    "Expected a title and paragraphs of running text, "
    "copied or scraped from an article as plain text."
)
_SAMPLE = 4000
"""Lines looked at, spread over the text."""
_PAGE_START = re.compile(
    r"<!doctype html|<html|<\?xml|<rss|<head|<svg|\\documentclass|%!PS|\s*[{\[]\s*(?:\"|[{\[]|\d)",
    re.IGNORECASE,
)
_KINDS_BY_START = (
    ("<?xml", "an XML file"),
    ("<rss", "an XML file"),
    ("<svg", "an SVG picture"),
    ("<", "a web page with its HTML code"),
    ("\\documentclass", "a LaTeX file"),
    ("%!ps", "a PostScript file"),
)
_CODE = re.compile(
    r"(?:def |class |import |from \w+ import|#include|function\b|var |let |const |return\b|public |"
    r"private |static |if ?\(|for ?\(|while ?\(|else\b|elif |try:|except\b|package |using |"
    r"SELECT |INSERT |CREATE TABLE|@\w+|//|/\*|\*/|fn |func |end$|[{}\])];?,?$).*$"
)
_CODE_END = re.compile(r"[;{}]\s*$|\)\s*:?\s*$|^\s*[\w.\[\]\"']+\s*=\s*\S|^\S+\(.*\)$")
_LOG = re.compile(
    r"\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"\s+\d{1,2}\s\d\d:\d\d:\d\d|\d\d:\d\d:\d\d)|\[?(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL|TRACE)\b|"
    r"\d{1,3}(?:\.\d{1,3}){3}\s"
)
_CELL = re.compile(r"[,;\t|]")
_NUMBERS = re.compile(r"[\d\s.,;:%+$€£()/-]+")


def refuse_other_genres(lines: Sequence[Line], name: str) -> None:
    """Refuse a text that is no article.

    Raises:
        InputError: with one problem that names what the text looks like.
    """
    found = _kind(lines)
    if found:
        problem = Problem(name, 0, 0, f"this is not an article: {found}", _EXPECTED)
        raise InputError(problem)


def _kind(lines: Sequence[Line]) -> str | None:
    start = lines[0].seen[:200] if lines else ""
    if _PAGE_START.match(start):
        low = start.lower()
        shown = (kind for mark, kind in _KINDS_BY_START if low.startswith(mark))
        return f"it is {next(shown, 'data in JSON')}"
    sample = lines[:: max(1, len(lines) // _SAMPLE)]
    words = sum(count_words(line.seen) for line in sample)
    return (
        _share_kind(sample)
        or (f"it has only {words} words" if words < MIN_WORDS else None)
        or (None if _running_share(sample, words) >= 0.2 else "it has hardly any sentences")
    )


def _share_kind(sample: Sequence[Line]) -> str | None:
    texts = [line.seen[:500] for line in sample]
    total = len(texts)
    if sum(bool(_NUMBERS.fullmatch(text)) for text in texts) > 0.6 * total:
        return "it is a list of numbers"
    if sum(bool(_LOG.match(text)) for text in texts) > 0.5 * total:
        return "it looks like a log"
    if _is_table(texts):
        return "it looks like a table (CSV)"
    code = sum(bool(_CODE.match(text) or _CODE_END.search(text)) for text in texts)
    if total >= 4 and code > 0.4 * total:
        return "it looks like program code"
    return None


def _is_table(texts: Sequence[str]) -> bool:
    """Tell a table: nearly all lines have the same number of separators, and no sentences."""
    if len(texts) < 4:
        return False
    for separator in ",;\t|":
        counted = Counter(text.count(separator) for text in texts)
        columns, times = counted.most_common(1)[0]
        sentences = sum(ends_sentence(text) for text in texts)
        if columns >= 1 and times > 0.8 * len(texts) and sentences < 0.3 * len(texts):
            cells = [cell for text in texts for cell in text.split(separator)]
            if sum(len(cell.split()) <= 4 for cell in cells) > 0.8 * len(cells):
                return True
    return False


def _running_share(sample: Sequence[Line], words: int) -> float:
    """Return the share of the words that stand in lines of running text.

    A line counts when it has eight words or more, most of them in small letters; a
    text of wrapped lines has many, a list of names or links has none.
    """
    running = 0
    for line in sample:
        counted = count_words(line.seen)
        if counted >= 8 and _is_running(line.seen[:2000]):
            running += counted
    return running / words if words else 0.0


def _is_running(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    capitals = sum(character.isupper() for character in text)
    distinct = len(set(text.lower().split()))
    spread = distinct >= 6 or not text.isascii()
    return spread and letters > 0.6 * len(text) and capitals < 0.35 * letters
