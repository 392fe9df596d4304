import json
import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefmill.brief.model import Reference
from briefmill.brief.references import Piece, format_reference, read_references


def one(fields: str, name: str = "references.yml") -> Reference:
    (reference,) = read_references(f"references:\n- {{id: a, type: book, {fields}}}\n", name)
    return reference


def printed(reference: Reference) -> str:
    return "".join(piece.text for piece in format_reference(reference))


@pytest.mark.parametrize(
    ("written", "issued"),
    [
        ("2018", {"date-parts": [[2018]]}),
        ("'2018'", {"date-parts": [[2018]]}),
        ("2018-06", {"date-parts": [[2018, 6]]}),
        ("2018-06-12", {"date-parts": [[2018, 6, 12]]}),
        ("2018-06-12/2019", {"date-parts": [[2018, 6, 12], [2019]]}),
        ("2018~", {"date-parts": [[2018]], "circa": True}),
        ("2018-21", {"date-parts": [[2018]], "season": 1}),
        ("{year: 2018}", {"date-parts": [[2018]]}),
        ("{year: 2018, month: 6, day: 1}", {"date-parts": [[2018, 6, 1]]}),
        ("{year: 2018, season: 2}", {"date-parts": [[2018]], "season": 2}),
        ("[{year: 2018, month: 2}]", {"date-parts": [[2018, 2]]}),
        ("[{year: 2018}, {year: 2019}]", {"date-parts": [[2018], [2019]]}),
        ("{date-parts: [[2018, 6]]}", {"date-parts": [[2018, 6]]}),
        ("{date-parts: [['2018', '6']]}", {"date-parts": [[2018, 6]]}),
        ("{literal: in press}", {"literal": "in press"}),
        ("{raw: 2018-06}", {"date-parts": [[2018, 6]], "raw": "2018-06"}),
        ("{raw: some day}", {"raw": "some day"}),
    ],
)
def test_dates_are_brought_into_one_form(written: str, issued: dict[str, Any]) -> None:
    assert one(f"issued: {written}").csl["issued"] == issued


def test_values_keep_what_they_say() -> None:
    reference = one(
        "title: ' The Art  ', note:, abstract: '', volume: 3, number: 1.10, "
        "DOI: 'https://doi.org/10.1000/182', custom: {raw: ' as it stood ', more: [1]}"
    )
    assert reference == Reference(
        "a",
        {
            "id": "a",
            "type": "book",
            "title": "The Art",
            "volume": 3,
            "number": "1.10",
            "DOI": "10.1000/182",
            "custom": {"raw": " as it stood ", "more": [1]},
        },
        " as it stood ",
    )


def test_ids_are_text_whatever_they_were() -> None:
    found = read_references('[{"id": 1, "type": "book"}, {"id": "2", "type": "book"}]', "r.json")
    assert [reference.id for reference in found] == ["1", "2"]
    assert [reference.csl["id"] for reference in found] == ["1", "2"]


@pytest.mark.parametrize("name", ["references.yml", "references.bib"])
def test_an_empty_list_has_no_references(name: str) -> None:
    assert read_references("", name) == ()


def test_csl_json_and_csl_yaml_say_the_same() -> None:
    items = [
        {
            "id": "a",
            "type": "article-journal",
            "title": "On “rain”",
            "author": [{"family": "Example", "given": "Ada"}],
            "issued": {"date-parts": [[2018, 6]]},
        }
    ]
    text = json.dumps(items)
    assert read_references(text, "r.json") == read_references(f"references: {text}", "r.yml")
    assert read_references(text, "r.json") == read_references(text, "r.yml")


ADA = "author: [{family: Example, given: Ada B.}, {family: Muster, given: Max}]"
BERG = "{family: Berg, non-dropping-particle: van der, given: Jan, suffix: Jr.}"
PLACE = "volume: 3, issue: 2, page: 12-34"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (f"{ADA}, title: The Art, issued: 2018", "Example, Ada B.; Muster, Max. The Art. 2018."),
        ("title: Rain, publisher: Press, publisher-place: Bonn", "Rain. Bonn: Press."),
        ("title: Does it rain?, issued: 2018-06-12", "Does it rain? 12 June 2018."),
        ("author: [{literal: Institute of Examples}]", "Institute of Examples."),
        (f"author: [{BERG}], title: Rain", "van der Berg, Jan, Jr. Rain."),
        (f"title: Rain, container-title: Water, {PLACE}", "“Rain”. Water 3(2), 12–34."),
        ("title: Rain, DOI: 10.1000/182", "Rain. https://doi.org/10.1000/182"),
        ("title: Rain, URL: 'https://a.org/'", "Rain. https://a.org/"),
        ("title: Rain, editor: [{family: Example}]", "Rain. Edited by Example."),
        ("title: Rain, translator: [{given: Max}]", "Rain. Translated by Max."),
        ("title: Rain, edition: 2, genre: Report, number: 7", "Rain. Edition 2, Report, No. 7."),
        ("title: Rain, page: 5, issued: {literal: in press}", "Rain. 5. in press."),
        ("issued: 2018~/2019", "c. 2018–2019."),
        ("custom: {raw: Some line}", "Some line"),
        ("volume: 0, issue: 1", "0(1)."),
        ("note: x", "a"),
    ],
)
def test_references_are_printed_in_a_plain_order(fields: str, expected: str) -> None:
    assert printed(one(fields)) == expected


def test_titles_of_whole_works_are_italic_and_addresses_are_links() -> None:
    pieces = format_reference(one("title: Rain, URL: 'https://example.org/a'"))
    assert pieces == (
        Piece("Rain", italic=True),
        Piece("."),
        Piece(" "),
        Piece("https://example.org/a", link="https://example.org/a"),
    )


WORD = st.text(string.ascii_letters + "äéøß’-. ", min_size=1).filter(lambda word: word.strip())
PERSON = st.dictionaries(
    st.sampled_from(["family", "given", "literal", "suffix", "non-dropping-particle"]),
    WORD,
    min_size=1,
)
ROLES = ["author", "editor", "translator", "director", "guest", "reviewed-author"]
ITEM = st.fixed_dictionaries(
    {"id": st.just("a"), "type": st.just("book")},
    optional={
        **{role: st.lists(PERSON, min_size=1, max_size=3) for role in ROLES},
        "title": WORD,
        "publisher": WORD,
        "container-title": WORD,
        "issued": st.builds(lambda year: {"date-parts": [[year]]}, st.integers(1000, 2100)),
    },
)


@given(ITEM)
def test_printing_loses_and_changes_nothing(item: dict[str, Any]) -> None:
    text = printed(Reference("a", item))
    people = [person for role in ROLES for person in item.get(role, ())]
    for part in (value for person in people for value in person.values()):
        assert part in text
    for name in ("title", "publisher", "container-title"):
        assert item.get(name, "") in text
    for parts in item.get("issued", {}).get("date-parts", ()):
        assert str(parts[0]) in text


@settings(deadline=None)
@given(st.lists(ITEM, max_size=1))
def test_what_was_read_can_be_read_again(items: list[dict[str, Any]]) -> None:
    for item in items:
        for role in ROLES:
            for person in item.get(role, ()):
                if not person.keys() & {"family", "given", "literal"}:
                    person["family"] = "Example"
    found = read_references(json.dumps(items), "r.json")
    again = read_references(json.dumps([dict(each.csl) for each in found]), "r.json")
    assert again == found
