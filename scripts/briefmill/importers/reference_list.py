"""The entries of a reference list: where each begins, and its text without list mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmill.importers.lines import Block, starts_lower
from briefmill.importers.markers import marker_of, roman_number
from briefmill.importers.outline import Entry, Piece, piece
from briefmill.importers.zones import looks_like_reference

_LIST_KINDS = ("number", "bracket", "bullet")
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,3}|[ivx]{1,6})\s+(?=[^\W\d_])")
_INLINE = re.compile(r"(?:(?<=\s)|^)\[(?P<number>\d{1,3})\]\s")
_INITIAL = re.compile(r"[^\W\d_]\.")
_PARTICLE = re.compile(
    r"(?:(?:van|von|vom|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|zu|af|av)\s+)"
    r"{1,3}[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?,|(?:al-|el-|d['’])[A-Z][\w'’-]+,"
)
"""A family name that begins in lower case, as in "van der Berg, Jan"."""
_CONTINUES = re.compile(
    r"https?://|www\.|doi:|url:|available (?:at|from|online)|\[?accessed|last accessed|retrieved",
    re.IGNORECASE,
)


def read_entries(blocks: Sequence[Block]) -> list[Entry]:
    """Return the entries that the blocks of a reference list hold, in order."""
    entries: list[Entry] = []
    starts = [_start(block, index) for index, block in enumerate(blocks)]
    numbered = sum(start is not None for start in starts) > len(blocks) / 2
    for block, start in zip(blocks, starts, strict=True):
        several = _several(block) or (_semicolons(block) if len(blocks) == 1 else [])
        if several:
            entries += several
        elif entries and start is None and _continues(block, entries[-1], numbered):
            entries[-1].pieces.append(piece(block, "a reference, continued"))
            entries[-1].text = _joined(entries[-1].text, block.raw)
        else:
            kept = piece(block, "a reference", start or 0)
            entries.append(Entry([kept], kept.text, block))
    return entries


def _joined(text: str, more: str) -> str:
    return f"{text} {more.strip()}"


def _start(block: Block, index: int) -> int | None:
    """Return where the text of an entry begins when a list mark stands before it."""
    marker = marker_of(block.seen)
    if marker and marker.kind in _LIST_KINDS:
        return marker.end
    bare = _BARE_NUMBER.match(block.seen)
    if bare is None:
        return None
    value = bare["number"]
    counted = int(value) if value.isdecimal() else roman_number(value)
    return bare.end() if counted == index + 1 else None


def _continues(block: Block, entry: Entry, numbered: bool) -> bool:
    text = block.seen.lstrip()
    if _CONTINUES.match(text) or _hangs(block, entry.block):
        return True
    if starts_lower(text):
        return not (_PARTICLE.match(text) and looks_like_reference(text))
    return numbered and not looks_like_reference(text)


def _hangs(block: Block, first: Block) -> bool:
    """Say whether a line is indented below an entry that is not, with no blank line between."""
    if not block.lines or not first.lines:
        return False
    line = block.lines[0]
    return line.indent >= 2 and first.lines[0].indent == 0 and line.gap == 0


def _semicolons(block: Block) -> list[Entry]:
    """Divide a list that stands in one line, its entries told apart by semicolons."""
    parts = [part.strip() for part in block.raw.split(";")]
    if len(parts) < 2 or any(not part or _INITIAL.match(part) for part in parts):
        return []
    return _in_one_line(block, parts, ())


def _several(block: Block) -> list[Entry]:
    """Divide a paragraph that holds several entries, each after ``[1]``, ``[2]`` ..."""
    found = list(_INLINE.finditer(block.seen))
    numbers = [int(match["number"]) for match in found]
    if len(found) < 2 or found[0].start() or numbers != _counting_from(numbers[0], len(found)):
        return []
    ends = [*(match.start() for match in found[1:]), len(block.seen)]
    texts = [block.view.cut(match.end(), end) for match, end in zip(found, ends, strict=True)]
    return _in_one_line(block, texts, tuple(match.group().strip() for match in found))


def _counting_from(first: int, length: int) -> list[int]:
    return list(range(first, first + length))


def _in_one_line(block: Block, texts: Sequence[str], marks: tuple[str, ...]) -> list[Entry]:
    """Return an entry for each text; the line itself is placed with the first."""
    kept = Piece(block, block.raw, "several references in one line", marks)
    return [Entry([kept] if not index else [], text, block) for index, text in enumerate(texts)]
