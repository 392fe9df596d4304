"""A process of its own for each program that is measured: what it found, its time, its memory.

Reads a task as JSON from standard input and writes a report as JSON to standard output. It
imports nothing but what it measures, so that its peak memory is that of the program.
"""

from __future__ import annotations

import importlib
import json
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypedDict

SCRIPTS = Path(__file__).resolve().parents[1]
_MISSING = 3


class WorkerError(RuntimeError):
    """A worker that failed; the message says why, and what to do."""


class MissingError(Exception):
    """A program that is measured is not installed; ``remedy`` says what to do."""

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(
            f"{name} is not installed\n  {remedy}, or leave the others out with --no-peers."
        )


class Pass(TypedDict):
    """One pass over the data: how it was set, what it said, and how long it took."""

    setting: str
    said: list[Any]
    seconds: float


class Report(TypedDict):
    """The passes of a program, and the peak of its resident memory in bytes."""

    passes: list[Pass]
    peak: int


def run(python: str, module: str, task: Sequence[Any] | Mapping[str, Any]) -> Report:
    """Run ``benchmarks.MODULE`` in a new process and return its report.

    Args:
        python: the interpreter, which has what the module needs.
        module: has a function ``passes`` that takes the task.
        task: what it is given.

    Raises:
        WorkerError: when the program is not installed for that interpreter, or fails.
    """
    command = [python, str(Path(__file__).resolve()), module]
    done = subprocess.run(  # noqa: S603 - our own file, by the interpreter that was asked for
        command, input=json.dumps(task), capture_output=True, text=True, check=False
    )
    if done.returncode == _MISSING:
        raise WorkerError(done.stderr.strip())
    if done.returncode:
        raise WorkerError(f"the benchmark of {module} failed:\n{done.stderr.strip()}")
    report: Report = json.loads(done.stdout.splitlines()[-1])
    return report


def peak() -> int:
    """Return the most resident memory that this process, or one that it ran, has held."""
    ran = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        # Linux counts what the process held before it became this program into ru_maxrss.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        own = int(status.split("VmHWM:")[1].split()[0])
    except (OSError, IndexError):
        pass
    return max(own, ran) * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Do the task on standard input with the module that the command line names."""
    name = sys.argv[1]
    try:
        module = importlib.import_module(f"benchmarks.{name}")
    except ModuleNotFoundError as error:
        sys.stderr.write(
            f"{error.name} is not installed for {sys.executable}\n"
            "  Install the dependency group “bench” (see CONTRIBUTING.md), give the interpreter"
            " that has it with --peers-python, or leave the others out with --no-peers."
        )
        sys.exit(_MISSING)
    try:
        done = list(module.passes(json.load(sys.stdin)))
    except MissingError as error:
        sys.stderr.write(str(error))
        sys.exit(_MISSING)
    report: Report = {"passes": done, "peak": peak()}
    sys.stdout.write(f"\n{json.dumps(report)}\n")


if __name__ == "__main__":
    sys.path[0] = str(SCRIPTS)
    main()
