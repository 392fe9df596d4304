"""``briefmill import`` as an editor calls it, and what the build makes of the result."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from briefmill.cli import main

CASES = Path(__file__).parents[1] / "cases" / "import"
ARTICLES = sorted(CASES.glob("*/article.txt"))


def run(*arguments: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=data)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.parent.name)
def test_an_imported_article_can_be_built(folder: Path, article: Path) -> None:
    result = run("import", str(article), "--into", "brief_src/case", "--date", "2026-11-24")
    assert result.exit_code == 0, result.output
    assert "Imported article.txt" in result.stderr
    assert "Next: briefmill build" in result.stderr
    built = run("build")
    assert built.exit_code == 0, built.output
    assert (folder / "docs" / "case" / "changes.md").is_file()
    assert run("build", "--check").exit_code == 0


def test_the_doubled_title_and_the_repeated_block_are_repaired_by_the_build(folder: Path) -> None:
    article = CASES / "same-shape" / "article.txt"
    run("import", str(article), "--into", "brief_src/case")
    findings = json.loads(run("build", "--json").stdout)["findings"]
    applied = {finding["rule"] for finding in findings if finding["applied"]}
    assert applied == {"doubled-title", "repeated-block"}
    assert folder


def test_the_report_is_printed_as_json(folder: Path) -> None:
    article = CASES / "same-shape" / "article.txt"
    result = run("import", str(article), "--into", "brief_src/case", "--json")
    report = json.loads(result.stdout)
    lines = [line for line in article.read_text("utf-8").splitlines() if line.strip()]
    assert [placement["text"] for placement in report["placements"]] == [
        line.strip() for line in lines
    ]
    provenance = yaml.safe_load((folder / "brief_src/case/provenance.yml").read_bytes())
    assert provenance["sha256"] == report["sha256"]
    assert provenance["set_aside"] == report["set_aside"]


def test_standard_input_is_read(folder: Path) -> None:
    data = (CASES / "same-shape" / "article.txt").read_bytes()
    result = run("import", "-", "--into", "brief_src/case", "-q", data=data)
    assert (result.exit_code, result.output) == (0, "")
    assert (folder / "brief_src" / "case" / "index.md").is_file()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"A line.\n", "article"),
        (b"\x81\x8d\x8f\x90\x9d" * 40, "encoding"),
        (b"name,year\nA,1\nB,2\n" * 20, "article"),
    ],
    ids=["empty", "picture", "one line", "unknown encoding", "table"],
)
def test_what_is_no_article_gets_one_message(folder: Path, data: bytes, message: str) -> None:
    result = run("import", "-", "--into", "brief_src/case", data=data)
    assert result.exit_code == 2
    assert result.stderr.count("error: ") == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert list(folder.iterdir()) == []


def test_fifty_megabytes_are_refused(folder: Path) -> None:
    path = folder / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    result = run("import", str(path), "--into", "brief_src/case")
    assert result.exit_code == 2
    assert "larger than 5 MB" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--into", "brief_src/Case"],
        ["--into", "brief_src/case", "--date", "yesterday"],
        ["--into", "brief_src/case", "--date", "20261124"],
        [],
    ],
)
def test_a_wrong_call_exits_with_2(folder: Path, arguments: list[str]) -> None:
    article = str(CASES / "same-shape" / "article.txt")
    result = run("import", article, *arguments)
    assert result.exit_code == 2
    assert list(folder.iterdir()) == []


def test_a_brief_is_never_written_over(folder: Path) -> None:
    article = str(CASES / "same-shape" / "article.txt")
    run("import", article, "--into", "brief_src/case")
    (folder / "brief_src" / "case" / "index.md").write_text("mine", encoding="utf-8")
    result = run("import", article, "--into", "brief_src/case")
    assert result.exit_code == 2
    assert "not empty" in result.stderr
    assert (folder / "brief_src" / "case" / "index.md").read_text("utf-8") == "mine"
