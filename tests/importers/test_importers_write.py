"""A brief is written whole or not at all, and never over another."""

import os
from pathlib import Path

import pytest

from briefmill.importers.plain_text import import_article
from briefmill.importers.report import Imported
from briefmill.importers.write import check_target, write_brief
from briefmill.text.problem import InputError

TEXT = """A Plan for Rivers

The river is shared by four states, and nobody knows how much water there is in it.

What to know

Gauges that stood at every border have fallen silent, and no one has put them up again.
"""


@pytest.fixture
def imported() -> Imported:
    return import_article(TEXT.encode(), "rivers.txt", slug="rivers", date="2024-11-06")


def test_the_files_are_written(tmp_path: Path, imported: Imported) -> None:
    folder = tmp_path / "brief_src" / "rivers"
    written = write_brief(folder, imported)
    assert {path.relative_to(folder).as_posix() for path in written} == set(imported.files)
    assert all(
        (folder / name).read_bytes() == text.encode() for name, text in imported.files.items()
    )
    assert [path.name for path in folder.parent.iterdir()] == ["rivers"]


def test_an_empty_folder_is_used(tmp_path: Path, imported: Imported) -> None:
    (tmp_path / "rivers").mkdir()
    assert write_brief(tmp_path / "rivers", imported)


@pytest.mark.parametrize("name", ["Rivers", "a_b", "a--b", "-a", "a.b", "x" * 81])
def test_a_name_that_is_no_slug_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot be the name"):
        check_target(tmp_path / name)


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path, imported: Imported) -> None:
    (tmp_path / "rivers").mkdir()
    (tmp_path / "rivers" / "index.md").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="not empty"):
        write_brief(tmp_path / "rivers", imported)
    assert (tmp_path / "rivers" / "index.md").read_text(encoding="utf-8") == "mine"


def test_a_file_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rivers").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="not a folder"):
        check_target(tmp_path / "rivers")


def test_nothing_is_left_when_the_disk_refuses(
    tmp_path: Path, imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left"):
        write_brief(tmp_path / "rivers", imported)
    assert list(tmp_path.iterdir()) == []
