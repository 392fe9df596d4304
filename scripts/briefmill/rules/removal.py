"""Cut a passage out of a text together with the blanks and marks that belong to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from briefmill.rules.anchors import anchors_of, as_anchors, end_of_attributes, is_anchor
from briefmill.rules.containers import left_empty
from briefmill.rules.finding import ALIKE, TWIN, Evidence, Finding, Fix, Safety
from briefmill.rules.heading_ids import moves_ids, removed_ids
from briefmill.text.document import Block, BlockKind, Document, Protected, Protection
from briefmill.text.patch import Edit
from briefmill.text.span import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
_CONTENT = re.compile(r"\S")

_STAYS = re.compile(
    r"[Tt]he (?:first|fuller|other) (?:copy|entry|one) stays(?:(?: because|,) [^.]*)?\."
)
_NOTE = re.compile(r"[ ]?(?:\[\^[^\]\s]+\]|\[\d+\]|[\u00b9\u00b2\u00b3\u2070-\u2079])")
_ENDS_BLOCK = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)[ \t]*\Z")
_MARKER = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_NUMBERED = re.compile(r"\s*\d{1,9}[.)]\s*\Z")
_ITEM_NUMBER = re.compile(r"(\d{1,9})[.)][ \t]+\Z")
_INDENT = re.compile(r"[ \t]*")
_LONGEST = 60
"""Code points of a quoted piece of markup in a message."""
_KINDS = {
    Protection.CODE: "a piece of code",
    Protection.MATH: "a formula",
    Protection.TABLE: "a table",
    Protection.QUOTATION: "a quotation",
    Protection.LINK: "a link",
    Protection.HTML: "HTML",
    Protection.FOOTNOTE: "a footnote’s mark",
    Protection.CITATION: "a citation",
    Protection.ANCHOR: "an attribute list",
    Protection.OTHER: "markup",
}
"""What a protected piece is called in a message."""

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
ones. An anchor goes when it is set anew at the twin; other raw HTML never goes, since
something may depend on it."""


def removable(document: Document, span: Span) -> bool:
    """Say whether a passage may go: it cuts no protected span and holds no HTML but anchors.

    A Markdown mark without a word in it (``##``, ``---``) does not count as content.
    """
    return all(_may_go(document, span, piece) for piece in document.protections(span))


def _may_go(document: Document, span: Span, piece: Protected) -> bool:
    """Say whether a protected piece may go with the passage at ``span``."""
    return span.contains(piece.span) and (
        piece.why in DROPPABLE
        or _is_mark(document, piece.span, piece.why)
        or is_anchor(piece.span.of(document.text))
    )


def removal_finding(document: Document, rule: str, copy: Span, kept: Span, fix: Fix) -> Finding:
    """Return the finding for a copy whose twin ``kept`` stays.

    Where the copy holds something that may not go, or the fix is for display only, the
    finding is shown without one.
    """
    if fix.safety is Safety.DISPLAY:
        about = "\n".join(span.of(document.text) for span in (copy, kept))
        message = _both_stay(fix.reason)
        return Finding(rule, document.path, copy, message, (Evidence(ALIKE, kept),), about=about)
    evidence = (Evidence(TWIN, kept),)
    if moves_ids(document, [edit.span for edit in fix.edits]):
        message = f"{_both_stay(fix.reason)} A link would lose the heading that it leads to."
        return Finding(rule, document.path, copy, message, evidence)
    if fix.edits and all(_leaves_whole(document, edit.span) for edit in fix.edits):
        whole = replace(fix, edits=(*fix.edits, *_leading_on(document, kept, fix)))
        return Finding(rule, document.path, copy, fix.reason, evidence, whole)
    message = f"{_both_stay(fix.reason)} {_why_it_stays(document, fix.edits)}"
    return Finding(rule, document.path, copy, message, evidence)


def _both_stay(reason: str) -> str:
    """Say of both copies what a reason says of the one that would stay."""
    return _STAYS.sub(lambda match: f"{'Both' if match[0][0] == 'T' else 'both'} stay.", reason)


def _leaves_whole(document: Document, span: Span) -> bool:
    """Say whether what stands around a passage stays whole without it.

    A mark of a note or a work behind it belongs to it, and emphasis must not be cut.
    """
    return (
        removable(document, span)
        and not _mark_beside(document.text, span)
        and not _cuts(span.of(document.text))
        and not left_empty(document.text, span)
    )


def _mark_beside(text: str, span: Span) -> str:
    """Return the mark of a note or a work with which a passage begins, or that stands behind it.

    What opens the next block is none: the definition of a note, or the number of an entry.
    """
    passage = span.of(text)
    behind = None if _ENDS_BLOCK.search(passage) else _NOTE.match(text, span.end)
    if behind and passage[-1:] in {"\r", "\n"} and text[behind.end() : behind.end() + 1] == ":":
        behind = None
    mark = behind or _NOTE.match(passage)
    return mark.group().strip() if mark else ""


def _cuts(passage: str) -> bool:
    """Say whether emphasis or code begins in a passage and ends outside of it."""
    return bool(passage.count("**") % 2 or passage.count("`") % 2)


def _why_it_stays(document: Document, edits: Sequence[Edit]) -> str:
    """Say what keeps a passage from being taken out."""
    if not edits:
        return "More belongs to this list item, which would be left without it."
    for span in (edit.span for edit in edits):
        kept = [piece for piece in document.protections(span) if not _may_go(document, span, piece)]
        if kept:
            return f"Taking it out would remove or cut {_named(document, kept[0])}."
        container = left_empty(document.text, span)
        if container:
            return f"It is all that stands in “{container}”, which would be left empty."
        mark = _mark_beside(document.text, span)
        if mark:
            return f"The note’s mark “{mark}” stands at its edge and may belong to what stays."
    return "Bold type or code begins in it and ends outside of it."


def _named(document: Document, piece: Protected) -> str:
    """Return what a protected piece is, with how it begins."""
    words = " ".join(piece.span.of(document.text).split())
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    return f"{_KINDS.get(piece.why, piece.why)} (“{shown}”)"


def _leading_on(document: Document, kept: Span, fix: Fix) -> tuple[Edit, ...]:
    """Return the edit that sets the anchors of what goes at the copy that stays."""
    names = tuple(name for edit in fix.edits for name in anchors_of(edit.before))
    names += removed_ids(document, [edit.span for edit in fix.edits])
    if not names:
        return ()
    inside = (block.span.start for block in document.blocks if block.outer.end > kept.start)
    start = max(kept.start, next(inside, kept.start))
    return (Edit(Span(start, start), "", as_anchors(names)),)


def _is_mark(document: Document, span: Span, why: Protection) -> bool:
    text = span.of(document.text)
    return why is Protection.OTHER and (not re.search(r"\w", text) or bool(_NUMBERED.match(text)))


def passage_removal(document: Document, block: Block) -> tuple[Edit, ...]:
    """Return the edits that remove a paragraph or a list item; none where that cannot be."""
    if block.kind is BlockKind.NESTED:
        return item_removal(document, block)
    return (block_removal(document, block),)


def sentence_removals(
    document: Document, block: Block, spans: Sequence[Span], staying: Collection[int]
) -> tuple[Edit, ...]:
    """Return the edits that remove all sentences of a block but those ``staying``.

    ``spans`` are the sentences in code points of the block's content, ``staying`` indices of
    them, at least one.
    """
    return tuple(
        Edit(span, span.of(document.text), "")
        for first, last in _runs(len(spans), staying)
        for span in [with_gap(spans, first, last).shift(block.span.start)]
    )


def _runs(count: int, staying: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last index of each run of sentences that do not stay."""
    first: int | None = None
    for at in range(count + 1):
        goes = at < count and at not in staying
        if goes and first is None:
            first = at
        elif not goes and first is not None:
            yield first, at - 1
            first = None


def with_gap(spans: Sequence[Span], first: int, last: int) -> Span:
    """Return a run of sentences with the white space that parts it from a neighbour, once."""
    if last + 1 < len(spans):
        return Span(spans[first].start, spans[last + 1].start)
    start = spans[first - 1].end if first else spans[first].start
    return Span(start, spans[last].end)


def marker(document: Document, block: Block) -> str:
    """Return what stands before a block on its line, such as ``  - `` or ``2. ``."""
    return document.marker(block)


def number_of(document: Document, block: Block) -> str:
    """Return the number that a list gives to an item; "" for a bullet, and for a paragraph."""
    if block.kind is not BlockKind.NESTED:
        return ""
    found = _ITEM_NUMBER.search(marker(document, block))
    return found[1] if found else ""


def item_removal(document: Document, block: Block) -> tuple[Edit, ...]:
    """Return the edit that removes a list item with its marker.

    None where the item has more than this one paragraph, or this is not its first.
    """
    text = document.text
    line = block.span.start - len(marker(document, block))
    mark = _MARKER.fullmatch(text, line, block.span.start)
    line_end = _BLANK_LINE.match(text, block.span.end)
    follows = _following_line_ends(text, block.span.end)
    if not mark or (line_end is None and follows < len(text)):
        return ()
    indent = _INDENT.match(text, follows)
    if follows < len(text) and indent and len(indent.group()) > len(mark["indent"]):
        return ()  # more paragraphs or items that belong to this one
    if follows >= len(text) or line_end is None:
        span = Span(_preceding_line_ends(text, line) if line else 0, block.span.end)
    else:
        apart = _count(text[block.span.end : follows]) > 1
        before = Span(_preceding_line_ends(text, line), line)
        loose = apart and (not before.start or _count(before.of(text)) > 1)
        span = Span(line, follows if loose else line_end.end())
    return (Edit(span, span.of(text), ""),)


def block_removal(document: Document, first: Block, last: Block | None = None) -> Edit:
    """Return the edit that removes the blocks from ``first`` to ``last``.

    The line ends that follow go too, and an attribute list right below. At the end of the
    text, where the final line end must stay, those before the block go instead; also where they
    are fewer, as before the last line of several that are paragraphs: what follows must stay as
    far apart as it was.
    """
    text = document.text
    start, end = first.outer.start, end_of_attributes(text, (last or first).outer.end)
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
