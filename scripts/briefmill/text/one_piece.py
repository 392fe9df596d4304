"""A passage folded for comparison, in which what is one token has no blank inside."""

from __future__ import annotations

import re

from briefmill.text.sentences import fold, without_comments

_AUTHOR_YEAR = re.compile(
    r"\((?:see |cf\. |e\.g\.? )*[^\W\d_][^()\d:]{0,80}\b(?:1[5-9]|20)\d\d[a-z]?\b[^()]{0,40}\)"
)
"""A citation by author and year in brackets; "(in 2018)" has no name and is none."""
_REMARK = re.compile(r"\b(?:as per|was|were|is|are|which|who|that|when|where|because)\b")
"""What makes such brackets a remark: (as per the terms of the Declaration of 1943)."""
_WHOLE = re.compile(
    r"\[-?@[^\]]+\]|\[\d+(?:[ ,;-]+\d+)*\](?!\()"
    r"|<(?:a|span) (?:id|name)=[\"'][\w.-]+[\"'] ?/?>"
)
"""Citations by keys or numbers, and empty anchors, which may have blanks in them as well."""
PHRASES = {
    "per cent": "percent", "can not": "cannot", "two times": "twice", "handful of": "few",
}  # fmt: skip
"""Phrases that say what one word says, and that word: they are shown as they stand."""
_PHRASE = re.compile(r"\b(?:per cent\b|can not\b(?! only)|two times\b|(?<=\b[Aa] )handful of\b)")
_NUMERO = re.compile(r"(?<!\w)(no\.|No\.|[Nn][°º]\.?|[Nn]r\.|\u2116|#) (?=\d)")
"""How the number of a thing is announced: No. 4, n° 4."""
_CODE = re.compile(r"`([^`\n]+)`")
_PLAIN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
"""Code that reads as words do, and is compared as such."""
BLANK_IN_CODE = "\ue002"
_CLOCK = re.compile(r"(?<!\w)\d{1,2}(?:[:.]\d\d)? [ap]\.?m\b")
"""A time of day: 8 a.m., 8.30 pm."""
_SPACED = re.compile(r"(?<![\d.,:/-])(?<!\d )\d{1,3}(?: \d{3})+(?!\d)(?! \d)")
"""A number with blanks between its thousands: 1 500."""
_MARKED = re.compile(r" \d")
"""What a number behind a blank begins with; most passages have none, and are asked no more."""


def in_pieces(text: str) -> str:
    """Return a passage without comments, folded; citations, numbers and code in one piece.

    Code stands between U+E000 and U+E001 there, its blanks as `BLANK_IN_CODE`; other blanks
    inside of a piece are no-break spaces.
    """
    text = without_comments(text)
    if "`" in text:
        text = _CODE.sub(_as_code, text)
    folded = fold(text)
    if "(" in folded:
        folded = _AUTHOR_YEAR.sub(_unbroken, folded)
    if "[" in folded or "<" in folded:
        folded = _WHOLE.sub(_in_one_piece, folded)
    if any(each in folded for each in (" times", "handful", "per cent", "can not")):
        folded = _PHRASE.sub(_in_one_piece, folded)
    if _MARKED.search(folded):
        folded = _SPACED.sub(_in_one_piece, _NUMERO.sub("\\1\u00a0", folded))
    if "m" in folded:
        folded = _CLOCK.sub(_in_one_piece, folded)
    return folded


def _unbroken(match: re.Match[str]) -> str:
    """Keep a citation in one piece, when it has a name: (Cha 2018), not (in May 2018)."""
    named = re.search(r"(?<!\w)[A-Z\u00c0-\u00de][^\W\d_]", match.group())
    dated = re.match(r"\((?:in|since|from|until|by|before|after|between)\b", match.group())
    if not named or dated or _REMARK.search(match.group()):
        return match.group()
    return _in_one_piece(match)


def _as_code(match: re.Match[str]) -> str:
    """Keep code in one piece, unless it reads as words."""
    if _PLAIN.fullmatch(match[1]):
        return match.group()
    return f"\ue000{match[1].replace(' ', BLANK_IN_CODE)}\ue001"


def _in_one_piece(match: re.Match[str]) -> str:
    return match.group().replace(" ", "\u00a0")
