from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefmill.brief.model import Brief, Library, Section
from briefmill.publish.changes import Changes
from briefmill.publish.engine import render
from briefmill.publish.pages import pages
from briefmill.publish.sanitise import clean_body
from briefmill.publish.verify import examine
from briefmill.text.problem import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping


@pytest.fixture(scope="module")
def files(library: Library, changes: Mapping[str, Changes]) -> dict[str, bytes]:
    return pages(library, changes)


def _with(library: Library, body: str) -> Library:
    brief = library.briefs[0]
    section = replace(brief.sections[1], body=body)
    sections = (brief.sections[0], section, brief.sections[2])
    return Library((replace(brief, sections=sections),))


def _locate(slug: str, unit: str, position: int) -> tuple[int, int]:
    assert (slug, unit) == ("shared-rivers", "sections/data-sharing.md")
    return 4, position + 1


def _problems(library: Library, body: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        pages(_with(library, body), {}, _locate)
    return [str(problem) for problem in caught.value.problems]


def test_every_brief_has_its_pages(files: dict[str, bytes]) -> None:
    own = [
        "index",
        "floods",
        "data-sharing",
        "conclusion",
        "recommendations",
        "references",
        "changes",
    ]
    wanted = {f"shared-rivers/{name}.md" for name in own} | {
        "index.md",
        "rules.md",
        "shared-rivers/changes.json",
    }
    assert wanted == {path for path in files if not path.startswith("hostile/")}
    assert list(files) == sorted(files)


def test_the_same_library_gives_the_same_bytes(
    library: Library, changes: Mapping[str, Changes], files: dict[str, bytes]
) -> None:
    assert pages(library, changes) == files
    for path, data in files.items():
        assert data.endswith(b"\n"), path
        assert not data.endswith(b"\n\n"), path
        assert b"\r" not in data, path


def test_a_brief_without_anything_optional_is_published() -> None:
    section = Section("one", "section", "One", 1, "Text.\n", "sections/one.md")
    files = pages(Library((Brief("bare", "Bare", "", (section,), (), ()),)), {})
    assert sorted(files) == [
        "bare/changes.json", "bare/changes.md", "bare/index.md", "bare/one.md", "index.md",
        "rules.md",
    ]  # fmt: skip
    assert b"Nothing was changed" in files["bare/changes.md"]
    assert files["bare/changes.json"] == Changes().ledger


def test_an_empty_library_is_published() -> None:
    assert b"There is no brief here yet" in pages(Library(()), {})["index.md"]


def test_the_front_page_says_what_the_brief_is(files: dict[str, bytes]) -> None:
    text = files["shared-rivers/index.md"].decode()
    for wanted in (
        "# Shared Rivers, Shared Numbers", "24 November 2026", "2 minutes to read", "version 2",
        "By Editorial team, River Desk", "## Key points", "- Floods cross borders.",
        "[Open the gauges to both banks](recommendations.md#open-the-gauges)",
        "[What Floods Do](floods.md)", "The views are those of the editors.",
        "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)", "`0123456789ab…`",
        "[1 line of the source](changes.md#set-aside)",
        "This brief asks what neighbours on a river owe each other.",
    ):  # fmt: skip
        assert wanted in text, wanted


def test_sections_are_numbered_and_conclusions_are_not(files: dict[str, bytes]) -> None:
    assert (
        b'# <span class="bm-number">2</span> Sharing Data\n'
        in files["shared-rivers/data-sharing.md"]
    )
    assert b"\n# Conclusion\n" in files["shared-rivers/conclusion.md"]


def test_recommendations_and_sections_link_each_other(files: dict[str, bytes]) -> None:
    section = files["shared-rivers/floods.md"].decode()
    assert "[Pay those who give the river room](recommendations.md#pay-for-room)" in section
    page = files["shared-rivers/recommendations.md"].decode()
    assert "{: #pay-for-room .bm-recommendation }" in page
    assert "[section 1: What Floods Do](floods.md)" in page
    assert "**Addressed to:** water boards and the river commission" in page


def test_notes_of_two_recommendations_do_not_meet(files: dict[str, bytes]) -> None:
    html = render(files["shared-rivers/recommendations.md"].decode().split("---\n", 2)[2])
    assert "Or sooner." in html
    assert "For a season." in html


def test_references_say_that_nothing_cites_them(files: dict[str, bytes]) -> None:
    text = files["shared-rivers/references.md"].decode()
    assert "The text of this brief does not cite these works." in text
    assert "#ref-commission-2019" in text
    assert "<cite>Water Without Borders</cite>" in text
    assert "Note: Second edition." in text


def test_every_edit_is_linked_both_ways(
    changes: Mapping[str, Changes], files: dict[str, bytes]
) -> None:
    told = files["shared-rivers/changes.md"].decode()
    for edit in changes["shared-rivers"].edits:
        anchor = f"edit-{edit.id}"
        assert told.count(f"{{: #{anchor} .bm-edit }}") == 1
        (page,) = re.findall(rf"\]\(([a-z-]+\.md)#{anchor}\)", told)
        place = files[f"shared-rivers/{page}"].decode()
        assert place.count(f"](changes.md#{anchor}){{: #{anchor} .bm-mark") == 1
        assert examine(render(place.split("---\n", 2)[2])).ids.count(anchor) == 1


def test_edits_are_numbered_in_the_order_of_reading(files: dict[str, bytes]) -> None:
    told = files["shared-rivers/changes.md"].decode()
    assert re.findall(r"^### Edit (\d+)", told, re.MULTILINE) == [str(n) for n in range(1, 8)]
    assert re.findall(r"edit-(\w{12}) \.bm-edit", told)[0] == "aaaaaaaaaaa5"


def test_what_was_set_aside_is_listed(files: dict[str, bytes]) -> None:
    assert (
        "- Line 1: “Home &#124; News” (site furniture)"
        in files["shared-rivers/changes.md"].decode()
    )


def test_the_navigation_of_a_page_does_not_grow_with_the_library(
    library: Library,
) -> None:
    brief = library.briefs[0]
    more = tuple(replace(brief, slug=f"copy-{number}") for number in range(5))
    grown = pages(Library((*library.briefs, *more)), {})
    alone = pages(Library(library.briefs[:1]), {})
    assert grown["shared-rivers/floods.md"] == alone["shared-rivers/floods.md"]


def test_hostile_fields_are_shown_and_do_nothing(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if path.startswith("hostile/") and path.endswith(".md"):
            head, content = data.decode().split("---\n", 2)[1:]
            assert "<" not in head, path
            assert examine(render(content)).violations == (), path
            assert "alert('x')" in head + content, path


def test_links_between_units_become_links_between_pages(files: dict[str, bytes]) -> None:
    text = files["shared-rivers/floods.md"].decode()
    assert "[the chapter on data](data-sharing.md)" in text
    assert "[first recommendation](recommendations.md#open-the-gauges)" in text
    assert "[what floods do](floods.md#who-pays)" in files["shared-rivers/conclusion.md"].decode()


def test_raw_links_are_written_as_the_site_has_them(library: Library) -> None:
    # The engines follow Markdown's links to files, but not those in raw HTML.
    body = (
        "A <a href='floods.md#who-pays'>b</a>, <a href=\"#c\" id=c>c</a>.\n\n"
        "<p><a href=../index.md>d</a></p>\n"
    )
    text = pages(_with(library, body), {})["shared-rivers/data-sharing.md"].decode()
    assert '<a href="../floods/#who-pays">b</a>' in text
    assert '<a href="../">d</a>' in text
    assert '<a href="#c" id=c>c</a>' in text


def test_a_link_to_no_file_is_a_problem_at_its_place(library: Library) -> None:
    (problem,) = _problems(library, "Text, see [that](flods.md).\n")
    assert problem.startswith("brief_src/shared-rivers/sections/data-sharing.md:4:11: ")
    assert '"flods.md"' in problem
    assert "floods.md" in problem.partition("\n")[2]


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("[that](floods.md#nowhere)\n", 'the link to "floods.md#nowhere" leads nowhere'),
        ("[that](#nowhere)\n", 'the link to "#nowhere" leads nowhere'),
        ("![picture](map.png)\n", 'the link to "map.png" leads to no file'),
        ("A <a href='flods.md'>b</a>\n", 'the link to "flods.md" leads to no file'),
        (
            "<table><tr><td>\n\n`<img onerror=x>`\n\n</td></tr></table>\n",
            "may not be published",
        ),
        ("A.\n\nB.\n{: #supported }\n", 'the text takes the anchor "supported"'),
    ],
)
def test_what_cannot_be_published_is_refused(library: Library, body: str, complaint: str) -> None:
    problems = _problems(library, body)
    assert any(complaint in problem for problem in problems), problems
    assert all("sections/data-sharing.md" in problem for problem in problems), problems


def test_a_recommendation_that_cannot_be_published_is_named(library: Library) -> None:
    brief = library.briefs[0]
    bad = replace(brief.recommendations[1], body="[that](#nowhere)\n")
    brief = replace(brief, recommendations=(brief.recommendations[0], bad))
    with pytest.raises(InputError) as caught:
        pages(Library((brief,)), {})
    assert (
        caught.value.problems[0].path == "brief_src/shared-rivers/recommendations/pay-for-room.md"
    )


def test_a_picture_made_by_hand_may_be_linked(library: Library) -> None:
    body = "![picture](../images/map.png)\n"
    files = pages(_with(library, body), {}, beside={"shared-rivers/images/map.png"})
    assert b"![picture](images/map.png)" in files["shared-rivers/data-sharing.md"]


def test_a_body_that_is_cleaned_before_gives_the_same_page(library: Library) -> None:
    body = "Text <script>alert(1)</script> with <b onclick=x>bold</b>.\n"
    path = "shared-rivers/data-sharing.md"
    cleaned = clean_body(body).text
    assert pages(_with(library, body), {})[path] == pages(_with(library, cleaned), {})[path]
