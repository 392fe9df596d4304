"""Anchors in a passage that goes: they lead on to the copy that stays."""

from __future__ import annotations

import re

_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\}")
_IDS = re.compile(r"\{:?\s*(?:#[\w.-]+\s*)*\}")
"""An attribute list that gives ids alone; a class in it makes a warning or a button of a text."""
_LINE_OF_ATTRIBUTES = re.compile(r"(?:\r\n|\n|\r)[ ]{0,3}\{:[^{}\r\n]*\}[ \t]*(?=[\r\n]|\Z)")
_IN_ATTRIBUTES = re.compile(r"#([\w.-]+)")
_ELEMENT = re.compile(r"<(?:a|span)\s+(?:id|name)=[\"']([\w.-]+)[\"']\s*/?>", re.IGNORECASE)
_END = re.compile(r"</(?:a|span)\s*>", re.IGNORECASE)
_INSERTED = re.compile(r'(?:<a id="[\w.-]+"></a>)+')


def anchors_of(text: str) -> tuple[str, ...]:
    """Return the ids in attribute lists and empty anchors of a passage, in their order."""
    found = [
        (match.start(), name)
        for match in _ATTRIBUTES.finditer(text)
        for name in _IN_ATTRIBUTES.findall(match.group())
    ]
    found += [(match.start(), match[1]) for match in _ELEMENT.finditer(text)]
    return tuple(name for _, name in sorted(found))


def is_anchor(markup: str) -> bool:
    """Say whether a piece of markup is an anchor's tag or gives ids, and no more."""
    return any(each.fullmatch(markup.strip()) for each in (_IDS, _ELEMENT, _END))


def end_of_attributes(text: str, end: int) -> int:
    """Return where the attribute list ends that stands below a paragraph and belongs to it.

    ``end`` is that of the paragraph, and the answer where none stands below.
    """
    match = _LINE_OF_ATTRIBUTES.match(text, end)
    return match.end() if match else end


def without_anchors(text: str) -> str:
    """Return a passage without its anchors and attribute lists."""
    for pattern in (_ATTRIBUTES, _ELEMENT, _END):
        text = pattern.sub("", text)
    return text


def as_anchors(names: tuple[str, ...]) -> str:
    """Return the markup of empty anchors."""
    return "".join(f'<a id="{name}"></a>' for name in names)


def inserted_anchors(markup: str) -> tuple[str, ...] | None:
    """Return the ids of markup made by `as_anchors`, or None for any other text."""
    return anchors_of(markup) if _INSERTED.fullmatch(markup) else None
