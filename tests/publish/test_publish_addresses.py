from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefmill.publish.addresses import (
    Addresses,
    reference_anchor,
    relative_markdown,
    relative_url,
)

if TYPE_CHECKING:
    from briefmill.brief.model import Library


@pytest.mark.parametrize(
    ("page", "target", "url"),
    [
        ("a/b.md", "a/c.md#x", "../c/#x"), ("a/index.md", "a/c.md", "c/"), ("a/b.md",
        "a/index.md", "../"),
        ("a/b.md", "index.md", "../../"), ("a/index.md", "index.md", "../"), ("index.md",
        "a/index.md", "a/"),
        ("a/b.md", "a/b.md", "./"), ("a/b.md", "c/index.md", "../../c/"),
    ],
)  # fmt: skip
def test_pages_have_a_folder_each_in_the_site(page: str, target: str, url: str) -> None:
    assert relative_url(page, target) == url


def test_links_in_markdown_name_files() -> None:
    assert relative_markdown("a/b.md", "a/c.md#x") == "c.md#x"
    assert relative_markdown("a/b.md", "c/index.md") == "../c/index.md"
    assert relative_markdown("index.md", "a/index.md") == "a/index.md"


@pytest.mark.parametrize(
    ("unit", "address", "target"),
    [
        ("sections/floods.md", "data-sharing.md", "shared-rivers/data-sharing.md"),
        ("sections/floods.md", "data-sharing.md#x", "shared-rivers/data-sharing.md#x"),
        ("sections/floods.md", "./data%2Dsharing.md", "shared-rivers/data-sharing.md"),
        ("sections/floods.md", "../recommendations/pay-for-room.md",
         "shared-rivers/recommendations.md#pay-for-room"),
        ("sections/floods.md", "recommendations/pay-for-room.md",
         "shared-rivers/recommendations.md#pay-for-room"),
        ("sections/floods.md", "../recommendations/index.md", "shared-rivers/recommendations.md"),
        ("sections/floods.md", "../index.md", "shared-rivers/index.md"),
        ("sections/floods.md", "../references.yml", "shared-rivers/references.md"),
        ("sections/floods.md", "../changes.md", "shared-rivers/changes.md"),
        ("sections/floods.md", "../../hostile/sections/first.md", "hostile/first.md"),
        ("index.md", "sections/floods.md", "shared-rivers/floods.md"),
        ("index.md", "floods.md", "shared-rivers/floods.md"),
        ("recommendations/pay-for-room.md", "floods.md", "shared-rivers/floods.md"),
        ("sections/floods.md", "nowhere.md", None),
        ("sections/floods.md", "../../../etc/passwd", None),
    ],
)  # fmt: skip
def test_links_are_read_as_editors_write_them(
    library: Library, unit: str, address: str, target: str | None
) -> None:
    assert Addresses.of(library).target("shared-rivers", unit, address) == target


def test_files_beside_the_text_are_found(library: Library) -> None:
    every = Addresses.of(library, {"shared-rivers/images/map.png"})
    for address in ("../images/map.png", "images/map.png#x"):
        assert every.file("shared-rivers", "sections/floods.md", address) == (
            "shared-rivers/images/map.png"
        )
    assert every.file("shared-rivers", "sections/floods.md", "map.png") is None


def test_references_have_anchors_that_never_meet() -> None:
    assert reference_anchor("cha-kang-2018") == "ref-cha-kang-2018"
    names = ["a b", "a.b", "a/b", "a.20.b", "é", "日本"]
    assert len({reference_anchor(name) for name in names}) == len(names)
