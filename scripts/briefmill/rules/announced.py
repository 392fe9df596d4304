"""What a text says beside a passage that stands twice: that it does so, or must."""

from __future__ import annotations

import re

from briefmill.text.sentences import word_count

_SHORT = 40
"""Words up to which a passage is short enough to be said twice in passing."""
_SAID = re.compile(
    r"\b(?:again|verbatim|twice|thrice|repeat\w*|restat\w+|reiterat\w+|word for word|once more|"
    r"to the letter|identical\w*|unchanged|unaltered|in duplicate|duplicat\w+|superfluous|"
    r"redundant|the like|echo\w*|mirror\w*|in unison|in chorus|old and new|before and after|"
    r"side by side|nothing (?:was|is|has been) (?:changed|new)|no difference|copy and paste|"
    r"(?:either|both|each|every|second|third|fourth|next|last) times?|(?:both|each|either) "
    r"(?:days?|nights?|occasions?|cases?|instances?|attempts?)|repetitions?|"
    r"cop(?:y|ies) of|not differ|as follows)\b",
    re.IGNORECASE,
)
"""What says on its own that something stands, or is said, more than once."""
_SAME = r"(?:both|two|three|four|several|same|identical|similar|alike|likewise|each|either)"
_ONE_OF = rf"(?:{_SAME}|first|second|third|former|latter|old|new|other|another|these|following)"
_OF_TEXT = (
    r"(?:wordings?|texts?|versions?|sentences?|passages?|paragraphs?|clauses?|copies|copy|formulas?|"
    r"formulae|phrases?|translations?|drafts?|lists?|entry|entries|records?)"
)
_SAID_TWICE = (
    rf"(?:{_OF_TEXT}|words?|articles?|statements?|resolutions?|motions?|rulings?|judgments?|answers?|"
    r"repl(?:y|ies)|letters?|provisions?|oaths?|pledges?|speech(?:es)?|declarations?|promises?|"
    r"mottos?|slogans?|messages?|notices?|telegrams?|cables?|quotations?|examples?|terms|lines?)"
)


def _near(one: str, other: str) -> str:
    """Return the pattern of two words in either order, with a few others between."""
    return rf"\b{one}\b(?:\W+\w+){{0,3}}?\W+{other}\b|\b{other}\b(?:\W+\w+){{0,4}}?\W+{one}\b"


_OF_SEVERAL = re.compile(
    f"{_near(_SAME, _SAID_TWICE)}|{_near(_ONE_OF, _OF_TEXT)}",
    re.IGNORECASE,
)
"""Several texts, or one that is the same: "the two articles", "the second sentence"."""
_MAYBE = re.compile(
    r"\b(?:both|two|three|same|alike|likewise|each (?:one|other)|in turn|so did|"
    r"so do|nor did|examples?|said|says|replied|answered|wrote|reads?|asked|sang|chant\w*|"
    r"shout\w*|cried|declared)\b",
    re.IGNORECASE,
)
"""What says so beside a short passage."""


def is_announced(before: str, passage: str, after: str) -> bool:
    """Say whether what stands beside a passage and its copy gives a reason why both stand.

    ``before`` is the sentence before the first of the two, ``after`` the one behind the
    second; either may be empty. Where this is true, the copy may be meant.
    """
    if before.rstrip("*_ ").endswith(":") or says_so(before) or says_so(after):
        return True
    beside = (before, after)
    return word_count(passage) < _SHORT and any(map(_MAYBE.search, beside))


def says_so(beside: str) -> bool:
    """Say whether a sentence says that something stands, or is said, more than once."""
    return _SAID.search(beside) is not None or _OF_SEVERAL.search(beside) is not None


_PERSON = re.compile(r"\b(?:I|we|us|our|ours|you|your|my|me|let)\b", re.IGNORECASE)
_ASKS = re.compile(r"[?!][\"'”’»)\]*_]*\s*\Z")


def may_be_rhetoric(passage: str, after: str) -> bool:
    """Say whether a passage that follows itself at once may do so for effect.

    Speech to somebody, a question, an exclamation, or what leads up to one.
    """
    if word_count(passage) >= _SHORT:
        return False
    return any(map(_ASKS.search, (passage, after))) or _PERSON.search(passage) is not None
