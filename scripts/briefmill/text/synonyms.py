"""Words that may stand for each other (English)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from briefmill.text.meaning import spelling
from briefmill.text.tense import in_one_tense

_REMEMBERED = 1 << 14
"""Pairs of words for which the answer is remembered."""
_EXACT = frozenset(
    " ".join(
        (
            # crime and law
            "abduct abscond accuse acquit allege arrest arson assault bail blackmail bribe burglar",
            "burglary charge condemn confess convict crime culprit defendant detain embezzle",
            "extort felon felony fine forge fraud guilt guilty homicide illegal imprison indict",
            "jail kidnap kill larceny lawful lawsuit legal legitimate lie loot",
            "manslaughter",
            "misdemeanor misdemeanour molest murder offence offense parole pardon penalty",
            "perjury",
            "pillage plaintiff plunder poach prosecute punish punishment rape riot rob sabotage",
            "sanction sentence shoot slander slay smuggle stab steal sue suspect terrorist theft",
            "torture treason trespass trial verdict victim act bill decree law regulation rule",
            "statute treaty pact covenant contract agreement oath testify witness",
            # medicine
            "abort abortion ache ailment allergy anesthetic antibiotic antidote asthma bleed",
            "cancer",
            "coma cure dead death diagnose die dose drug epidemic fever fracture heal illness",
            "disease disorder infect injure injury insane intoxicate lame medicine miscarriage",
            "narcotic pain pandemic pill poison pregnant prescribe sedate sick sickness stillborn",
            "suicide surgery symptom syndrome toxic tumor tumour vaccine virus wound",
            # war and government
            "ally ambush annex armistice army assassinate attack blockade bomb ceasefire clash",
            "conflict conquer coup defeat deport desert enemy evacuate exile expel genocide",
            "guerrilla hostage insurgent intercept invade massacre mercenary militant militia mine",
            "missile mutiny occupy raid rebel rebellion refugee regime resist retreat revolt",
            "revolution rocket siege siren soldier strike surrender truce uprising war weapon",
            "alien foreigner immigrant migrant minister premier president chancellor senator",
            # saying and deciding
            "accept admit allow announce approve argue assert believe claim command concede",
            "confirm",
            "contend contradict declare decline demand deny disclose dismiss doubt endorse enact",
            "estimate expect forbid forecast guess hint imply infer insist know let maintain",
            "mention",
            "negotiate object offer order permit plead pledge predict prohibit promise propose",
            "protest prove ratify recommend refuse reject repeal report resign retire say",
            "speculate",
            "suggest suspend swear tell threaten urge veto vote vow warn fire sack",
            # money and figures
            "asset bankrupt bond borrow buy cash cost credit debt deficit dividend donate earn",
            "embargo equity expense export fee gift grant hire import income inflation insure",
            "interest invest lease lend levy liability loan mortgage multiply pay pension price",
            "profit refund rent reserve revenue salary security sell share shortage stock subsidy",
            "surplus tariff tax toll turnover wage double triple halve increase decrease",
            # kin and persons
            "adult aunt baby boy bride brother child cousin daughter father girl groom husband",
            "infant kid man minor mother nephew niece orphan parent sister son spouse toddler",
            "twin uncle widow wife woman youth",
        )
    ).split()
)
"""Words of crime, law, medicine, war, saying, money and kinship, which are chosen with care: for
these, WordNet is not asked: only their own forms are taken, and what was chosen by hand."""
_WORDNET, _HOUSE = _TABLES = ("synonyms.txt", "house_synonyms.txt")

_ENDS = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("er", ""), ("er", "e"), ("ly", ""),
)  # fmt: skip
"""Ends of words, and what stands in their place in the word itself."""
_INFLECTED = (("ies", "y"), ("ied", "y"), ("s", ""), ("ed", ""), ("ed", "e"))
"""Those that make no other word of a misprint."""
_SHORTEST = 2
"""Letters of the shortest word to which an end is added."""


@cache
def _lines(name: str) -> dict[str, frozenset[int]]:
    """Return the lines of a table on which each word stands."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for at, line in enumerate(_table(name)):
        for word in line.split():
            found[spelling(word)].add(at)
    return {word: frozenset(lines) for word, lines in found.items()}


def _table(name: str) -> Iterator[str]:
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))


@cache
def _known() -> frozenset[str]:
    """Return the words that have synonyms or are rare; see ``scripts/list_synonyms.py``."""
    return frozenset(map(spelling, _table("rare_words.txt"))).union(*map(_lines, _TABLES))


def is_word(word: str) -> bool:
    """Say whether a word, given in lower case, or what it is the plural or past of, is listed."""
    listed = _known()
    bare = (word.removesuffix(end) + other for end, other in _INFLECTED if word.endswith(end))
    return word in listed or any(len(each) > _SHORTEST and each in listed for each in bare)


def is_listed(word: str) -> bool:
    """Say whether a word, given in lower case, or one of which it is a form, is listed."""
    return any(each in _known() for each in _words(spelling(word)))


@lru_cache(maxsize=_REMEMBERED)
def may_stand_for(first: str, second: str) -> bool:
    """Say whether two words, in lower case, may say the same: forms of one, or synonyms.

    Synonyms are by WordNet 3.0 (Princeton University), see ``scripts/list_synonyms.py``, and by a
    table of our own.
    """
    one, other = (_words(spelling(word.removesuffix("'s"))) for word in (first, second))
    if one & other:
        return True
    if not in_one_tense(first, second):
        return False  # "provides", "gave"
    if _share_a_line(_HOUSE, one, other):
        return True
    exact = not (_EXACT.isdisjoint(one) and _EXACT.isdisjoint(other))
    return not exact and _share_a_line(_WORDNET, one, other)


def _share_a_line(table: str, first: set[str], second: set[str]) -> bool:
    lines = [
        {line for each in words for line in _lines(table).get(each, ())}
        for words in (first, second)
    ]
    return not lines[0].isdisjoint(lines[1])


def _words(form: str) -> set[str]:
    """Return a form and the words of which it may be one: stopped, stopp, stop."""
    found = {form}
    for end, other in _ENDS:
        bare = form.removesuffix(end) + other
        if form.endswith(end) and len(bare) >= _SHORTEST:
            found.add(bare)
            if len(bare) > _SHORTEST and bare[-1] == bare[-2]:
                found.add(bare[:-1])
    return found
