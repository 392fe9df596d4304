"""How like two copies of a passage are, and how far a repair may go for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefmill.rules.commas import commas_say_the_same
from briefmill.rules.dashes import dashes_alike
from briefmill.rules.finding import Safety
from briefmill.rules.runs import Run
from briefmill.rules.wording import but_for
from briefmill.text.comparison import compare
from briefmill.text.document import Block, Document
from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.sentences import fold, negates_alike
from briefmill.text.span import Span
from briefmill.text.tokens import is_shouted


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a message says of the differences, and the safety that they allow.

    ``turned`` says that the second copy is to stay: only the first one is in capitals, which
    would lose what letter case tells of names.
    """

    told: str
    ceiling: Safety
    stays: str = "the first copy stays"
    turned: bool = False


_SAME = Likeness("", Safety.SAFE)
_ASKED = Likeness("", Safety.REVIEW)
_TELLING = Likeness("", Safety.DISPLAY, "both stay")
_UNIT = re.compile(r"\d\s?([^\W\d_]{1,4})\b")


def likeness(
    document: Document, spans: Sequence[Span], run: Run, *, cut_off: bool = False
) -> Likeness:
    """Compare the two copies of ``run`` sentence by sentence; ``spans`` are all of a paragraph.

    ``cut_off`` says that the second copy has a piece of one more sentence beside it, which stands
    whole beside the first. What stands between two copies may speak of the first one.
    """
    firsts = [spans[run.first + at] for at in range(run.length)]
    seconds = [spans[run.second + at] for at in range(run.length)]
    alike = _alike(document, firsts, seconds)
    if alike.turned and cut_off:
        stays = "both stay, since the first is in capitals and the other one is cut off"
        return replace(alike, ceiling=Safety.DISPLAY, stays=stays, turned=False)
    if alike.turned and not run.adjacent:
        return replace(alike, ceiling=min(alike.ceiling, Safety.REVIEW))
    return alike


def block_likeness(document: Document, blocks: Sequence[Block], run: Run) -> Likeness:
    """Compare the two copies of ``run`` block by block; ``blocks`` are all of a text."""
    firsts = [blocks[run.first + at].span for at in range(run.length)]
    seconds = [blocks[run.second + at].span for at in range(run.length)]
    return _alike(document, firsts, seconds)


def _alike(document: Document, firsts: Sequence[Span], seconds: Sequence[Span]) -> Likeness:
    text = document.text
    pairs = [(one.of(text), other.of(text)) for one, other in zip(firsts, seconds, strict=True)]
    if all(fold(first) == fold(second) and dashes_alike(first, second) for first, second in pairs):
        return replace(_SAME, told=but_for(pairs))
    found = min((_of_pair(*pair) for pair in pairs), key=lambda each: each.ceiling)
    turns = ", which may change what is said" if found is _TELLING else ""
    return _readable(replace(found, told=but_for(pairs) + turns), pairs)


def is_shouted_alone(first: str, second: str) -> bool:
    """Say whether the first of two passages is in capitals and the second is not."""
    return is_shouted(first) and not is_shouted(second)


def _readable(found: Likeness, pairs: Sequence[tuple[str, str]]) -> Likeness:
    """Let the copy stay that is not in capitals; both, where each of the two is so in part."""
    shouted = [is_shouted_alone(first, second) for first, second in pairs]
    if found.ceiling is Safety.DISPLAY or not any(shouted):
        return found
    if any(is_shouted_alone(second, first) for first, second in pairs):
        stays = "both stay, since part of each is in capitals"
        return replace(found, ceiling=Safety.DISPLAY, stays=stays)
    what = "this one" if all(is_shouted(first) for first, _ in pairs) else "part of this one"
    stays = f"the other copy stays because {what} is in capitals"
    return replace(found, stays=stays, turned=True)


def _of_pair(first: str, second: str) -> Likeness:
    """Say how far a repair may go for two passages that are equal but for commas and case."""
    if not retyped(first, second) or _units_differ(first, second):
        return _TELLING
    return _SAME if say_the_same(first, second) else _ASKED


def say_the_same(first: str, second: str) -> bool:
    """Say whether what two passages differ in, being `retyped`, is a matter of taste alone."""
    return (
        dashes_alike(first, second)
        and _end_alike(first, second)
        and _same_case_inside(first, second)
        and commas_say_the_same(first, second)
    )


def _end_alike(first: str, second: str) -> bool:
    """Say whether both of two list items have the mark at their end, or none has."""
    return fold(first)[-1:] == fold(second)[-1:] or is_shouted(first) or is_shouted(second)


def retyped(first: str, second: str) -> bool:
    """Say whether two passages, equal but for commas and case, surely say the same."""
    return negates_alike(first, second) and not compare(first, second).differences


def headings_say_the_same(first: str, second: str) -> bool:
    """Say the same of two headings: of them one may be in title case, which says nothing."""
    if _is_title_case(first) or _is_title_case(second):
        first, second = first.lower(), second.lower()
    return say_the_same(first, second)


def _is_title_case(text: str) -> bool:
    """Say whether each word of a heading but the small ones begins with a capital."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.lower() not in FUNCTION_WORDS]
    return len(words) > 1 and not any(word.islower() for word in words)


def _same_case_inside(first: str, second: str) -> bool:
    """Say whether case differs only where a sentence opens, or since one copy is in capitals."""
    if is_shouted(first) or is_shouted(second):
        return True
    pairs = zip(_opened(first), _opened(second), strict=False)
    return all(one == other or opens for (one, opens), (other, _) in pairs)


def _opened(text: str) -> list[tuple[str, bool]]:
    """Return the words of a passage, and of each whether a sentence opens with it."""
    found = re.finditer(r"(?P<opens>(?:\A|[.!?][\"')\]]*\s)\W*)?(?P<word>\w+)", fold(text))
    return [(match["word"], match["opens"] is not None) for match in found]


def _units_differ(first: str, second: str) -> bool:
    """Say whether the case of a short word behind a figure differs: 5 MW and 5 mW."""
    if is_shouted(first) or is_shouted(second):
        return False
    return _UNIT.findall(fold(first)) != _UNIT.findall(fold(second))
