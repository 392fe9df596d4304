"""Changes that leave the meaning alone: typographic variants, and a share of the words edited."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Container

from benchmarks.vocabulary import CAPITALISED_OTHERWISE, GUARDED, INSERTED, KEYS, SYNONYMS
from benchmarks.word_lists import entries

Variant = Callable[[random.Random, str], str | None]
"""Returns another way to set the same words, or None where the text has no place for it."""

_ORDINARY = re.compile(r"(?<![\w’'/.:([-])[a-z]{3,}(?![\w’'/:)\]-])")
_NOUN_PHRASE = re.compile(r"(?<=the )(?P<first>[a-z]{4,}) (?P<second>[a-z]{5,})\b(?!-)")
_COMMA = re.compile(r"(?<=[a-z]),(?= (?:and|but|which|who|while|where|although|as|in|at|with)\b)")
_NO_COMMA = re.compile(r"(?<=[a-z])(?= (?:and|but|which|while|where|although) [a-z])")
_OPENERS = frozenset(entries("openers"))
_DASH = re.compile(r"(?<=[a-z])-(?=[a-z])|(?<=\d)–(?=\d)| – |—|(?<=[a-z]) - (?=[a-z])")
_DASHES = {"-": "\u2011", "–": "-", " – ": " — ", "—": " – ", " - ": " – "}
_CURLY = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_KEPT_NEAR = 2
"""Words. Two edits closer than this would read as one longer edit."""


def spaced(rng: random.Random, text: str) -> str | None:
    """Return the text with other white space: doubled, not breaking, or a line's end."""
    blanks = [match.start() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)]
    if not blanks:
        return None
    white = rng.choice(["  ", "\u00a0", "\n", "   "])
    for at in sorted(rng.sample(blanks, min(len(blanks), rng.randint(1, 4))), reverse=True):
        text = text[:at] + white + text[at + 1 :]
    return text


def quoted(_: random.Random, text: str) -> str | None:
    """Return the text with straight quotation marks for curly ones, or curly for straight."""
    if any(mark in text for mark in _CURLY):
        return "".join(_CURLY.get(sign, sign) for sign in text)
    curly = re.sub(r"(?<=\w)'", "’", text)
    curly = re.sub(r'"([^"]*)"', r"“\1”", curly)
    return curly if curly != text else None


def dashed(_: random.Random, text: str) -> str | None:
    """Return the text with other hyphens and dashes."""
    other = _DASH.sub(lambda match: _DASHES[match[0]], text)
    return other if other != text else None


def first_lower(_: random.Random, text: str) -> str | None:
    """Return the text with a small first letter, where the first word is no name."""
    first = re.match(r"[A-Za-z]+\b", text)
    if not first or first[0].casefold() not in _OPENERS or first[0].islower():
        return None
    return text[0].lower() + text[1:]


def phrase_capitalised(rng: random.Random, text: str) -> str | None:
    """Return the text with capitals in a common noun phrase: the Trade Agreement."""
    found = [match for match in _NOUN_PHRASE.finditer(text) if _common(match)]
    if not found:
        return None
    match = rng.choice(found)
    return text[: match.start()] + match[0].title() + text[match.end() :]


def _common(match: re.Match[str]) -> bool:
    words = set(match.groups())
    return not words & CAPITALISED_OTHERWISE and not words & GUARDED


def all_capitals(_: random.Random, text: str) -> str | None:
    """Return the text in capitals, as a converter leaves small capitals."""
    return text.upper()


def comma_lost(rng: random.Random, text: str) -> str | None:
    """Return the text without one of its commas."""
    return _at_one(rng, _COMMA, text, "")


def comma_inserted(rng: random.Random, text: str) -> str | None:
    """Return the text with a comma more, before a conjunction."""
    return _at_one(rng, _NO_COMMA, text, ",")


def _at_one(rng: random.Random, pattern: re.Pattern[str], text: str, new: str) -> str | None:
    places = list(pattern.finditer(text))
    if not places:
        return None
    place = rng.choice(places)
    return text[: place.start()] + new + text[place.end() :]


VARIANTS: dict[str, Variant] = {
    "white space": spaced,
    "quotation marks": quoted,
    "dashes": dashed,
    "first letter": first_lower,
    "a phrase in capitals": phrase_capitalised,
    "all in capitals": all_capitals,
    "comma lost": comma_lost,
    "comma inserted": comma_inserted,
}
INSIDE_OUT = frozenset({"all in capitals"})
"""Variants of which only the variant may go: it tells less than what it was made from."""


_DOUBLED = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
"""An edit that doubles a word is none of these: it is damage of another kind."""


def edited(text: str, share: float, rng: random.Random, known: Container[str]) -> str | None:
    """Return the text with a share of its words edited, or None where too few are ordinary.

    Args:
        text: a paragraph in one line.
        share: of its words, 0 to 1; at least one is edited. A swap counts as two.
        rng: draws the words and the edits.
        known: the corpus's words; a typing slip must not make one of them.
    """
    wanted = max(1, round(share * len(text.split())))
    words = [match for match in _ORDINARY.finditer(text) if match[0] not in GUARDED]
    if len(words) < 2 * wanted:
        return None
    rng.shuffle(words)
    edits: dict[int, tuple[int, str]] = {}
    done = 0
    for word in words:
        if done >= wanted:
            break
        made = None if _near(word.start(), text, edits) else _edit(word, text, rng, known)
        if made:
            start, end, new, cost = made
            edits[start] = (end, new)
            done += cost
    made_text = _made(text, edits)
    return made_text if done >= wanted and not _DOUBLED.search(made_text) else None


def _near(at: int, text: str, edits: dict[int, tuple[int, str]]) -> bool:
    for start, (end, _) in edits.items():
        between = text[end:at] if at > end else text[at:start]
        if len(between.split()) <= _KEPT_NEAR:
            return True
    return False


def _edit(
    word: re.Match[str], text: str, rng: random.Random, known: Container[str]
) -> tuple[int, int, str, int] | None:
    """Return start, end, what comes there, and how many words that edits."""
    start, end = word.span()
    how = rng.choices(["synonym", "slip", "insert", "delete", "swap"], [5, 3, 1.5, 1.5, 1])[0]
    if word[0] in SYNONYMS:
        how = "synonym" if rng.random() < 0.7 else how
    if how == "insert":
        return start, start, rng.choice(INSERTED) + " ", 1
    if how == "delete" and text[end : end + 1] == " ":
        return start, end + 1, "", 1
    if how == "swap":
        follower = _ORDINARY.match(text, end + 1)
        if follower and text[end] == " " and follower[0] not in GUARDED:
            return start, follower.end(), f"{follower[0]} {word[0]}", 2
    if how == "synonym" and word[0] in SYNONYMS:
        return start, end, SYNONYMS[word[0]], 1
    slip = _slip(word[0], rng)
    unfit = len(word[0]) < 5 or slip == word[0] or slip in known or slip in GUARDED
    return None if unfit else (start, end, slip, 1)


def _slip(word: str, rng: random.Random) -> str:
    """Return the word as a hurried hand types it; the first letter is right."""
    at = rng.randrange(1, len(word) - 1)
    before, here, after = word[:at], word[at], word[at + 1 :]
    return rng.choice(
        [
            before + after,
            before + here + here + after,
            before + rng.choice(KEYS[here]) + after,
            before + after[0] + here + after[1:],
        ]
    )


def _made(text: str, edits: dict[int, tuple[int, str]]) -> str:
    for start in sorted(edits, reverse=True):
        end, new = edits[start]
        text = text[:start] + new + text[end:]
    return text
