"""What import writes as YAML is read back the same, prose on one line."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefmill.brief.yaml_writer import scalar, write_yaml

TEXT = st.one_of(
    st.text(min_size=1),
    st.sampled_from(
        [
            "yes",
            "null",
            "1",
            "1.5",
            "2024-03-03",
            "a: b",
            "a #b",
            "- a",
            "it's: so",
            '"a"',
            "'",
            "\\",
            "~",
            "[a]",
        ]
    ),
    st.text("abc:#'\"- \\{}[],&*!|>%@`?", min_size=1),
)


@given(TEXT)
def test_a_text_is_read_back_the_same(text: str) -> None:
    assert yaml.safe_load(f"key: {scalar(text)}") == {"key": text}
    assert "\n" not in scalar(text)


@given(TEXT)
def test_prose_stands_in_the_file_as_it_is_unless_it_has_both_quotation_marks(text: str) -> None:
    if text.isprintable() and not {"'", '"'} <= set(text) and not {"'", "\\"} <= set(text):
        assert text in scalar(text)


def test_nested_values() -> None:
    values = {
        "title": "A: B",
        "empty": None,
        "list": ["one", "two"],
        "items": [{"id": "a", "issued": {"date-parts": [[2018, 3]]}}, {"id": "b"}],
        "number": 10,
    }
    text = write_yaml(values)
    assert yaml.safe_load(text) == {
        key: value for key, value in values.items() if value is not None
    }
    assert "date-parts: [[2018, 3]]" in text
