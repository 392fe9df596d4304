"""Clean paragraphs of a corpus: what the benchmarks put repeats into."""

from __future__ import annotations

import lzma
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

WORD = re.compile(r"\w+")
_PROSE = re.compile(r"(?:[^\W_]|[\s.,;:!?()/%&£€§°“”‘’'\"–—-])+")
"""Letters, digits and marks of prose: no markup, and none of the signs of damaged characters."""
_BEGIN = re.compile(r"[A-Z“\"]")
_END = re.compile(r"[.!?][”\")]?$")
_STOP = re.compile(r"(?<=[.!?])[”\")’]?\s+(?=[“\"(]?[A-Z])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Gov|Sen|Rep|Col|Lt|Capt|Adm|Prof|Hon|No|Vol|vs|etc|cf|ca|Jr|Sr"
    r"|Inc|Co|Corp|Ltd|Art|Sec|Fig|pp?|e\.g|i\.e|a\.m|p\.m)|\b[A-Z])\.$"
)
_DOUBLED = re.compile(r"\b(\w+(?:\W+\w+){0,5})\W+\1\b", re.IGNORECASE)
_TORN = re.compile(r"[a-z]{3}[.!?] [a-z]|\(\s*\)")
"""What extraction tears: a sentence without its beginning, brackets without what was in them."""
_SHINGLE = 4
"""Words. Four in a row that two paragraphs share are seldom there by chance."""
_COMMON = 25
"""Paragraphs. A shingle in more of them is a turn of phrase and no evidence."""
_SAME = 0.35
"""Share of the shorter paragraph's shingles. From here on two paragraphs may well be repeats
that nobody labelled, so one of them is left out."""
_ALIKE = 0.06
"""Share of shingles from which two different paragraphs count as merely alike."""


class CorpusError(ValueError):
    """A corpus that cannot be read, or is too small; the message says what to do."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose without markup, in one line."""

    text: str

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Return the sentences, which single blanks joined in ``text``."""
        return tuple(_sentences(self.text))

    @cached_property
    def length(self) -> int:
        """Return the number of words."""
        return len(WORD.findall(self.text))


@dataclass(frozen=True, slots=True)
class Base:
    """Paragraphs that repeat nothing, and pairs of them that are merely alike."""

    paragraphs: tuple[Paragraph, ...]
    alike: tuple[tuple[Paragraph, Paragraph], ...]


def lines(path: Path) -> Iterator[str]:
    """Yield the paragraphs of a UTF-8 file with one a line, plain or ``.xz``.

    Raises:
        CorpusError: when the file cannot be read as such.
    """
    opener = lzma.open if path.suffix == ".xz" else open
    try:
        with opener(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield " ".join(line.split())
    except (OSError, UnicodeDecodeError, lzma.LZMAError) as error:
        raise CorpusError(
            f"{path}: cannot be read as UTF-8 text ({error})\n"
            "  Give a text file with one paragraph a line, or one compressed with xz."
        ) from error


def base(paths: Sequence[Path], size: int, rng: random.Random) -> Base:
    """Return up to ``size`` clean paragraphs of the files, drawn at random.

    Left out are lines that are no running prose, and whatever repeats in itself or in another
    paragraph already: an unlabelled repeat would be counted as an error of who finds it.
    """
    found = {line for path in paths for line in lines(path) if clean(line)}
    drawn = sorted(found)
    rng.shuffle(drawn)
    kept, alike = _apart([Paragraph(line) for line in drawn[: size + size // 3]])
    chosen = kept[:size]
    there = set(chosen)
    pairs = [pair for pair in alike if there.issuperset(pair)]
    return Base(tuple(chosen), tuple(pairs))


def clean(line: str) -> bool:
    """Say whether a line is a paragraph of prose that repeats nothing in itself."""
    if not (_BEGIN.match(line) and _END.search(line) and _PROSE.fullmatch(line)):
        return False
    if "://" in line or "..." in line or _DOUBLED.search(line) or _TORN.search(line):
        return False
    if not 25 <= len(WORD.findall(line)) <= 260:
        return False
    if line.count("“") != line.count("”") or line.count('"') % 2:
        return False
    sentences = [folded(sentence) for sentence in _sentences(line)]
    return len(sentences) == len(set(sentences))


def folded(text: str) -> tuple[str, ...]:
    """Return the words of a text without letter case or punctuation."""
    return tuple(WORD.findall(text.casefold()))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(text):
        sentence = text[start : stop.end()].rstrip()
        if not _ABBREVIATED.search(sentence.rstrip('”")’')):
            yield sentence
            start = stop.end()
    yield text[start:]


def _apart(
    paragraphs: Iterable[Paragraph],
) -> tuple[list[Paragraph], list[tuple[Paragraph, Paragraph]]]:
    """Return paragraphs of which none may be a repeat of another, and the alike among them."""
    kept: list[Paragraph] = []
    alike: list[tuple[Paragraph, Paragraph]] = []
    where: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    sentences: set[tuple[str, ...]] = set()
    for paragraph in paragraphs:
        own = _shingles(paragraph)
        nearest, share = _nearest(own, where)
        said = {folded(sentence) for sentence in paragraph.sentences}
        if share >= _SAME or said & sentences:
            continue
        if share >= _ALIKE:
            alike.append((kept[nearest], paragraph))
        for shingle in own:
            where[shingle].append(len(kept))
        sentences |= said
        kept.append(paragraph)
    return kept, alike


def _shingles(paragraph: Paragraph) -> set[tuple[str, ...]]:
    words = folded(paragraph.text)
    return {words[at : at + _SHINGLE] for at in range(len(words) - _SHINGLE + 1)}


def _nearest(
    own: set[tuple[str, ...]], where: defaultdict[tuple[str, ...], list[int]]
) -> tuple[int, float]:
    shared: defaultdict[int, int] = defaultdict(int)
    for shingle in own:
        places = where.get(shingle, ())
        if len(places) <= _COMMON:
            for place in places:
                shared[place] += 1
    if not shared:
        return -1, 0.0
    nearest = min(shared, key=lambda place: (-shared[place], place))
    return nearest, shared[nearest] / len(own)
