"""The ids that the Markdown engine makes for headings, and the links that lead to them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from briefmill.rules.anchors import anchors_of, without_anchors
from briefmill.text.document import BlockKind, Document
from briefmill.text.span import Span

_LINKED = re.compile(
    r"\]\(\s*<?#(?P<inline>[^)\s>]+)|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?#(?P<defined>[^\s>]+)"
    r"|\bhref\s*=\s*[\"']#(?P<raw>[^\"']+)[\"']",
    re.MULTILINE,
)
_TARGET = re.compile(
    r"!\[[^\]\n]*\](?:\([^()\n]*\)|\[[^\]\n]*\])?|(?<=\])\([^()\n]*\)|(?<=\])\[[^\]\n]*\]|<[^<>\n]*>"
)
_MARKS = re.compile(r"[*`\[\]!]|(?<!\w)_|_(?!\w)")
_COUNTED = re.compile(r"(?P<name>.*)_(?P<count>\d+)")


@lru_cache(maxsize=4)
def linked_ids(text: str) -> frozenset[str]:
    """Return the ids to which links of a text lead, within it."""
    return frozenset(found for match in _LINKED.finditer(text) for found in match.groups() if found)


def removed_ids(document: Document, spans: Iterable[Span]) -> tuple[str, ...]:
    """Return the ids of headings in ``spans`` to which something links, but for written ones."""
    if not linked_ids(document.text):
        return ()
    ids = _ids_of(document)
    linked = linked_ids(document.text)
    return tuple(
        ids.names[at]
        for at in ids.within(spans)
        if ids.names[at] in linked and ids.names[at] not in ids.written
    )


def moves_ids(document: Document, spans: Sequence[Span]) -> bool:
    """Say whether a link may lead elsewhere, or nowhere, without ``spans``.

    The engine numbers headings with the same words: later ones get another number, which may be
    one that is set anew at the copy that stays.
    """
    if not linked_ids(document.text):
        return False
    ids = _ids_of(document)
    gone = set(ids.within(spans))
    set_anew = {_base(name) for name in removed_ids(document, spans)}
    for at in gone:
        base = _base(ids.names[at])
        last = (ids.last if base in set_anew else ids.last_linked).get(base, at)
        if last > at and last not in gone:
            return True
    return False


class _Ids:
    """The ids of a text's headings, in their order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
        lines = [block.outer.of(document.text) for block in headings]
        self.starts = [block.span.start for block in headings]
        self.names = _numbered([document.content(block) for block in headings], lines)
        self.written = {name for line in lines for name in anchors_of(line)}
        linked = linked_ids(document.text)
        self.last = {_base(name): at for at, name in enumerate(self.names)}
        self.last_linked = {_base(name): at for at, name in enumerate(self.names) if name in linked}

    def within(self, spans: Iterable[Span]) -> Iterator[int]:
        """Yield the headings in ``spans``, by their number."""
        for span in spans:
            first = bisect_left(self.starts, span.start)
            yield from range(first, bisect_left(self.starts, span.end))


_last: list[_Ids] = []
"""Those of the text that was last asked for: many findings ask for the same."""


def _ids_of(document: Document) -> _Ids:
    if not _last or _last[0].document is not document:
        _last[:] = [_Ids(document)]
    return _last[0]


def _base(name: str) -> str:
    match = _COUNTED.fullmatch(name)
    return match["name"] if match else name


def _numbered(headings: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Return the ids as Python-Markdown's extension ``toc`` gives them.

    ``lines`` are the headings with their marks and attribute lists.
    """
    own = [anchors_of(line) for line in lines]
    taken = {name for names in own for name in names}
    after: dict[str, int] = {}
    found = []
    for heading, line, names in zip(headings, lines, own, strict=True):
        name = names[0] if names and "{" in line else ""
        if not name:
            name = _free(_slug(heading), taken, after)
            taken.add(name)
        found.append(name)
    return found


def _free(slug: str, taken: Collection[str], after: dict[str, int]) -> str:
    """Return a name that nothing has; ``after`` remembers how far names were counted."""
    if slug and slug not in taken:
        return slug
    match = _COUNTED.fullmatch(slug)
    base, count = (match["name"], int(match["count"])) if match else (slug, 0)
    count = max(count + 1, after.get(base, 0))
    while f"{base}_{count}" in taken:
        count += 1
    after[base] = count
    return f"{base}_{count}"


def _slug(heading: str) -> str:
    words = _MARKS.sub("", _TARGET.sub("", without_anchors(heading)))
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    plain = re.sub(r"[^\w\s-]", "", plain).strip().lower()
    return re.sub(r"[-\s]+", "-", plain)
