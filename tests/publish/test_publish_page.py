from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefmill.publish.escaping import escape_html
from briefmill.publish.page import Page


def _front_matter(data: bytes) -> dict[str, object]:
    text = data.decode()
    head = text.split("---\n")[1]
    values: dict[str, object] = yaml.safe_load(head)
    return values


@given(st.text(), st.text(), st.dictionaries(st.sampled_from(["a", "b"]), st.text()))
def test_front_matter_is_read_back_as_html_text(
    title: str, description: str, meta: dict[str, str]
) -> None:
    page = Page("x.md", title, description or "d", "Text", {"brief": meta})
    values = _front_matter(page.encode())
    assert values["title"] == escape_html(title)
    assert values["description"] == escape_html(description or "d")
    assert values["brief"] == {name: escape_html(value) for name, value in meta.items()}


def test_a_file_ends_in_one_line_end_and_has_no_other_than_lf() -> None:
    data = Page("x.md", "t", "", "\n\na\r\nb\rc\n\n\n", {"n": 1, "yes": True, "l": ["x"]}).encode()
    assert data == b'---\ntitle: "t"\nn: 1\nyes: true\nl: ["x"]\n---\n\na\nb\nc\n'
