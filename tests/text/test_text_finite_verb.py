"""Whether a passage tells something or is an entry without a verb."""

from __future__ import annotations

import pytest

from briefmill.text.finite_verb import has_finite_verb, tells_something


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry published the report on the state of the northern bridges in the spring.",
        "Grain exports from the river ports rose sharply in the second quarter.",
        "The port that was built in the year of the flood handles most of the grain.",
        "If the water falls, the mills stand still and the port is closed.",
        "He said that the cranes had not been repaired.",
        "Neither the coast guard nor the fisheries department keeps a list of the vessels.",
        "The [survey](https://example.org/2023) found that most boats sell their catch at sea.",
        "Ports handle the grain of the whole region.",
    ],
)
def test_sentence_has_a_verb_of_its_own(sentence: str) -> None:
    assert has_finite_verb(sentence)


@pytest.mark.parametrize(
    "entry",
    [
        "Man of about thirty, not identified, dead on arrival at the hospital of the district.",
        "Child of four who was found near the bridge, name unknown, buried the next day.",
        "Child who was found near the bridge and had no papers, name unknown, buried in the yard.",
        "Boy of eight, killed by a shell while he played in the yard of the school.",
        "Man thought to be thirty, carried from the river by two fishermen on the fourth of May.",
        "Woman presumed dead after the collapse of the bridge, no papers on her.",
        "Letter of two pages to the minister, in brown ink, with a seal that has broken.",
        "House of two rooms, owner absent, claim for repairs refused by the district office.",
        "Left the harbour at dawn with forty tonnes of grain, returned at night.",
        "Repeat the measurement with the second probe and note the depth of the water.",
        "Motion to close the northern road for the winter, moved by the treasurer, carried.",
        "",
    ],
)
def test_entry_has_none(entry: str) -> None:
    assert not has_finite_verb(entry)


def test_passage_tells_something_by_a_third_of_its_words() -> None:
    entry = "Bowl of red clay with a flat rim, from the grave of a child."
    assert not tells_something(f"{entry} {entry}")
    assert tells_something(f"{entry} The bowl was found by two boys below the north wall.")


def test_other_languages_are_not_judged() -> None:
    assert tells_something("Les communes demandent que le débit soit mesuré en amont du barrage.")
