"""References are divided into CSL fields; what cannot be divided is kept and asked about."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefmill.importers.lines import Block, split_lines
from briefmill.importers.outline import Entry
from briefmill.importers.reference_list import read_entries
from briefmill.importers.references import csl_references, parse_reference
from briefmill.importers.wrapping import gather

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "import" / "references.yml").read_text(encoding="utf-8")
)


def shown_name(name: dict[str, str]) -> str:
    return name.get("literal") or f"{name['family']} | {name['given']}"


def shown(fields: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {"author": [], **fields}
    for role in ("author", "editor"):
        flat[role] = [shown_name(name) for name in flat.get(role, [])]
    issued = fields.get("issued", {})
    flat["year"] = issued.get("literal") or issued.get("date-parts", [None])[0]
    if "accessed" in fields:
        flat["accessed"] = fields["accessed"]["date-parts"][0]
    return {key: flat.get(key) for key in expected}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["raw"][:40])
def test_fields(case: dict[str, Any]) -> None:
    parsed = parse_reference(case["raw"])
    assert shown(parsed.fields, case["fields"]) == case["fields"]
    assert bool(parsed.question) == case.get("question", False)


def entries(*texts: str) -> list[Entry]:
    return [Entry([], text, Block((), text)) for text in texts]


def test_identifiers_are_speaking_and_unique() -> None:
    items, _ = csl_references(
        entries(
            "Cha, Victor D., and David C. Kang. One Book. Press, 2018.",
            "Cha, Victor D., and David C. Kang. Another Book. Press, 2018.",
            "Acemoglu, Daron, James A. Robinson, and Simon Johnson. Third. Press, 2001.",
            "World Bank. Some Report. Washington, DC: World Bank, 2020.",
            "Иванов И. И. Вода и политика. М.: Наука, 2010.",
        )
    )
    assert [item["id"] for item in items] == [
        "cha-kang-2018",
        "cha-kang-2018-2",
        "acemoglu-et-al-2001",
        "world-bank-2020",
        "reference-2010",
    ]


def test_a_long_dash_stands_for_the_authors_before() -> None:
    items, _ = csl_references(
        entries(
            "Nye, Joseph S. Soft Power. PublicAffairs, 2004.", "———. Do Morals Matter? OUP, 2020."
        )
    )
    assert items[1]["author"] == items[0]["author"]
    assert items[1]["title"] == "Do Morals Matter?"


def test_the_printed_string_is_kept() -> None:
    raw = "Müller, Simone. Metals. Rowman &amp; Littlefield, 2018."
    items, _ = csl_references(entries(raw))
    assert items[0]["custom"] == {"raw": raw}


@given(st.text(max_size=300))
def test_any_text_is_read_and_none_of_its_titles_is_empty(text: str) -> None:
    parsed = parse_reference(text)
    assert parsed.fields["type"]
    assert parsed.fields["title"] or not text.strip()


def blocks(*lines: str) -> list[Block]:
    return [Block((), line) for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Roe, Jane. A. Press, 2018.", "2. Doe, John. B. Press, 2019."),
        ("[1] Roe, Jane. A. Press, 2018.", "[2] Doe, John. B. Press, 2019."),
        ("• Roe, Jane. A. Press, 2018.", "• Doe, John. B. Press, 2019."),
        ("1 Roe, Jane. A. Press, 2018.", "2 Doe, John. B. Press, 2019."),
        ("i Roe, Jane. A. Press, 2018.", "ii Doe, John. B. Press, 2019."),
        ("Roe, Jane. A. Press, 2018.", "Doe, John. B. Press, 2019."),
        ("[1] Roe, Jane. A. Press, 2018. [2] Doe, John. B. Press, 2019.",),
        ("Roe, Jane. A. Press, 2018.; Doe, John. B. Press, 2019.",),
    ],
)
def test_entries_are_told_apart(lines: tuple[str, ...]) -> None:
    found = [entry.text for entry in read_entries(blocks(*lines))]
    assert found == ["Roe, Jane. A. Press, 2018.", "Doe, John. B. Press, 2019."]


def test_an_address_below_an_entry_belongs_to_it() -> None:
    found = read_entries(blocks("Roe, Jane. A. Press, 2018.", "https://example.org/a"))
    assert [entry.text for entry in found] == ["Roe, Jane. A. Press, 2018. https://example.org/a"]


def _lists(text: str) -> list[str]:
    blocks, _ = gather(split_lines(text))
    return [entry.text for entry in read_entries(blocks)]


@pytest.mark.parametrize(
    "name", ["van der Berg, Jan", "de Vries, L. and P. Smith", "al-Rashid, Omar", "d’Abo, Ann"]
)
def test_a_name_that_begins_in_lower_case_begins_an_entry(name: str) -> None:
    first = "Doe, Jane. A Book. Oxford University Press, 2001."
    second = f"{name}. Another Book. Routledge, 2003."
    assert _lists(f"{first}\n\n{second}\n") == [first, second]


def test_a_line_that_hangs_below_an_entry_belongs_to_it() -> None:
    found = _lists(
        'Romanosky, Sasha. "Examining the Costs and Causes of Cyber Incidents."\n'
        "    Journal of Cybersecurity 2.2 (2016): 121-135.\n"
    )
    assert len(found) == 1
    assert found[0].endswith("121-135.")
