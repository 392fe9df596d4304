"""Write an imported brief into its folder: all of its files, or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from briefmill.importers.report import Imported
from briefmill.importers.slugs import MAX_SLUG, is_slug
from briefmill.text.problem import InputError, Problem


def check_target(folder: Path) -> None:
    """Check that a brief can be written to ``folder``, before any work is done.

    Raises:
        InputError: when its name is no name for a brief, or something stands there.
    """
    shown = folder.as_posix()
    if not is_slug(folder.name):
        raise _refusal(
            shown,
            f"“{folder.name}” cannot be the name of a brief's folder",
            f"Use small letters a to z, digits and single hyphens, at most {MAX_SLUG}, "
            "such as brief_src/water-treaty.",
        )
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise _refusal(shown, "this is a file or a link, not a folder", "Give another name.")
    if folder.is_dir() and any(folder.iterdir()):
        raise _refusal(
            shown,
            "the folder is not empty; import does not write over a brief",
            "Give another name, or move the old folder away first.",
        )


def write_brief(folder: Path, imported: Imported) -> tuple[Path, ...]:
    """Write the files of ``imported`` to ``folder``, whose name is the brief's slug.

    The files are written beside it first and then moved in one step, so that a brief is
    there whole or not at all.

    Returns:
        The paths written, sorted.

    Raises:
        InputError: see `check_target`; also when the disk refuses.
    """
    check_target(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise _disk_refusal(folder, error) from None
    try:
        _write_files(beside, imported)
        beside.chmod(0o755)
        beside.replace(folder)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise _disk_refusal(folder, error) from None
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return tuple(folder / name for name in sorted(imported.files))


def _write_files(folder: Path, imported: Imported) -> None:
    for name, text in imported.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())


def _disk_refusal(folder: Path, error: OSError) -> InputError:
    reason = error.strerror or type(error).__name__
    return _refusal(folder.as_posix(), f"the brief cannot be written here ({reason})")


def _refusal(shown: str, message: str, advice: str = "") -> InputError:
    return InputError(Problem(shown, 0, 0, message, advice))
