"""Says in plain English what tells two passages apart."""

from __future__ import annotations

from collections.abc import Iterable

from briefmill.rules.passage import Passage
from briefmill.rules.relation import Relation
from briefmill.text.comparison import Difference
from briefmill.text.meaning import Kind

_MOST = 4
"""Differences that a message lists; the rest is counted."""
_LONGEST = 60
"""Code points of a quoted difference in a message."""
_NAMES = {
    Kind.NUMBER: "a number",
    Kind.UNIT: "a unit",
    Kind.DATE: "a date",
    Kind.NAME: "a name",
    Kind.PLACE: "a place",
    Kind.NEGATION: "a negation",
    Kind.MODAL: "how certain or binding it is",
    Kind.QUANTITY: "how much or how many",
    Kind.CITATION: "a citation",
    Kind.LINK: "a link",
    Kind.OPPOSITE: "words of opposite meaning",
    Kind.QUESTION: "a question mark",
    Kind.ORDER: "the order of words",
    Kind.CASE: "capitals",
    Kind.CONTENT: "what is spoken of",
    Kind.LANGUAGE: "words of a language that cannot be judged",
}


def told(differences: Iterable[Difference]) -> str:
    """Return a list of differences for a sentence: ``a number (“four”, there “five”)``."""
    listed = list(dict.fromkeys(map(_one, differences)))
    if not listed:
        return "nothing but typography"
    shown = listed[:_MOST]
    if len(listed) > _MOST:
        shown.append(f"{len(listed) - _MOST} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _one(difference: Difference) -> str:
    if difference.kind is Kind.LANGUAGE:
        return _NAMES[Kind.LANGUAGE]
    if difference.kind:
        name = _NAMES[difference.kind]
    else:
        name = "a misprint" if difference.misprint else "the wording"
    return f"{name} ({_pair(difference.first, difference.second)})"


def _pair(first: str, second: str) -> str:
    if not first:
        return f"only there “{_short(second)}”"
    if not second:
        return f"only here “{_short(first)}”"
    return f"here “{_short(first)}”, there “{_short(second)}”"


def _short(text: str) -> str:
    text = text.replace("\u00a0", " ")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


_REASONS = (
    "it has more sources",
    "it is not all in capitals",
    "it is fuller",
)
"""Why a copy is the better one, in the order of `Passage.worth`."""


def quoted(text: str) -> str:
    """Return the beginning of a passage in quotation marks, for a message."""
    return f"“{_short(text)}”"


def orphan_reason(orphans: str) -> str:
    """Say why sentences that only one copy has keep it from going."""
    return f"{quoted(orphans)} would stand without what it belongs to."


def meant_message(relation: Relation, why: str) -> str:
    """Say of two near copies that both stay, and why both may be meant."""
    if relation.exact:
        return f"The same paragraph stands in another place. Both stay. {why}"
    what = _what_differs(relation, relation.differences) or "nothing but where it breaks off"
    return f"This paragraph is nearly another one and differs in {what}. Both stay. {why}"


def _what_differs(relation: Relation, differences: Iterable[Difference]) -> str:
    """Return what a message says of words, whole sentences and their order."""
    listed = list(differences)
    what = [told(listed)] if listed else []
    if any(relation.left_over):
        what.append("whole sentences")
    if relation.moved:
        what.append("the order of its sentences")
    return " and in ".join(what)


def near_message(gone: Passage, kept: Passage, relation: Relation, *, first: bool) -> str:
    """Say of a near copy what tells it from the one that stays, and why that one does.

    ``relation`` is as seen from the copy that goes; ``first`` says whether the one that
    stays stands before it.
    """
    left, extra = relation.left_over
    if relation.cut_off:
        what = "It breaks off where the other one goes on."
    elif relation.differences:
        what = f"It differs from the copy that stays in {told(relation.differences)}."
    else:
        what = "What both share is the same."
    if extra:
        what += f" The copy that stays has {_sentences(len(extra))} more."
    if left:
        own = [quoted(gone.sentences[at].of(gone.text)) for at in left[:_MOST]]
        more = f" and {len(left) - _MOST} more" if len(left) > _MOST else ""
        what += f" What only this one has will stay in its place: {', '.join(own)}{more}."
    why = _why(gone, kept, relation, first=first)
    return f"This paragraph nearly repeats another one. {what} {why}"


def _sentences(number: int) -> str:
    return "one sentence" if number == 1 else f"{number} sentences"


def _why(gone: Passage, kept: Passage, relation: Relation, *, first: bool) -> str:
    for mine, other, reason in zip(gone.worth, kept.worth, _REASONS, strict=True):
        if other > mine:
            return f"The other one stays because {reason}."
        if other < mine:
            break
    if relation.cleaner > 0:
        return "The other one stays because it has fewer misprints."
    if relation.fuller > 1:
        return "The other one stays because it is fuller."
    return "The first one stays." if first else "The other one stays."


def sentence_message(difference: Difference) -> str:
    """Say of two sentences of one paragraph in what they differ, seen from the later one."""
    return (
        f"This sentence is like an earlier one of its paragraph and differs in "
        f"{told([difference])}. Both stay; if they were meant to be the same, one of them is "
        "mistaken."
    )


def conflict_message(relation: Relation) -> str:
    """Say of two passages that stay, seen from one of them, in what they differ."""
    what = _what_differs(relation, relation.telling or relation.differences)
    return (
        f"This paragraph is like another one and differs in {what}. "
        "Both stay; if they were meant to be the same, one of them is mistaken."
    )
