"""A paragraph that stands in two files of one brief."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefmill.rules.anchors import anchors_of
from briefmill.rules.finding import Finding, Fix, Place, Safety
from briefmill.rules.near_pairs import Pair, Versions, conflicts, copies, related, told_once
from briefmill.rules.orphans import orphaned
from briefmill.rules.passage import Passage
from briefmill.rules.passages import RESTATED, passages_of
from briefmill.rules.relation import Relation, Verdict
from briefmill.rules.removal import (
    passage_removal,
    removable,
    sentence_removals,
)
from briefmill.rules.retained import has_all
from briefmill.rules.rule import Example, Rule, Stage
from briefmill.rules.settings import Setting, settings, why_meant
from briefmill.rules.wording import (
    both_stay_message,
    but_for,
    conflict_message,
    meant_message,
    near_message,
    orphan_reason,
)
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.sentences import word_count
from briefmill.text.span import Span

ID = "repeated-across-sections"
SHARED = "shared-passage"
"""What two briefs have in common is told under this name, in `briefmill.brief.shared`."""
_OWN = "this one has words of its own that may matter."
_FIXED = "what stands here may be linked to, or is markup, and is left as it is."
_EMPTIED = "nothing else stands in this file. If it is a repeat, delete the file."
"""Why both copies stay."""
_SUMMED_UP = "A summary or a conclusion may restate what stands elsewhere."
_ARGUED_FOR = "A section may argue for a recommendation in the same words."
_FRAME = {BlockKind.FIELD, BlockKind.HEADING}


@dataclass(frozen=True)
class LocatedFile:
    """A file of a brief as the rules for single files left it.

    ``restates`` marks a file that sums up the others, such as a conclusion, and ``advises`` a
    recommendation, which a section may argue for in the same words. ``place`` takes
    a position in the document and returns line and column in the source. ``title`` is that of
    the section or recommendation.
    """

    path: str
    document: Document
    restates: bool
    place: Callable[[int], tuple[int, int]]
    advises: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage of one file and its copy in another.

    ``staying`` are the sentences of the passage that the other one lacks; None when nothing
    may go at all.
    ``stands`` and ``emptied`` are what is said in place of ``message`` when it cannot go, or when
    nothing would be left of its file.
    """

    text: str
    message: str
    other: Place
    staying: tuple[int, ...] | None
    stands: str = ""
    emptied: str = ""


def across(files: Sequence[LocatedFile]) -> dict[str, tuple[Copy, ...]]:
    """Return for each file the passages that another one has as well.

    ``files`` are in the order in which they are read. What stays for one never goes for
    another. A file that would lose all its passages loses none: it is shown.
    """
    owners: dict[int, tuple[LocatedFile, Span]] = {}
    passages: dict[int, Passage] = {}
    standing: dict[int, Setting] = {}
    for at, file in enumerate(files):
        settled = settings(file.document)
        for index, passage in passages_of(file.document).items():
            number = len(passages)
            passages[number] = passage
            owners[number] = (file, file.document.blocks[index].span)
            standing[number] = settled[index].below(at, file.title)
    pairs = [pair for pair in related(passages) if owners[pair.first][0] != owners[pair.second][0]]
    found: defaultdict[str, list[Copy]] = defaultdict(list)
    reasons = {pair: _why_meant(owners, standing, pair) for pair in pairs}
    for pair in copies(passages, [pair for pair in pairs if not reasons[pair]]):
        found[owners[pair.first][0].path].append(_copy(passages, owners, pair))
    emptied = _emptied(files, found)
    for pair in told_once(_worth_showing(passages, reasons), Versions(pairs)):
        turned = pair.turned()
        here, there = passages[turned.first], passages[turned.second]
        message = meant_message(here, there, turned.relation, reasons[pair])
        shown = Copy(here.text, message, _place(owners, passages, turned.second), None)
        found[owners[turned.first][0].path].append(shown)
    for pair in conflicts(pairs):
        turned = pair.turned()
        here, there = passages[turned.first], passages[turned.second]
        message = conflict_message(here, there, turned.relation)
        shown = Copy(here.text, message, _place(owners, passages, turned.second), None)
        found[owners[turned.first][0].path].append(shown)
    return {
        path: tuple(_kept(copy) if path in emptied else copy for copy in listed)
        for path, listed in found.items()
    }


def _why_meant(
    owners: Mapping[int, tuple[LocatedFile, Span]], standing: Mapping[int, Setting], pair: Pair
) -> str:
    """Say why both passages may be meant; empty if nothing says so."""
    files = [owners[at][0] for at in (pair.first, pair.second)]
    if any(file.restates for file in files):
        return _SUMMED_UP
    if files[0].advises != files[1].advises:
        return _ARGUED_FOR
    return why_meant(standing[pair.first], standing[pair.second])


def _worth_showing(passages: dict[int, Passage], reasons: Mapping[Pair, str]) -> Iterator[Pair]:
    """Yield the copies that may be meant, without short ones that restate something."""
    for pair, why in reasons.items():
        copied = pair.relation.verdict is Verdict.COPIES
        long = word_count(passages[pair.second].text) > RESTATED
        if why and copied and (long or why not in {_SUMMED_UP, _ARGUED_FOR}):
            yield pair


def _copy(
    passages: dict[int, Passage], owners: dict[int, tuple[LocatedFile, Span]], pair: Pair
) -> Copy:
    gone, kept = passages[pair.first], passages[pair.second]
    first = pair.first > pair.second
    other = _place(owners, passages, pair.second)
    staying = pair.relation.left_over[0]
    stands = both_stay_message(gone, kept, pair.relation, _FIXED)
    if len(staying) == len(gone.sentences) or not (
        pair.relation.exact or staying or has_all(gone.text, kept.text)
    ):
        message = both_stay_message(gone, kept, pair.relation, _OWN)
        return Copy(gone.text, message, other, None)
    orphans = " ".join(orphaned(gone, staying))
    if orphans:
        message = meant_message(gone, kept, pair.relation, orphan_reason(orphans))
        return Copy(gone.text, message, other, None)
    message = _message(gone, kept, pair.relation, first=first)
    emptied = both_stay_message(gone, kept, pair.relation, _EMPTIED)
    return Copy(gone.text, message, other, staying, stands, emptied)


def _message(gone: Passage, kept: Passage, relation: Relation, *, first: bool) -> str:
    if relation.exact:
        stays = "The one that is read first stays." if first else "The other copy stays."
        form = but_for([(gone.text, kept.text)])
        return f"The same paragraph stands in another file of this brief{form}. {stays}"
    return near_message(gone, kept, relation, first=first)


def _place(
    owners: dict[int, tuple[LocatedFile, Span]], passages: dict[int, Passage], at: int
) -> Place:
    file, span = owners[at]
    return Place(file.path, *file.place(span.start), passages[at].text)


def _emptied(files: Iterable[LocatedFile], found: dict[str, list[Copy]]) -> set[str]:
    """Return the files of which nothing would be left but headings and front matter."""
    emptied = set()
    for file in files:
        gone = {each.text for each in found.get(file.path, ()) if each.staying == ()}
        prose = (b for b in file.document.blocks if b.kind not in _FRAME)
        if gone and all(file.document.content(block) in gone for block in prose):
            emptied.add(file.path)
    return emptied


def _kept(copy: Copy) -> Copy:
    """Return a copy as it is shown when nothing would be left of its file."""
    return Copy(copy.text, copy.emptied, copy.other, None) if copy.emptied else copy


def rule(found: Sequence[Copy] = ()) -> Rule:
    """Return the rule for one file; ``found`` is what `across` said of it."""

    def find(document: Document) -> Iterator[Finding]:
        waiting = {copy.text: copy for copy in found}
        for block in document.blocks:
            copy = waiting.get(document.content(block))
            if copy:
                yield _finding(document, block, copy)

    return Rule(
        id=ID,
        title="Paragraph repeated in another section",
        documentation=(
            "A paragraph that stands in two sections of a brief, the same or with a few words "
            "edited. An editor decides whether the copy may go; the better one stays, or the one "
            "that is read first. Shown are pairs that differ in a fact, a section that repeats "
            "another one as a whole, clauses of contracts, entries for two countries and the like, "
            "and long passages that a conclusion or a recommendation restates. Short ones of "
            "these last are left alone. What two briefs have in common is only shown."
        ),
        stage=Stage.BRIEF,
        ceiling=Safety.REVIEW,
        find=find,
        approximate=True,
        examples=EXAMPLES,
    )


def _finding(document: Document, block: Block, copy: Copy) -> Finding:
    about = f"{copy.text}\n{copy.other.text}"
    message = copy.stands or copy.message
    shown = Finding(ID, document.path, block.span, message, elsewhere=(copy.other,), about=about)
    if copy.staying is None:
        return shown
    if copy.staying:
        spans = Passage(copy.text).sentences
        edits = sentence_removals(document, block, spans, copy.staying)
    else:
        edits = passage_removal(document, block)
    if not edits or not all(removable(document, edit.span) for edit in edits):
        return shown
    if any(anchors_of(edit.before) for edit in edits):
        return shown
    fix = Fix(edits, Safety.REVIEW, 0.9, copy.message)
    return Finding(ID, document.path, block.span, copy.message, (), fix, (copy.other,))


EXAMPLES = (
    Example(
        "one file alone has no other section",
        "The ports handle most of the grain that the region exports each year.\n",
        "The ports handle most of the grain that the region exports each year.\n",
    ),
)
