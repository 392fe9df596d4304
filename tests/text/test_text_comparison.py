"""What tells two passages apart, and whether a difference changes a fact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.text.comparison import Comparison, compare
from briefmill.text.meaning import Kind

PORTS = (
    "The council met four times last year in Vienna and published two reports on the river "
    "ports, which handle most of the grain that the region exports to the north."
)
TRADE = (
    "When they asked us for help, the port moved 1,500 tonnes (12.5%) of grain worth $40 million "
    "in 2018–2019, and on 4 May it paid €3 for each of the 20 crews near the quay in the town."
)


def edited(text: str, old: str, new: str) -> Comparison:
    """Compare a text with itself after an edit, and the other way round."""
    assert old in text
    result = compare(text, text.replace(old, new, 1))
    back = compare(text.replace(old, new, 1), text)
    assert bool(result.telling) is bool(back.telling), "who is first does not matter"
    return result


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        (Kind.NUMBER, "four", "five"),
        (Kind.NUMBER, "four", "4"),
        (Kind.NUMBER, "last year", "last quarter"),
        (Kind.UNIT, "last year", "last month"),
        (Kind.NAME, "Vienna", "Geneva"),
        (Kind.NAME, "council", "Danube Commission"),
        (Kind.PLACE, "the north", "the west"),
        (Kind.NEGATION, "published", "never published"),
        (Kind.NEGATION, "published", "did not publish"),
        (Kind.NEGATION, "published two", "published no two"),
        (Kind.MODAL, "published", "will publish"),
        (Kind.MODAL, "handle", "might handle"),
        (Kind.NEGATION, "published", "failed to publish"),
        (Kind.MODAL, "published", "wanted to publish"),
        (Kind.MODAL, "The council", "He said the council"),
        (Kind.TENSE, "handle", "handled"),
        (Kind.TENSE, "met", "meets"),
        (Kind.QUANTITY, "most", "some"),
        (Kind.QUANTITY, "two reports", "only two reports"),
        (Kind.OPPOSITE, "exports", "imports"),
        (Kind.OPPOSITE, "last year", "this year"),
        (Kind.OPPOSITE, "and", "or"),
        (Kind.CITATION, "ports,", "ports (Roe 2018),"),
        (Kind.CITATION, "ports,", "ports [12],"),
        (Kind.CITATION, "ports,", "ports,[^1]"),
        (Kind.CITATION, "ports,", "ports [@roe; @cook, p. 5],"),
        (Kind.CITATION, "ports,", "ports²,"),
        (Kind.LINK, "ports,", "[ports](https://example.org/ports),"),
        (Kind.QUESTION, "north.", "north?"),
        (Kind.CONTENT, "river ports, which handle", "narrow boats, whose owners hide"),
    ],
)
def test_a_fact_that_differs_is_told(kind: Kind, old: str, new: str) -> None:
    assert kind in {each.kind for each in edited(PORTS, old, new).telling}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1,500", "1.500"),
        ("1,500", "15,00"),
        ("1,500", "-1,500"),
        ("1,500", "10³"),
        ("1,500", "about 1,500"),
        ("1,500", "up to 1,500"),
        ("1,500", "over 1,500"),
        ("1,500", "more than 1,500"),
        ("1,500 tonnes", "1,500 tons"),
        ("1,500 tonnes", "1,500 m²"),
        ("12.5%", "12,5%"),
        ("12.5%", "125%"),
        ("12.5%", "12.5"),
        ("12.5%", "12.5 percentage points"),
        ("12.5%", "12.5‰"),
        ("$40", "€40"),
        ("$40", "40"),
        ("€3", "3"),
        ("$40 million", "$40 billion"),
        ("2018–2019", "2018–2020"),
        ("2018–2019", "2018 and 2019"),
        ("2018–2019", "2019–2018"),
        ("in 2018", "since 2018"),
        ("in 2018", "until 2018"),
        ("in 2018", "before 2018"),
        ("in 2018", "by early 2018"),
        ("on 4 May", "by 4 May"),
        ("4 May", "4 June"),
        ("20 crews", "2 crews"),
        ("20 crews", "20–30 crews"),
        ("near the", "outside the"),
    ],
)
def test_a_figure_that_differs_is_told(old: str, new: str) -> None:
    assert edited(TRADE, old, new).telling


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1,500", "1500"),
        ("12.5%", "12.5 %"),
        ("12.5%", "12.5 percent"),
        ("12.5%", "12.5 per cent"),
        ("2018–2019", "2018-2019"),
        ("€3", "€ 3"),
        ("help,", "help"),
        ("When they", "WHEN THEY"),
        ("the quay", "the  quay"),
        ("the quay", "the\nquay"),
        ("the port", "**the port**"),
        ("the quay", "the <!-- which? --> quay"),
        ("the port", '<a id="port"></a>the port'),
        ("the quay", "the quay{#quay}"),
    ],
)
def test_another_way_to_write_the_same_is_no_difference(old: str, new: str) -> None:
    assert edited(TRADE, old, new).differences == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("published", "issued"),
        ("on the river ports", "on ports"),
        ("the region", "this region"),
        ("times", "tiems"),
        ("The council", "A council"),
        ("which handle", "that handle"),
    ],
)
def test_another_wording_is_a_difference_that_changes_no_fact(old: str, new: str) -> None:
    result = edited(PORTS, old, new)
    assert result.differences
    assert result.telling == ()


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("centre", "center"),
        ("organises", "organizes"),
        ("programme", "program"),
        ("labour", "labor"),
        ("defence", "defense"),
        ("licence", "license"),
        ("analyse", "analyze"),
        ("cheque", "check"),
        ("catalogue", "catalog"),
        ("grey", "gray"),
        ("travelling", "traveling"),
        ("whilst", "while"),
        ("towards", "toward"),
    ],
)
def test_british_and_american_spellings_are_one(british: str, american: str) -> None:
    text = f"It was the {british} of the town that they saw when they came to the quay."
    assert edited(text, british, american).telling == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("form", "from"),
        ("principal", "principle"),
        ("filled", "filed"),
        ("poet", "pet"),
        ("mourning", "morning"),
        ("canoe", "cane"),
        ("tough", "to"),
        ("shoe", "she"),
    ],
)
def test_two_words_that_look_alike_are_two(one: str, other: str) -> None:
    text = f"It was the {one} of the town that they saw when they came to the quay."
    assert edited(text, one, other).differences != ()


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("is", "was", Kind.TENSE),
        ("is", "had been", Kind.TENSE),
        ("is", "are", None),
        ("has been", "was", Kind.TENSE),
        ("pays for", "paid for", Kind.TENSE),
        ("stops", "stopped", Kind.TENSE),
        ("carries", "carried", Kind.TENSE),
        ("led", "leads", Kind.TENSE),
        ("handled", "managed", None),
        ("closed", "shut", None),
    ],
)
def test_another_time_is_told_by_the_forms_of_verbs(
    one: str, other: str, kind: Kind | None
) -> None:
    text = f"It was said in the town that the port {one} the barges of the upper valley."
    assert edited(text, one, other).differences[0].kind is kind


@pytest.mark.parametrize(
    ("joined", "apart", "kind"),
    [
        ("recover", "re-cover", Kind.CONTENT),
        ("resigned", "re-signed", Kind.CONTENT),
        ("reopened", "re-opened", None),
        ("cooperated", "co-operated", None),
    ],
)
def test_a_hyphen_tells_where_it_makes_another_word(
    joined: str, apart: str, kind: Kind | None
) -> None:
    text = f"It was said in the town that they {joined} in the spring of the year."
    assert [each.kind for each in edited(text, joined, apart).differences] == [kind]


def test_one_is_a_single_one() -> None:
    text = "It was said in the town that one regulator of the ports would do for the valley."
    (found,) = edited(text, "one", "a single").differences
    assert found.kind is None


@pytest.mark.parametrize(
    ("word", "other"),
    [("country", "county"), ("trial", "trail"), ("trials", "trails"), ("prices", "princes")],
)
def test_a_word_is_no_misprint_of_another(word: str, other: str) -> None:
    text = f"It was said in the town that the {word} of the valley were of no use to the port."
    (found,) = edited(text, word, other).differences
    assert not found.misprint


@pytest.mark.parametrize(
    ("word", "misprint"),
    [("reports", "reprots"), ("reports", "repotrs"), ("published", "pubished"), ("most", "msot")],
)
def test_a_misprint_is_told_as_one(word: str, misprint: str) -> None:
    (found,) = edited(PORTS, word, misprint).differences
    assert found.faulty == 2
    assert found.turned().faulty == 1
    assert found.kind is None


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("most", "mast"),  # another word
        ("four", "for"),
        ("fourth", "forth"),
        ("Vienna", "Viena"),  # any name may be one
        ("two", "tow"),
        ("not", "now"),
    ],
)
def test_what_may_be_another_word_is_no_misprint(word: str, other: str) -> None:
    text = PORTS.replace("which", "which do not in the fourth year")
    result = edited(text, word, other)
    assert not any(each.misprint for each in result.differences)
    assert result.telling


@pytest.mark.parametrize(
    ("old", "new"),
    [("asked us", "asked US"), ("May", "may"), ("When they", "When IT"), ("the port", "the Port")],
)
def test_a_capital_that_tells_is_told_once(old: str, new: str) -> None:
    found = edited(TRADE, old, new).telling
    assert len(found) <= 1, "two kinds of one difference would be said twice"
    assert bool(found) is (old != "the port")


def test_a_capital_that_opens_a_sentence_tells_nothing() -> None:
    assert compare("It is so. May it be.", "It is so. may it be.").telling == ()
    text = "Ships of the line came to the quay in the end, and it was in the papers."
    assert compare(text, f"The {text[0].lower()}{text[1:]}").telling == ()


def test_abbreviations_with_and_without_stops_are_one() -> None:
    text = "The ministers of the US told the EU that they would come to the UN in the end."
    dotted = text.replace("US", "U.S.").replace("EU", "E.U.").replace("UN", "U.N.")
    assert compare(text, dotted).differences == ()
    assert compare(text, dotted.replace("U.S.", "U.K.")).telling


def test_who_does_what_to_whom_is_told() -> None:
    text = "The miller of the town sued the baker in the court, and it was in the papers."
    swapped = text.replace("miller", "x").replace("baker", "miller").replace("x", "baker")
    assert {each.kind for each in compare(text, swapped).telling} == {Kind.ORDER}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("from the mill to the quay", "from the quay to the mill"),
        ("paid by the baker to the smith", "paid by the smith to the baker"),
        ("the price of wool for cloth", "the price of cloth for wool"),
    ],
)
def test_who_stands_behind_a_preposition_is_told(one: str, other: str) -> None:
    text = f"It was {one} in the end, and nobody in the town said a word of it in the papers."
    found = compare(text, text.replace(one, other)).telling
    assert {each.kind for each in found} == {Kind.ORDER}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("slowly went to the quay", "went slowly to the quay"),
        ("to the quay went slowly", "to the quay slowly went"),
    ],
)
def test_another_order_that_says_the_same_is_none(one: str, other: str) -> None:
    text = f"The men {one} in the end, and nobody in the town said a word of it in the papers."
    assert compare(text, text.replace(one, other)).telling == ()


FOREIGN = [
    ("Der Rat traf sich viermal in der Stadt und lehnte den Bericht ab.", "viermal", "fünfmal"),
    ("Der Rat traf sich oft in der Stadt und las den ganzen Bericht.", "ganzen", "halben"),
    ("Le conseil a lu pendant dix jours le rapport sur les ports du fleuve.", "dix", "neuf"),
    ("Le conseil a lu ce rapport sur les ports du fleuve.", "a lu", "n'a pas lu"),
    ("El consejo leyó cuatro informes sobre los puertos del río.", "cuatro", "cinco"),
    ("De raad kwam vorig jaar vier keer bijeen in de stad.", "vier", "vijf"),
    ("Совет опубликовал четыре доклада о речных портах.", "четыре", "пять"),
    ("Совет опубликовал четыре доклада о речных портах.", "опубликовал", "не опубликовал"),
    ("委员会去年发表了四份关于河港的报告。", "四", "五"),
    ("委员会去年发表了四份关于河港的报告。", "去年", "今年"),
    ("委員会は昨年四回会合を開き報告書を発表した。", "した", "しなかった"),
    ("اجتمعت اللجنة أربع مرات في العام الماضي.", "أربع", "خمس"),
    ("위원회는 작년에 네 번 회의를 열었다.", "네", "다섯"),
]


@pytest.mark.parametrize("around", ["", f"{PORTS} ", TRADE + " "], ids=["alone", "in", "in both"])
@pytest.mark.parametrize(("text", "old", "new"), FOREIGN)
def test_what_differs_in_another_language_is_never_judged_harmless(
    text: str, old: str, new: str, around: str
) -> None:
    """Also where the rest of the paragraph is English."""
    after = f" {PORTS}" if around else ""
    assert edited(f"{around}{text}{after}", old, new).telling


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(first: str, second: str) -> None:
    there, back = compare(first, second), compare(second, first)
    assert 0 <= there.share <= 1
    assert (there.share == 1) is (back.share == 1)  # else two alignments may be as short
    assert (there.differences == ()) is (back.differences == ()) or 0 in {there.share, back.share}
    assert there.words == back.words


@given(st.text(max_size=80))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert compare(text, text).differences == ()


def test_very_long_passages_are_not_compared() -> None:
    long = "word and the " * 2_000
    assert compare(long, long).share == 0.0
