"""Noise moves words within bounds and says where each came from."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from briefmill.repair.words import divide
from training.noise import Noise, garble

SENTENCES = (
    "However, the ports (all three) of the region need new cranes, which cost much.",
    "The river, the road and the railway were shut: nobody knew, at the time, why.",
    "It left the port.",
)
SHARES = st.floats(0, 1)


@given(st.sampled_from(SENTENCES), SHARES, SHARES, SHARES, SHARES, st.integers())
def test_words_are_conserved_and_the_targets_lead_back(
    sentence: str, moved: float, lost: float, carried: float, raised: float, seed: int
) -> None:
    words = divide(sentence)
    noise = Noise(moved, 0.3, 0.3, lost, carried, raised)
    garbled = garble(words, noise, random.Random(seed))  # noqa: S311 - noise, no secret
    back = [""] * len(words)
    for place, offset in enumerate(garbled.offsets):
        back[place + offset] = garbled.shown.texts[place].lower()
    assert back == [text.lower() for text in words.texts]
    assert garbled.shown.texts[0][:1] == garbled.shown.texts[0][:1].upper()
    assert sum(garbled.shown.commas) <= sum(words.commas)


def test_the_same_seed_garbles_alike() -> None:
    words = divide(SENTENCES[0])
    chances = (random.Random(3) for _ in range(3))  # noqa: S311 - noise, no secret
    first, second = (garble(words, Noise(0.4), next(chances)) for _ in range(2))
    assert first == second
    assert garble(words, Noise(0.0), next(chances)).order == tuple(range(len(words)))
