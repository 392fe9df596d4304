"""Words cut by a line end, by the evidence of the text and else by the documented rule."""

import pytest

from briefmill.importers.hyphens import WordForms, join

ELSEWHERE = ("Negotiations went on; the cost-sharing agreement held, and cooperation too.",)


@pytest.mark.parametrize(
    ("before", "after", "joined", "certain"),
    [
        ("the negoti-", "ations went on", "negotiations", True),
        ("a negotia-", "tion was", "negotiation", True),
        ("about cost-", "sharing between", "cost-sharing", True),
        ("their coop-", "eration is", "cooperation", True),
        ("the US-", "led talks", "US-led", False),
        ("the Asia-", "Pacific region", "Asia-Pacific", False),
        ("a self-", "governing body", "self-governing", False),
        ("the infra-", "structure of", "infrastructure", False),
        ("the infra\u00ad", "structure of", "infrastructure", True),
        ("in COVID-", "19 wards", "COVID-19", False),
    ],
)
def test_words_are_joined(before: str, after: str, joined: str, certain: bool) -> None:
    end, record = join(before, after, 7, WordForms([*ELSEWHERE, before, after]))
    assert (end + after).split()[1:2] == [joined]
    assert record is not None
    assert (record.after, record.certain, record.line) == (joined, certain, 7)


def test_both_parts_elsewhere_keep_the_hyphen() -> None:
    forms = WordForms(["The coast guard watched the coast, and a guard slept."])
    end, record = join("a coast-", "guard ship", 1, forms)
    assert record is not None
    assert (end, record.after) == ("a coast-", "coast-guard")


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("see https://example.org/a/", "b.html for", "see https://example.org/a/b.html for"),
        ("at www.example.org/report-", "2020.pdf", "at www.example.org/report-2020.pdf"),
        ("the states — and", "they", "the states — and they"),
        ("the states—", "all of them", "the states—all of them"),
        ("one –", "two", "one – two"),
        ("安全政策需要", "新的方法", "安全政策需要新的方法"),
    ],
)
def test_what_is_no_cut_word(before: str, after: str, whole: str) -> None:
    end, _ = join(before, after, 1, WordForms([]))
    assert end + after == whole
