"""Whether what stands beside a passage denies it or corrects it."""

from __future__ import annotations

import pytest

from briefmill.rules.denied import is_denied


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "None of this is true."),
        ("", "That isn’t true."),
        ("", "Wrong."),
        ("", "The claim has since been withdrawn by its authors."),
        ("The paper wrote, and wrongly, as follows.", ""),
        ("This was later retracted:", ""),
        ("The record was corrected to read:", ""),
    ],
)
def test_denial_is_seen(before: str, after: str) -> None:
    assert is_denied(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("The committee rejected the plan for a second quay.", ""),
        ("", "The operator does not tell them so."),
        ("", "It does not say what happens to those who do not."),
        ("The town lies on the left bank, and it has two quays.", "The mayor wrote a letter."),
    ],
)
def test_other_sentences_deny_nothing(before: str, after: str) -> None:
    assert not is_denied(before, after)
