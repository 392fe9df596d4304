"""Finds the files of all briefs and reads their text."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from briefmill.brief.layout import FOLDERS, SECTIONS, check_path, check_slug, is_ignored
from briefmill.brief.references import FILE_NAMES as REFERENCE_FILES
from briefmill.brief.suggest import did_you_mean, listed
from briefmill.text.problem import InputError, Lines, Problem

MAX_BYTES = 2_000_000
"""Longest file read; a brief of that length would be a book."""

_SAVE_AS_UTF8 = (
    "Save the file as UTF-8: in Notepad by Save as, Encoding; in Word by Save as, "
    "Plain text, Other encoding, Unicode (UTF-8)."
)


@dataclass(frozen=True, slots=True, order=True)
class SourceFile:
    """A file of a brief that was found, not read yet."""

    slug: str
    path: str
    """Within the brief's folder, POSIX, such as ``sections/treaty.md``."""
    shown: str
    """As the user knows it, such as ``brief_src/water/sections/treaty.md``."""
    file: Path


def discover(root: Path, shown: str = "brief_src") -> tuple[SourceFile, ...]:
    """Find the files of all briefs below ``root``, sorted.

    Args:
        root: the folder that holds one folder for each brief.
        shown: that folder as the user knows it, for messages.

    Raises:
        InputError: with every file or folder that has no place there, is badly named,
            too big, no regular file, or a link that leads out of ``root``; with a second
            reference list in a brief; and when there is no brief at all.
    """
    search = _Search(root)
    for entry in search.entries(root, shown):
        place = f"{shown}/{_printable(entry.name)}"
        if entry.is_dir() and search.accept(place, check_slug(entry.name)):
            _search_brief(search, entry.name, root / entry.name, place)
        elif not entry.is_dir() and entry.name != "README.md":
            advice = f"A brief is a folder: move it to {shown}/<name of the brief>/{SECTIONS}/."
            search.refuse(place, "this file belongs to no brief", advice)
    if not search.files and not search.problems:
        advice = f"A brief begins with the file {shown}/<name of the brief>/index.md"
        search.refuse(shown, "there is no brief here", advice)
    if search.problems:
        raise InputError(search.problems)
    return tuple(sorted(search.files))


def read_source(root: Path, shown: str = "brief_src") -> dict[str, dict[str, str]]:
    """Read the text of every file: by brief, then by path within the brief's folder.

    Raises:
        InputError: as `discover`, and with every file that cannot be read or is no UTF-8.
    """
    problems: list[Problem] = []
    source: dict[str, dict[str, str]] = {}
    for found in discover(root, shown):
        try:
            source.setdefault(found.slug, {})[found.path] = read_text(found)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return source


def read_text(found: SourceFile) -> str:
    """Return the text of a file, without a byte order mark, line ends as they stand.

    Raises:
        InputError: when it cannot be read, is too big, or is no UTF-8.
    """
    try:
        with found.file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(_unreadable(found.shown, error)) from error
    if len(data) > MAX_BYTES:
        raise InputError(_too_big(found.shown))
    return decode(data, found.shown)


def decode(data: bytes, path: str) -> str:
    """Return the text of a file in UTF-8, without a byte order mark.

    Raises:
        InputError: naming the line and column of the first byte that is no UTF-8.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(Problem(path, 1, 1, "the file is in UTF-16, not UTF-8", _SAVE_AS_UTF8))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        line, column = Lines(before).place(len(before))
        message = f"the byte 0x{data[error.start]:02x} here is no UTF-8"
        raise InputError(Problem(path, line, column, message, _SAVE_AS_UTF8)) from error
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        line, column = Lines(text).place(text.index("\0"))
        message = "the file holds a zero byte: it is no text, or damaged"
        raise InputError(Problem(path, line, column, message, _SAVE_AS_UTF8))
    return text


@dataclass
class _Search:
    root: Path
    files: list[SourceFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, place: str, message: str, advice: str = "") -> None:
        self.problems.append(Problem(place, 0, 0, message, advice))

    def accept(self, place: str, complaint: tuple[str, str] | None) -> bool:
        """Note a complaint, if there is one, and say whether there was none."""
        if complaint:
            self.refuse(place, *complaint)
        return complaint is None

    def entries(self, folder: Path, shown: str) -> list[os.DirEntry[str]]:
        """List a folder by name, without ignored files and refused links."""
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self.problems.append(_unreadable(shown, error))
            return []
        return [
            entry for entry in entries if not is_ignored(entry.name) and self._stays(entry, shown)
        ]

    def _stays(self, entry: os.DirEntry[str], shown: str) -> bool:
        """Refuse links that lead nowhere or out of the tree."""
        if not entry.is_symlink():
            return True
        try:
            target = Path(entry.path).resolve(strict=True)
        except (OSError, RuntimeError):
            target = None
        if target is not None and target.is_relative_to(self.root.resolve()):
            return True
        message = "this link leads nowhere, or out of the folder of the briefs"
        self.refuse(f"{shown}/{_printable(entry.name)}", message, "Put the file itself here.")
        return False


def _search_brief(search: _Search, slug: str, folder: Path, shown: str) -> None:
    lists = []
    for entry in search.entries(folder, shown):
        if entry.is_dir() and entry.name in FOLDERS:
            for inner in search.entries(folder / entry.name, f"{shown}/{entry.name}"):
                _add(search, slug, f"{entry.name}/{inner.name}", inner, shown)
            continue
        if entry.is_dir():
            advice = did_you_mean(entry.name, FOLDERS) or f"It has {listed(FOLDERS, 'and')}."
            place = f"{shown}/{_printable(entry.name)}"
            search.refuse(place, "a brief has no folder of this name", advice)
            continue
        _add(search, slug, entry.name, entry, shown)
        lists += [entry.name] if entry.name in REFERENCE_FILES else []
    if len(lists) > 1:
        message = f"a brief has one reference list, but here are {listed(lists, 'and')}"
        search.refuse(shown, message, "Keep one of them.")


def _add(search: _Search, slug: str, path: str, entry: os.DirEntry[str], shown: str) -> None:
    place = f"{shown}/{_printable(path)}"
    if entry.is_dir():
        search.refuse(place, "folders here hold no folders", "Move its files up.")
    elif not entry.is_file():
        search.refuse(place, "this is no regular file", "Delete it.")
    elif search.accept(place, check_path(path)):
        if entry.stat().st_size > MAX_BYTES:
            search.problems.append(_too_big(place))
        else:
            search.files.append(SourceFile(slug, path, place, Path(entry.path)))


def _printable(name: str) -> str:
    """Return a file name that can be printed, whatever its bytes are."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _unreadable(shown: str, error: OSError) -> Problem:
    reason = (error.strerror or "unknown reason").lower()
    return Problem(
        shown, 0, 0, f"this cannot be read: {reason}", "Check that it exists and is yours."
    )


def _too_big(shown: str) -> Problem:
    message = f"the file is bigger than {MAX_BYTES // 1_000_000} MB"
    return Problem(shown, 0, 0, message, "Split it into sections.")
