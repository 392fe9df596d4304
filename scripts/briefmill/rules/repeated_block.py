"""A block of sentences that stands twice inside one paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefmill.rules.finding import Finding, Fix, Safety
from briefmill.rules.fragments import Fragment, fragment_of
from briefmill.rules.likeness import likeness
from briefmill.rules.removal import removal_finding, with_gap
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.rules.runs import Run, repeated_runs
from briefmill.rules.sentence_pairs import differ_in_fact
from briefmill.text.document import Block, BlockKind, Document, Protection
from briefmill.text.patch import Edit
from briefmill.text.sentences import loose, sentences, word_count
from briefmill.text.span import Span

ID = "repeated-block"
_PROSE = {BlockKind.PARAGRAPH, BlockKind.NESTED, BlockKind.FIELD}
_ENOUGH_WORDS = 8
"""Words that one of the repeated sentences must have for the repeat to be taken for an
accident. Refrains and slogans ("Never again. Never again.") are shorter."""
_ENOUGH_WORDS_APART = 16
"""Words that the whole block must have when something stands between its copies: a
single sentence may be taken up again on purpose."""
_ENOUGH_WORDS_ALONE = 25
"""Words that a single sentence must have when it comes back later: speakers take up shorter
ones again."""


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
    fragment = fragment_of(document.text, spans)
    for run in repeated_runs(keys):
        counts = [word_count(key) for key in keys[run.first : run.first + run.length]]
        goes_on = (run.first + run.length, run.second + run.length)
        apart = fragment and fragment.sentence < run.second
        if fragment and apart and goes_on == (fragment.sentence, len(spans) - 1):
            whole = replace(run, adjacent=fragment.sentence + 1 == run.second)
            yield _finding(document, spans, whole, [*counts, word_count(keys[-1])], fragment)
            fragment = None
        elif max(counts) >= _ENOUGH_WORDS or run.adjacent:
            yield _finding(document, spans, run, counts)
    if fragment and word_count(keys[-1]) >= _ENOUGH_WORDS:
        yield _lone_fragment(document, spans, fragment)


def _finding(
    document: Document,
    spans: list[Span],
    run: Run,
    counts: list[int],
    fragment: Fragment | None = None,
) -> Finding:
    kept = Span(spans[run.first].start, spans[run.first + run.length - 1].end)
    copy = Span(spans[run.second].start, spans[run.second + run.length - 1].end)
    last = run.second + run.length - 1
    if fragment:
        kept, copy = Span(kept.start, fragment.twin.end), Span(copy.start, spans[-1].end)
        last += 1
    what = "sentence" if run.length == 1 else f"block of {run.length} sentences"
    where = "right after it stood" if run.adjacent else "a second time in this paragraph"
    alike = likeness(document, spans, run)
    told = f"{alike.told}, and the next one begun" if fragment else alike.told
    message = f"The same {what} stands {where}{told}; {alike.stays}."
    cut = with_gap(spans, run.second, last)
    edit = Edit(cut, cut.of(document.text), "")
    safety = min(_safety(document, copy, run, counts), alike.ceiling)
    if _follow_versions(document, spans, run):
        safety = Safety.DISPLAY  # what comes before tells two things, and this belongs to each
    fix = Fix((edit,), safety, _confidence(run), message)
    return removal_finding(document, ID, copy, kept, fix)


def _follow_versions(document: Document, spans: list[Span], run: Run) -> bool:
    """Say whether the sentences before the two copies are one that differs in a fact."""
    if not run.first or run.adjacent:
        return False
    before = (spans[at - 1].of(document.text) for at in (run.first, run.second))
    return differ_in_fact(*before)


def _lone_fragment(document: Document, spans: list[Span], fragment: Fragment) -> Finding:
    """Return the finding for a paragraph that ends with a sentence begun a second time."""
    message = "The paragraph breaks off in a sentence that stands in it already; that one stays."
    cut = with_gap(spans, len(spans) - 1, len(spans) - 1)
    fix = Fix((Edit(cut, cut.of(document.text), ""),), Safety.REVIEW, 0.9, message)
    return removal_finding(document, ID, spans[-1], fragment.twin, fix)


def _safety(document: Document, copy: Span, run: Run, counts: list[int]) -> Safety:
    if max(counts) < _ENOUGH_WORDS or (not run.adjacent and sum(counts) < _ENOUGH_WORDS_APART):
        return Safety.REVIEW
    if len(counts) == 1 and not run.adjacent and sum(counts) < _ENOUGH_WORDS_ALONE:
        return Safety.REVIEW
    quoted = (p.span for p in document.protections(copy) if p.why is Protection.QUOTATION)
    if sum(len(span) for span in quoted) * 2 > len(copy):
        return Safety.REVIEW  # a quotation may be repeated to discuss it
    return Safety.SAFE


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
        "Copying from a web page often doubles part of a paragraph. When a sentence or a "
        "run of sentences stands a second time in the same paragraph, word for word (white "
        "space, commas, the case of the first letter and the shape of quotation marks and "
        "dashes aside), the later copy is removed, with the beginning of a further sentence where "
        "the copy is cut off. Short sentences, single sentences taken up "
        "again further on, and repeats that are mostly quotation wait for review: they may be "
        "meant."
    ),
    stage=Stage.PARAGRAPHS,
    ceiling=Safety.SAFE,
    find=find,
    examples=(
        Example("a block twice", f"{_BLOCK} {_BLOCK}\n", f"{_BLOCK}\n"),
        Example("a block three times", f"{_BLOCK} {_BLOCK} {_BLOCK}\n", f"{_BLOCK}\n"),
        Example(
            "a sentence between the copies",
            f"{_BLOCK} Nobody has offered to pay for new ones. {_BLOCK}\n",
            f"{_BLOCK} Nobody has offered to pay for new ones.\n",
        ),
        Example(
            "cut off in its second sentence",
            f"{_BLOCK} {_BLOCK[:-35]}\n",
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
