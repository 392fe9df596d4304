"""The few pieces of Markdown that the pages are made of.

All text given here is Markdown already; plain text goes through `escape_markdown`.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from briefmill.publish.escaping import escape_attribute, escape_markdown
from briefmill.publish.policy import is_safe_address

_KEPT_IN_ADDRESS = ":/?#@!$&+,;=%~-._"


def attributes(anchor: str = "", css: str = "", title: str = "") -> str:
    """Return an attribute list, or nothing when there is nothing in it."""
    words = [f"#{anchor}" if anchor else "", *(f".{name}" for name in css.split())]
    if title:
        words.append(f'title="{escape_attribute(title)}"')
    inner = " ".join(filter(None, words))
    return f"{{: {inner} }}" if inner else ""


def heading(level: int, text: str, anchor: str = "", css: str = "") -> str:
    """Return a heading with its anchor and classes."""
    return f"{'#' * level} {text} {attributes(anchor, css)}".rstrip()


def numbered(number: int | None, text: str) -> str:
    """Return a title with its number before it, when it has one."""
    return f'<span class="bm-number">{number}</span> {text}' if number else text


def paragraph(text: str, css: str = "", anchor: str = "") -> str:
    """Return a paragraph with classes."""
    return f"{text}\n{attributes(anchor, css)}".rstrip()


def link(text: str, target: str) -> str:
    """Return a link to a page of the site."""
    return f"[{text}]({target})"


def external(text: str, address: str | None) -> str:
    """Return a link to another site, or the bare text when the address is not safe."""
    if not address or not is_safe_address(address):
        return text
    return f"[{text}]({quote(address.strip(), safe=_KEPT_IN_ADDRESS)})"


def group(css: str, *parts: str) -> str:
    """Return a division with Markdown in it."""
    return f'<div class="{css}" markdown="1">\n\n{stack(*parts)}\n\n</div>'


def bullets(entries: Iterable[str]) -> str:
    """Return a list; entries may have several lines, the later ones are indented."""
    return "\n".join("- " + entry.replace("\n", "\n    ") for entry in entries)


def steps(entries: Iterable[str]) -> str:
    """Return a numbered list; entries may have several lines."""
    return "\n".join(
        f"{number}. " + entry.replace("\n", "\n    ") for number, entry in enumerate(entries, 1)
    )


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a list of facts, each with its name; those without a value are left out."""
    return bullets(f"**{escape_markdown(name)}:** {value}" for name, value in pairs if value)


def stack(*parts: str) -> str:
    """Put blocks below each other, with a blank line between; empty ones are left out."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def dotted(*parts: str) -> str:
    """Put short facts on one line, with a middle dot between."""
    return " · ".join(part for part in parts if part)
