"""link-grammar: which sentences its parser cannot link without leaving a word out."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence

from benchmarks.worker import MissingError, Pass

_ERROR = "+++++ error"
"""What the parser prints below a sentence without a complete linkage, in batch mode."""


def passes(sentences: Sequence[str]) -> Iterator[Pass]:
    """Yield one pass with the numbers of the sentences that have no complete linkage.

    Raises:
        MissingError: when the parser is not installed.
    """
    program = shutil.which("link-parser")
    if not program:
        raise MissingError(
            "link-parser", "Install link-grammar (on Debian: apt-get install link-grammar)"
        )
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - the parser, with our own sentences
        [program, "en", "-batch", "-echo", "-verbosity=1"],
        input="".join(f"{sentence}\n" for sentence in sentences),
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    said = list(accused(sentences, done.stdout.splitlines()))
    yield {"setting": "no complete linkage", "said": said, "seconds": time.perf_counter() - start}


def accused(sentences: Sequence[str], lines: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the sentences below which the parser printed an error.

    ``lines`` is what it printed, in which it repeats each sentence.

    Raises:
        ValueError: when it did not repeat all of them.
    """
    number = -1
    for line in lines:
        if number + 1 < len(sentences) and line == sentences[number + 1]:
            number += 1
        elif line.startswith(_ERROR):
            yield number
    if number + 1 != len(sentences):
        raise ValueError(f"link-parser answered to {number + 1} of {len(sentences)} sentences")
