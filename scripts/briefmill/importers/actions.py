"""Where the action of a recommendation ends and its explanation begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefmill.importers.lines import count_words, ends_sentence, sentence_breaks, starts_upper

_BOLD = re.compile(
    r"(?P<mark>\*\*|__|\*|_)(?=[^\s*_])(?P<title>[^*_]{2,300}?)(?P=mark)\s*(?:[:.–—-]\s*)?"
)
_CLOSING_MARK = re.compile(r"(?:\*\*|__)\s*(?:[:.–—-]\s*)?")
_COLON = re.compile(r"\s?[:：]\s+(?=\S)|：")
_DASH = re.compile(r"(?<!\d)\s+[–—-]{1,2}\s+(?=\S)|(?<=\w)—(?=[^\W\d_a-z])")
_MAX_TITLE_WORDS = 18
_TITLE_END = " :.–—-"


@dataclass(frozen=True, slots=True)
class Split:
    """A recommendation's text divided: action ``start`` to ``end``, explanation from ``rest``."""

    start: int
    end: int
    rest: int
    bold: bool = False
    titled: bool = False
    """Whether a title stands before a colon or dash, or in bold."""


def split_action(text: str, start: int, *, titled: bool = False) -> Split:
    """Divide a recommendation whose text begins at ``start`` of the view ``text``.

    ``**Title.** text``, ``Title: text``, ``Title – text``, ``Title. Text``; without a
    title, the first sentence is the action and the rest explains it. With ``titled``, the
    neighbours are known to have titles, so that a small letter may follow the colon.
    """
    return (
        _bold(text, start)
        or _separated(text, start, _COLON, titled)
        or _separated(text, start, _DASH, titled)
        or _sentence(text, start)
    )


def _bold(text: str, start: int) -> Split | None:
    match = _BOLD.match(text, start)
    if match:
        end = match.start("title") + len(match["title"].rstrip(_TITLE_END))
        return Split(match.start("title"), end, match.end(), bold=True, titled=True)
    if start and text[:start].lstrip().startswith(("**", "__")):
        closing = _CLOSING_MARK.search(text, start)
        if closing:
            end = start + len(text[start : closing.start()].rstrip(_TITLE_END))
            return Split(start, end, closing.end(), bold=True, titled=True)
    return None


def _separated(text: str, start: int, separator: re.Pattern[str], titled: bool) -> Split | None:
    """Split at the first colon or dash, when a title stands before and a sentence after it."""
    match = separator.search(text, start, start + 200)
    if match is None or match.start() == start:
        return None
    title, rest = text[start : match.start()], text[match.end() :]
    if count_words(title) > _MAX_TITLE_WORDS or next(sentence_breaks(title + " X"), None):
        return None
    if separator is _DASH and _is_parenthesis(rest):
        return None
    if not (
        titled
        or starts_upper(rest)
        or (count_words(rest) >= 8 and ends_sentence(rest) and _is_clause(title, rest))
    ):
        return None
    return Split(start, match.start(), match.end(), titled=True)


def _is_parenthesis(rest: str) -> bool:
    """Say whether a second dash closes what the first one opened, in the same sentence."""
    first = next(sentence_breaks(rest), len(rest))
    return bool(_DASH.search(rest, 0, first))


def _is_clause(title: str, rest: str) -> bool:
    """Tell ``Title: the state must …`` from ``Fund three things: water, energy, food``."""
    counts = re.search(
        r"\b(?:two|three|four|five|six|several|following|areas|things|priorities|including)\b",
        title,
    )
    first = next(sentence_breaks(rest), len(rest))
    return counts is None and rest[:first].count(",") < 2


def _sentence(text: str, start: int) -> Split:
    rest = next((at for at in sentence_breaks(text[start:])), None)
    if rest is None:
        end = start + len(_without_stop(text[start:]))
        return Split(start, end, len(text))
    end = start + len(_without_stop(text[start : start + rest]))
    return Split(start, end, start + rest)


_SEPARATOR = re.compile(r"\s*[;,]\s*(?:and|or|und|et|y|и)?$", re.IGNORECASE)


def _without_stop(text: str) -> str:
    """Leave off what ends an item in a list: a stop, a semicolon, or that and “and”."""
    shown = _SEPARATOR.sub("", text.rstrip())
    return shown[:-1] if shown.endswith((".", "。")) and not shown.endswith("..") else shown
