"""Classes of English words whose place says who does what, when, where and how much.

The classes are closed, so that lists do; they are those of a school grammar. A word may be
of several: “her” is a pronoun and a possessive, “since” a preposition and a clause word.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum


class Part(StrEnum):
    """What a word without content does in a sentence."""

    PRONOUN = "pronoun"
    POSSESSIVE = "possessive"
    AUXILIARY = "auxiliary"
    COORDINATOR = "coordinator"
    PREPOSITION = "preposition"
    CLAUSE = "clause"
    FOCUS = "focus"
    DENIAL = "denial"


_WORDS = {
    Part.PRONOUN: (
        "i you he she it we they there me him her us them one this these those himself herself "
        "itself themselves ourselves myself yourself anyone anybody someone somebody everyone "
        "everybody anything something everything"
    ),
    Part.POSSESSIVE: "my your his her its our their whose",
    Part.AUXILIARY: (
        "is are was were am be been being has have had having do does did can could may might "
        "must shall should will would isn't aren't wasn't weren't hasn't haven't hadn't don't "
        "doesn't didn't can't couldn't mustn't shan't shouldn't won't wouldn't cannot"
    ),
    Part.COORDINATOR: "and but or nor yet",
    Part.PREPOSITION: (
        "to from for of by than with into on against in at as about over under between among "
        "through during until till since before after without within toward towards upon across "
        "behind beyond beside besides despite near along around above below onto off per via "
        "throughout amid concerning regarding"
    ),
    Part.CLAUSE: (
        "if when as that who whom whose which because before although unless though while whereas "
        "since until till after where whether what how why once lest whenever wherever whatever "
        "whoever provided than so"
    ),
    Part.FOCUS: (
        "also even just merely only alone solely simply too still already again yet especially "
        "particularly chiefly mainly either"
    ),
    Part.DENIAL: "not never no none nothing nobody nowhere neither nor hardly barely scarcely",
}
"""FOCUS are the words that say something of what stands beside them: only ports pay."""


def _by_word() -> dict[str, frozenset[Part]]:
    found: defaultdict[str, set[Part]] = defaultdict(set)
    for part, words in _WORDS.items():
        for word in words.split():
            found[word].add(part)
    return {word: frozenset(parts) for word, parts in found.items()}


_PARTS = _by_word()
_NONE: frozenset[Part] = frozenset()


def parts_of(word: str) -> frozenset[Part]:
    """Return the classes of a word in lower case with a straight apostrophe; none for others."""
    return _PARTS.get(word, _NONE)
