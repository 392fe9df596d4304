"""The doors as separate processes: the same bytes everywhere, and messages, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOOR = str(ROOT / "scripts" / "build.py")


def run(
    *arguments: str, cwd: Path, data: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=os.environ | environment,
        input=data,
        capture_output=True,
        check=False,
        timeout=60,
    )


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_door_writes_the_same_bytes_in_every_environment(project: Path) -> None:
    trees = []
    for seed, zone, locale in (("1", "UTC", "C"), ("2", "Asia/Seoul", "C.UTF-8")):
        docs = f"docs-{seed}"
        result = run(
            DOOR, "--docs", docs, "-q", cwd=project, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale
        )
        assert result.returncode == 0, result.stderr
        trees.append(tree(project / docs))
    assert trees[0] == trees[1]


def test_the_shipped_docs_are_those_of_the_shipped_briefs() -> None:
    assert run(DOOR, "--check", cwd=ROOT).returncode == 0


def test_the_door_says_what_is_missing(project: Path) -> None:
    result = run("-S", "-E", DOOR, cwd=project)
    assert result.returncode == 1
    assert result.stderr.startswith(b"error: the Python package ")
    assert b"./scripts/site" in result.stderr


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_text_is_printed_as_utf_8_in_every_locale(project: Path, locale: str) -> None:
    code = "from briefmill.cli import main; main()"
    environment = {"PYTHONPATH": str(ROOT / "scripts"), "LC_ALL": locale, "PYTHONUTF8": "0"}
    data = "Αθήνα – “quoted” 😀\n".encode()
    result = run("-c", code, "fix", "-", cwd=project, data=data, **environment)
    assert (result.returncode, result.stdout) == (0, data)
    told = run("-c", code, "fix", "-", cwd=project, data="Ã©tat\n".encode(), **environment)
    assert told.returncode == 0, told.stderr
    assert b"Traceback" not in told.stderr


def test_a_reader_that_goes_away_is_no_failure(project: Path) -> None:
    code = "from briefmill.cli import main; main()"
    text = "A line of text that fills the pipe.\n" * 20_000
    (project / "long.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", code, "fix", "long.md"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
    with subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
        assert process.wait(timeout=60) == 0
