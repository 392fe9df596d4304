"""MkDocs and Zensical make the same site of the same tree."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from briefmill.publish.engine import EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import Element, HtmlPage, Site

ROOT = Path(__file__).parents[2]
ENGINES = ("mkdocs", "zensical")
CONTENTS = ["sample", *(["repository"] if (ROOT / "docs" / "index.md").is_file() else [])]
"""``docs/`` is tested as soon as it was built once; from then on it is in the repository."""

Sites = "Callable[[str, str], Site]"


@pytest.fixture(params=CONTENTS)
def contents(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=ENGINES)
def built(request: pytest.FixtureRequest, site: Callable[[str, str], Site], contents: str) -> Site:
    return site(contents, request.param)


@pytest.fixture
def both(site: Callable[[str, str], Site], contents: str) -> tuple[Site, Site]:
    return site(contents, "mkdocs"), site(contents, "zensical")


def _own_pages(site: Site) -> dict[str, HtmlPage]:
    return {path: page for path, page in site.pages().items() if path != "404.html"}


def _marked(element: Element) -> tuple[str, ...]:
    """Return what an element is to readers and links, without the engine's own classes."""
    names = ("id", "href", "src", "alt", "title", "lang", "datetime", "align")
    return (element.tag, *(f"{name}={element.attributes.get(name)}" for name in names))


def test_the_build_checks_pages_with_the_extensions_of_the_configuration() -> None:
    config: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    listed: dict[str, Any] = {}
    for entry in config["markdown_extensions"]:
        listed |= entry if isinstance(entry, dict) else {entry: {}}
    assert listed == {name: dict(settings) for name, settings in EXTENSIONS.items()}
    assert list(listed) == list(EXTENSIONS)


def test_the_configuration_runs_no_logic_of_ours() -> None:
    config: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    assert config["plugins"] == ["search"]
    assert not {"hooks", "extra_javascript"} & set(config)
    assert config["theme"]["font"] is False


def test_neither_engine_warns(built: Site) -> None:
    said = built.output.lower()
    assert "warn" not in said, built.output
    assert built.engine != "zensical" or "no issues found" in said, built.output


def test_every_file_of_docs_is_in_the_site(built: Site) -> None:
    for path in built.docs.rglob("*"):
        name = path.relative_to(built.docs).as_posix()
        if path.is_dir() or path.name.startswith("."):
            continue
        page = re.sub(r"(?:(?<=/)|^)index\.md$|\.md$", "/index.html", name).lstrip("/")
        assert (built.root / page.replace("//", "/")).is_file(), name


def test_both_engines_make_the_same_pages(both: tuple[Site, Site]) -> None:
    first, second = (_own_pages(each) for each in both)
    assert set(first) == set(second)
    assert len(first) > 5


def test_both_engines_make_the_same_anchors_links_and_texts(both: tuple[Site, Site]) -> None:
    first, second = (_own_pages(each) for each in both)
    for path, page in first.items():
        other = second[path]
        assert [_marked(e) for e in page.article] == [_marked(e) for e in other.article], path
        assert page.text("article") == other.text("article"), path
        assert page.text("title") == other.text("title"), path


def test_both_engines_show_the_same_navigation(both: tuple[Site, Site]) -> None:
    first, second = (_own_pages(each) for each in both)
    for path, page in first.items():
        links = [
            [e.attributes["href"] for e in each.all("a") if "nav" in e.inside]
            for each in (page, second[path])
        ]
        assert links[0] == links[1], path


def test_search_knows_the_pages_that_are_in_no_navigation(built: Site) -> None:
    index = built.search_index()
    for path, page in _own_pages(built).items():
        if path.endswith("changes/index.html") or path.count("/") < 2:
            continue
        words = re.findall(r"[A-Za-z]{7,}", page.text("article"))
        assert words, path
        assert all(word in index for word in words[:40]), path


def test_search_leaves_out_what_was_deleted(site: Callable[[str, str], Site]) -> None:
    for engine in ENGINES:
        assert "end of deletion" not in site("sample", engine).search_index(), engine
