"""Why two entries that look like one work may be two, in a sentence that names the difference."""

from __future__ import annotations

from briefmill.rules.printed_comparison import Compared
from briefmill.rules.printed_details import is_part_of_the_other, unknown_details
from briefmill.rules.printed_reference import PrintedReference
from briefmill.rules.printed_title import Agreement

_SHOWN = 4
"""Words of a difference that a sentence quotes."""


def doubts(first: PrintedReference, second: PrintedReference) -> str:
    """Return why an editor has to look before either of two entries goes; else "".

    It is asked of entries that `same_work` takes for one; of two works there is nothing to doubt.
    """
    both = Compared.of(first, second)
    if both.titles is Agreement.OTHER:
        return ""
    told = _numbers(first, second) or _misspelt(both) or _titles(both) or _words(both)
    told = told or _access(first, second) or _made_other(first, second)
    return told or _details(first, second)


def _numbers(first: PrintedReference, second: PrintedReference) -> str:
    """Return the numbers by which one work is cited twice: one of them has to go in the text."""
    if not (first.label and second.label) or first.label == second.label:
        return ""
    return (
        f"The list has this work twice, as number {first.label} and as number {second.label}. "
        "If it is one, cite it under one number; the first entry stays."
    )


def _misspelt(both: Compared) -> str:
    if not both.misspelt:
        return ""
    names = _each(*(name.capitalize() for name in both.misspelt))
    return (
        f"Two entries of the list differ in the spelling of a name: {names}. "
        "One may be a misprint, or they are works of two authors; the first entry stays."
    )


def _titles(both: Compared) -> str:
    """Return what the titles differ in, where that is more than a subtitle left out."""
    ours, theirs = map(_few, both.own)
    if both.titles is Agreement.NEAR:
        return (
            f"The titles of two entries differ in a word: {_each(ours, theirs)}. It may be a "
            "misprint, or they are two works; the first entry stays."
        )
    if both.titles in {Agreement.WHOLE, Agreement.CUT} or (ours and theirs):
        return ""
    # Where no title can be told, an abbreviation may be a word of the title.
    same = both.titles is Agreement.UNKNOWN and both.same_words
    return "" if same else _more(ours or theirs)


def _words(both: Compared) -> str:
    if not all(both.own):
        return ""
    return (
        "Two entries of the list are alike, and each has words that the other lacks: "
        f"{_each(*map(_few, both.own))}. They may be one work or two; the first entry stays."
    )


def _access(first: PrintedReference, second: PrintedReference) -> str:
    if not (first.accessed and second.accessed) or first.accessed == second.accessed:
        return ""
    return "The list has this page twice, with two dates of access; the first entry stays."


def _more(words: str) -> str:
    if not words:
        return (
            "Two entries of the list are alike, and their titles may be those of two works; the "
            "first entry stays."
        )
    return (
        f"One of two entries has words that the other lacks: “{words}”. They may be one work, or "
        "two works whose titles begin alike; the first entry stays."
    )


def _made_other(first: PrintedReference, second: PrintedReference) -> str:
    apart = bool(first.addresses and second.addresses and not first.addresses & second.addresses)
    some = first.is_shortened != second.is_shortened  # who the others are, one of them does not say
    made = first.makes_other != second.makes_other
    if not (apart or some or made or first.suffixes != second.suffixes):
        return ""
    return (
        "The list may have this work twice, or two editions, volumes, translations or copies "
        "of it, or two works whose titles begin alike; the first entry stays."
    )


def _details(first: PrintedReference, second: PrintedReference) -> str:
    if is_part_of_the_other(first, second):
        return (
            "One of two entries is of a chapter, the other of a book that has an editor; the "
            "first entry stays."
        )
    more = unknown_details(first, second)
    if not more:
        return ""
    return (
        f"One of two entries has words that the other lacks: “{more}”. They may be one work, or it "
        "and another one about it; the first entry stays."
    )


def _each(first: str, second: str) -> str:
    return f"“{first}” in one, “{second}” in the other"


def _few(words: tuple[str, ...]) -> str:
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
