"""Each file in tests/cases/sanitise is a text that tries to act on a reader's browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.publish.engine import render
from briefmill.publish.fit import Place, fit
from briefmill.publish.sanitise import clean_body
from briefmill.publish.verify import examine
from briefmill.text.patch import Patch

_PLACE = Place(2, lambda address, _: address, lambda address, _: address)
FOLDER = Path(__file__).parents[1] / "cases" / "sanitise"
CASES = {path.stem: path.read_bytes().decode() for path in sorted(FOLDER.glob("*.md"))}
REFUSED = {"code-in-raw-block-of-engine", "html-in-raw-block-of-engine"}
"""Code to CommonMark, raw HTML to Python-Markdown: cleaned it cannot be, so it is refused."""
HARMLESS = {"allowed-html", "entity-that-looks-like-a-tag", "script-in-indented-code",
            "script-in-link-title", "script-after-fence-that-is-not-closed"}  # fmt: skip

FRAGMENTS = (
    "<", ">", "</", "\n\n", "\n", "- ", "1) ", "> ", "    ", "`", "```\n", "~~~\n", "|", "{",
    ": ", "}",
    "#", "[", "](", ")", "![", "<b>", "</b>", "<p>", "</p>", "<table>", "</table>", "<td>",
    "<script>",
    "</script>", "<!--", "-->", "&lt;", "&", "\\", "*", "javascript:", "[^1]: ",
    "[r]: javascript:x",
    "onclick=x", '"', "é", "\t", "---", "<a href=", "<img src=x onerror=y>", "<div>", "</div>",
    "<details>", "<pre>", "\x02", "{: .a }", "http://x.y", "text", "<svg", "<?", "<![CDATA[",
)  # fmt: skip
HOSTILE_TEXTS = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(sorted(CASES.values()))), max_size=8
).map("".join)


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("name", CASES)
def test_what_is_published_is_harmless_or_refused(name: str) -> None:
    cleaned = clean_body(CASES[name]).text
    published = fit(cleaned, _PLACE).apply(cleaned)
    violations = examine(render(published)).violations
    assert bool(violations) == (name in REFUSED), violations


@pytest.mark.parametrize("name", CASES)
def test_the_edits_lead_from_the_text_to_the_clean_one(name: str) -> None:
    cleaned = clean_body(CASES[name])
    assert Patch.of(CASES[name], cleaned.edits).apply(CASES[name]) == cleaned.text
    assert len(cleaned.edits) == len(cleaned.reasons)
    assert all(cleaned.reasons)


@pytest.mark.parametrize("name", CASES)
def test_cleaning_a_clean_text_changes_nothing(name: str) -> None:
    cleaned = clean_body(CASES[name]).text
    assert clean_body(cleaned).text == cleaned


@pytest.mark.parametrize("name", sorted(HARMLESS))
def test_what_is_harmless_stays_as_it_was_written(name: str) -> None:
    assert clean_body(CASES[name]).edits == ()


@given(HOSTILE_TEXTS)
def test_any_mixture_is_cleaned_once_and_for_all(text: str) -> None:
    cleaned = clean_body(text)
    assert Patch.of(text, cleaned.edits).apply(text) == cleaned.text
    assert clean_body(cleaned.text).edits == ()


@given(st.text())
def test_text_without_markup_is_never_touched(text: str) -> None:
    plain = "".join(char for char in text if char.isalnum() or char in " .,;:'\"()?!-\n")
    assert clean_body(plain).text == plain


@pytest.mark.parametrize(
    ("body", "clean"),
    [
        ("H<sub onclick=x>2</sub>O", "H<sub>2</sub>O"),
        ("a <b>bold", "a bold"),
        ("a bold</b>", "a bold"),
        ("the <name> of it", "the &lt;name> of it"),
        ("<o:p>Word</o:p>", "Word"),
        ("<font color=red>red</font> text", "red text"),
        ("<div>\n    indented\n</div>\n", "\nindented\n\n"),
        ("[text](javascript:x)", "text"),
        ("[text](javascript:x) [kept](https://example.org)", "text [kept](https://example.org)"),
        ("![a chart](data:image/png;base64,x)", "a chart"),
        ("- a {: .kept onclick=x }", "- a {: .kept }"),
        ("a {curly} text", "a &#123;curly} text"),
        ("`{curly}` and `<b>`", "`{curly}` and `<b>`"),
        ("a <!-- note --> b", "a  b"),
        ("x < y and y > z, <3", "x < y and y > z, <3"),
        ("``` {.py onclick=x}\n1\n```", "```py\n1\n```"),
    ],
)
def test_what_stays_and_what_goes(body: str, clean: str) -> None:
    assert clean_body(body).text == clean
