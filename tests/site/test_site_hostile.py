"""Nothing that a brief holds can act on a reader's browser, in either engine's site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefmill.publish.policy import is_safe_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import HtmlPage, Site

ACTIVE = ("script", "style", "iframe", "object", "embed", "base", "form", "svg", "link",
          "meta", "button", "input", "template")  # fmt: skip


@pytest.fixture(params=["mkdocs", "zensical"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["attacks", "sample"])
def attacked(request: pytest.FixtureRequest, site: Callable[[str, str], Site], engine: str) -> Site:
    return site(request.param, engine)


@pytest.fixture
def theme(site: Callable[[str, str], Site], engine: str) -> dict[str, int]:
    """Count what the theme itself brings to a page of a brief that holds nothing hostile."""
    return _active(site("sample", engine).pages()["shared-rivers/data-sharing/index.html"])


def _active(page: HtmlPage) -> dict[str, int]:
    counts = {tag: len(page.all(tag)) for tag in ACTIVE}
    counts["link"] = sum(e.attributes.get("rel") not in {"prev", "next"} for e in page.all("link"))
    counts["meta"] = sum(e.attributes.get("name") != "description" for e in page.all("meta"))
    return counts


def test_the_site_holds_nearly_all_attacks(site: Callable[[str, str], Site], engine: str) -> None:
    assert len(site("attacks", engine).pages()) > 70


def test_no_page_has_more_active_elements_than_the_theme(
    attacked: Site, theme: dict[str, int]
) -> None:
    for path, page in attacked.pages().items():
        if path.count("/") == 2:
            assert _active(page) == theme, path


def test_no_attribute_runs_a_program(attacked: Site) -> None:
    for path, page in attacked.pages().items():
        for element in page.elements:
            for name, value in element.attributes.items():
                assert not name.lower().startswith("on"), (path, element)
                if name in {"href", "src", "action", "formaction", "cite", "data", "xlink:href"}:
                    assert is_safe_address(value), (path, element)


def test_no_text_styles_itself_or_takes_a_name_of_the_theme(attacked: Site) -> None:
    for path, page in attacked.pages().items():
        for element in page.article:
            assert "style" not in element.attributes, (path, element)
            classes = element.attributes.get("class", "").split()
            assert not [name for name in classes if name.startswith("md-")], (path, element)
            assert element.attributes.get("id", "") != "__search", (path, element)


def test_titles_and_descriptions_are_shown_as_they_were_written(
    site: Callable[[str, str], Site], engine: str
) -> None:
    page = site("sample", engine).pages()["hostile/index.html"]
    wanted = (
        "<script>alert('x')</script> *stars* [link](javascript:alert(1)) {: onclick=x } & \"q\""
    )
    assert page.text("title").startswith(wanted)
    assert wanted in page.text("h1")
    assert wanted in page.text("nav")
    descriptions = [e for e in page.all("meta") if e.attributes.get("name") == "description"]
    assert descriptions[0].attributes["content"] == wanted
