from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.publish.marks import Mark, append_marks, insert_marks

TEXT = """\
A paragraph with *emphasis*.

- item one
- item `two`

> A quotation
> goes on.

| a |
|---|
| b |

## A heading

A paragraph
{: .kept }

```
code
```
"""


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        ("A para", "with *emphasis*. M\n\n- item"),
        ("emphasis", "with *emphasis*. M\n\n- item"),
        ("one", "- item one M\n- item"),
        ("two", "- item `two` M\n\n>"),
        ("quotation", "> goes on. M\n\n|"),
        ("b |", "| b |\n\nM\n"),
        ("heading", "## A heading\n\nM\n"),
        ("paragraph\n{", "A paragraph M\n{: .kept }"),
        ("code\n`", "code\n```\n\nM\n"),
    ],
)
def test_a_mark_stands_where_its_paragraph_ends(at: str, wanted: str) -> None:
    assert wanted in insert_marks(TEXT, [Mark(TEXT.index(at), "M")])


def test_a_place_between_blocks_belongs_to_the_block_before_it() -> None:
    text = "One.\n\nTwo.\n"
    assert insert_marks(text, [Mark(5, "M")]) == "One. M\n\nTwo.\n"
    assert insert_marks("\n\nOne.\n", [Mark(0, "M")]).strip().startswith("M\n")
    assert insert_marks("", [Mark(0, "M")]).strip() == "M"


def test_several_marks_of_a_paragraph_stand_in_order() -> None:
    marks = [Mark(8, "M2"), Mark(2, "M1"), Mark(8, "M3")]
    assert insert_marks("One and two.", marks) == "One and two. M1 M2 M3"


@given(st.text("ab #-*`|>\n[]", max_size=60), st.integers(0, 60))
def test_a_mark_takes_nothing_from_the_text(text: str, position: int) -> None:
    marked = insert_marks(text, [Mark(min(position, len(text)), "M")])
    assert marked.count("M") == 1
    assert "".join(marked.replace("M", "").split()) == "".join(text.split())


def test_marks_can_stand_behind_the_text() -> None:
    assert append_marks("text\n\n", [Mark(3, "b"), Mark(1, "a")]) == "text\n\na b\n"
