"""Whether a passage is in the language of contracts and laws (English)."""

from __future__ import annotations

import re

from briefmill.text.quotation import quotations

_BINDING = re.compile(
    r"\b(?:(?<!\bwe )(?<!\bI )shall|hereby|herein|hereof|hereto|thereof|thereto|"
    r"hereunder|hereinafter|pursuant)\b",
    re.IGNORECASE,
)


def binds(text: str) -> bool:
    """Say whether a passage is in the language of contracts and laws, not only what it quotes."""
    quoted = list(quotations(text))
    return any(
        not any(span.start <= match.start() < span.end for span in quoted)
        for match in _BINDING.finditer(text)
    )
