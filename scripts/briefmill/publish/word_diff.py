"""What changed between two texts, word by word, as HTML that is also announced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from briefmill.publish.escaping import escape_markdown, one_line
from briefmill.text.patch import Edit

_TOKEN = re.compile(r"\s+|\w+(?:[-'’]\w+)*|[^\w\s]")
_LONGEST = 2500
"""Tokens up to which two texts are compared: the comparison takes quadratic time."""

Run = tuple[str, str]
"""A piece of text: ``del``, ``ins`` or ``same``, and its characters."""


def word_diff(before: str, after: str) -> str:
    """Return HTML in which what was deleted and inserted is marked.

    White space counts only between words. The marks say in hidden words where they
    begin and end, since screen readers pass over ``del`` and ``ins``.
    """
    return marked(compared(one_line(before), one_line(after)))


def marked(runs: Iterable[Run]) -> str:
    """Return runs of text as HTML, with marks that are announced."""
    pieces = []
    for kind, text in runs:
        shown = escape_markdown(text) if text.strip() else " "
        lead = " " if text[:1] == " " and text.strip() else ""
        trail = " " if text[-1:] == " " and text.strip() else ""
        pieces.append(lead + _marked(kind, shown) + trail)
    return "".join(pieces)


def _marked(kind: str, shown: str) -> str:
    if kind == "del":
        return f"<del>{_hidden('deleted: ')}{shown}{_hidden(' (end of deletion)')}</del>"
    if kind == "ins":
        return f"<ins>{_hidden('inserted: ')}{shown}{_hidden(' (end of insertion)')}</ins>"
    return shown


def _hidden(words: str) -> str:
    return f'<span class="bm-hidden">{words}</span>'


def with_edits(text: str, edits: Sequence[Edit]) -> Iterator[Run]:
    """Yield the runs of ``text`` and of what ``edits``, in ascending order, make of it.

    Where a passage stands twice this shows which copy goes; comparing the two texts may
    mark the other one.
    """
    at = 0
    for edit in edits:
        yield "same", text[at : edit.span.start]
        yield from compared(edit.before, edit.after)
        at = edit.span.end
    yield "same", text[at:]


def compared(before: str, after: str) -> Iterator[Run]:
    """Yield the runs of two texts word by word, white space as it stands."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) > _LONGEST or not old or not new:
        yield from ((kind, text) for kind, text in (("del", before), ("ins", after)) if text)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in _joined(matcher.get_opcodes(), old):
        if kind == "equal":
            yield "same", "".join(old[old_start:old_end])
            continue
        if old_end > old_start:
            yield "del", "".join(old[old_start:old_end])
        if new_end > new_start:
            yield "ins", "".join(new[new_start:new_end])


_Step = tuple[str, int, int, int, int]


def _joined(steps: Iterable[_Step], old: list[str]) -> list[_Step]:
    """Join changes that only white space separates: read as one they are clearer."""
    result: list[_Step] = []
    for step in steps:
        kind, old_start, old_end, _, _ = step
        blank = kind == "equal" and not "".join(old[old_start:old_end]).strip()
        last = result[-1] if result else None
        if last and last[0] == "replace" and (blank or kind != "equal"):
            result[-1] = ("replace", last[1], old_end, last[3], step[4])
        else:
            result.append(step if kind == "equal" else ("replace", *step[1:]))
    return result
