"""Sentences of a paragraph, and the form in which two passages are compared."""

from __future__ import annotations

import re
import unicodedata

import sentencex

from briefmill.text.span import Span

_FOLDED = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "…": "...",
    }
)  # fmt: skip
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


def sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the sentences of one paragraph, without the white space between them.

    ``text`` is one paragraph; spans count its code points. ``language`` is an ISO 639-1
    code; sentencex falls back to English for one that it does not know.
    """
    found = []
    for boundary in sentencex.get_sentence_boundaries(language, text):
        span = Span(boundary["start_index"], boundary["end_index"])
        content = span.of(text)
        lead = len(content) - len(content.lstrip())
        if content.strip():
            found.append(Span(span.start + lead, span.start + len(content.rstrip())))
    return tuple(found)


def fold(text: str) -> str:
    """Return ``text`` as it is compared: composed, straight marks, single blanks.

    Only what a reader would not call a difference is folded: white space, the shape of
    quotation marks, dashes and ellipses, and Unicode composition. Letter case, commas
    and everything else stay.
    """
    return " ".join(unicodedata.normalize("NFC", text.translate(_FOLDED)).split())


def word_count(text: str) -> int:
    """Count words: runs of letters and digits, inner hyphens and apostrophes included."""
    return sum(1 for _ in _WORD.finditer(text))
