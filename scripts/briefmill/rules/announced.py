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
    r"cop(?:y|ies) of)\b",
    re.IGNORECASE,
)
"""What says on its own that something stands, or is said, more than once."""
_SEVERAL = (
    r"(?:both|two|three|four|several|same|identical|similar|alike|likewise|each|either|first|"
    r"second|third|former|latter|old|new|other|another|these|following)"
)
_OF_TEXT = (
    r"(?:words?|wordings?|texts?|articles?|clauses?|versions?|sentences?|statements?|passages?|"
    r"resolutions?|decisions?|motions?|rulings?|judgments?|orders?|answers?|repl(?:y|ies)|formulas?|"
    r"formulae|phrases?|lines?|paragraphs?|letters?|notes?|provisions?|drafts?|oaths?|pledges?|"
    r"speech(?:es)?|declarations?|promises?|mottos?|slogans?|messages?|questions?|notices?|"
    r"entr(?:y|ies)|rules?|sections?|translations?|editions?|editors?|terms|reports?|records?|"
    r"minutes|telegrams?|cables?|quotations?|examples?|readings?|spelling|copies|lists?)"
)
_OF_SEVERAL = re.compile(
    rf"\b{_SEVERAL}\b(?:\W+\w+){{0,3}}?\W+{_OF_TEXT}\b|\b{_OF_TEXT}\b(?:\W+\w+){{0,4}}?\W+{_SEVERAL}\b",
    re.IGNORECASE,
)
"""Several texts, or one that is the same: "the two articles", "one text in both languages"."""
_MAYBE = re.compile(
    r"\b(?:both|two|three|same|alike|likewise|each (?:of|one|other)|in turn|as well|so did|"
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
    if before.rstrip("*_ ").endswith(":"):
        return True
    beside = [each for each in (before, after) if each]
    if any(_SAID.search(each) or _OF_SEVERAL.search(each) for each in beside):
        return True
    return word_count(passage) < _SHORT and any(map(_MAYBE.search, beside))


_PERSON = re.compile(r"\b(?:I|we|us|our|ours|you|your|my|me|let)\b", re.IGNORECASE)
_ASKS = re.compile(r"[?!][\"'”’»)\]*_]*\s*\Z")


def may_be_rhetoric(passage: str, after: str) -> bool:
    """Say whether a passage that follows itself at once may do so for effect.

    Speech to somebody, a question, an exclamation, or what leads up to one.
    """
    if word_count(passage) >= _SHORT:
        return False
    return any(map(_ASKS.search, (passage, after))) or _PERSON.search(passage) is not None
