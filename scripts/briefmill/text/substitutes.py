"""Whether words that differ between two copies of a passage say another thing (English)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmill.text.comparison import Difference
from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.joined import is_contracted
from briefmill.text.meaning import spelling
from briefmill.text.synonyms import may_stand_for

_FEW = 2
"""Words that stand for others up to which each is weighed."""
_SEVERAL, _SHARE = 2, 0.03
"""Words that stand for others and are no synonyms, their number and their share of the passage,
from which it is no mere rewording. Of edits of a tenth of the words, most are synonyms; where
three nouns of thirty words are others, the witness saw another man."""
_ADD_NOTHING = frozenset(
    [
        "also", "too", "then", "thus", "hence", "therefore", "moreover", "furthermore", "further",
        "additionally", "besides", "indeed", "however", "nevertheless", "nonetheless", "likewise",
        "similarly", "accordingly", "consequently", "meanwhile", "namely", "overall", "altogether",
        "very", "quite", "really", "truly", "simply", "clearly", "evidently", "obviously",
        "naturally", "certainly", "surely", "actually", "well", "now", "here", "fact", "course",
        "itself", "himself", "herself", "themselves", "own", "respectively", "please", "away",
        "along",
    ]
)  # fmt: skip
"""Adverbs that join or stress, and neither restrict nor qualify what is said."""
_MAY_BE_LEFT_OUT = frozenset(
    [
        "the", "a", "an", "that", "which", "who", "also", "so", "then", "there", "of", "and", "as",
        "such",
    ]
)  # fmt: skip
"""Function words of which a sentence may have one more or less and say the same."""
_ALIKE = (
    frozenset(["that", "which", "who"]),
    frozenset(["a", "an", "one"]),
    frozenset(["this", "that", "these", "those", "such"]),
    frozenset(["is", "are"]),
    frozenset(["was", "were"]),
    frozenset(["has", "have"]),
    frozenset(["when", "while"]),
    frozenset(["than", "then"]),
    frozenset(["also", "so"]),
)
"""Function words that may stand for each other."""
_PERSONS = re.compile(r"(?:er|or|ist|ian|ant|ent|ee|ess|man|child)\Z")
"""How nouns end that are mostly of persons: one leader, or several."""


def tell_other_things(differences: Sequence[Difference], words: int) -> bool:
    """Say whether what differs between two copies of so many words may be another fact.

    What has a kind of its own is not weighed here. One difference, alone or beside a misprint,
    has to be harmless; one or two words for others have to be synonyms; of more differences,
    several that are none make another passage.
    """
    weighed = {
        (each.first.casefold(), each.second.casefold()): each
        for each in differences
        if not (each.misprint or each.kind)
    }
    if len(weighed) == 1 and len(differences) <= _FEW:
        return any(map(_may_tell, weighed.values()))
    things = sum(map(is_other_thing, weighed.values()))
    if len(weighed) == len(differences) <= _FEW and all(one and other for one, other in weighed):
        return things > 0
    return things >= max(_SEVERAL, _SHARE * words)


def is_other_thing(difference: Difference) -> bool:
    """Say whether a word stands for another that is no synonym of it.

    So do nouns (the defence ministry, the finance ministry), verbs (welcomed, resented) and
    adverbs (secretly, openly).
    """
    if is_contracted(difference.first, difference.second):
        return False
    sides = [_contents(each) for each in (difference.first, difference.second)]
    if difference.misprint or [len(side) for side in sides] != [1, 1]:
        return False
    return not may_stand_for(sides[0][0], sides[1][0])


def more_said(difference: Difference) -> int:
    """Return how many words that say something the second side has more than the first."""
    if difference.first and difference.second:
        return 0
    sides = (_contents(each) for each in (difference.first, difference.second))
    first, second = (len([w for w in side if w not in _ADD_NOTHING]) for side in sides)
    return second - first


def _may_tell(difference: Difference) -> bool:
    """Say whether a difference that is the only one may change what is said."""
    first, second = (each.casefold().split() for each in (difference.first, difference.second))
    if _is_written_otherwise(first, second):
        return False
    contents = [
        [word for word in side if word not in FUNCTION_WORDS and word not in _ADD_NOTHING]
        for side in (first, second)
    ]
    if not all(contents) and any(contents):
        return False  # the fuller copy stays, and the word is told
    if any(contents):
        return not _all_stand_for(*contents) or any(map(_are_one_and_several, *contents))
    return not _may_be_exchanged(first, second)


def _is_written_otherwise(first: Sequence[str], second: Sequence[str]) -> bool:
    """Say whether both sides are the same words, in another order, spelling or joined."""
    words = [[spelling(word) for word in side] for side in (first, second)]
    return sorted(words[0]) == sorted(words[1]) or "".join(first) == "".join(second)


def _all_stand_for(first: Sequence[str], second: Sequence[str]) -> bool:
    return len(first) == len(second) and all(map(may_stand_for, first, second))


def _are_one_and_several(first: str, second: str) -> bool:
    """Say whether one word is of a person and the other its plural: "leader", "leaders".

    Of what belongs to one or to several, any word may be: "the mill's", "the mills'".
    """
    if {first, second} in [{f"{bare}'s", f"{bare}s"} for bare in (first[:-2], second[:-2])]:
        return True
    one, several = sorted((first, second), key=len)
    return several == f"{one}s" and _PERSONS.search(one) is not None


def _may_be_exchanged(first: Sequence[str], second: Sequence[str]) -> bool:
    """Say whether function words, or what adds nothing, differ harmlessly."""
    own = set(first) ^ set(second)
    if not _ADD_NOTHING.isdisjoint(own):
        return True  # "in fact"
    if not (first and second):
        return own <= _MAY_BE_LEFT_OUT
    return any(own <= group for group in _ALIKE)


def _contents(words: str) -> list[str]:
    return [word for word in words.casefold().split() if word not in FUNCTION_WORDS]
