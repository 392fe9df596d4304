from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefmill.publish.escaping import one_line
from briefmill.publish.word_diff import word_diff

_HIDDEN = re.compile(r'<span class="bm-hidden">[^<]*</span>')
WORDS = st.lists(
    st.sampled_from(["the", "past", "spends", ",", "on", "<b>", "&"]), max_size=12
).map(" ".join)


def _plain(html: str) -> str:
    return _HIDDEN.sub("", html)


def _kept(html: str, dropped: str) -> str:
    text = re.sub(rf"<{dropped}>.*?</{dropped}>", "", _plain(html))
    text = re.sub(r"</?(?:ins|del)>", "", text)
    text = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), text)
    return text.replace("&amp;", "&")


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_difference(before: str, after: str) -> None:
    html = word_diff(before, after)
    assert "".join(_kept(html, "ins").split()) == "".join(one_line(before).split())
    assert "".join(_kept(html, "del").split()) == "".join(one_line(after).split())


def test_words_that_moved_are_marked_and_no_more() -> None:
    assert _plain(
        word_diff("Negotiation Nuclear Strategies", "Nuclear Negotiation Strategies")
    ) == ("<ins>Nuclear</ins> Negotiation <del>Nuclear</del> Strategies")
    assert _plain(word_diff("he spends it", "he, spends it")) == "he<ins>,</ins> spends it"


def test_marks_are_announced() -> None:
    html = word_diff("a b", "a c")
    assert "deleted: </span>b<span" in html
    assert "inserted: </span>c<span" in html


def test_a_long_block_is_shown_whole() -> None:
    block = "word " * 5000
    assert _plain(word_diff(block, "")) == f"<del>{block.strip()}</del>"
    assert _plain(word_diff(block, "other")).count("<del>") == 1


def test_markup_in_the_texts_is_shown_not_meant() -> None:
    assert _plain(word_diff("", "<b>*x*</b>")) == "<ins>&#60;b&#62;&#42;x&#42;&#60;/b&#62;</ins>"
