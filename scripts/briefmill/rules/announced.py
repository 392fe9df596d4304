"""What a text says beside a passage that stands twice: that it does so, or must."""

from __future__ import annotations

import re

from briefmill.text.sentences import loose, sentences, word_count
from briefmill.text.tense import tells_of_the_past

_COUNTED_IN = 2
"""Sentences behind a passage in which a text counts what the passage and its copy tell of."""
_FEW_SENTENCES = 2
"""Sentences that one of several things of a kind may have: a truck, a grant."""
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


_NUMBERS = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)"
_ORDINALS = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latter|last)"
_COUNTS = re.compile(
    rf"\A\W*(?:neither|both|each|every|all|the (?:pair|two|former|latter|first|{_ORDINALS})|"
    rf"only then|of (?:these|those|them|the {_NUMBERS})|one of (?:them|these|those|the)|"
    rf"together|between them|the other|another|a {_ORDINALS}|{_NUMBERS})\b|"
    r"\b(?:in all|in total|a total of|altogether|taken together|combined|in sum|all told|"
    r"double[ds]?|doubling|twice|thrice|tripled?|treble[ds]?|the other one|another one|one another|"
    r"each other|one after the other|in turn|respectively|"
    r"the (?:two|pair of)|all (?:two|three|four|five|six)|these (?:two|three|four|five|six)|"
    rf"(?:after|before|at|on|in|by|until|since|with|for) (?:the|a|this|that|its|his|her|their) "
    rf"{_ORDINALS}|{_NUMBERS} (?:times|days|nights|weeks|months|occasions|years in a row)|"
    rf"(?:was|were|is|became|been) (?:the|its|his|her|their) (?:\w+ )?{_ORDINALS}|"
    r"(?:successive|consecutive) \w+|"
    r"(?:each|every) (?:of|one|\w+ (?:was|is|has|had|got|\w+ed)))\b",
    re.IGNORECASE,
)
"""What counts the things or events that were told before, of which there are then two."""


_SEVERAL = re.compile(r"\A\W*(?:these|those)\s+(?:\w+\s+){0,2}?(?P<things>\w+s)\b", re.IGNORECASE)
"""How a sentence opens that speaks of several things: "These sessions"."""


def counts_them(passage: str, after: str) -> bool:
    """Say whether the sentences behind a passage and its copy count what the two tell of.

    Things that the passage itself names in the plural are no count of it.
    """
    if not after:
        return False
    several = _SEVERAL.match(after)
    if several and several["things"].lower() not in loose(passage).split():
        return True
    return any(_COUNTS.search(span.of(after)) for span in sentences(after)[:_COUNTED_IN])


_ONE_OF_A_KIND = re.compile(
    r"\W*(?:an?|there (?:was|were)|unknown|unidentified|unnamed|another|some|several|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*)\s",
    re.IGNORECASE,
)
"""How a passage opens that brings up a thing, as "a" and "another" do."""


def brings_up_a_thing(passage: str) -> bool:
    """Say whether a passage opens with a thing that was not named before, of which two may be.

    "A truck was hit at the bridge" may be told of another truck, in a few sentences but hardly
    in many. What holds of all of a kind ("A treaty is worth little") is said once.
    """
    if not _ONE_OF_A_KIND.match(passage) or len(sentences(passage)) > _FEW_SENTENCES:
        return False
    return tells_of_the_past(loose(passage).split())


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
