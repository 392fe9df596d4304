"""How surely a word or phrase that stands twice in a row is a slip."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmill.rules.finding import Safety
from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.meaning import Kind, is_common, kind_of
from briefmill.text.synonyms import is_listed

_SURE = frozenset(["the", "and"])
"""Words that only English has, and never twice in a row. Doubles that differ in case, as in
"see the The Monroe Doctrine", are left alone."""
_LIKELY = frozenset(
    [
        "a", "an", "of", "to", "for", "with", "from", "into", "upon", "in", "on", "at", "as", "by",
        "be", "is", "are", "was", "were", "has", "it", "its", "their", "his", "our", "your", "my",
        "this", "these", "those", "we", "they", "he", "she", "or", "but", "if", "which", "when",
        "then", "there", "about",
    ]
)  # fmt: skip
"""Words whose doubles are mostly slips. "The fund they applied for for years", "what it is is"
and "the people I speak of of course" are none, so they are only asked about; "he gave her her
book" is everyday English."""
_MEANT = frozenset(
    [
        "had", "that", "her", "very", "so", "too", "really", "much", "many", "more", "far", "long",
        "big", "old", "great", "little", "still", "now", "no", "not", "never", "ever", "always",
        "again", "there", "here", "well", "yes", "please", "quite", "pretty", "super", "deep",
        "way", "up", "down", "out", "on", "in", "over", "round", "bye", "ha", "hey", "hear", "go",
        "do", "done", "knock", "tut", "blah", "yada", "win", "chop", "tick", "who", "what", "you",
        "will", "can", "may", "might", "must", "half", "second", "double", "one", "least",
        "million", "billion",
        "trillion", "mean", "kind", "present", "minute", "patient", "novel", "firm", "light",
        "fair", "close", "official", "principal", "initial",
    ]
)  # fmt: skip
"""Words that are doubled on purpose: for emphasis, in set phrases, or by grammar, or since they
are an adjective as well as a noun: the mean mean temperature."""
_ASKED = {
    "up": frozenset(["of", "to", "and"]), "down": frozenset(["of", "to", "and"]),
    "out": frozenset(["of", "and"]), "over": frozenset(["and"]),
    "who": frozenset(["is", "was", "are", "were"]),
}  # fmt: skip
"""Some of these, with the words behind which they are meant: "sold out out of season". Else
their doubles are mostly slips."""
_TELLING = re.compile(
    r"(?:tell|told|promis|assur|remind|warn|show|inform|convinc|persuad|advis|think|thank|know|"
    r"ask|as|for|to|of|with|than|see|saw|hear|like|call|love)\w*"
)
"""Words behind which one "you" may end a clause and the next one begin another."""
_LONG = 7
"""Letters from which a word that is not known is no sound word such as "gado gado"."""
_LINKS = frozenset(["and", "to", "by", "after", "upon", "or", "on", "over", "as", "is"])
"""Words that link a word with itself: "from place to place to find", "on and on and"."""
_DETERMINERS = frozenset(
    ["the", "a", "an", "this", "these", "those", "his", "her", "its", "their", "our", "my", "your"]
)
_IN_PAIRS = frozenset(
    [
        "face", "day", "side", "end", "door", "coast", "back", "hand", "head", "heart", "eye",
        "man", "woman", "person", "peer", "point", "wall", "business", "state", "house", "time",
        "place", "year", "week", "month", "hour", "minute", "step", "line", "piece", "case",
        "word", "row", "layer", "bit", "inch", "page", "room", "town", "city", "country", "sea",
        "shore", "bank", "shoulder", "toe", "cheek", "mouth", "ear", "arm", "edge", "tip", "top",
        "generation", "century", "decade", "season", "group", "cell", "machine", "ship", "air",
        "ground", "surface", "sun", "border", "island", "post", "pillar", "object", "item",
        "body", "text", "letter", "drop", "stone", "brick", "block", "street", "village", "war",
        "crisis", "defeat", "victory", "report", "study", "letter", "wave", "blow", "lie",
    ]
)  # fmt: skip
"""Nouns that a link joins with themselves in set phrases: face to face, wave after wave."""
_ABSTRACT = re.compile(r"(?:[ts]ion|ment|ness|ity|ance|ence|ism|ship)\Z")
"""How nouns end that are in no set phrase such as "place to place"."""
_BEFORE_VERBS = frozenset(
    [
        "not", "to", "will", "would", "can", "could", "did", "does", "do", "may", "might", "must",
        "should", "shall", "they", "we", "he", "she", "it", "who", "which",
    ]
)  # fmt: skip
"""Words behind which what a link joins is a verb, and "apply to apply to" no set phrase."""
_MODALS = frozenset(["will", "can", "may", "might", "must"])
_PAST_MODALS = frozenset(["would", "could", "should", "shall"])
_RELATIVE = frozenset(["who", "that", "which"])
"""Words between which and a doubled verb nothing stands where both are meant: "the ships that
could could leave"."""
_OBJECTS = frozenset(["it", "them", "him", "her", "us", "me", "the", "a", "an", "this", "that"])
"""What stands behind "will" when it is what somebody does: "she will will it into being"."""
_WITH_NOUNS = {
    "will": frozenset(
        ["free", "last", "good", "ill", "own", "iron", "strong", "weak", "sheer", "human",
         "divine", "living", "joint", "new", "old", "first", "second", "testament", "common",
         "strength", "force", "public", "state", "voter", "holographic", "written"]
    ),
    "can": frozenset(
        ["tin", "oil", "beer", "petrol", "gas", "garbage", "trash", "milk", "watering", "metal",
         "paint", "food", "empty", "full", "drink", "soda", "fuel", "water", "spray", "aluminium",
         "aluminum", "one", "each", "soup", "tuna", "jerry", "whole", "second", "first"]
    ),
}  # fmt: skip
"""Words before "will" and "can" when they are nouns, which the next one may be said of."""
_ADJECTIVE = re.compile(r"(?:al|ic|ous|ive|ar|less|ful|ed|ing|ant|ent|ible|able)\Z")
"""How adjectives end that may stand before a noun "will": the political will."""
_SUBJECTS = frozenset(["i", "we", "you", "they", "he", "she", "it", "there", "who", "which", "how"])
"""Words behind which a modal is doubled by a slip; "the will will be read" is none."""
_VERBS = frozenset(["is", "are", "was", "were", "has", "be"])
_ENDING_VERBS = _VERBS - {"be"}
_AUXILIARIES = _ENDING_VERBS | {"did", "does", "can", "could", "will", "would", "may"}
"""Verbs that alone may end one clause and open what is said of it: "what they did did help"."""
_CLAUSE = re.compile(
    r"\b(?:what|where|who|how|why|when|which|\w*thing that|all|whatever|whoever)\b",
    re.IGNORECASE,
)
_OPENERS = frozenset(
    ["what", "whatever", "who", "whoever", "which", "whichever", "when", "whenever", "if", "once",
     "where", "wherever", "how"]
)  # fmt: skip
"""Words that open a clause of which what follows may be said: what has been done has been done."""
_GOES_ON = re.compile(r"[,;]|\b(?:is|are|was|were|has|have|had|been|be)\b")
"""What shows that the clause had its verb already."""
_OPENING = frozenset(["of", "in", "to", "for", "on", "at", "with", "from", "by", "into"])
_CLAUSE_LENGTH = 300
"""Code points before a verb in which the word that opens its clause stands."""
_STRANDED = frozenset(["in", "on", "for", "at", "by", "over", "up", "from", "with", "about", "to"])
"""What a verb keeps at its end when a time or a set phrase begins with the same word."""
_SET = frozenset(
    ["now", "good", "long", "once", "ever", "example", "instance", "years",
     "weekdays", "weekends", "holidays", "time", "days", "months", "weeks", "hours", "night"]
)  # fmt: skip
"""Words that make a set phrase or a time with "for", "at", "on" or "in" before them."""
_INNER = frozenset(["of", "on", "to", "for", "about", "against", "in", "at", "with", "from", "by"])
"""What joins a noun to one that may be the same: a tax on a tax on wine."""
_PARTICLE_VERBS = frozenset(
    [
        "came", "come", "comes", "went", "go", "goes", "took", "take", "put", "set", "let", "sent",
        "send", "brought", "bring", "get", "got", "gave", "give", "kept", "keep", "run", "ran",
        "turn", "hand", "check", "move", "carry", "phase", "log", "sign", "call", "drop", "live",
        "stay", "sat", "sit", "stood", "stand", "held", "hold", "left", "paid", "pay", "sworn",
        "began", "begun", "written", "wrote", "won", "lost", "sold", "built", "taken", "given",
        "gone", "hoped", "it", "them", "him", "us", "me", "this", "that",
    ]
)  # fmt: skip
"""What keeps a preposition behind it: verbs that do not end in -ed or -ing, and their objects."""
_RECURSIVE = frozenset(
    [
        "father", "mother", "brother", "sister", "son", "daughter", "wife", "husband", "uncle",
        "aunt", "cousin", "friend", "neighbour", "neighbor", "child", "parent", "widow", "heir",
        "deputy", "assistant", "head", "chief", "secretary", "adviser", "advisor", "aide", "chair",
        "vice", "agent", "servant", "envoy", "leader", "enemy", "ally", "pupil", "student",
        "teacher", "follower", "critic", "guardian", "master",
        "report", "study", "review", "analysis", "history", "book", "story", "account", "summary",
        "translation", "copy", "list", "index", "note", "comment", "commentary", "discussion",
        "critique", "criticism", "theory", "model", "record", "version", "draft", "article",
        "essay", "paper", "survey", "plan", "project", "programme", "program", "question",
        "answer", "appeal", "reply", "response", "debate",
        "reaction", "letter", "law", "rule", "right", "tax", "vote", "test", "proof",
        "end", "beginning", "start", "middle", "half", "quarter", "third", "part", "edge", "top",
        "bottom", "side", "rest", "share", "fraction", "tenth", "percent", "centre", "center",
        "heart", "core", "corner", "back", "front", "day", "eve",
        "picture", "image", "photograph", "painting", "film", "map", "memory", "idea", "concept",
        "notion", "meaning", "definition", "name", "symbol", "sign", "shadow", "dream", "ghost",
        "cause", "effect", "result", "consequence", "reason", "source", "origin", "cost", "price",
        "fear", "love", "hatred", "hope", "knowledge", "belief", "absence", "lack", "negation",
        "opposite", "denial", "loss", "abuse", "power", "sum", "product", "square", "root", "mean",
        "derivative", "rate", "average", "inverse",
    ]
)  # fmt: skip
"""Nouns for what may be had of another of its kind: the deputy of the deputy of the minister."""
_LEAST_WORDS = 3
"""Different words of the shortest phrase that is asked about: "again and again and again"
and "step by step by step" have two."""
_PAIR = 2
"""A noun, and what joins the next one to it."""
_SHORTEST = 4
"""Letters of a word that is not known in a phrase of two words."""


def ends_clause(phrase: Sequence[str], text: str, end: int) -> bool:
    """Say whether a doubled verb may end a clause that is the subject: "what the cause is is a".

    ``end`` is where the phrase ends in ``text`` when it stands first.
    """
    if phrase[-1] not in (_AUXILIARIES if len(phrase) == 1 else _ENDING_VERBS):
        return False
    sentence = re.split(r"[.!?:;]\s", text[max(end - _CLAUSE_LENGTH, 0) : end])[-1]
    opened = list(_CLAUSE.finditer(sentence))
    own = sentence.rstrip()[: -len(phrase[-1])]
    return bool(opened) and not _GOES_ON.search(own, opened[-1].end())


def slip(phrase: Sequence[str], before: Sequence[str], after: str) -> Safety | None:
    """Return how far a repair of a doubled phrase may go; None when it is none or meant.

    ``before`` are up to four words before it, ``after`` is the word behind the doubles.
    """
    if _is_nested(phrase) or _is_stranded(phrase, before, after) or _is_clause(phrase, before):
        return None
    if len(phrase) == 1:
        likely = Safety.REVIEW if _is_likely(phrase[0], before, after) else None
        return Safety.SAFE if phrase[0].lower() in _SURE else likely
    if len(phrase) == 2:
        if phrase[0] in _OPENING and phrase[1] == "the":  # "they went on and on and on"
            return Safety.SAFE
        return Safety.REVIEW if _is_slip_of_two(phrase, before, after) else None
    distinct = len(set(phrase))
    if distinct < _LEAST_WORDS:  # "for all for for all for"
        return Safety.REVIEW if phrase[0] == phrase[-1] in _LIKELY else None
    # "In the east in the east" is a slip; "those at the head at the head stay" is none.
    return Safety.REVIEW


def _is_nested(phrase: Sequence[str]) -> bool:
    """Say whether a phrase is a noun and what may belong to it, over again: the report on the."""
    words = [word.lower() for word in phrase]
    bare = [word for word in words if word not in _DETERMINERS]
    if len(words) < _LEAST_WORDS or len(bare) < _PAIR or len(bare) % _PAIR:
        return False
    nouns, joints = bare[::_PAIR], bare[1::_PAIR]
    recursive = any(noun.removesuffix("s") in _RECURSIVE for noun in nouns)
    return recursive and _INNER.issuperset(joints) and _INNER.isdisjoint(nouns)


def _is_clause(phrase: Sequence[str], before: Sequence[str]) -> bool:
    """Say whether a phrase is a clause and what is said of it: when it is over it is over."""
    words = {word.lower() for word in phrase}
    speaks = phrase[0].lower() in _SUBJECTS or not words.isdisjoint(_AUXILIARIES | _VERBS)
    return len(phrase) > 1 and speaks and before[-1:] != [] and before[-1] in _OPENERS


def _is_stranded(phrase: Sequence[str], before: Sequence[str], after: str) -> bool:
    """Say whether a verb keeps its preposition before a time with the same: sent in in June."""
    if len(phrase) > 1 or phrase[0] not in _STRANDED or not before:
        return False
    timed = kind_of(after.removesuffix("s")) is Kind.DATE or after[:1].isdigit() or after in _SET
    verb = before[-1] in _PARTICLE_VERBS or before[-1].endswith(("ed", "ing"))
    return timed and verb


def _is_likely(word: str, before: Sequence[str], after: str) -> bool:
    """Say whether a double of the word is mostly a slip; of a foreign one it may be a name."""
    if word.lower() in _LIKELY:
        return True
    if word in _ASKED:
        return after not in _ASKED[word]
    if word == "you":
        return bool(before) and not _TELLING.fullmatch(before[-1])
    if word in _MODALS or word in _PAST_MODALS:
        return _is_doubled_modal(word, before, after)
    if word in _MEANT or not word.islower() or len(word) == 1:
        return False
    known = is_common(word) or len(word) >= _LONG or is_listed(word)
    return known and kind_of(word) is not Kind.NUMBER  # "twenty twenty kilogram sacks"


def _is_doubled_modal(modal: str, before: Sequence[str], after: str) -> bool:
    """Say whether a doubled modal verb is a slip, and neither a noun and a verb nor two verbs.

    "The will will be read" has the noun, "the political will will be tested" an adjective
    before it, "she will will it into being" an object behind it; "the quota will will be raised"
    has none of them.
    """
    word = before[-1] if before else ""
    if modal in _PAST_MODALS:
        return word not in _RELATIVE
    if not word or word in _DETERMINERS or word.endswith(("'s", "’s")) or after in _OBJECTS:
        return False
    if modal in {"may", "might", "must"} or word in _SUBJECTS:
        return True
    described = word in _WITH_NOUNS[modal] or _ADJECTIVE.search(word) is not None
    return not described and word not in FUNCTION_WORDS


def _is_slip_of_two(phrase: Sequence[str], before: Sequence[str], after: str) -> bool:
    """Say whether a doubled phrase of two words is mostly a slip."""
    known = (word == "a" or is_common(word) or len(word) >= _SHORTEST for word in phrase)
    if not all(word.islower() for word in phrase) or not all(known):
        return False
    return _LINKS.isdisjoint(phrase) or _links_none(phrase, before, after)


def _links_none(phrase: Sequence[str], before: Sequence[str], after: str) -> bool:
    """Say whether a link in a doubled phrase is no part of a set phrase: "place to place"."""
    first, second = phrase
    word = second if first in _LINKS else first
    if word in _MEANT or word in _LINKS or word.endswith("er"):
        return False  # "and again and again", "on and on and", "and higher and higher"
    if first in _LINKS:
        return before[-1:] != [word]  # "step by step by step"
    if after == word or "from" in before or not before or word in _IN_PAIRS:
        return False
    if second == "and":  # "they talked and talked and", "for years and years and"
        return before[-1] in _DETERMINERS or _ABSTRACT.search(word) is not None
    return True
