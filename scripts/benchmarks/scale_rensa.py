"""rensa on a large file: its deduplicator as its README shows, and its bulk pipeline."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rensa import RMinHash, RMinHashDeduplicator, RMinHashLSH

from benchmarks.shingles import triples
from benchmarks.worker import Pass

_PERMUTATIONS, _BANDS, _THRESHOLD = 128, 8, 0.8
"""As in rensa's README and its own benchmark."""
_BEST_THRESHOLD = 0.5


def passes(task: Sequence[str]) -> Iterator[Pass]:
    """Yield the pass that the task names; what is said is how many paragraphs were removed."""
    name, how = task
    start = time.perf_counter()
    removed = _WAYS[how](Path(name))
    seconds = time.perf_counter() - start
    yield {"setting": how, "said": [f"{removed} removed"], "seconds": seconds}


def _deduplicated(path: Path) -> int:
    return _kept(path, str.split, _THRESHOLD).count(False)


def _by_triples(path: Path) -> int:
    """Use the setting with which it finds most on the benchmark of repeats."""
    return _kept(path, triples, _BEST_THRESHOLD).count(False)


def _kept(path: Path, cut: Callable[[str], list[str]], threshold: float) -> list[bool]:
    index = RMinHashDeduplicator(threshold=threshold, num_perm=_PERMUTATIONS, use_lsh=True)
    with path.open(encoding="utf-8") as file:
        kept: list[bool] = index.add_pairs((str(at), cut(line)) for at, line in enumerate(file))
    return kept


def _bulk(path: Path) -> int:
    """Use the “rho” sketch, for which rensa states its speed."""
    with path.open(encoding="utf-8") as file:
        matrix = RMinHash.digest_matrix_from_token_sets_rho(
            (line.split() for line in file), num_perm=_PERMUTATIONS, seed=42
        )
    index = RMinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    flags: list[bool] = index.query_duplicate_flags_matrix_one_shot(matrix)
    return flags.count(True)


_WAYS: dict[str, Callable[[Path], int]] = {
    "deduplicator, words": _deduplicated,
    "deduplicator, triples": _by_triples,
    "bulk, words": _bulk,
}
