"""Whether an article is written in Markdown with parts whose form import does not keep."""

from __future__ import annotations

import re

_FORMS = (
    ("front matter", re.compile(r"\A---[ \t]*\n(?=[\w-]+:)")),
    ("a table", re.compile(r"^[ \t]*+\|?[ \t]*+:?-{3,}+:?[ \t]*+\|[-|: \t]*$", re.MULTILINE)),
    ("a block of code", re.compile(r"^(?:```|~~~)", re.MULTILINE)),
    ("a quotation", re.compile(r"^> ?\S", re.MULTILINE)),
    ("a list in a list", re.compile(r"^[-*+] .*\n(?: {2,4}|\t)[-*+] ", re.MULTILINE)),
)
"""Parts that lose their form, by what a line of CommonMark (or GitHub's tables) begins with."""
_LINE_END = re.compile(r"\r\n|\r")


def markdown_note(text: str) -> str | None:
    """Return what to tell of the Markdown in a text whose form would be lost, or None.

    Import keeps every word, but it reads plain text: the cells of a table become lines.
    """
    plain = _LINE_END.sub("\n", text)
    found = [
        f"{name} (line {plain.count(chr(10), 0, match.start()) + 1})"
        for name, form in _FORMS
        if (match := form.search(plain))
    ]
    if not found:
        return None
    return (
        f"this looks like Markdown, with {', '.join(found)}. Import reads plain text and keeps "
        "the words of these, but not their form. Compare the sections with the file, or put it "
        "into the folder sections by hand, below front matter of its own."
    )
