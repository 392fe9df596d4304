"""Whole articles, each with what import must make of it (tests/cases/import)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefmill.brief.load import assemble
from briefmill.importers.plain_text import import_article
from briefmill.importers.report import Imported

CASES = sorted((Path(__file__).parents[1] / "cases" / "import").glob("*/expected.yml"))

Unit = tuple[dict[str, Any], str]
"""Front matter and body of a file."""
Case = tuple[dict[str, Any], Imported]
"""What is expected, and what import made of the article."""


def front_and_body(text: str) -> Unit:
    _, front, body = text.split("---\n", 2)
    return yaml.safe_load(front), body.strip("\n")


def read(imported: Imported) -> dict[str, Unit]:
    """Return the units of an import as front matter and body, by path."""
    return {
        path: front_and_body(text) for path, text in imported.files.items() if path.endswith(".md")
    }


def in_order(units: dict[str, Unit], folder: str) -> list[Unit]:
    found = [
        (front, body)
        for path, (front, body) in units.items()
        if path.startswith(folder) and not path.endswith("index.md")
    ]
    return sorted(found, key=lambda unit: unit[0]["order"])


def name(author: dict[str, str]) -> str:
    return author.get("literal") or f"{author['family']} | {author['given']}"


def reference(item: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a CSL item that ``expected`` names."""
    flat = dict(item)
    flat["author"] = [name(author) for author in item.get("author", [])]
    flat["year"] = item.get("issued", {}).get("date-parts", [[None]])[0][0]
    return {key: flat.get(key) for key in expected}


@pytest.fixture(params=CASES, ids=lambda path: path.parent.name)
def case(request: pytest.FixtureRequest) -> Case:
    expected = yaml.safe_load(request.param.read_text(encoding="utf-8"))
    data = request.param.with_name("article.txt").read_bytes()
    return expected, import_article(data, "article.txt", slug="case", date="2024-11-06")


def test_head(case: Case) -> None:
    expected, imported = case
    front, body = read(imported)["index.md"]
    assert front["title"] == expected["title"]
    assert front.get("standfirst", "").startswith(expected.get("standfirst", ""))
    assert ("standfirst" in front) == ("standfirst" in expected)
    assert [author["name"] for author in front.get("authors", [])] == expected.get("authors", [])
    assert front.get("date") == expected.get("date")
    assert front.get("language", "en") == expected.get("language", "en")
    assert front.get("key_points", []) == expected.get("key_points", [])
    assert front.get("disclaimer", "").startswith(expected.get("disclaimer", ""))
    assert ("disclaimer" in front) == ("disclaimer" in expected)
    repeats = [line[2:] for line in body.splitlines() if line.startswith("# ")]
    assert repeats == expected.get("repeats", [])
    intro = [line for line in body.splitlines() if line and not line.startswith("# ")]
    assert "\n".join(intro).startswith(expected.get("intro", ""))
    assert bool(intro) == ("intro" in expected)


def test_sections(case: Case) -> None:
    expected, imported = case
    units = in_order(read(imported), "sections/")
    assert [
        [front[key] for key in ("title", "kind", "part") if key in front] for front, _ in units
    ] == expected["sections"]
    assert all(body for _, body in units)
    for stem, part in expected.get("bodies", {}).items():
        assert part in imported.files[f"sections/{stem}.md"]


def test_recommendations(case: Case) -> None:
    expected, imported = case
    units = read(imported)
    found = in_order(units, "recommendations/")
    assert [front["action"] for front, _ in found] == expected["actions"]
    whom = [front.get("addressee") for front, _ in found]
    assert whom == expected.get("addressees", [None] * len(found))
    front, body = units.get("recommendations/index.md", ({}, ""))
    assert front.get("title") == expected.get("recommendations_title")
    assert body == expected.get("recommendations_intro", "")


def test_references(case: Case) -> None:
    expected, imported = case
    items = yaml.safe_load(imported.files.get("references.yml", "references: []"))["references"]
    assert [
        reference(item, fields) for item, fields in zip(items, expected["references"], strict=True)
    ] == expected["references"]
    front = read(imported)["index.md"][0]
    assert front.get("references_heading") == expected.get("references_heading")


def test_report(case: Case) -> None:
    expected, imported = case
    report = imported.report
    assert [aside.line for aside in report.set_aside] == expected["set_aside"]
    assert [question.line for question in report.unsure] == expected["unsure"]
    assert [record.after for record in report.joined] == expected.get("joined", [])
    assert report.encoding == expected.get("encoding", "UTF-8")


def test_the_brief_is_valid(case: Case) -> None:
    _, imported = case
    assert assemble("case", imported.files).title
