"""The ids that the Markdown engine makes for headings, and the links that lead to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

from briefmill.rules.anchors import anchors_of, without_anchors
from briefmill.text.document import Block, BlockKind, Document
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


def removed_ids(document: Document, spans: Collection[Span]) -> tuple[str, ...]:
    """Return the ids of headings in ``spans`` to which something links that stays."""
    if not linked_ids(document.text):
        return ()
    linked = _linked_outside(document.text, spans)
    return tuple(
        name
        for block, name in zip(_headings(document), _ids(document), strict=True)
        if name in linked
        and _within(block, spans)
        and name not in anchors_of(_line(document, block))
    )


def moves_ids(document: Document, spans: Collection[Span]) -> bool:
    """Say whether a link would lead elsewhere, or nowhere, without ``spans``.

    The engine numbers headings with the same words, so that later ones may get another number.
    Ids of removed headings that are set anew at the copy that stays count as taken.
    """
    if not linked_ids(document.text):
        return False
    linked = _linked_outside(document.text, spans)
    set_anew = set(removed_ids(document, spans))
    headings = _headings(document)
    staying = [at for at, block in enumerate(headings) if not _within(block, spans)]
    if len(staying) == len(headings):
        return False
    before = _ids(document)
    after = _numbered(document, [headings[at] for at in staying])
    return any(
        (before[at] in linked and before[at] != now) or now in set_anew
        for at, now in zip(staying, after, strict=True)
    )


def _linked_outside(text: str, spans: Collection[Span]) -> set[str]:
    return {
        found
        for match in _LINKED.finditer(text)
        if not any(span.start <= match.start() < span.end for span in spans)
        for found in match.groups()
        if found
    }


def _headings(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind is BlockKind.HEADING]


def _within(block: Block, spans: Collection[Span]) -> bool:
    return any(span.contains(block.span) for span in spans)


def _line(document: Document, block: Block) -> str:
    return block.outer.of(document.text)


def _ids(document: Document) -> list[str]:
    return _numbered(document, _headings(document))


def _numbered(document: Document, headings: Collection[Block]) -> list[str]:
    """Return the ids as Python-Markdown's extension ``toc`` gives them."""
    own = [anchors_of(_line(document, block)) for block in headings]
    taken = {name for names in own for name in names}
    found = []
    for block, names in zip(headings, own, strict=True):
        name = names[0] if names and "{" in _line(document, block) else ""
        if not name:
            name = next(_free(_slug(document.content(block)), taken))
            taken.add(name)
        found.append(name)
    return found


def _free(name: str, taken: Collection[str]) -> Iterator[str]:
    while not name or name in taken:
        match = _COUNTED.fullmatch(name)
        name = f"{match['name']}_{int(match['count']) + 1}" if match else f"{name}_1"
    yield name


def _slug(heading: str) -> str:
    words = _MARKS.sub("", _TARGET.sub("", without_anchors(heading)))
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    plain = re.sub(r"[^\w\s-]", "", plain).strip().lower()
    return re.sub(r"[-\s]+", "-", plain)
