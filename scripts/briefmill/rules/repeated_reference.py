"""A work that stands twice in a list of references, in one style or in two."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefmill.rules.finding import Finding, Fix, Safety
from briefmill.rules.outline import Part, parts
from briefmill.rules.removal import passage_removal, removal_finding
from briefmill.rules.retained import has_all
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.text.document import BlockKind, Document
from briefmill.text.meaning import Kind, kind_of
from briefmill.text.sentences import fold, loose
from briefmill.text.tokens import tokens

ID = "repeated-reference"
_KINDS = {BlockKind.PARAGRAPH, BlockKind.NESTED}
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_LETTER = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d([a-z])\b")
_ADDRESS = re.compile(r"<?(?:https?://|doi:|www\.)\S+", re.IGNORECASE)
_SHARED = 0.85
"""Share of the shorter entry's words that the other must have: styles differ in "and", "pp."
and in given names, which one of them shortens."""
_TITLE = 3
"""Words in a row that both must have: a title, or the better part of it."""
_PARTS = frozenset(
    [
        "part", "book", "edition", "revised", "updated", "abridged", "supplement", "appendix",
        "annex", "erratum", "corrigendum", "correction", "reply", "rejoinder", "response",
        "summary", "sequel", "teil", "partie", "tome", "ii", "iii", "iv", "vi", "vii", "viii",
    ]
)  # fmt: skip
"""Words that make another work of one with the same title."""
_BUCKET = 64
"""Entries of one year that an entry is compared with: the nearest before it."""


@dataclass(frozen=True)
class _Entry:
    """An entry of a list of references."""

    index: int
    text: str

    @cached_property
    def years(self) -> frozenset[str]:
        return frozenset(_YEAR.findall(_ADDRESS.sub("", self.text)))

    @cached_property
    def letters(self) -> frozenset[str]:
        """Letters behind the years, which tell an author's works of one year apart: 2019a."""
        return frozenset(_LETTER.findall(_ADDRESS.sub("", self.text)))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words of two letters and more, without addresses, in their order."""
        plain = _ADDRESS.sub("", self.text)
        return tuple(t.key for t in tokens(plain) if t.key.isalpha() and len(t.key) > 1)

    @cached_property
    def numbers(self) -> Counter[str]:
        return Counter(re.findall(r"\d+", fold(_ADDRESS.sub("", self.text))))

    @cached_property
    def worth(self) -> tuple[int, int]:
        """What makes an entry the fuller one: an address, and length."""
        return len(_ADDRESS.findall(self.text)), len(self.text)


def find(document: Document) -> Iterator[Finding]:
    """Yield one finding for each entry of a work that stands in the list already."""
    by_year: defaultdict[str, list[_Entry]] = defaultdict(list)
    gone: set[int] = set()
    staying: set[int] = set()
    for entry in _entries(document):
        earlier = (other for year in entry.years for other in by_year[year][-_BUCKET:])
        left = (other for other in earlier if other.index not in gone)
        twin = next((other for other in left if _same_work(other, entry)), None)
        for year in entry.years:
            by_year[year].append(entry)
        if twin:
            copy, kept = _better(twin, entry, may_go=twin.index not in staying)
            gone.add(copy.index)
            staying.add(kept.index)
            yield _finding(document, copy, kept)


def _better(first: _Entry, second: _Entry, *, may_go: bool) -> tuple[_Entry, _Entry]:
    """Return which of two entries goes, and which stays: the fuller one.

    ``may_go`` says whether the first one may: not when it stays for another one.
    """
    if not may_go:
        return second, first
    kept, copy = (second, first) if second.worth > first.worth else (first, second)
    return (copy, kept) if has_all(_bare(copy.text), kept.text) else (kept, copy)


def _entries(document: Document) -> Iterator[_Entry]:
    zones = parts(document)
    for index, block in enumerate(document.blocks):
        if block.kind in _KINDS and zones[index] is Part.REFERENCES:
            entry = _Entry(index, document.content(block))
            if entry.years:
                yield entry


def _bare(text: str) -> str:
    return _ADDRESS.sub("", text)


def _same_work(first: _Entry, second: _Entry) -> bool:
    """Say whether two entries are of one work: its year, title, author and numbers."""
    if loose(first.text) == loose(second.text):
        return True
    if first.years != second.years or _lettered(first, second):
        return False
    shorter, longer = sorted((first, second), key=lambda each: len(each.words))
    shared = sum((Counter(shorter.words) & Counter(longer.words)).values())
    if shared < _SHARED * len(shorter.words) or not _agree(first.numbers, second.numbers):
        return False
    if _names_part(first, second) or _names_part(second, first):
        return False
    return shorter.words[:1] == longer.words[:1] or (
        shorter.words[0] in longer.words and _run(shorter.words, longer.words) >= _TITLE
    )


def _lettered(first: _Entry, second: _Entry) -> bool:
    """Say whether both entries have letters behind their years, and others."""
    return bool(first.letters and second.letters) and first.letters != second.letters


def _names_part(first: _Entry, second: _Entry) -> bool:
    """Say whether the first entry alone names a part, an edition or the like of its work."""
    own = Counter(first.words) - Counter(second.words)
    return any(word in _PARTS or kind_of(word) is Kind.NUMBER for word in own)


def _agree(first: Counter[str], second: Counter[str]) -> bool:
    """Say whether one entry has all numbers of the other: volume, issue, pages."""
    return not (first - second) or not (second - first)


def _run(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """Return the length of the longest run of words that both have."""
    best = 0
    lengths = [0] * (len(second) + 1)
    for word in first:
        previous = 0
        for at, other in enumerate(second, 1):
            previous, lengths[at] = lengths[at], previous + 1 if word == other else 0
            best = max(best, lengths[at])
    return best


def _finding(document: Document, copy: _Entry, kept: _Entry) -> Finding:
    block, twin = document.blocks[copy.index], document.blocks[kept.index]
    stays = "the first entry stays" if kept.index < copy.index else "the fuller entry stays"
    message = f"The list has this work twice, in two styles or in two degrees of detail; {stays}."
    whole = has_all(_bare(copy.text), kept.text) and copy.worth[0] <= kept.worth[0]
    safety = Safety.REVIEW if whole else Safety.DISPLAY
    fix = Fix(passage_removal(document, block), safety, 0.9, message)
    return removal_finding(document, ID, block.span, twin.span, fix)


_LONG = (
    "Marin, Dora A. 2016. *Borrowed Water: Treaties on Shared Aquifers*. Cambridge: Lock Press.\n"
)
_SHORT = "Marin, D. A. (2016). Borrowed Water: Treaties on Shared Aquifers. Lock Press.\n"
_HEAD = "## References\n\n"

RULE = Rule(
    id=ID,
    title="Work listed twice",
    documentation=(
        "A work that stands twice in a list of references, in another citation style or with "
        "fewer details: the same year, title and author, and no number that disagrees. An "
        "editor decides whether the shorter entry may go. Editions, volumes, parts, chapters of "
        "one book and works of one author, also of one year (2019a, 2019b), are other works."
    ),
    stage=Stage.PARAGRAPHS,
    ceiling=Safety.REVIEW,
    find=find,
    approximate=True,
    examples=(
        Example("waits for review", f"{_HEAD}- {_LONG}- {_SHORT}", f"{_HEAD}- {_LONG}- {_SHORT}"),
        Example("two styles", f"{_HEAD}- {_LONG}- {_SHORT}", f"{_HEAD}- {_LONG}", Safety.REVIEW),
        Example(
            "the fuller entry stays",
            f"{_HEAD}- {_SHORT}- {_LONG}",
            f"{_HEAD}- {_LONG}",
            Safety.REVIEW,
        ),
        silent("another year", f"{_HEAD}- {_LONG}- {_SHORT.replace('2016', '2018')}"),
        silent("another author", f"{_HEAD}- {_LONG}- {_SHORT.replace('Marin, D.', 'Ober, T.')}"),
        silent(
            "two volumes",
            f"{_HEAD}- {_LONG.replace('Aquifers', 'Aquifers, vol. 1')}"
            f"- {_SHORT.replace('Aquifers', 'Aquifers, vol. 2')}",
        ),
        silent("no list of references", f"## Water\n\n- {_LONG}- {_SHORT}"),
    ),
)
