"""Plain text must show as the same text once it is rendered as Markdown."""

import html
import re

import markdown
import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.importers.escaping import escape_heading, escape_paragraph

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.mark",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
RENDERER = markdown.Markdown(extensions=EXTENSIONS)
TRICKY = st.sampled_from(
    re.findall(
        r"\S+",
        r"""* ** _ __ ` `` # ## > - -- --- + ++ 1. 12) ( ) [ ] [^1] [a](b) [a][b] [a]: ![x](y) < <b>
        </b> <!-- & &amp; &lt; &nbsp; { } {#id} {: .x} {++ a ++} {-- | || == ~~ ~ ^ ^^ $ $$ \ \* :
        :smile: ::: !!! ??? === /// ~~~ ``` *[A]: [TOC] --8<-- ' " “ ” – © http://a.b/c_d_e
        a@b.cd word Word. 5*3 x_y US$5–US$6 #tag 3.14 …""",
    )
)
PLAIN = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("C", "Z")), max_size=8
)
TEXT = st.lists(st.one_of(TRICKY, PLAIN), min_size=1, max_size=9).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)


def shown(markup: str) -> str:
    """Return what a reader sees of HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def seen(text: str) -> str:
    """Return what a reader would see of plain text in which entities were meant as such."""
    return " ".join(html.unescape(text).split())


@given(TEXT)
def test_a_paragraph_shows_the_same_text_and_makes_no_markup(text: str) -> None:
    escaped = escape_paragraph(text)
    rendered = RENDERER.reset().convert(f"First.\n\n{escaped}\n\nLast.")
    assert set(re.findall(r"<[^>]*>", rendered)) == {"<p>", "</p>"}
    assert shown(rendered).split() == f"First. {seen(text)} Last.".split()


@given(TEXT)
def test_commonmark_shows_the_same_text(text: str) -> None:
    rendered = pyromark.html(f"First.\n\n{escape_paragraph(text)}\n\nLast.")
    assert set(re.findall(r"<[^>]*>", rendered)) == {"<p>", "</p>"}
    assert shown(rendered).split() == f"First. {seen(text)} Last.".split()


@given(TEXT)
def test_a_list_item_shows_the_same_text(text: str) -> None:
    rendered = RENDERER.reset().convert(f"First.\n\n- {escape_paragraph(text)}\n- b\n\nLast.")
    assert set(re.findall(r"<[^>]*>", rendered)) == {
        "<p>",
        "</p>",
        "<ul>",
        "</ul>",
        "<li>",
        "</li>",
    }


@given(TEXT)
def test_a_heading_shows_the_same_text(text: str) -> None:
    rendered = RENDERER.reset().convert(f"# {escape_heading(text)}\n\nLast.")
    tags = re.findall(r"<[^>]*>", rendered)
    assert [tag.split()[0].rstrip(">") for tag in tags] == ["<h1", "</h1", "<p", "</p"]
    assert shown(rendered).split() == f"{seen(text)} Last.".split()


@pytest.mark.parametrize(
    "text",
    [
        "In 2018 the region’s trade grew by 4% – to $5 billion (see Table 2).",
        "A cost-sharing agreement [1] was signed; “peace” followed, it’s said.",
        "The U.S. and EU’s policy: 3.5 million people & R&D at 5 < 6.",
        "AT&amp;T and 20&nbsp;km stay as they came.",
        "The e-mail is jane_roe@example.org, or so; see https://example.org/a_b_c.",
    ],
)
def test_ordinary_prose_is_left_alone(text: str) -> None:
    assert escape_paragraph(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# heading", "\\# heading"),
        ("1. January", "1\\. January"),
        ("- dash", "\\- dash"),
        ("> quote", "\\> quote"),
        ("a *b* c", "a \\*b\\* c"),
        ("a <b>c</b>", "a &lt;b>c&lt;/b>"),
        ("see [a](b)", "see \\[a](b)"),
    ],
)
def test_markup_is_escaped(text: str, escaped: str) -> None:
    assert escape_paragraph(text) == escaped
