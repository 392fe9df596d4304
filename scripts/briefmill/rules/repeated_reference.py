"""A work that stands twice in a list of references, in one style or in two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from briefmill.rules.finding import Finding, Fix, Safety
from briefmill.rules.outline import Part, parts
from briefmill.rules.printed_comparison import same_work
from briefmill.rules.printed_doubts import doubts
from briefmill.rules.printed_reference import PrintedReference
from briefmill.rules.removal import number_of, passage_removal, removal_finding
from briefmill.rules.retained_reference import entry_has_all
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.rules.wording import but_for
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.tokens import tokens

ID = "repeated-reference"
_KINDS = {BlockKind.PARAGRAPH, BlockKind.NESTED}
_LONGEST_ENTRY = 400
"""Code points of an entry outside of a list that is named so."""
_ENTRY = re.compile(
    r"[A-Z][\w’'-]+, (?:[A-Z]\.|[A-Z][a-z]+)|(?:[A-Z][\w’'-]+\.? ){1,4}(?:and [A-Z][^,]{1,40})?, "
    r"[“\"*_]|(?:[A-Z][\w’'.-]+ ){1,3}(?:and (?:[A-Z][\w’'.-]+ ?){1,4})?(?:[A-Z][\w’'-]+)?, [“\"*_]"
)
"""How an entry opens: a surname and initials, or names before a title in marks."""
_PRINTED = re.compile(
    r"\d+ ?\(\d+\)|\bno\. ?\d|\d+\s?[-–]\s?\d+|\b(?:Press|Journal|doi)\b", re.IGNORECASE
)
"""What entries have and sentences hardly: pages, an issue, a press."""
_CITED = re.compile(r"\[(\d{1,3}(?:[\s,;–-]+\d{1,3})*)\](?![(:])")
_DIGITS = re.compile(r"\d+")
"""A citation of entries by their numbers: [3], [2, 5–7]."""
_BUCKET = 64
"""Entries of one year, or of no year and one address, that an entry is compared with: the nearest
before it."""


def find(document: Document) -> Iterator[Finding]:
    """Yield one finding for each entry of a work that stands in the list already."""
    listed: defaultdict[str, list[PrintedReference]] = defaultdict(list)
    gone: set[int] = set()
    staying: set[int] = set()
    for entry in _entries(document):
        keys = entry.years or entry.addresses
        earlier = (other for key in keys for other in listed[key][-_BUCKET:])
        left = (other for other in earlier if other.index not in gone)
        twin = next((other for other in left if same_work(other, entry)), None)
        for key in keys:
            listed[key].append(entry)
        if twin:
            copy, kept = _better(twin, entry, may_go=twin.index not in staying)
            gone.add(copy.index)
            staying.add(kept.index)
            yield _finding(document, copy, kept)


def _better(
    first: PrintedReference, second: PrintedReference, *, may_go: bool
) -> tuple[PrintedReference, PrintedReference]:
    """Return which of two entries goes, and which stays: the fuller one.

    ``may_go`` says whether the first one may: not when it stays for another one.
    """
    if not may_go:
        return second, first
    kept, copy = (second, first) if second.worth > first.worth else (first, second)
    swapped = entry_has_all(kept.text, copy.text) and not entry_has_all(copy.text, kept.text)
    return (kept, copy) if swapped else (copy, kept)


def _entries(document: Document) -> Iterator[PrintedReference]:
    zones = parts(document)
    for index, block in enumerate(document.blocks):
        listed = zones[index] is Part.REFERENCES
        if block.kind in _KINDS and (listed or _looks_listed(document, index)):
            entry = PrintedReference(index, document.content(block))
            if entry.years or entry.addresses:
                yield entry


def _looks_listed(document: Document, index: int) -> bool:
    """Say whether a paragraph without a heading of its own kind is an entry of a list of works."""
    block = document.blocks[index]
    if block.kind is not BlockKind.PARAGRAPH or len(block.span) > _LONGEST_ENTRY:
        return False
    text = PrintedReference(index, document.content(block)).body
    return _ENTRY.match(text) is not None and _PRINTED.search(text) is not None


def _finding(document: Document, copy: PrintedReference, kept: PrintedReference) -> Finding:
    block, twin = document.blocks[copy.index], document.blocks[kept.index]
    stays = "the first entry stays" if kept.index < copy.index else "the fuller entry stays"
    message = f"The list has this work twice, {_how(copy, kept)}; {stays}."
    whole = entry_has_all(copy.text, kept.text) and copy.worth[0] <= kept.worth[0]
    doubt = doubts(kept, copy) or _cited_behind(document, block)
    listed = parts(document)[copy.index] is Part.REFERENCES
    safety = Safety.REVIEW if whole and listed and not doubt else Safety.DISPLAY
    fix = Fix(passage_removal(document, block), safety, 0.9, doubt or message)
    return removal_finding(document, ID, block.span, twin.span, fix)


def _cited_behind(document: Document, block: Block) -> str:
    """Say what comes of a text that cites entries by the numbers which their list gives them."""
    number = number_of(document, block)
    if not number:
        return ""
    cited = (
        int(each) for group in _CITED.findall(document.text) for each in _DIGITS.findall(group)
    )
    if max(cited, default=0) < int(number):
        return ""
    return (
        "The list has this work twice, and the text cites entries by number. Without number "
        f"{number} those behind it would have other numbers; the first entry stays."
    )


def _how(copy: PrintedReference, kept: PrintedReference) -> str:
    """Return how two entries of one work differ, for a message."""
    if tokens(copy.text) != tokens(kept.text):
        return "in two styles or in two degrees of detail"
    form = but_for([(copy.text, kept.text)])
    return f"word for word{form}"


_LONG = (
    "Marin, Dora A. 2016. *Borrowed Water: Treaties on Shared Aquifers*. Cambridge: Lock Press.\n"
)
_SHORT = "Marin, D. A. (2016). Borrowed Water: Treaties on Shared Aquifers. Lock Press.\n"
_ARTICLE = (
    "Ober, Karin. 1998. “The Last Canals of the Plain.” *Journal of Water History* 12 (3): 44–61.\n"
)
_MEDICAL = "Ober K. The last canals of the plain. J Water Hist. 1998;12(3):44-61.\n"
_HEAD = "## References\n\n"

RULE = Rule(
    id=ID,
    title="Work listed twice",
    documentation=(
        "A work that stands twice in a list of references, in another citation style or with "
        "fewer details: the same year, title and author, and no number that disagrees. An "
        "editor decides whether the shorter entry may go. A subtitle may be left out, the name "
        "of a journal abbreviated, an accent missing. Editions, volumes, parts, chapters of one "
        "book and works of one author, also of one year (2019a, 2019b), are other works; so are "
        "two entries whose titles each have a word that the other lacks. Shown only, with what "
        "differs, are entries that may be one work: two numbers in the list, two dates of "
        "access, a name or a title that may be misprinted."
    ),
    stage=Stage.PARAGRAPHS,
    ceiling=Safety.REVIEW,
    find=find,
    approximate=True,
    retains=entry_has_all,
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
        Example(
            "the journal abbreviated",
            f"{_HEAD}- {_ARTICLE}- {_MEDICAL}",
            f"{_HEAD}- {_ARTICLE}",
            Safety.REVIEW,
        ),
        silent(
            "titles that differ in a word", f"{_HEAD}- {_LONG}- {_SHORT.replace('Shared', 'Lost')}"
        ),
        silent("no list of references", f"## Water\n\n- {_LONG}- {_SHORT}"),
    ),
)
