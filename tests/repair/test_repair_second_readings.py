"""Orders that readings lead to are those of the same words, and the right moves lead back."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from briefmill.repair.orders import REACH
from briefmill.repair.words import divide
from training.noise import Garbled, Noise, garble
from training.second_readings import followed, reordered

SENTENCES = (
    "However, the ports (all three) of the region need new cranes, which cost much.",
    "The river, the road and the railway were shut: nobody knew, at the time, why.",
)
SEEDS = st.integers()


def garbled_by(sentence: str, seed: int) -> Garbled:
    chance = random.Random(seed)  # noqa: S311 - noise, no secret
    return garble(divide(sentence), Noise(0.4, 0.2, 0.1, raised=0.5), chance)


@given(st.sampled_from(SENTENCES), SEEDS)
def test_the_right_moves_lead_back_to_the_original(sentence: str, seed: int) -> None:
    garbled = garbled_by(sentence, seed)
    back = reordered(garbled, followed(garbled, [each + REACH for each in garbled.offsets]))
    assert back.order == tuple(range(len(garbled.order)))
    for shown, was in zip(back.shown.commas, garbled.words.commas, strict=True):
        assert was or not shown  # one is lost where its word went to the end
    assert not any(back.offsets)
    lowered = [text.lower() for text in garbled.words.texts]
    assert [text.lower() for text in back.shown.texts] == lowered
    assert back.shown.texts[0] == garbled.words.texts[0]


@given(st.sampled_from(SENTENCES), SEEDS, st.data())
def test_wrong_moves_keep_the_words_and_tell_where_they_belong(
    sentence: str, seed: int, data: st.DataObject
) -> None:
    garbled = garbled_by(sentence, seed)
    count = len(garbled.order)
    columns = data.draw(st.lists(st.integers(0, 2 * REACH), min_size=count, max_size=count))
    places = followed(garbled, columns)
    again = reordered(garbled, places)
    assert sorted(places) == list(range(count))
    back = [""] * count
    for place, offset in enumerate(again.offsets):
        back[place + offset] = again.shown.texts[place].lower()
    assert back == [text.lower() for text in garbled.words.texts]
    segments = garbled.words.segments
    assert [segments[place] for place in again.order] == list(segments)
