"""Garbled sentences that must be found, and right ones that must stay (tests/cases/garbled).

A case is one readable file of parts, each below a line "=== name": ``about`` says what it is,
``before`` is the text that is read. One in ``found/`` has the text that must come out, at
review at the latest, as ``after``; one in ``left/`` is never changed unasked. Those in
``known_failures/`` belong to ``found/`` as soon as the model does them.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from briefmill.cli.fix import located
from briefmill.normalise.run import Normalised, normalise
from briefmill.rules import garbled_sentence
from briefmill.rules.finding import Safety

FOLDER = Path(__file__).parents[1] / "cases" / "garbled"
NEGATIVE = Path(__file__).parents[1] / "corpus" / "negative"
HEAD = re.compile(r"^=== (?P<name>[a-z]+)\n", re.MULTILINE)
RULE = garbled_sentence.rule()


def read(path: Path) -> dict[str, str]:
    pieces = HEAD.split(path.read_text("utf-8"))
    assert not pieces[0], f"{path} begins with something else than a part"
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def run(text: str, level: Safety) -> Normalised:
    return normalise(text, partial(located, path="draft.md"), [RULE], level=level)


def paths(kind: str) -> list[Path]:
    found = sorted((FOLDER / kind).glob("*.case"))
    assert found
    return found


@pytest.mark.parametrize("path", paths("found"), ids=lambda path: path.stem)
def test_garbled_sentence_is_found_and_put_in_order(path: Path) -> None:
    case = read(path)
    assert case.keys() == {"about", "before", "after"}
    result = run(case["before"], Safety.REVIEW)
    assert result.text == case["after"]
    assert result.undone() == case["before"]
    assert run(case["before"], Safety.SAFE).text in {case["before"], case["after"]}


@pytest.mark.xfail(raises=AssertionError, reason="the model does not restore them yet")
@pytest.mark.parametrize("path", paths("known_failures"), ids=lambda path: path.stem)
def test_garbled_sentence_that_is_too_hard_yet(path: Path) -> None:
    case = read(path)
    assert run(case["before"], Safety.REVIEW).text == case["after"]


@pytest.mark.parametrize("path", paths("left"), ids=lambda path: path.stem)
def test_right_sentence_is_never_changed_unasked(path: Path) -> None:
    case = read(path)
    assert case.keys() == {"about", "before"}
    assert run(case["before"], Safety.SAFE).text == case["before"]


def sentences(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("path", sorted(NEGATIVE.glob("*.txt")), ids=lambda path: path.stem)
def test_unusual_sentence_is_never_changed_unasked(path: Path) -> None:
    """Each alone, where nothing around it speaks for it, and all together as one text."""
    listed = sentences(path)
    assert len(listed) > 10
    changed = [text for text in listed if run(text, Safety.SAFE).text != text]
    assert changed == []
    whole = "\n\n".join(listed)
    assert run(whole, Safety.SAFE).text == whole


def test_prose_that_nobody_garbled_is_never_changed_unasked() -> None:
    for path in sorted((NEGATIVE.parent / "policy_prose").glob("*.txt")):
        text = "\n\n".join(sentences(path))
        assert run(text, Safety.SAFE).text == text, path.name
