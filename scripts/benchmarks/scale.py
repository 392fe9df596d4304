"""Benchmark of size: time and memory at 10 thousand to a million paragraphs."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import recombined
from benchmarks.corpus import CorpusError
from benchmarks.worker import Report, WorkerError, run

_EXAMPLES = """\b
Examples:
  python scripts/benchmarks/scale.py --corpus corpus.txt
  python scripts/benchmarks/scale.py --corpus corpus.txt.xz --count 10000 --no-peers
  python scripts/benchmarks/scale.py --corpus a.txt --corpus b.txt --json > figures.json
"""
_COUNTS = (10_000, 100_000, 1_000_000)
_RENSA = ("deduplicator, words", "deduplicator, triples", "bulk, words")
_HEAD = ("paragraphs", "MB", "program", "found", "seconds", "paragraphs/s", "MB/s", "peak MB")


@click.command(epilog=_EXAMPLES)
@click.option(
    "--corpus",
    "paths",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    help="UTF-8 text with one paragraph a line, may be .xz; several are mixed.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the generator.")
@click.option(
    "--count",
    "counts",
    multiple=True,
    type=click.IntRange(min=1),
    default=_COUNTS,
    help="Paragraphs; may be repeated. Without it 10 thousand, 100 thousand and a million.",
)
@click.option(
    "--sentences",
    "whole",
    is_flag=True,
    help="Repeat whole sentences of the corpus all over, as boilerplate does.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--peers/--no-peers", default=True, show_default=True, help="Run rensa as well.")
@click.option(
    "--peers-python",
    type=click.Path(exists=True),
    default=sys.executable,
    help="An interpreter that has rensa, when this one does not.",
)
def scale(  # noqa: PLR0913 - one for each option
    paths: tuple[Path, ...],
    seed: int,
    counts: tuple[int, ...],
    peers_python: str,
    *,
    whole: bool,
    as_json: bool,
    peers: bool,
) -> None:
    """Recombine the words of a corpus, a tenth of the paragraphs repeated, and time it.

    Each program reads the file itself, in a process of its own.
    """
    rows: list[tuple[str, ...]] = []
    try:
        pool = recombined.pool(paths)
        click.echo(f"recombining {len(pool.sentences)} sentences", err=True)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "paragraphs.txt"
            for count in counts:
                size = recombined.write(path, pool, count, seed, whole=whole)
                for name, report in _reports(path, peers_python, peers=peers):
                    rows += _rows(name, report, count, size)
                    click.echo(" ".join(rows[-1]), err=True)
    except (CorpusError, WorkerError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    if as_json:
        click.echo(json.dumps([dict(zip(_HEAD, row, strict=True)) for row in rows], indent=2))
    else:
        click.echo("\n".join(f"| {' | '.join(row)} |" for row in (_HEAD, _RULE, *rows)))


_RULE = ("---",) * len(_HEAD)


def _reports(path: Path, peers_python: str, *, peers: bool) -> Iterator[tuple[str, Report]]:
    yield "briefmill", run(sys.executable, "scale_ours", [str(path)])
    for way in _RENSA if peers else ():
        yield "rensa", run(peers_python, "scale_rensa", [str(path), way])


def _rows(name: str, report: Report, count: int, size: int) -> Iterator[tuple[str, ...]]:
    for each in report["passes"]:
        seconds = each["seconds"]
        yield (
            str(count),
            f"{size / 1e6:.0f}",
            f"{name}, {each['setting']}",
            ", ".join(each["said"]),
            f"{seconds:.1f}",
            f"{count / seconds:.0f}",
            f"{size / 1e6 / seconds:.1f}",
            f"{report['peak'] / 1e6:.0f}",
        )


if __name__ == "__main__":
    scale()
