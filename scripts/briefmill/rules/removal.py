"""Cut a whole block out of a text together with the blank lines that part it."""

from __future__ import annotations

import re

from briefmill.rules.finding import TWIN, Evidence, Finding, Fix
from briefmill.text.document import Block, Document, Protection
from briefmill.text.patch import Edit
from briefmill.text.span import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_BEFORE = re.compile(r"(?:(?:\r\n|\n|\r)[ \t]*)+\Z")

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
    match = _BEFORE.search(text, 0, start)
    blank = Span(match.start() if match else start, start)
    nearer = match and _count(blank.of(text)) < _count(text[end:line_end])
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
    for match in re.finditer(r"[ \t]*(?:\r\n|\n|\r)", text[end:]):
        if match.start() != position - end:
            break
        position = end + match.end()
    return position if text[position:].strip() else len(text)
