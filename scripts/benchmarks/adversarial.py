"""Benchmark of texts that are made to be slow: time and memory of each."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.hostile import TEXTS
from benchmarks.worker import WorkerError, run

_EXAMPLES = """\b
Examples:
  python scripts/benchmarks/adversarial.py
  python scripts/benchmarks/adversarial.py --scale 0.1
  python scripts/benchmarks/adversarial.py --only sentence --only heading
  python scripts/benchmarks/adversarial.py --json > figures.json

\b
Exit codes:
  0  done
  2  no text has such a name, or one of them could not be repaired
"""
_HEAD = ("text", "MB", "seconds", "findings", "peak MB")


@click.command(epilog=_EXAMPLES)
@click.option(
    "--scale",
    type=click.FloatRange(min=0, min_open=True, max=10),
    default=1.0,
    show_default=True,
    help="Size of the texts: 1 gives the numbers in their names, up to 5 MB.",
)
@click.option(
    "--only", "words", multiple=True, help="Only texts with this in their name; may be repeated."
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def adversarial(scale: float, words: tuple[str, ...], *, as_json: bool) -> None:
    """Repair texts that are made to be slow, and time it.

    Each is repaired in a process of its own, as briefmill fix --apply review does. Its seconds
    are those of the processor, on one core. Its peak memory is that of the whole process: Python,
    the libraries, the text and its repair.
    """
    names = [name for name in TEXTS if not words or any(word in name for word in words)]
    if not names:
        click.echo(f"error: no text is named so. They are: {'; '.join(TEXTS)}.", err=True)
        sys.exit(2)
    rows = []
    try:
        for name in names:
            rows.append(_row(name, scale))
            click.echo(" ".join(rows[-1]), err=True)
    except WorkerError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    if as_json:
        click.echo(json.dumps([dict(zip(_HEAD, row, strict=True)) for row in rows], indent=2))
    else:
        rule = ("---",) * len(_HEAD)
        click.echo("\n".join(f"| {' | '.join(row)} |" for row in (_HEAD, rule, *rows)))


def _row(name: str, scale: float) -> tuple[str, ...]:
    report = run(sys.executable, "adversarial_ours", (name, scale))
    (done,) = report["passes"]
    size, found = done["said"]
    return (
        name,
        f"{size / 1e6:.2f}",
        f"{done['seconds']:.1f}",
        f"{found}",
        f"{report['peak'] / 1e6:.0f}",
    )


if __name__ == "__main__":
    adversarial()
