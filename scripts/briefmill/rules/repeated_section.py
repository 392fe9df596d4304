"""A section, or several in a row, that stands twice: its heading and all below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from briefmill.rules.block_runs import block_runs, copy_of, has_heading, prose_blocks
from briefmill.rules.finding import ALIKE, Evidence, Finding, Fix, Safety
from briefmill.rules.likeness import block_likeness
from briefmill.rules.removal import block_removal, removal_finding
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.rules.runs import Run
from briefmill.rules.settings import settings, why_meant
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.sentences import loose, word_count
from briefmill.text.span import Span

ID = "repeated-section"
_ENOUGH_WORDS = 15
"""Words below the heading from which a section is no form that was filled in twice: minutes
have "Reports" with "Nothing to report." below it at every meeting."""


_TWICE = 2
"""Times from which on a heading that comes back is no slip but the way of a text."""
_APART = (
    "This heading stands a second time in the same part, over other text. Both stay: give one of "
    "them another name, or bring what stands below them together."
)


def find(document: Document) -> Iterator[Finding]:
    """Yield one finding for each further copy of a section or a run of them."""
    blocks = prose_blocks(document)
    standing = settings(document)[len(document.blocks) - len(blocks) :]
    copied: set[int] = set()
    for run in block_runs(document):
        if has_heading(blocks, run) and _words(document, copy_of(blocks, run)) >= _ENOUGH_WORDS:
            why = "" if run.adjacent else why_meant(standing[run.first], standing[run.second])
            yield _finding(document, blocks, run, why)
            copied |= {block.span.start for block in copy_of(blocks, run)}
    yield from _headings_apart(document, blocks, copied)


def _headings_apart(
    document: Document, blocks: Sequence[Block], copied: Collection[int]
) -> Iterator[Finding]:
    """Show two headings of one part that are the same and have other text below each.

    ``copied`` is where blocks begin that stand twice with all below them.
    """
    above: list[tuple[int, int]] = []
    found: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            above = [each for each in above if each[0] < block.level]
            key = (*above, block.level, loose(document.content(block)))
            if _own_words(document, blocks, at) >= _ENOUGH_WORDS:
                found[key].append(at)
            above.append((block.level, at))
    for places in found.values():
        first, second = blocks[places[0]], blocks[places[-1]]
        if len(places) == _TWICE and second.span.start not in copied:
            evidence = (Evidence(ALIKE, first.span),)
            about = document.content(second)
            yield Finding(ID, document.path, second.span, _APART, evidence, about=about)


def _own_words(document: Document, blocks: Sequence[Block], at: int) -> int:
    """Count the words between a heading and the next one."""
    near = blocks[at + 1 : at + 1 + _ENOUGH_WORDS]  # that many blocks have as many words
    below = takewhile(lambda block: block.kind is not BlockKind.HEADING, near)
    return _words(document, list(below))


def _words(document: Document, copy: Sequence[Block]) -> int:
    return sum(
        word_count(document.content(block)) for block in copy if block.kind is not BlockKind.HEADING
    )


def _finding(document: Document, blocks: Sequence[Block], run: Run, why: str) -> Finding:
    alike = block_likeness(document, blocks, run)
    going = run
    if alike.turned and _is_closed(blocks, run):
        going = run.turned()
    elif alike.turned:
        stays = "both stay, since more stands below the first, which is in capitals"
        alike = replace(alike, ceiling=Safety.DISPLAY, stays=stays)
    copy = copy_of(blocks, going)
    several = sum(block.kind is BlockKind.HEADING for block in copy)
    what = "section stands" if several == 1 else f"{several} sections stand"
    behind = "again right behind itself" if several == 1 else "again right behind themselves"
    where = behind if run.adjacent else "a second time further on"
    message = f"The same {what} {where}{alike.told}; {alike.stays}. {why}".rstrip()
    edit = block_removal(document, copy[0], copy[-1])
    safety = Safety.DISPLAY if why else min(Safety.REVIEW, alike.ceiling)
    fix = Fix((edit,), safety, 0.95, message)
    kept = Span(blocks[going.first].outer.start, blocks[going.first + run.length - 1].outer.end)
    return removal_finding(document, ID, Span(copy[0].outer.start, copy[-1].outer.end), kept, fix)


def _is_closed(blocks: Sequence[Block], run: Run) -> bool:
    """Say whether the first copy may go: else what stands behind it would lose its heading."""
    behind = run.first + run.length
    levels = [each.level for each in blocks[run.first : behind] if each.level]
    return run.adjacent or 0 < blocks[behind].level <= levels[-1]


_PORTS = (
    "## Ports\n\nThe river ports handle most of the grain that the region exports each year. "
    "Their cranes date from the decade in which the railway was built.\n"
)
_RAIL = "## Rail\n\nThe railway runs in summer only, since nobody clears its tracks of snow.\n"

_ANCHORED = '<a id="quays"></a>Ports'

RULE = Rule(
    id=ID,
    title="Section repeated",
    documentation=(
        "A heading with everything below it that stands a second time, word for word (white space, "
        "most commas, first letters and the shape of quotation marks and dashes aside). An editor "
        "decides whether one of the copies may go: the second, or the first where only that one is "
        "in capitals. Where commas or capitals may change what is said, both stay and are shown, "
        "and so is a heading that comes back once in its part with other text below it. Forms are "
        "left alone: a few words under the same heading."
    ),
    stage=Stage.PARAGRAPHS,
    ceiling=Safety.REVIEW,
    find=find,
    examples=(
        Example("waits for review", f"{_PORTS}\n{_PORTS}", f"{_PORTS}\n{_PORTS}"),
        Example("twice in a row", f"{_PORTS}\n{_PORTS}", _PORTS, Safety.REVIEW),
        Example("further on", f"{_PORTS}\n{_RAIL}\n{_PORTS}", f"{_PORTS}\n{_RAIL}", Safety.REVIEW),
        Example(
            "two sections",
            f"{_PORTS}\n{_RAIL}\n{_PORTS}\n{_RAIL}",
            f"{_PORTS}\n{_RAIL}",
            Safety.REVIEW,
        ),
        Example(
            "anchors lead on to the copy that stays",
            f"{_PORTS}\n{_RAIL}\n{_PORTS.replace('Ports', 'Ports {#quays}')}",
            f"{_PORTS.replace('Ports', _ANCHORED)}\n{_RAIL}",
            Safety.REVIEW,
        ),
        silent(
            "the same heading over other text",
            f"# Cargo\n\n{_PORTS}\n# People\n\n## Ports\n\nPassengers land at the old quay.\n",
        ),
        silent("a form", "## Reports\n\nNothing to report.\n\n## Reports\n\nNothing to report.\n"),
        silent("a quantity differs", f"{_PORTS}\n{_PORTS.replace('most', 'some')}"),
    ),
)
