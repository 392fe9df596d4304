"""Of what a server says of a prompt only the tokens of the text count, however it tells them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefmill.repair.echoed_prompts import LEAD, log_probabilities
from briefmill.repair.judge import JudgeError

TEXT = "The port’s cranes are old."
OWN = ["The", " port", "’", "s", " cranes", " are", " old", "."]
BEFORE = ["This", " is", " a", " sentence", " from", " a", " report", ":", "\n"]
assert "".join(BEFORE) == LEAD
assert "".join(OWN) == TEXT
SUM = -sum(range(1, len(OWN) + 1))


def told(
    tokens: list[str],
    first: int = len(BEFORE),
    offsets: list[int] | None = None,
    *,
    hidden: bool = False,
) -> bytes:
    """Return an answer in which the text's tokens, ``first`` on, have -1, -2 and so on.

    All others have -1000; ``hidden`` leaves the tokens out.
    """
    numbers: list[float | None] = [-1000.0] * len(tokens)
    numbers[0] = None
    numbers[first : first + len(OWN)] = [-1.0 - place for place in range(len(OWN))]
    logs: dict[str, Any] = {"token_logprobs": numbers}
    if not hidden:
        logs["tokens"] = tokens
    if offsets is not None:
        logs["text_offset"] = offsets
    return json.dumps({"choices": [{"index": 0, "logprobs": logs}]}).encode()


def added_up(tokens: list[str]) -> list[int]:
    """Return where tokens begin when each begins where the one before ends."""
    return [sum(map(len, tokens[:place])) for place in range(len(tokens))]


def raw(tokens: list[str]) -> list[str]:
    """Return tokens as vocabularies write them."""
    return [token.replace(" ", "▁").replace("\n", "Ċ") for token in tokens]


@pytest.mark.parametrize(
    ("tokens", "first"),
    [
        (BEFORE + OWN, len(BEFORE)),
        ([*BEFORE, *OWN, " They", " cost", " much", "."], len(BEFORE)),
        (["<s>", *BEFORE, *OWN, "</s>"], len(BEFORE) + 1),
        ([each.strip(" ") for each in BEFORE + OWN], len(BEFORE)),
        (raw(["<s>", *BEFORE, *OWN]), len(BEFORE) + 1),
        ([*BEFORE[:-2], ":\n", *OWN], len(BEFORE) - 1),
        ([*BEFORE[:-1], "\nThe", *OWN[1:]], len(BEFORE) - 1),
    ],
)
@pytest.mark.parametrize("with_offsets", [True, False])
def test_tokens_are_laid_against_the_text(
    tokens: list[str], first: int, with_offsets: bool
) -> None:
    answer = told(tokens, first, added_up(tokens) if with_offsets else None)
    assert log_probabilities(answer, [TEXT]) == [SUM]


@pytest.mark.parametrize("more", [[], [" They", " cost", "."]])
@pytest.mark.parametrize("hidden", [True, False])
def test_offsets_are_asked_where_tokens_do_not_fit(more: list[str], hidden: bool) -> None:
    """A letter of several bytes may be lost between two tokens."""
    tokens = [*BEFORE, *OWN, *more]
    offsets = added_up(tokens)
    lost = [token.replace("’", "bytes:\\xe2") for token in tokens]
    assert log_probabilities(told(lost, offsets=offsets, hidden=hidden), [TEXT]) == [SUM]


NAMED = [f"token_id:{number}" for number in range(len(BEFORE + OWN))]
SHIFTED = [offset + 3 for offset in added_up(BEFORE + OWN)]


@pytest.mark.parametrize(
    "answer",
    [
        told(BEFORE + OWN, hidden=True),
        told(BEFORE + OWN, offsets=SHIFTED, hidden=True),
        told(BEFORE + OWN, offsets=[len(LEAD)] * 3, hidden=True),
        told(BEFORE + OWN, offsets=added_up(BEFORE + OWN)[::-1], hidden=True),
        told([*BEFORE[:-2], ":\nThe", *OWN[1:]], first=len(BEFORE) - 2),
        told([*BEFORE, "Something", " else", *OWN[2:]]),
        # Their lengths happen to add up to a place where the text begins.
        told(["x" * len(LEAD), *NAMED], 1, added_up(["x" * len(LEAD), *NAMED])),
        told(OWN, 0),
    ],
)
def test_it_is_told_when_the_places_cannot_be(answer: bytes) -> None:
    with pytest.raises(JudgeError, match="must give tokens or text_offset"):
        log_probabilities(answer, [TEXT])


def test_numbers_that_are_rounded_to_more_than_nothing_are_none() -> None:
    tokens = BEFORE + OWN
    logs = {"tokens": tokens, "token_logprobs": [None, *[1e-7] * (len(tokens) - 1)]}
    answer = json.dumps({"choices": [{"index": 0, "logprobs": logs}]}).encode()
    assert log_probabilities(answer, [TEXT]) == [0.0]
