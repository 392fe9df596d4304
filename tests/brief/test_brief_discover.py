import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.brief.discover import MAX_BYTES, SourceFile, decode, discover, read_source, read_text
from briefmill.text.problem import InputError


def put(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{path}\n")


def refusals(root: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        discover(root)
    return [str(problem).removeprefix("brief_src/") for problem in caught.value.problems]


WHOLE = (
    "water/decisions.yml",
    "water/index.md",
    "water/provenance.yml",
    "water/recommendations/index.md",
    "water/recommendations/meter.md",
    "water/references.bib",
    "water/sections/treaty.md",
)


def test_the_files_of_briefs_are_found_in_one_order(tmp_path: Path) -> None:
    put(tmp_path, *reversed(WHOLE), "air/index.md", "README.md")
    put(tmp_path, ".git/x", "water/.DS_Store", "water/index.md~", "water/sections/.x.swp")
    found = discover(tmp_path)
    assert [f"{file.slug}/{file.path}" for file in found] == ["air/index.md", *WHOLE]
    assert found[0] == SourceFile(
        "air", "index.md", "brief_src/air/index.md", tmp_path / "air" / "index.md"
    )


def test_the_text_is_read_as_it_stands(tmp_path: Path) -> None:
    put(tmp_path, "water/index.md")
    (tmp_path / "water" / "index.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read_source(tmp_path) == {"water": {"index.md": "one\r\ntwo\rthree\n"}}


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (
            "water/sections/Human Rights.md",
            (
                'water/sections/Human Rights.md: the name "Human Rights.md" does not fit for '
                "a web address: expected lower-case letters a-z, digits and single hyphens, 80 "
                "characters at most\n  Rename it, for example to human-rights.md"
            ),
        ),
        (
            "Water/index.md",
            (
                'Water: the name "Water" does not fit for a web address: expected '
                "lower-case letters a-z, digits and single hyphens, 80 characters at most\n"
                "  Rename it, for example to water"
            ),
        ),
        (
            "search/index.md",
            (
                "search: a brief cannot be named search: the site needs that address\n"
                "  Rename the folder."
            ),
        ),
        (
            "water/sections/references.md",
            (
                "water/sections/references.md: a section cannot be named references: every "
                "brief has a page of that address\n  Rename the file."
            ),
        ),
        (
            "water/refrences.yml",
            (
                'water/refrences.yml: "refrences.yml" is not a file that a brief has\n'
                '  Did you mean "references.yml"?'
            ),
        ),
        (
            "water/section/a.md",
            ('water/section: a brief has no folder of this name\n  Did you mean "sections"?'),
        ),
        (
            "water/treaty.md",
            (
                'water/treaty.md: "treaty.md" is not a file that a brief has\n'
                "  Move it to the folder sections or recommendations."
            ),
        ),
        (
            "water/sections/a.txt",
            (
                'water/sections/a.txt: "a.txt" is not a file that a brief has\n'
                "  Files in sections are Markdown and end in .md"
            ),
        ),
        (
            "water/sections/deep/a.md",
            "water/sections/deep: folders here hold no folders\n  Move its files up.",
        ),
        (
            "notes.md",
            (
                "notes.md: this file belongs to no brief\n"
                "  A brief is a folder: move it to brief_src/<name of the brief>/sections/."
            ),
        ),
        (
            "water/references.yml",
            (
                "water: a brief has one reference list, but here are references.bib and "
                "references.yml\n  Keep one of them."
            ),
        ),
    ],
)
def test_what_has_no_place_is_refused(tmp_path: Path, path: str, message: str) -> None:
    put(tmp_path, *WHOLE, path)
    assert refusals(tmp_path) == [message]


def test_all_refusals_come_together_and_sorted(tmp_path: Path) -> None:
    put(tmp_path, "b/x.md", "a/index.md", "a/Sections/x.md", "c/sections/A.md")
    found = [message.partition(":")[0] for message in refusals(tmp_path)]
    assert found == ["a/Sections", "b/x.md", "c/sections/A.md"]


def test_a_missing_or_empty_folder_is_said_to_be_so(tmp_path: Path) -> None:
    assert refusals(tmp_path)[0].startswith("brief_src: there is no brief here\n")
    missing = refusals(tmp_path / "none")[0]
    assert missing.startswith("brief_src: this cannot be read: no such file or directory\n")


def test_names_are_bounded(tmp_path: Path) -> None:
    put(tmp_path, "water/index.md", f"water/sections/{'a' * 80}.md")
    assert len(discover(tmp_path)) == 2
    put(tmp_path, f"water/sections/{'b' * 81}.md")
    assert len(refusals(tmp_path)) == 1


def test_a_big_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    put(tmp_path, "water/index.md")
    (tmp_path / "water" / "index.md").write_bytes(b"a" * MAX_BYTES)
    assert len(read_source(tmp_path)["water"]["index.md"]) == MAX_BYTES
    (tmp_path / "water" / "index.md").write_bytes(b"a" * (MAX_BYTES + 1))
    assert refusals(tmp_path) == [
        "water/index.md: the file is bigger than 2 MB\n  Split it into sections."
    ]


def test_links_must_stay_within_the_tree(tmp_path: Path) -> None:
    root = tmp_path / "source"
    put(root, "water/index.md", "water/sections/treaty.md")
    put(tmp_path, "secret.md", "folder/x.md")
    (root / "water" / "sections" / "quotas.md").symlink_to("treaty.md")
    assert len(discover(root)) == 3
    links = {
        "water/sections/out.md": tmp_path / "secret.md",
        "water/sections/nowhere.md": tmp_path / "none",
        "water/sections/loop.md": root / "water" / "sections" / "loop.md",
        "water/recommendations": tmp_path / "folder",
        "air": tmp_path / "folder",
    }
    for place, target in links.items():
        (root / place).symlink_to(target)
    found = [message.partition(":")[0] for message in refusals(root)]
    assert found == sorted(links)


def test_files_that_are_no_files_are_refused(tmp_path: Path) -> None:
    put(tmp_path, "water/index.md")
    os.mkfifo(tmp_path / "water" / "references.yml")
    assert refusals(tmp_path) == ["water/references.yml: this is no regular file\n  Delete it."]


def test_a_name_of_any_bytes_can_be_shown(tmp_path: Path) -> None:
    put(tmp_path, "water/index.md")
    (tmp_path / os.fsdecode(b"water/\xff\n.md")).write_text("x")
    (message,) = refusals(tmp_path)
    message.encode("utf-8")
    assert sys.getfilesystemencoding() == "utf-8"


def test_a_file_that_vanishes_is_no_crash(tmp_path: Path) -> None:
    put(tmp_path, "water/index.md")
    found = discover(tmp_path)
    (tmp_path / "water" / "index.md").unlink()
    with pytest.raises(InputError, match="cannot be read: no such file"):
        read_text(found[0])


@given(st.binary(), st.binary())
def test_bytes_are_decoded_or_refused_at_their_place(before: bytes, after: bytes) -> None:
    data = before + after
    try:
        text = decode(data, "a.md")
    except InputError as error:
        (problem,) = error.problems
        assert problem.line > 0
        assert "UTF-8" in problem.advice
    else:
        assert text.encode() in {data, data.removeprefix(b"\xef\xbb\xbf")}


def test_the_place_of_a_wrong_byte_is_counted_in_characters() -> None:
    with pytest.raises(InputError, match=r"^a.md:2:5: the byte 0xe9 here is no UTF-8"):
        decode("één\r\nKafé".encode() + b"\xe9", "a.md")
