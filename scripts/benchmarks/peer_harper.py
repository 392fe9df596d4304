"""Harper: which sentences it has anything to say about."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.worker import MissingError, Pass

_SCRIPT = Path(__file__).with_suffix(".mjs")
_SETTINGS = {"any rule": set[str](), "any rule but spelling": {"SpellCheck"}}
"""Settings and the rules left out: a name that is not in the dictionary is no garbled sentence."""


def passes(task: Mapping[str, Any]) -> Iterator[Pass]:
    """Yield a pass for each setting with the numbers of the sentences that a rule accuses.

    ``task`` has ``sentences`` and ``folder``, where ``npm install harper.js`` was run.

    Raises:
        MissingError: when Node.js or Harper is not installed.
    """
    node = shutil.which("node")
    module = Path(task["folder"], "node_modules", "harper.js", "dist")
    if not node or not module.is_dir():
        raise MissingError(
            "Harper", "Run npm install harper.js in a folder, and give that folder with --harper"
        )
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own script
        [node, str(_SCRIPT), str(module)],
        input=json.dumps(task["sentences"]),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    seconds = time.perf_counter() - start
    rules = [set(names) for names in json.loads(done.stdout)]
    for setting, without in _SETTINGS.items():
        said = [number for number, names in enumerate(rules) if names - without]
        yield {"setting": setting, "said": said, "seconds": seconds}
