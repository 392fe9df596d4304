"""What stands in the block behind a passage, before which nothing may go unasked."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefmill.rules.outline import is_caption
from briefmill.text.document import Block, BlockKind, Document

_SHOWN = 400
"""Code points of the next block that are looked at."""
_UNSEEN = re.compile(r"\s*(?:<!--|\[[^\]\n]+\]:|(?:[-*_] ?){3,}\s*\Z|\{:)")
"""What goes on with no sentence: a comment, the text of a note, a link's target, a line across."""
_BEGINS_ANEW = re.compile(r"[\"'“‘«(*_]*[^\W\d_]")


def opening_behind(document: Document, end: int) -> str:
    """Return how the paragraph begins that stands behind ``end``; empty where none does."""
    block = _behind(document, end)
    if block is None or block.kind is not BlockKind.PARAGRAPH:
        return ""
    return document.content(block)[:_SHOWN]


def goes_on_behind(document: Document, block: Block) -> bool:
    """Say whether a sentence that breaks off at the end of a block may go on in the next one.

    It does in a list, a quotation, a table, code, a picture, behind a caption, or where a page
    ended and the next paragraph begins small. A heading, a new sentence and the end of the text
    say that it does not.
    """
    following = _behind(document, block.span.end)
    if following is None or following.kind is BlockKind.HEADING:
        return False
    if following.kind is BlockKind.NESTED:
        return not _is_next_item(document, block, following)
    text = document.content(following)
    if is_caption(text):
        return True  # of a figure that parts the two halves
    opening = _BEGINS_ANEW.match(text)
    return following.kind is BlockKind.OTHER or not (opening and opening.group()[-1].isupper())


def _behind(document: Document, end: int) -> Block | None:
    """Return the next block that somebody reads as text, behind ``end``."""
    at = bisect_left(document.blocks, end, key=lambda block: block.span.start)
    for block in document.blocks[at:]:
        if not (block.kind is BlockKind.OTHER and _UNSEEN.match(document.content(block))):
            return block
    return None


def _is_next_item(document: Document, block: Block, following: Block) -> bool:
    """Say whether a block is the item behind the one before, and not a list within it."""
    if block.kind is not BlockKind.NESTED:
        return False
    return document.indent(following) <= document.indent(block)
