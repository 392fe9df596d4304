"""``briefmill fix`` as people and programs call it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from briefmill.cli import main

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "tests" / "cases" / "import" / "same-shape" / "article.txt"
BLOCK = (
    "The river ports handle most of the grain that the region exports each year. "
    "Their cranes date from the decade in which the railway was built."
)
FIELDS = {
    "rule", "fingerprint", "start", "line", "column", "safety", "confidence", "before", "after",
    "applied", "message", "passage", "alternatives", "copies",
}  # fmt: skip


def run(*arguments: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["fix", *arguments], input=data)


def as_json(*arguments: str, data: bytes | None = None) -> dict[str, Any]:
    result = run("--json", *arguments, data=data)
    assert result.exit_code == 0, result.output
    loaded: dict[str, Any] = json.loads(result.stdout)
    return loaded


def test_text_comes_out_on_standard_output_and_messages_on_standard_error() -> None:
    result = run("-", data=f"{BLOCK} {BLOCK}\n".encode())
    assert result.exit_code == 0
    assert result.stdout == f"{BLOCK}\n"
    assert result.stderr.startswith("-:1:143: repaired (repeated-block): ")
    assert result.stderr.endswith("1 repaired, 0 wait for an answer, 0 only shown.\n")


def test_what_waits_is_told_apart_from_what_is_only_shown() -> None:
    more = "The council met again in the spring, and nothing came of that."
    votes = f"In 2018 the north voted. {more} In 2022 the north voted. {more}"
    asked = f"{BLOCK} {more} {BLOCK}\n\n{votes}\n"
    told = run("-", data=asked.encode()).stderr.splitlines()
    assert told[0].startswith("-:1:206: waits for an answer (repeated-block): ")
    assert told[1].startswith("-:3:89: only shown (near-repeat): ")
    assert told[-1] == "0 repaired, 1 waits for an answer, 2 only shown."


def test_quiet_says_nothing() -> None:
    assert run("-q", "-", data=b"Text.\n").stderr == ""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"No final newline",
        b"\xef\xbb\xbfWith a mark\r\nand CRLF.\r\n",
        "\ufeffUTF-16\n".encode("utf-16-le"),
        b"Old Mac\rline ends\r",
        "Line\u2028separator, form\ffeed, tab\t.\n".encode(),
    ],
)
def test_bytes_that_no_rule_touches_come_out_as_they_went_in(data: bytes) -> None:
    assert run("-", data=data).stdout_bytes == data


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_mark_stay_around_a_repair(end: str, mark: bytes) -> None:
    before = f"# Ports{end}{end}{BLOCK} {BLOCK}{end}{end}Last".encode()
    after = f"# Ports{end}{end}{BLOCK}{end}{end}Last".encode()
    assert run("-", data=mark + before).stdout_bytes == mark + after


def test_json_has_the_documented_fields() -> None:
    document = as_json("-", data=f"{BLOCK} {BLOCK}\n".encode())
    assert document["text"] == f"{BLOCK}\n"
    (finding,) = document["findings"]
    assert set(finding) == FIELDS
    assert finding["rule"] == "repeated-block"
    assert (finding["line"], finding["column"]) == (1, 143)
    assert finding["safety"] == "safe"
    assert finding["applied"] is True
    assert finding["before"].strip() == BLOCK
    assert finding["after"] == ""
    assert 0 < finding["confidence"] <= 1
    assert finding["passage"] == BLOCK
    assert finding["copies"] == [{"file": None, "line": 1, "column": 1, "text": BLOCK}]


def test_what_waits_for_review_is_applied_when_asked() -> None:
    data = f"{BLOCK}\n\nNobody has offered to pay for new ones.\n\n{BLOCK}\n".encode()
    (finding,) = as_json("-", data=data)["findings"]
    assert (finding["safety"], finding["applied"]) == ("review", False)
    shorter = f"{BLOCK}\n\nNobody has offered to pay for new ones.\n"
    assert as_json("--apply", "review", "-", data=data)["text"] == shorter


def test_diff_shows_what_would_change() -> None:
    result = run("--diff", "-", data=f"# Ports\n\n{BLOCK} {BLOCK}".encode())
    assert f"+{BLOCK}\n\\ No newline at end of file\n" in result.stdout
    assert run("--diff", "-", data=b"Text.\n").stdout == ""


def test_an_article_loses_its_doubled_title_and_repeated_block_and_nothing_else() -> None:
    source = ARTICLE.read_bytes().decode()
    document = as_json(str(ARTICLE))
    applied = [finding for finding in document["findings"] if finding["applied"]]
    assert {finding["rule"] for finding in applied} == {"doubled-title", "repeated-block"}
    text = source
    for finding in reversed(applied):
        start = finding["start"]
        end = start + len(finding["before"])
        assert text[start:end] == finding["before"]
        text = text[:start] + finding["after"] + text[end:]
    assert text == document["text"]


def test_front_matter_is_read_where_there_is_one() -> None:
    front = "---\ntitle: River Ports\nlayout: post\ntags: [a]\n---\n"
    document = as_json("-", data=f"{front}\n# River Ports\n\nText.\n".encode())
    assert document["text"] == f"{front}\nText.\n"
    broken = b"---\ntitle: [River\n---\n\n# River Ports\n"
    assert run("-", data=broken).stdout_bytes == broken


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"abc\xff\n", "error: -:1:4: expected text in UTF-8, found the byte 0xFF"),
        (b"\x00\x01", "error: -: this is not text: it holds NUL bytes"),
    ],
)
def test_bad_input_gets_one_message_and_exit_code_2(data: bytes, message: str) -> None:
    result = run("-", data=data)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(message)
    assert "Traceback" not in result.stderr


def test_a_missing_file_and_wrong_options_exit_with_2(tmp_path: Path) -> None:
    missing = run(str(tmp_path / "none.md"))
    assert missing.exit_code == 2
    assert "there is no such file" in missing.stderr
    assert run("--diff", "--json", "-", data=b"").exit_code == 2
    assert run("--apply", "display", "-", data=b"").exit_code == 2


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    result = run(str(path))
    assert result.exit_code == 2
    assert "larger than 20 MB" in result.stderr


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_printed_or_refused(data: bytes) -> None:
    result = run("-", data=data)
    assert result.exit_code in {0, 2}
    assert result.exception is None or isinstance(result.exception, SystemExit)
    if result.exit_code == 2:
        assert result.stdout_bytes == b""
        assert result.stderr.startswith("error: -")


def a_brief(tmp_path: Path, refrain: str = "", body: str = "") -> Path:
    """Write a brief with a section that says a block twice, and return the section's file."""
    fields = f'refrains:\n  - "{refrain}"\n' if refrain else ""
    folder = tmp_path / "harbours"
    (folder / "sections").mkdir(parents=True)
    front = f"---\nkind: brief\ntitle: Harbours\n{fields}---\n\n"
    (folder / "index.md").write_text(f"{front}{BLOCK} {BLOCK}\n")
    section = folder / "sections" / "quays.md"
    head = "---\nkind: section\ntitle: Quays\norder: 1\n---\n\n"
    section.write_text(f"{head}{body or f'{BLOCK} {BLOCK}'}\n")
    return section


def test_a_refrain_of_its_brief_counts_for_each_of_the_files(tmp_path: Path) -> None:
    section = a_brief(tmp_path, refrain=BLOCK)
    for file in (section, section.parents[1] / "index.md"):
        document = as_json(str(file))
        assert (document["text"], document["findings"]) == (file.read_text(), [])


def test_without_the_refrain_the_repeat_goes(tmp_path: Path) -> None:
    section = a_brief(tmp_path)
    assert as_json(str(section))["text"].count(BLOCK) == 1


def test_a_decision_of_its_brief_counts(tmp_path: Path) -> None:
    section = a_brief(tmp_path)
    (finding,) = as_json(str(section))["findings"]
    (section.parents[1] / "decisions.yml").write_text(
        f"decisions:\n  - fingerprint: '{finding['fingerprint']}'\n    verdict: reject\n"
        "    by: Desk\n    reason: It is said on purpose.\n    file: sections/quays.md\n"
    )
    assert as_json(str(section))["text"] == section.read_text()
    assert as_json(str(section.parents[1] / "index.md"))["text"].count(BLOCK) == 1


def test_a_brief_whose_refrains_cannot_be_read_is_named(tmp_path: Path) -> None:
    section = a_brief(tmp_path)
    index = section.parents[1] / "index.md"
    index.write_text("---\nkind: brief\nrefrains: [unclosed\n---\n")
    result = run(str(section))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{index.as_posix()}:" in result.stderr


def test_a_folder_that_is_no_brief_has_no_say(tmp_path: Path) -> None:
    section = a_brief(tmp_path)
    (section.parents[1] / "index.md").write_text("---\nrefrains: [unclosed\n---\n")
    assert as_json(str(section))["text"].count(BLOCK) == 1


@pytest.mark.parametrize("mark", ["<!-- Keep: a motto -->", "<!-- KEEP repeated-Block: so -->"])
def test_a_keep_mark_may_be_in_capitals(mark: str) -> None:
    text = f"{mark}\n{BLOCK} {BLOCK}\n"
    result = run("-", data=text.encode())
    assert (result.stdout, result.stderr) == (
        text,
        "0 repaired, 0 wait for an answer, 0 only shown.\n",
    )


@pytest.mark.parametrize("mark", ["<!-- keep said at two meetings -->", "<!--Keep this-->"])
def test_a_comment_that_may_be_a_keep_mark_keeps_and_is_told(mark: str) -> None:
    text = f"# Quays\n\n{mark}\n\n{BLOCK} {BLOCK}\n"
    for arguments in ((), ("--json",)):
        result = run(*arguments, "-", data=text.encode())
        assert result.stderr.startswith(
            "-:3:1: this comment begins like a keep mark and is none; expected "
            "<!-- keep: the reason -->. The passage is kept until you correct it, or begin the "
            "comment with another word"
        )
    assert run("-q", "-", data=text.encode()).stdout == text


def test_other_comments_keep_nothing() -> None:
    for comment in (
        "<!-- keeper: of the seal -->",
        "<!-- keep-alive: 5 -->",
        "<!-- to keep: x -->",
    ):
        result = run("-", data=f"{comment}\n\n{BLOCK} {BLOCK}\n".encode())
        assert result.stdout == f"{comment}\n\n{BLOCK}\n"


def test_a_keep_mark_for_an_unknown_rule_is_refused_with_the_one_that_was_meant() -> None:
    result = run("-", data=f"<!-- keep repeated_block: so -->\n\n{BLOCK} {BLOCK}\n".encode())
    assert (result.exit_code, result.stdout) == (2, "")
    assert "-:1:1: a keep mark names the rule “repeated_block”, which does not exist" in (
        result.stderr
    )
    assert "Did you mean repeated-block?" in result.stderr
