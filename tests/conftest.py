"""What holds for all tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import settings

from briefmill.repair import engine
from briefmill.repair.judgement import Judgement
from briefmill.repair.words import Words

# How long an example takes depends on what else the machine does; tests of time are apart.
settings.register_profile("briefmill", deadline=None)
settings.load_profile("briefmill")


class Quiet:
    """An engine that takes every sentence for one in order."""

    def judge(self, sentences: Sequence[Words]) -> list[Judgement]:
        return [Judgement(0.0)] * len(sentences)


@pytest.fixture(scope="module")
def no_garbled_sentences() -> Iterator[None]:
    """Run the tests of a module without a look at the order of words.

    Texts that are made up to try other rules need not be sentences.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "shipped", Quiet)
        yield
