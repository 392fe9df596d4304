"""A word or a phrase that stands twice in a row within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefmill.rules.doubles import ends_clause, slip
from briefmill.rules.finding import TWIN, Evidence, Finding, Fix, Safety
from briefmill.rules.phrase_in_a_row import GAP, coming_back, doubled, times
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.rules.spoken_of import has_speaker, is_emphasised, is_set_apart, is_spoken_of
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.english import has_common_words
from briefmill.text.patch import Edit
from briefmill.text.sentences import is_english
from briefmill.text.span import Span

ID = "doubled-words"

_WORD = re.compile(r"(?<![\w.’'/@&-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w/@’'-]|\.\w)")
"""A whole word: not a part of "a.k.a", an address or a compound."""
_BEHIND = re.compile(r"\s+(?P<word>[^\W_]+)")
_LEAST_IN_NAME = 3
"""Words of a phrase in capitals that is no name such as "Pago Pago" or "New York New York"."""
_BEFORE = 4
"""Words before a double that tell whether it is meant."""
_GOES_ON = re.compile(
    r"\s+(?:(?!(?:the|an?)\b)[a-z][^\W\d_]*\b|(?:the|an?)\s+[a-z][^\W\d_]*(?!\s+[A-Z]))"
)
"""What shows that such a capital opens no title: "of Of Mice and Men", "to To the Lighthouse"."""
_MOST_TIMES = 4
"""Times in a row up to which a repeat is a slip; more are a pattern, or no text."""


def find(document: Document) -> Iterator[Finding]:
    """Yield one finding for each word or phrase that follows itself."""
    english = is_english(document.text)
    for block in document.blocks:
        if block.kind is BlockKind.OTHER:
            continue
        if english or has_common_words(document.content(block)):
            found = list(_in_block(document, block))
            several = len({finding.fix.before.strip() for finding in found if finding.fix}) > 1
            yield from (_asked(document, each) for each in found) if several else found


def _asked(document: Document, finding: Finding) -> Finding:
    """Ask where several words are doubled: a text may speak of doubled words."""
    message = _message(finding.twins[0].of(document.text), Safety.REVIEW)
    fix = finding.fix and replace(finding.fix, safety=Safety.REVIEW, confidence=0.8, reason=message)
    return replace(finding, message=message, fix=fix)


def _message(phrase: str, safety: Safety) -> str:
    goes = "the first one stays" if safety is Safety.SAFE else "one of the two may go"
    return f"“{phrase}” stands twice in a row; {goes}."


def _in_block(document: Document, block: Block) -> Iterator[Finding]:
    text = document.content(block)
    words = list(_WORD.finditer(text))
    keys = [word.group().lower() for word in words]
    after = 0
    for index in coming_back(keys):
        length = doubled(words, keys, index) if index >= after else 0
        if not length:
            continue
        copies = times(keys, index, length)
        after = index + copies * length
        if copies > _MOST_TIMES:
            continue
        place = _Place(words, keys, index, length, after)
        safety = _judged(text, place)
        if safety:
            first = place.first.shift(block.span.start)
            yield from _finding(document, first, place.copy, block, safety)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a phrase of ``length`` words stands twice or more: from ``index`` to before ``after``.

    ``keys`` are the words of the block in lower case.
    """

    words: Sequence[re.Match[str]]
    keys: Sequence[str]
    index: int
    length: int
    after: int

    @property
    def first(self) -> Span:
        """Return where the phrase stands first."""
        return Span(self.words[self.index].start(), self.words[self.index + self.length - 1].end())

    @property
    def copy(self) -> Span:
        """Return where its second copy stands, with the gap before it."""
        return Span(self.first.end, self.words[self.index + 2 * self.length - 1].end())

    @property
    def phrase(self) -> list[str]:
        """Return the words of the phrase."""
        return [word.group() for word in self.words[self.index : self.index + self.length]]


def _judged(text: str, place: _Place) -> Safety | None:
    """Return how far the repair of a double may go; None where it is meant."""
    phrase, first, end = place.phrase, place.first, place.words[place.after - 1].end()
    before = place.keys[max(0, place.index - _BEFORE) : place.index]
    behind = _BEHIND.match(text, end)
    safety = slip(phrase, before, behind["word"].lower() if behind else "")
    if safety and len(phrase) > 1 and re.search(r"[\r\n]", text[first.start : place.copy.end]):
        safety = None if _fills_its_line(text, first) else Safety.REVIEW
    second = place.words[place.index + place.length].group()
    if second[:1].isupper() and not phrase[0][:1].isupper():
        return Safety.REVIEW if safety and _GOES_ON.match(text, end) else None
    if phrase[0][:1].isupper() and second[:1].isupper():
        opens = not text[: first.start].strip() and text[end : end + 2][1:].islower()
        long = len(set(phrase)) >= _LEAST_IN_NAME
        return Safety.REVIEW if (opens or long) and safety else None  # the band "The The"
    if is_emphasised(text, first.start, end) or ends_clause(phrase, text, first.end):
        return None  # spoken of, not said
    parted = text[first.end] == ","
    if safety is Safety.SAFE and (parted or has_speaker(text) or _may_be_named(text, place, end)):
        return Safety.REVIEW
    return safety


def _may_be_named(text: str, place: _Place, end: int) -> bool:
    """Say whether a text may speak of the words that stand twice."""
    spoken = is_spoken_of(place.keys, place.index, place.after)
    thrice = place.phrase[0].lower() == "and" and place.after > place.index + 2 * place.length
    return spoken or thrice or is_set_apart(text, place.first.start, end)


def _fills_its_line(text: str, phrase: Span) -> bool:
    """Say whether a phrase is a line of its own, as in a poem, a form or an address."""
    before = text[: phrase.start].rstrip(" \t")
    after = text[phrase.end :].lstrip(" \t")
    return (not before or before[-1] in "\r\n") and after[:1] in {"\r", "\n", ""}


def _finding(
    document: Document, first: Span, copy: Span, block: Block, safety: Safety
) -> Iterator[Finding]:
    span = _on_its_line(document.text, copy.shift(block.span.start))
    if document.protections(Span(first.start, span.end)):
        return
    before = span.of(document.text)
    message = _message(first.of(document.text), safety)
    fix = Fix((Edit(span, before, ""),), safety, 0.99 if safety is Safety.SAFE else 0.8, message)
    yield Finding(ID, document.path, span, message, (Evidence(TWIN, first),), fix)


def _on_its_line(text: str, span: Span) -> Span:
    """Let the line break stay before a copy that begins a line, and take the blank behind it."""
    gap = GAP.match(text, span.start)
    if not gap or not re.search(r"[\r\n]", gap.group()) or text[span.end : span.end + 1] != " ":
        return span
    return Span(gap.end(), span.end + 1)


def _waits(name: str, text: str) -> Example:
    """Make an example that nothing is applied to without a decision."""
    return Example(name, text, text)


RULE = Rule(
    id=ID,
    title="Word or phrase doubled",
    documentation=(
        "Moving words about while writing leaves “the the” and “in the region in the region” "
        "behind. A doubled “the” or “and” is removed, and so is “of the of the”; other doubles "
        "that are mostly slips wait for review, and so does what a text may speak of, as in "
        "“joined with and and or”, or where different words are doubled in one paragraph. Both "
        "copies must be the same to the letter, but for the capital that opens a sentence, with "
        "nothing but a blank between (behind “of”, “the”, “a”, “and” and “or” also a comma). "
        "“Had had”, “that that”, names such as “Pago Pago”, emphasis "
        "such as “very very”, and numbers are left alone."
    ),
    stage=Stage.SENTENCES,
    ceiling=Safety.SAFE,
    find=find,
    examples=(
        Example("an article", "It left the the port.\n", "It left the port.\n"),
        Example("three times", "It left the the the port.\n", "It left the port.\n"),
        Example("over a line end", "It left the\nthe port.\n", "It left the\nport.\n"),
        Example("at the beginning", "The the port was shut.\n", "The port was shut.\n"),
        silent("a clause as a subject", "What the cause of it is is not known, and how.\n"),
        Example("in a list", "- the ships and and boats\n", "- the ships and boats\n"),
        _waits("a noun waits for review", "The port port was shut, and the cranes.\n"),
        Example(
            "a noun removed when asked",
            "The port port was shut, and the cranes.\n",
            "The port was shut, and the cranes.\n",
            Safety.REVIEW,
        ),
        silent("set phrases", "It was done done, the win win of the year, and so far far away.\n"),
        _waits("a preposition waits for review", "The fund they applied for for years closed.\n"),
        Example(
            "of the of the",
            "The head of the of the ministry resigned.\n",
            "The head of the ministry resigned.\n",
        ),
        _waits("doubled words as a subject", "Search the corpus for the the, and and, of of.\n"),
        silent("her her", "He gave her her book, and the ministers left.\n"),
        silent("other languages", "Az a a véleményem. Jest to to samo. Il a a priori raison.\n"),
        _waits("a long phrase waits", "Ports in the east of Asia in the east of Asia need them.\n"),
        _waits("a short phrase waits", "The ports of the east of the east need cranes.\n"),
        Example(
            "a short phrase removed when asked",
            "The ports of the east of the east need cranes.\n",
            "The ports of the east need cranes.\n",
            Safety.REVIEW,
        ),
        _waits("a likely slip waits for review", "Cranes are in in the port.\n"),
        silent("had had", "They had had enough, and said that that was plain.\n"),
        silent("a name", "The ship left Pago Pago for Baden Baden and the Mau Mau.\n"),
        silent("a title after an article", "See the The Monroe Doctrine for the the-problem.\n"),
        silent("emphasis", "It was very very long, step by step by step, again and again.\n"),
        _waits(
            "a label before its text",
            "Florida Division of Emergency Management Florida Division of Emergency Management\n",
        ),
        silent("numbers", "Load 20 20 kilogram sacks, 5 5 litre cans.\n"),
        _waits("the name of a body waits", "The Ministry of Finance Ministry of Finance agreed.\n"),
        Example(
            "a heading that holds its words twice",
            "## Access to credit Access to credit\n\nFew farmers have an account.\n",
            "## Access to credit\n\nFew farmers have an account.\n",
            Safety.REVIEW,
        ),
        Example(
            "a comma between",
            "It is a matter of, of concern for the ports.\n",
            "It is a matter of concern for the ports.\n",
            Safety.REVIEW,
        ),
        silent("a mark between", "To the port, the port said. He was there. There he stayed.\n"),
        silent("a quotation", "She wrote “the the port” in the margin.\n"),
        silent("code", "Type `the the` or\n\n    the the\n"),
        silent("negation", "This is not not a port, a.k.a a quay, from the/the list.\n"),
    ),
)
