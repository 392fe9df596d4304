"""Whether what stands beside a passage denies it, takes it back or quotes it to correct it."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefmill.rules.runs import Run

DENIED = "What stands beside one of them denies it or corrects it, so that both are needed."
_UNTRUE = (
    r"(?:(?:not|\w+n't|never|hardly|far from|none|nothing|no part|neither)\b(?:\W+\w+){0,3}?\W+"
    r"(?:true|correct|accurate|the case)"
    r"|untrue|false(?:ly|hood)?|wrongly|incorrect(?:ly)?|inaccurate(?:ly)?|mistakenly"
    r"|erroneous(?:ly)?|in error|no truth|a lie|a myth|fabricated"
    r"|(?:is|are|was|were|been) forged|misquot\w+|misreport\w+"
    r"|misstat\w+|misprint\w*|garbled|retract\w*|errat(?:um|a)|corrigend(?:um|a)|recant\w*"
    r"|not so|said so|no longer (?:hold|holds|held|believe|believes)|debunked"
    r"|should (?:read|have read)|taken back|nonsense|hoax)"
)
_TURNED_DOWN = (
    r"(?:withdrawn|withdrew|correct(?:ed|ion|ions)|in dispute|disput(?:ed|es|ing)|"
    r"denie[sd]|deny|denial|refut\w+|rebut\w*|disprove[nd]?|contradict\w*|disowned|superseded|rejected|overruled|invented|wrong|"
    r"mistaken|outdated|no longer (?:true|holds|correct|in force))"
)
"""What denies a passage only where it surely speaks of one: a plan may be rejected as well."""
_SAID = (
    r"(?:claim|statement|report|sentence|paragraph|passage|assertion|account|story|version|text|"
    r"rumou?r|allegation|finding|news|wording|quotation|entry|figure|answer|list)s?"
)
_FOLLOWING = (
    r"the following\b(?!\W+(?:days?|weeks?|months?|years?|decades?|century|centuries|morning|"
    r"afternoon|evening|night|weekend|\w+day|spring|summer|autumn|fall|winter|season|january|"
    r"february|march|april|may|june|july|august|september|october|november|december)\b)"
)
_BE = (
    r"(?:is|are|was|were|be|been|being|has|have|had|isn't|aren't|wasn't|weren't|turn(?:s|ed)?|"
    r"prove[sdn]?|could|can|may|might|must|should|would|will|later|then|since|also|now|never|not|"
    r"of|in)"
)
_THIS = r"(?:this|that|it|these|those|none|nothing|such|neither|both|all)"
_ALOUD = rf"(?:{_FOLLOWING}|as follows|what follows)"
_THE_SAID = (
    r"(?:(?:th(?:is|at|ese|ose|e)|its|his|her|their|our|both|all|any|such|an?|no|every|\w+'s)\W+"
    rf"(?:\w+\W+){{0,2}}?{_SAID}|{_ALOUD})"
)
_POINTS = rf"(?:{_THIS}(?=\W+{_BE}\b)|{_THE_SAID})"
"""What points to a passage: a pronoun that is a subject, or a word for what somebody said."""
_SURELY = rf"(?:(?:this|these|none)(?=\W+{_BE}\b)|{_THE_SAID})"
_TOLD = rf"(?:(?:this|these|those|it)(?=\W*\Z|\W+(?:as|to|in|by|when|and|but)\b)|{_THE_SAID})"
"""What points to a passage as an object: "retracted this."."""
_WORDS, _FEW_WORDS = r"(?:\W+\w+){0,6}?\W+", r"(?:\W+\w+){0,3}?\W+"
_AFTER = re.compile(
    rf"\b{_POINTS}{_WORDS}{_UNTRUE}\b|\b{_UNTRUE}{_WORDS}{_TOLD}\b"
    rf"|\b{_SURELY}{_WORDS}{_TURNED_DOWN}\b|\b{_TURNED_DOWN}{_FEW_WORDS}{_TOLD}\b",
    re.IGNORECASE,
)
_DENIES = rf"(?:{_UNTRUE}|{_TURNED_DOWN})"
_SHORT = re.compile(
    rf"\W*(?:(?:\w+\W+){{0,3}}?{_UNTRUE}|(?:\w+\W+)?{_TURNED_DOWN})\W*\Z", re.IGNORECASE
)
"""A sentence that is little more than a denial: "Wrong.", "Later retracted." """
_BEFORE = re.compile(rf"\b{_DENIES}\b.*:\W*\Z", re.IGNORECASE | re.DOTALL)
"""What leads up to a passage that it denies: "This was later retracted:"."""
_SAYS = (
    r"(?:tells?|told|says?|said|claims?|claimed|argues?|argued|alleges?|alleged|asserts?|asserted|"
    r"writes?|wrote|states?|stated|believes?|believed|maintains?|maintained|holds?|held|spreads?|"
    r"puts?|gives?|gave|reports?|reported|according|goes|runs|ran|reads?|quotes?|quoted|cites?)"
)
_FOLLOWS = (
    rf"(?:{_FOLLOWING}|as follows|what follows|this {_SAID}|(?:like|as) this|the {_SAID} below)"
)
_ASCRIBES = re.compile(
    rf"\b{_SAYS}\b.*\b{_FOLLOWS}\b|\b{_FOLLOWS}\b.*\b{_SAYS}\b|\b{_SAYS}\b[^.!?]*:\W*\Z"
    rf"|\b{_FOLLOWS}\b.*\b(?:from|by|of|view|opinion|fiction|satire|draft|hypothetical)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What ascribes all that follows to somebody: "Our opponents tell the following story."."""
_LONGEST = 400
"""Code points of a sentence that is looked at."""


def is_denied(before: str, after: str) -> bool:
    """Say whether the sentence before a passage, or the one behind it, denies or corrects it.

    Either may be empty. A denial counts where it points to something said beside it.
    """
    before, after = (each.replace("’", "'") for each in (before, after))
    if len(before) <= _LONGEST and (_BEFORE.search(before) or _denies(before)):
        return True
    return len(after) <= _LONGEST and _denies(after)


def is_denied_beside(run: Run, before: Callable[[int], str], behind: Callable[[int], str]) -> bool:
    """Say whether what stands right beside one of two copies denies or corrects it.

    ``before`` and ``behind`` return the sentence nearest to the copy in the passage of an index,
    and nothing where none stands there; of the copies themselves they are not asked.
    """
    starts = (run.first, run.second)
    inside = {at for start in starts for at in range(start, start + run.length)}
    places = [(start - 1, start + run.length) for start in starts]
    return any(
        is_denied(
            "" if ahead in inside else before(ahead),
            "" if after in inside else behind(after),
        )
        for ahead, after in places
    )


def speaks_of_the_rest(sentence: str) -> bool:
    """Say whether a sentence of a passage denies, corrects or ascribes what else stands in it."""
    plain = sentence.replace("’", "'")
    if len(plain) > _LONGEST:
        return False
    return _ASCRIBES.search(plain) is not None or is_denied(plain, plain)


def _denies(sentence: str) -> bool:
    return _AFTER.search(sentence) is not None or _SHORT.match(sentence) is not None
