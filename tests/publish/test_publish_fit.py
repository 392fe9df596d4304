from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.publish.engine import render
from briefmill.publish.fit import Place, fit


def _fitted(text: str, level: int = 2, prefix: str = "") -> str:
    place = Place(
        level, lambda address, _: f"to/{address}", lambda address, _: f"at/{address}", prefix
    )
    return fit(text, place).apply(text)


@pytest.mark.parametrize(
    ("text", "fitted"),
    [
        ("[a](x.md)", "[a](to/x.md)"),
        ('[a](<x y.md> "t")', '[a](<to/x y.md> "t")'),
        ("![a](x.png)", "![a](to/x.png)"),
        ("[a](x_(1).md)", "[a](<to/x_(1).md>)"),
        ("[![a](x.png)](y.md)", "[![a](to/x.png)](to/y.md)"),
        ("[a](https://example.org/x.md)", "[a](https://example.org/x.md)"),
        ("[a](#there) [b](/root) [c](mailto:x@y.z)", "[a](#there) [b](/root) [c](mailto:x@y.z)"),
        ("<https://example.org> <a@b.c>", "<https://example.org> <a@b.c>"),
        ("[a][r]\n\n[r]: x.md 't'", "[a][r]\n\n[r]: to/x.md 't'"),
        ("`[a](x.md)`", "`[a](x.md)`"),
    ],
)
def test_links_between_files_become_links_between_pages(text: str, fitted: str) -> None:
    assert _fitted(text) == fitted


@pytest.mark.parametrize(
    ("text", "level", "fitted"),
    [
        ("# A\n\n## B", 2, "## A\n\n### B"),
        ("## A\n\n### B", 2, "## A\n\n### B"),
        ("# A #", 3, "### A #"),
        ("A\n===\n\nB\n---\n", 2, "## A\n\n### B\n"),
        ("A\nlong title\n===\ntext", 2, "## A long title\ntext"),
        ("##### A\n\n# B", 4, "###### A\n\n#### B"),
        ("#### A", 3, "#### A"),
    ],
)
def test_headings_go_below_those_of_the_page(text: str, level: int, fitted: str) -> None:
    assert _fitted(text, level) == fitted


def test_notes_and_references_of_several_texts_on_a_page_are_kept_apart() -> None:
    text = 'A[^1] [b][r] [r] [c][]\n\n[^1]: note\n\n[r]: x.md "t"\n\n[c]: https://example.org\n'
    fitted = _fitted(text, prefix="one")
    assert fitted.startswith(
        'A[^one-1] [b](to/x.md "t") [r](to/x.md "t") [c](https://example.org)\n\n[^one-1]: note\n'
    )
    assert "[r]:" not in fitted


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Text\n- one\n- two\n", "<li>one</li>"),
        ("1) one\n2) two\n", "<ol>\n<li>one</li>"),
        ("Text\n\n#tag is no heading\n", "<p>#tag is no heading</p>"),
        ("```\n# code that is not closed\n", "# code that is not closed"),
    ],
)
def test_the_engines_read_the_text_as_commonmark_does(text: str, tags: str) -> None:
    assert tags in render(_fitted(text))


def test_a_block_of_code_that_is_not_closed_does_not_run_on() -> None:
    for text in ("```\ncode\n", "```", "~~~~ text\ncode"):
        assert "<h2" in render(_fitted(text) + "\n\n## After\n")


@given(st.text("abc#-1.) \n`[]()<>*", max_size=40), st.sampled_from(["", "p"]))
def test_any_text_can_be_fitted_in_and_taken_back(text: str, prefix: str) -> None:
    patch = fit(text, Place(3, lambda address, _: address, lambda address, _: address, prefix))
    assert patch.inverse().apply(patch.apply(text)) == text
