from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.publish.engine import render
from briefmill.publish.escaping import escape_attribute, escape_html, escape_markdown, one_line

FRAGMENTS = (
    "<script>", "[a](b)", "![i](j)", "&lt;", "&#60;", "javascript:", "1. ", "2) ", "- ", "* ", "+ ",
    "```", "~~~", "[^1]", "[^1]: x", "*[HTML]: x", "{: onclick=x }", "{#id}", "[TOC]", "---", "===",
    "    ", "\\<b>", "<!--", "-->", "<?php", "]]>", "<http://a.b>", "<a@b.c>", "| a | b |", "> q",
    "!!! note", "/// x", "$$x$$", "\\(x\\)", "==x==", "--8<--", "\x02wzxhzdk:0\x03", "{{ x }}",
    "{% raw %}", ": def", "# h", "**b**", "__b__", "amp;", "\u2028", "\x85", "\xa0",
)  # fmt: skip
ALPHABET = "\\`*_{}[]()<>#+-.!|$~^=:;&%@/'\"?, \t\n01abxA\x02\x03wzhk"
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(FRAGMENTS),
        st.text(st.one_of(st.sampled_from(ALPHABET), st.characters()), max_size=20),
    ),
    max_size=5,
).map("".join)


class _Seen(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self._data: list[str] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        return "".join(self._data).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self._data.append(data)


@given(TEXTS.filter(one_line))
def test_text_is_shown_literally_wherever_it_is_put(text: str) -> None:
    escaped, wanted = escape_markdown(text), one_line(text)
    assert "\n" not in escaped
    places = {
        escaped: ["p"],
        f"- {escaped}": ["ul", "li"],
        f"before\n{escaped}\nafter": ["p"],
        f"[{escaped}](x.md)": ["p", "a"],
        f"**{escaped}**": ["p", "strong"],
        f"<em>{escaped}</em>": ["p", "em"],
    }
    for markdown, tags in places.items():
        seen = _Seen(render(markdown))
        assert seen.tags == tags, markdown
        assert " ".join(seen.text.split()) == " ".join(
            (f"before {wanted} after" if "before" in markdown else wanted).split()
        )


@given(TEXTS.filter(one_line))
def test_headings_table_cells_and_html_blocks_hold_any_text(text: str) -> None:
    escaped, wanted = escape_markdown(text), one_line(text)
    heading = _Seen(render(f"## {escaped} {{: #x }}"))
    assert heading.tags == ["h2", "a"]
    assert heading.text == f"{wanted}#"
    assert ("id", "x") in heading.attributes
    block = _Seen(render(f'<p class="bm-diff">{escaped}</p>'))
    assert block.tags == ["p"]
    assert block.text == wanted
    cells = _Seen(render(f"| a | b |\n| - | - |\n| {escaped} | x |"))
    assert cells.tags[-3:] == ["tr", "td", "td"]


@given(TEXTS.filter(one_line))
def test_attribute_lists_hold_any_text(text: str) -> None:
    seen = _Seen(render(f'[x](y.md){{: #i .c title="{escape_attribute(text)}" }}'))
    assert seen.tags == ["p", "a"]
    assert dict(seen.attributes) == {
        "class": "c", "href": "y.md", "id": "i", "title": one_line(text),
    }  # fmt: skip


@given(TEXTS)
def test_html_text_is_shown_literally(text: str) -> None:
    seen = _Seen(f'<a title="{escape_html(text)}">{escape_html(text)}</a>')
    assert seen.tags == ["a"]
    assert seen.text == one_line(text)
    assert seen.attributes == [("title", one_line(text))]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Plain text, with (brackets): and $5bn!", "Plain text, with (brackets): and $5bn!"),
        ("1. not a list", "1&#46; not a list"),
        ("- not a list", "&#45; not a list"),
        ("R&D", "R&amp;D"),
        ("a\nb\u2028c", "a b c"),
    ],
)
def test_ordinary_text_stays_readable_in_the_source(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped
