"""Hostile and mistaken source files, each with the message that its writer must get.

A case is a file of `tests/cases/source/<kind>/`, and beside it a file of the same name
with `.expected`: the whole message, or "accepted".
"""

from pathlib import Path
from time import perf_counter

import pytest

from briefmill.brief.load import decode, parse_unit
from briefmill.brief.references import read_references
from briefmill.text.problem import InputError

CASES = Path(__file__).parents[1] / "cases" / "source"
FILES = sorted(file for file in CASES.rglob("*.*") if file.suffix != ".expected")

MAX_SECONDS = 5.0
"""A refusal takes a tenth of a second; an unbounded reader would take minutes or crash."""

PATHS = {
    "index": "index.md",
    "section": "sections/treaty.md",
    "recommendations": "recommendations/index.md",
    "recommendation": "recommendations/meter.md",
}


def outcome(data: bytes, kind: str, name: str) -> str:
    try:
        text = decode(data, name)
        if kind == "references":
            read_references(text, name)
        else:
            parse_unit(PATHS[kind], text, name)
    except InputError as error:
        return f"{error}\n"
    return "accepted\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_source_file_gets_its_message(file: Path) -> None:
    begun = perf_counter()
    found = outcome(file.read_bytes(), file.parent.name, file.name)
    assert perf_counter() - begun < MAX_SECONDS
    assert found == file.with_name(f"{file.name}.expected").read_text("utf-8")


def test_every_expectation_has_its_case() -> None:
    expected = {file.with_suffix("") for file in CASES.rglob("*.expected")}
    assert expected == set(FILES)


@pytest.mark.parametrize(
    ("filling", "message"),
    [
        ("x" * 5_000_000 + "\n", "longer than 65,536 characters"),
        ("title: A\n" * 500_000, "longer than 65,536 characters"),
        ("- " * 2_500_000 + "\n", "longer than 65,536 characters"),
        ("# comment\n" * 6_000, "the front matter is empty"),
        ("\n" * 60_000, "the front matter is empty"),
    ],
    ids=["one-word", "one-field-again", "nested", "comments", "blank-lines"],
)
def test_front_matter_of_megabytes_is_refused_at_once(filling: str, message: str) -> None:
    begun = perf_counter()
    with pytest.raises(InputError, match=message):
        parse_unit("index.md", f"---\n{filling}---\n")
    assert perf_counter() - begun < MAX_SECONDS


@pytest.mark.parametrize("name", ["references.yml", "references.json", "references.bib"])
def test_reference_list_of_megabytes_is_refused_at_once(name: str) -> None:
    entry = {"yml": "- {id: a}\n", "json": '[{"id": "a"},\n', "bib": "@book{a,\n"}
    begun = perf_counter()
    with pytest.raises(InputError):
        read_references(entry[name.partition(".")[2]] * 500_000, name)
    assert perf_counter() - begun < MAX_SECONDS
