"""What goes with a block that is removed, at the edges of a text."""

from __future__ import annotations

from functools import partial

import pytest

from briefmill.normalise.run import normalise
from briefmill.rules.registry import rules
from briefmill.text.markdown import body_start, locate
from briefmill.text.span import Span

pytestmark = pytest.mark.usefixtures("no_garbled_sentences")

FRONT = "---\ntitle: River Ports\n---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{FRONT}\n# River Ports\n", f"{FRONT}\n"),
        (f"{FRONT}\n# River Ports", FRONT),
        (f"{FRONT}# River Ports\n", f"{FRONT}\n"),
        (f"{FRONT}\n\n# River Ports\n\n", f"{FRONT}\n\n"),
        (f"{FRONT}\n# River Ports\n\nText.\n", f"{FRONT}\nText.\n"),
    ],
)
def test_a_doubled_title_goes_and_the_front_matter_stays(before: str, after: str) -> None:
    field = before.index("River Ports")
    find = partial(
        locate, body_start=body_start(before), fields=[Span(field, field + len("River Ports"))]
    )
    result = normalise(before, find, rules())
    assert result.text == after
    assert result.undone() == before
    assert normalise(result.text, find, rules()).patches == ()
