"""How long the engine takes to load and to judge, in a process of its own."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.worker import Pass

_TEXT = 200
"""Sentences of one text, as many as a brief has."""


def passes(task: Mapping[str, Any]) -> Iterator[Pass]:
    """Yield a pass for loading, and one for each list of sentences of ``task``.

    The seconds are the processor's, so that what else the machine does counts little.
    ``model`` is the engine's folder; ``said`` has the number of sentences.
    """
    start = time.process_time()
    # What an import costs is part of loading.
    engine = importlib.import_module("briefmill.repair.engine").Engine.read(Path(task["model"]))
    divide = importlib.import_module("briefmill.repair.words").divide
    yield {"setting": "load", "said": [], "seconds": time.process_time() - start}
    for name, sentences in task["sentences"].items():
        seconds = sum(
            _seconds(engine.judge, [divide(text) for text in sentences[at : at + _TEXT]])
            for at in range(0, len(sentences), _TEXT)
        )
        yield {"setting": name, "said": [len(sentences)], "seconds": seconds}


def _seconds(judge: Callable[[Sequence[Any]], Any], text: Sequence[Any]) -> float:
    start = time.process_time()
    judge(text)
    return time.process_time() - start
