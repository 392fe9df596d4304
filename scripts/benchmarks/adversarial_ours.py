"""A text that is made to be slow, repaired as ``briefmill fix`` does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from typing import Any

from benchmarks.hostile import TEXTS
from benchmarks.worker import Pass
from briefmill.cli.fix import located
from briefmill.normalise.run import normalise
from briefmill.rules.finding import Safety
from briefmill.rules.registry import rules


def passes(task: tuple[str, float]) -> Iterator[Pass]:
    """Yield one pass over a text, given by its name and scale, with all fixes applied.

    What is said is the bytes of the text and the number of findings.
    """
    name, scale = task
    text = TEXTS[name](scale)
    start = time.process_time()  # others may be at work beside it
    found = repaired(text)
    seconds = time.process_time() - start
    said: list[Any] = [len(text.encode()), found]
    yield {"setting": name, "said": said, "seconds": seconds}


def repaired(text: str) -> int:
    """Apply all fixes to a text, and return how many findings it has."""
    find = partial(located, path="text.md")
    return len(normalise(text, find, rules(), level=Safety.REVIEW).outcomes)
