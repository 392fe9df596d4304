"""Blocks and protected spans are found where a reader of the Markdown sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.text.document import BlockKind, Protection
from briefmill.text.markdown import body_start, locate

PIECES = [
    "# Title\n\n",
    "A line of text. Another one.\n\n",
    "- item\n- item two\n\n",
    "> quoted\n\n",
    "```\ncode\n```\n\n",
    "    indented\n\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n",
    "<div>\nraw\n</div>\n\n",
    "Text with `code`, $x$ and [a link](u).\n\n",
    "“Quoted. Text.” Then.\n\n",
    "[^1]: A note.\n\n",
    "See[^1] and ![i](p.png).\r\n\r\n",
    "[ref]: http://x.example\n\n",
    "***\n\n",
    "Setext\n======\n\n",
    "1. one\n\n2. two\n\n",
    "é “ü” 😀 ’\n\n",
    "*a **b** c*\n",
    "\t\n",
    "<b>x</b> {: #id }\n",
]

markdown = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=8).map("".join)


@given(markdown)
def test_blocks_and_protected_spans_lie_in_order_inside_the_text(text: str) -> None:
    document = locate(text)
    end = 0
    for block in document.blocks:
        assert end <= block.outer.start <= block.span.start
        assert block.span.end <= block.outer.end <= len(text)
        end = block.outer.start
    end = 0
    for piece in document.protected:
        assert end <= piece.span.start < piece.span.end <= len(text)
        end = piece.span.end


@given(markdown)
def test_every_visible_character_is_in_a_block_or_protected(text: str) -> None:
    document = locate(text)
    covered = set()
    for span in [*(b.span for b in document.blocks), *(p.span for p in document.protected)]:
        covered |= set(range(span.start, span.end))
    assert not [i for i, char in enumerate(text) if not char.isspace() and i not in covered]


def _protected(text: str) -> list[tuple[str, str]]:
    return [(piece.why.value, piece.span.of(text)) for piece in locate(text).protected]


@pytest.mark.parametrize(
    ("text", "why", "piece"),
    [
        ("Run `make all` now.\n", Protection.CODE, "`make all`"),
        ("```\nx\n```\n", Protection.CODE, "```\nx\n```"),
        ("    code\n", Protection.CODE, "code"),
        ("Where $a+b$ is.\n", Protection.MATH, "$a+b$"),
        ("| a |\n|---|\n| 1 |\n", Protection.TABLE, "| a |\n|---|\n| 1 |"),
        ("> He said so.\n", Protection.QUOTATION, "> He said so."),
        ("She said “yes. No.” then.\n", Protection.QUOTATION, "“yes. No.”"),
        ('She said "yes. No." then.\n', Protection.QUOTATION, '"yes. No."'),
        ("“It goes on\n", Protection.QUOTATION, "“It goes on"),
        ("A [b](http://c.example) d\n", Protection.LINK, "](http://c.example)"),
        ("See https://a.example/b?c=1.\n", Protection.LINK, "https://a.example/b?c=1"),
        ("An ![image](a.png)\n", Protection.LINK, "![image](a.png)"),
        ("An <b>x</b>\n", Protection.HTML, "<b>"),
        ("Text[^1]\n\n[^1]: Note.\n", Protection.FOOTNOTE, "[^1]: Note."),
        ("As shown [@cha, p. 3] here.\n", Protection.CITATION, "[@cha, p. 3]"),
        ("# Title {#lasting}\n", Protection.ANCHOR, " {#lasting}"),
        ("Paragraph\n{: #lasting }\n", Protection.ANCHOR, "{: #lasting }"),
        ("[a]: http://b.example\n", Protection.OTHER, "[a]: http://b.example"),
    ],
)
def test_what_is_protected(text: str, why: Protection, piece: str) -> None:
    assert (why.value, piece) in _protected(text)


def test_apostrophes_and_inches_are_no_quotations() -> None:
    assert _protected("It's the ministers' 6 ft view, isn't it?\n") == []


def test_lines_of_a_pasted_text_are_paragraphs() -> None:
    long = "This sentence goes on. " * 8
    document = locate(f"Title\n{long}\n{long}\n")
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH] * 3


def test_wrapped_lines_are_one_paragraph() -> None:
    document = locate("A line of\na wrapped paragraph\nin three.\n")
    assert len(document.blocks) == 1


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\ntitle: x\n---\nBody", "Body"),
        ("---\r\ntitle: x\r\n---\r\nBody", "Body"),
        ("---\n---\nBody", "Body"),
        ("---\ntitle: x\n...\nBody", "Body"),
        ("---\n\nA rule above.\n\n---\n", "---\n\nA rule above.\n\n---\n"),
        ("Body\n---\n", "Body\n---\n"),
        ("--- title", "--- title"),
    ],
)
def test_front_matter_ends(text: str, body: str) -> None:
    assert text[body_start(text) :] == body
