import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefmill.brief.front_matter import PROSE_FIELDS, ProseField, split
from briefmill.brief.load import parse_unit
from briefmill.text.patch import Edit, Patch
from briefmill.text.problem import InputError

HEAD = "---\nkind: brief\n"


def prose(text: str) -> dict[str, str]:
    front = split(text, "index.md")
    return {f"{field.name}{field.item or ''}": field.span.of(text) for field in front.prose_fields}


def test_prose_is_located_when_the_source_is_the_value() -> None:
    text = (
        f"{HEAD}title: Water  # a comment\n"
        "standfirst: 'Two dry years'\n"
        'summary: "One: two"\n'
        "key_points:\n- First\n- 'Second'\n- |\n  Third\n"
        "topics: [water]\nversion: one\npart: Analysis\naction: Meter\ndisclaimer: Ours\n"
        "---\nBody\n"
    )
    assert prose(text) == {
        "title": "Water",
        "standfirst": "Two dry years",
        "summary": "One: two",
        "key_points1": "First",
        "key_points2": "Second",
        "part": "Analysis",
        "action": "Meter",
        "disclaimer": "Ours",
    }


@pytest.mark.parametrize(
    "written",
    [
        "'It''s dry'",
        '"A \\"quoted\\" word"',
        '"Caf\\u00e9"',
        "Over\n  two lines",
        "'Over\n  two lines'",
        "|\n  A block",
        ">\n  A block",
        "2024",
        "true",
        "",
        "''",
        "'  '",
        "[a]",
        "{a: b}",
    ],
)
def test_prose_that_is_written_otherwise_is_left_out(written: str) -> None:
    assert prose(f"{HEAD}title: {written}\n---\n") == {}


def test_space_around_quoted_prose_is_left_out() -> None:
    text = f"{HEAD}title: '  Water '\n---\n"
    assert prose(text) == {"title": "Water"}
    assert parse_unit("index.md", text).word("title") == "Water"


def test_the_same_field_deeper_down_is_no_prose() -> None:
    assert prose(f"{HEAD}provenance:\n  title: Water\n---\n") == {}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("fence", ["---", "...", "---  \t"])
def test_the_body_begins_behind_the_front_matter(end: str, fence: str) -> None:
    text = end.join(["---", "kind: brief", "title: A ", fence, "", "--- Body", "---", ""])
    front = split(text, "index.md")
    assert text[front.body_start :] == end.join(["", "--- Body", "---", ""])
    assert front.prose_fields == (ProseField("title", front.prose_fields[0].span),)
    assert front.prose_fields[0].span.of(text) == "A"


def test_a_body_may_be_missing() -> None:
    text = "---\nkind: brief\n---"
    assert split(text, "index.md").body_start == len(text)


LINES = st.text(st.characters(exclude_categories=["Cs", "Co"], exclude_characters="\r\n"))


@settings(deadline=None)
@given(st.sampled_from(PROSE_FIELDS[:5]), LINES, st.sampled_from(["{}", "'{}'", '"{}"', "- {}"]))
def test_a_prose_span_is_the_value_character_for_character(name: str, line: str, form: str) -> None:
    text = f"---\n{name}: {form.format(line)}\n---\n"
    try:
        front = split(text, "index.md")
    except InputError:
        return
    for field in front.prose_fields:
        node = front.fields.get(field.name)
        assert node is not None
        assert field.span.of(text) == getattr(node, "text", "").strip()


@settings(deadline=None)
@given(LINES, st.text("abc xyz", min_size=1), st.data())
def test_an_edit_inside_a_span_is_read_back_as_the_edited_value(
    line: str, inserted: str, data: st.DataObject
) -> None:
    text = f'{HEAD}title: "{line}"\n---\nBody\n'
    try:
        before = parse_unit("index.md", text)
    except InputError:
        return
    assume(before.front.prose_fields)
    span = before.front.prose_fields[0].span
    cut = data.draw(st.integers(span.start, span.end - 1))
    edit = Edit(type(span)(cut, cut + 1), text[cut], f"{inserted}q")
    after = parse_unit("index.md", Patch.of(text, [edit]).apply(text))
    value = before.word("title") or ""
    place = cut - span.start
    assert after.word("title") == f"{value[:place]}{inserted}q{value[place + 1 :]}".strip()
    assert after.body == before.body
