"""Each program on the same documents: its scores at each setting, its time and memory."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.judge import Edit, Score, misses, removals, score
from benchmarks.labels import Document, Form, Group
from benchmarks.worker import run

PEERS = ("exact", "datasketch", "rensa", "text-dedup", "rapidfuzz")
"""What is measured besides briefmill; “exact” is matching after normalising."""
_INSIDE = (Group.INSIDE, Group.TYPOGRAPHIC)
SCOPES: dict[str, tuple[Group, ...]] = {
    "everything": (),
    "without the pairs that differ in meaning": (Group.MEANING, Group.SHOWN),
    "neither those nor what is inside a paragraph": (Group.MEANING, Group.SHOWN, *_INSIDE),
}
"""The groups that are left out of each score. The last is what the peers are made for."""
_MARKERS = {Form.HEADING: "# ", Form.ITEM: "- "}


@dataclass(slots=True)
class Result:
    """Scores by setting; seconds of a pass by setting; the peak of memory in bytes.

    ``misses`` has, for briefmill, each case that did not come out as it should.
    """

    scores: dict[str, Score] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    peak: int = 0
    misses: list[dict[str, object]] = field(default_factory=list)

    def add(self, other: Result) -> None:
        """Add the counts and seconds of another set of documents."""
        for setting, counted in other.scores.items():
            self.scores.setdefault(setting, Score()).add(counted)
            before = self.seconds.get(setting, 0.0)
            self.seconds[setting] = before + other.seconds[setting]
        self.peak = max(self.peak, other.peak)
        self.misses += other.misses

    def best(self, leave_out: Sequence[Group]) -> str:
        """Return the setting with the highest F1."""
        return max(self.scores, key=lambda setting: self.scores[setting].f1(leave_out))


def measured(name: str, documents: Sequence[Document], peers_python: str) -> Result:
    """Run one program over the documents.

    Raises:
        WorkerError: when it is not installed, or fails.
    """
    if name == "briefmill":
        return _ours(documents)
    passages = [list(_passages(document)) for document in documents]
    python = sys.executable if name == "exact" else peers_python
    task = [[text for _, text in each] for each in passages]
    report = run(python, f"peer_{name.replace('-', '_')}", task)
    numbers = [(at, block) for at, each in enumerate(passages) for block, _ in each]
    result = Result(peak=report["peak"])
    for each in report["passes"]:
        edits = removals(documents, _by_document(numbers, each["said"]))
        result.scores[each["setting"]] = score(documents, edits)
        result.seconds[each["setting"]] = each["seconds"]
    return result


def _passages(document: Document) -> Iterator[tuple[int, str]]:
    """Yield number and text of what the peers compare: no tables, code or block quotations."""
    for number, (_, block) in enumerate(document.blocks):
        if block.form is not Form.OTHER:
            yield number, block.text.lstrip(_MARKERS.get(block.form, ""))


def _ours(documents: Sequence[Document]) -> Result:
    texts = [each for each in documents if not each.files]
    libraries = [each for each in documents if each.files]
    reports = [run(sys.executable, "ours", [each.text for each in texts])]
    if libraries:
        reports.append(run(sys.executable, "ours_library", [_files(each) for each in libraries]))
    result = Result(peak=max(report["peak"] for report in reports))
    for parts in zip(*(report["passes"] for report in reports), strict=True):
        setting = parts[0]["setting"]
        said = [each for part in parts for each in part["said"]]
        edits, shown = _edits(said), [each["shown"] for each in said]
        result.scores[setting] = score([*texts, *libraries], edits, shown)
        result.seconds[setting] = sum(part["seconds"] for part in parts)
        found = misses([*texts, *libraries], edits)
        result.misses += [{"level": setting, **miss} for miss in found]
    return result


def _files(library: Document) -> list[tuple[str, str, int, str]]:
    return [(each.slug, each.path, each.start, each.text) for each in library.files]


def _edits(said: Sequence[dict[str, Any]]) -> list[list[Edit]]:
    return [[(start, end, after) for start, end, after in each["edits"]] for each in said]


def _by_document(
    numbers: Sequence[tuple[int, int]], removed: Iterable[int]
) -> dict[int, list[int]]:
    blocks: defaultdict[int, list[int]] = defaultdict(list)
    for number in removed:
        document, block = numbers[number]
        blocks[document].append(block)
    return blocks
