"""A page says that a text cites nothing only where that is certain."""

from __future__ import annotations

import pytest

from briefmill.brief.mentions import cites_nothing
from briefmill.brief.model import Brief, Reference, Section

REFERENCE = Reference(
    "cha-2018",
    {"id": "cha-2018", "type": "book", "author": [{"family": "Cha", "given": "Victor"}],
     "issued": {"date-parts": [[2018]]}},
)  # fmt: skip


def brief(body: str) -> Brief:
    section = Section("one", "section", "One", 1, body, "sections/one.md")
    return Brief("b", "B", "", (section,), (), (REFERENCE,))


@pytest.mark.parametrize(
    "body",
    [
        "See Cha (2018).",
        "Some disagree (Cha and Kang, 2018a).",
        "In 2018 Victor Cha wrote of it.",
        "As shown before [1].",
        "As shown before.¹",
        "An area of 5 km².",  # no citation, but the mark alone does not tell
        "As shown [@cha-2018, p. 4].",
    ],
)
def test_what_may_be_a_citation(body: str) -> None:
    assert not cites_nothing(brief(body))


@pytest.mark.parametrize(
    "body",
    ["In 2018 the two met.", "Chavez spoke in 2018.", "Cha spoke.", "An area of 5 km2."],
)
def test_what_is_none(body: str) -> None:
    assert cites_nothing(brief(body))
