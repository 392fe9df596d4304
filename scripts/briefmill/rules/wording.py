"""Says in plain English what tells two passages apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefmill.rules.difference_names import is_written_otherwise
from briefmill.rules.left_over import left_over_told, versions
from briefmill.rules.passage import Passage
from briefmill.rules.relation import Relation
from briefmill.rules.told_differences import in_words_and_marks, quoted, told
from briefmill.text.comparison import Difference, compare_tokens
from briefmill.text.meaning import Kind
from briefmill.text.substitutes import is_other_thing
from briefmill.text.typography import differences_of_form

_MOST = 6
"""Differences that a message lists; the rest is counted."""
_LABEL = 2
"""Words of a label by which sentences are told apart."""


PARAGRAPH = "paragraph"
"""What a passage is called that is no list item."""
_MISTAKEN = "if they were meant to be the same, one of them is mistaken."
_REPEAT = "if one of them is a repeat, delete it."
_SOURCES = {Kind.CITATION, Kind.LINK}
_LACKS = "if one of them is a repeat, delete the one without it."


_REASONS = (
    "it has more sources",
    "it is not in capitals",
    "it is not all emphasised",
    "it is fuller",
)
"""Why a copy is the better one, in the order of `Passage.worth`."""


def orphan_reason(orphans: str) -> str:
    """Say why sentences that only one copy has keep it from going."""
    return f"{quoted(orphans)} would stand without what it belongs to."


def meant_message(
    gone: Passage, kept: Passage, relation: Relation, why: str, *, noun: str = PARAGRAPH
) -> str:
    """Say of two near copies that both stay, and why both may be meant."""
    if relation.exact:
        form = but_for([(gone.text, kept.text)])
        return f"The same {noun} stands in another place{form}. Both stay. {why}"
    every = (*relation.differences, *versions(gone, kept, relation))
    what = _what_differs(gone, kept, relation, every)
    what = what or but_for([(gone.text, kept.text)]).removeprefix(", but for ") or "nothing"
    return f"This {noun} is nearly the same as another one; they differ in {what}. Both stay. {why}"


def but_for(pairs: Iterable[tuple[str, str]]) -> str:
    """Return what differs in passages of the same words: ", but for commas"; empty for nothing."""
    form = differences_of_form(pairs)
    return f", but for {form}" if form else ""


def _what_differs(
    here: Passage, there: Passage, relation: Relation, differences: Sequence[Difference]
) -> str:
    """Return what a message says of words, whole sentences and their order."""
    what = []
    if differences:
        every = bool(versions(here, there, relation))
        texts = (here.text, there.text) if every else _shared(here, there, relation)
        what.append(told(differences) if relation.moved else in_words_and_marks(differences, texts))
    if relation.cut_off:
        what.append("where one of them breaks off")
    what += filter(None, [left_over_told(here, there, relation)])
    if relation.moved:
        what.append("the order of its sentences")
    return " and in ".join(what)


def near_message(
    gone: Passage, kept: Passage, relation: Relation, *, first: bool, noun: str = PARAGRAPH
) -> str:
    """Say of a near copy what tells it from the one that stays, and why that one does.

    ``relation`` is as seen from the copy that goes; ``first`` says whether the one that
    stays stands before it.
    """
    what = _told_apart(gone, kept, relation, noun)
    left = relation.left_over[0]
    if left:
        own = [quoted(gone.sentences[at].of(gone.text)) for at in left[:_MOST]]
        more = f" and {len(left) - _MOST} more" if len(left) > _MOST else ""
        what += f" What only this one has will stay in its place: {', '.join(own)}{more}."
    return f"{what} {_why(gone, kept, relation, first=first)}"


def both_stay_message(gone: Passage, kept: Passage, relation: Relation, why: str) -> str:
    """Say of a copy that is not proposed to go what tells it from the other one, and why."""
    left = relation.left_over[0]
    own = f" This one has {_sentences(len(left))} that the other copy lacks." if left else ""
    return f"{_told_apart(gone, kept, relation, PARAGRAPH)}{own} Both stay: {why}"


def _told_apart(gone: Passage, kept: Passage, relation: Relation, noun: str) -> str:
    """Say what is identical in a passage and a copy of it, and what is not."""
    if relation.exact:
        return f"The same {noun} stands in another place{but_for([(gone.text, kept.text)])}."
    if relation.cut_off:
        what = "It breaks off where the other copy goes on."
    elif relation.differences:
        texts = _shared(gone, kept, relation)
        what = f"The two differ in {in_words_and_marks(_ranked(relation.differences), texts)}."
    else:
        form = but_for([_shared(gone, kept, relation)])
        what = f"It is the same{form}."
        if any(relation.left_over):
            what = f"The sentences that both have are the same{form or ', word for word'}."
    if relation.left_over[1]:
        more = relation.left_over[1]
        first = quoted(kept.sentences[more[0]].of(kept.text))
        own = f": {first}" if len(more) == 1 else f", {first} the first"
        what += f" The other copy has {_sentences(len(more))} more{own}."
    return f"This {noun} nearly repeats another one. {what}"


def _ranked(differences: Iterable[Difference]) -> list[Difference]:
    """Return differences with those first that may matter: words that are no synonyms."""
    return sorted(differences, key=lambda each: (not is_other_thing(each), each.misprint))


def _shared(gone: Passage, kept: Passage, relation: Relation) -> tuple[str, str]:
    """Return the sentences of each of two passages that the other one has as well."""
    texts = [
        " ".join(span.of(each.text) for at, span in enumerate(each.sentences) if at not in own)
        for each, own in zip((gone, kept), relation.left_over, strict=True)
    ]
    return texts[0], texts[1]


def _sentences(number: int) -> str:
    return "one sentence" if number == 1 else f"{number} sentences"


def _why(gone: Passage, kept: Passage, relation: Relation, *, first: bool) -> str:
    for mine, other, reason in zip(gone.worth, kept.worth, _REASONS, strict=True):
        if other > mine:
            return f"The other copy stays because {reason}."
        if other < mine:
            break
    if relation.fuller > 0:
        return "The other copy stays because it is fuller."
    if relation.cleaner > 0:
        return "The other copy stays because this one may have more misprints."
    return "The first copy stays." if first else "The other copy stays."


def sentence_message(difference: Difference, here: str, there: str) -> str:
    """Say of two sentences of one paragraph in what they differ, seen from the later one."""
    what = in_words_and_marks([difference], (here, there))
    return (
        f"This sentence is like an earlier one of its paragraph and differs in {what}. "
        f"Both stay; {_advice([difference])}"
    )


def _advice(telling: Sequence[Difference]) -> str:
    """Say what to do about two passages that stay, by the differences that may change a fact."""
    if not telling:
        return "each may be meant, and only you can tell."
    if all(map(is_written_otherwise, telling)):
        return _REPEAT
    if all(each.kind in _SOURCES and not (each.first and each.second) for each in telling):
        one_sided = all(each.first for each in telling) or all(each.second for each in telling)
        return _LACKS if one_sided else "each has a source that the other one lacks."
    return _MISTAKEN


def conflict_message(
    here: Passage, there: Passage, relation: Relation, *, noun: str = PARAGRAPH
) -> str:
    """Say of two passages that stay, seen from ``here``, in what they differ."""
    labels = () if relation.differences else tuple(_labels(here, there, relation))
    if labels:
        return (
            f"This {noun} is the same as another one but for {told(labels)}. Both stay; {_REPEAT}"
        )
    every = (*relation.differences, *versions(here, there, relation))
    telling = [each for each in every if each.kind]
    what = _what_differs(here, there, relation, telling or _ranked(every)) or told(())
    end = _advice(telling)
    return f"This {noun} is like another one and differs in {what}. Both stay; {end}"


def _labels(here: Passage, there: Passage, relation: Relation) -> Iterator[Difference]:
    """Yield the numbers in which sentences differ that are the same else: "Article 4."."""
    own = relation.left_over
    if relation.moved or len(own[0]) != len(own[1]):
        return
    found = [compare_tokens(here.parts[a], there.parts[b]) for a, b in zip(*own, strict=True)]
    differences = [difference for each in found for difference in each.differences]
    if all(each.kind is Kind.NUMBER and _is_short(each) for each in differences):
        yield from differences


def _is_short(difference: Difference) -> bool:
    """Say whether a difference is of a word or two, and no passage with a number in it."""
    return max(len(each.split()) for each in (difference.first, difference.second)) <= _LABEL
