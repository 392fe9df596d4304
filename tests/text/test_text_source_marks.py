"""Marks of notes and sources belong to the sentence whose full stop they stand behind."""

from __future__ import annotations

import pytest

from briefmill.text.sentences import sentences


@pytest.mark.parametrize(
    "text",
    [
        "Catches fell.[^1]| Iceland said so.[^2]",
        "Catches fell.¹²| Iceland said so.",
        "Catches fell. [12]| Iceland said so. [1, 3]| Norway did not.",
        "Catches fell.[@roe, p. 3]| Iceland said so.",
        "Catches fell. (Survey 2004)| Iceland said so.",
        "Catches fell.[Survey](https://example.org/s)| Iceland said so.",
        "Catches fell.[^1][^2]",
        "Catches fell.| [The survey](https://example.org/s) says so.",
        "Catches fell.| (In 2004 the survey ended.)| Iceland said so.",
        "[^1] is what the note says.| Iceland said so.",
    ],
)
def test_marks_stay_with_their_sentence(text: str) -> None:
    whole = text.replace("|", "")
    assert [span.of(whole) for span in sentences(whole)] == [
        each.strip() for each in text.split("|")
    ]


def test_an_entry_that_opens_with_its_number_keeps_the_next_one_out() -> None:
    text = "[1] Roe. The Ports. [2] Doe. The Rivers."
    assert text.startswith(sentences(text)[0].of(text))
    assert not sentences(text)[0].of(text).endswith("[2]")
