"""What is told of a copy in capitals, and which of the two stays."""

from __future__ import annotations

import pytest

from briefmill.normalise.run import normalise
from briefmill.rules.finding import Safety
from briefmill.rules.passage import Passage
from briefmill.rules.registry import rules
from briefmill.text.markdown import locate

pytestmark = pytest.mark.usefixtures("no_garbled_sentences")

PLAIN = "The harbour board sets the dues and sends the bill to each master of a vessel."
LOUD = PLAIN.upper()
TWICE = "The same paragraph stands again right behind itself, "
TURNED = "but for capitals; the other {} stays because {} is in capitals."


def messages(text: str) -> list[str]:
    return [outcome.message for outcome in normalise(text, locate, rules()).outcomes]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            f"{LOUD}\n\n{PLAIN}\n",
            TWICE + TURNED.format("copy", "this one"),
        ),
        (
            f"{PLAIN}\n\n{LOUD}\n",
            f"{TWICE}but for capitals; the first copy stays.",
        ),
        (
            f"It is a port. {LOUD} {PLAIN}\n",
            "The same sentence stands again right behind itself, "
            + TURNED.format("copy", "this one"),
        ),
        (
            f"# Dues\n\n## WHO PAYS THE DUES\n\n## Who pays the dues\n\n{PLAIN}\n",
            "The title or heading stands twice in a row, " + TURNED.format("one", "this one"),
        ),
        (
            f"# Dues\n\n## Who pays the dues\n\n## WHO PAYS THE DUES\n\n{PLAIN}\n",
            "The title or heading stands twice in a row, but for capitals; the first one stays.",
        ),
        (
            f"# Ports\n\n## WHO PAYS\n\n{PLAIN}\n\n## Who pays\n\n{PLAIN}\n",
            "The same section stands again right behind itself, "
            + TURNED.format("copy", "part of this one"),
        ),
    ],
)
def test_the_copy_that_stays_is_named_with_the_reason(text: str, message: str) -> None:
    assert messages(text) == [message]


def test_what_stands_between_keeps_a_copy_in_capitals_until_an_editor_says_so() -> None:
    mayor, abbot, warden = (
        f"The {owner} of the town owns the quay that lies below the bridge of stone."
        for owner in ("mayor", "abbot", "warden")
    )
    block = f"{PLAIN} {mayor} {abbot}"
    text = f"{block.upper()} {warden} {block}\n"
    (outcome,) = normalise(text, locate, rules()).outcomes
    assert outcome.safety is Safety.REVIEW
    assert outcome.before.strip() == block.upper()


def test_a_passage_that_is_mostly_in_capitals_is_worth_less() -> None:
    loud = LOUD.replace("A VESSEL", "a vessel")
    assert Passage(loud).worth < Passage(PLAIN).worth
