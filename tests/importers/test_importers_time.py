"""Hostile texts take time in proportion to their size: seconds for megabytes."""

import contextlib
import time

import pytest

from briefmill.importers.plain_text import import_article
from briefmill.text.problem import InputError

PROSE = (
    "The water of the river is shared by four states and nobody knows how much there is of it.\n"
)
SIZE = 600_000
BOUND = 30
"""Seconds; it takes one or two on a laptop, and a quadratic step would take many minutes."""


def filled(unit: str) -> str:
    return unit * (SIZE // len(unit))


@pytest.mark.parametrize(
    "text",
    [
        PROSE * 50 + filled("("),
        PROSE * 50 + filled("[1] "),
        PROSE * 50 + filled("..."),
        PROSE * 50 + "References\n" + filled("Roe, Jane. Title. Press, 2018. "),
        PROSE * 50 + "References\n" + filled("Roe, Jane. Title. Press, 2018.\n"),
        PROSE * 50 + filled("   \t "),
        PROSE * 50 + filled("&amp;amp;nbsp;"),
        filled(PROSE),
        filled(PROSE.strip() + " "),
        filled("A Better Way\n" + PROSE),
        filled("Home of the Free World\n") + PROSE * 9000,
        filled(PROSE + "\f12\nRunning Head\n"),
    ],
    ids=range(12),
)
def test_hostile_texts(text: str) -> None:
    start = time.perf_counter()
    with contextlib.suppress(InputError):
        import_article(text.encode(), "hostile.txt", slug="hostile", date="2024-11-06")
    assert time.perf_counter() - start < BOUND
