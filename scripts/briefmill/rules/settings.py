"""Where two passages that are alike stand, and what of it says that both are meant.

Answers to two questions, entries for two countries, clauses of a contract, what a witness says
again, terms with one explanation: such passages are alike on purpose, however long they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefmill.rules.deliberate import heads
from briefmill.rules.outline import Part, is_summary, parts
from briefmill.rules.parallel_headings import are_parallel
from briefmill.text.document import BlockKind, Document
from briefmill.text.sentences import loose

_LABEL_LEVEL = 7
"""The level of a line in bold that is as good as a heading; those of headings are 1 to 6."""
_BINDING = re.compile(
    r"\b(?:shall|hereby|herein|hereof|hereto|thereof|thereto|hereunder|hereinafter)\b",
    re.IGNORECASE,
)
_TITLE = (
    r"(?:MR|MRS|MS|MISS|DR|SIR|PROF|Mr|Mrs|Ms|Miss|Dr|Sir|Prof|Professor|Senator|Judge|Minister)"
)
_SPEAKER = re.compile(
    rf"(?:\*\*|__)?(?P<who>{_TITLE}\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?=[.:])"
    r"|(?:The |THE )?(?:CHAIR|Chair|PRESIDENT|President|SPEAKER|Speaker)"
    r"(?:MAN|WOMAN|man|woman)?(?=[.:])"
    r"|[A-Z][\w.’' -]{0,40}?(?=(?: \([^)\n]{1,40}\))?:))",
)
_TITLED = re.compile(rf"{_TITLE}\b|(?:the )?(?:chair|president|speaker)", re.IGNORECASE)
_ADVICE = re.compile(
    r"\b(?:recommendations?|recommended|proposals?|what (?:should|must) be done)\b", re.IGNORECASE
)
_TERM = re.compile(
    r"(?:\*\*|__|\*|_)(?P<marked>[^*_\n]{1,60}?)[.:]?(?:\*\*|__|\*|_)[.:]?\s"
    r"|[“\"‘'](?P<quoted>[^”\"’'\n]{1,60})[”\"’']\s+(?:means|is|includes|refers)\b"
    r"|(?P<plain>[A-Z][\w’'-]*(?: [\w’'-]+){0,3})[.:]\s"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a passage stands.

    ``headings`` are those above it from the highest level down, each with the index of its
    block; lines in bold count. ``speaker`` and ``term`` are the label that it opens with, if it
    has one. ``asked`` says that a question stands right before it.
    """

    text: str
    part: Part = Part.OTHER
    headings: tuple[tuple[int, str], ...] = ()
    asked: bool = False
    speaker: str = ""
    spoken: bool = False
    """Whether somebody else speaks in the passage before or behind it."""


def settings(document: Document) -> tuple[Setting, ...]:
    """Return where each block of a text stands."""
    texts = [document.content(block) for block in document.blocks]
    speakers = [_speaker(text) for text in texts]
    found = []
    above: list[tuple[int, int, str]] = []
    for at, (block, part) in enumerate(zip(document.blocks, parts(document), strict=True)):
        level = block.level if block.kind is BlockKind.HEADING else _LABEL_LEVEL
        if heads(document, block):
            above = [each for each in above if each[0] < level]
        beside = {each for each in speakers[max(at - 1, 0) : at + 2] if each} - {speakers[at]}
        found.append(
            Setting(
                texts[at],
                Part.SUMMARY if is_summary(_label(_TERM.match(texts[at]))) else part,
                tuple((index, text) for _, index, text in above),
                asked=at > 0 and texts[at - 1].rstrip("*_ ").endswith("?"),
                speaker=speakers[at],
                spoken=bool(beside) or _TITLED.match(speakers[at]) is not None,
            )
        )
        if heads(document, block):
            above.append((level, at, texts[at]))
    return tuple(found)


def _speaker(text: str) -> str:
    match = _SPEAKER.match(text)
    return match["who"] if match else ""


def why_meant(first: Setting, second: Setting) -> str:
    """Say why two passages that are alike may both be meant, in a sentence; empty for no reason."""
    return next(_reasons(first, second), "")


def _reasons(first: Setting, second: Setting) -> Iterator[str]:
    if (first.part is Part.SUMMARY) != (second.part is Part.SUMMARY):
        yield "A summary or a conclusion may restate what stands elsewhere."
    if _advises(first) != _advises(second):
        yield "A text may argue for a recommendation in the same words."
    if first.asked and second.asked:
        yield "Each is the answer to a question."
    if first.speaker and second.speaker and first.spoken and second.spoken:
        yield "Both are what somebody says, and people say things again."
    terms = [_TERM.match(each.text) for each in (first, second)]
    if all(terms) and loose(_label(terms[0])) != loose(_label(terms[1])):
        yield f"Each stands for something else: “{_label(terms[0])}”, “{_label(terms[1])}”."
    if first.text.startswith(": ") and second.text.startswith(": "):
        yield "Each explains the term above it."
    yield from _by_headings(first, second)


def _advises(setting: Setting) -> bool:
    return any(_ADVICE.search(heading) for _, heading in setting.headings)


def _label(match: re.Match[str] | None) -> str:
    return next(filter(None, match.groups()), "") if match else ""


def _by_headings(first: Setting, second: Setting) -> Iterator[str]:
    """Yield the reasons that the headings give: the first ones in which the two differ."""
    for (at, one), (other_at, other) in zip(first.headings, second.headings, strict=False):
        if at != other_at:
            if are_parallel(one, other):
                names = f"“{_bare(one)}” and “{_bare(other)}”"
                yield f"They stand under {names}, as entries of a form do."
            break
    if first.headings != second.headings and all(map(binds, (first.text, second.text))):
        yield "Contracts and laws have the same clause under several headings."


def _bare(heading: str) -> str:
    return heading.strip("*_: ")


def binds(text: str) -> bool:
    """Say whether a passage is in the language of contracts and laws."""
    return _BINDING.search(text) is not None
