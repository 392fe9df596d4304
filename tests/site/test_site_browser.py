"""Readers' main tasks in Chromium: search, read, see what was changed, go back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from tests.site.conftest import Site

    Open = Callable[..., Page]

ROOT = Path(__file__).parents[2]
CONTENTS = ["sample", *(["repository"] if (ROOT / "docs" / "index.md").is_file() else [])]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
_EDIT = re.compile(r"\]\(changes\.md#(edit-[0-9a-z]{12})\)")


@dataclass(frozen=True)
class Brief:
    """A brief of a built site, as its files in ``docs/`` tell it."""

    folder: Path

    @property
    def url(self) -> str:
        return f"{self.folder.name}/"

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    @property
    def sections(self) -> list[str]:
        """Return the file names of the sections, in the order of the contents."""
        return list(dict.fromkeys(re.findall(r'bm-number">\d+</span> \[.*?\]\((.*?\.md)\)',
                                             self.read("index.md"))))  # fmt: skip

    def title(self, name: str) -> str:
        match = re.search(r"^# (?:<span.*?</span> )?(.*)$", self.read(name), re.MULTILINE)
        assert match is not None
        return match[1]

    @property
    def rare_word(self) -> tuple[str, str]:
        """Return a word that stands in one file only, and that file."""
        texts = {path.name: path.read_text("utf-8") for path in self.folder.glob("*.md")}
        for name in reversed(self.sections):
            body = texts[name].split("---\n", 2)[2]
            for word in re.findall(r"\b[A-Za-z]{6,}\b", body):
                others = (text for other, text in texts.items() if other != name)
                if not any(word.lower() in text.lower() for text in others):
                    return word, name
        raise AssertionError("no word of the brief stands in one section only")

    @property
    def edited(self) -> tuple[str, str]:
        """Return the file of a section that was edited, and the anchor of the edit."""
        for name in self.sections:
            match = _EDIT.search(self.read(name))
            if match:
                return name, match[1]
        raise AssertionError("no section of the brief was edited")


@pytest.fixture(params=CONTENTS)
def contents(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["mkdocs", "zensical"])
def built(request: pytest.FixtureRequest, site: Callable[[str, str], Site], contents: str) -> Site:
    return site(contents, request.param)


@pytest.fixture
def brief(built: Site) -> Brief:
    folders = sorted(path.parent for path in built.docs.glob("*/changes.md"))
    edited = [Brief(path) for path in folders if "## Contents" in (path / "index.md").read_text()]
    return next(each for each in reversed(edited) if each.folder.name != "hostile")


def _search(page: Page, engine: str, word: str) -> None:
    if engine == "zensical":
        page.locator(".md-search__button").click()
    else:
        page.locator(".md-search__input").click()
    page.wait_for_timeout(300)  # both engines read the field by key presses once it is ready
    page.keyboard.type(word, delay=30)


def test_a_word_is_searched_and_its_section_read(
    built: Site, brief: Brief, open_page: Open
) -> None:
    word, name = brief.rare_word
    page = open_page(built, viewport=DESKTOP)
    _search(page, built.engine, word)
    page.locator(f"a[href$='/{brief.folder.name}/{name.removesuffix('.md')}/']").first.click()
    expect(page).to_have_url(re.compile(f"/{brief.folder.name}/{name.removesuffix('.md')}/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(brief.title(name))
    expect(page.get_by_role("article")).to_contain_text(word)


def test_from_the_library_to_the_recommendations(
    built: Site, brief: Brief, open_page: Open
) -> None:
    page = open_page(built, viewport=DESKTOP)
    page.get_by_role("article").get_by_role("link", name=brief.title("index.md")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(brief.title("index.md"))
    card = page.locator(".bm-cards a").last
    action = card.inner_text()
    card.click()
    expect(page).to_have_url(re.compile(r"/recommendations/#[a-z0-9-]+$"))
    heading = page.get_by_role("heading", level=2, name=action)
    expect(heading).to_be_in_viewport()
    page.locator(".bm-facts").last.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name=action)).to_be_attached()


def test_from_an_edit_to_its_place_and_back(built: Site, brief: Brief, open_page: Open) -> None:
    name, anchor = brief.edited
    page = open_page(built, brief.url, viewport=DESKTOP)
    page.get_by_role("navigation", name="Contents").get_by_role(
        "link", name="What we changed"
    ).click()
    entry = page.locator(f"h3#{anchor}")
    link = page.locator(f".bm-facts a[href$='/{name.removesuffix('.md')}/#{anchor}']")
    link.click()
    expect(page).to_have_url(re.compile(f"{name.removesuffix('.md')}/#{anchor}$"))
    mark = page.locator(f"a#{anchor}")
    expect(mark).to_be_in_viewport()
    mark.click()
    expect(page).to_have_url(re.compile(f"/changes/#{anchor}$"))
    expect(entry).to_be_in_viewport()


def test_from_an_edit_to_its_rule_and_to_the_library(
    built: Site, brief: Brief, open_page: Open
) -> None:
    page = open_page(built, f"{brief.url}changes/", viewport=DESKTOP)
    rule = page.locator(".bm-facts a[href*='/rules/#']").first
    title = rule.inner_text()
    rule.click()
    expect(page).to_have_url(re.compile(r"/rules/#[a-z-]+$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("How texts are repaired")
    assert title
    anchor = page.url.partition("#")[2]
    expect(page.locator(f"h2#{anchor}")).to_be_in_viewport()
    page.locator(".bm-wordmark").click()
    page.get_by_role("link", name="how texts are repaired").click()
    expect(page.locator(".bm-example del").first).to_be_visible()


def test_what_was_deleted_and_inserted_is_announced(
    built: Site, brief: Brief, open_page: Open
) -> None:
    page = open_page(built, f"{brief.url}changes/", viewport=DESKTOP)
    spoken = page.get_by_role("article").aria_snapshot()
    assert "deleted: " in spoken
    assert "end of deletion" in spoken
    assert page.locator(".bm-hidden").first.bounding_box() is not None


def test_everything_is_reached_with_the_keyboard(
    built: Site, brief: Brief, open_page: Open
) -> None:
    name, anchor = brief.edited
    page = open_page(built, f"{brief.url}{name.removesuffix('.md')}/", viewport=DESKTOP)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == anchor:
            break
    expect(page.locator(f"a#{anchor}")).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/changes/#{anchor}$"))


def test_the_contents_open_and_close_on_a_phone(built: Site, brief: Brief, open_page: Open) -> None:
    for scripts in (True, False):
        page = open_page(built, brief.url, viewport=PHONE, java_script_enabled=scripts)
        contents = page.locator("#bm-contents")
        expect(contents).to_be_hidden()
        page.get_by_role("button", name="Contents").press("Enter")
        expect(contents).to_be_visible()
        page.keyboard.press("Escape")
        expect(contents).to_be_hidden()
        page.get_by_role("button", name="Contents").click()
        contents.get_by_role("link", name=brief.title(brief.sections[0])).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(brief.title(brief.sections[0]))


def test_a_page_is_no_wider_than_the_phone(built: Site, brief: Brief, open_page: Open) -> None:
    names = ["../rules/", "", "recommendations/", "references/", "changes/"]
    names += [f"{name.removesuffix('.md')}/" for name in brief.sections]
    page = open_page(built, "", viewport=PHONE)
    start = page.url
    for name in names:
        page.goto(f"{start}{brief.url}{name}")
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"], (name, width)


def test_everything_but_search_is_there_without_javascript(
    built: Site, brief: Brief, open_page: Open
) -> None:
    name, anchor = brief.edited
    page = open_page(built, viewport=DESKTOP, java_script_enabled=False)
    page.get_by_role("article").get_by_role("link", name=brief.title("index.md")).click()
    for section in brief.sections:
        page.get_by_role("link", name="Next").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(brief.title(section))
        if section == name:
            page.locator(f"a#{anchor}").click()
            expect(page.locator(f"h3#{anchor}")).to_be_in_viewport()
            page.go_back()
    expect(page.locator(".md-search")).to_be_hidden()
    page.get_by_role("navigation", name="Contents").get_by_role(
        "link", name="Recommendations"
    ).click()
    expect(page.locator(".bm-recommendation").first).to_be_visible()


def test_dark_and_light_follow_the_system_with_and_without_javascript(
    built: Site, brief: Brief, open_page: Open
) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        for scripts in (True, False):
            page = open_page(
                built, brief.url, color_scheme=scheme, java_script_enabled=scripts, viewport=DESKTOP
            )
            page.wait_for_timeout(200)
            body = page.locator("body")
            grounds[scheme, scripts] = body.evaluate("e => getComputedStyle(e).backgroundColor")
    assert grounds["light", True] == grounds["light", False] == "rgb(253, 252, 250)"
    assert grounds["dark", True] == grounds["dark", False] == "rgb(23, 25, 28)"


def test_paper_is_light_whatever_the_screen_was(built: Site, brief: Brief, open_page: Open) -> None:
    page = open_page(built, f"{brief.url}changes/", color_scheme="dark", viewport=DESKTOP)
    page.emulate_media(media="print")
    colours = {
        selector: page.locator(selector).first.evaluate(
            "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
        )
        for selector in ("body", "h1", ".bm-diff", "del")
    }
    assert colours["body"][1] == "rgb(255, 255, 255)"
    assert colours["h1"][0] == "rgb(0, 0, 0)"
    assert colours[".bm-diff"] == ["rgb(0, 0, 0)", "rgb(244, 241, 235)"]
    assert colours["del"] == ["rgb(140, 29, 24)", "rgb(251, 231, 228)"]
    for hidden in (".bm-header", ".bm-nav", ".bm-pager"):
        expect(page.locator(hidden)).to_be_hidden()


def test_a_line_of_text_is_easy_to_read(built: Site, brief: Brief, open_page: Open) -> None:
    name = brief.sections[0].removesuffix(".md")
    page = open_page(built, f"{brief.url}{name}/", viewport=DESKTOP)
    paragraph = page.locator(".bm-article > p:not([class])").first
    characters = paragraph.evaluate(
        """paragraph => {
          const probe = document.createElement("span");
          const sample = "the quick reading of a brief takes a line of some sixty letters ";
          probe.textContent = sample.repeat(4);
          probe.style.cssText = "position:absolute;white-space:pre";
          paragraph.append(probe);
          const each = probe.getBoundingClientRect().width / probe.textContent.length;
          probe.remove();
          return paragraph.getBoundingClientRect().width / each;
        }"""
    )
    assert 55 <= characters <= 80, characters
