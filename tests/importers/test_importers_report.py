"""The report says what was found, set aside, joined and asked."""

import json

import pytest
import yaml

from briefmill.importers.plain_text import import_article
from briefmill.importers.report import Imported

TEXT = """Share this

A Plan for Rivers

Jane Roe

The river is shared by four states, and nobody knows how much water there is in it. That was

not always so, and it need not stay so; the states could measure it again.

What to know

Gauges that stood at every border have fallen silent, and no one has put them up again.
"""


@pytest.fixture
def imported() -> Imported:
    return import_article(TEXT.encode(), "in/rivers.txt", slug="rivers", date="2024-11-06")


def test_lines_for_the_terminal(imported: Imported) -> None:
    shown = "\n".join(imported.report.lines())
    assert "Imported rivers.txt (UTF-8, 13 lines)" in shown
    assert "Title: A Plan for Rivers" in shown
    assert "Found: 1 section, 0 conclusions, 0 recommendations, 0 references" in shown
    assert "line 1: Share this - a control of the site" in shown
    assert "line 5: Is this the author? No author was recorded. [Jane Roe]" in shown


def test_json(imported: Imported) -> None:
    values = json.loads(json.dumps(imported.report.as_json()))
    assert values["counts"]["sections"] == 1
    assert values["set_aside"][0] == {
        "line": 1,
        "text": "Share this",
        "reason": "a control of the site",
    }
    assert values["placements"][1]["unit"] == "index.md"
    assert values["placements"][1]["field"] == "title"


def test_provenance(imported: Imported) -> None:
    values = yaml.safe_load(imported.files["provenance.yml"])
    assert (values["source"], values["imported"], values["lines"]) == (
        "rivers.txt",
        "2024-11-06",
        13,
    )
    assert len(values["sha256"]) == 64
    assert values["unsure"][0]["line"] == 5
    front = yaml.safe_load(imported.files["index.md"].split("---\n")[1])
    assert front["provenance"] == {key: values[key] for key in ("source", "sha256", "imported")}


def test_a_wrong_date_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="month"):
        import_article(TEXT.encode(), "a.txt", slug="a", date="2024-13-01")


def test_long_lists_are_cut_in_the_terminal() -> None:
    lines = "\n".join(f"Share this: {number}" for number in range(60))
    report = import_article(
        f"{TEXT}\n{lines}".encode(), "a.txt", slug="a", date="2024-11-06"
    ).report
    assert any(line.endswith("more, in provenance.yml") for line in report.lines())
    assert len(report.set_aside) == 62
