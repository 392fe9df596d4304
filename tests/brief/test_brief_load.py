from dataclasses import replace

import pytest

from briefmill.brief.load import arrange, assemble, parse_unit, read_provenance
from briefmill.brief.model import (
    Author,
    Brief,
    Licence,
    Provenance,
    Recommendation,
    Section,
    SetAside,
)
from briefmill.text.problem import InputError


def front(fields: str, body: str = "\nBody.\n") -> str:
    return f"---\n{fields}---\n{body}"


INDEX = front("kind: brief\ntitle: Water\n", "")
TREATY = front("kind: section\ntitle: Treaty\norder: 20\npart: Analysis\n")
QUOTAS = front("kind: section\ntitle: Quotas\norder: 10\nsummary: >\n  Over two\n  lines.\n")
END = front("kind: conclusion\ntitle: Conclusion\norder: 90\n")
METER = front("kind: recommendation\norder: 2\naction: Meter\nsupports: [treaty, quotas]\n")
SHA = "0" * 64

UNITS = {
    "index.md": INDEX,
    "sections/treaty.md": TREATY,
    "sections/quotas.md": QUOTAS,
    "sections/end.md": END,
    "recommendations/meter.md": METER,
}


def refusals(units: dict[str, str]) -> list[str]:
    with pytest.raises(InputError) as caught:
        assemble("water", units)
    return [str(problem).removeprefix("brief_src/") for problem in caught.value.problems]


def test_a_brief_is_its_files_in_the_order_of_their_fields() -> None:
    brief = assemble("water", UNITS)
    assert [section.stem for section in brief.sections] == ["quotas", "treaty", "end"]
    assert brief.sections[0] == Section(
        stem="quotas",
        kind="section",
        title="Quotas",
        order=10,
        body="\nBody.\n",
        source_path="sections/quotas.md",
        summary="Over two lines.",
    )
    assert brief.recommendations == (
        Recommendation(
            stem="meter",
            order=2,
            action="Meter",
            body="\nBody.\n",
            source_path="recommendations/meter.md",
            supports=("treaty", "quotas"),
        ),
    )
    assert brief == assemble("water", dict(reversed(UNITS.items())))


def test_fields_that_are_not_given_have_their_defaults() -> None:
    assert assemble("water", {"index.md": front("kind: brief\ntitle: Water\n")}) == Brief(
        slug="water",
        title="Water",
        intro="\nBody.\n",
        sections=(),
        recommendations=(),
        references=(),
    )


def test_every_field_of_the_front_page_is_read() -> None:
    index = front(
        """kind: brief
title: "Water: who gets it"
standfirst: '  Dry years. '
authors:
- Policy Desk
- family: Example
  given: Ada
  affiliation: Institute of Examples
  orcid: https://orcid.org/0000-0002-1825-0097
- {name: Muster M., family: Muster, given: Max}
date: 2024
updated: 2024-11-06
version: 1.10
language: fr
topics: [water]
summary: Short.
key_points: [One, Two?]
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
disclaimer: Ours.
provenance: {source: a.txt, note: Scraped}
order: 3
references_heading: Further reading
"""
    )
    brief = assemble("water", {"index.md": index})
    assert replace(brief, intro="") == Brief(
        slug="water",
        title="Water: who gets it",
        intro="",
        sections=(),
        recommendations=(),
        references=(),
        standfirst="Dry years.",
        authors=(
            Author("Policy Desk"),
            Author("Ada Example", "Example", "Ada", "Institute of Examples", "0000-0002-1825-0097"),
            Author("Muster M.", "Muster", "Max"),
        ),
        date="2024",
        updated="2024-11-06",
        version="1.10",
        language="fr",
        topics=("water",),
        summary="Short.",
        key_points=("One", "Two?"),
        licence=Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        disclaimer="Ours.",
        provenance=Provenance(source="a.txt", note="Scraped"),
        order=3,
        references_heading="Further reading",
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("addressee: Ministry", ("Ministry",)),
        ("addressee: [Ministry, Commission]", ("Ministry", "Commission")),
        ("addressee: []", ()),
    ],
)
def test_an_addressee_is_one_or_many(fields: str, expected: tuple[str, ...]) -> None:
    unit = front(f"kind: recommendation\norder: 1\naction: Meter\n{fields}\n")
    brief = assemble("water", UNITS | {"recommendations/meter.md": unit})
    assert brief.recommendations[0].addressee == expected


def test_other_fields_of_a_recommendation_are_read() -> None:
    fields = "timeframe: 2026\ncost: 2000000\nevidence: strong\nstatus: in-progress\n"
    unit = front(f"kind: recommendation\norder: 1\naction: Meter\n{fields}")
    found = assemble("water", UNITS | {"recommendations/meter.md": unit}).recommendations[0]
    assert (found.timeframe, found.cost, found.evidence, found.status) == (
        "2026",
        "2000000",
        "strong",
        "in-progress",
    )


def test_a_licence_may_be_a_name_alone() -> None:
    index = front("kind: brief\ntitle: Water\nlicence: CC BY\n")
    assert assemble("water", {"index.md": index}).licence == Licence("CC BY")


def test_recommendations_may_have_a_title_and_an_introduction() -> None:
    unit = front("kind: recommendations\ntitle: To do\n", "Why.\n")
    brief = assemble("water", UNITS | {"recommendations/index.md": unit})
    assert (brief.recommendations_title, brief.recommendations_intro) == ("To do", "Why.\n")
    untitled = assemble(
        "water", UNITS | {"recommendations/index.md": front("kind: recommendations\n")}
    )
    assert untitled.recommendations_title == "Recommendations"


def test_references_are_read_beside_the_rest() -> None:
    brief = assemble("water", UNITS | {"references.yml": "references:\n- {id: a, type: book}\n"})
    assert [reference.id for reference in brief.references] == ["a"]


def test_decisions_are_left_to_the_normaliser() -> None:
    assert assemble("water", UNITS | {"decisions.yml": "["}) == assemble("water", UNITS)


ACCOUNT = f"""source: a.txt
sha256: "{SHA}"
imported: 2024-11-06
lines: 2
set_aside:
- line: 1
  text: "  Home\\u2028\\a "
  reason: navigation
unsure:
- {{line: 2, text: x, question: Is it a title?}}
"""


def test_an_account_of_an_import_keeps_each_line_as_it_stood() -> None:
    assert read_provenance(ACCOUNT, "provenance.yml") == Provenance(
        "a.txt", SHA, "2024-11-06", set_aside=(SetAside(1, "  Home\u2028\a ", "navigation"),)
    )


def test_the_front_page_and_the_account_complete_each_other() -> None:
    index = front("kind: brief\ntitle: Water\nprovenance: {source: b.txt, note: Scraped}\n")
    brief = assemble("water", {"index.md": index, "provenance.yml": ACCOUNT})
    assert brief.provenance == Provenance(
        source="b.txt",
        sha256=SHA,
        imported="2024-11-06",
        note="Scraped",
        set_aside=(SetAside(1, "  Home\u2028\a ", "navigation"),),
    )


def test_the_front_page_and_the_account_must_name_one_file() -> None:
    index = front(f"kind: brief\ntitle: Water\nprovenance: {{sha256: '{'1' * 64}'}}\n")
    assert refusals({"index.md": index, "provenance.yml": ACCOUNT}) == [
        (
            "water/index.md:4:13: `provenance`: its sha256 is not that of provenance.yml\n"
            "  Delete one of the two, or correct it."
        )
    ]


def test_the_same_order_twice_names_both_files() -> None:
    again = {"sections/dams.md": front("kind: section\ntitle: Dams\norder: 20\n")}
    assert refusals(UNITS | again) == [
        (
            "water/sections/treaty.md:4:8: `order`: 20 is also the order of "
            "brief_src/water/sections/dams.md\n  Give one of them another order."
        )
    ]


def test_a_section_and_a_recommendation_may_have_the_same_order() -> None:
    unit = front("kind: recommendation\norder: 10\naction: Meter\n")
    assert assemble("water", UNITS | {"recommendations/meter.md": unit})


def test_a_second_conclusion_is_refused() -> None:
    again = {"sections/again.md": front("kind: conclusion\ntitle: End\norder: 91\n")}
    assert refusals(UNITS | again) == [
        (
            "water/sections/end.md:2:7: `kind`: a brief has one conclusion; another is "
            "brief_src/water/sections/again.md\n  Write kind: section here or there."
        )
    ]


def test_a_supporting_section_must_exist() -> None:
    unit = front("kind: recommendation\norder: 1\naction: Meter\nsupports: [treaty, quota, x]\n")
    assert refusals(UNITS | {"recommendations/meter.md": unit}) == [
        (
            'water/recommendations/meter.md:5:20: `supports`: there is no section "quota"\n'
            '  Did you mean "quotas"?'
        ),
        (
            'water/recommendations/meter.md:5:27: `supports`: there is no section "x"\n'
            "  The sections are end, quotas and treaty."
        ),
    ]


def test_a_section_that_cannot_be_read_still_counts_as_being_there() -> None:
    found = refusals(UNITS | {"sections/treaty.md": "none"})
    assert [message.partition("\n")[0] for message in found] == [
        "water/sections/treaty.md:1:1: front matter is missing"
    ]


def test_a_brief_needs_its_front_page_and_some_text() -> None:
    assert refusals({})[0].startswith("water/index.md: this file is missing\n")
    assert refusals({"index.md": INDEX})[0].startswith(
        "water/index.md: the brief has no text: no section, and nothing below"
    )


def test_two_reference_lists_are_one_too_many() -> None:
    lists = {"references.yml": "", "references.bib": ""}
    assert refusals(UNITS | lists)[0].startswith(
        "water: a brief has one reference list, but here are references.yml and"
    )


def test_the_problems_of_all_files_come_together_and_sorted() -> None:
    units = {
        "index.md": front("kind: brief\ntitle: 5\ndate: never\n"),
        "sections/treaty.md": front("kind: section\n"),
        "sections/Bad.md": TREATY,
        "recommendations/meter.md": METER,
        "references.yml": "references: x",
        "provenance.yml": "source: x",
        "notes.txt": "",
    }
    places = [message.split(": ", 1)[0] for message in refusals(units)]
    assert places == [
        "water/index.md:3:8",
        "water/index.md:4:7",
        "water/notes.txt",
        "water/provenance.yml:1:1",
        "water/recommendations/meter.md:5:20",
        "water/references.yml:1:13",
        "water/sections/Bad.md",
        "water/sections/treaty.md:2:1",
        "water/sections/treaty.md:2:1",
    ]


def test_messages_show_the_folder_as_the_user_knows_it() -> None:
    with pytest.raises(InputError, match=r"^my/briefs/water/index.md: this file is missing"):
        assemble("water", {}, "my/briefs/water")


def test_a_unit_is_what_its_place_says() -> None:
    unit = parse_unit("sections/treaty.md", TREATY)
    assert (unit.kind, unit.stem, unit.shown, unit.body) == (
        "section",
        "treaty",
        "sections/treaty.md",
        "\nBody.\n",
    )
    with pytest.raises(InputError, match="is not a file that a brief has"):
        parse_unit("notes.md", TREATY)
    with pytest.raises(ValueError, match="no Markdown file"):
        parse_unit("references.yml", "")


def brief(slug: str, date: str | None = None, order: int | None = None) -> Brief:
    return Brief(slug, slug, "", (), (), (), date=date, order=order)


def test_the_library_has_ordered_briefs_first_then_the_newest() -> None:
    briefs = [
        brief("e"),
        brief("d", "2023"),
        brief("c", "2024-05"),
        brief("b", "2024-05"),
        brief("z", "2020", order=2),
        brief("y", None, order=-1),
        brief("a"),
    ]
    assert [each.slug for each in arrange(briefs).briefs] == ["y", "z", "b", "c", "d", "a", "e"]


def test_two_briefs_cannot_have_the_same_place() -> None:
    with pytest.raises(InputError) as caught:
        arrange([brief("b", order=1), brief("a", order=1)])
    assert str(caught.value) == (
        "brief_src/b/index.md: `order`: 1 is also the order of brief_src/a/index.md\n"
        "  Give each brief its own order."
    )
