"""Sentences as the model itself has put them in order, to be read once more.

The program reads again each order that a first reading leads to, and takes the one in
which nothing is left to move. Random noise hardly ever makes what it has to tell apart
there, orders that are nearly right; so the model is trained on its own (Ross, Gordon and
Bagnell 2011, “A reduction of imitation learning and structured prediction to no-regret
online learning”).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefmill.repair.encoding import Shown
from briefmill.repair.orders import REACH
from training.noise import Garbled, canonical, told


def followed(garbled: Garbled, columns: Sequence[int]) -> list[int]:
    """Return the order that moves lead to: for each place, the place where its word stands now.

    ``columns`` are the moves of the words, numbered as the model numbers them. A move out
    of the word's segment is not followed. Of words that are sent to the same place the one
    that stands first comes first.
    """
    segments = np.array(garbled.words.segments)[list(garbled.order)]
    length = len(segments)
    places: NDArray[np.int64] = np.arange(length)
    sent = places + np.array(columns[:length]) - REACH
    inside = np.clip(sent, 0, length - 1)
    free = (sent == inside) & (segments >= 0) & (segments[inside] == segments)
    order: list[int] = np.argsort(np.where(free, sent, places), kind="stable").tolist()
    return order


def reordered(garbled: Garbled, places: Sequence[int]) -> Garbled:
    """Return a garbled sentence in another order, as the program shows it to the model."""
    words, shown = garbled.words, garbled.shown
    order = canonical(words.texts, [garbled.order[place] for place in places])
    texts = [shown.texts[place] for place in places]
    if places[0] != 0 and shown.texts[0][:1].isupper():
        if garbled.lowered:
            opened = places.index(0)
            texts[opened] = texts[opened][:1].lower() + texts[opened][1:]
        texts[0] = texts[0][:1].upper() + texts[0][1:]
    commas = [shown.commas[place] for place in places]
    return told(words, Shown(texts, shown.leads, shown.trails, commas), order)
