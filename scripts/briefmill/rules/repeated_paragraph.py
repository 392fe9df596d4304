"""A paragraph or a list item, or a run of them, that stands twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefmill.rules.announced import brings_up_a_thing
from briefmill.rules.beside import behind_others, why_beside
from briefmill.rules.block_runs import block_runs, copy_of, has_heading, prose_blocks
from briefmill.rules.deliberate import (
    are_entries,
    empties_heading,
    introduces,
    is_announced_beside,
    is_counted,
    may_be_meant,
)
from briefmill.rules.finding import Finding, Fix, Safety
from briefmill.rules.likeness import block_likeness
from briefmill.rules.listed_again import in_one_list, is_list_again
from briefmill.rules.outline import Part, is_answer, is_caption, parts
from briefmill.rules.passages import RESTATED, is_quotation
from briefmill.rules.recurring import quoted_again, recurring
from briefmill.rules.refrains import without_refrains
from briefmill.rules.relation import ends_whole
from briefmill.rules.removal import block_removal, item_removal, number_of, removal_finding
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.rules.runs import Run
from briefmill.rules.settings import is_advice, settings, why_meant
from briefmill.rules.titles import is_title
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.sentences import loose, word_count
from briefmill.text.span import Span

ID = "repeated-paragraph"
_ENOUGH_WORDS = 15
"""Words that a paragraph must have to be taken for an accident when it stands twice in
a row; below, it may be a refrain, an answer or a cell of a flattened table."""
_ENOUGH_IN_LIST = 8
"""The same for an item of a list, where a refrain has no place."""
_ENOUGH_ELSEWHERE = 25
"""Words that an item must have when its copy stands in another list: two lists may name the
same task."""
_LEAST_WORDS = 5
"""Words that each paragraph of a repeated run must have: "No." is an answer."""

_BEHIND = "They stand behind two different paragraphs, and may be said of each."


def find(document: Document) -> Iterator[Finding]:
    """Yield one finding for each further copy of a paragraph, an item or a run of them."""
    blocks = prose_blocks(document)
    offset = len(document.blocks) - len(blocks)  # fields come first
    zones = parts(document)[offset:]
    standing = settings(document)[offset:]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        places[loose(document.content(block))].append(index)
    for found in block_runs(document):
        run = without_refrains(document, blocks, found, places)
        if run is None or has_heading(blocks, run):
            continue
        again = is_list_again(document, blocks, run)
        if not again and _is_meant(document, blocks, run, zones, offset):
            continue
        why = "" if run.adjacent else why_meant(standing[run.first], standing[run.second])
        why = why or "Two lists may name the same things." * again
        why = why or why_beside(document, blocks, run)
        advised = is_advice(standing[run.first]) and is_advice(standing[run.second])
        yield from _finding(document, blocks, run, why, advised=advised)
    yield from recurring(document, ID)
    yield from quoted_again(document, ID)


def _words(document: Document, blocks: Sequence[Block]) -> list[int]:
    return [word_count(document.content(block)) for block in blocks]


def _is_meant(
    document: Document, blocks: Sequence[Block], run: Run, zones: Sequence[Part], offset: int
) -> bool:
    """Say whether a repeat is surely meant: an answer, a caption, what a summary restates."""
    copy = copy_of(blocks, run)
    words = _words(document, copy)
    texts = [document.content(block) for block in copy]
    listed = copy[0].kind is BlockKind.NESTED
    numbered = number_of(document, copy[0]) != ""
    enough = _ENOUGH_IN_LIST if listed else _ENOUGH_WORDS
    if not numbered and (run.adjacent or (listed and all(map(ends_whole, texts)))):
        enough = _LEAST_WORDS
    if max(words) < enough:
        return True
    titles = copy[0].kind is BlockKind.PARAGRAPH and max(words) < _ENOUGH_WORDS
    if titles and all(map(is_title, texts)):
        return True
    if run.adjacent:
        return all(map(is_caption, texts)) or not in_one_list(document, blocks, run)
    return _is_meant_apart(document, blocks, run, zones, offset)


def _is_meant_apart(
    document: Document, blocks: Sequence[Block], run: Run, zones: Sequence[Part], offset: int
) -> bool:
    copy = copy_of(blocks, run)
    words = _words(document, copy)
    if zones[run.second] is Part.REFERENCES:
        return True  # the rule for works listed twice sees to it
    if sum(words) < _ENOUGH_ELSEWHERE and not in_one_list(document, blocks, run):
        return True
    restated = (zones[run.first] is Part.SUMMARY) != (zones[run.second] is Part.SUMMARY)
    if restated and sum(words) <= RESTATED:
        return True
    answers = is_answer(document, offset + run.first) and is_answer(document, offset + run.second)
    span = Span(copy[0].span.start, copy[-1].span.end)
    captions = all(is_caption(document.content(block)) for block in copy)
    return answers or captions or is_quotation(document, span)


def _finding(
    document: Document, blocks: Sequence[Block], run: Run, why: str, *, advised: bool
) -> Iterator[Finding]:
    """Yield what is proposed, or shown with the reason ``why`` both may be meant.

    Steps may repeat, but no recommendation (``advised``).
    """
    alike = block_likeness(document, blocks, run)
    going = run.turned() if alike.turned else run
    copies = copy_of(blocks, going)
    kept = Span(blocks[going.first].span.start, blocks[going.first + run.length - 1].span.end)
    where = "again right behind itself" if run.adjacent else "a second time further on"
    why = why or _why_needed(document, blocks, going, advised=advised)
    safe = run.adjacent and alike.ceiling is Safety.SAFE and _is_sure(document, copies)
    last = run.second + run.length - 1
    safe = safe and not is_announced_beside(document, blocks, run.first, last)
    safe = safe and (advised or not is_counted(document, blocks, run.first))
    safe = safe and (_are_works(document, blocks, run) or not are_entries(document, copies))
    safety, confidence = (Safety.SAFE, 0.99) if safe else (Safety.REVIEW, 0.9)
    safety = Safety.DISPLAY if why else min(safety, alike.ceiling)
    asked = safety is not Safety.SAFE and behind_others(document, blocks, run)
    told = why or (_BEHIND if asked else "")
    message = f"The same {_what(copies)} stands {where}{alike.told}; {alike.stays}. {told}".rstrip()
    if copies[0].kind is not BlockKind.NESTED:
        edit = block_removal(document, copies[0], copies[-1])
        yield _removal(document, copies, kept, Fix((edit,), safety, confidence, message))
        return
    for at, block in enumerate(copies):
        twin = blocks[going.first + at].span
        fix = Fix(item_removal(document, block), safety, confidence, message)
        yield _removal(document, [block], twin, fix)


def _are_works(document: Document, blocks: Sequence[Block], run: Run) -> bool:
    """Say whether a run stands in a list of works, which has each of them once."""
    fields = len(document.blocks) - len(blocks)
    return parts(document)[fields + run.first] is Part.REFERENCES


def _why_needed(document: Document, blocks: Sequence[Block], run: Run, *, advised: bool) -> str:
    """Say why the text would not stand without the copy; empty if it would."""
    alone = all(
        empties_heading(document, blocks, at, at + run.length - 1) for at in (run.first, run.second)
    )
    if alone or introduces(document, blocks, run.second + run.length - 1):
        return "A heading or a list would be left without its text."
    if blocks[run.second].kind is not BlockKind.NESTED or run.adjacent:
        return ""
    if not advised and _is_numbered(document, blocks, run):
        return "Each has a number of its own, which may be a step or be referred to."
    return ""


def _removal(document: Document, copies: Sequence[Block], kept: Span, fix: Fix) -> Finding:
    span = Span(copies[0].span.start, copies[-1].span.end)
    return removal_finding(document, ID, span, kept, fix)


def _what(copies: Sequence[Block]) -> str:
    noun = "list item" if copies[0].kind is BlockKind.NESTED else "paragraph"
    return noun if len(copies) == 1 else f"run of {len(copies)} {noun}s"


def _is_sure(document: Document, copies: Sequence[Block]) -> bool:
    """Say whether copies in a row are surely an accident."""
    words = _words(document, copies)
    if any(may_be_meant(document, block) for block in copies):
        return False
    if len(copies) == 1 and brings_up_a_thing(document.content(copies[0])):
        return False
    if copies[0].kind is BlockKind.NESTED:
        numbered = any(number_of(document, block) for block in copies)
        return min(words) >= _ENOUGH_IN_LIST and not numbered
    return max(words) >= _ENOUGH_WORDS and min(words) >= _LEAST_WORDS


def _is_numbered(document: Document, blocks: Sequence[Block], run: Run) -> bool:
    """Say whether an item and its copy have numbers of their own, to which a text may refer."""
    numbers = [number_of(document, blocks[at]) for at in (run.first, run.second)]
    return all(numbers) and numbers[0] != numbers[1]


_ONE = "The committee met four times last year and published two reports on the river ports.\n"
_TWO = "Its second report asks for new cranes and for a railway that runs in winter as well.\n"
_DEMAND = "The ports should publish each year what they have spent on cranes and on the railway.\n"

RULE = Rule(
    id=ID,
    title="Paragraph or list item repeated",
    documentation=(
        "When a paragraph, a list item, or a run of them, is followed at once by the same words "
        "(white space, most commas, first letters, quotation marks and dashes aside), the second "
        "copy is removed, or the first if only that one is in capitals. A copy that stands "
        "further on, short paragraphs, entries without a verb, what opens with one of a kind (a "
        "truck), what the text behind counts, numbered items, items that ask for nothing, which "
        "may be two of a kind (seats, steps, entries), and what the text says is there twice "
        "wait for review. A sentence that stands in three paragraphs or more is shown, and so "
        "are copies that may be meant: the same answer to two questions, entries for two "
        "countries, clauses, speech in a record, what a conclusion restates at length, what the "
        "text beside a copy denies or corrects, what stands behind two paragraphs that tell of "
        "two things of one kind. Short answers, captions, quotations that come back and short "
        "passages that a summary or conclusion restates are left alone."
    ),
    stage=Stage.PARAGRAPHS,
    ceiling=Safety.SAFE,
    find=find,
    examples=(
        Example(
            "a numbered recommendation",
            f"## Recommendations\n\n1. {_ONE}2. {_TWO}3. {_ONE}",
            f"## Recommendations\n\n1. {_ONE}2. {_TWO}",
            Safety.REVIEW,
        ),
        Example("twice", f"{_ONE}\n{_ONE}\n{_TWO}", f"{_ONE}\n{_TWO}"),
        Example("three times", f"{_ONE}\n{_ONE}\n{_ONE}", f"{_ONE}"),
        Example("a run of two", f"{_ONE}\n{_TWO}\n{_ONE}\n{_TWO}", f"{_ONE}\n{_TWO}"),
        Example(
            "further on waits for review",
            f"{_ONE}\n{_TWO}\n## Rail\n\n{_ONE}",
            f"{_ONE}\n{_TWO}\n## Rail\n\n{_ONE}",
        ),
        Example(
            "further on removed when asked",
            f"{_ONE}\n{_TWO}\n{_ONE}",
            f"{_ONE}\n{_TWO}",
            Safety.REVIEW,
        ),
        Example(
            "a comma lost",
            f"{_ONE.replace('year', 'year,')}\n{_ONE}\n{_TWO}",
            f"{_ONE.replace('year', 'year,')}\n{_TWO}",
        ),
        Example(
            "a question asked again waits for review",
            "Minister, will you answer the question that the committee put to you in June?\n\n"
            "No.\n\n"
            "Minister, will you answer the question that the committee put to you in June?\n\n"
            "No.\n",
            "Minister, will you answer the question that the committee put to you in June?\n\n"
            "No.\n\n"
            "Minister, will you answer the question that the committee put to you in June?\n\n"
            "No.\n",
        ),
        Example(
            "a stanza waits for review",
            "We walked along the river in the rain,\nwe walked along the river home again.\n\n"
            "We walked along the river in the rain,\nwe walked along the river home again.\n",
            "We walked along the river in the rain,\nwe walked along the river home again.\n\n"
            "We walked along the river in the rain,\nwe walked along the river home again.\n",
        ),
        silent("a number differs", f"{_ONE}\n{_ONE.replace('four', 'five')}"),
        Example(
            "list items that ask for something",
            f"- {_DEMAND}- {_DEMAND}- {_TWO}",
            f"- {_DEMAND}- {_TWO}",
        ),
        Example(
            "other list items wait for review",
            f"- {_ONE}- {_ONE}- {_TWO}",
            f"- {_ONE}- {_ONE}- {_TWO}",
        ),
        Example(
            "items apart wait for review", f"- {_ONE}- {_TWO}- {_ONE}", f"- {_ONE}- {_TWO}- {_ONE}"
        ),
        Example(
            "items apart removed when asked",
            f"- {_ONE}- {_TWO}- {_ONE}",
            f"- {_ONE}- {_TWO}",
            Safety.REVIEW,
        ),
        Example("numbered items wait for review", f"1. {_ONE}2. {_ONE}", f"1. {_ONE}2. {_ONE}"),
        silent("answers", f"- {_TWO}  - No.\n- {_ONE}  - No.\n"),
        silent(
            "a recommendation restated in the summary",
            f"## Summary\n\n{_TWO}\n## Recommendations\n\n{_TWO}",
        ),
        silent("captions", f"Figure 1: {_ONE}\n{_TWO}\nFigure 1: {_ONE}"),
        silent("a refrain", f"{_ONE}\n{_TWO}\n{_ONE}\nHe spoke on.\n\n{_ONE}"),
        silent("code", f"    {_ONE}\nand\n\n    {_ONE}"),
    ),
)
