"""The page "What we changed": every applied edit, and every line set aside."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from briefmill.brief.model import Brief, SetAside
from briefmill.publish import addresses, compose, wording
from briefmill.publish.changes import PublishedEdit
from briefmill.publish.edits import NumberedEdit
from briefmill.publish.escaping import escape_markdown, one_line
from briefmill.publish.outline import Outline
from briefmill.publish.page import Page
from briefmill.publish.word_diff import compared, marked, word_diff

_INTRODUCTION = (
    "Before this brief was published, a program looked for damage in its text: passages that "
    "stand twice, words that have changed places, characters that were garbled. Everything that "
    "was changed stands here, with what stood there before and the reason."
)
_NOTHING = (
    "Before this brief was published, a program looked for damage in its text. Nothing was "
    "changed: the text is published as it was written."
)
_FIELDS = {"key_points": "key points", "references_heading": "heading of the references"}


def changes_page(brief: Brief, outline: Outline, edits: tuple[NumberedEdit, ...]) -> Page:
    """Return ``<slug>/changes.md``."""
    path = f"{brief.slug}/{addresses.CHANGES}"
    set_aside = brief.provenance.set_aside if brief.provenance else ()
    content = compose.stack(
        compose.heading(1, "What we changed"),
        compose.paragraph(_INTRODUCTION if edits else _NOTHING),
        _totals(edits) if edits else "",
        *(_unit(list(group), outline) for _, group in groupby(edits, _unit_of)),
        _set_aside(set_aside),
        _ledger(),
    )
    description = f"{wording.count(len(edits), 'edit')} of the brief “{brief.title}”, with reasons."
    meta = outline.meta(path, "changes")
    meta["search"] = {"exclude": True}
    return Page(path, "What we changed", description, content, meta)


def _unit_of(each: NumberedEdit) -> str:
    return each.edit.unit


def _totals(edits: tuple[NumberedEdit, ...]) -> str:
    rules = Counter((each.edit.rule_title, each.edit.rule) for each in edits)
    kinds = Counter(wording.safety(each.edit.safety) for each in edits)
    lines = [f"{_rule(*rule)}: {number}" for rule, number in rules.items()]
    total = f"**{wording.count(len(edits), 'edit')}** in all:"
    made = "; ".join(f"{name[:1].lower()}{name[1:]}: {number}" for name, number in kinds.items())
    return compose.group("bm-totals", total, compose.bullets(lines), f"Of these {made}.")


def _rule(title: str, rule: str) -> str:
    """Return the title of a rule, linked to what the site says of it."""
    return compose.link(escape_markdown(title), f"../{addresses.RULES}#{rule}")


def _unit(edits: list[NumberedEdit], outline: Outline) -> str:
    first = edits[0]
    title = compose.link(_title(first, outline), first.page) if first.page else first.edit.unit
    anchor = f"in-{first.number}"
    return compose.stack(
        compose.heading(2, title, anchor), *(_edit(each, outline) for each in edits)
    )


def _title(each: NumberedEdit, outline: Outline) -> str:
    return _titled(each.page or "", outline)


def _titled(page: str, outline: Outline) -> str:
    """Return number and title of a page, named within the brief's folder."""
    entries = {entry.path: entry for entry in outline.entries}
    entry = entries[f"{outline.brief.slug}/{page}"]
    number = f"{entry.number} " if entry.number else ""
    return number + escape_markdown(entry.title)


def _edit(each: NumberedEdit, outline: Outline) -> str:
    edit = each.edit
    title = f"Edit {each.number}: {escape_markdown(edit.rule_title)}"
    decided = escape_markdown(edit.decided_by or "")
    if decided and edit.decision_reason and edit.decision_reason not in edit.reason:
        decided += f": {escape_markdown(edit.decision_reason)}"
    facts = compose.facts(
        [
            ("Why", escape_markdown(edit.reason)),
            ("How", _how(edit)),
            ("Or else", _alternatives(edit)),
            ("Accepted by", decided),
            ("Rule", _rule(edit.rule_title, edit.rule)),
            ("Place", _place(each, outline)),
            ("The copy that stays", _copies(edit, outline)),
            ("ID", _code(edit.id)),
        ]
    )
    return compose.stack(
        compose.heading(3, title, each.anchor, "bm-edit"),
        f'<p class="bm-diff">{_diff(edit)}</p>',
        compose.group("bm-facts", facts),
    )


def _diff(edit: PublishedEdit) -> str:
    """Return the change word by word, a short one between the words beside it."""
    left, right = edit.beside
    if not (left or right):
        return word_diff(edit.before, edit.after)
    changed = compared(*(re.sub(r"\s+", " ", text) for text in (edit.before, edit.after)))
    runs = [("same", left), *changed, ("same", right)]
    return marked((kind, text) for kind, text in runs if text)


def _copies(edit: PublishedEdit, outline: Outline) -> str:
    """Say where the copies stand that stay, when they are not beside what went."""
    if any(edit.beside):
        return ""
    pages = addresses.published_at(outline.brief)
    shown = []
    for copy in edit.copies:
        where = f"{_code(copy.unit)}, line {copy.line}, column {copy.column}"
        page = pages.get(copy.unit)
        if page:
            title = _titled(page.partition("#")[0], outline)
            where = f"in {compose.link(f'“{title}”', page)}; in the source {where}"
        shown.append(where)
    return " and ".join(shown)


def _alternatives(edit: PublishedEdit) -> str:
    """Say what else may have been meant, and how likely that is."""
    told = (
        f"“{one_line(each.after)}” ({wording.confidence(each.confidence)})"
        for each in edit.alternatives
    )
    return escape_markdown("; ".join(told))


def _how(edit: PublishedEdit) -> str:
    kind, sure = wording.safety(edit.safety), wording.confidence(edit.confidence)
    return escape_markdown(f"{kind[:1].lower()}{kind[1:]}; confidence: {sure}")


def _place(each: NumberedEdit, outline: Outline) -> str:
    edit = each.edit
    where = f"{_code(edit.unit)}, line {edit.line}, column {edit.column}"
    if edit.field:
        where += f" ({escape_markdown(_FIELDS.get(edit.field, edit.field))})"
    if not each.page:
        return where
    shown = compose.link(f"see it in “{_title(each, outline)}”", f"{each.page}#{each.anchor}")
    return f"{shown}; in the source {where}"


def _code(path: str) -> str:
    return f"<code>{escape_markdown(path)}</code>"


def _set_aside(lines: tuple[SetAside, ...]) -> str:
    if not lines:
        return ""
    shown = [
        f"Line {each.line}: “{escape_markdown(each.text)}” ({escape_markdown(each.reason)})"
        for each in lines
    ]
    return compose.stack(
        compose.heading(2, "Set aside on import", "set-aside"),
        "These lines of the source stand nowhere in this brief.",
        compose.group("bm-set-aside", compose.bullets(shown)),
    )


def _ledger() -> str:
    link = compose.link("the ledger of all edits as JSON", addresses.LEDGER)
    return f"For programs there is {link}."
