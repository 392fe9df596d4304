"""A title or heading that stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefmill.rules.finding import Finding, Fix, Safety
from briefmill.rules.likeness import headings_say_the_same, is_shouted_alone, retyped
from briefmill.rules.removal import block_removal, removal_finding
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.rules.title_lines import copied_lines, opens_as_title, reads_as_title
from briefmill.rules.titles import is_title
from briefmill.rules.wording import but_for
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.patch import Edit
from briefmill.text.sentences import fold, loose, word_count
from briefmill.text.span import Span

ID = "doubled-title"
_FIRST_WORDS = 3
"""Words from which the first line of a text is taken for its title, when prose follows."""
_LABEL_WORDS = 2
"""Words up to which a line below its title may be more than the title again ("Never again")."""
_TITLE_WORDS = 5
"""Words from which a bare line near the head of a text is taken for its title; shorter ones
may be answers, cells of a flattened table or labels ("Very good", "Coffee break")."""
_SMALL = frozenset(["the", "a", "an", "of", "and", "in", "for", "to", "on"])
_NAME_WORDS = 7
"""Words from which a line that is all in title case is no name."""
_HEAD = 6
"""Blocks from the beginning among which a title stands: furniture may come before it."""
_PROSE_WORDS = 12
"""Words from which a paragraph is prose, not a cell, an answer or a caption's label."""
_TWICE, _FIRST = "The title or heading stands twice in a row", "the first one stays"
_LINE_TWICE = "The same line stands twice in a row"
"""What is said of lines that need not be a title: verse, or the answers of a form."""
_TURNED = "the other one stays because this one is in capitals"


def find(document: Document) -> Iterator[Finding]:
    """Yield one finding for each title or heading that repeats the one before it."""
    blocks = [block for block in document.blocks if block.kind is not BlockKind.FIELD]
    for title in _titles(document, blocks[:1]):
        short = blocks[0].kind is BlockKind.PARAGRAPH and _is_short(document, blocks[0])
        yield _finding(document, title, blocks[0], Safety.REVIEW if short else Safety.SAFE)
    for index, block in enumerate(blocks[:_HEAD]):
        yield from _on_lines(document, blocks, index, block)
    kept: Block | None = None
    for index, (first, second) in enumerate(pairwise(blocks)):
        if _same(document, first, second):
            kept = kept or first
            if _opens_chapter(blocks, index):
                continue
            if kept.kind is BlockKind.HEADING or _may_be_heading(document, blocks, index):
                safety = _safety(document, blocks, index, kept)
                kept, copy = _ranked(document, kept, second)
                yield _finding(document, kept, copy, safety)
        else:
            kept = None


def _opens_chapter(blocks: list[Block], at: int) -> bool:
    """Say whether the heading behind ``at`` is that of the first section of several in a chapter.

    It may have the name of the chapter, and its text would be left without a heading.
    """
    chapter, section = blocks[at : at + 2]
    if not chapter.kind is section.kind is BlockKind.HEADING or section.level <= chapter.level:
        return False
    behind = (block.level for block in blocks[at + 2 :] if block.kind is BlockKind.HEADING)
    return next((level for level in behind if level <= section.level), 0) == section.level


def _titles(document: Document, opening: list[Block]) -> list[Block]:
    """Return the front matter's title, if the text opens with the same words."""
    fields = [block for block in document.blocks if block.kind is BlockKind.FIELD]
    return [field for field in fields for block in opening if _same(document, field, block)][:1]


def _same(document: Document, first: Block, second: Block) -> bool:
    if not {first.kind, second.kind} <= {BlockKind.FIELD, BlockKind.HEADING, BlockKind.PARAGRAPH}:
        return False
    text = document.content(second)
    if second.kind is BlockKind.PARAGRAPH and not is_title(text):
        return False
    if not any(map(str.isalnum, text)):
        return False  # a mark alone is a divider
    title = document.content(first)
    headings = first.kind is second.kind is BlockKind.HEADING
    return fold(title) == fold(text) or (
        headings and loose(title) == loose(text) and retyped(title, text)
    )


def _safety(document: Document, blocks: list[Block], index: int, kept: Block) -> Safety:
    second = blocks[index + 1]
    if document.protections(second.span):
        return Safety.REVIEW  # a quotation, a picture or a formula may stand twice on purpose
    if kept.kind is BlockKind.HEADING:
        sure = _is_surely_copied(document, blocks, index + 1, kept)
        return Safety.SAFE if sure else Safety.REVIEW
    if second.kind is BlockKind.HEADING:
        return Safety.REVIEW  # the heading would go and a bare line stay
    title = _is_bare_title(document, blocks, index)
    return Safety.SAFE if title else Safety.REVIEW


def _is_surely_copied(document: Document, blocks: list[Block], at: int, kept: Block) -> bool:
    """Say whether the block at ``at`` is no more than the heading above it once again.

    A question may be put below a heading, or a word may be all the answer that there is.
    """
    second, text = blocks[at], document.content(blocks[at])
    following = blocks[at + 1 : at + 1 + _HEAD]
    behind = next((each for each in following if not _same(document, second, each)), None)
    if behind is None or behind.kind is BlockKind.HEADING:
        return second.level == kept.level > 0 and behind is not None and behind.level > kept.level
    if second.kind is not BlockKind.PARAGRAPH:
        return second.level == kept.level
    if text[-1] in "?!" or _is_short(document, second):
        return False
    return not document.content(behind)[:1].islower()  # the sentence goes on


def _is_short(document: Document, block: Block) -> bool:
    """Say whether a line below its title may be an answer, a motto or a label of its own."""
    return word_count(document.content(block)) <= _LABEL_WORDS


def _on_lines(
    document: Document, blocks: list[Block], index: int, block: Block
) -> Iterator[Finding]:
    """Yield a finding for each line of a paragraph near the head that repeats its first line."""
    copies = copied_lines(document.content(block)) if block.kind is BlockKind.PARAGRAPH else []
    if not copies:
        return
    first = document.content(block)[: copies[0].start]
    kept = Span(block.span.start, block.span.start + len(first))
    following = [_is_prose(document, each) for each in blocks[index + 1 : index + 5]]
    title = reads_as_title(first) and word_count(first) >= _TITLE_WORDS and any(following)
    for copy in (span.shift(block.span.start) for span in copies):
        sure = title and not document.protections(copy)
        fix = Fix(
            (Edit(copy, copy.of(document.text), ""),),
            Safety.SAFE if sure else Safety.REVIEW,
            0.99 if sure else 0.9,
            f"{_TWICE if title else _LINE_TWICE}; {_FIRST}.",
        )
        yield removal_finding(document, ID, copy, kept, fix)


def _is_bare_title(document: Document, blocks: list[Block], index: int) -> bool:
    """Say whether the line at ``index`` is the title of the text, by what stands around it."""
    text = document.content(blocks[index])
    words = word_count(text)
    if not reads_as_title(text):
        return False
    pieces = text.split()
    names = not any(word.islower() or word.lower() in _SMALL for word in pieces)
    if names and words < _NAME_WORDS:
        return False  # a person's name, or an answer of a form
    following = [_is_prose(document, block) for block in blocks[index + 2 : index + 6]]
    if index == 0 and words >= _FIRST_WORDS and following[:1] == [True]:
        return True
    return index < _HEAD and words >= _TITLE_WORDS and any(following)


def _may_be_heading(document: Document, blocks: list[Block], index: int) -> bool:
    """Say whether a bare line can be a heading at all, so that asking about it is worth it."""
    block = blocks[index]
    text = document.content(block)
    words = text.split()
    if not opens_as_title(text) or "__" in text:
        return False
    if any(piece.span.contains(block.span) for piece in document.protections(block.span)):
        return False  # speech, a picture or a formula
    if not text[-1].isalnum() and (len(words) < _TITLE_WORDS or text[-1] in "!_"):
        return False
    following = [_is_prose(document, each) for each in blocks[index + 2 : index + 6]]
    capitals = len(words) > 1 and all(word[:1].isupper() for word in words)
    return any(following) and (capitals or len(words) >= _FIRST_WORDS)


def _is_prose(document: Document, block: Block) -> bool:
    text = document.content(block)
    return block.kind is BlockKind.PARAGRAPH and word_count(text) >= _PROSE_WORDS


def _ranked(document: Document, first: Block, second: Block) -> tuple[Block, Block]:
    """Return the one that stays first: of two headings of a level, not one in capitals."""
    turned = is_shouted_alone(document.content(first), document.content(second))
    return (second, first) if turned and first.level == second.level > 0 else (first, second)


def _finding(document: Document, kept: Block, copy: Block, safety: Safety) -> Finding:
    texts = document.content(kept), document.content(copy)
    form = but_for([texts])
    safety = safety if headings_say_the_same(*texts) else min(safety, Safety.REVIEW)
    stays = _TURNED if copy.outer.start < kept.outer.start else _FIRST
    message = f"{_TWICE}{form}; {stays}."
    confidence = 0.99 if safety is Safety.SAFE else 0.9
    fix = Fix((block_removal(document, copy),), safety, confidence, message)
    return removal_finding(document, ID, copy.outer, kept.span, fix)


_TEXT = "The committee met four times last year and published two reports on the river ports.\n"


def _waits(name: str, text: str) -> Example:
    """Make an example that nothing is applied to without a decision."""
    return Example(name, text, text)


RULE = Rule(
    id=ID,
    title="Title or heading doubled",
    documentation=(
        "A page's title is often copied twice: once from the browser's tab or the page's head, "
        "once from the article. When a title or heading is followed at once by the same words, "
        "the second one is removed, or the first if only that one is in capitals. Bare short "
        "lines that may be cells of a table, answers in a questionnaire or signatures wait for "
        "review, and so do a line of one or two words below its title, headings of which one "
        "alone has capitals inside, quotations, pictures, formulas, a question that is asked "
        "below its heading, and what is all that stands below one. Bare marks, lines of a log "
        "and rows are left alone."
    ),
    stage=Stage.PARAGRAPHS,
    ceiling=Safety.SAFE,
    find=find,
    examples=(
        Example(
            "a heading in capitals",
            "## The river ports\n\n## THE RIVER PORTS\n\nThey handle most of the grain.\n",
            "## The river ports\n\nThey handle most of the grain.\n",
        ),
        Example(
            "a bare title",
            f"River Ports: Grain Trade And Rail – Analysis\n\n"
            f"River Ports: Grain Trade And Rail – Analysis\n\n{_TEXT}",
            f"River Ports: Grain Trade And Rail – Analysis\n\n{_TEXT}",
        ),
        Example("a heading", f"## Ports\n\n## Ports\n\n{_TEXT}", f"## Ports\n\n{_TEXT}"),
        Example(
            "a heading and a line",
            f"# The river ports\n\nThe river ports\n\n{_TEXT}",
            f"# The river ports\n\n{_TEXT}",
        ),
        _waits("a short line below its heading", f"# Ports\n\nPorts\n\n{_TEXT}"),
        Example(
            "behind furniture",
            f"News\n\nRiver Ports And The Grain\n\nRiver Ports And The Grain\n\n{_TEXT}",
            f"News\n\nRiver Ports And The Grain\n\n{_TEXT}",
        ),
        Example(
            "on two lines above the author",
            f"River Ports And The Grain Trade\nRiver Ports And The Grain Trade\nBy Ann\n\n{_TEXT}",
            f"River Ports And The Grain Trade\nBy Ann\n\n{_TEXT}",
        ),
        _waits("short answers on two lines", f"Very good\nVery good\nGood\n\n{_TEXT}"),
        _waits(
            "a question",
            f"Is There Enough Cargo For All?\n\nIs There Enough Cargo For All?\n\n{_TEXT}",
        ),
        _waits(
            "a quotation in it",
            f"The “Old” Cranes Of The River\n\nThe “Old” Cranes Of The River\n\n{_TEXT}",
        ),
        _waits(
            "a bare line above the heading",
            f"River Ports And The Grain Trade\n\n# River Ports And The Grain Trade\n\n{_TEXT}",
        ),
        _waits("a bare heading in the text", f"{_TEXT}\nRail Freight\n\nRail Freight\n\n{_TEXT}"),
        silent("answers at the beginning", "Yes, strongly agree\n\nYes, strongly agree\n\nNo\n"),
        silent("a label", f"Very good\n\nVery good\n\n{_TEXT}"),
        silent("cells", "South Korea Total\n\nSouth Korea Total\n\n45\n\n46\n"),
        silent("speech", f"“Where are you going?”\n\n“Where are you going?”\n\n{_TEXT}"),
        silent("a form", "The name of the applicant: ____\n\nThe name of the applicant: ____\n"),
        silent("a year", f"2019\n\n2019\n\n{_TEXT}"),
        silent("a picture", f"![a port](a.png)\n\n![a port](a.png)\n\n{_TEXT}"),
        silent("a formula", f"Let us write\n\n$$E = mc^2$$\n\n$$E = mc^2$$\n\n{_TEXT}"),
        silent(
            "two signatures",
            f"{_TEXT}\nSigned on behalf of the Government\n\nSigned on behalf of the Government\n",
        ),
        silent("headings of two sections", f"## Ports\n\n{_TEXT}\n## Ports\n\nCranes.\n"),
        Example("answers", "Question\n\nYes\n\nYes\n\nNo\n", "Question\n\nYes\n\nYes\n\nNo\n"),
        Example(
            "heading levels", f"# Ports\n\n## Ports\n\n{_TEXT}", f"# Ports\n\n## Ports\n\n{_TEXT}"
        ),
        silent("a heading and its number", f"# Ports 1\n\n# Ports 2\n\n{_TEXT}"),
    ),
)
