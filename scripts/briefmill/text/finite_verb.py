"""Whether an English passage tells something, with a finite verb, or is an entry without one.

An entry ("Man of about thirty, dead on arrival") may stand twice of two things, a sentence that
tells something does so once. Only what is sure counts: a passage whose verbs are not seen is taken
for an entry.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from briefmill.text.english import has_common_words
from briefmill.text.sentences import fold, sentences, word_count

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d[\d.,]*|[^\w\s'*_]")
_TARGET = re.compile(r"\]\([^)\n]*\)")
"""Where a link leads."""
_BEFORE_NOUNS = frozenset(
    [
        "a", "an", "the", "this", "these", "those", "its", "their", "his", "her", "our", "my",
        "your", "of", "no", "any", "some", "each", "every", "to", "in", "on", "at", "by", "with",
        "for", "from",
    ]
)  # fmt: skip
"""Words behind which stands a noun, or an infinitive: "a will", "the lead"."""
_OBJECTS = frozenset(
    [
        "the", "a", "an", "its", "their", "his", "her", "our", "my", "your", "this", "these",
        "those", "no", "every", "each", "it", "them", "him", "us", "me", "itself", "themselves",
        "himself", "herself", "several", "many", "most", "some", "any", "another",
    ]
)  # fmt: skip
"""How an object opens: behind a noun none stands, and behind a participle none but a time."""
_SUBJECTS = frozenset(["i", "he", "she", "they", "we", "you"])
"""What is nothing but the subject of a finite verb."""
_NO_VERBS = _BEFORE_NOUNS | _OBJECTS | frozenset(
    [
        "and", "or", "but", "nor", "yet", "as", "than", "then", "that", "who", "whom", "whose",
        "which", "where", "when", "while", "whereas", "if", "because", "although", "though",
        "unless", "until", "till", "since", "before", "after", "whether", "what", "how", "why",
        "so", "into", "about", "against", "over", "under", "between", "among", "amongst", "through",
        "during", "within", "without", "toward", "towards", "upon", "across", "behind", "beyond",
        "beside", "besides", "despite", "near", "along", "around", "above", "below", "onto", "off",
        "per", "via", "throughout", "amid", "amidst", "concerning", "regarding", "inside",
        "outside", "opposite", "past", "round", "up", "down", "out", "back", "away", "like",
        "unlike", "except", "worth", "all", "both", "half", "double", "twice", "such", "not",
        "never", "only", "even", "just", "also", "still", "already", "almost", "nearly", "quite",
        "rather", "once", "again", "here", "there", "now", "today", "too", "very", "versus",
        "plus", "minus", "times", "notwithstanding", "underneath", "beneath", "aboard", "other",
        "more", "less", "much", "well", "later", "earlier", "together", "instead", "atop",
        "i", "he", "she", "they", "we", "you", "given", "provided", "be", "been", "neither",
        "either", "thus", "hence", "therefore", "meanwhile", "moreover", "indeed", "perhaps",
        "sometimes", "often", "always", "soon", "elsewhere", "everywhere", "afterwards",
        "yesterday", "tomorrow",
    ]
)  # fmt: skip
"""Words that are no verbs and may stand before an object's opening."""
_SUBORDINATE = frozenset(
    [
        "who", "which", "whose", "whom", "that", "where", "when", "while", "whereas", "because",
        "if", "although", "though", "unless", "whether", "what",
    ]
)  # fmt: skip
"""Words that each open a clause with a verb of its own, which is not that of the sentence."""
_TIMES = frozenset(
    [
        "day", "days", "night", "nights", "morning", "afternoon", "evening", "week", "weeks",
        "month", "months", "year", "years", "hour", "hours", "minute", "minutes", "time", "moment",
        "spring", "summer", "autumn", "winter", "weekend", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday",
    ]
)  # fmt: skip
"""Nouns that say when, with no preposition before them."""
_WITHIN = 4
"""Words behind a participle among which a time stands: "buried the next day"."""
_CALLED = frozenset(
    [
        "named", "called", "aged", "dated", "titled", "entitled", "marked", "labelled", "labeled",
        "considered", "presumed", "reported", "declared", "pronounced", "found", "painted", "dyed",
        "elected", "appointed", "supposed", "deemed", "inscribed", "signed", "left", "stamped",
        "feared", "returned", "sentenced", "listed", "recorded",
    ]
)  # fmt: skip
"""Participles behind which a name or an adjective stands: "presumed dead"."""
_SAID = frozenset(["believed", "thought", "said", "understood", "meant", "expected"])
"""Pasts that are participles before "to": "a man said to be thirty"."""
_FOUND = frozenset(
    ["found", "told", "held", "felt", "heard", "showed", "meant", "wrote", "said", "thought", "saw"]
)
_REPORTED = frozenset(["that", "whether"])
"""What opens a report, before which a past is no participle: "the survey found that"."""
_SHORTEST = 5
"""Letters of a past that is told by its end: red and bed are none."""
_PAUSES = frozenset([",", ";", ":", "(", ")", "-"])
"""Marks at which a clause may end."""
_JOINING = frozenset(["and", "or", "but", *_PAUSES]) - {")"}
"""What stands before a verb that may go on with a clause, or be a participle of an entry."""


def tells_something(passage: str) -> bool:
    """Say whether at least a third of a passage is sentences with a finite verb.

    Those of other languages than English are not known, and taken for sentences.
    """
    if not has_common_words(passage):
        return True
    spans = sentences(passage)
    words = [word_count(span.of(passage)) for span in spans]
    telling = [
        count for span, count in zip(spans, words, strict=True) if has_finite_verb(span.of(passage))
    ]
    return sum(telling) * 3 >= sum(words)


def has_finite_verb(sentence: str) -> bool:
    """Say whether an English sentence surely has a verb of its own, not only in a clause of it."""
    words = _WORD.findall(_TARGET.sub("]", fold(sentence)))
    keys = [word.lower() for word in words]
    if not keys or _opens_with_verb(keys):
        return False
    waiting = False
    for at, key in enumerate(keys):
        if key in _SUBORDINATE and not (key == "that" and keys[at - 1] in _BEFORE_NOUNS):
            waiting = True
        elif key in _PAUSES:
            waiting = False
        elif _is_verb(words, keys, at):
            if not waiting:
                return True
            waiting = False  # it is the clause's
    return False


@cache
def _finite() -> frozenset[str]:
    text = resources.files(__package__).joinpath("finite_verbs.txt").read_text("utf-8")
    return frozenset(w for line in text.splitlines() if line[:1] != "#" for w in line.split())


def _opens_with_verb(keys: list[str]) -> bool:
    """Say whether a sentence has no subject: a step, an order, an entry of a log."""
    past = keys[0].endswith("ed") and keys[0] not in _NO_VERBS
    return past or keys[0] in _finite() or _takes_object(keys, 0)


def _is_verb(words: list[str], keys: list[str], at: int) -> bool:
    """Say whether a word is surely a finite verb, or the subject of one.

    What stands behind "and" or a comma may go on with the verb of a clause.
    """
    key, before = keys[at], keys[at - 1] if at else ","
    if key in _SUBJECTS:
        return True
    if before in _JOINING or before in _BEFORE_NOUNS or not key[0].isalpha():
        return False
    if key == "may" and words[at] != key:
        return False  # the month
    if key in _finite():
        behind = keys[at + 1 : at + 2]
        return behind != ["by"] and (key not in _SAID or behind != ["to"])  # said to be thirty
    return _takes_object(keys, at) or _did(keys, at)


def _did(keys: list[str], at: int) -> bool:
    """Say whether a word is a past with a bare object behind it: "established markets"."""
    key, behind = keys[at], "".join(keys[at + 1 : at + 2])
    if key in _FOUND and behind in _REPORTED:
        return True
    if not key.endswith("ed") or key in _CALLED or key in _NO_VERBS or len(key) < _SHORTEST:
        return False
    if behind in _REPORTED:
        return True
    objects = behind[:1].isalpha() and behind not in _NO_VERBS and not behind.endswith("ly")
    return objects and behind not in _finite() and behind not in _TIMES


def _takes_object(keys: list[str], at: int) -> bool:
    """Say whether a word is a verb by the object behind it: "handle the grain"."""
    key, behind = keys[at], keys[at + 1 : at + 2 + _WITHIN]
    if key in _NO_VERBS or key.endswith(("ing", "ly")) or not key[0].isalpha():
        return False
    return bool(behind) and behind[0] in _OBJECTS and _TIMES.isdisjoint(behind)
