"""What holds for every sentence that the engine puts in order, whatever it was garbled from."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from briefmill.cli.fix import located
from briefmill.normalise.run import Normalised, normalise
from briefmill.rules import garbled_sentence
from briefmill.rules.finding import Safety
from briefmill.text.document import Protection
from briefmill.text.meaning import Kind
from briefmill.text.tokens import tokens

ROOT = Path(__file__).parents[2]
PROSE = [
    line
    for path in sorted((ROOT / "tests" / "corpus" / "policy_prose").glob("*.txt"))
    for line in path.read_text("utf-8").splitlines()
    if 6 <= len(line.split()) <= 40 and not line.startswith("#")
]
MARKED = [
    "The [annual report](https://example.org/r) says that all of the cranes must be replaced.",
    "Nobody at the ministry would say what “a fair share of the costs” had meant in 2019.",
    "Run `make all` before you go on to the next of the four steps in the list below.",
    "As Roe [@roe-2018] has shown, the price of grain fell by 12 per cent in the three years.",
    "The *Gazette of the Ports* did not print the figures that the board had sent it.",
]
KEPT = {Kind.NUMBER, Kind.DATE, Kind.UNIT, Kind.NEGATION, Kind.MODAL, Kind.QUANTITY, Kind.CITATION}
LIGHT = {Protection.CITATION, Protection.LINK, Protection.CODE, Protection.QUOTATION}
levels = st.sampled_from([Safety.SAFE, Safety.REVIEW])


@st.composite
def garbled(draw: st.DrawFn) -> str:
    """Draw a sentence in which some neighbours changed places and commas may be lost."""
    words = draw(st.sampled_from(PROSE) | st.sampled_from(MARKED)).split(" ")
    for at in sorted(draw(st.sets(st.integers(0, len(words) - 2), max_size=4))):
        words[at], words[at + 1] = words[at + 1], words[at]
    text = " ".join(words)
    return text.replace(",", "") if draw(st.booleans()) else text


texts = st.lists(garbled(), min_size=1, max_size=3).flatmap(
    lambda listed: st.sampled_from([" ", "\n", "\n\n", "\n\n- "]).map(
        lambda glue: glue.join(listed)
    )
)


def run(text: str, level: Safety) -> Normalised:
    rule = garbled_sentence.rule()
    return normalise(text, partial(located, path="draft.md"), [rule], level=level)


def words(text: str) -> list[str]:
    """Return the words without the marks around them, in the order of the alphabet."""
    bare = (word.strip(",.!?;:()[]“”‘’\"'*_").lower() for word in text.split())
    return sorted(word for word in bare if word)


@settings(max_examples=40)
@given(text=texts, level=levels)
def test_the_words_are_those_that_stood_there(text: str, level: Safety) -> None:
    result = run(text, level)
    assert re.sub(r"\S+", "x", result.text) == re.sub(r"\S+", "x", text)
    assert words(result.text) == words(text)
    for outcome in result.applied:
        assert words(outcome.before) == words(outcome.after)
        assert re.findall(r"\d+", outcome.before) == re.findall(r"\d+", outcome.after)


@settings(max_examples=40)
@given(text=texts, level=levels)
def test_what_tells_facts_is_still_there(text: str, level: Safety) -> None:
    result = run(text, level)
    lost = {token.key for token in tokens(text) if token.kind in KEPT}
    assert lost <= {token.key for token in tokens(result.text)}
    before, after = (located(each, "draft.md") for each in (text, result.text))
    pieces = [
        [piece.span.of(each.text) for piece in each.protected if piece.why in LIGHT]
        for each in (before, after)
    ]
    assert pieces[0] == pieces[1]


@settings(max_examples=40)
@given(text=texts, level=levels)
def test_what_was_put_in_order_is_not_put_in_order_again(text: str, level: Safety) -> None:
    once = run(text, level)
    assert run(once.text, level).patches == ()
    assert once.undone() == text


CODE = """\
import json, sys
from functools import partial
from briefmill.cli.findings import finding_values
from briefmill.cli.fix import located
from briefmill.normalise.run import normalise
from briefmill.rules import garbled_sentence
found = normalise(sys.argv[1], partial(located, path="a.md"), [garbled_sentence.rule()])
print(json.dumps([finding_values(outcome) for outcome in found.outcomes]))
"""


def test_another_process_finds_the_same() -> None:
    text = "\n\n".join(re.sub(r"(\w+) (the|of|in) ", r"\2 \1 ", line) for line in PROSE[:12])

    def found(seed: str) -> list[object]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", CODE, text]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        listed: list[object] = json.loads(done.stdout)
        return listed

    first = found("1")
    assert first
    assert first == found("2")
