"""What every page of the built site must have, whichever engine built it."""

from __future__ import annotations

import posixpath
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import HtmlPage, Site


@pytest.fixture(params=["mkdocs", "zensical"])
def built(request: pytest.FixtureRequest, site: Callable[[str, str], Site]) -> Site:
    return site("sample", request.param)


def _pages(site: Site) -> dict[str, HtmlPage]:
    return {path: page for path, page in site.pages().items() if path != "404.html"}


def test_a_page_has_one_title_and_its_headings_step_down_one_by_one(built: Site) -> None:
    for path, page in _pages(built).items():
        levels = [int(e.tag[1]) for e in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)
        assert page.text("title"), path


def test_a_page_has_its_landmarks_and_they_are_named(built: Site) -> None:
    for path, page in _pages(built).items():
        assert len(page.all("header")) == len(page.all("main")) == len(page.all("footer")) == 1, (
            path
        )
        names = [element.attributes.get("aria-label") for element in page.all("nav")]
        assert all(names), path
        assert len(names) == len(set(names)), path


def test_dialogs_are_named(built: Site) -> None:
    for path, page in _pages(built).items():
        dialogs = [e for e in page.elements if e.attributes.get("role") == "dialog"]
        assert len(dialogs) == 1, path
        assert dialogs[0].attributes.get("aria-label"), path


def test_a_page_says_its_language(built: Site) -> None:
    for path, page in _pages(built).items():
        assert page.all("html")[0].attributes["lang"] == "en", path
        if path != "index.html":
            assert page.all("article")[0].attributes["lang"] == "en", path


def test_a_page_has_no_anchor_twice(built: Site) -> None:
    for path, page in _pages(built).items():
        ids = Counter(e.attributes["id"] for e in page.elements if "id" in e.attributes)
        assert [name for name, number in ids.items() if number > 1] == [], path


def test_pictures_have_descriptions(built: Site) -> None:
    for path, page in _pages(built).items():
        assert all("alt" in element.attributes for element in page.all("img")), path


def test_a_page_can_be_skipped_into(built: Site) -> None:
    for path, page in _pages(built).items():
        skip = next(e for e in page.all("a") if "md-skip" in e.attributes.get("class", ""))
        ids = {element.attributes.get("id") for element in page.elements}
        assert skip.attributes["href"].removeprefix("#") in ids, path


def test_nothing_is_fetched_from_another_host(built: Site) -> None:
    for path, page in _pages(built).items():
        for element in page.all("link", "script", "img", "iframe"):
            address = element.attributes.get("href", element.attributes.get("src", ""))
            assert "//" not in address, (path, element)


def test_every_link_leads_to_a_page_and_an_anchor(built: Site) -> None:
    pages = _pages(built)
    anchors = {
        path: {element.attributes.get("id") for element in page.elements}
        for path, page in pages.items()
    }
    for path, page in pages.items():
        for element in page.all("a"):
            address, _, fragment = element.attributes.get("href", "").partition("#")
            if "://" in address or address.startswith("mailto:"):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
            if address.endswith(".json"):
                assert (built.root / target).is_file(), (path, address)
                continue
            wanted = path if not address else posixpath.normpath(f"{target}/index.html")
            assert wanted in pages, (path, address)
            assert not fragment or fragment in anchors[wanted], (path, address, fragment)


def test_the_page_before_and_the_page_after_are_linked(built: Site) -> None:
    page = _pages(built)["shared-rivers/data-sharing/index.html"]
    heads = {e.attributes["rel"]: e.attributes.get("href") for e in page.all("link")}
    assert (heads["prev"], heads["next"]) == ("../floods/", "../conclusion/")
    pager = {e.attributes.get("rel"): e.attributes.get("href") for e in page.all("a")}
    assert (pager["prev"], pager["next"]) == ("../floods/", "../conclusion/")


def test_the_contents_show_where_the_reader_is(built: Site) -> None:
    page = _pages(built)["shared-rivers/data-sharing/index.html"]
    current = [e for e in page.all("a") if e.attributes.get("aria-current") == "page"]
    assert [element.attributes["href"] for element in current] == ["./"]
