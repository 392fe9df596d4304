import json
import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefmill.brief.located import ListNode, MapNode, Scalar, plain
from briefmill.brief.yaml_reader import MAX_CHARACTERS, MAX_DEPTH, read_yaml
from briefmill.text.problem import InputError
from briefmill.text.span import Span

NAMES = st.text(string.ascii_letters + "_-", min_size=1, max_size=12)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=30)
VALUES = st.recursive(
    st.booleans() | st.integers(-(10**17), 10**17) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


def read(text: str) -> Any:
    return plain(read_yaml(text, "a.yml").root)


@settings(deadline=None)
@given(VALUES, st.booleans())
def test_json_is_read_as_what_it_says(value: Any, ascii_only: bool) -> None:
    assert read(json.dumps(value, ensure_ascii=ascii_only)) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("12", 12),
        ("-12", -12),
        ("0o17", 15),
        ("0xff", 255),
        ("017", 17),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("12:30", "12:30"),
        ("2024-02-30", "2024-02-30"),
        ("2024-02-28", "2024-02-28"),
        ("=", "="),
        ("'12'", "12"),
        ('"no"', "no"),
    ],
)
def test_words_are_typed_by_the_core_schema_of_yaml_1_2(written: str, value: object) -> None:
    found = read(f"a: {written}")["a"]
    assert found == value
    assert type(found) is type(value)


def test_a_field_left_empty_counts_as_absent() -> None:
    located = read_yaml("a:\nb: ~\nc: null\nd: x", "a.yml")
    assert plain(located.root) == {"d": "x"}
    assert isinstance(located.root, MapNode)
    assert located.root.field("a") is not None
    assert located.root.get("a") is None


def test_nodes_know_where_they_stand() -> None:
    text = "title: 'It''s'\ntopics:\n  - water # dry\n  - \"two words\"\n"
    located = read_yaml(text, "a.yml")
    title = located.at(["title"])
    topics = located.at(["topics"])
    assert isinstance(title, Scalar)
    assert isinstance(topics, ListNode)
    assert (title.value, title.span.of(text), title.content.of(text)) == (
        "It's",
        "'It''s'",
        "It''s",
    )
    assert [item.span.of(text) for item in topics.items] == ["water", '"two words"']
    problem = located.problem(topics.items[1], "wrong")
    assert problem.place == "a.yml:4:5"
    assert located.at(["topics", 7]) is topics
    assert located.at(["nothing", "below"]) is located.root


def test_spans_count_from_the_start_of_the_file_when_a_part_is_read() -> None:
    text = "---\r\na: x\r\n---\r\nbody: [\r\n"
    located = read_yaml(text, "a.md", Span(5, 11))
    node = located.at(["a"])
    assert node.span.of(text) == "x"
    assert located.problem(node, "wrong").place == "a.md:2:4"


def test_an_empty_part_is_not_the_whole_file() -> None:
    assert plain(read_yaml("a: 1", "a.yml", Span(2, 2)).root) is None


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\x9d", "\ufeff"])
def test_characters_that_yaml_1_1_breaks_at_stay_in_a_value(end: str) -> None:
    text = f"a: one{end}two # c\nb: 'x{end}y'\n"
    assert read(text) == {"a": f"one{end}two", "b": f"x{end}y"}
    assert read_yaml(text, "a.yml").at(["a"]).span.of(text) == f"one{end}two"


def test_numbers_keep_how_they_were_written() -> None:
    node = read_yaml("version: 1.10", "a.yml").at(["version"])
    assert isinstance(node, Scalar)
    assert (node.value, node.text) == (1.1, "1.10")


def test_depth_is_bounded_exactly() -> None:
    fits = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert read(fits) is not None
    with pytest.raises(InputError, match="nested deeper"):
        read(f"[{fits}]")


def test_length_is_bounded_exactly() -> None:
    assert read("#" * MAX_CHARACTERS) is None
    with pytest.raises(InputError, match="longer than 262,144 characters"):
        read("#" * (MAX_CHARACTERS + 1))


def test_problems_of_a_file_are_reported_together() -> None:
    with pytest.raises(InputError) as caught:
        read("a: &x 1\nb: !t 2\na: 3\nc: 1234567890123456789\n")
    assert [problem.line for problem in caught.value.problems] == [1, 2, 3, 4]


def test_problems_of_a_file_are_bounded() -> None:
    with pytest.raises(InputError) as caught:
        read("\n".join(f"a{index}: &x{index} 1" for index in range(500)))
    assert len(caught.value.problems) == 20


@pytest.mark.parametrize("closing", ["", "---\n", "...\n", "---\n...\n\n"])
def test_document_markers_around_a_file_are_allowed(closing: str) -> None:
    assert read(f"---\na: 1\n{closing}") == {"a": 1}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("[Does it rain?, Yes]", ["Does it rain?", "Yes"]),
        ("{a: Why?, b: [?x]}", {"a": "Why?", "b": ["?x"]}),
        ("Why? Because", "Why? Because"),
        ("'Why?'", "Why?"),
    ],
)
def test_a_question_mark_ends_no_text(written: str, value: object) -> None:
    assert read(f"a: {written}") == {"a": value}


def test_the_number_of_values_is_bounded() -> None:
    assert len(read("[" + "a," * 30_000 + "]")) == 30_000
    with pytest.raises(InputError, match=r"^a.yml:1:\d+: there are more than 40,000 values"):
        read("[" + "a," * 50_000 + "]")
