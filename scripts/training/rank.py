"""Goes on training a model at the choice that it is used for: among a sentence's candidates.

`train` teaches what each word of a garbled sentence should do. The program then weighs whole
orders against each other, by what the model says of each of them; the loss here is that of
this choice (conditional logit, McFadden 1974, as in `briefmill.repair.confidence`), so that
the model learns to tell orders apart that are all nearly right.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import click
import numpy as np
import torch
from torch import Tensor

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from briefmill.repair.candidates import Search
from briefmill.repair.confidence import Calibration
from briefmill.repair.encoding import LONGEST, batch
from briefmill.repair.fluency import Fluency
from briefmill.repair.orders import REACH
from briefmill.repair.tagger import Tagger
from training.candidate_lists import STAYS, CandidateList, candidate_lists, grouped
from training.corpus import read
from training.network import Network
from training.train import start

_WARM, _COLDEST = 0.05, 0.05
_EXAMPLES = """\b
Examples:
  python scripts/training/rank.py out.pt ranked.pt --model exported --corpus train-a.txt.xz
"""


@click.command(epilog=_EXAMPLES)
@click.argument("checkpoint", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--model",
    "folder",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of `export`, calibrated: the model that finds the candidates.",
)
@click.option(
    "--corpus",
    "corpora",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path, exists=True),
    help="UTF-8 text, one paragraph a line; may be .xz.",
)
@click.option(
    "--lists",
    type=click.IntRange(min=1),
    default=12_000,
    show_default=True,
    help="Sentences whose candidates are learnt from.",
)
@click.option(
    "--steps", type=click.IntRange(min=1), default=360, show_default=True, help="Steps in all."
)
@click.option(
    "--batch",
    "most_pieces",
    type=click.IntRange(min=8 * LONGEST),
    default=6_144,
    show_default=True,
    help="Word pieces of the candidates of a step, padding included.",
)
@click.option(
    "--rate", type=float, default=3e-5, show_default=True, help="The highest learning rate."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of noise and order.")
@click.option(
    "--threads", type=click.IntRange(min=1), default=2, show_default=True, help="Threads."
)
@click.option(
    "--bfloat16",
    is_flag=True,
    help="Multiply in 16 bits: about twice as fast where the processor has AMX.",
)
def main(  # noqa: PLR0913, PLR0917 - one parameter for each option
    checkpoint: Path,
    out: Path,
    folder: Path,
    corpora: tuple[Path, ...],
    lists: int,
    steps: int,
    most_pieces: int,
    rate: float,
    seed: int,
    threads: int,
    bfloat16: bool,
) -> None:
    """Train the model of CHECKPOINT at choosing among candidates, and write OUT."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - noise, no secret
    state = torch.load(checkpoint, map_location="cpu")
    vocabulary, network = start(state["layers"])
    network.load_state_dict(state["network"])
    texts = read(corpora)
    weights = np.array(Calibration.read(folder / "calibration.json").weights)
    sentences = chance.sample(texts.sentences, len(texts.sentences))
    search = Search(Tagger(folder), Fluency.read(folder / "ngrams.npz"))
    found = candidate_lists(search, weights, vocabulary, sentences, chance)
    learnt = [each for each in _counted(islice(found, lists), lists) if not each.right.all()]
    ranking = Ranking(network, float(weights[STAYS]), vocabulary.pad, bfloat16=bfloat16)
    for number, group in enumerate(islice(_groups(learnt, most_pieces, chance), steps), 1):
        ranking.step(group, rate * falling((number - 1) / steps))
        if number % 20 == 0 or number == steps:
            click.echo(f"step {number} of {steps}, {ranking.line()}")
    state["network"] = network.state_dict()
    torch.save(state, out.with_suffix(".part"))
    out.with_suffix(".part").replace(out)


def _counted(found: Iterator[CandidateList], most: int) -> Iterator[CandidateList]:
    for number, each in enumerate(found, 1):
        if number % 1_000 == 0:
            click.echo(f"{number} of {most} lists")
        yield each


def _groups(
    lists: Sequence[CandidateList], most_pieces: int, chance: random.Random
) -> Iterator[list[CandidateList]]:
    """Yield the lists in groups, again and again, grouped anew each time."""
    while lists:
        yield from grouped(lists, most_pieces, chance)


def falling(share: float) -> float:
    """Return the share of the highest rate at a share of the steps: it rises, then falls."""
    cosine = 0.5 * (1 + math.cos(math.pi * share))
    return min(1.0, share / _WARM + 0.05) * (cosine * (1 - _COLDEST) + _COLDEST)


def utilities(
    network: Network, lists: Sequence[CandidateList], weight: float, pad: int
) -> list[Tensor]:
    """Return for each list the utilities of its candidates by the network's reading of them.

    ``weight`` is that of the log-probability that every word stays.
    """
    flat = [encoded for each in lists for encoded in each.encoded]
    shown = batch(flat, pad)
    inputs = (shown.pieces, shown.shapes, shown.first, shown.last)
    moves, _, _ = network(*(torch.from_numpy(each) for each in inputs))
    there = torch.zeros(moves.shape[:2])
    for row, encoded in enumerate(flat):
        there[row, : len(encoded.first)] = 1.0
    stays = (moves.float()[:, :, REACH] * there).sum(1)
    parts = stays.split([len(each.encoded) for each in lists])
    return [
        torch.from_numpy(each.others).float() + weight * part
        for each, part in zip(lists, parts, strict=True)
    ]


def missed(found: Tensor, right: Tensor) -> Tensor:
    """Return how unlikely the right candidates are, as a negative logarithm."""
    return torch.logsumexp(found, 0) - torch.logsumexp(found[right], 0)


class Ranking:
    """The state of this training: the network, the optimiser, losses since the last report."""

    def __init__(self, network: Network, weight: float, pad: int, *, bfloat16: bool) -> None:
        self._network = network
        self._weight = weight
        self._pad = pad
        self._bfloat16 = bfloat16
        network.pieces.weight.requires_grad_(requires_grad=False)
        self._parameters = [each for _, each in network.trained()]
        self._optimiser = torch.optim.AdamW(
            self._parameters, betas=(0.9, 0.98), weight_decay=0.01, fused=True
        )
        self._began = time.monotonic()
        self._losses: list[float] = []

    def step(self, lists: Sequence[CandidateList], rate: float) -> None:
        """Learn from the lists."""
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        with torch.autocast("cpu", torch.bfloat16, enabled=self._bfloat16):
            found = utilities(self._network, lists, self._weight, self._pad)
        each = [
            missed(one, torch.from_numpy(listed.right))
            for one, listed in zip(found, lists, strict=True)
        ]
        loss = torch.stack(each).mean()
        self._optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._parameters, 1.0)
        self._optimiser.step()
        self._losses.append(loss.item())

    def line(self) -> str:
        """Return the mean loss since the last report and the time, and begin to count anew."""
        losses, self._losses = self._losses, []
        minutes = (time.monotonic() - self._began) / 60
        return f"{minutes:.1f} min, loss {sum(losses) / len(losses):.4f}"


if __name__ == "__main__":
    main()
