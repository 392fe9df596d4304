"""Signs that a passage which stands twice in a row may stand there twice on purpose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmill.rules.outline import is_caption
from briefmill.rules.passages import is_quotation
from briefmill.text.document import Block, BlockKind, Document

_VERSE = 60
"""Longest line of a verse, in code points; prose is wrapped at 72 columns or not at all."""
_SPOKEN = re.compile(
    r"\A\s*[–—-]\s|\A\s*[☐☑☒✓✗□■_]|\A['‘].*['’]\W*\Z|\bI\b|\A(?:O |Lord\b|Mr\b|Mrs\b|Madam\b)|"
    r"\A\*{0,2}[A-Z][\w .]{0,30}:\s",
    re.DOTALL,
)
"""Speech, prayer, a box to tick, or a line of a form."""
_ANNOUNCED = re.compile(r"\b(?:again|verbatim|twice|repeat\w*|word for word)\b", re.IGNORECASE)
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


def is_announced(document: Document, blocks: Sequence[Block], at: int) -> bool:
    """Say whether the block before ``at`` says that something is repeated."""
    if at == 0:
        return False
    before = document.content(blocks[at - 1]).rstrip()
    return before.endswith(":") and _ANNOUNCED.search(before) is not None


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
