"""How two paragraphs are related: near copies, copies that tell different things, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from briefmill.rules.alignment import SAME_SENTENCE, matches, replaced, without_moved
from briefmill.rules.denied import speaks_of_the_rest
from briefmill.rules.passage import Passage
from briefmill.text.comparison import Comparison, Difference, compare_tokens
from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.legal_diction import binds
from briefmill.text.meaning import Kind
from briefmill.text.sentences import loose
from briefmill.text.source_marks import NUMBERED
from briefmill.text.substitutes import more_said, tell_other_things
from briefmill.text.telling_marks import telling_marks
from briefmill.text.tokens import REFERS_BACK
from briefmill.text.word_order import kind_of_order, moved_far

_ALIKE = SAME_SENTENCE
"""Share of common words from which two passages may be copies."""
_ANY = 0.45
"""Share of the shorter passage's words in the same order below which no more is asked: fewer
than the sentences that must be shared have."""
_TAKEN_OVER = 0.6
"""Share of the shorter passage's words whose sentences stand in the other one."""
_MOST_SHOWN = 4
"""Telling differences up to which one of two passages may be a mistake; with more they are
two texts of one pattern."""
_SCRAPS = 2
"""Differences from which a sentence may have been turned round."""
_MANY = 3
"""Differences in one sentence, all else being equal, from which it is another sentence."""
_BOTH_OWN = 0.6
"""Share of the longer passage's words that must be shared when each has a sentence that the
other has not."""
_END = re.compile(rf"[.!?:;…][\"'”’»)\]*_]*{NUMBERED}*\s*\Z")
_ELLIPSIS = re.compile(rf"(?:…|\.\.\.)[\"'”’»)\]*_]*{NUMBERED}*\s*\Z")
_MOST_SENTENCES = 60
"""Sentences of a passage that is aligned sentence by sentence."""
_HEAD = 3
"""Words at the head of a sentence among which its subject stands."""
_DETERMINERS = frozenset(["the", "a", "an", "each", "every", "any", "this", "these", "no", "all"])


class Verdict(Enum):
    """What two paragraphs are to each other."""

    COPIES = auto()
    """They say the same; one may go but for its `Relation.left_over`."""
    CONFLICTING = auto()
    """They are alike and differ in a fact: one of them is probably a mistake."""
    UNRELATED = auto()


@dataclass(frozen=True, slots=True)
class Relation:
    """What two paragraphs are to each other, and why.

    ``left_over`` are the sentences that stand only in the first or only in the second, as
    indices of its sentences. ``differences`` are those within what both share.
    """

    verdict: Verdict
    differences: tuple[Difference, ...] = ()
    left_over: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    substitutes: bool = False
    """Whether all that differs is one or two words that stand for others."""
    cut_off: bool = False
    """Whether one of the two breaks off where the other goes on."""
    exact: bool = False
    """Whether the two are the same but for typography."""
    moved: bool = False
    """Whether a sentence of one stands in another place in the other, so that what it speaks of
    may be another thing."""

    def turned(self) -> Relation:
        """Return the relation as seen from the other passage."""
        differences = tuple(each.turned() for each in self.differences)
        return replace(self, differences=differences, left_over=self.left_over[::-1])

    @property
    def cleaner(self) -> int:
        """Return how many more misprints the first has than the second."""
        faults = [each.faulty for each in self.differences]
        return faults.count(1) - faults.count(2)

    @property
    def fuller(self) -> int:
        """Return how many words that say something only the second has, less those of the first.

        Words that stand for others do not count.
        """
        return sum(map(more_said, self.differences))

    @property
    def telling(self) -> tuple[Difference, ...]:
        """Return the differences that may change a fact."""
        return tuple(each for each in self.differences if each.kind)


_UNRELATED = Relation(Verdict.UNRELATED)
EXACT = Relation(Verdict.COPIES, exact=True)


def relate(first: Passage, second: Passage) -> Relation:
    """Say what two paragraphs are to each other; the same whichever is named first.

    Where words can be aligned in several ways, the shorter passage is always aligned to the
    longer one.
    """
    if (len(first.text), first.text) > (len(second.text), second.text):
        return _related(second, first).turned()
    return _related(first, second)


def _related(first: Passage, second: Passage) -> Relation:
    if first.text == second.text:
        return EXACT
    whole = compare_tokens(first.tokens, second.tokens, _ANY)
    if not whole.differences and first.key == second.key:
        return EXACT
    turned = _turned_round(whole, first, second)
    if turned:
        return Relation(Verdict.CONFLICTING, turned)
    if whole.share >= _ALIKE and not _tells(whole.differences):
        return _copies(whole, first, second)
    common = whole.share * max(len(first.tokens), len(second.tokens))
    if common < _ANY * min(len(first.tokens), len(second.tokens)):
        return _UNRELATED
    return _in_part(whole, first, second)


def _turned_round(whole: Comparison, first: Passage, second: Passage) -> tuple[Difference, ...]:
    """Return what differs sentence by sentence, where one tells who does what the other way round.

    Word by word, "the guards shot at the crowd" and "the crowd shot at the guards" differ in
    scraps, which say nothing of it. Nothing is returned for other passages.
    """
    if whole.share < _ALIKE or len(whole.differences) < _SCRAPS or whole.telling:
        return ()
    if len(first.parts) != len(second.parts):
        return ()
    found: list[Difference] = []
    for at, (left, right) in enumerate(zip(first.parts, second.parts, strict=True)):
        keys = [[each.key for each in side] for side in (left, right)]
        kind = kind_of_order(left, right) if moved_far(*keys) else None
        if kind:
            one, other = (each.sentences[at].of(each.text) for each in (first, second))
            found.append(Difference(one, other, kind))
        else:
            found += compare_tokens(left, right).differences
    whole_sentence = any(each.kind is Kind.ORDER for each in found)
    few = sum(1 for each in found if each.kind) <= _MOST_SHOWN
    return tuple(found) if whole_sentence and few else ()


def _in_part(whole: Comparison, first: Passage, second: Passage) -> Relation:
    """Relate two passages that are alike in part, or differ in a fact."""
    if _is_cut_off(first, second):
        return Relation(Verdict.COPIES, cut_off=True)
    if max(len(first.sentences), len(second.sentences)) > 1:
        aligned = _by_sentences(first, second)
        if aligned.verdict is not Verdict.UNRELATED:
            return aligned
    if whole.share >= _ALIKE and len(whole.telling) <= _MOST_SHOWN:
        return Relation(Verdict.CONFLICTING, whole.differences)
    return _UNRELATED


def _tells(differences: Sequence[Difference]) -> bool:
    """Say whether two copies differ in a fact.

    A citation or a link that only one has is none when the other has nothing there: the copy
    with the sources stays. All such must be in the same copy.
    """
    telling = [each for each in differences if each.kind]
    sources = {Kind.CITATION, Kind.LINK}
    if any(each.kind not in sources or _refers_back(each) for each in telling):
        return True
    return not (all(not d.first for d in telling) or all(not d.second for d in telling))


def _refers_back(difference: Difference) -> bool:
    """Say whether a citation is "ibid.", which is another work in another place."""
    words = f"{difference.first} {difference.second}".casefold().split()
    return not REFERS_BACK.isdisjoint(words)


def _is_cut_off(first: Passage, second: Passage) -> bool:
    """Say whether one passage is the beginning of the other and breaks off: a teaser."""
    shorter, longer = sorted((first, second), key=lambda each: len(each.tokens))
    keys = [each.key for each in shorter.tokens]
    begins = keys == [each.key for each in longer.tokens[: len(keys)]]
    return begins and 0 < len(keys) < len(longer.tokens) and not ends_whole(shorter.text)


def ends_whole(text: str) -> bool:
    """Say whether a passage ends as sentences do, and not in the middle or with an ellipsis."""
    return bool(_END.search(text)) and not _ELLIPSIS.search(text)


def _copies(whole: Comparison, first: Passage, second: Passage) -> Relation:
    """Return the relation of two near copies, unless they are parallel clauses."""
    marks = telling_marks(first.text, second.text)
    if marks:
        return Relation(Verdict.CONFLICTING, (*whole.differences, *marks))
    substitutes = whole.only_substitutes
    parallel = substitutes and (binds(first.text) or _has_other_subject(first, second))
    parallel = parallel or tell_other_things(whole.differences, whole.words)
    parallel = parallel or _is_told_of(first, second)
    if parallel or _is_rewritten(whole, first, second):
        substitutes = substitutes and parallel
        return Relation(Verdict.CONFLICTING, whole.differences, substitutes=substitutes)
    return Relation(Verdict.COPIES, whole.differences, substitutes=substitutes)


def _is_told_of(first: Passage, second: Passage) -> bool:
    """Say whether a sentence that one of them has more denies or ascribes what both tell."""
    fewer, more = sorted((first, second), key=lambda each: len(each.sentences))
    if len(fewer.sentences) == len(more.sentences):
        return False
    known = {loose(span.of(fewer.text)) for span in fewer.sentences}
    own = (span.of(more.text) for span in more.sentences)
    return any(speaks_of_the_rest(each) for each in own if loose(each) not in known)


def _is_rewritten(whole: Comparison, first: Passage, second: Passage) -> bool:
    """Say whether just one sentence differs, and in much: it says something else there."""
    if len(whole.differences) < _MANY or whole.spread * (1 - _ALIKE) > _edits(whole):
        return False  # they lie too far apart for one sentence
    if len(first.parts) != len(second.parts) or len(first.parts) < 2:
        return False
    pairs = zip(first.parts, second.parts, strict=True)
    changed = [compare_tokens(*pair) for pair in pairs]
    different = [each for each in changed if each.differences]
    return (
        len(different) == 1
        and different[0].share < _ALIKE
        and len(different[0].differences) >= _MANY
    )


def _edits(whole: Comparison) -> int:
    """Return how many words are changed, left out or added."""
    sizes = ((d.first.count(" ") + 1, d.second.count(" ") + 1) for d in whole.differences)
    return sum(max(pair) for pair in sizes)


def _has_other_subject(first: Passage, second: Passage) -> bool:
    """Say whether what differs is the subject of a sentence: one of its first words."""
    for left, right in zip(first.parts, second.parts, strict=False):
        for at, (one, other) in enumerate(zip(left[:_HEAD], right[:_HEAD], strict=False)):
            noun = at == 0 or left[at - 1].key in _DETERMINERS
            if one.key != other.key:
                if noun and not {one.key, other.key} & FUNCTION_WORDS:
                    return True
                break
    return False


def _by_sentences(first: Passage, second: Passage) -> Relation:
    """Relate two paragraphs by the sentences that they share."""
    if max(len(first.sentences), len(second.sentences)) > _MOST_SENTENCES:
        return _UNRELATED
    aligned = list(matches(first, second))
    taken = ({i for i, _, _ in aligned}, {j for _, j, _ in aligned})
    words = [[len(part) for part in passage.parts] for passage in (first, second)]
    shared = min(sum(words[side][at] for at in taken[side]) for side in (0, 1))
    if shared < _TAKEN_OVER * min(sum(words[0]), sum(words[1])):
        return _UNRELATED
    differences = tuple(each for _, _, found in aligned for each in found.differences)
    left_over = tuple(
        tuple(at for at in range(len(words[side])) if at not in taken[side]) for side in (0, 1)
    )
    rest = without_moved(first, second, (left_over[0], left_over[1]))
    moved = rest != left_over
    if _tells(differences) or moved:
        few = sum(1 for each in differences if each.kind) <= _MOST_SHOWN
        return Relation(Verdict.CONFLICTING, differences, rest, moved=moved) if few else _UNRELATED
    own = all(rest) and (binds(first.text) or shared < _BOTH_OWN * max(map(sum, words)))
    own = own or tell_other_things(differences, shared) or _is_told_of(first, second)
    if own or replaced(first, second, aligned, rest):
        return Relation(Verdict.CONFLICTING, differences, rest)
    return Relation(Verdict.COPIES, differences, rest)
