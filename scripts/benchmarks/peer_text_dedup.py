"""text-dedup: its command ``text_dedup.minhash`` over a dataset on disk, which is how it runs."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import text_dedup  # noqa: F401 - a plain message when it is not installed
from datasets import Dataset, load_from_disk

from benchmarks.shingles import THRESHOLDS, Documents, flat
from benchmarks.worker import Pass

_NGRAMS = {"words": 1, "triples": 3}


def passes(documents: Documents) -> Iterator[Pass]:
    """Yield a pass for each size of n-grams and each threshold."""
    texts = flat(documents)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        columns = {"number": list(range(len(texts))), "text": texts}
        Dataset.from_dict(columns).save_to_disk(folder / "in")
        for shingle, size in _NGRAMS.items():
            for threshold in THRESHOLDS:
                start = time.perf_counter()
                kept = _kept(folder, size, threshold)
                seconds = time.perf_counter() - start
                removed = [number for number in range(len(texts)) if number not in kept]
                yield {"setting": f"{shingle}, {threshold}", "said": removed, "seconds": seconds}


def _kept(folder: Path, size: int, threshold: float) -> set[int]:
    out = folder / f"out-{size}-{threshold}"
    command = [sys.executable, "-m", "text_dedup.minhash", "--local", "--path", str(folder / "in")]
    command += ["--output", str(out), "--cache_dir", str(folder / "cache"), "--column", "text"]
    command += ["--ngram", str(size), "--threshold", str(threshold), "--num_proc", "1"]
    command += ["--min_length", "1"]  # else it drops what has fewer than five words
    subprocess.run(  # noqa: S603 - the interpreter that runs this
        command, check=True, stdout=sys.stderr, cwd=folder
    )
    return set(load_from_disk(str(out))["number"])
