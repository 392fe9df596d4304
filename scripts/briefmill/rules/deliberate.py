"""Signs that a passage which stands twice in a row may stand there twice on purpose."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefmill.rules.announced import counts_them, is_announced, says_so
from briefmill.rules.outline import is_caption
from briefmill.rules.passages import is_quotation
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.finite_verb import tells_something
from briefmill.text.sentences import sentences

_VERSE = 60
"""Longest line of a verse, in code points; prose is wrapped at 72 columns or not at all."""
_SPOKEN = re.compile(
    r"\A\s*[–—-]\s|\A\s*[☐☑☒✓✗□■_]|\A['‘].*['’]\W*\Z|\bI\b|\A(?:O |Lord\b|Mr\b|Mrs\b|Madam\b)|"
    r"\A\*{0,2}[A-Z][\w .]{0,30}:\s",
    re.DOTALL,
)
"""Speech, prayer, a box to tick, or a line of a form."""
_BROKEN = re.compile(r"(?:  |\\)\n")
_FULL_STOP = re.compile(r"[.!?][\"'”’»)\]]*\W*\Z")


def may_be_meant(document: Document, block: Block) -> bool:
    """Say whether a passage in a row may be meant: a question, a verse, speech, a form."""
    text = document.content(block)
    lines = text.split("\n")
    verse = len(lines) > 1 and max(map(len, lines)) < _VERSE
    ends = lines[-1].rstrip("*_ ")
    if verse or ends.endswith(("?", ":")) or _SPOKEN.search(text) or is_caption(text):
        return True
    if block.kind is BlockKind.NESTED and not _FULL_STOP.search(text):
        return True  # a line of a budget, an answer of a form
    return is_quotation(document, block.span)


def are_entries(document: Document, copies: Sequence[Block]) -> bool:
    """Say whether paragraphs are entries without a verb, of which each may be of another thing.

    Lines that are broken on purpose (an address, a notice) stand for one thing.
    """
    texts = [document.content(block) for block in copies]
    if copies[0].kind is BlockKind.NESTED or any(map(_BROKEN.search, texts)):
        return False
    return not any(map(tells_something, texts))


def is_announced_beside(document: Document, blocks: Sequence[Block], first: int, last: int) -> bool:
    """Say whether the blocks around ``first`` to ``last`` say why what is in them stands twice.

    ``first`` is the first block of the two copies and ``last`` the last one. What stands beside
    an item is another item, so that only what introduces the list counts.
    """
    if blocks[first].kind is BlockKind.NESTED:
        return says_so(_introduction(document, blocks, first))
    before = document.content(blocks[first - 1]) if first else ""
    after = document.content(blocks[last + 1]) if last + 1 < len(blocks) else ""
    passage = document.content(blocks[first])
    counted = counts_them(passage, after[:_LONGEST_SENTENCE])
    return counted or is_announced(last_sentence(before), passage, first_sentence(after))


def last_sentence(text: str) -> str:
    """Return the last sentence of a passage; empty where it has none."""
    text = text[-_LONGEST_SENTENCE:]
    found = sentences(text)
    return found[-1].of(text) if found else ""


def first_sentence(text: str) -> str:
    """Return the first sentence of a passage; empty where it has none."""
    text = text[:_LONGEST_SENTENCE]
    found = sentences(text)
    return found[0].of(text) if found else ""


_LONGEST_SENTENCE = 600
"""Code points beside a passage in which a text says why it stands twice."""
_COUNTED = re.compile(
    r"\W*(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|another|some|several|"
    r"half|each|every|seat|vote|first|second|third|former|deputy|member|chair\w*)\b)",
    re.IGNORECASE,
)
"""How an item opens that is a thing, of which a list may have two."""
_NAMED = re.compile(r"\W*(?:an?\b|the\b(?!(?:\W+\w+){14}))", re.IGNORECASE)
"""How the name of a thing opens, or a short entry of a log."""
_ASKS_FOR = re.compile(r"\b(?:should|must|shall|needs?|ought)\b")
"""What a demand has in it."""
_ADVISES = re.compile(
    r"\b(?:recommend\w*|advis\w+|urge\w*|propos\w+|should|must|ought|call(?:s|ed)? (?:on|for))\b",
    re.IGNORECASE,
)
"""What introduces demands, of which a list has each one once. Of other items each may be one
more: steps that are taken twice, decisions, entries of a register."""
_THINGS = re.compile(
    r"\b(?:seats?|members?|membership|votes?|voters?|inventor\w+|ingredients?|parts|pieces|stock|"
    r"consist\w*|compos\w+|compris\w+|contain\w*|equipment|supplies|staff\w*|posts|"
    r"positions|delegat\w+|line-?up|log|diary|recorded|observ\w+|"
    r"measurements|readings|incidents?|events|attacks|visits|timetable|schedule|itinerary|"
    r"shifts|donat\w+|payments?|purchases?|fines|grants|answers?|replies|responses|"
    r"respondents?|jury|fleet|cargo|kit|recipe|has|have|had|holds?|held|receiv\w+|bought|brought|"
    r"sent|gave|found|lost|counted)\b",
    re.IGNORECASE,
)
"""What says that the items of a list are things or events, each of which counts."""


def is_counted(document: Document, blocks: Sequence[Block], at: int) -> bool:
    """Say whether an item may be one of two things of a kind: seats, tools, entries of a log."""
    if blocks[at].kind is not BlockKind.NESTED:
        return False
    text = document.content(blocks[at])
    asks = _ASKS_FOR.search(text) is not None
    if _COUNTED.match(text) or (_NAMED.match(text) and not asks):
        return True
    introduction = _introduction(document, blocks, at)
    demands = asks or _ADVISES.search(introduction) is not None
    return not demands or _THINGS.search(introduction) is not None


def _introduction(document: Document, blocks: Sequence[Block], at: int) -> str:
    """Return the sentence above the list of the item ``at``; empty where none is."""
    start = document.list_start(blocks[at])
    above = bisect_left(blocks, start, hi=at, key=lambda block: block.span.start) - 1
    return last_sentence(document.content(blocks[above])) if above >= 0 else ""


def empties_heading(document: Document, blocks: Sequence[Block], first: int, last: int) -> bool:
    """Say whether a heading would stand over nothing without the blocks ``first`` to ``last``.

    A line in bold or one that ends with a colon is as good as a heading. Two passages that are
    each all that stands below a heading may be meant: "no data" for two countries.
    """
    if first == 0 or not heads(document, blocks[first - 1]):
        return False
    return last + 1 == len(blocks) or heads(document, blocks[last + 1])


def heads(document: Document, block: Block) -> bool:
    """Say whether a block is a heading, or a line that is as good as one."""
    if block.kind is BlockKind.HEADING:
        return True
    text = document.content(block).strip()
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(text) < _VERSE
        and (text.endswith(":") or (text.startswith("**") and text.endswith("**")))
    )


def introduces(document: Document, blocks: Sequence[Block], at: int) -> bool:
    """Say whether a block introduces the list or table behind it."""
    text = document.content(blocks[at]).rstrip("*_ ")
    follows = at + 1 < len(blocks) and blocks[at + 1].kind is not BlockKind.PARAGRAPH
    return text.endswith(":") and follows
