"""A section, or several in a row, that stands twice: its heading and all below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefmill.rules.block_runs import block_runs, copy_of, has_heading, prose_blocks
from briefmill.rules.finding import Finding, Fix, Safety
from briefmill.rules.likeness import likeness
from briefmill.rules.removal import block_removal, removal_finding
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.rules.runs import Run
from briefmill.rules.settings import settings, why_meant
from briefmill.text.document import Block, BlockKind, Document
from briefmill.text.sentences import word_count
from briefmill.text.span import Span

ID = "repeated-section"
_ENOUGH_WORDS = 15
"""Words below the heading from which a section is no form that was filled in twice: minutes
have "Reports" with "Nothing to report." below it at every meeting."""


def find(document: Document) -> Iterator[Finding]:
    """Yield one finding for each further copy of a section or a run of them."""
    blocks = prose_blocks(document)
    standing = settings(document)[len(document.blocks) - len(blocks) :]
    for run in block_runs(document, blocks):
        if has_heading(blocks, run) and _words(document, copy_of(blocks, run)) >= _ENOUGH_WORDS:
            why = "" if run.adjacent else why_meant(standing[run.first], standing[run.second])
            yield _finding(document, blocks, run, why)


def _words(document: Document, copy: Sequence[Block]) -> int:
    return sum(
        word_count(document.content(block)) for block in copy if block.kind is not BlockKind.HEADING
    )


def _finding(document: Document, blocks: Sequence[Block], run: Run, why: str) -> Finding:
    copy = copy_of(blocks, run)
    headings = sum(block.kind is BlockKind.HEADING for block in copy)
    what = "section stands" if headings == 1 else f"{headings} sections stand"
    where = "right after it stood" if run.adjacent else "a second time further on"
    if headings > 1:
        where = where.replace("it stood", "they stood")
    alike = likeness(document, [block.span for block in blocks], run)
    message = f"The same {what} {where}{alike.told}; {alike.stays}. {why}".rstrip()
    edit = block_removal(document, copy[0], copy[-1])
    safety = Safety.DISPLAY if why else min(Safety.REVIEW, alike.ceiling)
    fix = Fix((edit,), safety, 0.95, message)
    kept = Span(blocks[run.first].outer.start, blocks[run.first + run.length - 1].outer.end)
    return removal_finding(document, ID, Span(copy[0].outer.start, copy[-1].outer.end), kept, fix)


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
        "A heading with everything below it that stands a second time, word for word (white "
        "space, commas, letter case and the shape of quotation marks and dashes aside). An "
        "editor decides whether the second copy may go. A heading that comes back with other "
        "text below it is left alone, and so are forms: a few words under the same heading."
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
