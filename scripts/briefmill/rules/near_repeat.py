"""A paragraph or list item that nearly stands already: a few words edited, a sentence more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefmill.rules.beside import why_beside
from briefmill.rules.deliberate import empties_heading, introduces
from briefmill.rules.finding import ALIKE, Evidence, Finding, Fix, Safety
from briefmill.rules.near_pairs import Pair, Versions, conflicts, copies, related, told_once
from briefmill.rules.next_block import goes_on_behind
from briefmill.rules.orphans import orphaned
from briefmill.rules.outline import Part
from briefmill.rules.passage import Passage
from briefmill.rules.passages import RESTATED, is_quotation, passages_of
from briefmill.rules.relation import Relation, Verdict
from briefmill.rules.removal import passage_removal, removal_finding, sentence_removals
from briefmill.rules.retained import has_all
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.rules.runs import Run
from briefmill.rules.settings import Setting, settings, why_meant
from briefmill.rules.short_pairs import short_pairs
from briefmill.rules.within_paragraph import find_within
from briefmill.rules.wording import (
    PARAGRAPH,
    conflict_message,
    meant_message,
    near_message,
    orphan_reason,
)
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.patch import Edit
from briefmill.text.quotation import quotations
from briefmill.text.sentences import word_count
from briefmill.text.synonyms import may_stand_for

ID = "near-repeat"
_QUOTED_IN_PART = 0.3
"""Share of a paragraph that is quoted from which it may stand again to be discussed, where the
other one goes on: an epigraph with who wrote it."""
_OWN_WORDS = 6
"""Words of a sentence outside quotation marks by which a paragraph is more than an epigraph."""
_LONGEST_CASE = 30
"""Words of an item in a list of cases; longer ones differ in a word by an edit."""


def find(document: Document) -> Iterator[Finding]:
    """Yield a finding for each near copy, and for each pair that differs in a fact."""
    passages = passages_of(document)
    pairs = related(passages)
    versions = Versions(pairs)
    standing = settings(document)
    near, meant = [], []
    for pair in pairs:
        if _restates(passages, standing, pair) or _enumerates(document, pair, versions):
            continue
        near_copies = pair.relation.verdict is Verdict.COPIES and not pair.relation.exact
        why = near_copies and _why_both(document, standing, pair)
        if why:
            meant.append((pair, why))
        else:
            near.append(pair)
    for pair in copies(passages, near):
        if not pair.relation.exact:  # the rule for repeated paragraphs sees to these
            yield from _removal(document, passages, pair)
    reasons = dict(meant)
    for pair in told_once(reasons, versions):
        yield _meant(document, pair.turned(), reasons[pair])
    for pair in conflicts(pairs):
        yield _conflict(document, pair.turned())
    for here, there, difference in short_pairs(document):
        pair = Pair(here, there, Relation(Verdict.CONFLICTING, (difference,)))
        yield _conflict(document, pair)
    for index in passages:
        yield from find_within(document, document.blocks[index], ID)


def _why_both(document: Document, standing: Sequence[Setting], pair: Pair) -> str:
    """Say why both of two near copies may be meant; empty for no reason."""
    why = why_meant(standing[pair.first], standing[pair.second])
    first, second = sorted((pair.first, pair.second))
    return why or why_beside(document, document.blocks, Run(first, second, 1, first + 1 == second))


def _restates(passages: Mapping[int, Passage], standing: Sequence[Setting], pair: Pair) -> bool:
    """Say whether one passage may sum up the other on purpose, in so few words that it is usual."""
    summed_up = {standing[at].part is Part.SUMMARY for at in (pair.first, pair.second)}
    return len(summed_up) == 2 and word_count(passages[pair.second].text) <= RESTATED


def _enumerates(document: Document, pair: Pair, versions: Versions) -> bool:
    """Say whether two items of a list differ in a word or two, as in a list of cases.

    Where one of them stands several times, the other one is the odd one out.
    """
    kinds = {document.blocks[at].kind for at in (pair.first, pair.second)}
    if any(versions.several(at) for at in (pair.first, pair.second)):
        return False
    if all(may_stand_for(each.first, each.second) for each in pair.relation.differences):
        return False
    short = word_count(document.content(document.blocks[pair.first])) <= _LONGEST_CASE
    return kinds == {BlockKind.NESTED} and pair.relation.substitutes and short


def _is_epigraph(document: Document, block: Block, passage: Passage) -> bool:
    """Say whether a paragraph is a quotation and who said it, without a sentence of its own."""
    if not is_quotation(document, block.span, _QUOTED_IN_PART):
        return False
    quoted = list(quotations(passage.text))
    return not any(
        word_count(span.of(passage.text)) >= _OWN_WORDS and not any(map(span.overlaps, quoted))
        for span in passage.sentences
    )


def _removal(document: Document, passages: Mapping[int, Passage], pair: Pair) -> Iterator[Finding]:
    gone, kept = passages[pair.first], passages[pair.second]
    if len(pair.relation.left_over[0]) == len(gone.sentences):
        return
    block, twin = document.blocks[pair.first], document.blocks[pair.second]
    first, noun = pair.first > pair.second, _noun(block)
    message = near_message(gone, kept, pair.relation, first=first, noun=noun)
    edits = _edits(document, pair, gone)
    if pair.relation.left_over[0] and any(is_quotation(document, each.span) for each in edits):
        return  # a quotation may come back to be discussed
    if pair.relation.left_over[1] and _is_epigraph(document, block, gone):
        yield _meant(document, pair, "A quotation may stand again to be discussed.")
        return
    if not all(has_all(edit.before, kept.text) for edit in edits):
        yield _conflict(document, pair)
        return
    why = _why_needed(document, pair, gone)
    if why:
        yield _meant(document, pair, why)
        return
    fix = Fix(edits, Safety.REVIEW, 0.9 if pair.relation.left_over[0] else 0.95, message)
    yield removal_finding(document, ID, block.span, twin.span, fix)


def _why_needed(document: Document, pair: Pair, gone: Passage) -> str:
    """Say why what would be left could not stand; empty if it can."""
    left, blocks = pair.relation.left_over[0], document.blocks
    if pair.relation.cut_off and goes_on_behind(document, blocks[pair.first]):
        return "Where it breaks off, what stands below it may go on."
    if left:
        orphans = " ".join(orphaned(gone, left))
        return orphan_reason(orphans) if orphans else ""
    alone = all(empties_heading(document, blocks, at, at) for at in (pair.first, pair.second))
    if alone or introduces(document, blocks, pair.first):
        return "A heading or a list would be left without its text."
    return ""


def _edits(document: Document, pair: Pair, gone: Passage) -> tuple[Edit, ...]:
    block, left = document.blocks[pair.first], pair.relation.left_over[0]
    if left:
        return sentence_removals(document, block, gone.sentences, left)
    return passage_removal(document, block)


def _conflict(document: Document, pair: Pair) -> Finding:
    """Show a pair that differs in a fact; the finding is about its first passage."""
    here, there = _passages(document, pair)
    noun = _noun(document.blocks[pair.first])
    return _shown(document, pair, conflict_message(here, there, pair.relation, noun=noun))


def _meant(document: Document, pair: Pair, why: str) -> Finding:
    """Show a pair of near copies that may both be meant, with the reason."""
    here, there = _passages(document, pair)
    noun = _noun(document.blocks[pair.first])
    return _shown(document, pair, meant_message(here, there, pair.relation, why, noun=noun))


def _noun(block: Block) -> str:
    return "list item" if block.kind is BlockKind.NESTED else PARAGRAPH


def _passages(document: Document, pair: Pair) -> tuple[Passage, Passage]:
    here, there = (document.content(document.blocks[at]) for at in (pair.first, pair.second))
    return Passage(here), Passage(there)


def _shown(document: Document, pair: Pair, message: str) -> Finding:
    here, there = document.blocks[pair.first], document.blocks[pair.second]
    about = "\n".join(map(document.content, (here, there)))
    evidence = (Evidence(ALIKE, there.span),)
    return Finding(ID, document.path, here.span, message, evidence, about=about)


_ONE = (
    "The committee met four times last year and published two reports on the river ports, "
    "which handle most of the grain that the region exports. Its second report asks for new "
    "cranes and for a railway that runs in winter as well."
)
_TWO = "Nobody has offered to pay for the cranes, and the railway company has closed its office."


def _with(old: str, new: str) -> str:
    return _ONE.replace(old, new)


def _twice(other: str) -> str:
    return f"{_ONE}\n\n{_TWO}\n\n{other}\n"


def _found(name: str, other: str, after: str = f"{_ONE}\n\n{_TWO}\n") -> Example:
    return Example(name, _twice(other), after, Safety.REVIEW)


RULE = Rule(
    id=ID,
    title="Paragraph or sentence nearly repeated",
    documentation=(
        "A paragraph or list item that stands a second time with a few words edited, a "
        "misprint, or a sentence more or less, or one that breaks off; and within a paragraph a "
        "sentence of twelve words or more that comes back with a misprint, in synonyms or in bold. "
        "An editor decides whether it may go. The better "
        "copy stays: the one with more sources, else the fuller one, else the first. A sentence "
        "that only the other one has stays in the text; where it would lose what it speaks of, "
        "both copies stay and are shown. Two passages that differ in a number, "
        "a unit, a date, a name, a place, a negation, a modal verb, a tense, a quantity, a "
        "citation, a link, a condition or in words of opposite meaning are no copies, and neither "
        "are two in which nothing differs but one or two words that are no synonyms (welcomed, "
        "resented), a small word (sold to, sold by), or several other nouns: both stay, "
        "and the pair is shown, since one of them is probably mistaken. "
        "Lists made after one pattern, captions, quotations, questions and answers, and what a "
        "summary or conclusion restates are left alone. Only English is judged; in other languages "
        "near copies are shown."
    ),
    stage=Stage.PARAGRAPHS,
    ceiling=Safety.REVIEW,
    find=find,
    approximate=True,
    examples=(
        Example("waits for review", _twice(_with("asks", "calls")), _twice(_with("asks", "calls"))),
        _found("a word edited", _with("published", "issued")),
        _found("a misprint", _with("railway", "railwya")),
        _found("a word left out that adds nothing", _with(" as well", "")),
        _found("a sentence left out", _ONE[: _ONE.index(" Its")]),
        _found(
            "the fuller copy stays",
            f"{_ONE} The ports wait.",
            f"{_TWO}\n\n{_ONE} The ports wait.\n",
        ),
        _found(
            "the copy with the citation stays",
            _with("exports.", "exports (Marin 2018)."),
            f"{_TWO}\n\n{_with('exports.', 'exports (Marin 2018).')}\n",
        ),
        Example(
            "a list item",
            f"- {_ONE}\n- {_TWO}\n- {_with(' as well', '')}\n",
            f"- {_ONE}\n- {_TWO}\n",
            Safety.REVIEW,
        ),
        *(
            silent(f"differs in {what}", _twice(_with(old, new)))
            for what, old, new in (
                ("a number", "four", "five"),
                ("a unit", "last year", "last month"),
                ("a negation", "runs", "never runs"),
                ("a modal verb", "runs", "may run"),
                ("the tense", "handle", "handled"),
                ("a verb of other meaning", "published", "withheld"),
                ("a small word", "asks for", "asks about"),
                ("a quantity", "most", "some"),
                ("opposite words", "exports", "imports"),
                ("a name", "The committee", "The Danube Commission"),
            )
        ),
        silent(
            "two sentences of a paragraph that differ in a number",
            "The port moved 40 tonnes of grain to the sea in the spring of that year. "
            "The port moved 41 tonnes of grain to the sea in the spring of that year.\n",
        ),
        silent(
            "parallel clauses",
            "The carrier shall deliver the goods to the port within ten days of the order.\n\n"
            "The agent shall deliver the goods to the port within ten days of the order.\n",
        ),
        silent(
            "restated in the conclusion",
            f"## Ports\n\n{_ONE}\n\n## Conclusion\n\n{_with('asks', 'calls')}\n",
        ),
    ),
)
