"""Says in plain English what tells two passages apart."""

from __future__ import annotations

from collections.abc import Iterable

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
