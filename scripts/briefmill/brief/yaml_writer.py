"""YAML as briefmill writes it: the plainest form in which each text is read back the same.

Prose is kept on one line, and between the simplest quotation marks that need no escapes,
so that the place of a character in a field is its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_PLAIN_START = re.compile(r"[^\W\d_]|[(/$£€§°©«“‘„¿¡]")
_NOT_PLAIN = re.compile(
    r":(?:\s|$)|\s#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]|\s$|^\s"
)
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"))
_BROKEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")

_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}
"""Escapes that people know."""


def write_yaml(values: Mapping[str, Any]) -> str:
    """Return ``values`` as a YAML document of block mappings and lists, keys in order.

    Values are texts, whole numbers, mappings, lists of mappings or of texts, and lists of
    numbers or of such lists, which stay on their line. None and empty values are left out.
    """
    return "".join(f"{line}\n" for line in _mapping(values, 0))


def _mapping(values: Mapping[str, Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    for key, value in values.items():
        if value is None or value in ("", [], {}, ()):
            continue
        if isinstance(value, Mapping):
            yield f"{pad}{key}:"
            yield from _mapping(value, indent + 2)
        elif _is_block_list(value):
            yield f"{pad}{key}:"
            yield from _list(value, indent + 2)
        else:
            yield f"{pad}{key}: {_inline(value)}"


def _is_block_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and not _is_numeric(value)


def _is_numeric(value: Any) -> bool:
    if isinstance(value, int):
        return True
    return (
        isinstance(value, Sequence) and not isinstance(value, str) and all(map(_is_numeric, value))
    )


def _list(values: Sequence[Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    for value in values:
        if isinstance(value, Mapping):
            first, *rest = _mapping(value, indent + 2)
            yield f"{pad}- {first[indent + 2 :]}"
            yield from rest
        else:
            yield f"{pad}- {_inline(value)}"


def _inline(value: Any) -> str:
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, int):
        return str(value)
    return f"[{', '.join(_inline(one) for one in value)}]"


def scalar(text: str) -> str:
    """Return a text as a YAML scalar on one line: plain, in quotation marks, or escaped."""
    if _BROKEN.search(text):
        return double_quoted(text)
    if _is_plain(text):
        return text
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def double_quoted(text: str) -> str:
    """Return a text in double quotes, which YAML reads everywhere, within brackets too."""
    return '"' + _BROKEN.sub(_escaped, text.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def _is_plain(text: str) -> bool:
    """Say whether every YAML reader takes the bare text for the same text."""
    return (
        bool(_PLAIN_START.match(text))
        and _NOT_PLAIN.search(text) is None
        and text.lower() not in _WORDS
        and not text.endswith(":")
    )


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    if match.group() in _SHORT:
        return _SHORT[match.group()]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
