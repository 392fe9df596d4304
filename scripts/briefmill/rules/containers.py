"""Boxes around a passage: an HTML element or an admonition, which must not be left empty."""

from __future__ import annotations

import re

from briefmill.text.span import Span

_LAST_LINE = re.compile(r"([^\r\n]+)\s*\Z")
_LOOKED_AT = 400
"""Code points before and behind a passage in which its box opens and ends."""
_ELEMENT = re.compile(r"<(?P<name>[A-Za-z][\w-]*)\b[^<>]*>\s*\Z")
_ADMONITION = re.compile(r"(?P<indent>[ ]*)(?:!!!|\?\?\?\+?|===)\s.*\Z")
_NEXT_LINE = re.compile(r"\s*?^(?P<indent>[ ]*)\S", re.MULTILINE)


def left_empty(text: str, gone: Span) -> str:
    """Return what opens the box in which nothing would be left without a passage; else nothing."""
    before = _LAST_LINE.search(text[max(gone.start - _LOOKED_AT, 0) : gone.start])
    if not before or not gone.of(text).strip():
        return ""
    line, behind = before[1], text[gone.end : gone.end + _LOOKED_AT]
    element = _ELEMENT.search(line)
    if element:
        return element.group().strip() if _closes(element["name"], behind) else ""
    admonition = _ADMONITION.match(line)
    if not admonition:
        return ""
    following = _NEXT_LINE.match(behind)
    inside = following and len(following["indent"]) > len(admonition["indent"])
    return "" if inside else line.strip()


def _closes(name: str, behind: str) -> bool:
    return re.match(rf"\s*</{re.escape(name)}\s*>", behind, re.IGNORECASE) is not None
