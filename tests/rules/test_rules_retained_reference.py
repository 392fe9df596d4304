"""What an entry of a list of references has of another one, in another style."""

from __future__ import annotations

import pytest

from briefmill.rules.printed_words import abbreviated, ranges_in_full, unaccented
from briefmill.rules.retained_reference import entry_has_all

FULL = (
    "Brandt, Willem A. 1998. “The Harbour Loans of the Lower Danube.” *Journal of Port History* "
    "12 (3): 144–151. https://doi.org/10.1000/jph.7"
)
SHORT = "Brandt WA. The harbour loans of the Lower Danube. J Port Hist. 1998;12(3):144-51."


@pytest.mark.parametrize("end", ["", " doi:10.1000/jph.7", " doi: 10.1000/JPH.7."])
def test_the_medical_style_says_nothing_more(end: str) -> None:
    assert entry_has_all(SHORT + end, FULL)


@pytest.mark.parametrize(
    "other",
    [
        SHORT.replace("12(3)", "13(3)"),
        SHORT.replace("144-51", "144-52"),
        SHORT.replace("Hist", "Law"),
        SHORT.replace("Danube", "Oder"),
        SHORT.replace("Brandt", "Quist"),
        SHORT + " https://port.example/loans",
        SHORT + " doi:10.1000/jph.8",
    ],
)
def test_another_fact_is_missed(other: str) -> None:
    assert not entry_has_all(other, FULL)


def test_initials_of_a_short_entry_are_names_of_the_other() -> None:
    full = "Marit Bolette Sandvik, *The Locks That Froze* (Bergen: Fjord Books, 1973)."
    assert entry_has_all("Sandvik, M. B. (1973). The Locks That Froze. Fjord Books.", full)
    assert not entry_has_all("Sandvik, M. R. (1973). The Locks That Froze. Fjord Books.", full)


def test_a_name_with_its_accent_does_not_go_for_one_without() -> None:
    entry = "{}, K. (2004). The Lock Keepers of the Upper Oder. Viadrina."
    for plain in ("Mueller", "Muller"):
        assert entry_has_all(entry.format(plain), entry.format("Müller"))
        assert not entry_has_all(entry.format("Müller"), entry.format(plain))
    assert not entry_has_all(entry.format("Moeller"), entry.format("Müller"))


@pytest.mark.parametrize(
    ("text", "other", "written"),
    [
        ("Müller", "Mueller", "Mueller"),
        ("Müller", "Meyer", "Muller"),
        ("SØRENSEN", "Soerensen", "SOeRENSEN"),
        ("Gómez and Straße", "", "Gomez and Strasse"),
        ("plain", "", "plain"),
    ],
)
def test_accents(text: str, other: str, written: str) -> None:
    assert unaccented(text, other) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1120-8", "1120-1128"),
        ("301–22", "301-322"),
        ("301 - 322", "301 - 322"),
        ("98-1034", "98-1034"),
        ("2019-05-03", "2019-05-03"),
    ],
)
def test_page_ranges(text: str, written: str) -> None:
    assert ranges_in_full(text) == written


def test_an_abbreviation_stands_for_one_word_with_a_capital() -> None:
    assert abbreviated("Hist", ["History", "Port"]) == "History"
    assert abbreviated("Hist", ["History", "Histology"]) == ""
    assert abbreviated("Hist", ["history"]) == ""
    assert abbreviated("hist", ["History"]) == ""
