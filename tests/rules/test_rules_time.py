"""Texts that are made to be slow take time in proportion to their size."""

from __future__ import annotations

import time

import pytest

from benchmarks.adversarial_ours import repaired
from benchmarks.hostile import TEXTS
from briefmill.normalise.run import normalise
from briefmill.rules.registry import rules
from briefmill.text.markdown import locate

pytestmark = pytest.mark.usefixtures("no_garbled_sentences")

SMALL = 0.03
MOST = 3.0
"""Times as long that a text of twice the size may take: 2 when linear, 4 when quadratic."""
SLACK = 0.2
"""Seconds by which the time of one run differs from that of the next. A quadratic step that
is not told from this takes three minutes on the texts of the benchmark."""
BOUND = 20
"""Seconds of the larger text; it takes two at most on a laptop."""
TRIALS = 3


@pytest.fixture(scope="module", autouse=True)
def _lists_of_words_are_read() -> None:
    repaired("The port moved grain. The port moved grain.\n")


def seconds(text: str) -> float:
    """Return the time of this process alone: others may be at work beside it."""
    start = time.process_time()
    repaired(text)
    return time.process_time() - start


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_takes_about_twice_as_long(name: str) -> None:
    made = TEXTS[name]
    over = []
    for _ in range(TRIALS):
        once, twice = seconds(made(SMALL)), seconds(made(2 * SMALL))
        assert twice < BOUND
        over.append(twice - MOST * once)
        if over[-1] < SLACK:
            return
    assert min(over) < SLACK, f"{name}: {once:.2f} s, and {twice:.2f} s for twice as much"


def test_a_sentence_that_may_announce_its_copies_goes_in_a_few_rounds() -> None:
    sentence = "The harbour master said that the ferry was late again and nobody knew why. "
    result = normalise(sentence * 4_000, locate, rules())
    assert result.text == sentence
    assert len(result.patches) < 20
    (outcome,) = result.outcomes
    assert outcome.message == (
        "The same sentence stands again right behind itself; the first copy stays."
    )
