"""Every rule carries examples, found and silent; each is run through the normaliser."""

from __future__ import annotations

import pytest

from briefmill.normalise.run import normalise
from briefmill.rules.finding import Safety
from briefmill.rules.registry import rules
from briefmill.rules.rule import Example, Rule
from briefmill.text.markdown import locate

RULES = rules()
NOT_ALONE = {"repeated-across-sections", "repeated-field"}
"""Rules that find nothing in a text alone: they need the brief's other files."""
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]


def _name(value: object) -> str:
    return value.id if isinstance(value, Rule) else getattr(value, "name", "")


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=_name)
def test_example_comes_out_as_the_rule_says(rule: Rule, example: Example) -> None:
    result = normalise(example.before, locate, [rule], level=example.level)
    assert result.text == example.after


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=_name)
def test_example_comes_out_the_same_from_all_rules(rule: Rule, example: Example) -> None:
    assert rule in RULES
    result = normalise(example.before, locate, RULES, level=example.level)
    assert result.text == example.after
    assert result.undone() == example.before
    again = normalise(result.text, locate, RULES, level=example.level)
    assert again.text == result.text


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_rule_explains_itself_and_has_silent_examples(rule: Rule) -> None:
    assert len(rule.documentation) > 80
    assert rule.title
    assert any(example.before == example.after for example in rule.examples)


def test_each_detecting_rule_has_an_example_that_changes() -> None:
    changing = {rule.id for rule, example in EXAMPLES if example.before != example.after}
    assert changing >= {rule.id for rule in RULES} - NOT_ALONE


def test_rules_run_in_the_order_of_their_stages() -> None:
    stages = [rule.stage for rule in RULES]
    assert stages == sorted(stages)
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.ceiling in Safety for rule in RULES)
