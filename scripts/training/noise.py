"""Garbles sentences as pasting and conversion do: words change places, commas get lost.

The noise is that of a scraped article: neighbours that changed places, a few words that
moved by two or three places, a few scrambled windows; all commas of a garbled sentence
gone; the first letter raised again, the capital inside kept.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefmill.repair.encoding import Shown
from briefmill.repair.words import Words


@dataclass(frozen=True, slots=True)
class Noise:
    """How a sentence is garbled; all are probabilities, 0 to 1.

    ``moved`` is that a place begins a move; of the moves, ``rotated`` are words that
    moved by two or three places and ``scrambled`` windows of three or four words in any
    order, the others are neighbours that changed places. ``lost`` is that a comma is
    lost, ``carried`` that a comma goes with its word (else it stays in its place), and
    ``raised`` that the word which opened the sentence keeps its capital.
    """

    moved: float
    rotated: float = 0.12
    scrambled: float = 0.06
    lost: float = 0.0
    carried: float = 1.0
    raised: float = 1.0


@dataclass(frozen=True, slots=True)
class Garbled:
    """A garbled sentence and what it was.

    ``shown`` is the sentence as it stands now; ``order`` gives for each place the index
    of the word in the original. ``offsets`` tell for each word how many places further
    on it belongs, ``commas`` whether a comma followed it, and ``lowered`` whether the
    word that stands first was written small. ``words`` is the original.
    """

    words: Words
    shown: Shown
    order: tuple[int, ...]
    offsets: tuple[int, ...]
    commas: tuple[bool, ...]
    lowered: bool


def garble(words: Words, noise: Noise, chance: random.Random) -> Garbled:
    """Return a sentence garbled; the same ``chance`` gives the same result."""
    order = canonical(words.texts, _moved(words.segments, noise, chance))
    texts = [words.texts[index] for index in order]
    if order[0] != 0:
        _recase(texts, order.index(0), noise, chance)
    carried = chance.random() < noise.carried
    given = words.commas
    commas = [given[index] for index in order] if carried else list(given)
    commas[-1] = given[-1]
    shown = Shown(
        texts,
        [word.lead for word in words.words],
        [word.trail for word in words.words],
        [comma and chance.random() >= noise.lost for comma in commas],
    )
    return told(words, shown, order)


def told(words: Words, shown: Shown, order: Sequence[int]) -> Garbled:
    """Return what is to be said of a sentence that is shown in some order of its words."""
    given = words.commas
    return Garbled(
        words,
        shown,
        tuple(order),
        tuple(index - place for place, index in enumerate(order)),
        tuple(given[index] for index in order),
        order[0] != 0 and words.texts[order[0]][:1].islower(),
    )


def _moved(segments: Sequence[int], noise: Noise, chance: random.Random) -> list[int]:
    order = list(range(len(segments)))
    place = 0
    while place < len(order) - 1:
        length = 1
        if chance.random() < noise.moved and _together(segments, place, 2):
            length = _window(segments, place, noise, chance, order)
        place += length
    return order


def _window(
    segments: Sequence[int], place: int, noise: Noise, chance: random.Random, order: list[int]
) -> int:
    """Change the order of the words from ``place`` on; return how many were touched."""
    kind = chance.random()
    if kind >= noise.scrambled + noise.rotated or not _together(segments, place, 3):
        order[place], order[place + 1] = order[place + 1], order[place]
        return 2
    scrambled = kind < noise.scrambled
    wide = _together(segments, place, 4) and chance.random() < (0.5 if scrambled else 0.25)
    length = 4 if wide else 3
    window = order[place : place + length]
    if scrambled:
        chance.shuffle(window)
    else:
        window = window[1:] + window[:1] if chance.random() < 0.5 else window[-1:] + window[:-1]
    order[place : place + length] = window
    return length


def _together(segments: Sequence[int], place: int, length: int) -> bool:
    window = segments[place : place + length]
    return len(window) == length and window[0] >= 0 and len(set(window)) == 1


def canonical(texts: Sequence[str], order: Sequence[int]) -> list[int]:
    """Return the order with equal words told apart as if none had passed another."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, index in enumerate(order):
        places[texts[index].lower()].append(place)
    result = list(order)
    for equal in places.values():
        for place, index in zip(equal, sorted(order[place] for place in equal), strict=True):
            result[place] = index
    return result


def _recase(texts: list[str], was_first: int, noise: Noise, chance: random.Random) -> None:
    """Raise the first letter, and lower that of the word that stood first, or keep it."""
    word = texts[was_first]
    if chance.random() >= noise.raised and word != "I" and word[1:] == word[1:].lower():
        texts[was_first] = word[:1].lower() + word[1:]
    texts[0] = texts[0][:1].upper() + texts[0][1:]


def written(garbled: Garbled) -> str:
    """Return a garbled sentence as text. The marks of its last word stand behind its comma."""
    shown = garbled.shown
    last = len(shown.texts) - 1
    pieces = []
    for place, (text, lead, trail, comma) in enumerate(
        zip(shown.texts, shown.leads, shown.trails, shown.commas, strict=True)
    ):
        mark = "," if comma else ""
        pieces.append(lead + text + (mark + trail if place == last else trail + mark))
    return " ".join(pieces)
