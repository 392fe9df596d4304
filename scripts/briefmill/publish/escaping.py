"""Make text literal: for HTML, for front matter, for Markdown.

Neither engine escapes a title or a description that it takes from front matter, and a
field may hold anything that can be typed. What a person wrote in a field is shown as
it was written, whatever the place means in Markdown or HTML.
"""

from __future__ import annotations

import html
import re

_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_MARKUP = re.compile(r"[&<>\\`*_{}\[\]#|~=]")
_LINE_START = re.compile(r"^(?:[-+:]|\d+[.)])")


def one_line(text: str) -> str:
    """Return ``text`` on one line: runs of white space become a blank, ends are cut.

    Control characters, lone surrogates and non-characters are dropped: no HTML
    document may hold them, and two of the controls are what Python-Markdown marks
    its own places with.
    """
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()


def escape_html(text: str) -> str:
    """Return one line of text for HTML, between tags or inside a quoted attribute."""
    return html.escape(one_line(text), quote=True)


def escape_markdown(text: str) -> str:
    r"""Return one line of Markdown that shows ``text`` literally, wherever it is put.

    It may stand in a paragraph, a heading, a list item, a table cell or a link's
    text, and inside raw HTML. Characters that Markdown gives a meaning become
    numeric references rather than backslash escapes, since Python-Markdown reads the
    latter too late: ``\<`` is still a tag to it.
    """
    line = _MARKUP.sub(_reference, one_line(text))
    return _LINE_START.sub(_reference_last, line)


def escape_attribute(text: str) -> str:
    """Return text for a double-quoted value in an attribute list, ``{: title="..." }``.

    The value passes through the same inline patterns as any other text.
    """
    return escape_markdown(text).replace('"', "&#34;")


def _reference(match: re.Match[str]) -> str:
    character = match.group()
    return "&amp;" if character == "&" else f"&#{ord(character)};"


def _reference_last(match: re.Match[str]) -> str:
    start = match.group()
    return f"{start[:-1]}&#{ord(start[-1])};"
