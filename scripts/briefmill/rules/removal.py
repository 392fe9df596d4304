"""Cut a whole block out of a text together with the blank lines that part it."""

from __future__ import annotations

import re

from briefmill.rules.finding import TWIN, Evidence, Finding, Fix
from briefmill.text.document import Block, Document, Protection
from briefmill.text.patch import Edit
from briefmill.text.span import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
_CONTENT = re.compile(r"\S")

DROPPABLE = frozenset(
    {
        Protection.QUOTATION,
        Protection.CODE,
        Protection.MATH,
        Protection.LINK,
        Protection.FOOTNOTE,
        Protection.CITATION,
    }
)
"""Protected spans that may go with a whole passage whose twin, which stays, has the same
ones. An anchor or raw HTML never goes: something may point to it or depend on it."""


def removable(document: Document, span: Span) -> bool:
    """Say whether a passage may go: it cuts no protected span and holds no anchor.

    A Markdown mark without a word in it (``##``, ``---``) does not count as content.
    """
    return all(
        span.contains(piece.span)
        and (piece.why in DROPPABLE or _is_mark(document, piece.span, piece.why))
        for piece in document.protections(span)
    )


def removal_finding(document: Document, rule: str, copy: Span, kept: Span, fix: Fix) -> Finding:
    """Return the finding for a copy whose twin ``kept`` stays.

    Where the copy holds something that may not go, the finding is shown without a fix.
    """
    evidence = (Evidence(TWIN, kept),)
    if all(removable(document, edit.span) for edit in fix.edits):
        return Finding(rule, document.path, copy, fix.reason, evidence, fix)
    message = f"{fix.reason} It is left in place: it holds markup that something may rely on."
    return Finding(rule, document.path, copy, message, evidence)


def _is_mark(document: Document, span: Span, why: Protection) -> bool:
    return why is Protection.OTHER and not re.search(r"\w", span.of(document.text))


def block_removal(document: Document, first: Block, last: Block | None = None) -> Edit:
    """Return the edit that removes the blocks from ``first`` to ``last``.

    The line ends that follow go too. At the end of the text, where the final line end
    must stay, those before the block go instead; also where they are fewer, as before the
    last line of several that are paragraphs: what follows must stay as far apart as it was.
    """
    text = document.text
    start, end = first.outer.start, (last or first).outer.end
    line_end = _following_line_ends(text, end)
    blank = Span(_preceding_line_ends(text, start), start)
    nearer = 0 < _count(blank.of(text)) < _count(text[end:line_end])
    if line_end < len(text) and not nearer:
        span = Span(start, line_end)
    else:
        # The line end behind front matter is a part of it, and stays.
        limits = (piece.span.end for piece in document.protections(blank))
        span = Span(min(max([blank.start, *limits]), start), end)
    return Edit(span, span.of(text), "")


def _count(blanks: str) -> int:
    return len(_LINE_END.findall(blanks))


def _following_line_ends(text: str, end: int) -> int:
    """Return where the next line that is not blank begins, or the end of the text."""
    position = end
    while match := _BLANK_LINE.match(text, position):
        position = match.end()
    return position if _CONTENT.search(text, position) else len(text)


def _preceding_line_ends(text: str, start: int) -> int:
    """Return where the blank lines before ``start`` begin: behind the last character."""
    position = start
    while position and text[position - 1] in " \t\r\n":
        position -= 1
    line_end = _LINE_END.search(text, position, start)
    return line_end.start() if line_end else start
