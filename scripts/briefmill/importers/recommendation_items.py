"""Which blocks are recommendations, and which lines say to whom these are addressed."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from briefmill.importers.actions import split_action
from briefmill.importers.headings import heading_of
from briefmill.importers.lines import Block, ends_sentence
from briefmill.importers.markers import Marker, marker_of
from briefmill.importers.pattern_files import pattern

_BOLD_START = re.compile(r"(?:\*\*|__|\*(?=[^\s*])|_(?=[^\s_]))")


_TO_WHOM = re.compile(
    r"(?:(?:\w+ )?recommendations? )?"
    r"(?:for\s+(?!(?:this|that|these|those|example|instance|an?|now|it|more|all of)\b)"
    r"|addressed to\s+|to\s+(?=(?-i:[A-ZÀ-Þ])|(?:the|all|both|national|local|regional|"
    r"international|policy|policymakers|governments?|donors?|states|members?|civil|business|development)\b))"
    r"(?P<whom>\S.*?)\s*[:：]?",
    re.IGNORECASE,
)


SHOULD = re.compile(
    r"(?P<whom>.+?)\s+(?:should|must|ought to|need to|needs to|are urged to|is urged to)\s*[:：]",
    re.IGNORECASE,
)


_IMPERATIVE = pattern("imperatives", "imperative")


_ADVISES = re.compile(
    r"\b(?:should|must|ought to|needs? to|has to|have to|is essential|is vital|is crucial|"
    r"is imperative|recommend\w*|urge)\b",
    re.IGNORECASE,
)


_INTRODUCES = re.compile(
    r"[:：]\s*$|\b(?:following|below|these|several|number of|proposed|are made|are offered)\b",
    re.IGNORECASE,
)


MAX_GROUP_WORDS = 12


def whom_of(text: str) -> str | None:
    """Return to whom the items below a line such as “For donors:” are addressed, or None."""
    whom = _TO_WHOM.fullmatch(text.strip())
    return whom["whom"] if whom and len(whom["whom"].split()) <= 9 else None


def item_starts(blocks: Sequence[Block]) -> list[int | None]:
    """Find where items begin: by their marks, bold, titles, or by what paragraphs say."""
    for find in (_marked, _bold, _titled, _advising):
        starts = find(blocks)
        if any(start is not None for start in starts):
            return starts
    return [None] * len(blocks)


def _marked(blocks: Sequence[Block]) -> list[int | None]:
    markers = [marker_of(block.seen) for block in blocks]
    kinds = [_kind(marker) for marker in markers]
    counted = Counter(kind for kind in kinds if kind)
    if not counted:
        return [None] * len(blocks)
    groups = set(group_lines(blocks))
    kinds = [None if index in groups else kind for index, kind in enumerate(kinds)]
    counted = Counter(kind for kind in kinds if kind)
    order = [kind for kind in dict.fromkeys(kinds) if kind]
    main = next((kind for kind in order if counted[kind] >= 2), order[0])
    first = next(marker for marker, kind in zip(markers, kinds, strict=True) if kind == main)
    if counted[main] < 2 and (
        main[0] not in ("keyword", "number") or (first and first.number != 1)
    ):
        return [None] * len(blocks)
    return [
        (0 if kind[0] == "ordinal" else marker.end) if marker and kind == main else None
        for marker, kind in zip(markers, kinds, strict=True)
    ]


def group_lines(blocks: Sequence[Block]) -> list[int]:
    """Find marked lines that are headings of lists: each is followed by items of another kind."""
    kinds = [_kind(marker_of(block.seen)) for block in blocks]
    first = next((kind for kind in kinds if kind), None)
    if first is None or first[0] == "bullet":
        return []
    own = [index for index, kind in enumerate(kinds) if kind == first]
    for index in own:
        following = kinds[index + 1] if index + 1 < len(kinds) else None
        if following in (None, first) or blocks[index].words > MAX_GROUP_WORDS:
            return []
        if ends_sentence(blocks[index].seen) or split_action(blocks[index].seen, 0).titled:
            return []
    return own if len(own) >= 2 else []


def _kind(marker: Marker | None) -> tuple[str, str] | None:
    """Return what tells the items of one list from those of a list within it."""
    if marker is None:
        return None
    return marker.kind, marker.value if marker.kind == "bullet" else ""


def _bold(blocks: Sequence[Block]) -> list[int | None]:
    starts: list[int | None] = [
        0 if _BOLD_START.match(block.seen) and split_action(block.seen, 0).bold else None
        for block in blocks
    ]
    return starts if sum(start is not None for start in starts) >= 2 else [None] * len(blocks)


def _titled(blocks: Sequence[Block]) -> list[int | None]:
    starts: list[int | None] = [None] * len(blocks)
    for index, (block, following) in enumerate(itertools.pairwise(blocks)):
        heading = heading_of(block)
        if (
            heading
            and whom_of(heading.text) is None
            and not block.is_prose
            and (following.is_prose or following.words >= 8)
        ):
            starts[index] = heading.start
    return starts if sum(start is not None for start in starts) >= 2 else [None] * len(blocks)


def _advises(text: str) -> bool:
    return bool(_ADVISES.search(text) or _IMPERATIVE.match(text))


def _advising(blocks: Sequence[Block]) -> list[int | None]:
    """Take each paragraph that advises as a recommendation, where most of them do."""
    first = (
        1
        if blocks
        and not _IMPERATIVE.match(blocks[0].seen)
        and _INTRODUCES.search(blocks[0].seen)
        and len(blocks) > 1
        else 0
    )
    advising = [
        index >= first and (_advises(block.seen) or split_action(block.seen, 0).titled)
        for index, block in enumerate(blocks)
    ]
    if sum(advising) < 2 or sum(advising) < 0.6 * (len(blocks) - first):
        return [None] * len(blocks)
    return [0 if advises else None for advises in advising]


def has_marked_items(blocks: Sequence[Block]) -> bool:
    """Say whether the blocks hold a list of items, marked or in bold."""
    for find in (_marked, _bold, _colon_titled):
        if sum(start is not None for start in find(blocks)) >= 2:
            return True
    return False


def _colon_titled(blocks: Sequence[Block]) -> list[int | None]:
    """Take paragraphs with a title before a colon as items, where nearly all have one."""
    titled = [split_action(block.seen, 0).titled for block in blocks]
    if sum(titled) < 2 or sum(titled) < len(blocks) - 1:
        return [None] * len(blocks)
    return [0 if has_title else None for has_title in titled]
