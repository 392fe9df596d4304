"""A sentence that comes back again and again in a text: a refrain, or left there by accident."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from briefmill.rules.finding import ALIKE, Evidence, Finding
from briefmill.rules.outline import Part, is_answer, is_caption, parts
from briefmill.rules.passages import is_quotation
from briefmill.text.document import BlockKind, Document
from briefmill.text.sentences import loose, sentences, word_count
from briefmill.text.span import Span

_TIMES = 3
"""Times from which a sentence comes back: twice, speakers and authors take one up again."""
_ALONE, _WITHIN = 5, 8
"""Words that a sentence must have which is a paragraph of its own, and one among others."""
_LONGEST_ALONE = 16
"""Words up to which a paragraph of its own is no matter for the rule for repeated ones."""
_MOST_SHOWN = 12
"""Places that a finding points to."""
_STOPS = (".", "!")
_FULL_STOP = re.compile(r"(?<=[.!?])[\"'”’)]*\s+")
_PROSE = {BlockKind.PARAGRAPH, BlockKind.NESTED}


def recurring(document: Document, rule: str) -> Iterator[Finding]:
    """Yield a finding for each sentence that stands in three paragraphs or more.

    They are shown, at the second place: nobody but the author can tell a refrain.
    """
    places: defaultdict[str, list[tuple[int, Span]]] = defaultdict(list)
    for index in _likely(document):
        block = document.blocks[index]
        text = document.content(block)
        several = _FULL_STOP.search(text)
        spans = sentences(text) if several else (Span(0, len(text)),)
        for key, span in _worth_telling(text, spans):
            if not places[key] or places[key][-1][0] != index:
                places[key].append((index, span.shift(block.span.start)))
    for found in places.values():
        if len(found) >= _TIMES and not _neighbours(found):
            yield _finding(document, rule, [span for _, span in found])


def _likely(document: Document) -> Iterator[int]:
    """Yield the blocks in which something between full stops stands in several.

    It saves dividing all of the text into sentences. Of blocks that are the same, the first counts.
    """
    pieces: dict[int, set[str]] = {}
    known: set[str] = set()
    for index, (block, zone) in enumerate(zip(document.blocks, parts(document), strict=True)):
        text = document.content(block)
        if block.kind not in _PROSE or zone is Part.REFERENCES or _is_meant(document, index):
            continue
        found = {loose(each) for each in _FULL_STOP.split(text)}
        if len(found) == 1 or loose(text) not in known:
            pieces[index] = found
            known.add(loose(text))
    times = Counter(chain.from_iterable(pieces.values()))
    for index, found in pieces.items():
        if any(times[piece] >= _TIMES and word_count(piece) >= _ALONE for piece in found):
            yield index


def _is_meant(document: Document, index: int) -> bool:
    block = document.blocks[index]
    if is_caption(document.content(block)) or is_answer(document, index):
        return True
    return is_quotation(document, block.span)


def _worth_telling(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """Yield the sentences that are neither answers nor seen by other rules."""
    for span in spans:
        sentence = span.of(text)
        words = word_count(sentence)
        alone = len(spans) == 1
        enough = _ALONE <= words <= _LONGEST_ALONE if alone else words >= _WITHIN
        if enough and sentence.rstrip('*_"”’)').endswith(_STOPS):
            yield loose(sentence), span


def quoted_again(document: Document, rule: str) -> Iterator[Finding]:
    """Show block quotations that follow the same one at once."""
    for first, second in pairwise(document.blocks):
        texts = [document.content(block) for block in (first, second)]
        quoted = all(text.startswith(">") for text in texts)
        same = first.kind is second.kind is BlockKind.OTHER and loose(texts[0]) == loose(texts[1])
        if quoted and same and word_count(texts[0]) >= _WITHIN:
            message = (
                "The same quotation stands again right behind itself. Both stay: it is not yours."
            )
            evidence = (Evidence(ALIKE, first.span),)
            yield Finding(rule, document.path, second.span, message, evidence, about=texts[1])


def _neighbours(found: Sequence[tuple[int, Span]]) -> bool:
    """Say whether all places are in blocks right behind each other, as copies in a row are."""
    return found[-1][0] - found[0][0] < len(found)


def _finding(document: Document, rule: str, spans: Sequence[Span]) -> Finding:
    first, second, *others = spans
    message = (
        f"This sentence stands {len(spans)} times in this text, with other text between. All stay: "
        "it may be a refrain. If it is one, name it in the front matter of the brief; if not, take "
        "the others out."
    )
    evidence = tuple(Evidence(ALIKE, span) for span in (first, *others[: _MOST_SHOWN - 2]))
    about = second.of(document.text)
    return Finding(rule, document.path, second, message, evidence, about=about)
