"""Write ``docs/`` whole or not at all, and only the files that the build owns.

A new tree is prepared beside the old one, hand-made files linked into it, and the two
folders change names in one step. Killed at any point, the build leaves the old tree or
the new one, and at most a folder ``.docs-briefmill-…`` that the next build takes away.

Which files the build owns is written in ``docs/.briefmill.json``: path and SHA-256 of
each. A file that is not in it was made by hand and is never changed or removed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefmill.publish.exchange import ExchangeUnsupportedError, exchange
from briefmill.text.problem import InputError, Problem

MANIFEST = ".briefmill.json"
"""Name of the list of owned files. MkDocs and Zensical leave dot files out of a site."""
_SEALED = "This file lists what `briefmill build` wrote here; it is part of the build's output."


@dataclass(frozen=True, slots=True)
class Difference:
    """How a tree differs from what a build would write: paths, in order."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def hand_made(docs: Path) -> frozenset[str]:
    """Return the POSIX paths of the files below ``docs`` that no build wrote.

    Raises:
        InputError: when the list of built files is damaged.
    """
    owned = _owned(docs)
    every = (Path(folder) / name for folder, _, names in os.walk(docs) for name in names)
    return frozenset(path.relative_to(docs).as_posix() for path in every) - owned


def compare(docs: Path, files: Mapping[str, bytes]) -> Difference:
    """Compare the owned files of ``docs`` with what they should be.

    ``files`` maps POSIX paths below ``docs`` to contents, without the manifest.

    Raises:
        InputError: when a hand-made file stands where the build wants to write.
    """
    wanted = _with_manifest(files)
    owned = _owned(docs)
    _refuse_collisions(docs, files, owned)
    there = {path: _content(docs, path) for path in sorted(wanted.keys() | owned)}
    return Difference(
        tuple(path for path in sorted(wanted) if there[path] is None),
        tuple(
            path
            for path in sorted(wanted)
            if there[path] is not None and there[path] != wanted[path]
        ),
        tuple(path for path in sorted(owned - wanted.keys()) if there[path] is not None),
    )


def write_tree(docs: Path, files: Mapping[str, bytes]) -> Difference:
    """Make the owned files of ``docs`` equal to ``files``, in one step.

    Returns what was different; when nothing was, the folder is not touched.

    Raises:
        InputError: when a hand-made file stands where the build wants to write, or
            ``docs`` is not a folder of its own.
        OSError: when the disk refuses; ``docs`` is as it was.
    """
    _check_root(docs)
    with _lock(docs.parent):
        _sweep(docs)
        difference = compare(docs, files)
        if difference:
            _replace(docs, _with_manifest(files), _owned(docs))
    return difference


def _check_root(docs: Path) -> None:
    if docs.is_symlink() or (docs.exists() and not docs.is_dir()):
        message = "expected a folder for the built pages, found a link or a file"
        raise InputError(Problem(str(docs), 0, 0, message, "Remove it, or name another folder."))


def _with_manifest(files: Mapping[str, bytes]) -> dict[str, bytes]:
    for path in files:
        parts = PurePosixPath(path).parts
        if not parts or PurePosixPath(path).is_absolute() or ".." in parts or path == MANIFEST:
            raise ValueError(f"not a path below the docs folder: {path!r}")
    digests = {path: hashlib.sha256(files[path]).hexdigest() for path in sorted(files)}
    listing = {"about": _SEALED, "files": digests}
    text = json.dumps(listing, indent=1, ensure_ascii=False) + "\n"
    return {**files, MANIFEST: text.encode()}


def _owned(docs: Path) -> set[str]:
    """Return the paths that an earlier build wrote, the manifest included."""
    try:
        listing = json.loads((docs / MANIFEST).read_bytes())
        paths = set(listing["files"])
    except FileNotFoundError:
        return set()
    except (ValueError, KeyError, TypeError) as error:
        message = "the list of built files is damaged"
        advice = "Restore it from version control, or delete it together with the built pages."
        raise InputError(Problem(str(docs / MANIFEST), 0, 0, message, advice)) from error
    safe = {path for path in paths if ".." not in PurePosixPath(path).parts}
    return {path for path in safe if not PurePosixPath(path).is_absolute()} | {MANIFEST}


def _refuse_collisions(docs: Path, files: Mapping[str, bytes], owned: set[str]) -> None:
    """Refuse to write over a file that the build did not make, unless it is the same."""
    problems = []
    for path in sorted(files):
        target = docs / path
        strange = path not in owned and (target.exists() or target.is_symlink())
        if strange and _content(docs, path) != files[path]:
            message = "a file made by hand stands where the build writes a page"
            advice = "Move it to another name, or delete it; the build leaves it alone."
            problems.append(Problem(str(target), 0, 0, message, advice))
    if problems:
        raise InputError(problems)


def _content(docs: Path, path: str) -> bytes | None:
    target = docs / path
    return target.read_bytes() if target.is_file() and not target.is_symlink() else None


def _replace(docs: Path, wanted: Mapping[str, bytes], owned: set[str]) -> None:
    staging = Path(tempfile.mkdtemp(prefix=_prefix(docs), dir=docs.parent))
    try:
        _copy_hand_made(docs, staging, wanted.keys() | owned)
        for path, content in wanted.items():
            target = staging / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        staging.chmod(docs.stat().st_mode if docs.exists() else 0o755)
        _swap(docs, staging)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _copy_hand_made(docs: Path, staging: Path, ours: set[str]) -> None:
    """Link the files that are not ours into the new tree; empty folders come along."""
    for folder, names, files in os.walk(docs):
        below = Path(folder).relative_to(docs)
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        for name in [*files, *links]:
            if (below / name).as_posix() not in ours:
                (staging / below).mkdir(parents=True, exist_ok=True)
                _link(Path(folder) / name, staging / below / name)
        if not names and not files:
            (staging / below).mkdir(parents=True, exist_ok=True)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # another file system, or one without hard links
        shutil.copy2(source, target, follow_symlinks=False)


def _swap(docs: Path, staging: Path) -> None:
    if not docs.exists():
        staging.rename(docs)
        return
    try:
        exchange(docs, staging)
    except ExchangeUnsupportedError:
        # Two renames: between them there is no docs/ for an instant. `_sweep` puts the
        # old tree back when a build is killed just there.
        retired = staging.with_name(staging.name + ".old")
        docs.rename(retired)
        staging.rename(docs)
        shutil.rmtree(retired, ignore_errors=True)


def _prefix(docs: Path) -> str:
    return f".{docs.name}-briefmill-"


def _sweep(docs: Path) -> None:
    """Take away what a killed build left, after putting back a tree it had set aside."""
    for folder in sorted(docs.parent.glob(f"{_prefix(docs)}*")):
        if folder.name.endswith(".old") and not docs.exists():
            folder.rename(docs)
        else:
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _lock(parent: Path) -> Iterator[None]:
    """Let one build at a time write below ``parent``; a killed one frees the lock."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        yield
        return
    folder = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
