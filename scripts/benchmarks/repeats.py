"""Benchmark of repeats: precision and recall per kind, for briefmill and for other programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import compare, tables
from benchmarks.corpus import CorpusError
from benchmarks.generate import documents
from benchmarks.worker import WorkerError

_EXAMPLES = """\b
Examples:
  python scripts/benchmarks/repeats.py --corpus corpus.txt --no-peers
  python scripts/benchmarks/repeats.py --corpus corpus.txt.xz --seed 1 --seed 2
  python scripts/benchmarks/repeats.py --corpus a.txt --corpus b.txt --json > figures.json
  python scripts/benchmarks/repeats.py --corpus corpus.txt --peers-python .venv-peers/bin/python

\b
Exit codes:
  0  done
  2  a corpus cannot be used, or a peer is not installed
"""


@click.command(epilog=_EXAMPLES)
@click.option(
    "--corpus",
    "paths",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    help="UTF-8 text with one paragraph a line, may be .xz; several are mixed.",
)
@click.option(
    "--seed",
    "seeds",
    multiple=True,
    type=int,
    default=(1,),
    show_default=True,
    help="Seed of the generator; the counts of several are added up.",
)
@click.option(
    "--size",
    type=click.IntRange(min=1),
    default=25_000,
    show_default=True,
    help="The most paragraphs that are taken from the corpus.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all counts as JSON.")
@click.option(
    "--peers/--no-peers", default=True, show_default=True, help="Run the other programs as well."
)
@click.option(
    "--peers-python",
    type=click.Path(exists=True),
    default=sys.executable,
    help="An interpreter that has the peers, when this one does not.",
)
@click.option(
    "--misses",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write each case that briefmill gets wrong into this file, as JSON.",
)
@click.option(
    "--documents",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also write the generated documents and their labels into this folder.",
)
def repeats(  # noqa: PLR0913, PLR0917 - one for each option
    paths: tuple[Path, ...],
    seeds: tuple[int, ...],
    size: int,
    misses: Path | None,
    folder: Path | None,
    peers_python: str,
    *,
    as_json: bool,
    peers: bool,
) -> None:
    """Put labelled repeats into the paragraphs of a corpus, and count who finds what."""
    names = compare.PEERS if peers else ()
    results: dict[str, compare.Result] = {}
    try:
        for seed in seeds:
            made = documents(paths, size, seed)
            if folder:
                tables.write_documents(made, folder / str(seed))
            for name in ("briefmill", *names):
                click.echo(f"seed {seed}: {name} …", err=True)
                result = compare.measured(name, made, peers_python)
                results.setdefault(name, compare.Result()).add(result)
    except (CorpusError, WorkerError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    if misses:
        tables.write_misses(results["briefmill"], misses)
    if as_json:
        click.echo(json.dumps(tables.values(results), ensure_ascii=False, indent=2))
    else:
        click.echo(tables.printed(results))


if __name__ == "__main__":
    repeats()
