"""The labels of the benchmark say what is so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from benchmarks.corpus import CorpusError, folded
from benchmarks.generate import documents
from benchmarks.labels import Case, Document, Group, Stretch
from benchmarks.meaning import MEANINGS
from benchmarks.vocabulary import (
    MODAL_SWAPS,
    MONTHS,
    NUMBER_WORDS,
    OPPOSED,
    ORGANISATIONS,
    PLACES,
    PREFIXED,
    QUANTIFIER_SWAPS,
    UNITS,
)

CLAIMS = {
    "number in digits": r"[\d,]+",
    "number word": "|".join(NUMBER_WORDS),
    "percentage": r"[\d.]+%?",
    "unit": "|".join(unit for row in UNITS for unit in row),
    "year": r"\d{4}",
    "month": "|".join((*MONTHS, "May")),
    "day": r"\d{1,2}",
    "person": r"[A-Z][a-z]+",
    "place": "|".join(PLACES),
    "organisation": "|".join(ORGANISATIONS),
    "negation": r"|not|never|no|a|with|without|could|couldn’t|would|wouldn’t",
    "negating prefix": "|".join(word for pair in PREFIXED for word in pair),
    "modal": "|".join(MODAL_SWAPS),
    "quantifier": "|".join([*QUANTIFIER_SWAPS, "hardly any", "neither"]),
    "opposed words": "|".join(word for pair in OPPOSED for word in pair),
    "citation": r"\([A-Z][a-z]+|\d{4}\)",
    "citation by number": r"\[\d+\]",
    "link target": r"\S*https://example\.org/\S+",
}


def cases(made: list[Document], *groups: Group) -> Iterator[Case]:
    yield from (p.case for document in made for p in document.cases if p.case.group in groups)


def copies(case: Case) -> list[str]:
    return [" ".join(of(case, stretch) for stretch in copy) for copy in case.copies]


def of(case: Case, stretch: Stretch) -> str:
    return case.blocks[stretch.block].text[stretch.start : stretch.end]


def differences(first: str, second: str) -> list[tuple[str, str]]:
    left, right = first.split(" "), second.split(" ")
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [
        (" ".join(left[a:b]), " ".join(right[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def test_a_seed_gives_the_same_documents_and_another_seed_gives_others(corpus: Path) -> None:
    first = [document.text for document in documents([corpus], 500, 3)]
    assert first == [document.text for document in documents([corpus], 500, 3)]
    assert first != [document.text for document in documents([corpus], 500, 4)]


def test_blocks_stand_where_they_are_said_to_stand(made: list[Document]) -> None:
    for document in made:
        spans = list(document.plain)
        for start, block in document.blocks:
            assert document.text.startswith(block.text, start)
        for placed in document.cases:
            spans += placed.spans
            for (start, end), block in zip(placed.spans, placed.case.blocks, strict=True):
                assert document.text[start:end] == block.text
        assert sorted(spans) == [(at, at + len(block.text)) for at, block in document.blocks]


def test_every_group_and_meaning_has_cases(made: list[Document]) -> None:
    counted = Counter(case.kind for case in cases(made, *Group))
    assert {case.group for case in cases(made, *Group)} == set(Group)
    assert {meaning.name for meaning in MEANINGS} <= set(counted)
    removable = sum(1 for case in cases(made, *Group) if case.group.removable)
    assert sum(counted.values()) - removable >= removable * 0.8


def test_only_what_is_removable_has_ways(made: list[Document]) -> None:
    for case in cases(made, *Group):
        assert bool(case.ways) is case.group.removable, case.kind


def test_every_exact_or_typographic_repeat_has_its_twin(made: list[Document]) -> None:
    for case in cases(made, Group.INSIDE, Group.TYPOGRAPHIC, Group.WHOLE):
        for way in case.ways:
            gone = [word for stretch in way for word in folded(of(case, stretch))]
            left = " ".join(case.left(way))
            assert gone, case.kind
            assert re.search(rf"(^| ){re.escape(' '.join(gone))}( |$)", left), case
            assert sorted([*gone, *case.left(way)]) == sorted(case.words)


def test_a_typographic_variant_is_another_text(made: list[Document]) -> None:
    for case in cases(made, Group.TYPOGRAPHIC):
        first, second = copies(case)
        assert first != second, case.kind
        assert folded(first) == folded(second)


@pytest.mark.parametrize("share", [0.02, 0.05, 0.1])
def test_a_near_repeat_has_the_share_of_edits_it_claims(made: list[Document], share: float) -> None:
    found = [c for c in cases(made, Group.NEAR) if c.kind == f"{share:.0%} of the words edited"]
    assert found
    for case in found:
        first, second = copies(case)
        changed = differences(first, second)
        words = sum(max(len(a.split()), len(b.split())) for a, b in changed)
        total = len(first.split())
        assert 1 <= words <= 2 * share * total + 4, (first, second)
        assert re.findall(r"\d+|\bnot\b", first) == re.findall(r"\d+|\bnot\b", second)


def test_a_longer_copy_keeps_its_own_sentence(made: list[Document]) -> None:
    found = [c for c in cases(made, Group.NEAR) if c.kind.startswith("a sentence")]
    assert {case.kind for case in found} == {"a sentence added", "a sentence dropped"}
    for case in found:
        left = {" ".join(sorted(case.left(way))) for way in case.ways}
        assert len(left) == 1, "whichever copy goes, the same words are left"
        shorter, longer = sorted(copies(case), key=len)
        assert len(folded(longer)) > len(folded(shorter))
        assert left == {" ".join(sorted(folded(longer)))}


def test_a_pair_that_must_stay_differs_in_one_thing_and_in_what_it_claims(
    made: list[Document],
) -> None:
    for case in cases(made, Group.MEANING):
        if case.kind not in CLAIMS:
            continue
        first, second = copies(case)
        (difference,) = differences(first, second)
        for side in difference:
            assert len(side.split()) <= 3, side
            assert re.search(rf"(?<!\w)(?:{CLAIMS[case.kind]})(?!\w)", side), (case.kind, side)
        assert difference[0] != difference[1]


def test_the_other_pairs_that_must_stay_differ(made: list[Document]) -> None:
    kinds = {"sentences of a paragraph", "list items", "one of these, and harmless edits"}
    found = [case for case in cases(made, Group.MEANING) if case.kind in kinds]
    assert {case.kind for case in found} == kinds
    for case in found:
        first, second = copies(case)
        assert first != second
        assert case.detail.split(", ")[-1] in CLAIMS


def test_a_corpus_that_is_too_small_is_told(tmp_path: Path) -> None:
    path = tmp_path / "small.txt"
    path.write_text("One line.\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="only 0 paragraphs"):
        documents([path], 100, 1)
