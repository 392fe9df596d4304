"""Reads the LaTeX that stands in BibTeX values: accents, symbols, names."""

from __future__ import annotations

import logging
import re
from functools import cache

from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import Entry, Field

from briefmill.brief.suggest import shown

MAX_BRACES = 20
"""Deepest nesting of braces read; the decoder is recursive."""

_COMMANDS_WORDS = """
c v u H k r b d t i j ss SS o O l L aa AA ae AE oe OE dh DH th TH ng NG dj DJ emph textit textbf
textrm textsc texttt textsf textup textnormal mbox url enquote em it bf rm sc tt sf itshape
bfseries scshape textendash textemdash textquoteleft textquoteright textquotedblleft
textquotedblright textquotesingle textquotedbl guillemotleft guillemotright ldots dots
textellipsis S P pounds copyright textregistered texttrademark textdegree textasciitilde
textasciicircum textbackslash textbar textunderscore textdollar textless textgreater
textbraceleft textbraceright euro texteuro LaTeX TeX
"""
# Commands whose meaning the decoder knows and whose text it keeps. Any other command is
# refused, because the decoder would drop it together with what it stands for.
_COMMANDS = frozenset(_COMMANDS_WORDS.split())
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)|.)", re.DOTALL)
_MATH = re.compile(r"(?<!\\)\$[^$]*\$")
_BARE = re.compile(r"(\\.)|([%&#])", re.DOTALL)
_ESCAPED = re.compile(r"\\([%&#_$~{}])(?:\{\})?")
_URL_COMMAND = re.compile(r"\\url\s*\{([^{}]*)\}")

# The decoder tells its troubles by logging; they come back as LatexError here.
logging.getLogger("pylatexenc").addHandler(logging.NullHandler())


class LatexError(ValueError):
    """A value that is not understood; the message says why, ``advice`` what to do."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


def decode(text: str) -> str:
    r"""Return a value as plain text on one line: ``Fran{\c c}ois`` becomes François.

    Math between dollar signs stays as it is.

    Raises:
        LatexError: when a brace is not closed, braces are too deep, or a command is
            not known.
    """
    _check_braces(text)
    for found in _COMMAND.finditer(_MATH.sub(" ", text)):
        if found[1] and found[1] not in _COMMANDS:
            message = f"the LaTeX command \\{found[1][:40]} is not known here"
            raise LatexError(message, "Write the character itself.")
    if "\\" in text or "{" in text or any(mark in text for mark in ("--", "``", "''", "~")):
        text = _decoded(_protected(text))
    return " ".join(text.split())


def verbatim(text: str) -> str:
    r"""Return an address: only ``\url{…}`` and backslashes before signs are taken away."""
    return _ESCAPED.sub(r"\1", _URL_COMMAND.sub(r"\1", text)).strip().strip("{}")


def people(text: str) -> list[dict[str, str]]:
    """Split the names of an author field and return them as CSL names.

    A name wholly in braces, such as ``{World Bank}``, is not divided.

    Raises:
        LatexError: when a name has too many commas, or is not understood by `decode`.
    """
    _check_braces(text)
    return [_person(name.strip()) for name in split_multiple_persons_names(text) if name.strip()]


def _person(name: str) -> dict[str, str]:
    if name.lower() == "others":
        return {"literal": "and others"}
    if name.startswith("{") and _closing(name) == len(name) - 1:
        return {"literal": decode(name[1:-1])}
    try:
        parts = parse_single_name_into_parts(name, strict=True)
    except InvalidNameError as error:
        message = f"the name {shown(name)} cannot be divided: {error.reason}"
        advice = "Write Family, Given; put the name of a body in braces of its own."
        raise LatexError(message, advice) from error
    divided = {
        "family": parts.last,
        "given": parts.first,
        "non-dropping-particle": parts.von,
        "suffix": parts.jr,
    }
    return {part: decode(" ".join(words)) for part, words in divided.items() if words}


def _closing(text: str) -> int:
    """Return where the brace that opens ``text`` is closed."""
    depth = 0
    for position, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if not depth:
            return position
    return len(text)


def _check_braces(text: str) -> None:
    depth = 0
    for char in re.sub(r"\\.", "", text, flags=re.DOTALL):
        depth += (char == "{") - (char == "}")
        if depth > MAX_BRACES:
            raise LatexError(f"braces are nested deeper than {MAX_BRACES} levels")
        if depth < 0:
            raise LatexError("a closing brace has no opening one")
    if depth:
        raise LatexError("a brace is not closed")


def _protected(text: str) -> str:
    """Escape signs that stand for themselves in most files, though not in LaTeX.

    A percent sign would begin a comment, and the rest of the line would be lost.
    """
    text = _BARE.sub(lambda found: found[1] or f"\\{found[2]}", text)
    return text if text.count("$") % 2 == 0 else re.sub(r"(?<!\\)\$", r"\\$", text)


@cache
def _decoder() -> LatexDecodingMiddleware:
    return LatexDecodingMiddleware()


def _decoded(text: str) -> str:
    entry = Entry("misc", "value", [Field("text", text)])
    result = _decoder().transform_entry(entry, Library())
    if not isinstance(result, Entry):
        raise LatexError(f"{shown(text)} is not understood as LaTeX")
    return str(entry.fields_dict["text"].value)
