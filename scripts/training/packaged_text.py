"""Collects prose to train on from files that packages carry: plain text and HTML."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import click

_ENDINGS = (".txt", ".html", ".htm")
_CLOSES = frozenset(
    ("p", "div", "td", "th", "li", "dd", "dt", "blockquote", "table", "ul", "ol", "dl", "pre")
)
"""Elements before and after which a paragraph ends."""
_LEFT_OUT = frozenset(("pre", "script", "style", "table", "nav", "head"))
_EXAMPLES = """\b
Examples:
  python scripts/training/packaged_text.py addresses.txt.xz package/data
  python scripts/training/packaged_text.py manual.txt.xz usr/share/doc/sqlite3-doc
"""


@click.command(epilog=_EXAMPLES)
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
def main(out: Path, folders: tuple[Path, ...]) -> None:
    """Write the paragraphs of the FOLDERS' files to OUT, one a line, each once; OUT is .xz.

    Of an HTML page those of its `p` elements are taken, without code and tables.
    """
    lines = dict.fromkeys(line for folder in folders for line in paragraphs(_files(folder)))
    with lzma.open(out, "wt", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in lines)
    click.echo(f"{len(lines)} paragraphs, {sum(len(each.split()) for each in lines)} words")


def _files(folder: Path) -> list[Path]:
    found = folder.rglob("*") if folder.is_dir() else [folder]
    return sorted(each for each in found if each.suffix in _ENDINGS and each.is_file())


def paragraphs(files: Iterable[Path]) -> Iterator[str]:
    """Yield the paragraphs of files, their white space made single spaces.

    A line of plain text is a paragraph. What is not UTF-8 is read with its bad bytes replaced.
    """
    for path in files:
        text = path.read_text(encoding="utf-8", errors="replace")
        found = text.splitlines() if path.suffix == ".txt" else _of_page(text)
        yield from (line for each in found if (line := " ".join(each.split())))


def _of_page(text: str) -> list[str]:
    page = _Page(convert_charrefs=True)
    page.feed(text)
    page.close()
    return page.found


class _Page(HTMLParser):
    """Gathers the text of the `p` elements of a page."""

    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.found: list[str] = []
        self._text: list[str] | None = None
        self._left_out = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - its signature
        if tag in _CLOSES:
            self._end()
        if tag in _LEFT_OUT:
            self._left_out += 1
        elif tag == "p" and not self._left_out:
            self._text = []
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _CLOSES:
            self._end()
        if tag in _LEFT_OUT:
            self._left_out = max(0, self._left_out - 1)

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._left_out:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        if self._text:
            self.found.append("".join(self._text))
        self._text = None


if __name__ == "__main__":
    main()
