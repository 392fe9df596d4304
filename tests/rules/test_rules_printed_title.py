"""Titles of printed references: found in any usual style, and compared."""

from __future__ import annotations

import pytest

from briefmill.rules.printed_title import Agreement, compare, names_before, running, title_of


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("Hale, Dora. 2016. *Lent Water: A Book*. Lock Press.", "Lent Water: A Book"),
        ("Hale, D. 2016. “Lent Water.” *Wells* 12 (3).", "Lent Water"),
        ("Hale, D. A. (2016). Lent water. *Wells*, 12(3), 1–9.", "Lent water"),
        ("Hale, D. A. (2016). Who lends water? *Wells*, 12(3), 1–9.", "Who lends water?"),
        ("Hale, D. A. (2016). Water in the U.S. South. Lock Press.", "Water in the U.S. South"),
        ("Hale, D. A. (2016). The “new” water. Lock Press.", "The “new” water"),
        ("Hale, D. A. (2016, May 3). Lent water. Reni Gazette.", "Lent water"),
        ("Hale DA, Okello P, van Dam E. Lent water. Wells. 2016;12(3):1-9.", "Lent water"),
        ("Vera W. Tallis and D. Orme, “Lamps,” Light 4, no. 5 (2002): 3–9.", "Lamps"),
        ("D. Hale, Lent Water, Lock Press, Leeds, 2016.", ""),
        ("Act to Lend Water, 1987, c. 4.", ""),
    ],
)
def test_title_is_found(entry: str, title: str) -> None:
    assert title_of(entry) == title


def test_names_of_the_medical_style_end_before_the_title() -> None:
    assert names_before("Hale DA, Okello P. Lent water. Wells. 2016.") == "Hale DA, Okello P"
    assert names_before("Hale, D. A. (2016). Lent water.") == ""


@pytest.mark.parametrize(
    ("first", "second", "agreement"),
    [
        ("The Cod Treaty", "Cod treaty", Agreement.WHOLE),
        ("Ports & Dues", "Ports and dues", Agreement.WHOLE),
        ("The Cod Treaty", "The Cod Treaty: A History of Ice", Agreement.CUT),
        ("The Cod Treaty", "The Cod Treaty in Peace", Agreement.MORE),
        ("Yearbook of Ports", "Yearbook of Ports: Imports", Agreement.MORE),
        ("Ports and Dues", "Dues and Ports", Agreement.MORE),
        ("Report", "Report: The Ports", Agreement.MORE),
        ("The Cod Treaty", "The Cod Traety", Agreement.NEAR),
        ("The Cod Treaty: Friends", "The Cod Treaty: Enemies", Agreement.OTHER),
        ("Law of the Sea", "Law at the Sea", Agreement.OTHER),
        ("Volume 1", "Volume 2", Agreement.OTHER),
        ("", "", Agreement.UNKNOWN),
    ],
)
def test_two_titles(first: str, second: str, agreement: Agreement) -> None:
    for pair in ((first, second), (second, first)):
        assert compare(pair, (running(pair[0]), running(pair[1]))) is agreement


@pytest.mark.parametrize(
    ("entry", "agreement"),
    [
        ("D. Hale, Lent Water: On Wells, Lock Press, 2016.", Agreement.WHOLE),
        ("D. Hale, Lent Water, Lock Press, 2016.", Agreement.CUT),
        ("D. Hale, Lent Water: On Wells and Dams, Lock Press, 2016.", Agreement.MORE),
        ("D. Hale, Lent Grain, Lock Press, 2016.", Agreement.UNKNOWN),
    ],
)
def test_title_stands_in_an_entry_that_marks_none(entry: str, agreement: Agreement) -> None:
    assert compare(("Lent Water: On Wells", ""), ("", running(entry))) is agreement
