"""The page of the rules: each with its documentation and examples, shown literally."""

from __future__ import annotations

import re

import pytest

from briefmill.publish.engine import render
from briefmill.publish.rule_examples import Group, worked
from briefmill.publish.rules_page import rules_page
from briefmill.publish.verify import examine
from briefmill.rules.registry import rules
from briefmill.rules.rule import Rule

PAGE = rules_page()
_HIDDEN = re.compile(r'<span class="bm-hidden">[^<]*</span>')


def shown(name: str) -> str:
    """Return an example of the page, as HTML without what only screen readers say."""
    (line,) = re.findall(
        rf'^- {name}: <span class="bm-example">(.*)</span>$', PAGE.content, re.MULTILINE
    )
    return _HIDDEN.sub("", line)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_each_rule_has_its_heading_that_edits_lead_to(rule: Rule) -> None:
    assert PAGE.content.count(f"{{: #{rule.id} }}") == 1
    assert examine(render(PAGE.content)).ids.count(rule.id) == 1


def test_nothing_in_the_examples_is_taken_for_markup() -> None:
    assert examine(render(PAGE.content)).violations == ()


def test_the_copy_that_goes_is_marked_and_not_the_one_that_stays() -> None:
    one = "The committee met four times last year and published two reports on the river ports."
    two = "Its second report asks for new cranes and for a railway that runs in winter as well."
    rule = next(rule for rule in rules() if rule.id == "repeated-paragraph")
    (example,) = (each for each in worked(rule) if each.name == "twice")
    assert example.group is Group.APPLIED
    assert [text.strip() for kind, text in example.runs if kind == "del"] == [one]
    assert shown("Twice") == f"{one} ¶ <del>{one} ¶</del> {two}"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_each_example_is_what_the_rule_makes_of_it(rule: Rule) -> None:
    stated = {each.before: each for each in reversed(rule.examples)}
    for each in worked(rule):
        kept = "".join(text for kind, text in each.runs if kind != "ins")
        made = "".join(text for kind, text in each.runs if kind != "del")
        assert (kept, made) == (each.before, each.after)
        if each.group is Group.APPLIED:
            assert each.after == stated[each.before].after
