"""The sentences in which an analyst is told what tells two passages apart."""

from __future__ import annotations

import pytest

from briefmill.normalise.run import normalise
from briefmill.rules.registry import rules
from briefmill.text.markdown import locate

pytestmark = pytest.mark.usefixtures("no_garbled_sentences")

BETWEEN = "Nobody in the valley knows what will come of it, and the mill has shut its gates."
TEXT = (
    "The water board met on Tuesday in the school at the weir and found that the pipes of the "
    "upper valley had lost a fifth of their pressure. Most of the pipes had been laid in clay, "
    "and the farmers who grow maize beside them had told the engineers of it when the frost came."
)
LIKE = "This paragraph is like another one and differs in "
MISTAKEN = "Both stay; if they were meant to be the same, one of them is mistaken."
NEARLY = "This paragraph nearly repeats another one. "


def message(first: str, second: str, between: str = BETWEEN) -> str:
    text = f"{first}\n\n{between}\n\n{second}\n"
    (outcome,) = normalise(text, locate, rules()).outcomes
    return outcome.message


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("Tuesday", "Sunday", "a date (here “Sunday”, there “Tuesday”)"),
        ("maize", "rice", "what is spoken of (here “rice”, there “maize”)"),
        ("Most", "Few", "how much or how many (here “Few”, there “Most”)"),
        ("had told", "have told", "the tense of a verb (here “have”, there “had”)"),
        ("who grow", "who bought", None),
        ("met on", "met before", None),
        ("upper", "lower", "words of opposite meaning (here “lower”, there “upper”)"),
        (
            "and the farmers",
            "or the farmers",
            "how things are joined (here “or”, there “and”)",
        ),
    ],
)
def test_a_difference_has_the_name_of_what_differs(old: str, new: str, what: str | None) -> None:
    told = message(TEXT, TEXT.replace(old, new, 1))
    if what is None:
        assert "opposite" not in told
    else:
        assert told.startswith(f"{LIKE}{what}")
        assert told.endswith(MISTAKEN)


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ("if the frost", "unless the frost", "a condition or a reason"),
        ("when he said it would have", "when she said it would have", "who is meant"),
        ("after the first frost", "after the initial frost", "the place in an order"),
    ],
)
def test_small_words_are_named_by_what_they_say(first: str, second: str, what: str) -> None:
    told = message(*(TEXT.replace("when the frost", each) for each in (first, second)))
    assert told.startswith(f"{LIKE}{what} (here “")


def test_a_long_addition_is_no_citation() -> None:
    told = message(TEXT, TEXT.replace("it when", "it [@roe] as they do in every year when", 1))
    assert told == (
        f"{NEARLY}The two differ in a passage (only there “[@roe] as they do in every year”). "
        "The other copy stays because it has more sources."
    )


def test_words_that_have_changed_places_are_told_once() -> None:
    other = TEXT.replace("farmers", "x").replace("engineers", "farmers").replace("x", "engineers")
    told = message(TEXT, other)
    assert told == (
        f"{LIKE}the order of words (“engineers” and “farmers” have changed places). {MISTAKEN}"
    )


def test_a_word_that_has_moved_is_told_once() -> None:
    told = message(
        TEXT.replace("had told", "slowly had told"), TEXT.replace("it when", "it slowly when")
    )
    assert told == f"{LIKE}the order of words (“slowly” stands in another place). {MISTAKEN}"


@pytest.mark.parametrize(
    ("old", "new", "form"),
    [
        ("pressure", "“pressure”", "quotation marks (at “pressure”)"),
        ("in clay, ", "in clay – ", "a comma (behind “clay”) and a dash (behind “clay”)"),
        ("in the school", "(in the school)", "brackets (at “in”)"),
        ("farmers who", "farmers<!-- all? --> who", "a comment that is not printed"),
        ("engineers", "engi\u00adneers", "signs that are not seen, such as soft hyphens"),
        ("clay, and", "clay, &", "“&” in place of “and”"),
    ],
)
def test_what_is_not_identical_in_form_is_named(old: str, new: str, form: str) -> None:
    assert f", but for {form}" in message(TEXT, TEXT.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "form"),
    [
        ("farmers who grow maize beside them had", "farmers, who grow maize beside them, had",
         "commas (behind “farmers”, “them”)"),
        ("upper valley", "“upper” valley", "quotation marks (at “upper”)"),
        ("in the school", "in the School", "capitals (“School”, “school”)"),
        ("in clay", "in *clay*", "emphasis (at “clay”)"),
    ],
)  # fmt: skip
def test_marks_are_told_beside_an_edited_word(old: str, new: str, form: str) -> None:
    other = TEXT.replace(old, new).replace("came", "arrived")
    assert message(TEXT, other) == (
        f"{NEARLY}The two differ in the wording (here “arrived”, there “came”) and in {form}. "
        "The first copy stays."
    )
    sunday = TEXT.replace(old, new).replace("Tuesday", "Sunday")
    assert message(TEXT, sunday) == (
        f"{LIKE}a date (here “Sunday”, there “Tuesday”) and in {form}. {MISTAKEN}"
    )


def test_what_both_share_is_named_apart_from_a_sentence_more() -> None:
    more = TEXT.replace("clay,", "clay") + " The works will be paid for by the canton."
    assert message(TEXT, more) == (
        f"{NEARLY}The sentences that both have are the same, but for a comma (behind “clay”). "
        "The other copy has one sentence more: “The works will be paid for by the canton.”. "
        "The other copy stays because it is fuller."
    )


def test_what_both_share_word_for_word_is_said_so() -> None:
    more = TEXT + " The works will be paid for by the canton."
    told = message(TEXT, more)
    assert told.startswith(f"{NEARLY}The sentences that both have are the same, word for word. ")


def test_a_label_alone_is_told_by_its_number() -> None:
    told = message(f"**Measure 2.** {TEXT}", f"**Measure 5.** {TEXT}")
    assert told == (
        "This paragraph is the same as another one but for a number (here “5”, there “2”). "
        "Both stay; if one of them is a repeat, delete it."
    )


def test_a_verb_of_other_meaning_is_named() -> None:
    told = message(TEXT, TEXT.replace("found that", "argued that"))
    assert told.startswith(f"{LIKE}the wording (here “argued”, there “found”). Both stay;")


def test_other_notes_are_told_as_citations() -> None:
    told = message(f"{TEXT}[^1]", f"{TEXT}[^2]")
    assert told.startswith(f"{LIKE}a citation (here “[^2]”, there “[^1]”).")


def test_the_words_that_may_matter_are_told_first() -> None:
    other = TEXT.replace("pressure", "presure").replace("laid", "buried").replace("grow", "raise")
    told = message(TEXT, other.replace("when the", "as soon as the").replace("told", "cheated"))
    assert told.index("“cheated”") < told.index("“presure”")


def test_steps_with_numbers_stay_for_a_reason() -> None:
    step = "Turn the wheel of the sluice to the left until the pin falls into its hole."
    text = f"1. {step}\n2. Wait for the level to sink below the mark.\n3. {step}\n"
    (outcome,) = normalise(text, locate, rules()).outcomes
    assert outcome.message == (
        "The same list item stands a second time further on; both stay. Each has a number of its "
        "own, which may be a step or be referred to."
    )


def test_what_stays_both_times_is_not_said_to_go() -> None:
    told = message(TEXT, TEXT.replace("farmers", "<u>farmers</u>", 1))
    assert "Both stay. Taking it out would remove or cut HTML (“<u>”)." in told
    assert "copy stays" not in told


def test_entries_under_two_headings_are_told_by_the_headings() -> None:
    text = f"## Norway\n\n{TEXT}\n\n## Sweden\n\n{TEXT}\n"
    (outcome,) = normalise(text, locate, rules()).outcomes
    assert outcome.message.endswith(
        "both stay. They stand under two headings of one pattern, “Norway” and “Sweden”."
    )


def test_a_double_that_waits_since_another_one_stands_by_is_not_said_to_be_repaired() -> None:
    text = "The report on the the ports was signed by by the minister.\n"
    found = normalise(text, locate, rules()).outcomes
    assert [outcome.message for outcome in found] == [
        "“the” stands twice in a row; one of the two may go.",
        "“by” stands twice in a row; one of the two may go.",
    ]


def test_several_sections_stand_behind_themselves() -> None:
    two = "## Ports\n\n" + TEXT + "\n\n## Rail\n\n" + BETWEEN + "\n\n"
    (outcome,) = normalise(f"{two}{two}", locate, rules()).outcomes
    assert outcome.message == (
        "The same 2 sections stand again right behind themselves; the first copy stays."
    )


SAME = "Both stay; if one of them is a repeat, delete it."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("twelve crowns", "12 crowns", "how a number is written (here “12”, there “twelve”)"),
        (
            "1.5 million crowns",
            "1,500,000 crowns",
            "how a number is written (here “1,500,000”, there “1.5 million”)",
        ),
        ("5 km", "5km", "how a number is written (here “5km”, there “5 km”)"),
        ("more on 12 June", "more on June 12", "how a date is written (here “June 12”, there"),
    ],
)
def test_one_figure_in_two_ways_is_no_mistake(old: str, new: str, told: str) -> None:
    text = TEXT.replace("had lost a fifth", f"{old} from it had lost a fifth")
    found = message(text, text.replace(old, new))
    assert found.startswith(f"{LIKE}{told}")
    assert found.endswith(SAME)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("`pipe_1`", "`pipe_2`", "code (here “`pipe_2`”, there “`pipe_1`”)"),
        ("a handful of men", "many men", "there “a handful of”)"),
        ("two times more", "thrice more", "there “two times”)"),
        ("in the U.S. office", "in the Dutch office", "there “U.S.”)"),
        ("40 per cent less", "40 grams less", "there “per cent”)"),
    ],
)
def test_words_are_told_as_they_stand(old: str, new: str, told: str) -> None:
    text = TEXT.replace("had lost a fifth", f"{old} from it had lost a fifth")
    assert told in message(text, text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("1,500 crowns", "1 500 crowns", "how a number is written"),
        ("1500 crowns", "1\u202f500 crowns", "how a number is written"),
        ("½ of it", "1/2 of it", "how a number is written"),
        ("no. 4", "n° 4", "how a number is written"),
        ("№ 4", "No. 4", "how a number is written"),
        ("the U.S. office", "the US office", "how a word is written"),
    ],
)
def test_the_same_words_in_another_form_are_told_as_form(old: str, new: str, told: str) -> None:
    text = TEXT.replace("had lost a fifth", f"{old} from it had lost a fifth")
    assert message(text, text.replace(old, new)) == (
        f"{NEARLY}It is the same, but for {told}. The first copy stays."
    )


def test_differences_of_one_kind_are_told_together() -> None:
    other = TEXT.replace("farmers", "famrers").replace("engineers", "enginers")
    assert message(TEXT, other) == (
        f"{NEARLY}The two differ in what may be misprints (here “famrers”, there “farmers”; "
        "here “enginers”, there “engineers”). The other copy stays because this one may have more "
        "misprints."
    )


def test_a_passage_with_a_letter_in_it_is_no_number() -> None:
    text = f"{TEXT[:180]} …"
    assert "a number" not in message(TEXT, text)


def test_one_removal_is_asked_about_once() -> None:
    entry = "- Brandt, Willem (1998). The harbour loans of the lower river. Fjord Press.\n"
    text = f"## References\n\n{entry}{entry}"
    (outcome,) = normalise(text, locate, rules()).outcomes
    assert outcome.message == (
        "The same list item stands again right behind itself; the first copy stays."
    )
