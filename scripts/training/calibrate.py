"""Fits how the evidence for a repair is weighed, and what its confidence means.

The sentences must be none that the model or the counts were made from.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from operator import itemgetter, mul
from pathlib import Path

import click
import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from briefmill.repair.candidates import Candidate, Search
from briefmill.repair.confidence import FEATURES, SURE, Numbers, features, order_odds, probabilities
from briefmill.repair.engine import HANDED_ON, merged, text_of
from briefmill.repair.fluency import Fluency
from briefmill.repair.tagger import Tagger
from briefmill.repair.words import Words, divide
from training.corpus import read
from training.noise import Noise, garble, written
from training.reliability import curve

_CLEAN = 0.5
"""Share of the sentences that are left in order."""
_MOVED = (0.05, 0.1, 0.2, 0.3)
_COMMAS_LOST = 1 / 3
_SHORTEST, _LONGEST = 8, 45
"""Words of the sentences."""
_LEAST = 1e-9
"""Probability of commas below which it does not count how small it is."""
_FLAGGED = 0.01
"""Share of the sentences in order that may be called garbled."""
_EXAMPLES = """\b
Examples:
  python scripts/training/calibrate.py --corpus held-out.txt scripts/briefmill/repair/model
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence as it was and as it is shown, and its candidates."""

    original: str
    shown: Words
    candidates: tuple[Candidate, ...]

    @property
    def table(self) -> Numbers:
        """Return the features of the candidates."""
        return features(self.candidates, [each.usual for each in self.candidates])

    def right(self) -> list[bool]:
        """Say of each candidate whether its words are in the original's order."""
        return [
            _bare(text_of(self.shown, each)) == _bare(self.original) for each in self.candidates
        ]

    def exact(self, number: int) -> bool:
        """Say whether a candidate is the original to the letter."""
        return text_of(self.shown, self.candidates[number]) == self.original


def _bare(text: str) -> str:
    return text.replace(",", "").lower()


@click.command(epilog=_EXAMPLES)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option(
    "--corpus",
    "corpora",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path, exists=True),
    help="UTF-8 text, one paragraph a line; may be .xz.",
)
@click.option("--size", type=click.IntRange(min=100), default=3_000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the noise.")
def main(folder: Path, corpora: tuple[Path, ...], size: int, seed: int) -> None:
    """Write calibration.json into FOLDER, where the model and the counts are."""
    chance = random.Random(seed)  # noqa: S311 - noise, no secret
    search = Search(Tagger(folder), Fluency.read(folder / "ngrams.npz"))
    cases = list(made(search, read(corpora).sentences, size, chance))
    weights = fitted([case for case in cases if len(case.candidates) > 1 and any(case.right())])
    bound = flagged(cases, weights)
    told_of = [told(each, weights) for each in cases if _garbled(each, weights) >= bound]
    sure = sure_weights([repairs[0] for repairs in told_of])
    data = {
        "features": FEATURES,
        "weights": weights,
        "sure": sure,
        "curve": curve(surest(told_of, sure)),
        "flagged": bound,
        "garbled": 1 - _CLEAN,
        "sentences": len(cases),
        "seed": seed,
    }
    text = json.dumps(data, indent=2) + "\n"
    (folder / "calibration.json").write_text(text, encoding="utf-8")


def made(
    search: Search, sentences: Sequence[str], size: int, chance: random.Random
) -> Iterator[Case]:
    """Yield sentences, some of them garbled, with their candidates.

    Where there are fewer than ``size``, each is taken several times, garbled anew.
    """
    fit = [text for text in sentences if _SHORTEST <= len(text.split()) <= _LONGEST]
    chance.shuffle(fit)
    chosen = list(islice(cycle(fit), size))
    shown = [divide(written(garble(divide(text), _noise(chance), chance))) for text in chosen]
    for case in zip(chosen, shown, search.candidates(shown), strict=True):
        yield Case(*case)


def _noise(chance: random.Random) -> Noise:
    moved = 0.0 if chance.random() < _CLEAN else chance.choice(_MOVED)
    return Noise(moved, lost=1.0 if chance.random() < _COMMAS_LOST else 0.0)


def fitted(cases: Sequence[Case]) -> list[float]:
    """Return the weights under which the right candidates are likeliest."""
    weights = torch.zeros(len(FEATURES), dtype=torch.float64, requires_grad=True)
    tables = [torch.from_numpy(case.table) for case in cases]
    right = [torch.tensor(case.right()) for case in cases]
    optimiser = torch.optim.LBFGS([weights], max_iter=500, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        each = [
            torch.logsumexp(table @ weights, 0) - torch.logsumexp((table @ weights)[is_right], 0)
            for table, is_right in zip(tables, right, strict=True)
        ]
        mean = torch.stack(each).mean()
        mean.backward()
        return mean

    optimiser.step(loss)
    return [round(float(weight), 4) for weight in weights]


@dataclass(frozen=True, slots=True)
class Told:
    """A repair that the engine would tell of: what `SURE` names of it, and whether it is exact."""

    row: tuple[float, ...]
    exact: bool


def told(case: Case, weights: Sequence[float]) -> list[Told]:
    """Return the repairs that the engine would tell of a sentence, the likeliest first.

    Candidates that come to the same text are one, as they are there.
    """
    if len(case.candidates) < 2:
        return []
    shares = probabilities(case.table, weights)
    texts = [text_of(case.shown, each) for each in case.candidates]
    changed = [
        (share, texts[at], case.candidates[at])
        for share, at in merged(texts, shares)
        if not case.candidates[at].unchanged
    ]
    return [_told(case, *one) for one in changed[:HANDED_ON]]


def _told(case: Case, share: float, text: str, repair: Candidate) -> Told:
    commas = math.log(max(repair.commas_right(case.shown), _LEAST))
    row = (order_odds(share), commas, repair.stays, float(repair.moved))
    return Told(row, text == case.original)


def surest(told_of: Sequence[Sequence[Told]], sure: Sequence[float]) -> list[tuple[float, bool]]:
    """Return for each sentence the sum and the exactness of the repair that is the surest."""
    summed = (
        [(math.fsum(map(mul, sure, each.row)), each.exact) for each in repairs]
        for repairs in told_of
    )
    return [max(each, key=itemgetter(0)) for each in summed]


def flagged(cases: Sequence[Case], weights: Sequence[float]) -> float:
    """Return the probability of being garbled that few of the sentences in order reach."""
    clean = [case for case in cases if case.shown.sentence == case.original]
    garbled = sorted(_garbled(case, weights) for case in clean)
    return round(garbled[min(int(len(garbled) * (1 - _FLAGGED)), len(garbled) - 1)], 4)


def _garbled(case: Case, weights: Sequence[float]) -> float:
    if len(case.candidates) < 2:
        return 0.0
    shares = probabilities(case.table, weights)
    stays = [each.unchanged for each in case.candidates]
    return 1.0 - float(shares[stays].sum())


def sure_weights(repairs: Sequence[Told]) -> list[float]:
    """Return the weights of `SURE`: a logistic regression of whether a repair is exact.

    Its intercept is left out, since the curve follows.
    """
    rows = torch.tensor([each.row for each in repairs], dtype=torch.float64)
    exact = torch.tensor([float(each.exact) for each in repairs], dtype=torch.float64)
    weights = torch.zeros(len(SURE) + 1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=500, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        sums = rows @ weights[:-1] + weights[-1]
        mean = nn.functional.binary_cross_entropy_with_logits(sums, exact)
        mean.backward()
        return mean

    optimiser.step(loss)
    return [round(float(weight), 4) for weight in weights.detach()[:-1]]


if __name__ == "__main__":
    main()
