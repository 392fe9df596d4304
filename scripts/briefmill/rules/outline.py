"""Where in a text a block stands: below which heading, in what kind of part."""

from __future__ import annotations

import re
from enum import Enum, auto

from briefmill.rules.per_document import per_document
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.sentences import word_count


class Part(Enum):
    """What the part of a text is, as far as repeats in it may be meant."""

    SUMMARY = auto()
    """A summary, key points or a conclusion: it restates what stands elsewhere."""
    REFERENCES = auto()
    """A list of works, alike by nature."""
    OTHER = auto()


_NUMBER = r"(?:(?:\d+|[ivx]+)[.)]?(?:\d+[.)]?)*\s+)?"
_SUMMARY = re.compile(
    _NUMBER + r"(?:executive |short |brief |policy )?(?:summary|abstract|synopsis|recap)"
    r"(?: (?:and|of|for) .*)?"
    r"|"
    + _NUMBER
    + r"(?:key|main|core|central) (?:points?|findings?|messages?|takeaways?|insights?"
    r"|conclusions?|results?|recommendations?)"
    r"|" + _NUMBER + r"(?:in brief|at a glance|highlights|in short|in sum|in a nutshell|tl;? ?dr"
    r"|the bottom line|overview|summing up|wrapping up|to conclude|in conclusion|to sum up|epilogue"
    r"|afterword)"
    r"|" + _NUMBER + r"(?:.* in brief|(?:the )?way forward|lessons learned|takeaways)"
    r"|" + _NUMBER + r"what (?:we|this|the .*) (?:conclude|found|learned|learnt|recommend|tells us)"
    r"|" + _NUMBER + r"(?:conclusions?|closing|concluding)(?: and .*)?"
    r"|" + _NUMBER + r"(?:concluding|final|closing) (?:remarks?|thoughts?|words?|observations?)"
    r"(?: and .*)?",
    re.IGNORECASE,
)
_ANNEX = r"(?:(?:annex|appendix)(?:\s+(?:\d+|[a-z]|[ivx]+))?[\s.,)–—-]+)?"
_REFERENCES = re.compile(
    _ANNEX + _NUMBER + r"(?:list of |selected |select |complete |full |annotated )?"
    r"(?:references|bibliography|works cited|sources|further reading|literature"
    r"|end ?notes|notes)(?: cited| consulted| used)?(?: and .*)?",
    re.IGNORECASE,
)


_WORKS = re.compile(r".*\b(?:references|bibliography|works|reading)\b", re.IGNORECASE)
"""What the title of a text has in it that is nothing but a list of works."""


@per_document
def parts(document: Document) -> tuple[Part, ...]:
    """Return for each block of ``document`` in which part it stands.

    A part ends at the next heading of its level or above.
    """
    found = []
    open_part, level = Part.OTHER, 7
    for block in document.blocks:
        if block.kind is BlockKind.FIELD and _named(document.content(block)) is Part.REFERENCES:
            open_part, level = Part.REFERENCES, 0  # the title of a file that is one list
        if block.kind is BlockKind.HEADING:
            named = _named(document.content(block))
            if named is Part.REFERENCES and _is_title_of_prose(document, block):
                named = Part.OTHER
            if named is not Part.OTHER or block.level <= level:
                open_part, level = named, block.level
        found.append(open_part)
    return tuple(found)


def _is_title_of_prose(document: Document, heading: Block) -> bool:
    """Say whether a heading is the title of a text: one that is called “Notes” is none of notes."""
    is_title = heading is document.blocks[0] and heading.level == 1
    return is_title and not _WORKS.match(document.content(heading))


def is_summary(heading: str) -> bool:
    """Say whether a heading is that of a summary or a conclusion."""
    return _named(heading) is Part.SUMMARY


def _named(heading: str) -> Part:
    title = re.sub(r"[*_`:]", "", heading).strip()
    if _SUMMARY.fullmatch(title):
        return Part.SUMMARY
    return Part.REFERENCES if _REFERENCES.fullmatch(title) else Part.OTHER


_CAPTION = re.compile(
    r"\W*(?:figure|fig\.|table|chart|box|map|photo|graph|exhibit|source|sources|note|notes|credit)s?"
    r"(?:\s+[\dIVX]+)?\s*[.:–—-]|\W*(?:figure|fig\.|table|chart|box|map|exhibit)\s+[\dIVX]",
    re.IGNORECASE,
)
_LONGEST_ANSWER = 40
"""Words up to which a paragraph is a question or its answer; longer ones argue."""
_ANSWER = re.compile(
    r"\W*(?:[QA]\d*|question|answer|interviewer|interviewee)\W*[:.)]", re.IGNORECASE
)


def is_caption(text: str) -> bool:
    """Say whether a paragraph is the caption or source of a figure or table."""
    return _CAPTION.match(text) is not None


def is_answer(document: Document, index: int) -> bool:
    """Say whether the block at ``index`` is a question, or the answer to the one before it."""
    block = document.blocks[index]
    text = document.content(block)
    if _ANSWER.match(text):
        return True
    if word_count(text) > _LONGEST_ANSWER:
        return False
    return _asks(text) or (index > 0 and _asks(document.content(document.blocks[index - 1])))


def _asks(text: str) -> bool:
    return text.rstrip("*_ ").endswith("?")
