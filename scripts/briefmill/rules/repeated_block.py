"""A block of sentences that stands twice inside one paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefmill.rules.block_safety import ENOUGH_WORDS, Repeat, has_denial_beside, safety_of
from briefmill.rules.denied import DENIED
from briefmill.rules.finding import Finding, Fix, Safety
from briefmill.rules.fragments import Fragment, fragment_of, is_glued, tail_of
from briefmill.rules.likeness import likeness
from briefmill.rules.lone_fragments import ID, lone_fragment, lone_tails, unfinished
from briefmill.rules.next_block import goes_on_behind
from briefmill.rules.removal import removal_finding, with_gap
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.rules.runs import Run, repeated_runs, rows
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.patch import Edit
from briefmill.text.sentences import loose, sentences, word_count
from briefmill.text.span import Span

_PROSE = {BlockKind.PARAGRAPH, BlockKind.NESTED, BlockKind.FIELD}
_SHORT_SENTENCES, _WORDS_OF_SHORT = 3, 15
"""Short sentences, and words of them together, that do not come back by chance."""
_DIFFERS = "What stands beside them differs, so that each may be said of another thing."
_DEBRIS = (
    "Before it the sentence before stands again as well, behind broken words, which would be left."
)


def find(document: Document) -> Iterator[Finding]:
    """Yield one finding for each further copy of a block of sentences."""
    for block in document.blocks:
        if block.kind in _PROSE:
            yield from _in_block(document, block)


def _in_block(document: Document, block: Block) -> Iterator[Finding]:
    text = document.content(block)
    spans = [span.shift(block.span.start) for span in sentences(text)]
    if len(spans) < 2:
        return
    keys = [loose(span.of(document.text)) for span in spans]
    runs = list(repeated_runs(keys))
    begun = fragment_of(document.text, spans, _awaited(runs, len(spans)))
    if begun and goes_on_behind(document, block):
        yield from unfinished(document, spans, begun, runs)
        begun = None
    tails: set[int] = set()
    gone = range(0)
    for run, row in zip(runs, rows(runs), strict=True):
        tail = _tail(document, spans, run)
        copy = run.second - bool(tail)
        fragment = begun if begun and _goes_on(run, copy, begun, len(spans)) else None
        if fragment:
            begun = None
        if tail:
            tails.add(run.second - 1)
        ends = [spans[run.second - 1]] * bool(tail) + [spans[-1]] * bool(fragment)
        cut_off = [word_count(each.of(document.text)) for each in ends]
        counts = [*map(word_count, keys[run.first : run.first + run.length]), *cut_off]
        repeat = Repeat(_touching(run, tail, fragment, gone), tail, fragment, row)
        if repeat.run.adjacent:
            gone = range(gone.start if gone.stop == copy else copy, run.second + run.length)
        enough = max(counts) >= ENOUGH_WORDS or (
            run.length >= _SHORT_SENTENCES and sum(counts) >= _WORDS_OF_SHORT
        )
        if repeat.tail or repeat.begun or enough or run.adjacent:
            yield _finding(document, spans, repeat, counts)
    if begun and word_count(keys[-1]) >= ENOUGH_WORDS:
        why = "The paragraph breaks off in a sentence that stands in it already; that one stays."
        yield lone_fragment(document, spans, len(spans) - 1, begun, why)
    yield from lone_tails(document, spans, tails)


def _awaited(runs: Sequence[Run], count: int) -> set[int]:
    """Return the sentences that a piece at the paragraph's end may be the beginning of.

    They follow the first copy of a run whose second one stands right before the piece.
    """
    return {
        run.first + run.length
        for run in runs
        if run.second + run.length == count - 1 and run.first + run.length < run.second
    }


def _tail(document: Document, spans: Sequence[Span], run: Run) -> Fragment | None:
    """Return what stands before the second copy and ends like what stands before the first."""
    if run.first == 0 or run.first + run.length > run.second - 1:
        return None
    return tail_of(document.text, spans, run.second - 1, [run.first - 1])


def _goes_on(run: Run, copy: int, begun: Fragment, count: int) -> bool:
    """Say whether a run goes on with a sentence that breaks off at the end of the paragraph.

    ``copy`` is where the second copy begins, cut off or not; the whole sentence stands before.
    """
    ends = (run.first + run.length, run.second + run.length)
    return begun.sentence < copy and ends == (begun.sentence, count - 1)


def _touching(run: Run, tail: Fragment | None, begun: Fragment | None, gone: range) -> Run:
    """Return a run that is adjacent if nothing stands between it and its copy, cut off or not.

    ``gone`` are the sentences of the copies right before, which do not count.
    """
    end = begun.sentence + 1 if begun else run.first + run.length
    second = run.second - bool(tail)
    copies = gone.start <= end and second <= gone.stop
    return replace(run, adjacent=end == second or copies)


def _finding(
    document: Document, spans: Sequence[Span], repeat: Repeat, counts: Sequence[int]
) -> Finding:
    run, tail, begun = repeat.run, repeat.tail, repeat.begun
    last = run.second + run.length - (not begun)
    first = run.second - bool(tail)
    kept = Span(
        tail.twin.start if tail else spans[run.first].start,
        begun.twin.end if begun else spans[run.first + run.length - 1].end,
    )
    copy = Span(spans[first].start, spans[last].end)
    what, where = _what_and_where(repeat)
    alike = likeness(document, spans, run, cut_off=bool(tail or begun))
    told = f"{alike.told}, and the end of the one before it" if tail else alike.told
    told = f"{told}, and the next one begun" if begun else told
    why = _why_both_stay(document, spans, run)
    safety = Safety.DISPLAY if why else safety_of(document, spans, repeat, copy, counts)
    safety = min(safety, alike.ceiling)
    differs = safety is Safety.DISPLAY < alike.ceiling
    stays = "both stay" if differs else alike.stays
    message = f"The same {what} stands {where}{told}; {stays}."
    if differs:
        message += f" {why or _DIFFERS}"
    if alike.turned:
        first, last = run.first, run.first + run.length - 1
        copy, kept = Span(spans[first].start, spans[last].end), copy
    cut = with_gap(spans, first, last)
    edit = Edit(cut, cut.of(document.text), "")
    fix = Fix((edit,), safety, _confidence(run), message)
    return removal_finding(document, ID, copy, kept, fix)


def _why_both_stay(document: Document, spans: Sequence[Span], run: Run) -> str:
    """Say why neither copy is proposed, by what stands beside them; empty if nothing does."""
    if has_denial_beside(document, spans, run):
        return DENIED
    beside = [spans[at - 1].of(document.text) for at in (run.second, run.first) if at]
    return _DEBRIS if not run.adjacent and len(beside) > 1 and is_glued(*beside) else ""


def _what_and_where(repeat: Repeat) -> tuple[str, str]:
    """Return what stands again, and where, for a message: of a row, what it is a row of.

    So the copies of a row, which go in several rounds, are told of once.
    """
    run, length = repeat.run, repeat.run.length
    where = "a second time in this paragraph"
    if run.adjacent and not (repeat.tail or repeat.begun):
        where = "again right behind itself"
        if length % repeat.row.unit == 0:
            length = repeat.row.unit
    return "sentence" if length == 1 else f"block of {length} sentences", where


def _confidence(run: Run) -> float:
    return 0.99 if run.adjacent or run.length > 1 else 0.95


_BLOCK = (
    "The river ports handle most of the grain that the region exports each year. "
    "Their cranes date from the decade in which the railway was built."
)
RULE = Rule(
    id=ID,
    title="Block of sentences repeated inside its paragraph",
    documentation=(
        "Copying from a web page often doubles part of a paragraph. When a sentence or a run of "
        "sentences stands a second time in the same paragraph, word for word (white space, "
        "commas, the case of the first letter and the shape of quotation marks and dashes "
        "aside), the later copy is removed (or the first, if only that one is in capitals), with "
        "the end of the sentence before it and the beginning of the one behind it where the copy "
        "is cut off. Short sentences, whole copies further on, what the text around says is said "
        "twice, entries built alike or without a verb, what opens with one of a kind (a truck), "
        "what the text behind counts, and repeats that are mostly quotation wait for review: "
        "they may be meant. A sentence that breaks off and goes on in what follows below is "
        "shown. Where the sentences before the two copies, or behind them, tell of two things "
        "(two years, two towns, two sources), both copies stay and are shown, and so do those of "
        "a question that has two answers and of one that the text beside it denies or corrects."
    ),
    stage=Stage.PARAGRAPHS,
    ceiling=Safety.SAFE,
    find=find,
    examples=(
        Example("a block twice", f"{_BLOCK} {_BLOCK}\n", f"{_BLOCK}\n"),
        Example("a block three times", f"{_BLOCK} {_BLOCK} {_BLOCK}\n", f"{_BLOCK}\n"),
        Example(
            "a sentence between the copies waits for review",
            f"{_BLOCK} Nobody has offered to pay for new ones. {_BLOCK}\n",
            f"{_BLOCK} Nobody has offered to pay for new ones.\n",
            Safety.REVIEW,
        ),
        Example(
            "cut off in its second sentence",
            f"{_BLOCK} {_BLOCK[:-35]}\n",
            f"{_BLOCK}\n",
        ),
        Example(
            "cut off at its beginning",
            f"{_BLOCK} {_BLOCK[_BLOCK.index('that the region') :]}\n",
            f"{_BLOCK}\n",
        ),
        Example(
            "the first sentence begun again waits for review",
            f"{_BLOCK} {_BLOCK[:60]}\n",
            f"{_BLOCK}\n",
            Safety.REVIEW,
        ),
        Example("no blank between the copies", f"{_BLOCK}{_BLOCK}\n", f"{_BLOCK}\n"),
        Example(
            "a slogan waits for review",
            "Never again. Never again.\n",
            "Never again. Never again.\n",
        ),
        Example(
            "a slogan removed when asked",
            "Never again. Never again.\n",
            "Never again.\n",
            Safety.REVIEW,
        ),
        Example(
            "a comma lost, another quotation mark",
            "In the spring, the port of Reni moved the region's grain to the sea. "
            "In the spring the port of Reni moved the region’s grain to the sea.\n",
            "In the spring, the port of Reni moved the region's grain to the sea.\n",
        ),
        Example(
            "other letter case waits for review",
            "The envoys from the north told us in May what they had seen there. "
            "The envoys from the north told US in may what they had seen there.\n",
            "The envoys from the north told us in May what they had seen there. "
            "The envoys from the north told US in may what they had seen there.\n",
        ),
        Example(
            "a comma after a negation waits for review",
            "No, prices will rise in all the ports along the river this year. "
            "No prices will rise in all the ports along the river this year.\n",
            "No, prices will rise in all the ports along the river this year. "
            "No prices will rise in all the ports along the river this year.\n",
        ),
        Example(
            "lines that are broken on purpose",
            f"{_BLOCK.replace('. T', '.  {n}T')} {_BLOCK.replace('. T', '.  {n}T')}\n".replace(
                "{n}", "\n"
            ),
            f"{_BLOCK.replace('. T', '.  {n}T')}\n".replace("{n}", "\n"),
        ),
        Example(
            "a sentence that a speaker takes up again waits for review",
            "I have a dream that one day this region will rise up and live by its rivers. "
            "I have a dream today. "
            "I have a dream that one day this region will rise up and live by its rivers.\n",
            "I have a dream that one day this region will rise up and live by its rivers. "
            "I have a dream today. "
            "I have a dream that one day this region will rise up and live by its rivers.\n",
        ),
        silent(
            "a decimal comma differs",
            "The river rose by 1,5 metres within the first week of the spring flood. "
            "The river rose by 15 metres within the first week of the spring flood.\n",
        ),
        silent(
            "a number differs",
            "The port of Reni moved 40 tonnes of grain in the spring of that year. "
            "The port of Reni moved 41 tonnes of grain in the spring of that year.\n",
        ),
        silent(
            "a negation differs",
            "The ministers did agree on the new schedule for the talks in May. "
            "The ministers did not agree on the new schedule for the talks in May.\n",
        ),
        silent("anaphora", "We asked for time. We asked for money. We asked for patience.\n"),
        silent("code", f"    {_BLOCK} {_BLOCK}\n"),
        silent("a block quotation", f"> {_BLOCK} {_BLOCK}\n"),
    ),
)
