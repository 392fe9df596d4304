"""Whether two passages tell of different times by the forms of their verbs (English)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

_REMEMBERED = 1 << 14
"""Words whose forms are remembered."""
_AUXILIARIES = {
    "am": "is", "is": "is", "are": "is", "was": "was", "were": "was", "has": "has", "have": "has",
    "had": "had", "do": "does", "does": "does", "did": "did",
}  # fmt: skip
"""Auxiliary verbs, and one for all of the same tense."""
_IRREGULAR = (
    "become became", "begin began", "break broke", "bring brought", "build built", "buy bought",
    "catch caught", "choose chose", "come came", "deal dealt", "draw drew", "drive drove",
    "eat ate", "fall fell", "feel felt", "fight fought", "find found", "flee fled", "fly flew",
    "forbid forbade", "forget forgot", "freeze froze", "get got", "give gave", "go went",
    "grow grew", "hang hung", "hear heard", "hide hid", "hold held", "keep kept", "know knew",
    "lay laid", "lead led", "leave left", "lend lent", "lose lost", "make made", "mean meant",
    "meet met", "pay paid", "ride rode", "rise rose", "run ran", "say said", "see saw",
    "seek sought", "sell sold", "send sent", "shake shook", "shoot shot", "sink sank", "sit sat",
    "sleep slept", "speak spoke", "spend spent", "stand stood", "steal stole", "strike struck",
    "swear swore", "take took", "teach taught", "tell told", "think thought", "throw threw",
    "understand understood", "wear wore", "win won", "withdraw withdrew", "write wrote",
    "arise arose", "awake awoke", "bear bore", "bend bent", "bind bound", "bite bit",
    "bleed bled", "blow blew", "breed bred", "cling clung", "creep crept", "dig dug",
    "drink drank", "dwell dwelt", "feed fed", "fling flung", "foresee foresaw",
    "foretell foretold", "forgive forgave", "grind ground", "kneel knelt", "leap leapt",
    "light lit", "mislead misled", "mistake mistook", "misunderstand misunderstood",
    "overcome overcame", "override overrode", "oversee oversaw", "overtake overtook",
    "overthrow overthrew", "partake partook", "rebuild rebuilt", "repay repaid",
    "rewrite rewrote", "shine shone", "shrink shrank", "sing sang", "slay slew", "slide slid",
    "sling slung", "speed sped", "spin spun", "spit spat", "spring sprang", "stick stuck",
    "sting stung", "stride strode", "strive strove", "sweep swept", "swim swam", "swing swung",
    "tear tore", "tread trod", "undergo underwent", "undertake undertook", "undo undid",
    "uphold upheld", "wake woke", "weave wove", "weep wept", "wind wound", "withhold withheld",
    "withstand withstood",
)  # fmt: skip
"""Verbs with the past that is no other form of theirs; those whose present can be read as a past
(read, set, cost) tell no tense."""
_PAST_OF = dict(line.split() for line in _IRREGULAR)
_BASE_OF = {past: base for base, past in _PAST_OF.items()}
_PARTICIPLES = frozenset(
    [
        "become", "begun", "blown", "borne", "born", "cut", "done", "drawn", "drunk", "flown",
        "gone",
        "grown", "hit", "hurt", "known", "let", "put", "read", "run", "rung", "sent", "set", "sewn",
        "shown", "shut", "split", "spread", "struck", "sung", "sunk", "sworn", "thrown", "torn",
        "worn", "overrun", "withdrawn", "undone", "cast", "cost", "beset", "forgone",
    ]
)  # fmt: skip
"""Those that end in neither -ed nor -en and are no form of the past; with some that are."""
_HAPPENED = frozenset(["was", "were", "had", "did"])
_PRESENT = frozenset(["is", "are", "can", "cannot", "may", "must", "should", "does", "do", "will"])
_SHORT_ED = 4
"""Letters up to which a word in "-ed" is no past: need, red, seed."""
_SHORTEST = 2
"""Letters of the shortest verb to which an end is added."""


def tense_differs(first: Iterable[str], second: Iterable[str]) -> bool:
    """Say whether words, in lower case, put the same into another time: "is" and "was".

    So do two forms of one verb ("pays", "paid"), and auxiliary verbs, where both have one.
    """
    sides = list(first), list(second)
    here, there = ({_AUXILIARIES[word] for word in side if word in _AUXILIARIES} for side in sides)
    if here and there and here != there:
        return True
    return any(_present(a) & _past(b) or _past(a) & _present(b) for a in sides[0] for b in sides[1])


def in_one_tense(first: str, second: str) -> bool:
    """Say whether two words, in lower case, are both forms of the past, or neither is."""
    return _is_of_the_past(first) == _is_of_the_past(second)


def _is_of_the_past(word: str) -> bool:
    return word in _BASE_OF or word in _PARTICIPLES or word.endswith("ed")


def is_participle(word: str) -> bool:
    """Say whether a word, in lower case, may be the participle of a passive: accused, taken."""
    return word.endswith(("ed", "en")) or word in _BASE_OF or word in _PARTICIPLES


def tells_of_the_past(words: Iterable[str]) -> bool:
    """Say whether words, in lower case, tell what happened, not what is so: "was", "sank".

    A form in "-ed" may be a participle of the present ("is used"), so that it tells only where
    no auxiliary verb of the present stands.
    """
    found = list(words)
    if any(word in _HAPPENED or word in _BASE_OF for word in found):
        return True
    past = any(len(word) > _SHORT_ED and word.endswith("ed") for word in found)
    return past and _PRESENT.isdisjoint(found)


@lru_cache(maxsize=_REMEMBERED)
def _present(word: str) -> frozenset[str]:
    """Return the verbs of which a word may be the present: pays, pay."""
    return frozenset({word, *_without(word, ("s", ""), ("es", ""), ("ies", "y"))})


@lru_cache(maxsize=_REMEMBERED)
def _past(word: str) -> frozenset[str]:
    """Return the verbs of which a word is the past: paid, and stopped of stop."""
    if word in _BASE_OF:
        return frozenset({_BASE_OF[word]})
    found = set(_without(word, ("ed", ""), ("ed", "e"), ("ied", "y")))
    doubled = {each[:-1] for each in found if len(each) > _SHORTEST and each[-1] == each[-2]}
    return frozenset(found | doubled)


def _without(word: str, *ends: tuple[str, str]) -> Iterator[str]:
    for end, other in ends:
        bare = word.removesuffix(end) + other
        if word.endswith(end) and len(bare) >= _SHORTEST:
            yield bare
