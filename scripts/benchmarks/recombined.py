"""A file of any number of paragraphs, recombined from the sentences or words of a corpus."""

from __future__ import annotations

import random
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.corpus import CorpusError, Paragraph, clean, folded, lines
from benchmarks.harmless import edited
from benchmarks.meaning import MEANINGS, changed

_REPEATED = 0.1
"""Share of the paragraphs that repeat an earlier one: exactly, edited, or saying another thing."""
_SENTENCES = (2, 5)
"""Sentences of a paragraph, from and to."""
_EDITED = 0.05
_RECENT = 1_000
"""How many paragraphs back the repeated one may lie."""
_FEWEST = 1_000
_LONGEST = 60
"""Words of a sentence that is made of pairs of words."""


@dataclass(frozen=True, slots=True)
class Pool:
    """What paragraphs are made of.

    ``sentences`` are those of the corpus, each once; ``after`` has for each word those that
    follow it in them, as often as they do, and ``openers`` the words that sentences begin with.
    """

    sentences: tuple[str, ...]
    openers: tuple[str, ...]
    after: dict[str, list[str]]


def pool(paths: Sequence[Path]) -> Pool:
    """Return the sentences of the clean paragraphs of a corpus, and which word follows which.

    Raises:
        CorpusError: when a file cannot be read, or there are too few sentences.
    """
    found = sorted(_sentences(paths))
    if len(found) < _FEWEST:
        raise CorpusError(
            f"only {len(found)} sentences can be used, and {_FEWEST} are needed\n"
            "  Give a larger corpus, or several: --corpus FILE --corpus FILE"
        )
    after: defaultdict[str, list[str]] = defaultdict(list)
    for sentence in found:
        for word, following in pairwise(sentence.split()):
            after[word].append(following)
    openers = tuple(sentence.split(maxsplit=1)[0] for sentence in found)
    return Pool(tuple(found), openers, dict(after))


def _sentences(paths: Sequence[Path]) -> set[str]:
    return {
        sentence
        for path in paths
        for line in lines(path)
        if clean(line)
        for sentence in Paragraph(line).sentences
        if 6 <= len(folded(sentence)) <= 60
    }


def paragraphs(source: Pool, count: int, seed: int, *, whole: bool) -> Iterator[str]:
    """Yield ``count`` paragraphs of which a tenth repeats one of the thousand before.

    Args:
        source: what the others are made of.
        count: of paragraphs.
        seed: the same gives the same paragraphs.
        whole: make paragraphs of whole sentences of the corpus. Among a million each of them
            comes many times, as boilerplate does. Else sentences are made of its pairs of
            words, so that paragraphs share no more than turns of phrase, as in a library.
    """
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    recent: deque[str] = deque(maxlen=_RECENT)
    for _ in range(count):
        if recent and rng.random() < _REPEATED:
            yield _repeat(rng.choice(recent), rng)
            continue
        number = rng.randint(*_SENTENCES)
        made = rng.choices(source.sentences, k=number) if whole else _walks(source, number, rng)
        recent.append(" ".join(made))
        yield recent[-1]


def write(path: Path, source: Pool, count: int, seed: int, *, whole: bool) -> int:
    """Write `paragraphs` to a file, one a line, and return its size in bytes."""
    with path.open("w", encoding="utf-8") as file:
        for paragraph in paragraphs(source, count, seed, whole=whole):
            file.write(f"{paragraph}\n")
    return path.stat().st_size


def _walks(source: Pool, number: int, rng: random.Random) -> Iterator[str]:
    for _ in range(number):
        word = rng.choice(source.openers)
        said = [word]
        while len(said) < _LONGEST and (following := source.after.get(word)):
            word = following[int(rng.random() * len(following))]
            said.append(word)
        yield " ".join(said)


def _repeat(text: str, rng: random.Random) -> str:
    how = rng.randrange(3)
    if how == 0:
        return edited(text, _EDITED, rng, ()) or text
    if how == 1:
        pair = changed(rng.choice(MEANINGS), text, rng, carried=False)
        return pair[1] if pair else text
    return text
