"""Sites built once in a session, by both engines, and a browser to look at them."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from functools import cached_property, partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from briefmill.brief.model import Brief, Library, Section
from briefmill.publish.pages import pages
from briefmill.text.problem import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
ENGINES = ("mkdocs", "zensical")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
        "track"}  # fmt: skip
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass(frozen=True)
class Element:
    """A start tag with its attributes and the names of the elements around it."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.texts: list[tuple[str, tuple[str, ...]]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.append(Element(tag, values, tuple(self._open)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.texts.append((data, tuple(self._open)))


@dataclass
class HtmlPage:
    """A page of a built site, parsed."""

    path: str
    html: str = field(repr=False)

    @cached_property
    def _reader(self) -> _Reader:
        return _Reader(self.html)

    @property
    def elements(self) -> list[Element]:
        return self._reader.elements

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    @property
    def article(self) -> list[Element]:
        return [element for element in self.elements if "article" in element.inside]

    def text(self, tag: str) -> str:
        pieces = [text for text, inside in self._reader.texts if tag in inside]
        return " ".join("".join(pieces).split())


@dataclass(frozen=True)
class Site:
    """A built site: the docs it was built from, where it stands and what the engine said."""

    engine: str
    docs: Path
    root: Path
    output: str

    def pages(self) -> dict[str, HtmlPage]:
        found = sorted(self.root.rglob("*.html"))
        paths = {path.relative_to(self.root).as_posix(): path for path in found}
        return {name: HtmlPage(name, path.read_text("utf-8")) for name, path in paths.items()}

    def search_index(self) -> str:
        """Return everything that the engine's search can find."""
        name = {"mkdocs": "search/search_index.json", "zensical": "search.json"}[self.engine]
        return json.dumps(json.loads((self.root / name).read_text("utf-8")), ensure_ascii=False)


def _sample() -> Any:
    path = ROOT / "tests" / "publish" / "sample_library.py"
    spec = importlib.util.spec_from_file_location("sample_library", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _sample_files() -> dict[str, bytes]:
    sample = _sample()
    return pages(sample.library(), sample.changes())


def _attacks() -> Iterator[tuple[str, str]]:
    """Yield the texts of tests/cases/sanitise that the build does not refuse."""
    for path in sorted((ROOT / "tests" / "cases" / "sanitise").glob("*.md")):
        body = path.read_bytes().decode()
        try:
            pages(_attack_library([(path.stem, body)]), {}, beside={"attacks/x"})
        except InputError:
            continue
        yield path.stem, body


def _attack_library(bodies: list[tuple[str, str]]) -> Library:
    sections = tuple(
        Section(stem, "section", stem, order, body, f"sections/{stem}.md")
        for order, (stem, body) in enumerate(bodies)
    )
    return Library((Brief("attacks", "Attacks", "", sections, (), ()),))


def _attack_files() -> dict[str, bytes]:
    files = pages(_attack_library(list(_attacks())), {}, beside={"attacks/x"})
    return files | {"attacks/x": b""}


def _repository_files() -> dict[str, bytes]:
    docs = ROOT / "docs"
    files = [path for path in sorted(docs.rglob("*")) if path.is_file()]
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in files}


CONTENTS: dict[str, Callable[[], dict[str, bytes]]] = {
    "sample": _sample_files,
    "attacks": _attack_files,
    "repository": _repository_files,
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Site]:
    """Return what builds a site: its contents and its engine; each is built once."""
    built: dict[tuple[str, str], Site] = {}

    def build(contents: str, engine: str) -> Site:
        if (contents, engine) not in built:
            project = tmp_path_factory.mktemp(f"{contents}-{engine}")
            _write_project(project, CONTENTS[contents]())
            built[contents, engine] = _build(project, engine)
        return built[contents, engine]

    return build


def _write_project(project: Path, files: Mapping[str, bytes]) -> None:
    shutil.copy(ROOT / "mkdocs.yml", project)
    theme = Path("scripts", "briefmill", "theme")
    shutil.copytree(ROOT / theme, project / theme)
    for name, data in files.items():
        path = project / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _build(project: Path, engine: str) -> Site:
    if importlib.util.find_spec(engine) is None:
        pytest.fail(f"{engine} is not installed: set up the project with all its extras")
    # Material prints a notice about MkDocs 2 into every build; it is no warning of ours.
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    run = subprocess.run(
        [sys.executable, "-m", engine, "build", "--strict"],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    output = run.stdout + run.stderr
    assert run.returncode == 0, output
    return Site(engine, project / "docs", project / "site", output)


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        del format, args


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Site], str]]:
    """Return what serves a site over loopback and gives its address."""
    servers: dict[Path, ThreadingHTTPServer] = {}

    def start(site: Site) -> str:
        if site.root not in servers:
            handler = partial(_QuietHandler, directory=str(site.root))
            servers[site.root] = ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=servers[site.root].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[site.root].server_port}/"

    yield start
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.fail("no Chromium found: install it (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, serve: Callable[[Site], str]) -> Iterator[Callable[..., Page]]:
    """Return what opens a page of a site; errors and outside requests fail the test."""
    contexts = []
    wrong: list[str] = []

    def open_(site: Site, path: str = "", **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        address = serve(site)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: wrong.append(f"error in {page.url}: {error}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((address, "data:", "blob:"))
                else wrong.append(f"request to {request.url}")
            ),
        )
        page.goto(address + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []
