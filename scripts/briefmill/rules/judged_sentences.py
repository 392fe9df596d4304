"""The sentences of a text whose order of words is judged, and the passages that are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefmill.repair.words import FIXED, Words, divide
from briefmill.rules.outline import Part, parts
from briefmill.rules.per_document import per_document
from briefmill.text.document import Block, BlockKind, Document, Protected, Protection
from briefmill.text.english import known_share
from briefmill.text.sentences import sentences
from briefmill.text.span import Span
from briefmill.text.tokens import tokens

_FEWEST = 3
"""Words that may move in a sentence that is judged: of two, both orders may be English."""
_LONGEST_BLOCK = 20_000
"""Code points of a paragraph; what is longer is no prose."""
_KNOWN = 0.6
"""Share of the words, names aside, that must be English ones. Edited English has nine in ten;
German, French and Spanish have three or four."""
_FOREIGN = 8
"""Words, names aside, from which a passage shows what language it is in."""
_MARKUP = re.compile(r"[\\`<>|\[\]{}~^*_]")
_REFERENCE = re.compile(r"[A-Z][\w’'-]+, (?:[A-Z]\.|[A-Z][a-z]+[ ,.]).*\b(?:1[5-9]|20)\d\d\b")
"""An entry of a list of works, such as "Cook, Jane. Ports. Vienna: Quay Press, 2018"."""
_FIELD = re.compile(r"[ \t]*(?:(?:-|[\w-]+:)[ \t]+)+[\"']?")
"""What stands before a value in front matter that may get a comma: not a bracket."""
_MARKS_BEHIND = {Protection.FOOTNOTE, Protection.CITATION}
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:(?:{_DAY}\s+(?:and|or|to)\s+)?{_DAY}(?:[–-]{_DAY})?\s+{_MONTH}(?:,?\s+\d{{4}})?"
    rf"|{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?)(?!\w)"
)
"""A day with its month, whose words stay as they are: “24 July” is as right as “July 24”, though
the texts that the model was made from have hardly any of the first kind."""


@dataclass(frozen=True, slots=True)
class JudgedSentence:
    """A sentence of a document, as words that may move.

    ``span`` is in code points of the document. ``marked`` says that it has Markdown marks or
    protected text other than quotations in it, which a model of English does not know.
    """

    span: Span
    words: Words
    marked: bool


@per_document
def judged_sentences(document: Document) -> tuple[JudgedSentence, ...]:
    """Return the sentences in ascending order; those of another language are left out."""
    return tuple(
        each
        for block in _prose(document)
        if _is_english(document.content(block))
        for each in _sentences(document, block)
    )


@per_document
def foreign_passages(document: Document) -> tuple[Span, ...]:
    """Return the passages of prose that are not in English, in ascending order."""
    return tuple(block.span for block in _prose(document) if _is_foreign(document.content(block)))


def _prose(document: Document) -> Iterator[Block]:
    zones = parts(document)
    for block, zone in zip(document.blocks, zones, strict=True):
        if block.kind is BlockKind.OTHER or len(block.span) > _LONGEST_BLOCK:
            continue
        if block.kind is BlockKind.FIELD and not _FIELD.fullmatch(document.marker(block)):
            continue
        listed = zone is Part.REFERENCES and block.kind is not BlockKind.HEADING
        if not (listed or _REFERENCE.match(document.content(block))):
            yield block


def _is_english(text: str) -> bool:
    return known_share(tokens(text)) >= _KNOWN


def _is_foreign(text: str) -> bool:
    found = tokens(text)
    return sum(each.known is not None for each in found) >= _FOREIGN and not _is_english(text)


def _sentences(document: Document, block: Block) -> Iterator[JudgedSentence]:
    content = document.content(block)
    for span in sentences(content):
        sentence = _located(document, span.shift(block.span.start))
        movable = sum(word.segment != FIXED for word in sentence.words.words)
        # Where a word is doubled, another rule asks; the result is judged when that is answered.
        doubled = has_double(sentence.words)
        if movable >= _FEWEST and not doubled and _is_english(sentence.words.sentence):
            yield sentence


def has_double(words: Words) -> bool:
    """Say whether a word stands twice in a row, letter case aside."""
    return any(one.lower() == two.lower() for one, two in pairwise(words.texts))


def _located(document: Document, span: Span) -> JudgedSentence:
    """Return a sentence without the marks of notes behind it."""
    protected = list(document.protections(span))
    while protected and _stands_behind(protected[-1], span):
        start = protected.pop().span.start
        text = document.text[span.start : start].rstrip()
        span = Span(span.start, span.start + len(text))
    text = span.of(document.text)
    inside = [_within(piece.span, span) for piece in protected]
    inside += [Span(*match.span()) for match in _DATE.finditer(text)]
    foreign = any(piece.why is not Protection.QUOTATION for piece in protected)
    marked = foreign or _MARKUP.search(text) is not None
    return JudgedSentence(span, divide(text, inside), marked)


def _stands_behind(piece: Protected, span: Span) -> bool:
    """Say whether a mark of a note or a citation is the end of a sentence and not all of it."""
    inside = span.start < piece.span.start and piece.span.end >= span.end
    return inside and piece.why in _MARKS_BEHIND


def _within(piece: Span, span: Span) -> Span:
    return Span(max(piece.start, span.start), min(piece.end, span.end)).shift(-span.start)
