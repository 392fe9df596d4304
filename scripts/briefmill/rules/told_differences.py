"""The differences of two passages as a sentence lists them: words, marks and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefmill.rules.difference_names import name_of, without_exchanges
from briefmill.text.comparison import Difference
from briefmill.text.meaning import Kind
from briefmill.text.typography import forms_beside_words

_MOST = 6
"""Differences that a message lists; the rest is counted."""
_LONGEST = 60
"""Code points of a quoted difference in a message."""


def told(differences: Iterable[Difference]) -> str:
    """Return a list of differences for a sentence: ``a number (“four”, there “five”)``."""
    listed = list(dict.fromkeys(_parts(differences)))
    if not listed:
        return "nothing but typography"
    joined: dict[str, list[str]] = {}
    for name, pair in listed[:_MOST]:
        joined.setdefault(name, []).append(pair)
    shown = [_with(name, pairs) for name, pairs in joined.items()]
    if len(listed) > _MOST:
        shown.append(f"{len(listed) - _MOST} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _parts(differences: Iterable[Difference]) -> Iterator[tuple[str, str]]:
    """Yield what each difference is called, and its words."""
    for each in without_exchanges(differences):
        if isinstance(each, str):
            yield each, ""
        else:
            judged = each.kind is not Kind.LANGUAGE
            yield name_of(each), _pair(each.first, each.second) if judged else ""


def _with(name: str, pairs: Sequence[str]) -> str:
    """Return what differs with its words: ``numbers (here “4”, there “5”; only here “6”)``."""
    if len(pairs) > 1:
        name = re.sub(r"(\A|\bbe )a (\w+)\Z", r"\1\2s", name)
    words = "; ".join(filter(None, pairs))
    return f"{name} ({words})" if words else name


def _pair(first: str, second: str) -> str:
    if not first:
        return f"only there “{_short(second)}”"
    if not second:
        return f"only here “{_short(first)}”"
    return f"here “{_short(first)}”, there “{_short(second)}”"


def _short(text: str) -> str:
    text = text.replace("\u00a0", " ")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def quoted(text: str) -> str:
    """Return the beginning of a passage in quotation marks, for a message."""
    return f"“{_short(text)}”"


_SAID_BY = {Kind.CASE: "capitals", Kind.CITATION: "brackets"}
"""What is told of marks, and is a part of what a difference of a kind tells already."""


def in_words_and_marks(differences: Sequence[Difference], texts: tuple[str, str]) -> str:
    """Return what differs in two texts: words, and marks and capitals beside them.

    The result reads "the wording (here “detailed”, there “long”) and in a comma (behind
    “experts”)". What is told of words is not told again of their marks.
    """
    said = tuple(_SAID_BY[each.kind] for each in differences if each.kind in _SAID_BY)
    forms = [form for form in forms_beside_words(*texts) if not form.startswith(said)]
    what = [told(differences), *(f"in {form}" for form in forms)]
    return what[0] if not forms else f"{', '.join(what[:-1])} and {what[-1]}"
