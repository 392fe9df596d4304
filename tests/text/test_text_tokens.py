"""The tokens of a passage: what is one, what it says, and by what it is compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.text.meaning import (
    Kind,
    case_tells,
    common_words,
    is_common,
    kind_of,
    opposed,
    spelling,
)
from briefmill.text.tokens import tokens

SAME = {"each", "everybody", "roughly", "portion", "portions", "midday"}
"""Words for which there is another that says the same."""


def kinds(text: str) -> list[tuple[str, Kind | None]]:
    return [(each.text.replace("\u00a0", " "), each.kind) for each in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a port", [("a", None), ("port", None)]),
        ("A port.", [("A", None), ("port", None)]),
        ("plan B", [("plan", None), ("B", Kind.NAME)]),
        ("in Reni", [("in", None), ("Reni", Kind.NAME)]),
        ("Moscow said", [("Moscow", Kind.NAME), ("said", None)]),
        ("Water rose", [("Water", None), ("rose", None)]),
        ("it may", [("it", None), ("may", Kind.MODAL)]),
        ("in May", [("in", None), ("May", Kind.DATE)]),
        ("May it", [("May", Kind.MODAL), ("it", None)]),
        ("don’t", [("don't", Kind.NEGATION)]),
        ("5 %", [("5", Kind.NUMBER), ("%", Kind.UNIT)]),
        ("20 m²", [("20", Kind.NUMBER), ("m²", Kind.UNIT)]),
        ("ports²", [("ports", None), ("²", Kind.CITATION)]),
        ("10⁶", [("10⁶", Kind.NUMBER)]),
        ("in 2018¹", [("in", None), ("2018", Kind.DATE), ("¹", Kind.CITATION)]),
        ("½", [("½", Kind.NUMBER)]),
        ("-3", [("-3", Kind.NUMBER)]),
        ("3-5", [("3", Kind.NUMBER), ("–", None), ("5", Kind.NUMBER)]),
        ("3, 5", [("3", Kind.NUMBER), ("5", Kind.NUMBER)]),
        ("so (Roe 2018)", [("so", None), ("(Roe 2018)", Kind.CITATION)]),
        ("so (in May 2018)", [("so", None), ("in", None), ("May", Kind.DATE), ("2018", Kind.DATE)]),
        ("so [1, 2]", [("so", None), ("[1, 2]", Kind.CITATION)]),
        ("so [@roe; @cook]", [("so", None), ("[@roe; @cook]", Kind.CITATION)]),
        ("so[^a]", [("so", None), ("[^a]", Kind.CITATION)]),
        ("[it](https://a.org/b)", [("it", None), ("https://a.org/b", Kind.LINK)]),
        ("10.1000/x.y", [("10.1000/x.y", Kind.LINK)]),
        ('<a id="x"></a>it', [("it", None)]),
        ("it {#x}", [("it", None)]),
        ("so?", [("so", None), ("?", Kind.QUESTION)]),
        ("", []),
        ("— … !", []),
    ],
)
def test_tokens_and_what_they_say(text: str, expected: list[tuple[str, Kind | None]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,500,000", "1500000"),
        ("per cent", "%"),
        ("can not", "cannot"),
        ("U.S.", "US"),
        ("“quay”", "'quay'"),
        ("Cafe\u0301", "café"),
        ("quay - town", "quay—town"),
    ],
)
def test_two_ways_to_write_a_word_have_one_key(one: str, other: str) -> None:
    assert [each.key for each in tokens(one)] == [each.key for each in tokens(other)]


def test_capitals_of_a_shouted_text_are_no_names() -> None:
    assert all(each.kind is None for each in tokens("THE BOAT REACHED THE WATER"))


def test_can_not_only_is_no_negation() -> None:
    assert kinds("can not only")[0] == ("can", Kind.MODAL)


@given(st.text(max_size=200))
def test_any_text_has_tokens_that_stand_in_it(text: str) -> None:
    for token in tokens(text):
        assert token.key
        assert token.text
    assert tokens(text) == tokens(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("rise", "fall"),
        ("likely", "unlikely"),
        ("exports", "imported"),
        ("employer", "employee"),
        ("harmful", "harmless"),
        ("bilateral", "multilateral"),
        ("opened", "reopened"),
    ],
)
def test_words_that_exclude_each_other(first: str, second: str) -> None:
    assert opposed(first, second)
    assert opposed(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [("rise", "rises"), ("port", "ports"), ("grain", "harvest"), ("town", "town"), ("", "a")],
)
def test_words_that_do_not(first: str, second: str) -> None:
    assert not opposed(first, second)
    assert not opposed(second, first)


@given(st.text("abcdefghilmnorstuy", max_size=9), st.text("abcdefghilmnorstuy", max_size=9))
def test_opposition_is_mutual(first: str, second: str) -> None:
    assert opposed(first, second) is opposed(second, first)


def test_lists_of_words() -> None:
    assert kind_of("never") is Kind.NEGATION
    assert kind_of("port") is None
    assert is_common("harvest")
    assert not is_common("vienna")
    assert case_tells("us")
    assert not case_tells("port")


@pytest.mark.parametrize(
    "word",
    ["four", "fourth", "filled", "does", "poet", "pour", "toll", "dough", "mourning"],
)
def test_a_word_that_only_looks_british_is_left_alone(word: str) -> None:
    """Two words with one key would be one to every rule: "for" and "four" were."""
    assert spelling(word) == word


def test_no_spelling_joins_two_words_of_a_kind() -> None:
    """What a word says must not depend on how it is spelled."""
    for word in common_words():
        kind = kind_of(word)
        assert kind is None or kind_of(spelling(word)) in {kind, None}
        assert kind is None or spelling(word) == word or kind is Kind.UNIT or word in SAME


@given(st.sampled_from(sorted(common_words())))
def test_a_spelling_is_one_for_all(word: str) -> None:
    assert spelling(spelling(word)) == spelling(word)
