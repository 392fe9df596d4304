"""Lists of candidates keep a right one, and come in groups that fit."""

from __future__ import annotations

import random
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from briefmill.repair.candidates import Search
from briefmill.repair.confidence import Calibration
from briefmill.repair.fluency import Fluency
from briefmill.repair.tagger import Tagger
from training.candidate_lists import CandidateList, candidate_lists, grouped

MODEL = Path(str(files("briefmill.repair"))) / "model"
TEXTS = (
    "The committee asked the ministry to publish the figures, but the ministry never answered.",
    "Because the harbour silted up, the fishermen sold their boats and moved to the capital.",
    "A treaty that nobody enforces is a letter of good intentions between two governments.",
    "Too short to use.",
    "In the second year of the drought, most farmers in the valley planted half of their fields.",
)


@pytest.fixture(scope="module")
def lists() -> list[CandidateList]:
    return made(random.Random(4))  # noqa: S311 - noise, no secret


def made(chance: random.Random) -> list[CandidateList]:
    tagger = Tagger(MODEL)
    search = Search(tagger, Fluency.read(MODEL / "ngrams.npz"))
    weights = np.array(Calibration.read(MODEL / "calibration.json").weights)
    return list(candidate_lists(search, weights, tagger.vocabulary, TEXTS * 4, chance))


def test_each_list_has_a_right_candidate_and_few_others(lists: list[CandidateList]) -> None:
    assert len(lists) > 4
    for each in lists:
        assert each.right.any()
        assert 2 <= len(each.encoded) <= 8
        assert len(each.encoded) == len(each.others) == len(each.right)


def test_right_candidates_stand_first(lists: list[CandidateList]) -> None:
    for each in lists:
        assert list(each.right) == sorted(each.right, reverse=True)


def test_the_same_seed_makes_the_same_lists(lists: list[CandidateList]) -> None:
    again = made(random.Random(4))  # noqa: S311 - noise, no secret
    assert [each.encoded for each in again] == [each.encoded for each in lists]


def test_groups_hold_every_list_once_and_no_more_pieces_than_asked(
    lists: list[CandidateList],
) -> None:
    groups = grouped(lists, 400, random.Random(1))  # noqa: S311
    assert sorted(id(each) for group in groups for each in group) == sorted(map(id, lists))
    assert len(groups) > 1
    for group in groups:
        longest = max(each.longest for each in group)
        alone = len(group) == 1
        assert alone or longest * sum(len(each.encoded) for each in group) <= 400
