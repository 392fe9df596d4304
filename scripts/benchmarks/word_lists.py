"""The lists of words and sentences in ``lists/``: one entry a line, ``#`` before a remark."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "lists"


def entries(name: str) -> tuple[str, ...]:
    """Return the entries of a list in order."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def pairs(name: str, sign: str = "/") -> tuple[tuple[str, str], ...]:
    """Return the entries of a list as two words each, which ``sign`` separates."""
    split = (entry.split(f" {sign} ") for entry in entries(name))
    return tuple((first, second) for first, second in split)
