"""One page of ``docs/``: front matter for the templates, Markdown for the readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from briefmill.publish.escaping import escape_html

Meta: TypeAlias = "str | int | bool | Sequence[Meta] | Mapping[str, Meta]"
"""What front matter may hold. Texts are plain; writing the page escapes them."""


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file of ``docs/``.

    ``path`` is its POSIX path there, ``title`` and ``description`` are plain text,
    ``content`` is Markdown, ``meta`` what the templates show around it.
    """

    path: str
    title: str
    description: str
    content: str
    meta: Mapping[str, Meta] = field(default_factory=dict)

    def encode(self) -> bytes:
        """Return the file: front matter and Markdown, LF, one final newline, UTF-8.

        Every text of the front matter is written as HTML text, because both engines
        print what they find there unescaped, on other pages as well.
        """
        values: dict[str, Meta] = {"title": self.title}
        if self.description:
            values["description"] = self.description
        lines = [f"{name}: {_flow(value)}" for name, value in (values | dict(self.meta)).items()]
        body = self.content.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        return "\n".join(["---", *lines, "---", "", body, ""]).encode()


def _flow(value: Meta) -> str:
    """Return a value as YAML on one line; JSON's notation is part of YAML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + escape_html(value).replace("\\", "\\\\") + '"'
    if isinstance(value, Mapping):
        pairs = (f"{_flow(name)}: {_flow(entry)}" for name, entry in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(_flow(entry) for entry in value) + "]"
