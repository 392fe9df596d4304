"""Whether an entry of a list of references that stays has all that one which goes had."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmill.rules.printed_reference import without_addresses
from briefmill.rules.printed_words import (
    abbreviated,
    ranges_in_full,
    spaced_initials,
    unaccented,
)
from briefmill.rules.retained import has_all

_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(r"[()\[\]*_]")
"""What would make a citation or emphasis of words that another style sets without."""


def entry_has_all(removed: str, twin: str) -> bool:
    """Say whether ``twin`` has every number, name and other telling word of ``removed``.

    As `retained.has_all`, between two styles: initials, the abbreviated name of a journal, the
    last page in short, a DOI as an address. An accent is kept: what has it may not go for what
    has not.
    """
    kept = _in_one_style(twin)
    gone = _in_one_style(without_addresses(removed, twin))
    if gone.isascii():
        kept = unaccented(kept, gone)
    return has_all(_spelled_out(gone, kept), kept)


def _in_one_style(text: str) -> str:
    return ranges_in_full(spaced_initials(_MARKS.sub(" ", text)))


def _spelled_out(text: str, other: str) -> str:
    """Write each abbreviation and initial as the word of the other entry that it stands for."""
    theirs = _WORD.findall(other)
    known = {word.casefold() for word in theirs}
    ours = {word.casefold() for word in _WORD.findall(text)}
    spare = [word for word in theirs if word.casefold() not in ours]

    def whole(match: re.Match[str]) -> str:
        word = match.group()
        if word.casefold() in known:
            return word
        return (_named(word, spare) if len(word) == 1 else abbreviated(word, spare)) or word

    return _WORD.sub(whole, text)


def _named(initial: str, others: Sequence[str]) -> str:
    """Return the first word that an initial may stand for: names come before places."""
    return next((each for each in others if each.startswith(initial)), "")
