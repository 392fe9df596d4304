"""Text to train on is taken from the files of packages, without code and tables."""

from __future__ import annotations

import lzma
from pathlib import Path

from click.testing import CliRunner

from training.packaged_text import main

PAGE = """<html><head><title>Not this</title><script>var a = "nor this";</script></head>
<body><nav><p>Home</p></nav><h1>Nor a heading</h1>
<p>The first paragraph, with <em>emphasis</em> &amp; a
break<br>in it.<p>The second one is not closed.
<pre><p>int main()</p></pre>
<table><tr><td><p>A cell.</p></td></tr></table>
<p>The last.</p></body></html>"""


def test_takes_paragraphs_of_pages_and_lines_of_text_each_once(tmp_path: Path) -> None:
    folder = tmp_path / "package" / "pages"
    folder.mkdir(parents=True)
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    (folder / "b.txt").write_text("One  line.\n\nThe last.\n", encoding="utf-8")
    (folder / "c.json").write_text('"Not this."', encoding="utf-8")
    out = tmp_path / "out.txt.xz"

    done = CliRunner().invoke(main, [str(out), str(tmp_path / "package")])

    assert done.exit_code == 0, done.output
    assert lzma.decompress(out.read_bytes()).decode().splitlines() == [
        "The first paragraph, with emphasis & a break in it.",
        "The second one is not closed.",
        "The last.",
        "One line.",
    ]
    assert done.output == "4 paragraphs, 20 words\n"
