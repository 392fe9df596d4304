import json
from datetime import date
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefmill.brief.dates import check_csl_date, check_date, check_orcid, read_csl_date
from briefmill.brief.schema import NAMES, schema, schema_bytes, validate
from briefmill.brief.yaml_reader import read_yaml
from briefmill.text.problem import InputError


def below(value: Any) -> list[dict[str, Any]]:
    """Every group of fields in a schema."""
    if isinstance(value, list):
        return list(chain.from_iterable(below(item) for item in value))
    if not isinstance(value, dict):
        return []
    return [value, *chain.from_iterable(below(item) for item in value.values())]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema_bytes(name).endswith(b"}\n")


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_explains_itself_to_editors(name: str) -> None:
    for part in (schema(name), *schema(name)["properties"].values()):
        assert part["title"]
        assert part["description"]
    assert schema(name)["examples"]


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_a_schema_are_valid(name: str) -> None:
    whole = schema(name)
    for part in below(whole):
        for example in part.get("examples", ()) if isinstance(part.get("examples"), list) else ():
            validator = Draft202012Validator({"$defs": whole["$defs"], **part})
            assert [error.message for error in validator.iter_errors(example)] == []
    for example in whole["examples"]:
        assert validate(read_yaml(json.dumps(example), "example.yml"), name) == ()


def test_definitions_of_one_name_are_the_same_in_every_schema() -> None:
    shared: dict[str, dict[str, Any]] = {}
    for name in set(NAMES) - {"references"}:
        for key, value in schema(name)["$defs"].items():
            assert shared.setdefault(key, value) == value


@pytest.mark.parametrize("name", NAMES)
def test_every_group_of_fields_is_closed(name: str) -> None:
    groups = [part for part in below(schema(name)) if isinstance(part.get("properties"), dict)]
    opened = [part for part in groups if part.get("additionalProperties") is not False]
    assert [sorted(part["properties"]) for part in opened] in ([], [["raw"]])


def problems(text: str, name: str) -> list[str]:
    return [str(problem) for problem in validate(read_yaml(text, "a.yml"), name)]


def test_a_decision_names_its_repair() -> None:
    head = "decisions:\n- {verdict: accept, by: Desk, reason: Seen, "
    assert problems(head + "fingerprint: 0f3a9c5d7e1b2468}", "decisions") == []
    assert problems(head + "rule: r, before: x, after: ''}", "decisions") == []
    found = problems(head + "rule: r, before: x}", "decisions")
    (message,) = found
    assert message.startswith(
        "a.yml:2:3: item 1 of `decisions`: expected the fingerprint of a repair, or its rule, "
    )


def test_a_fingerprint_of_digits_only_must_be_quoted() -> None:
    text = "decisions:\n- {verdict: yes, by: Desk, reason: Seen, fingerprint: 1234567890123456}"
    verdict, fingerprint = problems(text, "decisions")
    assert verdict == 'a.yml:2:13: `verdict`: expected accept or reject, but found "yes"'
    assert fingerprint.startswith("a.yml:2:55: `fingerprint`: expected the 16 hexadecimal digits")
    assert fingerprint.endswith('Put it in quotes: "1234567890123456"')


def test_provenance_accounts_for_lines() -> None:
    text = (
        "source: a.txt\nsha256: '" + "0" * 64 + "'\nlines: 3\n"
        "set_aside:\n- {line: 1, text: '', reason: navigation}\n- {line: 0, txt: x, reason: y}\n"
    )
    assert problems(text, "provenance") == [
        "a.yml:6:3: item 2 of `set_aside`: the field `text` is missing\n  Add the field text.",
        "a.yml:6:10: `line`: expected something else (minimum), but found the number 0",
        'a.yml:6:13: unknown field "txt"\n  Did you mean "text"?',
    ]


def test_problems_are_bounded() -> None:
    text = "\n".join(f"field{index}: x" for index in range(1000))
    assert len(problems(text, "brief")) == 50


@given(st.dates())
def test_dates_of_the_calendar_are_real(day: date) -> None:
    assert check_date(day.isoformat()) is None
    assert read_csl_date(day.isoformat())["date-parts"] == [[day.year, day.month, day.day]]


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31))
def test_days_that_the_calendar_lacks_are_refused(year: int, month: int, day: int) -> None:
    written = f"{year:04d}-{month:02d}-{day:02d}"
    try:
        date(year, month, day)
    except ValueError:
        assert "does not exist" in (check_date(written) or "")
        assert "does not exist" in (check_csl_date({"date-parts": [[year, month, day]]}) or "")
    else:
        assert check_date(written) is None


@pytest.mark.parametrize(
    "orcid", ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"]
)
def test_published_orcids_are_accepted(orcid: str) -> None:
    assert check_orcid(orcid) is None
    assert check_orcid(f"https://orcid.org/{orcid}") is None


@given(st.integers(0, 15), st.integers(0, 9))
def test_a_changed_digit_of_an_orcid_is_noticed(index: int, digit: int) -> None:
    digits = list("0000000218250097")
    changed = digits[index] != str(digit)
    digits[index] = str(digit)
    groups = ["".join(digits[start : start + 4]) for start in range(0, 16, 4)]
    assert (check_orcid("-".join(groups)) is not None) == changed


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["year", "month", "day", "date-parts", "raw", "season", "edtf"]),
                inner,
                max_size=3,
            )
        ),
        max_leaves=8,
    )
)
def test_any_value_is_a_date_or_is_refused(value: Any) -> None:
    message = check_csl_date(value)
    assert message is None or message


def test_an_error_never_comes_without_its_problems() -> None:
    with pytest.raises(InputError) as caught:
        read_yaml("a: *b", "a.yml")
    assert caught.value.problems
