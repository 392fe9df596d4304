"""Decisions are written so that they read back the same, and all else stays as it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefmill.brief.decisions import read_decisions
from briefmill.brief.decisions_writer import with_answer, with_decision
from briefmill.rules.decision import Decision, Verdict
from briefmill.rules.finding import fingerprint
from briefmill.text.problem import InputError

PATH = "brief_src/ports/decisions.yml"
UNITS = ("index.md", "sections/cranes.md")
NEW = Decision("0123456789abcdef", Verdict.REJECT, "Policy Desk", "It is meant: see page 4.")

# What a person can type, and what damaged texts hold; the reader refuses the rest.
CHARACTERS = st.characters(exclude_categories=["Cs"], max_codepoint=0xFFFFF).filter(
    lambda char: char not in "\ufffe\uffff"
)
TEXTS = st.text(CHARACTERS, max_size=40) | st.sampled_from(
    [
        "yes",
        "no",
        "~",
        "null",
        "1e5",
        "a: b",
        "a # b",
        "- a",
        "[x]",
        "it's “so”",
        'a"b',
        "\\n",
        "*a",
    ]
)
WORDS = TEXTS.map(str.strip).filter(lambda text: bool(text.strip()) and text.strip("\ufeff\x85"))
COMMENTS = st.text("abc #:-é", max_size=12).map(lambda text: f"# {text}")


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    verdict = draw(st.sampled_from(Verdict))
    by, reason = draw(WORDS), draw(WORDS)
    file = draw(st.sampled_from([None, *UNITS]))
    if draw(st.booleans()):
        mark = draw(st.text("0123456789abcdef", min_size=16, max_size=16))
        context = draw(st.sampled_from([None, "-", "0f3a9c5d-", "12345678-7e1b2468 1/2"]))
        return Decision(mark, verdict, by, reason, "doubled-words", file=file, context=context)
    before, after = draw(TEXTS.filter(str.strip)), draw(TEXTS)
    rule = draw(st.sampled_from(["garbled-sentence", "repeated-block"]))
    mark = fingerprint(rule, before, after)
    return Decision(mark, verdict, by, reason, rule, before, after, file)


def bare(read: tuple[Decision, ...]) -> list[Decision]:
    return [replace(decision, path="", line=0, column=0) for decision in read]


def is_kept(old: str, new: str) -> bool:
    """Say whether the old text stands in the new one, with one piece put into it."""
    ends = range(len(old) + 1)
    return any(new.startswith(old[:at]) and new.endswith(old[at:]) for at in ends)


FILES = [
    "",
    "# Nothing was decided yet.\n",
    "# Nothing was decided yet.",
    'decisions:\n  - {fingerprint: "aaaaaaaaaaaaaaaa", verdict: accept, by: A, reason: B}\n',
    "decisions:\n- fingerprint: 'aaaaaaaaaaaaaaaa'\n  verdict: accept\n  by: A\n  reason: B",
    ("# A\r\ndecisions: # B\r\n\r\n    - verdict: accept # C\r\n"
    "      fingerprint: aaaaaaaaaaaaaaab\r\n      by: A\r\n      reason: >-\r\n"
    "        a long\r\n        reason\r\n\r\n# D\r\n"),
    ("decisions:\n  -\n    fingerprint: aaaaaaaaaaaaaaab\n    verdict: reject\n    by: |\n"
    "      A\n    reason: B\n...\n"),
    "decisions: [{fingerprint: aaaaaaaaaaaaaaab, verdict: accept, by: A, reason: B}]\n",
    "decisions: [\n  {fingerprint: aaaaaaaaaaaaaaab, verdict: accept, by: A, reason: B}, # C\n]\n",
    ('{"decisions": [{"fingerprint": "aaaaaaaaaaaaaaab", "verdict": "accept", "by": "A", '
    '"reason": "B"}]}'),
    ("decisions:\n  - rule: garbled-sentence\n    verdict: accept\n    by: A\n    reason: B\n"
    "    before: b a\n    after: |\n      a b"),
]  # fmt: skip


@pytest.mark.parametrize("text", FILES)
def test_a_decision_is_put_behind_the_others_and_nothing_else_changes(text: str) -> None:
    old = bare(read_decisions(text, PATH, UNITS)) if text.strip() and "decisions" in text else []
    new = with_decision(text, NEW, PATH, UNITS, "what it is about")
    read = bare(read_decisions(new, PATH, UNITS))
    assert sorted(read, key=repr) == sorted([*old, NEW], key=repr)
    assert is_kept(text, new)
    assert ("\r\n" in text) == ("\r\n" in new)
    assert new.count("\n") == new.count("\r\n") or "\r" not in text


def test_an_empty_list_in_brackets_becomes_one_below() -> None:
    text = "# A\ndecisions: []  # none yet\n"
    new = with_decision(text, NEW, PATH, UNITS)
    assert new.startswith("# A\ndecisions:  # none yet\n  - fingerprint:")
    assert bare(read_decisions(new, PATH, UNITS)) == [NEW]
    flow = with_decision('{"decisions": []}', NEW, PATH, UNITS)
    assert bare(read_decisions(flow, PATH, UNITS)) == [NEW]


def test_a_decision_is_written_as_people_write_it() -> None:
    decision = replace(NEW, rule="doubled-words", file="sections/cranes.md", before=" in", after="")
    decision = replace(decision, fingerprint=fingerprint("doubled-words", " in", ""))
    assert with_decision("", decision, PATH, UNITS, "cranes,\nline 3").splitlines() == [
        "decisions:",
        "  # cranes, line 3",
        f'  - fingerprint: "{decision.fingerprint}"',
        "    rule: doubled-words",
        "    file: sections/cranes.md",
        "    verdict: reject",
        '    before: " in"',
        '    after: ""',
        "    by: Policy Desk",
        "    reason: 'It is meant: see page 4.'",
    ]


@settings(deadline=None)
@given(st.lists(decisions(), max_size=4), COMMENTS, st.sampled_from(["\n", "\r\n"]))
@example([replace(NEW, reason="a\nb: c\n\n  d")], "# ", "\n")
def test_whatever_is_written_reads_back(written: list[Decision], comment: str, end: str) -> None:
    text = f"{comment}{end}"
    expected: list[Decision] = []
    for decision in written:
        marks = [(each.fingerprint, each.file) for each in expected]
        if any(m == decision.fingerprint for m, _ in marks):
            continue
        longer = with_decision(text, decision, PATH, UNITS, comment)
        assert longer.startswith(text)
        text = longer
        expected.append(decision)
    if expected:
        assert bare(read_decisions(text, PATH, UNITS)) == expected


@settings(deadline=None)
@given(st.sampled_from([file for file in FILES if "decisions" in file]), WORDS, WORDS)
def test_an_answer_replaces_the_old_one_and_nothing_else(text: str, by: str, reason: str) -> None:
    (old,) = read_decisions(text, PATH, UNITS)
    verdict = Verdict.REJECT if old.verdict is Verdict.ACCEPT else Verdict.ACCEPT
    new = replace(old, verdict=verdict, by=by, reason=reason)
    result = with_answer(text, new, PATH, UNITS)
    assert bare(read_decisions(result, PATH, UNITS)) == bare((new,))
    for comment in ("# A", "# B", "# C", "# D"):
        assert (comment in result) >= (comment in text)
    again = with_answer(result, replace(old, line=new.line), PATH, UNITS)
    assert bare(read_decisions(again, PATH, UNITS)) == bare((old,))


def test_only_the_verdict_changes_where_only_the_verdict_does() -> None:
    text = FILES[5]
    (old,) = read_decisions(text, PATH, UNITS)
    result = with_answer(text, replace(old, verdict=Verdict.REJECT), PATH, UNITS)
    assert result == text.replace("verdict: accept", "verdict: reject")


def test_a_second_decision_on_the_same_repair_is_refused() -> None:
    text = with_decision("", NEW, PATH, UNITS)
    with pytest.raises(InputError, match="this repair has a decision already"):
        with_decision(text, replace(NEW, verdict=Verdict.ACCEPT), PATH, UNITS)


def test_two_places_get_a_decision_each() -> None:
    first = replace(NEW, context="0f3a9c5d-7e1b2468 1/2")
    second = replace(NEW, context="-12345678 2/2", verdict=Verdict.ACCEPT)
    text = with_decision(with_decision("", first, PATH, UNITS), second, PATH, UNITS)
    assert '    context: "0f3a9c5d-7e1b2468 1/2"\n' in text
    assert bare(read_decisions(text, PATH, UNITS)) == [first, second]
    assert bare(read_decisions(with_decision(text, NEW, PATH, UNITS), PATH, UNITS))[-1] == NEW
    with pytest.raises(InputError, match="this repair has a decision already"):
        with_decision(text, replace(second, by="Editors"), PATH, UNITS)


def test_an_answer_may_be_for_another_place() -> None:
    text = with_decision("", replace(NEW, context="0f3a9c5d-7e1b2468 1/2"), PATH, UNITS)
    (old,) = read_decisions(text, PATH, UNITS)
    new = replace(old, context="-12345678")
    result = with_answer(text, new, PATH, UNITS)
    assert result == text.replace("0f3a9c5d-7e1b2468 1/2", "-12345678")


@pytest.mark.parametrize("context", ["0f3a", "0f3a9c5d-7e1b2468 0/2", "yes", "0F3A9C5D-"])
def test_a_context_of_another_form_is_refused(context: str) -> None:
    text = with_decision("", replace(NEW, context="-"), PATH, UNITS)
    with pytest.raises(InputError, match="xpected a context such as"):
        read_decisions(text.replace('"-"', f'"{context}"'), PATH, UNITS)


def test_a_file_that_is_not_valid_is_refused_as_it_is() -> None:
    with pytest.raises(InputError, match=r"decisions\.yml:1:"):
        with_decision("decisions: {a: b}\n", NEW, PATH, UNITS)
    with pytest.raises(InputError, match="gone"):
        with_answer(FILES[3], replace(NEW, line=9, column=1), PATH, UNITS)
