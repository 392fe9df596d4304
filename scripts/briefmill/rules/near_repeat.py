"""A paragraph or list item that nearly stands already: a few words edited, a sentence more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefmill.rules.finding import TWIN, Evidence, Finding, Fix, Safety
from briefmill.rules.outline import Part, is_answer, is_caption, parts
from briefmill.rules.relation import Passage, Relation, Verdict, relate
from briefmill.rules.removal import passage_removal, removal_finding, sentence_removals
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.rules.titles import is_title
from briefmill.rules.wording import told
from briefmill.text.comparison import Difference
from briefmill.text.document import BlockKind, Document, Protection
from briefmill.text.near_duplicates import candidates, sketch
from briefmill.text.sentences import word_count

ID = "near-repeat"
_KINDS = {BlockKind.PARAGRAPH, BlockKind.NESTED}
_LEAST_WORDS = 12
"""Words of the shortest passage that is compared; shorter ones are alike by chance."""
_RESTATED = 60
"""Words up to which a passage in a summary or conclusion may restate another one."""
_PATTERN = 3
"""Passages of one pattern from which they are taken for a list made on purpose."""
ALIKE = "alike"
"""Label of the evidence of two passages that tell different things."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two related passages, as indices of the blocks, and how they are related."""

    first: int
    second: int
    relation: Relation


def find(document: Document) -> Iterator[Finding]:
    """Yield a finding for each near copy, and for each pair that differs in a fact."""
    passages = _passages(document)
    pairs = list(_pairs(document, passages))
    yield from _copies(
        document, passages, [p for p in pairs if p.relation.verdict is Verdict.COPIES]
    )
    yield from _conflicts(document, passages, pairs)


def _passages(document: Document) -> dict[int, Passage]:
    """Return the passages that are compared, by the index of their block."""
    found = {}
    for index, (block, part) in enumerate(zip(document.blocks, parts(document), strict=True)):
        if block.kind not in _KINDS or part is Part.REFERENCES:
            continue
        text = document.content(block)
        if word_count(text) >= _LEAST_WORDS and not _may_be_meant(document, index, text):
            found[index] = Passage(text)
    return found


def _may_be_meant(document: Document, index: int, text: str) -> bool:
    if is_title(text) or is_caption(text) or is_answer(document, index):
        return True
    block = document.blocks[index]
    quoted = (p.span for p in document.protections(block.span) if p.why is Protection.QUOTATION)
    return sum(len(span) for span in quoted) * 2 > len(block.span)


def _pairs(document: Document, passages: dict[int, Passage]) -> Iterator[_Pair]:
    if len(passages) < 2:
        return
    indices = list(passages)
    zones = parts(document)
    for a, b in candidates(sketch(passage.text for passage in passages.values())):
        first, second = indices[a], indices[b]
        if passages[first].key == passages[second].key:
            continue  # the rule for repeated paragraphs sees to it
        relation = relate(passages[first], passages[second])
        restated = (zones[first] is Part.SUMMARY) != (zones[second] is Part.SUMMARY)
        short = word_count(passages[second].text) <= _RESTATED
        if relation.verdict is not Verdict.UNRELATED and not (restated and short):
            yield _Pair(first, second, relation)


def _copies(
    document: Document, passages: dict[int, Passage], pairs: Sequence[_Pair]
) -> Iterator[Finding]:
    """Yield a finding for each passage that goes for a better one, which never goes itself."""
    related: defaultdict[int, dict[int, Relation]] = defaultdict(dict)
    for pair in _unpatterned(pairs):
        related[pair.first][pair.second] = pair.relation
        related[pair.second][pair.first] = _turned(pair.relation)
    best_first = sorted(related, key=lambda at: _rank(passages[at], at))
    staying: set[int] = set()
    for at in best_first:
        kept = next((other for other in best_first if other in staying & related[at].keys()), None)
        if kept is None:
            staying.add(at)
        else:
            finding = _removal(document, passages, at, kept, related[at][kept])
            if finding:
                yield finding


def _rank(passage: Passage, at: int) -> tuple[int, ...]:
    return (*(-int(each) for each in passage.worth), at)


def _turned(relation: Relation) -> Relation:
    """Return a relation as seen from the other passage."""
    differences = tuple(
        Difference(d.second, d.first, d.kind, d.misprint) for d in relation.differences
    )
    left, extra = relation.left_over
    return replace(relation, differences=differences, left_over=(extra, left))


def _unpatterned(pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Leave out passages of one pattern: several that differ in the same way."""
    siblings: defaultdict[int, int] = defaultdict(int)
    for pair in pairs:
        if pair.relation.substitutes:
            siblings[pair.first] += 1
            siblings[pair.second] += 1
    for pair in pairs:
        several = max(siblings[pair.first], siblings[pair.second]) >= _PATTERN - 1
        if not (pair.relation.substitutes and several):
            yield pair


def _removal(
    document: Document, passages: dict[int, Passage], at: int, kept: int, relation: Relation
) -> Finding | None:
    block, twin = document.blocks[at], document.blocks[kept]
    left = relation.left_over[0]
    if len(left) == len(passages[at].sentences):
        return None
    edits = (
        sentence_removals(document, block, passages[at].sentences, left)
        if left
        else passage_removal(document, block)
    )
    message = _message(passages, at, kept, relation)
    if not edits:
        message += " It is left in place: other text belongs to it."
        return Finding(ID, document.path, block.span, message, (Evidence(TWIN, twin.span),))
    fix = Fix(edits, Safety.REVIEW, 0.95 if not left else 0.9, message)
    return removal_finding(document, ID, block.span, twin.span, fix)


def _message(passages: dict[int, Passage], at: int, kept: int, relation: Relation) -> str:
    what = f"It differs from the copy that stays in {told(relation.differences)}."
    if not relation.differences:
        what = "What both share is the same."
    left, extra = relation.left_over
    if extra:
        what += f" The copy that stays has {_sentences(len(extra))} more."
    if left:
        what += f" {_sentences(len(left)).capitalize()} that only this one has will stay."
    why = _why(passages[at], passages[kept], later=at > kept)
    return f"This paragraph nearly repeats another one. {what} {why}"


def _sentences(number: int) -> str:
    return "one sentence" if number == 1 else f"{number} sentences"


def _why(gone: Passage, kept: Passage, *, later: bool) -> str:
    reasons = (
        "it has more sources",
        "it is not all in capitals",
        "it is fuller",
        "it has fewer misprints",
    )
    for mine, other, reason in zip(gone.worth, kept.worth, reasons, strict=True):
        if other > mine:
            return f"The other one stays because {reason}."
    return "The first one stays." if later else "The other one stays."


def _conflicts(
    document: Document, passages: dict[int, Passage], pairs: Sequence[_Pair]
) -> Iterator[Finding]:
    conflicting = [p for p in pairs if p.relation.verdict is Verdict.CONFLICTING]
    siblings: defaultdict[int, int] = defaultdict(int)
    for pair in conflicting:
        siblings[pair.first] += 1
        siblings[pair.second] += 1
    for pair in conflicting:
        if max(siblings[pair.first], siblings[pair.second]) >= _PATTERN:
            continue
        yield _conflict(document, passages, pair)


def _conflict(document: Document, passages: dict[int, Passage], pair: _Pair) -> Finding:
    first, second = document.blocks[pair.first], document.blocks[pair.second]
    turned = _turned(pair.relation)
    what = told(turned.telling or turned.differences)
    if not turned.differences:
        what = "a whole sentence"
    message = (
        f"This paragraph is like another one and differs in {what}. "
        "Both stay; if they were meant to be the same, one of them is mistaken."
    )
    about = "\n".join(passages[at].text for at in (pair.first, pair.second))
    evidence = (Evidence(ALIKE, first.span),)
    return Finding(ID, document.path, second.span, message, evidence, about=about)


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
    title="Paragraph nearly repeated",
    documentation=(
        "A paragraph or list item that stands a second time with a few words edited, a "
        "misprint, or a sentence more or less. An editor decides whether it may go. The better "
        "copy stays: the one with more sources, else the fuller one, else the first. A sentence "
        "that only the other one has stays in the text. Two passages that differ in a number, "
        "a unit, a date, a name, a place, a negation, a modal verb, a quantity, a citation, a "
        "link or in words of opposite meaning are no copies: both stay, and the pair is shown, "
        "since one of them is probably mistaken. Lists made after one pattern, captions, "
        "quotations, questions and answers, and what a summary or conclusion restates are left "
        "alone. Only English is judged; in other languages near copies are shown."
    ),
    stage=Stage.PARAGRAPHS,
    ceiling=Safety.REVIEW,
    find=find,
    approximate=True,
    examples=(
        Example("waits for review", _twice(_with("asks", "calls")), _twice(_with("asks", "calls"))),
        _found("a word edited", _with("published", "issued")),
        _found("a misprint", _with("railway", "railwya")),
        _found("a word left out", _with("new cranes", "cranes")),
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
            f"- {_ONE}\n- {_TWO}\n- {_with('asks', 'calls')}\n",
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
                ("a quantity", "most", "some"),
                ("opposite words", "exports", "imports"),
                ("a name", "The committee", "The Danube Commission"),
            )
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
