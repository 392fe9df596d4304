"""Whether a text speaks of words instead of using them: "the word and", "joined with and"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefmill.text.english import FUNCTION_WORDS

_WINDOW = 8
"""Words on either side of a word in which the text tells that it speaks of it."""
_OF_WORDS = frozenset(
    [
        "word", "words", "operator", "operators", "particle", "particles", "conjunction",
        "conjunctions", "preposition", "prepositions", "pronoun", "pronouns", "connective",
        "connectives", "keyword", "keywords", "phrase", "phrases", "term", "terms", "entry",
        "entries", "lemma", "token", "tokens", "string", "strings", "bigram", "bigrams", "corpus",
        "concordance", "index", "dictionary", "glossary", "grammar", "grammatical", "grammarian",
        "grammarians", "syntax", "syllable", "syllables", "letters", "spell", "spelled", "spelt",
        "spelling", "misspelling", "spellings", "typo", "typos", "misprint", "misprints",
        "misprinted", "slip", "slips", "typed", "type", "typing", "typist", "printer",
        "pronounced", "pronounce", "written", "wrote", "write", "writes", "writing", "writer",
        "read", "reads", "translate", "translated", "translates", "translator", "translators",
        "translation", "query", "queries", "search", "searches", "filter", "filters", "boolean",
        "bracket", "brackets", "scribe", "scribes", "copyist", "copyists", "manuscript",
        "proofreader", "proofreaders", "stammer", "stammered", "stutter", "stuttered", "doubled",
        "duplicated", "twice", "meaning", "means", "expression", "expressions", "title",
        "heading", "slogan", "articles",
    ]
)  # fmt: skip
"""Words near which others are spoken of. Some are common; then it only costs a question."""
_BEFORE_AND = frozenset(["or", "not", "nor", "but", "if", "than", "a", "an", "the"])
_BEHIND_AND = frozenset(["or", "not", "nor", "but", "if"])
"""Words beside which a link links nothing: "and and or", "the and and"."""
_NEAR = 8
"""Code points before a word that tell whether it opens a sentence."""
_ARTICLES = frozenset(["a", "an", "the"])
_OPENS = re.compile(r"(?:\A|[.!?:][\"'”’)]*\s|[\r\n])[\"'“‘(*_]*\Z")


def is_spoken_of(words: Sequence[str], first: int, behind: int) -> bool:
    """Say whether the words from ``first`` to before ``behind`` are spoken of.

    ``words`` are those of the passage in lower case, those in question small words.
    """
    before, after = words[max(first - _WINDOW, 0) : first], words[behind : behind + _WINDOW]
    if not _OF_WORDS.isdisjoint([*before, *after]):
        return True
    left, right = "".join(before[-1:]), "".join(after[:1])
    if left and left == right:
        return True
    if words[behind - 1] in _ARTICLES:  # an article without its noun
        return left in _ARTICLES or right in FUNCTION_WORDS
    return left in _BEFORE_AND or right in _BEHIND_AND


def is_set_apart(text: str, start: int, end: int) -> bool:
    """Say whether emphasis, a bracket, a mark or a capital sets a passage of a text apart."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if before in {*"*_([{<`“‘"} or after in {*"*_)]}>`”’.,;:!?"}:
        return True
    return text[start].isupper() and not _OPENS.search(text, max(start - _NEAR, 0), start)


def is_emphasised(text: str, start: int, end: int) -> bool:
    """Say whether a passage is all that a pair of marks encloses: what is named, not said."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return before in {"'", '"'} or (before in {"*", "_"} and before == after)


_SPEAKER = re.compile(r"\*{0,2}[A-Z][\w .'’-]{0,30}:\*{0,2}\s")


def has_speaker(text: str) -> bool:
    """Say whether a passage opens with who speaks: a record keeps words as they were said."""
    return _SPEAKER.match(text) is not None
