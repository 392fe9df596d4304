"""Whether two passages say the same, and what tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Levenshtein, Opcode

from briefmill.text.claims import claim_of, is_lost
from briefmill.text.english import FUNCTION_WORDS, english_around, is_english
from briefmill.text.joined import differ_in_joining, is_contracted, joining_tells
from briefmill.text.meaning import Kind, case_tells, opposed
from briefmill.text.misprint import LONG, faulty_side
from briefmill.text.tokens import Token, tokens
from briefmill.text.unsure_names import are_words
from briefmill.text.word_order import kind_of_order

_MOST_TOKENS = 4000
"""Tokens of a passage that is still compared word by word. The time grows with the square;
paragraphs of books and laws have below 2,000."""
_FEW = 4
"""Words of a difference in which opposites are looked for."""
_MANY = 3
"""Words in a row, function words aside, from which others in their place say another thing."""
COUNTS = {Kind.NUMBER, Kind.QUANTITY, Kind.DATE, Kind.UNIT}
"""What makes a measure of the unit behind it."""
_ONE = {"one", "a single"}
"""The same number, in two ways to write it."""
_FEW_PAIRS = 2
"""Different pairs of words up to which two passages may be made to one pattern."""
_BETWEEN = 2
"""Words that a word which changed places may have passed over."""

_Place = tuple[int, int, int, int]
"""Start and end of a change in the tokens of the first passage, and in those of the second."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two passages differ.

    ``first`` and ``second`` are the words there, empty where they stand in one only.
    ``kind`` is None for a difference of wording, which changes no fact as far as can be told.
    """

    first: str
    second: str
    kind: Kind | None = None
    faulty: int = 0
    """1 or 2 when the first or second is a misprint of the other, else 0."""
    lost: bool = False
    """Whether one side alone has the words, and the other is no sentence without them."""
    unsure: bool = False
    """Whether a name may be an ordinary word that opens a sentence."""

    @property
    def misprint(self) -> bool:
        """Say whether one of the two is a misprint of the other."""
        return self.faulty > 0

    def turned(self) -> Difference:
        """Return the difference as seen from the other passage."""
        faulty = (0, 2, 1)[self.faulty]
        return Difference(self.second, self.first, self.kind, faulty, self.lost, self.unsure)


@dataclass(frozen=True)
class Comparison:
    """Two passages word by word.

    ``share`` is the part of the words that both have in the same order, 0 to 1, of the
    longer passage. It is 0 where they were not compared, being too long.
    """

    share: float
    words: int
    """Tokens of the shorter passage."""
    spread: int = 0
    """Tokens of the first passage from its first difference to the end of its last."""
    sides: tuple[Sequence[Token], Sequence[Token]] = ((), ())
    codes: tuple[Opcode, ...] = ()
    """How the tokens of the two sides are aligned; none where that was not asked for."""

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """The places where the two differ; found when asked for, since many ask for the share."""
        return _differences(*self.sides, self.codes)

    @cached_property
    def telling(self) -> tuple[Difference, ...]:
        """Return the differences that may change a fact."""
        return tuple(each for each in self.differences if each.kind)

    @property
    def only_substitutes(self) -> bool:
        """Say whether all that differs is one or two words that stand for others.

        So differ parallel clauses: "the supplier shall", "the carrier shall".
        """
        return only_substitutes(self.differences)


def only_substitutes(differences: Sequence[Difference]) -> bool:
    """Say whether all that differs is one or two words that stand for others."""
    pairs = {(each.first.casefold(), each.second.casefold()) for each in differences}
    whole = all(first and second for first, second in pairs)
    return 0 < len(pairs) <= _FEW_PAIRS and whole and not any(d.misprint for d in differences)


def compare(first: str, second: str) -> Comparison:
    """Compare two passages of one paragraph each, word by word.

    White space, commas, the shape of marks and case are no differences, but a word whose
    case tells (US and us) is. Words are aligned with the fewest edits (Levenshtein 1966).
    """
    return compare_tokens(tokens(first), tokens(second))


def compare_tokens(left: Sequence[Token], right: Sequence[Token], least: float = 0.0) -> Comparison:
    """Compare two passages by their tokens (see `compare`).

    Where they share less than ``least`` of the shorter one, the differences are not told.
    """
    shorter, longer = sorted((len(left), len(right)))
    if longer > _MOST_TOKENS or not shorter:
        return Comparison(0.0, shorter)
    codes = tuple(Levenshtein.opcodes([each.key for each in left], [each.key for each in right]))
    same = sum([code.src_end - code.src_start for code in codes if code.tag == "equal"])
    if same < least * shorter:
        return Comparison(same / longer, shorter)
    changed = [code for code in codes if code.tag != "equal"]
    spread = changed[-1].src_end - changed[0].src_start if changed else 0
    return Comparison(same / longer, shorter, spread, (left, right), codes)


def _differences(
    left: Sequence[Token], right: Sequence[Token], codes: Sequence[Opcode]
) -> tuple[Difference, ...]:
    found: list[Difference] = []
    changed: list[_Place] = []
    for code in codes:
        place = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        if code.tag == "equal":
            alike = left[place[0] : place[1]], right[place[2] : place[3]]
            if alike[0] != alike[1] and not (_is_shouted(left) or _is_shouted(right)):
                found += _cased(*alike)
        elif changed and changed[-1][1] == place[0] and changed[-1][3] == place[2]:
            changed[-1] = (changed[-1][0], place[1], changed[-1][2], place[3])
        else:
            changed.append(place)
    places = list(_joined(left, right, changed))
    here = [_difference(left, right, place) for place in places]
    found += (*here, *_exchanged(here))
    if any(each.kind for each in found):
        return tuple(found)
    judged = not found or (
        (is_english(left) and is_english(right))
        and all(
            english_around(left, a, b, misprint=_long_misprint(each))
            and english_around(right, c, d, misprint=_long_misprint(each))
            for (a, b, c, d), each in zip(places, here, strict=True)
        )
    )
    return tuple(found) if judged else (*found, Difference("", "", Kind.LANGUAGE))


def _long_misprint(difference: Difference) -> bool:
    """Say whether a misprint is surely one: short words of two languages are near each other."""
    return difference.misprint and len(difference.first) >= LONG


def _exchanged(found: Sequence[Difference]) -> list[Difference]:
    """Return the words that have taken each other's places: who does what to whom."""
    pairs = {(each.first.casefold(), each.second.casefold()) for each in found}
    return [
        Difference(each.first, each.second, Kind.ORDER)
        for each in found
        if each.first.casefold() != each.second.casefold()
        and (each.second.casefold(), each.first.casefold()) in pairs
    ]


def _joined(
    left: Sequence[Token], right: Sequence[Token], changed: Sequence[_Place]
) -> Iterator[_Place]:
    """Join two changes with one or two words between them: a word that changed places."""
    waiting: _Place | None = None
    for place in changed:
        near = waiting is not None and place[0] - waiting[1] <= _BETWEEN
        if waiting and near and _moved(left, right, (waiting, place)):
            waiting = (waiting[0], place[1], waiting[2], place[3])
            continue
        if waiting:
            yield waiting
        waiting = place
    if waiting:
        yield waiting


def _moved(left: Sequence[Token], right: Sequence[Token], places: tuple[_Place, _Place]) -> bool:
    """Say whether the words that vanish in one place are those that appear in the other."""
    here = Counter(each.key for a, b, _, _ in places for each in left[a:b])
    there = Counter(each.key for _, _, c, d in places for each in right[c:d])
    return here == there


def _cased(left: Sequence[Token], right: Sequence[Token]) -> Iterator[Difference]:
    """Yield the words whose case differs and tells: US and us, inside a sentence.

    A whole phrase in capitals is another matter, of typography.
    """
    cased = [one.text != other.text for one, other in zip(left, right, strict=True)]
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        alone = not any(cased[max(at - 1, 0) : at] + cased[at + 1 : at + 2])
        if cased[at] and alone and case_tells(one.key) and _is_word_case(one, other):
            yield Difference(one.text, other.text, Kind.CASE)


def _is_shouted(side: Sequence[Token]) -> bool:
    return sum(each.text.isupper() for each in side) * 2 > len(side)


def _is_word_case(one: Token, other: Token) -> bool:
    """Say whether two words differ in case as written, and not by opening a sentence."""
    return one.kind is not other.kind or (one.text.isupper() != other.text.isupper())


def _difference(left: Sequence[Token], right: Sequence[Token], place: _Place) -> Difference:
    a, b, c, d = place
    sides = left[a:b], right[c:d]
    first, second = (" ".join([each.text for each in side]) for side in sides)
    words = [[each.spelled for each in side] for side in sides]
    if len(words[0]) == len(words[1]) and sorted(words[0]) == sorted(words[1]):
        return Difference(first, second, None if words[0] == words[1] else kind_of_order(*sides))
    if is_contracted(first, second):
        return Difference(first, second)
    before = (*left[a - 1 : a], *right[c - 1 : c])
    faulty = faulty_side(*sides)
    counted = not COUNTS.isdisjoint([each.kind for each in before])
    kind = _kind(*sides, counted=counted, faulty=faulty) or claim_of(left, right, place)
    names = [each for side in sides for each in side if each.kind is Kind.NAME]
    unsure = kind is Kind.NAME and all(each.unsure for each in names)
    if unsure and are_words(names, (*left, *right)):
        return Difference(first, second)
    lost = not kind and is_lost(left, right, place)
    return Difference(first, second, kind, 0 if kind else faulty, lost, unsure)


def _has_unit(side: Sequence[Token]) -> bool:
    return Kind.UNIT in [each.kind for each in side]


def _kind(
    left: Sequence[Token], right: Sequence[Token], *, counted: bool, faulty: int
) -> Kind | None:
    """Return the kind of the first telling word that stands on one side only.

    ``counted`` says that a number stands before: "the previous day" without one is no measure.
    ``faulty`` is not 0 when one side is a misprint of the other.
    """
    joined = differ_in_joining(left, right)
    if joined and joining_tells(left, right):
        return Kind.CONTENT
    few = len(left) <= _FEW and len(right) <= _FEW  # in what is longer, all is another
    if few and not joined and any(opposed(a.key, b.key) for a in left for b in right):
        return Kind.OPPOSITE
    if faulty or {" ".join([each.key for each in side]) for side in (left, right)} == _ONE:
        return None
    measures = counted or (_has_unit(left) and _has_unit(right))
    spelled = [{each.spelled for each in side} for side in (left, right)]
    for side, other in ((left, spelled[1]), (right, spelled[0])):
        for each in side:
            measure = each.kind is Kind.UNIT and each.key.isalpha()
            if each.kind and each.spelled not in other and (measures or not measure):
                return Kind.NUMBER if counted and _is_letter(each) else each.kind
    if min(_contents(left), _contents(right)) >= _MANY:
        return Kind.CONTENT
    both = [each for each in left if each.kind]
    return Kind.ORDER if len(both) > 1 else None


def _is_letter(token: Token) -> bool:
    """Say whether a name is one letter, which behind a number belongs to it: "C-1/20 P"."""
    return token.kind is Kind.NAME and len(token.key) == 1


def _contents(side: Sequence[Token]) -> int:
    """Return how many words there are, function words aside."""
    return len([each for each in side if each.key not in FUNCTION_WORDS])
