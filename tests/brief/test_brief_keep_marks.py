"""Keep marks and refrains: what an editor has silenced stays, is not told, and is not printed."""

from __future__ import annotations

import pytest

from briefmill.brief.normalised import NormalisedBrief, normalise_brief
from briefmill.brief.shared import unanswered
from briefmill.cli.build_report import report
from briefmill.publish.build import build
from briefmill.text.problem import InputError

pytestmark = pytest.mark.usefixtures("no_garbled_sentences")

INDEX = "---\nkind: brief\ntitle: Ports\n{fields}---\n\nOn the ports.\n"
ONE = "The river ports handle most of the grain that the region exports each year by ship."
TWO = "Nobody has offered to pay for new cranes, and the old ones stand still in the winter."


def section(body: str) -> str:
    return f"---\nkind: section\ntitle: Quays\norder: 1\n---\n\n{body}\n"


def brief(body: str, fields: str = "") -> NormalisedBrief:
    texts = {"index.md": INDEX.format(fields=fields), "sections/quays.md": section(body)}
    return normalise_brief("ports", texts, "ports")


def told(one: NormalisedBrief) -> list[str]:
    return [o.finding.rule for unit in one.units.values() for o in unit.run.outcomes]


def test_without_a_mark_the_copy_goes() -> None:
    one = brief(f"{ONE}\n\n{ONE}\n\n{TWO}")
    assert told(one) == ["repeated-paragraph"]
    assert one.units["sections/quays.md"].run.text == section(f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize(
    "body",
    [
        f"{ONE}\n\n<!-- keep: said at both meetings -->\n{ONE}\n\n{TWO}",
        f"{ONE}\n\n<!-- keep: said at both meetings -->\n\n{ONE}\n\n{TWO}",
        f"{ONE}\n\n{ONE} <!-- keep: said at both meetings -->\n\n{TWO}",
        f"{ONE}\n\n<!-- keep repeated-paragraph: said at both meetings -->\n{ONE}\n\n{TWO}",
        f"- {ONE}\n- {ONE} <!-- keep: said at both meetings -->\n- {TWO}",
        f"- {TWO} <!-- keep: as it was said --> It is is so.",
    ],
)
def test_what_a_mark_keeps_stays_and_is_not_told(body: str) -> None:
    one = brief(body)
    assert told(one) == []
    assert one.units["sections/quays.md"].run.text == section(body)
    assert one.idle == ()


def test_a_mark_for_another_rule_does_not_keep() -> None:
    one = brief(f"{ONE}\n\n<!-- keep doubled-words: a mark -->\n{ONE}\n\n{TWO}")
    assert told(one) == ["repeated-paragraph"]
    assert [(path, mark.reason) for path, mark in one.idle] == [("sections/quays.md", "a mark")]


def test_a_mark_in_code_is_none() -> None:
    one = brief(f"    <!-- keep: code -->\n\n{ONE}\n\n{ONE}\n")
    assert told(one) == ["repeated-paragraph"]
    assert one.idle == ()


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ("<!-- keep -->", "has no reason"),
        ("<!-- keep: -->", "has no reason"),
        ("<!-- keep near-repaet: a slip -->", "does not exist"),
    ],
)
def test_a_malformed_mark_is_refused_at_its_place(mark: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        brief(f"{ONE}\n\n{mark}\n{ONE}")
    (problem,) = error.value.problems
    assert message in problem.message
    assert (problem.path, problem.line, problem.column) == ("ports/sections/quays.md", 9, 1)


def test_a_mark_is_not_published() -> None:
    body = f"{ONE}\n\n<!-- keep: said at both meetings -->\n{ONE}"
    source = {"ports": {"index.md": INDEX.format(fields=""), "sections/quays.md": section(body)}}
    built = build(source)
    page = built.files["ports/quays.md"].decode()
    assert page.count(ONE) == 2
    assert "said at both" not in page
    assert built.taken_out == ()


def test_a_refrain_may_stand_as_often_as_it_likes() -> None:
    body = f"{ONE}\n\n{ONE}\n\n{TWO} {TWO}\n\n{TWO.upper()}"
    assert told(brief(body)) != []
    fields = f'refrains:\n  - "{ONE}"\n  - "{TWO}"\n'
    assert told(brief(body, fields)) == []


def test_a_refrain_silences_nothing_beside_it() -> None:
    body = f"{ONE} {TWO} {ONE} {TWO}"
    assert told(brief(body, f'refrains: ["{ONE}"]\n')) == ["repeated-block"]


def library(mark: str) -> list[NormalisedBrief]:
    texts = {"index.md": INDEX.format(fields=""), "sections/quays.md": section(mark + ONE)}
    other = {"index.md": INDEX.format(fields=""), "sections/rail.md": section(ONE)}
    return [normalise_brief("ports", texts, "a"), normalise_brief("rails", other, "b")]


def test_a_mark_keeps_a_shared_passage_from_being_shown() -> None:
    _, shared = unanswered(library(""))
    assert [[place.path for place in each.places] for each in shared] == [
        ["ports/sections/quays.md", "rails/sections/rail.md"]
    ]
    for mark in ("<!-- keep: printed in both -->\n", "<!-- keep shared-passage: in both -->\n"):
        briefs, shared = unanswered(library(mark))
        assert shared == ()
        assert [each.idle for each in briefs] == [(), ()]


def test_a_comment_that_may_be_a_mark_keeps_and_the_build_tells_of_it() -> None:
    body = f"{ONE}\n\n<!-- keep said at both meetings -->\n{ONE}\n\n{TWO}"
    source = {"ports": {"index.md": INDEX.format(fields=""), "sections/quays.md": section(body)}}
    built = build(source)
    assert built.files["ports/quays.md"].decode().count(ONE) == 2
    lines = [line for line in report(built, "brief_src", "docs") if "keep mark" in line]
    assert [line.partition(" begins")[0] for line in lines] == [
        "  brief_src/ports/sections/quays.md:9:1: this comment"
    ]


def test_a_file_that_has_nothing_else_is_not_said_to_lose_its_text() -> None:
    first = {"index.md": INDEX.format(fields=""), "sections/quays.md": section(f"{ONE}\n\n{TWO}")}
    other = section(ONE).replace("order: 1", "order: 2").replace("Quays", "Rail")
    one = normalise_brief("ports", first | {"sections/rail.md": other}, "ports")
    (outcome,) = one.units["sections/rail.md"].run.outcomes
    assert outcome.message == (
        "The same paragraph stands in another place. Both stay: nothing else stands in this file. "
        "If it is a repeat, delete the file."
    )


def test_two_briefs_that_differ_in_brackets_are_told_so() -> None:
    briefs = library("")
    texts = {
        "index.md": INDEX.format(fields=""),
        "sections/rail.md": section(ONE.replace("each year", "(each year)")),
    }
    _, (shared,) = unanswered([briefs[0], normalise_brief("rails", texts, "b")])
    assert shared.message == (
        "Nearly the same paragraph stands in 2 briefs. They differ in brackets (at “each”) alone."
    )
