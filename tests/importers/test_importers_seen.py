"""The view reads through damage; what is cut by it comes from the raw text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.importers.seen import see


@pytest.mark.parametrize(
    ("raw", "view"),
    [
        ("plain text", "plain text"),
        ("1.\u00a0Share &ndash; now", "1. Share – now"),
        ("Share â€“ now", "Share – now"),
        ("itâ€™s", "it’s"),
        ("cafÃ©", "café"),
        ("&amp;nbsp;a", " a"),
        ("a\u200bb\ufeff", "ab"),
        ("Rowman &amp; Littlefield", "Rowman & Littlefield"),
        ("AT&T; and &unknownentity;", "AT&T; and &unknownentity;"),
    ],
)
def test_views(raw: str, view: str) -> None:
    assert see(raw).text == view


@given(
    st.lists(st.sampled_from(["a", " ", "&ndash;", "â€“", "\u00a0", "\u200b", "é"])).map("".join)
)
def test_cutting_the_whole_view_gives_the_raw_text(raw: str) -> None:
    seen = see(raw)
    assert seen.cut(0) == raw.strip()


def test_a_cut_takes_the_raw_characters() -> None:
    seen = see("Shareâ€“&ndash;now")
    at = seen.text.index("–")
    assert seen.cut(0, at) == "Share"
    assert seen.cut(at, at + 2) == "â€“&ndash;"
    assert seen.cut(at + 2) == "now"
