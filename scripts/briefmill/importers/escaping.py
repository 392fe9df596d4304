"""Plain text as Markdown that shows the same text.

Only what a Markdown reader would take for markup is escaped, so that ordinary prose comes
out as it went in. Where the character can be escaped with a backslash by Python-Markdown
and CommonMark alike, that is done; else it is written as a character reference.
"""

from __future__ import annotations

import re

_BACKSLASH = re.compile(r"\\(?![A-Za-z0-9])")
_TAG = re.compile(r"<(?=[^\s=])")
_LINKS = re.compile(r"\[TOC\]|\]\s?\[|\](?=[(:])|\[(?=[\^@\[])|!\[")
_SHORTCODE = re.compile(r":(?=[A-Za-z0-9_+-]+:)")
_PAIRED = re.compile(r"==|\^|~|\+\+")
_BRACES = re.compile(r"\{")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(
    r"""(?P<backslash>\#|>|[-+*](?=\s|$|\[)|-(?=-|\s*-\s*-)|\*(?=\s*\*)|!!!)
       |(?P<reference>:(?=\s)|\|(?=.*\|)|\?\?\?|={2,}|/{3}|~{3}|;+(?=-{1,}8<))
       |(?P<number>\d{1,9})(?P<stop>[.)])(?=\s|$)""",
    re.VERBOSE,
)


def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def escape_paragraph(text: str) -> str:
    """Return a paragraph of plain text as one line of Markdown that shows the same text."""
    shown = _escape_inline(" ".join(re.split(r"[\r\n\f\v]+", text)).strip())
    return _escape_start(shown)


def escape_heading(text: str) -> str:
    """Return the text of a heading, to be put after ``#`` marks."""
    shown = _escape_inline(" ".join(text.split()))
    return re.sub(r"#+$", lambda match: "\\#" * len(match.group()), shown)


def _escape_inline(text: str) -> str:
    shown = _BACKSLASH.sub(r"\\\\", text)
    shown = _TAG.sub("&lt;", shown)
    shown = _BRACES.sub(_brace, shown)
    if shown.count("`") > 1:
        shown = shown.replace("`", "\\`")
    if shown.count("*") > 1:
        shown = shown.replace("*", "\\*")
    if len(_UNDERSCORE.findall(shown)) > 1:
        shown = _UNDERSCORE.sub(r"\\_", shown)
    if _LINKS.search(shown):
        shown = shown.replace("[", "\\[")
    return _escape_extensions(shown)


def _brace(match: re.Match[str]) -> str:
    following = match.string[match.end() : match.end() + 2]
    critic = following in ("++", "--", "==", ">>", "~~")
    return _reference("{") if critic or following[:1] in "{%" else "\\{"


def _escape_extensions(text: str) -> str:
    """Escape what only extensions of Python-Markdown read: marks, emoji, keys."""
    if len(_PAIRED.findall(text)) > 1:
        text = _PAIRED.sub(lambda match: _reference(match.group()[0]) * len(match.group()), text)
    if len(_SHORTCODE.findall(text)):
        text = _SHORTCODE.sub("&#58;", text)
    return text


def _escape_start(text: str) -> str:
    """Escape what would make the line a heading, list, quotation, rule, table or block."""
    match = _LINE_START.match(text)
    if match is None:
        return text
    if match["number"]:
        return f"{match['number']}\\{text[match.start('stop') :]}"
    if match["backslash"]:
        return "\\" + text
    return _reference(text[0]) + text[1:]
