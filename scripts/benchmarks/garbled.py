"""Benchmark of garbled sentences: what is put in order, what is left alone, and how sure it is."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import garbled_samples
from benchmarks.corpus import CorpusError
from benchmarks.garbled_diagram import reliability_svg
from benchmarks.garbled_figures import Measured, points, safe_misses
from benchmarks.garbled_peers import compared
from benchmarks.garbled_run import MODEL, ModelError, Run
from benchmarks.garbled_speed_table import cost
from benchmarks.markdown_tables import Table, printed, values
from benchmarks.worker import WorkerError

_EXAMPLES = """\b
Examples:
  python scripts/benchmarks/garbled.py --corpus held-out.txt.xz --no-peers
  python scripts/benchmarks/garbled.py --corpus held-out.txt --corpus tests/corpus/policy_prose
  python scripts/benchmarks/garbled.py --corpus held-out.txt --seed 1 --seed 2 --json > figures.json
  python scripts/benchmarks/garbled.py --corpus held-out.txt --harper peers --diagram sure.svg

\b
Exit codes:
  0  done
  2  a corpus or the model cannot be used, or a peer is not installed
"""


@click.command(epilog=_EXAMPLES)
@click.option(
    "--corpus",
    "paths",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    help="UTF-8 text with one paragraph a line, may be .xz, or a folder of such.",
)
@click.option(
    "--model",
    type=click.Path(path_type=Path, file_okay=False),
    default=MODEL,
    help="The folder of the model (default: the one that comes with briefmill).",
)
@click.option(
    "--seed", "seeds", multiple=True, type=int, default=(1,), show_default=True,
    help="Seed of the noise; the sentences of several are added up.",
)  # fmt: skip
@click.option(
    "--size", type=click.IntRange(min=1), default=1_000, show_default=True,
    help="The most sentences for each kind of noise and each seed.",
)  # fmt: skip
@click.option(
    "--clean", type=click.IntRange(min=1), default=20_000, show_default=True,
    help="The most sentences that are left in order.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON.")
@click.option(
    "--peers/--no-peers", default=True, show_default=True, help="Run the other programs as well."
)
@click.option(
    "--peers-size", type=click.IntRange(min=1), default=300, show_default=True,
    help="The most sentences of each kind that the other programs get; parsing takes long.",
)  # fmt: skip
@click.option(
    "--harper", type=click.Path(path_type=Path, file_okay=False), default=Path(),
    help="The folder in which npm installed harper.js (default: this one).",
)  # fmt: skip
@click.option(
    "--misses",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write each safe repair that is wrong into this file, as JSON.",
)
@click.option(
    "--diagram",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a diagram of what confidence means in the first corpus into this file, as SVG.",
)
def garbled(  # noqa: PLR0913, PLR0917 - one for each option
    paths: tuple[Path, ...],
    model: Path,
    seeds: tuple[int, ...],
    size: int,
    clean: int,
    peers_size: int,
    harper: Path,
    misses: Path | None,
    diagram: Path | None,
    *,
    as_json: bool,
    peers: bool,
) -> None:
    """Garble sentences of a corpus, and count what the engine makes of them and of clean ones."""
    run = Run(model, seeds, size, clean)
    results: dict[str, list[Table]] = {}
    found: dict[str, Measured] = {}
    try:
        texts = {path.name: garbled_samples.sentences(path) for path in paths}
        for name, sentences in texts.items():
            measured = found[name] = run.measured(name, sentences)
            results[name] = run.tables(name, measured)
            if peers:
                results[name].append(compared(measured, peers_size, harper, _says))
        _says("time and memory")
        results[_COST] = cost(model, next(iter(found.values())))
    except (CorpusError, ModelError, WorkerError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    if misses:
        wrong = {name: safe_misses(measured) for name, measured in found.items()}
        misses.write_text(json.dumps(wrong, ensure_ascii=False, indent=1), encoding="utf-8")
    if diagram:
        diagram.write_text(reliability_svg(points(next(iter(found.values())))), encoding="utf-8")
    click.echo(_json(results) if as_json else _printed(results))


_COST = "what it takes"


def _says(text: str) -> None:
    click.echo(f"{text} …", err=True)


def _printed(results: Mapping[str, Sequence[Table]]) -> str:
    return "\n\n".join(f"## {name}\n\n{printed(tables)}" for name, tables in results.items())


def _json(results: Mapping[str, Sequence[Table]]) -> str:
    parts = {name: values(tables) for name, tables in results.items()}
    return json.dumps(parts, ensure_ascii=False, indent=2)


if __name__ == "__main__":
    garbled()
