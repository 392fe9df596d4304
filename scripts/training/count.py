"""Counts sequences of words and writes the table that tells how usual an order is."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from briefmill.repair.fluency import ORDER, STEP, longer, padded
from briefmill.repair.static_table import Keys, build
from briefmill.repair.words import divide
from training.corpus import read

_LEAST = 2
"""Times that a sequence must occur to be kept. Those that occur once are three quarters."""
_EXAMPLES = """\b
Examples:
  python scripts/training/count.py --corpus a.txt.xz scripts/briefmill/repair/model/ngrams.npz
"""
_NO_DISCOUNT = 0.5
"""Discount where nothing occurs once, as in a text of a few repeated sentences."""
Numbers = NDArray[np.float64]


@click.command(epilog=_EXAMPLES)
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--corpus",
    "corpora",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path, exists=True),
    help="UTF-8 text, one paragraph a line; may be .xz.",
)
def main(out: Path, corpora: tuple[Path, ...]) -> None:
    """Count the sentences of the corpora and write the table OUT."""
    texts = read(corpora)
    keys = padded(divide(text).texts for text in texts.sentences)
    grams, logs = kept(keys)
    values = np.clip(np.round(logs / -STEP), 0, 255).astype(np.uint8)
    table = build(grams, values)
    np.savez(out, cells=table.cells, seed=np.int64(table.seed))
    click.echo(f"{len(grams)} sequences, {table.cells.nbytes / 1e6:.1f} MB")


def kept(keys: Keys) -> tuple[Keys, Numbers]:
    """Return the keys of the sequences that are kept, and the logarithms of their probabilities.

    The probabilities are interpolated Kneser–Ney with one discount for each length
    (Chen and Goodman 1999, section 3.2, with the estimate of section 2.7): the shorter
    sequences are counted by how many different words stand before them.
    """
    begin = keys[0]
    grams = [keys, *longer(keys)]
    inside = [keys[length:] != begin for length in range(ORDER)]
    found: list[Keys] = []
    logs: list[Numbers] = []
    lower = np.zeros(0)
    for length in range(1, ORDER + 1):
        own, count = np.unique(grams[length - 1][inside[length - 1]], return_counts=True)
        shares, lower = _shares(grams, inside, length, own, lower)
        often = count >= _LEAST
        found.append(own[often])
        logs.append(np.log(shares[often]))
    return np.concatenate(found), np.concatenate(logs)


def _shares(
    grams: list[Keys], inside: list[NDArray[np.bool_]], length: int, own: Keys, lower: Numbers
) -> tuple[Numbers, Numbers]:
    """Return the probability of each different sequence, and of the sequence at each place."""
    counts = _counts(grams, inside, length, own)
    places = np.searchsorted(own, grams[length - 1]).clip(0, len(own) - 1)
    if length == 1:
        shares = counts / counts.sum()
        return shares, shares[places]
    discount = _discount(counts)
    at = np.flatnonzero(inside[length - 1])
    first = at[np.unique(grams[length - 1][at], return_index=True)[1]]
    contexts, which = np.unique(grams[length - 2][first], return_inverse=True)
    total = np.bincount(which, counts, minlength=len(contexts))
    kinds = np.bincount(which, minlength=len(contexts))
    rest = discount * kinds[which] / total[which]
    shares = (counts - discount).clip(0) / total[which] + rest * lower[first + 1]
    return shares, shares[places]


def _counts(grams: list[Keys], inside: list[NDArray[np.bool_]], length: int, own: Keys) -> Numbers:
    """Return how often each sequence occurs, or with how many different words before it."""
    if length == ORDER:
        seen = grams[length - 1][inside[length - 1]]
    else:
        wider = grams[length]
        ends = inside[length]
        _, first = np.unique(wider[ends], return_index=True)
        seen = grams[length - 1][1:][ends][first]
    places = np.searchsorted(own, seen)
    return np.bincount(places, minlength=len(own)).astype(np.float64)


def _discount(counts: Numbers) -> float:
    once, twice = float((counts == 1).sum()), float((counts == 2).sum())
    return once / (once + 2 * twice) if once else _NO_DISCOUNT


if __name__ == "__main__":
    main()
