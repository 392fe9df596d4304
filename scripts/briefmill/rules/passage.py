"""A paragraph as it is compared with others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from briefmill.text.meaning import Kind
from briefmill.text.sentences import loose, sentences
from briefmill.text.span import Span
from briefmill.text.tokens import Token, is_shouted, tokens

_EMPHASISED = re.compile(r"(\*{1,3}|_{1,3})(?![*_\s])(?:(?!\1).)+\1", re.DOTALL)
"""A passage that is emphasised from its beginning to its end."""


@dataclass(frozen=True)
class Passage:
    """A paragraph as it is compared, with its sentences as spans of its text."""

    text: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the whole paragraph."""
        return tokens(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, in code points of ``text``."""
        return sentences(self.text)

    @cached_property
    def parts(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens of each sentence."""
        return tuple(tokens(span.of(self.text)) for span in self.sentences)

    @cached_property
    def key(self) -> str:
        """The text as exact copies are compared."""
        return loose(self.text)

    @cached_property
    def worth(self) -> tuple[int, bool, bool, int]:
        """What makes a copy the better one: sources, case, no emphasis of all, and sentences.

        Case tells names; what is all in italics or bold is typed so to be looked at again.
        """
        sources = sum(each.kind in {Kind.CITATION, Kind.LINK} for each in self.tokens)
        plain = not _EMPHASISED.fullmatch(self.text.strip())
        return sources, not is_shouted(self.text), plain, len(self.sentences)
