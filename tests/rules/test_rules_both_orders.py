"""Whether another order of the words may change what a sentence says, by the shipped counts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefmill.repair.fluency import Fluency
from briefmill.repair.words import divide
from briefmill.rules.both_orders import why_asked
from briefmill.rules.reordering import Reordering
from training.noise import Noise, garble, written

ROOT = Path(__file__).parents[2]
PROSE = ROOT / "tests" / "corpus" / "policy_prose"
MOST_ASKED = 0.33
"""Share of right repairs of prose that may be asked about, a tenth of whose places were swapped;
0.30 was measured. It was 0.21 before the guard looked at clause words, at words that stress, at
words of one class, and at what was counted of the order that stood there."""


class Shipped:
    """The counts that come with briefmill, without the model."""

    def __init__(self) -> None:
        model = ROOT / "scripts" / "briefmill" / "repair" / "model"
        self._fluency = Fluency.read(model / "ngrams.npz")

    def usual(self, sequences: Sequence[Sequence[str]]) -> list[float]:
        return self._fluency.log_probabilities(sequences)

    def counted(self, sequences: Sequence[Sequence[str]]) -> list[list[int]]:
        return self._fluency.counted(sequences)


COUNTS = Shipped()


def asked(before: str, after: str) -> str:
    """Return why a repair is asked about."""
    words, result = divide(before), divide(after)
    left = list(enumerate(text.lower() for text in words.texts))
    order = []
    for text in result.texts:
        found = next(pair for pair in left if pair[1] == text.lower())
        left.remove(found)
        order.append(found[0])
    return why_asked(Reordering(words, order, result.commas), COUNTS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It grew in past the.", "It grew in the past."),
        ("A second administration Trump left.", "A second Trump administration left."),
        ("Incentives These could help.", "These incentives could help."),
        ("Negotiation Nuclear Strategies", "Nuclear Negotiation Strategies"),
        ("They not do agree.", "They do not agree."),
        ("The ports been have sold.", "The ports have been sold."),
        ("He said would he pay.", "He said he would pay."),
        ("However it rains.", "However, it rains."),
        ("To balance this Trump offer might aid.", "To balance this Trump might offer aid."),
        ("They stay on sanctions North Korea.", "They stay sanctions on North Korea."),
        (
            "Offers Such might include limited from relief sanctions.",
            "Such offers might include limited relief from sanctions.",
        ),
        (
            "However economic sanctions have alone proven insufficient.",
            "However economic sanctions alone have proven insufficient.",
        ),
        ("The ministers agreed the on terms that they had drafted.",
         "The ministers agreed on the terms that they had drafted."),
        ("The law which parliament passed in was 1990 repealed.",
         "The law which parliament passed in 1990 was repealed."),
    ],
)  # fmt: skip
def test_what_only_one_order_can_mean_is_not_asked(before: str, after: str) -> None:
    assert asked(before, after) == ""


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (
            "Russia attacked Ukraine.",
            "Ukraine attacked Russia.",
            "names “Russia” and “Ukraine”",
        ),
        ("Kim Un Jong spoke.", "Kim Jong Un spoke.", "the names “Un” and “Jong”"),
        ("Ask Seoul Tokyo first.", "Ask Tokyo Seoul first.", "the names “Seoul” and “Tokyo”"),
        ("Ten of twelve came.", "Twelve of ten came.", "the numbers “Ten” and “twelve”"),
        ("The dog bit the man.", "The man bit the dog.", "“dog” and “man” would change places"),
        ("The mayor saw ministers.", "The ministers saw mayor.", "around “saw”"),
        ("It sails from mills to towns.", "It sails to mills from towns.", "around “mills”"),
        ("The levy of tolls fell.", "The tolls of levy fell.", "around “of”"),
        ("States of emergency end.", "Emergency states of end.", "around “of”"),
        ("Were it to rain.", "It were to rain.", "“Were” may stand before “it” on purpose"),
        ("Rain or not, had they asked.", "Rain or not, they had asked.", "“had” may stand before"),
        (
            "He paid and pay they must.",
            "He paid and they must pay.",
            "“pay” may stand before “they”",
        ),
        ("Down came the barriers.", "Came down the barriers.", "“Down” may stand before “came”"),
        ("By whom was it asked for?", "By whom it was asked for?", "“was” may stand before “it”"),
        ("Don't anyone move.", "Don't move anyone.", "“anyone” may stand before “move”"),
        ("The inquiry says banks misled it.", "The inquiry says it misled banks.", "“misled”"),
    ],
)
def test_who_does_what_to_whom_is_asked(before: str, after: str, why: str) -> None:
    assert why in asked(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The ministers who voted left.", "The ministers, who voted left."),
        ("Banks which lend were sold.", "Banks, which lend, were sold."),
        ("It needs aid which helps.", "It needs aid, which helps."),
        ("Towns where ships call, pay.", "Towns, where ships call, pay."),
        ("In years when it rains they pay.", "In years, when it rains, they pay."),
        ("No prices rose.", "No, prices rose."),
        ("They left because it rained.", "They left, because it rained."),
    ],
)
def test_a_comma_that_says_something_is_asked(before: str, after: str) -> None:
    assert "the comma between" in asked(before, after)


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("It is clear they will not pay.", "It is not clear they will pay.", "not"),
        ("It does seem they are not ready.", "It does not seem they are ready.", "not"),
        ("We know they did not sign.", "We did not know they sign.", "not"),
        ("They can say that they pay.", "They say that they can pay.", "can"),
        ("They closed ports and 12 towns.", "They closed 12 ports and towns.", "12"),
        ("Ministers must pay all levies.", "All ministers must pay levies.", "all"),
        ("They did not all pay.", "They did all not pay.", "not"),
        ("They would not really agree.", "They would really not agree.", "not"),
        ("Not all came.", "All not came.", "Not"),
        ("Prices never fell.", "Never prices fell.", "never"),
        (
            "Which would lend where banks would not and ask where none dared.",
            "Which would lend where banks would not ask and where none dared.",
            "not",
        ),
        ("He voted not for aid.", "He voted for not aid.", "not"),
        ("They will agree not.", "They will not agree.", "not"),
        ("Yesterday attacked Russia.", "Yesterday Russia attacked.", "Russia"),
        ("All sanctions and most aid failed.", "All most sanctions and aid failed.", "most"),
    ],
)
def test_what_is_denied_counted_or_named_is_asked(before: str, after: str, word: str) -> None:
    assert asked(before, after) == f"“{word}” may have stood where it belongs"


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("Ports only pay.", "Only ports pay.", "only"),
        ("The ports also pay.", "Also the ports pay.", "also"),
        ("Banks lend even money.", "Banks even lend money.", "even"),
        ("They just pay the levy.", "They pay just the levy.", "just"),
        ("The bank merely sold the loans.", "The bank sold merely the loans.", "merely"),
        ("The bank alone can decide.", "The bank can alone decide.", "alone"),
    ],
)
def test_what_is_stressed_is_asked(before: str, after: str, word: str) -> None:
    assert asked(before, after) == f"“{word}” may have stood where it belongs"


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("Sanctions fall if talks begin.", "If sanctions fall, talks begin.", "if"),
        ("They left when it rained.", "When they left, it rained.", "when"),
        ("Exports rose because prices fell.", "Because exports rose, prices fell.", "because"),
        ("Ports closed before trade fell.", "Before ports closed, trade fell.", "before"),
        ("Aid stops unless talks begin.", "Unless aid stops, talks begin.", "unless"),
        (
            "The minister met the king who was ill.",
            "The minister who met the king was ill.",
            "who",
        ),
    ],
)
def test_a_word_that_opens_another_clause_is_asked(before: str, after: str, word: str) -> None:
    assert asked(before, after) == f"“{word}” may have stood where it belongs"


@pytest.mark.parametrize(
    ("before", "after", "middle"),
    [
        ("The report says we know they lie.", "The report says they know we lie.", "know"),
        ("She sold his house to her brother.", "She sold her house to his brother.", "to"),
        (
            "The permit covers ports and rail or road.",
            "The permit covers ports or rail and road.",
            "rail",
        ),
        (
            "The party that was in office is in opposition.",
            "The party that is in office was in opposition.",
            "in",
        ),
        (
            "Investment in towns from villages fell.",
            "Investment from towns in villages fell.",
            "towns",
        ),
        ("Investment from Japan in Korea fell.", "Investment in Japan from Korea fell.", "Japan"),
        ("Talks in Seoul with Tokyo failed.", "Talks with Seoul in Tokyo failed.", "Seoul"),
        ("They pay when it rains if we ask.", "They pay if it rains when we ask.", "it"),
    ],
)
def test_words_of_one_class_that_change_places_are_asked(
    before: str, after: str, middle: str
) -> None:
    assert asked(before, after).endswith(f"would change places around “{middle}”")


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("The witness the defence called lied.", "The witness called the defence lied.", "called"),
        (
            "The bread the bakers burned fed pigs.",
            "The bread burned the bakers fed pigs.",
            "burned",
        ),
        (
            "It means one thing and in Washington another.",
            "It means one thing in Washington and another.",
            "and",
        ),
    ],
)
def test_a_verb_or_joining_word_that_passes_a_phrase_is_asked(
    before: str, after: str, word: str
) -> None:
    assert asked(before, after) == f"“{word}” may have stood where it belongs"


def test_neighbours_that_were_counted_in_both_orders_are_asked() -> None:
    assert asked("They fear a state police.", "They fear a police state.")
    assert asked("They plan to aid ports.", "They plan aid to ports.")


def test_subject_and_verb_behind_a_relative_are_asked() -> None:
    assert asked("The army that Russia attacked left.", "The army that attacked Russia left.")
    assert asked("The firms that own banks fell.", "The firms that banks own fell.")
    assert asked("He knows who they paid.", "He knows they who paid.")


def test_a_turned_word_is_weighed_within_its_own_window() -> None:
    """What is gained elsewhere in the sentence says nothing of it."""
    words = divide("Ports never pay in past the.")
    why = why_asked(Reordering(words, (1, 0, 2, 3, 5, 4), words.commas), COUNTS)
    assert why == "“never” may have stood where it belongs"


def _true_repair(text: str, seed: int) -> Reordering | None:
    """Return the repair of a sentence whose neighbours changed places, None where none did."""
    words = divide(text)
    chance = random.Random(f"{seed} {text}")  # noqa: S311 - garbling is no cryptography
    noisy = garble(words, Noise(0.1, rotated=0.0, scrambled=0.0), chance)
    places = sorted(range(len(words)), key=noisy.order.__getitem__)
    if places == list(range(len(words))):
        return None
    return Reordering(divide(written(noisy)), places, words.commas)


def test_few_right_repairs_are_asked_about() -> None:
    """A guard that asks about everything would pass all tests above."""
    lines = [
        line
        for path in sorted(PROSE.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if 8 <= len(line.split()) <= 45 and not line.startswith("#")
    ]
    repairs = [repair for line in lines if (repair := _true_repair(line, seed=1))]
    assert len(repairs) > 400
    share = sum(bool(why_asked(repair, COUNTS)) for repair in repairs) / len(repairs)
    assert 0.1 < share < MOST_ASKED
