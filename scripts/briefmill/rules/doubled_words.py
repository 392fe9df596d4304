"""A word or a phrase that stands twice in a row within a sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from briefmill.rules.finding import TWIN, Evidence, Finding, Fix, Safety
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.patch import Edit
from briefmill.text.span import Span

ID = "doubled-words"

_SURE = frozenset(["the", "and"])
"""Words that only English has, and never twice in a row. Doubles that differ in case, as in
"see the The Monroe Doctrine", are left alone."""
_LIKELY = frozenset(
    [
        "a", "an", "of", "to", "for", "with", "from", "into", "upon", "in", "on", "at", "as", "by",
        "be", "is", "are", "was", "were", "has", "it", "its", "their", "his", "our", "your", "my",
        "this", "these", "those", "we", "they", "he", "she", "or", "but", "if", "which", "when",
        "then", "there", "about",
    ]
)  # fmt: skip
"""Words whose doubles are mostly slips. "The fund they applied for for years", "what it is is"
and "the people I speak of of course" are none, so they are only asked about; "he gave her her
book" is everyday English."""
_OPENING = frozenset(["of", "in", "to", "for", "on", "at", "with", "from", "by", "into"])
_ARTICLES = frozenset(["the", "a", "an"])
_ENGLISH = re.compile(r"\b(?:the|and|of)\b")
"""What nearly every English paragraph has; "a a", "to to" and "for for" are right in others."""
_WORD = re.compile(r"(?<![\w.’'/@&-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w/@’'-]|\.\w)")
"""A whole word: not a part of "a.k.a", an address or a compound."""
_GAP = re.compile(r"[ \t]+|[ \t]*(?:\r\n|\n|\r)[ \t]*")
_LONGEST = 12
"""Words of a phrase. What is longer is a clause, and a rule for sentences sees to it."""
_SURE_WORDS = 5
"""Different words from which a doubled phrase is a slip."""
_LEAST_WORDS = 3
"""Different words of the shortest phrase that is asked about: "again and again and again"
and "step by step by step" have two."""


def find(document: Document) -> Iterator[Finding]:
    """Yield one finding for each word or phrase that follows itself."""
    for block in document.blocks:
        if block.kind is not BlockKind.OTHER and _ENGLISH.search(document.content(block)):
            found = list(_in_block(document, block))
            several = len({finding.fix.before.strip() for finding in found if finding.fix}) > 1
            yield from map(_asked, found) if several else found


def _asked(finding: Finding) -> Finding:
    """Ask where several words are doubled: a text may speak of doubled words."""
    fix = finding.fix and replace(finding.fix, safety=Safety.REVIEW, confidence=0.8)
    return replace(finding, fix=fix)


def _in_block(document: Document, block: Block) -> Iterator[Finding]:
    text = document.content(block)
    words = [(Span(*match.span()), match.group()) for match in _WORD.finditer(text)]
    joined = [_joined(text, left[0], right[0]) for left, right in itertools.pairwise(words)]
    index = 0
    while index < len(words) - 1:
        length = _doubled(words, joined, index)
        if not length:
            index += 1
            continue
        first = Span(words[index][0].start, words[index + length - 1][0].end)
        copy = Span(first.end, words[index + 2 * length - 1][0].end)
        safety = _safety([word for _, word in words[index : index + length]])
        if safety:
            yield from _finding(document, first.shift(block.span.start), copy, block, safety)
        index += length


def _joined(text: str, left: Span, right: Span) -> bool:
    """Say whether nothing but a blank or one line end stands between two words."""
    return _GAP.fullmatch(text, left.end, right.start) is not None


def _doubled(words: list[tuple[Span, str]], joined: list[bool], index: int) -> int:
    """Return the length in words of the longest phrase at ``index`` that follows itself."""
    for length in range(min(_LONGEST, (len(words) - index) // 2), 0, -1):
        if words[index][1] != words[index + length][1]:
            continue
        same = all(words[index + at][1] == words[index + length + at][1] for at in range(1, length))
        if same and all(joined[index : index + 2 * length - 1]):
            return length
    return 0


def _safety(phrase: list[str]) -> Safety | None:
    if len(phrase) == 1:
        if phrase[0] in _SURE:
            return Safety.SAFE
        return Safety.REVIEW if phrase[0] in _LIKELY else None
    if len(phrase) == 2:
        opening = phrase[0] in _OPENING and phrase[1] in _ARTICLES
        return Safety.REVIEW if opening else None
    distinct = len(set(phrase))
    if distinct < _LEAST_WORDS:
        return None
    plain = all(word.islower() for word in phrase)  # capitals: a label before its text
    return Safety.SAFE if plain and distinct >= _SURE_WORDS else Safety.REVIEW


def _finding(
    document: Document, first: Span, copy: Span, block: Block, safety: Safety
) -> Iterator[Finding]:
    span = copy.shift(block.span.start)
    if document.protections(Span(first.start, span.end)):
        return
    before = span.of(document.text)
    message = f"“{first.of(document.text)}” stands twice in a row; the first one stays."
    fix = Fix((Edit(span, before, ""),), safety, 0.99 if safety is Safety.SAFE else 0.8, message)
    yield Finding(ID, document.path, span, message, (Evidence(TWIN, first),), fix)


RULE = Rule(
    id=ID,
    title="Word or phrase doubled",
    documentation=(
        "Moving words about while writing leaves “the the” and “in the region in the region” "
        "behind. A doubled “the” or “and” is removed, and so is a doubled phrase of five words or "
        "more; other doubles that are mostly slips wait for review. Both copies must be the same "
        "to the letter, with nothing but a blank between. “Had had”, “that that”, names such as "
        "“Pago Pago”, emphasis such as “very very”, and numbers are left alone."
    ),
    stage=Stage.SENTENCES,
    ceiling=Safety.SAFE,
    find=find,
    examples=(
        Example("an article", "It left the the port.\n", "It left the port.\n"),
        Example("three times", "It left the the the port.\n", "It left the port.\n"),
        Example("over a line end", "It left the\nthe port.\n", "It left the port.\n"),
        Example("in a list", "- the ships and and boats\n", "- the ships and boats\n"),
        Example(
            "a preposition waits for review",
            "The fund that they applied for for years was closed.\n",
            "The fund that they applied for for years was closed.\n",
        ),
        Example(
            "“of the of the” removed when asked",
            "The head of the of the ministry resigned.\n",
            "The head of the ministry resigned.\n",
            Safety.REVIEW,
        ),
        Example(
            "doubled words as a subject",
            "Search the corpus for the the, and and, of of.\n",
            "Search the corpus for the the, and and, of of.\n",
        ),
        silent("her her", "He gave her her book, and the ministers left.\n"),
        silent("other languages", "Az a a véleményem. Jest to to samo. Il a a priori raison.\n"),
        Example(
            "a long phrase",
            "The ports in the east of the region in the east of the region need cranes.\n",
            "The ports in the east of the region need cranes.\n",
        ),
        Example(
            "a short phrase waits for review",
            "The ports of the east of the east need cranes.\n",
            "The ports of the east of the east need cranes.\n",
        ),
        Example(
            "a short phrase removed when asked",
            "The ports of the east of the east need cranes.\n",
            "The ports of the east need cranes.\n",
            Safety.REVIEW,
        ),
        Example(
            "a likely slip waits for review",
            "Cranes are in in the port.\n",
            "Cranes are in in the port.\n",
        ),
        silent("had had", "They had had enough, and said that that was plain.\n"),
        silent("a name", "The ship left Pago Pago for Baden Baden and the Mau Mau.\n"),
        silent("a title after an article", "See the The Monroe Doctrine for the the-problem.\n"),
        silent("emphasis", "It was very very long, and it rained again and again and again.\n"),
        Example(
            "a label before its text",
            "Florida Division of Emergency Management Florida Division of Emergency Management\n",
            "Florida Division of Emergency Management Florida Division of Emergency Management\n",
        ),
        silent("idioms", "Step by step by step, more and more and more.\n"),
        silent("numbers", "Load 20 20 kilogram sacks, 5 5 litre cans.\n"),
        silent("a mark between", "To the port, the port said. He was there. There he stayed.\n"),
        silent("a quotation", "She wrote “the the port” in the margin.\n"),
        silent("code", "Type `the the` or\n\n    the the\n"),
        silent("an abbreviation", "An eligibility, a.k.a a clearance, from the/the list.\n"),
        silent("negation", "This is not not a port, and no no was heard.\n"),
    ),
)
