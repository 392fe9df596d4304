"""Tell a title or a bare heading line from a paragraph."""

from __future__ import annotations

from briefmill.text.sentences import sentences, without_comments, word_count

_LONGEST_TITLE = 30
"""Words. Headlines run to about 20 words; scraped ones carry a site's name as well."""


def is_title(text: str) -> bool:
    """Say whether one block of text reads as a title: one line, no full stop at its end."""
    stripped = without_comments(text).strip()
    if not stripped or "\n" in stripped or "\r" in stripped:
        return False
    bare = stripped.rstrip("\"'”’»)]*_")  # a full stop may stand inside a quotation
    if bare[-1:] in {".", ",", ";", ":"} and not bare.endswith("..."):
        return False
    if stripped[-1] in "?!" and len(sentences(stripped)) > 1:
        return False
    return 0 < word_count(stripped) <= _LONGEST_TITLE
