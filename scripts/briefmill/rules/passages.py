"""The passages of a text that may be copies of others: paragraphs and list items of prose."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefmill.rules.outline import Part, is_answer, is_caption, parts
from briefmill.rules.passage import Passage
from briefmill.rules.per_document import per_document
from briefmill.rules.titles import is_title
from briefmill.text.document import BlockKind, Document, Protection
from briefmill.text.english import FUNCTION_WORDS
from briefmill.text.sentences import sentences, word_count
from briefmill.text.source_marks import NUMBERED
from briefmill.text.span import Span

_KINDS = {BlockKind.PARAGRAPH, BlockKind.NESTED}
_QUOTED = 0.7
"""Share of a passage that is quoted from which it is a quotation: what introduces a quotation
is repeated with it by accident only."""
LEAST_WORDS = 12
"""Words of the shortest passage that is compared; shorter ones are alike by chance."""
_LONGEST_REFERENCE = 400
_REFERENCE = re.compile(
    r"\W{0,3}[A-Z][\w’'-]{1,40}, [A-Z].{0,400}\b(?:1[5-9]|20)\d\d\b\D{0,40}\Z", re.DOTALL
)
"""An entry of a list of works: "Cook, Jane. Ports. Vienna: Quay Press, 2018"."""
_NOTE = re.compile(rf"{NUMBERED}+\s*\Z")
"""Marks of notes and numbers of sources behind a full stop."""
RESTATED = 60
"""Words up to which a passage in a summary or conclusion may restate another one."""


@per_document
def passages_of(document: Document) -> Mapping[int, Passage]:
    """Return the passages that are compared with others, by the index of their block."""
    found = {}
    for index, (block, part) in enumerate(zip(document.blocks, parts(document), strict=True)):
        if block.kind not in _KINDS or part is Part.REFERENCES:
            continue
        text = document.content(block)
        if word_count(text) >= LEAST_WORDS and not _may_be_meant(document, index, text):
            found[index] = Passage(text)
    return found


def _may_be_meant(document: Document, index: int, text: str) -> bool:
    last = text.rsplit(None, 1)[-1].casefold()
    several = len(sentences(text)) > 1
    cut_off = several or last.endswith(("…", "...")) or last in FUNCTION_WORDS
    listed = document.blocks[index].kind is BlockKind.NESTED  # without a full stop, no title
    if (
        (is_title(_NOTE.sub("", text)) and not cut_off and not listed)
        or is_caption(text)
        or is_answer(document, index)
    ):
        return True
    if len(text) < _LONGEST_REFERENCE and _REFERENCE.match(text):
        return True
    return is_quotation(document, document.blocks[index].span)


def is_quotation(document: Document, span: Span, share: float = _QUOTED) -> bool:
    """Say whether more than a share of a passage is quoted: it may come back to be discussed."""
    quoted = (p.span for p in document.protections(span) if p.why is Protection.QUOTATION)
    return sum(len(each) for each in quoted) > share * len(span)
