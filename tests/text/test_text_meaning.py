"""The lists of words whose change changes a fact."""

from __future__ import annotations

from collections import Counter
from importlib import resources

from briefmill.text.comparison import compare
from briefmill.text.meaning import Kind

DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    text = resources.files("briefmill.text").joinpath("meaning_words.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("== "):
            found[line[3:]] = []
        elif line and not line.startswith("#"):
            found[next(reversed(found))] += line.split()
    return found


def test_no_word_is_in_two_lists_of_kinds() -> None:
    kinds = {name: words for name, words in lists().items() if name not in {"groups", "opposites"}}
    counts = Counter(word for words in kinds.values() for word in words)
    assert [word for word, count in counts.items() if count > 1] == ["may"], "a month, and a verb"


def test_days_and_months_are_in_one_list() -> None:
    found = lists()
    assert not set(found["date"]) & {*found["groups"], *found["opposites"]}


def test_another_day_is_another_date() -> None:
    text = "The council of the port met on {} in the hall on the quay and heard the pilots."
    for one in DAYS:
        for other in DAYS:
            found = compare(text.format(one.title()), text.format(other.title())).telling
            assert [each.kind for each in found] == [Kind.DATE] * (one != other)


def test_a_march_is_no_month() -> None:
    text = "The {} through the town took all day, and nobody in the street was hurt by it."
    assert compare(text.format("march"), text.format("walk")).telling == ()
    dated = "It was in {} of that year that the town was told of the plans for the quay."
    assert compare(dated.format("March"), dated.format("June")).telling
    assert compare(dated.format("march"), dated.format("june")).telling
