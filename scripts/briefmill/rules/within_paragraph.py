"""Two sentences of one paragraph that are nearly the same: one may go, or one may be mistaken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefmill.rules.block_safety import Repeat, has_denial_beside, safety_of
from briefmill.rules.finding import ALIKE, Evidence, Finding, Fix, Safety
from briefmill.rules.near_pairs import Pair, copies
from briefmill.rules.passage import Passage
from briefmill.rules.passages import is_quotation
from briefmill.rules.relation import Relation, Verdict, relate
from briefmill.rules.removal import removal_finding, with_gap
from briefmill.rules.retained import has_all
from briefmill.rules.runs import Row, Run
from briefmill.rules.sentence_pairs import conflicting
from briefmill.rules.wording import near_message, sentence_message
from briefmill.text.document import Block, Document
from briefmill.text.patch import Edit
from briefmill.text.sentences import loose, sentences, word_count
from briefmill.text.span import Span
from briefmill.text.substitutes import is_other_thing

_LEAST_WORDS = 12
"""Words of a sentence of which a near copy may go: shorter ones are built alike for effect."""
_OPENING, _CLOSING = 2, 3
"""Words with which two near copies both begin, or both end; it saves comparing all with all."""
_NEAREST = 4
"""How many of the sentences that begin or end alike each one is compared with."""


def find_within(document: Document, block: Block, rule: str) -> Iterator[Finding]:
    """Yield the near copies among the sentences of a paragraph, then those that differ in a fact.

    ``rule`` is the id of the rule that the findings are of.
    """
    spans = [span.shift(block.span.start) for span in sentences(document.content(block))]
    yield from _near_copies(document, spans, rule)
    for here, there, difference in conflicting(document.text, spans):
        texts = here.of(document.text), there.of(document.text)
        message = sentence_message(difference, *texts)
        about = "\n".join(span.of(document.text) for span in (there, here))
        evidence = (Evidence(ALIKE, there),)
        yield Finding(rule, document.path, here, message, evidence, about=about)


def _near_copies(document: Document, spans: Sequence[Span], rule: str) -> Iterator[Finding]:
    passages = {
        at: Passage(span.of(document.text))
        for at, span in enumerate(spans)
        if word_count(span.of(document.text)) >= _LEAST_WORDS and not is_quotation(document, span)
    }
    for pair in copies(passages, _pairs(passages)):
        if not pair.relation.exact:  # the rule for repeated blocks sees to these
            yield from _removal(document, spans, passages, pair, rule)


def _pairs(passages: Mapping[int, Passage]) -> Iterator[Pair]:
    """Yield the sentences that are the same, or the same but for what tells no other thing."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, passage in passages.items():
        words = loose(passage.text.strip("*_")).split(" ")
        keys = (("begins", *words[:_OPENING]), ("ends", *words[-_CLOSING:]))
        alike = {earlier for key in keys for earlier in places[key][-_NEAREST:]}
        for earlier in sorted(alike):
            relation = relate(passages[earlier], passage)
            if relation.verdict is Verdict.COPIES and _says_the_same(
                relation, passages[earlier].text, passage.text
            ):
                yield Pair(earlier, at, relation)
        for key in keys:
            places[key].append(at)


def _says_the_same(relation: Relation, first: str, second: str) -> bool:
    """Say whether two near copies differ in words that tell nothing else, or in emphasis of all.

    Of those that differ in marks alone, a quotation mark or an apostrophe may tell.
    """
    if relation.cut_off or any(map(is_other_thing, relation.differences)):
        return False
    plain = [loose(text.strip("*_")) for text in (first, second)]
    return relation.exact or bool(relation.differences) or plain[0] == plain[1]


def _removal(
    document: Document,
    spans: Sequence[Span],
    passages: Mapping[int, Passage],
    pair: Pair,
    rule: str,
) -> Iterator[Finding]:
    gone, kept = passages[pair.first], passages[pair.second]
    if not has_all(gone.text, kept.text) or _may_be_meant(document, spans, pair):
        return
    first = pair.first > pair.second
    message = near_message(gone, kept, pair.relation, first=first, noun="sentence")
    cut = with_gap(spans, pair.first, pair.first)
    fix = Fix((Edit(cut, cut.of(document.text), ""),), Safety.REVIEW, 0.9, message)
    yield removal_finding(document, rule, spans[pair.first], spans[pair.second], fix)


def _may_be_meant(document: Document, spans: Sequence[Span], pair: Pair) -> bool:
    """Say whether what stands beside the two sentences makes them two things that are told."""
    first, second = sorted((pair.first, pair.second))
    run = Run(first, second, 1, adjacent=first + 1 == second)
    repeat = Repeat(run, None, None, Row(second + 1, 1))
    counts = [word_count(spans[second].of(document.text))]
    safety = safety_of(document, spans, repeat, spans[second], counts)
    return safety is Safety.DISPLAY or has_denial_beside(document, spans, run)
