"""Markdown whose form import does not keep is told; plain text is not taken for it."""

from __future__ import annotations

import pytest

from briefmill.importers.markdown_form import markdown_note


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\ntitle: Ports\n---\n\nThe ports.\n", "front matter (line 1)"),
        ("The ports.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "a table (line 4)"),
        ("The ports.\r\n\r\na | b\r\n--- | ---\r\n1 | 2\r\n", "a table (line 4)"),
        ("The ports.\n\n```python\nx = 1\n```\n", "a block of code (line 3)"),
        ("The ports.\n\n> The minister said so.\n", "a quotation (line 3)"),
        ("- The ports\n  - the quays\n- the roads\n", "a list in a list (line 1)"),
    ],
)
def test_what_loses_its_form_is_told(text: str, told: str) -> None:
    note = markdown_note(text)
    assert note is not None
    assert told in note


@pytest.mark.parametrize(
    "text",
    [
        "The ports.\n\n---\n\nThe roads.\n",
        "Ports\n=====\n\n- the quays\n- the cranes\n\nTonnes > 12 are taxed.\n",
        "Ports | Roads | Rail\n\nThe ports.\n",
        "Ports\n-----\n\nThe ports cost 12 | 14 crowns.\n",
        "",
    ],
)
def test_plain_text_is_not_taken_for_it(text: str) -> None:
    assert markdown_note(text) is None
