"""Reads the sentences of a corpus with the engine, once, and makes the tables of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks import garbled_figures, garbled_samples
from benchmarks.garbled_ablations import by_counts
from benchmarks.garbled_figures import Measured
from benchmarks.garbled_outcomes import Outcome, outcomes
from benchmarks.garbled_samples import BARE_30, KINDS, MAIN, Sample
from benchmarks.markdown_tables import Table
from briefmill.repair import engine
from briefmill.repair.engine import Engine
from briefmill.repair.fluency import Fluency

MODEL = Path(engine.__file__).parent / "model"
"""The folder of the model that comes with briefmill."""
FILES = ("tagger.onnx", "vocabulary.txt", "ngrams.npz", "calibration.json")
"""What a model consists of."""


class ModelError(ValueError):
    """A model that cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Run:
    """What is measured: a model, the seeds of the noise, and how many sentences at most.

    ``size`` is that of each kind of noise and each seed, ``clean`` that of sentences which
    are left in order.
    """

    model: Path
    seeds: tuple[int, ...]
    size: int
    clean: int

    def measured(self, corpus: str, sentences: Sequence[str]) -> Measured:
        """Return what the engine makes of a corpus; progress goes to standard error.

        Raises:
            ModelError: when a file of the model is not there.
        """
        _check(self.model)
        found = Engine.read(self.model)
        samples = {
            kind.name: garbled_samples.garbled(sentences, kind, self.size, self.seeds)
            for kind in KINDS
        }
        clean = garbled_samples.clean(sentences, self.clean)
        mixed = garbled_samples.mixed(clean, samples[BARE_30.name])
        return Measured(
            {name: _read(found, each, f"{corpus}: {name}") for name, each in samples.items()},
            _read(found, clean, f"{corpus}: left in order"),
            _read(found, mixed, f"{corpus}: half of them garbled"),
        )

    def tables(self, corpus: str, measured: Measured) -> list[Table]:
        """Return the tables about the engine and its parts."""
        fluency = Fluency.read(self.model / "ngrams.npz")
        counts = {}
        for kind in MAIN:
            found = measured.garbled[kind.name]
            label = f"{corpus}: {kind.name}, counts alone"
            with click.progressbar(found, label=label, file=sys.stderr) as bar:
                counts[kind.name] = [by_counts(fluency, each.sample) for each in bar]
        return [*garbled_figures.tables(measured), garbled_figures.ablations(measured, counts)]


def _check(model: Path) -> None:
    missing = [name for name in FILES if not (model / name).is_file()]
    if missing:
        raise ModelError(
            f"{model}: has no {', '.join(missing)}\n"
            "  CONTRIBUTING.md says how the files of a model are made; give their folder with"
            " --model."
        )


def _read(found: Engine, samples: Sequence[Sample], label: str) -> list[Outcome]:
    with click.progressbar(length=len(samples), label=label, file=sys.stderr) as bar:
        return outcomes(found, samples, bar.update)
