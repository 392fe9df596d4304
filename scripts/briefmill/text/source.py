"""Bytes to text and back, so that what was not edited comes out as it went in."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from briefmill.text.problem import InputError, Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A text that was read: its name, its characters, and how to write it again.

    ``text`` is without the byte order mark; line ends are as they were.
    """

    path: str
    text: str
    mark: bytes = b""
    encoding: str = "utf-8"

    @classmethod
    def read(cls, data: bytes, path: str) -> Source:
        """Decode UTF-8, or UTF-16 with a byte order mark.

        Raises:
            InputError: when the bytes are not text in one of these encodings.
        """
        mark, encoding = next(
            ((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8")
        )
        try:
            text = data[len(mark) :].decode(encoding)
        except UnicodeDecodeError as error:
            raise InputError(_undecodable(data, path, error.start + len(mark))) from None
        if "\0" in text:
            raise InputError(
                Problem(path, 0, 0, "this is not text: it holds NUL bytes", "Give a text file.")
            )
        return cls(path, text, mark, encoding)

    def write(self, text: str) -> bytes:
        """Encode ``text`` as the source was encoded, byte order mark included."""
        return self.mark + text.encode(self.encoding)


def _undecodable(data: bytes, path: str, offset: int) -> Problem:
    before = data[:offset]
    line = before.count(b"\n") + 1
    column = len(before) - (before.rfind(b"\n") + 1) + 1
    if b"\0" in data[:4096]:
        return Problem(path, 0, 0, "this is not text: it holds NUL bytes", "Give a text file.")
    return Problem(
        path,
        line,
        column,
        f"expected text in UTF-8, found the byte 0x{data[offset]:02X}",
        "Save the file as UTF-8 (your editor's “Save as… encoding”) and try again.",
    )
