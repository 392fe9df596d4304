"""What an analyst calls a difference between two passages: a date, how many, a condition."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from briefmill.text.comparison import Difference
from briefmill.text.figures import is_dated, same_figure
from briefmill.text.joined import is_contracted
from briefmill.text.meaning import Kind, in_one_group, kind_of, opposed

_NAMES = {
    Kind.NUMBER: "a number",
    Kind.UNIT: "a unit",
    Kind.DATE: "a date",
    Kind.NAME: "a name",
    Kind.PLACE: "a place",
    Kind.NEGATION: "a negation",
    Kind.MODAL: "how certain or binding it is",
    Kind.TENSE: "the tense of a verb",
    Kind.VOICE: "who does what to whom",
    Kind.QUANTITY: "how much or how many",
    Kind.CITATION: "a citation",
    Kind.LINK: "a link",
    Kind.CODE: "code",
    Kind.REVISION: "what is struck out or marked",
    Kind.OPPOSITE: "words of opposite meaning",
    Kind.QUESTION: "a question mark",
    Kind.ORDER: "the order of words",
    Kind.CASE: "capitals",
    Kind.CONTENT: "what is spoken of",
    Kind.LANGUAGE: "words of a language that cannot be judged",
}
_FIGURES = {Kind.NUMBER, Kind.UNIT, Kind.DATE, Kind.ORDER, Kind.QUANTITY}
_TOLD_ALIKE = {Kind.NUMBER, Kind.UNIT, Kind.DATE, Kind.PLACE, Kind.MODAL, Kind.QUANTITY}
"""Kinds by which two words that exclude each other are called when both are of one."""
_CONDITIONS = frozenset(
    ["if", "unless", "because", "although", "though", "despite", "spite", "following", "provided"]
)
_PERSONS = frozenset(
    [
        "i", "we", "you", "he", "she", "they", "him", "her", "us", "them", "his", "hers", "our",
        "your", "their", "himself", "herself",
    ]
)  # fmt: skip
_JOINING = frozenset(["and", "or"])
_ORDINALS = frozenset(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
)
_DAYTIME = frozenset(["am", "pm", "a.m.", "p.m."])
_ERAS = frozenset(["bc", "ad", "bce", "ce", "b c", "a d"])
_DEGREES = frozenset(["c", "f", "k"])
_SIGNS = frozenset("↑↓→←≥≤✓✗✔✘☐☑☒<>=×÷+~≈±^")
_STAGES = frozenset(
    [
        "former", "early", "late", "draft", "planned", "proposed", "deputy", "vice", "acting",
        "interim", "caretaker", "honorary", "assistant", "attempted", "aspiring", "current",
        "first", "second", "incoming", "outgoing", "final", "then", "ex", "new", "old",
    ]
)  # fmt: skip
"""Words before a noun that say at which stage or of what rank it is."""
_PAIRS = {
    "whether something is there": frozenset(["with", "without"]),
    "what comes first": frozenset(["before", "after", "during", "until", "since", "throughout"]),
    "how far a matter has come": frozenset(
        [
            "signed", "ratified", "approved", "rejected", "postponed", "repealed", "renewed",
            "amended", "suspended",
        ]
    ),
    "a condition or a reason": frozenset(["despite", "because", "without"]),
}  # fmt: skip
"""What two words are called that exclude each other, by all that are of one kind."""
_FEW = 3
"""Words that are told by what they say; more are a passage."""


def name_of(difference: Difference) -> str:
    """Return what a difference is called in a sentence: "a number", "the wording"."""
    if difference.kind is None:
        return _of_wording(difference)
    if is_written_otherwise(difference):
        return f"how a {'date' if is_dated(difference.first) else 'number'} is written"
    first, second = (_words(side) for side in (difference.first, difference.second))
    special = _of_few(difference.kind, first, second)
    if special:
        return special
    if difference.kind is Kind.OPPOSITE:
        return _of_opposites(first, second)
    if not (first and second) and len(first or second) > _FEW:
        return "a passage"
    return "a word or a name" if difference.unsure else _NAMES[difference.kind]


def _of_wording(difference: Difference) -> str:
    if is_contracted(difference.first, difference.second):
        return "how a word is written"
    return "what may be a misprint" if difference.misprint else "the wording"


def _of_few(kind: Kind, first: Sequence[str], second: Sequence[str]) -> str:
    """Return what a few words are called that have a name of their own; empty for others."""
    sides = [side for side in (" ".join(first), " ".join(second)) if side]
    if not sides:
        return ""
    few = len(sides) > 1 or len(first or second) <= _FEW
    in_a_row = few and kind is Kind.NUMBER and _is_place_in_a_row(first, second)
    letters = ["".join(side) for side in (first, second)]
    joined = letters[0] == letters[1] and letters[0].isalpha()
    named = (
        (_DAYTIME.issuperset(sides), "the time of day"),
        (_ERAS.issuperset(sides), "a date"),
        (kind is Kind.NUMBER and len(sides) > 1 and _DEGREES.issuperset(sides), "a unit"),
        (kind is Kind.UNIT and _SIGNS.issuperset("".join((*first, *second))), "a sign"),
        (kind is Kind.MODAL and _is_of_stage((*first, *second)), "the stage or rank"),
        (in_a_row, "the place in an order"),
        (joined and len(first) != len(second), "how words are joined"),
    )
    return next((name for fits, name in named if fits), "")


def _is_of_stage(words: Sequence[str]) -> bool:
    """Say whether what words tell is a stage or rank: the former mayor, a draft report."""
    telling = {word for word in words if kind_of(word) is Kind.MODAL}
    return not _STAGES.isdisjoint(words) and telling <= _STAGES


def is_written_otherwise(difference: Difference) -> bool:
    """Say whether what differs is one number or date in two ways to write it: 12 and twelve."""
    return difference.kind in _FIGURES and same_figure(difference.first, difference.second)


def _words(text: str) -> list[str]:
    return text.lower().split()


def _is_place_in_a_row(first: Collection[str], second: Collection[str]) -> bool:
    """Say whether an ordinal stands for a word that is no number: "initial" and "first"."""
    numbers = [[word for word in side if _counts(word)] for side in (first, second)]
    told = numbers[0] or numbers[1]
    return not all(numbers) and bool(told) and _ORDINALS.issuperset(told)


def _counts(word: str) -> bool:
    return kind_of(word) is Kind.NUMBER or any(map(str.isdigit, word))


def _of_opposites(first: Iterable[str], second: Iterable[str]) -> str:
    """Return what two words that exclude each other are called."""
    pairs = ((a, b) for a in first for b in second if opposed(a, b))
    one, other = next(pairs, ("", ""))
    kinds = {kind_of(one), kind_of(other)}
    pair = {one, other}
    for words, name in (
        (_CONDITIONS, "a condition or a reason"),
        (_PERSONS, "who is meant"),
        (_JOINING, "how things are joined"),
        *((words, name) for name, words in _PAIRS.items()),
    ):
        if pair <= words:
            return name
    kind = kinds.pop()
    if not kinds and kind in _TOLD_ALIKE:
        return _NAMES[kind]
    return _NAMES[Kind.CONTENT if in_one_group(one, other) else Kind.OPPOSITE]


def without_exchanges(differences: Iterable[Difference]) -> Iterator[Difference | str]:
    """Yield differences, but two words that have changed places once, as a sentence's part."""
    listed = list(differences)
    pairs = {_pair(each) for each in listed}
    told: set[frozenset[str]] = set()
    for each in listed:
        here, there = _pair(each)
        if here == there or (there, here) not in pairs:
            yield each
        elif frozenset((here, there)) not in told:
            told.add(frozenset((here, there)))
            what = f"“{each.first}” and “{each.second}” have changed places"
            if not (here and there):
                what = f"“{each.first or each.second}” stands in another place"
            yield f"the order of words ({what})"


def _pair(difference: Difference) -> tuple[str, str]:
    return difference.first.casefold(), difference.second.casefold()
