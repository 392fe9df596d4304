"""Tables of text and of estimates, printed as Markdown or given as values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.intervals import Estimate

Cell = str | int | float | Estimate | None


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; ``None`` is a figure for which there was no case."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def printed(tables: Sequence[Table]) -> str:
    """Return tables as Markdown, each below its title."""
    parts = []
    for table in tables:
        rows = [[_text(cell) for cell in row] for row in table.rows]
        parts.append("\n".join((f"**{table.title}**", "", *markdown(table.head, rows))))
    return "\n\n".join(parts)


def values(tables: Sequence[Table]) -> dict[str, list[dict[str, Any]]]:
    """Return for each title the rows as objects; an estimate has value, low, high and n."""
    return {
        table.title: [dict(zip(table.head, map(_value, row), strict=True)) for row in table.rows]
        for table in tables
    }


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table whose columns are as wide as their cells."""
    full = [[*row, *[""] * (len(head) - len(row))] for row in rows]
    widths = [max(len(row[at]) for row in (head, *full)) for at in range(len(head))]
    for number, row in enumerate((head, *full)):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"|{'|'.join('-' * (width + 2) for width in widths)}|"


def _text(cell: Cell) -> str:
    if isinstance(cell, Estimate):
        return f"{_number(cell.value)} ({_number(cell.low)}–{_number(cell.high)})"
    if isinstance(cell, float):
        return _number(cell)
    return "–" if cell is None else str(cell)


def _number(value: float) -> str:
    """Return a share with three digits, or with more where it is next to 0 or 1."""
    if value in {0, 1}:
        return str(int(value))
    return f"{value:.5f}" if min(value, abs(1 - value)) < 0.01 else f"{value:.3f}"


def _value(cell: Cell) -> Any:
    return asdict(cell) if isinstance(cell, Estimate) else cell
