"""A small project with one brief that needs a repair of every kind, and a terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

_BLOCK = (
    "The river ports handle most of the grain that the region exports each year. "
    "Their cranes date from the decade in which the railway was built."
)
FILES = {
    "index.md": "---\nkind: brief\ntitle: River Ports\n---\n\n# River Ports\n\nAbout ports.\n",
    "sections/cranes.md": (
        "---\nkind: section\ntitle: Cranes\norder: 10\n---\n\n"
        f"{_BLOCK} {_BLOCK}\n\nThe ministryâ€™s plan need the cranes of renewal soon.\n"
    ),
    "sections/rail.md": "---\nkind: section\ntitle: Rail Freight\norder: 20\n---\n\nTrains run.\n",
    "references.yml": (
        "references:\n  - id: roe-2018\n    type: book\n    author:\n      - family: GonzÃ¡lez\n"
        "    title: Ports\n    issued: {date-parts: [[2018]]}\n"
        "    custom: {raw: 'GonzÃ¡lez. Ports. 2018.'}\n"
    ),
    "decisions.yml": (
        "decisions:\n  - rule: garbled-sentence\n    file: sections/cranes.md\n"
        "    verdict: accept\n"
        "    before: plan need the cranes of renewal soon\n"
        "    after: plan need the renewal of cranes soon\n"
        "    by: Policy Desk\n    reason: Compared with the printed edition.\n"
    ),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the brief in ``brief_src/ports``; it is the current folder."""
    for name, text in FILES.items():
        path = tmp_path / "brief_src" / "ports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


ROOT = Path(__file__).parents[2]
PROMPT = "[?]: "
_MAIN = "from briefmill.cli import main; main()"
_PATIENCE = 30.0
"""Seconds until a process that says nothing counts as stuck."""
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


class Terminal:
    """A command in a pseudo-terminal, driven as a person does: read, then press a key."""

    def __init__(
        self, *arguments: str, code: str = _MAIN, columns: int = 80, **environment: str
    ) -> None:
        self.seen = ""
        """All that it printed, colours included."""
        self._read_to = 0
        self._process, self._terminal = pty.fork()
        if self._process == 0:  # the command itself
            own = {"PYTHONPATH": str(ROOT / "scripts"), "TERM": "xterm"}
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a job in the background ignores it
            command = [sys.executable, "-c", code, *arguments]
            os.execve(sys.executable, command, {**os.environ, **own, **environment})  # noqa: S606
        size = struct.pack("HHHH", 24, columns, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)

    def expect(self, text: str) -> str:
        """Read until ``text`` comes; return what came since the last call, without colours."""
        until = time.monotonic() + _PATIENCE
        while text not in self._plain[self._read_to :]:
            assert time.monotonic() < until, f"no {text!r} in:\n{self._plain}"
            assert self._more(), f"it ended without {text!r}:\n{self._plain}"
        start, self._read_to = self._read_to, self._plain.index(text, self._read_to) + len(text)
        return self._plain[start : self._read_to]

    def press(self, key: str, prompt: str = PROMPT) -> str:
        """Wait for a question that one key answers, press it; return what was shown before."""
        shown = self.expect(prompt)
        self._wait_for_mode(canonical=False)
        os.write(self._terminal, key.encode())
        return shown

    def type(self, line: str, prompt: str) -> str:
        """Wait for a question that a line answers, and type it with Enter."""
        shown = self.expect(prompt)
        self._wait_for_mode(canonical=True)
        os.write(self._terminal, f"{line}\r".encode("utf-8", "surrogateescape"))
        return shown

    def control(self, key: str, prompt: str) -> None:
        """Press Ctrl and a letter at a question that a line answers."""
        self.expect(prompt)
        self._wait_for_mode(canonical=True)
        time.sleep(0.3)  # an interrupt between the prompt and the reading waits for Enter
        os.write(self._terminal, bytes([ord(key) - 64]))

    def end(self) -> tuple[str, int]:
        """Read to the end; return what came since the last call, and the exit code."""
        until = time.monotonic() + _PATIENCE
        while self._more():
            assert time.monotonic() < until, f"it does not end:\n{self._plain}"
        os.close(self._terminal)
        code = os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])
        self._process = 0
        assert "Traceback" not in self._plain
        return self._plain[self._read_to :], code

    def kill(self) -> None:
        """Stop the process where a test failed before it ended."""
        if self._process:
            os.kill(self._process, 9)
            os.waitpid(self._process, 0)

    @property
    def _plain(self) -> str:
        return _STYLE.sub("", self.seen).replace("\r\n", "\n")

    def _more(self) -> bool:
        if not select.select([self._terminal], [], [], 0.2)[0]:
            return True
        data = b""
        with suppress(OSError):  # how Linux says that the other end was closed
            data = os.read(self._terminal, 65536)
        self._bytes = getattr(self, "_bytes", b"") + data
        self.seen = self._bytes.decode("utf-8", "replace")
        return bool(data)

    def _wait_for_mode(self, *, canonical: bool) -> None:
        """Wait until the command reads single keys, or lines: keys pressed before are lost."""
        until = time.monotonic() + _PATIENCE
        while bool(termios.tcgetattr(self._terminal)[3] & termios.ICANON) != canonical:
            assert time.monotonic() < until, "it does not ask"
            time.sleep(0.01)


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    """Return what runs a command of briefmill in a pseudo-terminal."""
    running: list[Terminal] = []

    def start(*arguments: str, **options: str) -> Terminal:
        running.append(Terminal(*arguments, **options))  # type: ignore[arg-type]
        return running[-1]

    yield start
    for each in running:
        each.kill()


_ONE = "The committee met four times last year and published two reports on the river ports."
RAIL = f"""\
---
kind: section
title: Rail Freight
order: 20
---

Trains run in in the port all the year, even when it snows. The fund of the region that they
applied for for grants was closed.

{_ONE}

Nobody has offered to pay for new rails, as far as we know.

{_ONE.replace("year and", "year, and")}

A letter was lost in this caf\N{REPLACEMENT CHARACTER}.
"""


@pytest.fixture
def waiting(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the project with three findings that wait, and one that is shown only."""
    path = project / "brief_src" / "ports" / "sections" / "rail.md"
    path.write_text(RAIL, encoding="utf-8")
    monkeypatch.setenv("BRIEFMILL_BY", "Policy Desk")
    for name in ("NO_COLOR", "VISUAL", "EDITOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    return project
