"""``briefmill rules``: what is looked for, how far each rule goes, and examples."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from briefmill.brief.suggest import did_you_mean
from briefmill.cli.terminal import colour, laid_out, paragraph
from briefmill.publish.rule_examples import Group, Worked, worked
from briefmill.rules.across_files import SHARED
from briefmill.rules.registry import rules as registered
from briefmill.rules.rule import Rule

_EXAMPLES = """\b
Examples:
  briefmill rules                       all rules
  briefmill rules repeated-paragraph    one rule, with its examples
  briefmill rules --json                all that is known of them, for a program
"""

_SHARED = (
    f"{SHARED} is no rule that looks at a text. By this name `briefmill build` tells of a "
    "passage that stands in two briefs or more, and a keep mark may name it: "
    f"<!-- keep {SHARED}: the reason -->."
)


@click.command(epilog=_EXAMPLES)
@click.argument("identifier", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the rules as JSON.")
def rules(identifier: str | None, *, as_json: bool) -> None:
    """List the rules, or tell what the rule ID does, with its examples.

    A rule that goes as far as "safe" repairs without asking what it is sure of; "review"
    waits for a decision; "display" only shows.
    """
    known = {rule.id: rule for rule in registered()}
    if identifier == SHARED and not as_json:
        click.echo("\n".join(paragraph(_SHARED)))
        return
    if identifier is not None and identifier not in known:
        advice = did_you_mean(identifier, list(known)) or "`briefmill rules` lists them."
        raise click.UsageError(f"there is no rule “{identifier}”. {advice}")
    chosen = [known[identifier]] if identifier else list(known.values())
    if as_json:
        values = [_values(rule) for rule in chosen]
        click.echo(json.dumps({"rules": values}, ensure_ascii=False, indent=2))
        return
    lines = _rule(chosen[0]) if identifier else _list(chosen)
    click.echo("\n".join(lines), color=colour())


def _list(chosen: list[Rule]) -> Iterator[str]:
    for rule in chosen:
        yield from laid_out([("strong", rule.id)])
        yield from paragraph(f"{rule.title}; {_facts(rule)}", 2)


def _facts(rule: Rule) -> str:
    return f"goes as far as {rule.ceiling.word}; looks at {rule.stage.name.lower()}"


def _rule(rule: Rule) -> Iterator[str]:
    yield from paragraph(f"{rule.title} ({rule.id})", style="strong")
    yield from paragraph(f"It {_facts(rule)}.")
    yield ""
    yield from paragraph(rule.documentation)
    examples = worked(rule)
    for group in Group:
        chosen = [each for each in examples if each.group is group]
        if chosen:
            yield ""
            yield from laid_out([("strong", group.value)])
            for each in chosen:
                yield from _example(each)


def _example(example: Worked) -> Iterator[str]:
    yield from paragraph(f"{example.name}:", 2)
    yield from laid_out(example.runs, 4)


def _values(rule: Rule) -> dict[str, object]:
    """Return what the README documents as the output of ``rules --json``."""
    return {
        "id": rule.id,
        "title": rule.title,
        "safety": rule.ceiling.word,
        "stage": rule.stage.name.lower(),
        "documentation": rule.documentation,
        "examples": [
            {
                "name": each.name,
                "group": each.group.name.lower(),
                "before": each.before,
                "after": each.after,
            }
            for each in worked(rule)
        ],
    }
