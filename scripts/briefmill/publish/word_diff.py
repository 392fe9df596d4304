"""What changed between two texts, word by word, as HTML that is also announced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from briefmill.publish.escaping import escape_markdown, one_line

_TOKEN = re.compile(r"\s+|\w+(?:[-'’]\w+)*|[^\w\s]")
_LONGEST = 2500
"""Tokens up to which two texts are compared: the comparison takes quadratic time."""


def word_diff(before: str, after: str) -> str:
    """Return HTML in which what was deleted and inserted is marked.

    White space counts only between words. The marks say in hidden words where they
    begin and end, since screen readers pass over ``del`` and ``ins``.
    """
    pieces = []
    for kind, text in _compared(one_line(before), one_line(after)):
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


def _compared(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield runs of text, each with ``del``, ``ins`` or ``same``."""
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
