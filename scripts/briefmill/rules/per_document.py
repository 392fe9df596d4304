"""Remember what several rules ask about the same text."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from briefmill.text.document import Document

_Found = TypeVar("_Found")


def per_document(function: Callable[[Document], _Found]) -> Callable[[Document], _Found]:
    """Return ``function`` so that it works once for the document that is asked about in a row.

    Rules run one after another over one text, and again when a repair has changed it. What is
    remembered must not be changed; it is forgotten with its document.
    """
    last: list[tuple[ref[Document], _Found]] = []

    @wraps(function)
    def remembered(document: Document) -> _Found:
        if not last or last[0][0]() is not document:
            found = function(document)
            last[:] = [(ref(document, _forget), found)]
        return last[0][1]

    def _forget(gone: ref[Document]) -> None:
        if last and last[0][0] is gone:
            last.clear()

    return remembered
