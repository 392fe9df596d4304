from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.generate import documents
from benchmarks.labels import Document

ADJECTIVES = [
    "narrow", "wooden", "quiet", "crowded", "coastal", "ancient", "modest", "grey", "sturdy",
    "distant", "shallow", "fertile", "broken", "silent", "bitter", "gentle", "rural", "sandy",
    "frozen", "painted", "humble", "polished", "rugged", "steady", "tired", "vivid",
]  # fmt: skip
NOUNS = [
    "harbour", "ledger", "orchard", "council", "miller", "bridge", "garden", "letter", "market",
    "ferry", "chapel", "tower", "valley", "kitchen", "lantern", "barrel", "window", "printer",
    "sailor", "teacher", "river", "tunnel", "factory", "village", "archive", "painter", "doctor",
    "meadow", "granary", "station", "widow", "engine", "pilot", "census", "basket", "castle",
    "furnace",
]  # fmt: skip
VERBS = [
    "reached", "guarded", "painted", "repaired", "studied", "measured", "visited", "crossed",
    "carried", "described", "entered", "restored", "watched", "counted", "mapped", "drained",
    "fenced", "gathered", "copied", "ordered", "praised", "cleaned",
]  # fmt: skip
PLACES = [
    "France", "Spain", "Poland", "Egypt", "Japan", "Mexico", "Brazil", "Norway", "Ireland",
    "Chile",
]  # fmt: skip
PATTERNS = (
    "The {a} {n} {v} the {a} {n} of {p}, and a {n} {v} the {a} {n} for the {n}.",
    "In {m} {d}, {y}, the well-known {n} {v} the {a} {n} near the {a} {n} with a {n}.",
    "President {s} {v} the {n}, which the {a} {n} of the {n} {v} without the {a} {n}.",
    "About {k} people {v} the {a} {n} while most of the {n} {v} the “{a} {n}” of {p}.",
    "It was likely that {w} {a} {n} would {v} the {n} before the {n} {v} the {a} {n}.",
    "The {n} could not say why {c} percent of the {a} {n} {v} the {n} at the {n}.",
    "While the {n} {v} the {a} {n}, the council’s {n} should {v} more than {c} miles of {n}.",
)


def sentence(rng: random.Random) -> str:
    text = rng.choice(PATTERNS)
    choices = {
        "a": ADJECTIVES, "n": NOUNS, "v": VERBS, "p": PLACES,
        "m": ["March", "June", "October"], "d": [str(day) for day in range(2, 29)],
        "y": [str(year) for year in range(1801, 1990)], "s": ["Barrow", "Hartwell", "Quigley"],
        "k": ["1,250", "3,400", "17,800"], "w": ["three", "seven", "twelve"],
        "c": [str(number) for number in range(11, 99)],
    }  # fmt: skip
    for name, words in choices.items():
        while f"{{{name}}}" in text:
            text = text.replace(f"{{{name}}}", rng.choice(words), 1)
    return text


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of prose-like paragraphs, no two alike."""
    rng = random.Random(7)  # noqa: S311 - repeatable, not secret
    lines = [" ".join(sentence(rng) for _ in range(rng.randint(3, 6))) for _ in range(900)]
    path = tmp_path_factory.mktemp("corpus") / "corpus.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def made(corpus: Path) -> list[Document]:
    return documents([corpus], 800, 1)
