"""Works that stand twice in the reference list of a brief."""

from __future__ import annotations

import pytest

from briefmill.brief.listed_twice import listed_twice

BOOK = {"type": "book", "title": "Ports of the River", "author": "[{family: Roe, given: Jane}]",
        "issued": "{date-parts: [[2018]]}"}  # fmt: skip


def entry(name: str, **fields: str) -> str:
    lines = "".join(
        f"    {key.replace('_', '-')}: {value}\n" for key, value in fields.items() if value
    )
    return f"  - id: {name}\n{lines}"


def found(**changed: str) -> list[str]:
    """Return the messages for a book and another entry, in either order."""
    entries = [entry("one", **BOOK), entry("two", **(BOOK | changed))]
    messages = []
    for listed in (entries, entries[::-1]):
        text = "references:\n" + "".join(listed)
        messages.append([each.message for each in listed_twice(text, "references.yml", "r.yml")])
    assert len(messages[0]) == len(messages[1])
    return messages[0]


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"title": "Ports of the river"},
        {"title": "“Ports of the River”"},
        {"title": "Pörts of the River"},
        {"author": "[{family: ROE, given: J.}]"},
        {"publisher": "Quay Press"},
    ],
)
def test_the_same_work_is_told(changed: dict[str, str]) -> None:
    (message,) = found(**changed)
    assert message.startswith("The work “two” stands in the list already, as “one”.")


def test_what_may_be_another_volume_is_asked() -> None:
    (message,) = found(volume="3")
    assert message.startswith("The work “two” may be the same as “one”, which stands before it.")


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Ports of the Sea"},
        {"issued": "{date-parts: [[2019]]}"},
        {"author": "[{family: Cook, given: Jane}]"},
    ],
)
def test_another_work_is_none(changed: dict[str, str]) -> None:
    assert found(**changed) == []


@pytest.mark.parametrize("field", ["volume", "issue", "page", "edition"])
def test_two_parts_of_a_work_are_two(field: str) -> None:
    text = (
        "references:\n"
        + entry("one", **BOOK, **{field: "1"})
        + entry("two", **BOOK, **{field: "2"})
    )
    assert listed_twice(text, "references.yml", "r.yml") == ()


def test_one_identifier_is_one_work() -> None:
    other = BOOK | {"title": "Another title", "issued": "{date-parts: [[2001]]}"}
    text = (
        "references:\n"
        + entry("one", **BOOK, DOI="10.1000/AB")
        + entry("two", **other, DOI="10.1000/ab")
    )
    (finding,) = listed_twice(text, "references.yml", "r.yml")
    assert finding.fix is None
    assert finding.elsewhere[0].line == 2


def test_a_title_of_one_word_tells_no_work() -> None:
    assert found(title="Report") == []
    report = BOOK | {"title": "Report"}
    text = "references:\n" + entry("one", **report) + entry("two", **report)
    assert listed_twice(text, "references.yml", "r.yml") == ()
