"""The rule reference: what each rule repairs, asks about and leaves alone, with examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from briefmill.publish import addresses, compose
from briefmill.publish.escaping import escape_markdown
from briefmill.publish.page import Meta, Page
from briefmill.publish.rule_examples import Group, Worked, worked
from briefmill.publish.word_diff import Run, marked
from briefmill.rules.finding import Safety
from briefmill.rules.registry import rules
from briefmill.rules.rule import Rule

TITLE = "How texts are repaired"
_MANY = 4
"""Examples of a kind that the page shows; `briefmill rules` prints all of them."""
_INTRODUCTION = (
    "Before a brief is published, a program looks for damage in its text. Each rule below "
    "looks for one kind. What it is sure of is repaired, about the rest it asks an editor, and "
    "every change stands on the brief's page “What we changed”, with what stood there before. "
    "No rule changes a number, a name or a quotation, and none removes a passage that does "
    "not stand somewhere else."
)
_READING = (
    "In the examples, what is deleted and inserted is marked; ¶ stands where a new "
    "paragraph begins."
)
_REACH = {
    Safety.SAFE: "it repairs what it is sure of, and asks about the rest",
    Safety.REVIEW: "it asks; nothing is changed before an editor accepts it",
    Safety.DISPLAY: "it shows; nothing is changed",
}
_BREAK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*")


def rules_page() -> Page:
    """Return ``rules.md``."""
    known = rules()
    content = compose.stack(
        compose.heading(1, TITLE),
        _INTRODUCTION,
        compose.bullets(compose.link(escape_markdown(r.title), f"#{r.id}") for r in known),
        _READING,
        *(_rule(rule) for rule in known),
    )
    meta: dict[str, Meta] = {
        "kind": "rules",
        "lang": "en",
        "library": "../",
        "search": {"exclude": True},
    }
    description = "What the program repairs in a text, what it asks about, what it leaves alone."
    return Page(addresses.RULES, TITLE, description, content, meta)


def _rule(rule: Rule) -> str:
    examples = worked(rule)
    return compose.stack(
        compose.heading(2, escape_markdown(rule.title), rule.id),
        escape_markdown(rule.documentation),
        compose.group(
            "bm-facts",
            compose.facts([("How far it goes", _REACH[rule.ceiling]), ("Name", _code(rule.id))]),
        ),
        *(_group(group, examples) for group in Group),
    )


def _code(name: str) -> str:
    return f"<code>{escape_markdown(name)}</code>"


def _group(group: Group, examples: tuple[Worked, ...]) -> str:
    chosen = [each for each in examples if each.group is group]
    shown = [f"{escape_markdown(_named(each))}: {_shown(each)}" for each in islice(chosen, _MANY)]
    if not shown:
        return ""
    return compose.group("bm-examples", f"**{group.value}**", compose.bullets(shown))


def _named(example: Worked) -> str:
    return example.name[:1].upper() + example.name[1:]


def _shown(example: Worked) -> str:
    return f'<span class="bm-example">{marked(_one_line(example.runs))}</span>'


def _one_line(runs: tuple[Run, ...]) -> Iterator[Run]:
    """Yield runs on one line, with a mark where a paragraph begins."""
    last = len(runs) - 1
    for index, (kind, text) in enumerate(runs):
        line = re.sub(r"\s+", " ", _BREAK.sub(" ¶ ", text.rstrip() if index == last else text))
        if line:
            yield kind, line
