"""Where two passages that are alike stand, and what of it says that both are meant.

Answers to two questions, entries for two countries, clauses of a contract, what a witness says
again, terms with one explanation: such passages are alike on purpose, however long they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefmill.rules.deliberate import heads
from briefmill.rules.outline import Part, is_summary, parts
from briefmill.rules.parallel_headings import are_parallel, is_name
from briefmill.rules.per_document import per_document
from briefmill.text.document import BlockKind, Document
from briefmill.text.legal_diction import binds
from briefmill.text.sentences import loose, word_count

_LABEL_LEVEL = 7
"""The level of a line in bold that is as good as a heading; those of headings are 1 to 6."""
_LONGEST_LABEL, _LABEL_WORDS = 60, 8
"""Code points and words of a line that labels what stands below it."""
_TITLE = (
    r"(?:MR|MRS|MS|MISS|DR|SIR|PROF|Mr|Mrs|Ms|Miss|Dr|Sir|Prof|Professor|Senator|Judge|Minister)"
)
_SPEAKER = re.compile(
    rf"(?:\*\*|__)?(?P<who>{_TITLE}\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?=[.:])"
    r"|(?:The |THE )?(?:CHAIR|Chair|PRESIDENT|President|SPEAKER|Speaker)"
    r"(?:MAN|WOMAN|man|woman)?(?=[.:])"
    r"|[A-Z][\w.’' -]{0,40}?(?=(?: \([^)\n]{1,40}\))?:))",
)
_SPEAKER_ALONE = re.compile(rf"(?:\*\*|__)?(?P<who>{_TITLE}\.? [A-Z][\w’'-]+)(?:\*\*|__)?")
_DASH = re.compile(r"[–—]\s")
_TITLED = re.compile(rf"{_TITLE}\b|(?:the )?(?:chair|president|speaker)", re.IGNORECASE)
_ADVICE = re.compile(
    r"\b(?:recommendations?|recommended|proposals?|what (?:should|must) be done)\b", re.IGNORECASE
)
_THIS_PART = re.compile(
    r"\b(?:in|of|throughout|for|to|from) this (?:section|chapter|part|annex|appendix|table|figure"
    r"|box|volume|list)\b|\b(?:this|the present) (?:section|chapter|part|annex|appendix) \w"
    r"|\b(?:above|below|following) (?:table|figure|list)\b"
    r"|\b(?:table|figure|list) (?:above|below)\b",
    re.IGNORECASE,
)
_REFERS_BACK = re.compile(r"\b(?:ibid|ibidem|op\. ?cit|loc\. ?cit|idem)\b", re.IGNORECASE)
_SAID = "Both are what somebody says, and people say things again."
_TERM = re.compile(
    r"(?:\*\*|__|\*|_)(?P<marked>[^*_\n]{1,60}?)[.:]?(?:\*\*|__|\*|_)[.:]?\s"
    r"|[“\"‘'](?P<quoted>[^”\"’'\n]{1,60})[”\"’']\s+(?:means|is|includes|refers)\b"
    r"|(?P<plain>[A-Z][\w’'-]*(?: [\w’'-]+){0,3})[.:]\s"
)
_HEADED = re.compile(
    r"(?:\*\*|__|\*|_)?(?P<label>[A-Z][\w’'-]*(?: [\w’'-]+){0,4})"
    r"(?::(?:\*\*|__|\*|_)?|(?:\*\*|__|\*|_):) +[“\"]?(?=[A-Z])"
)
_LABEL_SHARE = 0.3
"""A label before a passage, as in "Rejected: The bridge", and the part of it that it may be."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a passage stands.

    ``headings`` are those above it from the highest level down, each as its level, the index of
    its block and its text; lines in bold and other labels count, as of level 7. ``speaker`` is
    the label of speech that it opens with, if it has one. ``asked`` says that a question stands
    right before it.
    """

    text: str
    part: Part = Part.OTHER
    headings: tuple[tuple[int, int, str], ...] = ()
    asked: bool = False
    speaker: str = ""
    spoken: bool = False
    """Whether somebody else speaks in the passage before or behind it."""

    def below(self, at: int, title: str) -> Setting:
        """Return where it stands in a text of which file ``at`` has this title above all others."""
        return replace(self, headings=((0, -at - 1, title), *self.headings))


@per_document
def settings(document: Document) -> tuple[Setting, ...]:
    """Return where each block of a text stands."""
    texts = [document.content(block) for block in document.blocks]
    speakers = [_speaker(text) for text in texts]
    found = []
    above: list[tuple[int, int, str]] = []
    for at, (block, part) in enumerate(zip(document.blocks, parts(document), strict=True)):
        level = block.level if block.kind is BlockKind.HEADING else _LABEL_LEVEL
        labels = heads(document, block) or _is_label(document, at)
        if labels:
            above = [each for each in above if each[0] < level]
        beside = {each for each in speakers[max(at - 1, 0) : at + 2] if each} - {speakers[at]}
        found.append(
            Setting(
                texts[at],
                Part.SUMMARY if is_summary(_label(_TERM.match(texts[at]))) else part,
                tuple(above),
                asked=at > 0 and texts[at - 1].rstrip("*_ ").endswith("?"),
                speaker=speakers[at],
                spoken=bool(beside) or _TITLED.match(speakers[at]) is not None,
            )
        )
        if labels:
            above.append((level, at, texts[at]))
    return tuple(found)


def _is_label(document: Document, at: int) -> bool:
    """Say whether a line of its own is the label of the paragraph below it."""
    block = document.blocks[at]
    if block.kind is not BlockKind.PARAGRAPH or at + 1 == len(document.blocks):
        return False
    text = document.content(block).strip("*_ ")
    short = len(text) <= _LONGEST_LABEL and word_count(text) <= _LABEL_WORDS
    if not short or "\n" in text or text[-1:] in {".", "!", ",", ";"} or not text[:1].isupper():
        return False
    below = document.blocks[at + 1]
    return below.kind is BlockKind.PARAGRAPH and len(document.content(below)) > 2 * len(text)


def _speaker(text: str) -> str:
    match = _SPEAKER.match(text) or _SPEAKER_ALONE.fullmatch(text)
    return match["who"] if match else ""


def why_meant(first: Setting, second: Setting) -> str:
    """Say why two passages that are alike may both be meant, in a sentence; empty for no reason."""
    return next(_reasons(first, second), "")


def _reasons(first: Setting, second: Setting) -> Iterator[str]:
    if (first.part is Part.SUMMARY) != (second.part is Part.SUMMARY):
        yield "A summary or a conclusion may restate what stands elsewhere."
    if is_advice(first) != is_advice(second):
        yield "A text may argue for a recommendation in the same words."
    if first.asked and second.asked:
        yield "Each is the answer to a question."
    if first.speaker and second.speaker and first.spoken and second.spoken:
        yield _SAID
    if _DASH.match(first.text) and _DASH.match(second.text):
        yield _SAID
    yield from _by_labels(first, second)
    if first.text.startswith(": ") and second.text.startswith(": "):
        yield "Each explains the term above it."
    if all(_REFERS_BACK.search(each.text) for each in (first, second)):
        yield "“Ibid.” and its like stand for the work that was cited before each."
    if first.headings != second.headings and all(map(_speaks_of_itself, (first.text, second.text))):
        yield "Each speaks of the part that it stands in."
    yield from _by_headings(first, second)


def _by_labels(first: Setting, second: Setting) -> Iterator[str]:
    """Yield the reasons that what the passages open with gives: a term, a label, a verdict."""
    terms = [_TERM.match(each.text) for each in (first, second)]
    if all(terms) and loose(_label(terms[0])) != loose(_label(terms[1])):
        yield f"Each stands for something else: “{_label(terms[0])}”, “{_label(terms[1])}”."
    labels = [_HEADED.match(each.text) for each in (first, second)]
    one = next(filter(None, labels), None)
    if one and not all(labels) and one.end() < _LABEL_SHARE * len(one.string):
        yield f"Only one of them is said under “{one['label']}”."


def _speaks_of_itself(text: str) -> bool:
    return _THIS_PART.search(text) is not None


def is_advice(setting: Setting) -> bool:
    """Say whether a passage stands below a heading such as "Recommendations"."""
    return any(_ADVICE.search(heading) for _, _, heading in setting.headings)


def _label(match: re.Match[str] | None) -> str:
    return next(filter(None, match.groups()), "") if match else ""


def _by_headings(first: Setting, second: Setting) -> Iterator[str]:
    """Yield the reasons that the headings give: the first ones in which the two differ."""
    for (level, at, one), (_, other_at, other) in zip(
        first.headings, second.headings, strict=False
    ):
        if at != other_at:
            if level == _LABEL_LEVEL and one == other and is_name(one):
                yield _SAID
            if are_parallel(one, other):
                names = f"“{_bare(one)}” and “{_bare(other)}”"
                yield f"They stand under two headings of one pattern, {names}."
            break
    if first.headings != second.headings and all(map(binds, (first.text, second.text))):
        yield "Contracts and laws have the same clause under several headings."


def _bare(heading: str) -> str:
    return heading.strip("*_: ")
