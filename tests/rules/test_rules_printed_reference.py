"""Entries of a printed list: one work in two styles, or two works."""

from __future__ import annotations

import pytest

from briefmill.rules.printed_comparison import same_work
from briefmill.rules.printed_doubts import doubts
from briefmill.rules.printed_reference import PrintedReference

CHICAGO = (
    "Hale, Dora A., Paul Okello, and Emil Brandt. 2016. “Lent Water: Compacts on Shared Wells.” "
    "*Water Policy* 12 (3): 301–322. https://doi.org/10.1000/wp.77"
)
IN_SHORT = "Water Policy. 2016;12(3):301-22. doi:10.1000/wp.77"
IN_FULL = "Compacts on shared wells. *Water Policy*, 12(3), 301–322. https://doi.org/10.1000/wp.77"
BOOK = "Hale, D. A. (2016). Lent Water: Compacts on Shared Wells. Lock Press."


def judged(first: str, second: str) -> tuple[bool, bool]:
    """Say whether two entries are one work, and whether they may be two all the same."""
    one, two = PrintedReference(0, first), PrintedReference(1, second)
    assert same_work(one, two) == same_work(two, one)
    assert bool(doubts(one, two)) == bool(doubts(two, one))
    return same_work(one, two), bool(doubts(one, two))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            CHICAGO,
            f"Hale DA, Okello P, Brandt E. Lent water: compacts on shared wells. {IN_SHORT}",
        ),
        (
            CHICAGO,
            f"Hale, D. A., Okello, P., & Brandt, E. (2016). Lent water: {IN_FULL}",
        ),
        (BOOK, "Dora A. Hale, *Lent Water: Compacts on Shared Wells* (Lock Press, 2016)."),
        (BOOK, "Hale, Dora. *Lent Water: Compacts on Shared Wells*. Lock Press, 2016."),
        (BOOK, "HALE, D.A.: Lent water: compacts on shared wells. Lock Press 2016."),
    ],
)
def test_one_work_in_two_styles(first: str, second: str) -> None:
    assert judged(first, second) == (True, False)


@pytest.mark.parametrize(
    "added", ["2nd ed.", "Second edition.", "Translated by Eva Lind.", "Vol. 2.", "Revised."]
)
def test_what_may_make_it_another_work_is_seen(added: str) -> None:
    assert judged(BOOK, BOOK.replace("Lock Press", f"{added} Lock Press")) in {
        (True, True),
        (False, True),
    }


@pytest.mark.parametrize(
    "second",
    [
        BOOK.replace("D. A.", "P. A."),
        BOOK.replace("Hale, D. A.", "Hale, Paul"),
        BOOK.replace("2016", "2018"),
        BOOK.replace("D. A.", "D. A., & Okello, P."),
        BOOK.replace("Compacts on Shared Wells", "Notes of a Pilot"),
    ],
)
def test_another_work_is_none(second: str) -> None:
    assert judged(BOOK, second) == (False, False)


def test_letters_behind_the_year_tell_works_apart() -> None:
    assert judged(BOOK.replace("2016", "2016a"), BOOK.replace("2016", "2016b"))[0] is False


@pytest.mark.parametrize(
    "second",
    [
        BOOK.replace("Compacts", "Quarrels"),
        BOOK.replace("Shared", "Lost"),
        BOOK.replace("Lent", "Lost"),
        "Hale, Dora. *Lent Water: Quarrels on Shared Wells*. Lock Press, 2016.",
    ],
)
def test_titles_that_each_have_another_word_are_of_two_works(second: str) -> None:
    assert judged(BOOK, second) == (False, False)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (BOOK.replace("Wells.", "Wells at Sea."), "“Sea”"),
        (BOOK.replace("Shared", "Sharde"), "“Shared” in one, “Sharde” in the other"),
        (BOOK.replace("Lock Press", "Quay Books"), "“Lock Press” in one, “Quay Books” in the"),
        (BOOK + " https://a.example (accessed 3 May 2020)", ""),
        (f"[2] {BOOK}", ""),
    ],
)
def test_a_doubt_names_the_difference(second: str, told: str) -> None:
    sentence = doubts(PrintedReference(0, BOOK), PrintedReference(1, second))
    assert told in sentence
    assert bool(sentence) == bool(told)


def test_two_numbers_of_the_list_are_named() -> None:
    first, second = (PrintedReference(0, f"[{number}] {BOOK}") for number in (1, 3))
    assert same_work(first, second)
    assert "as number 1 and as number 3" in doubts(first, second)


@pytest.mark.parametrize(
    "date", ["3 May 2020", "May 3, 2020", "2020-05-03", "3.5.2020", "May 2020", "2020 May 3"]
)
def test_a_date_of_access_is_none_of_the_work(date: str) -> None:
    page = PrintedReference(0, f"{BOOK} Accessed {date}. https://a.example")
    assert page.years == {"2016"}
    assert len(page.accessed) == 1
