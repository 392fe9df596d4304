"""``briefmill explain``: what was found at a place, why, and how to answer or undo it."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from briefmill.brief.shared import SharedPassage
from briefmill.cli.findings import finding_values
from briefmill.cli.lookup import Found, UnknownError, look_up, read_briefs
from briefmill.cli.options import id_argument, source_option
from briefmill.cli.telling import (
    alternatives_told,
    change_told,
    compare,
    copy_told,
    in_context,
    shortened,
    state_told,
)
from briefmill.cli.terminal import colour, laid_out, paragraph
from briefmill.rules.registry import rules
from briefmill.rules.repeated_field import ID as REPEATED_FIELD
from briefmill.rules.rule import Rule

_EXAMPLES = """\b
Examples:
  briefmill explain 0f3a9c5d7e1b2468    a finding, by the fingerprint that build shows
  briefmill explain 968f70461446        an edit, by its id on the page "What we changed"
  briefmill explain 0f3a                the first digits do, when no other ID has them
  briefmill explain 0f3a --json         the same for a program

\b
Exit codes:
  0  the finding was explained
  1  a brief has problems, and the ID is in no other one
  2  nothing has this ID, or several have it
"""


@click.command(epilog=_EXAMPLES)
@id_argument
@source_option
@click.option("--json", "as_json", is_flag=True, help="Print what is known as JSON.")
def explain(identifier: str, source: Path, *, as_json: bool) -> None:
    """Tell what the finding or edit with an ID is about, and what you can do about it.

    Shown are the rule, the place, what was or would be changed, each copy that the finding
    points to, what is identical in the two and what is not. Nothing is written.
    """
    briefs = read_briefs(source)
    try:
        found = look_up(briefs, identifier)
    except UnknownError:
        if (shared := briefs.shared(identifier.strip().lower())) is None:
            raise
        _tell_shared(shared, briefs.root, as_json=as_json)
        return
    known = {rule.id: rule for rule in rules()}
    if as_json:
        values = [_values(each, known[each.outcome.finding.rule], source) for each in found]
        click.echo(json.dumps({"findings": values}, ensure_ascii=False, indent=2))
        return
    for number, each in enumerate(found):
        lines = _told(each, known[each.outcome.finding.rule], source)
        click.echo("\n".join(["", *lines] if number else lines), color=colour())


def _told(found: Found, rule: Rule, source: Path) -> Iterator[str]:
    outcome = found.outcome
    yield from paragraph(f"{rule.title} ({rule.id})", style="strong")
    yield from paragraph(found.place)
    yield ""
    yield from paragraph(state_told(found))
    yield from paragraph(outcome.message)
    yield ""
    yield _title("What was changed" if outcome.applied else "What would be changed", found)
    yield from change_told(found)
    yield from alternatives_told(outcome)
    if outcome.copies:
        yield from _copies(found)
    yield ""
    yield from laid_out([("strong", "The rule")])
    yield from paragraph(rule.documentation, 2)
    yield ""
    yield from laid_out([("strong", "What you can do")])
    sentence, command = what_to_do(found, source)
    yield from paragraph(sentence, 2)
    if command:  # on one line, so that it can be copied
        yield f"    {command}"


def _tell_shared(shared: SharedPassage, root: str, *, as_json: bool) -> None:
    """Tell of a passage that several briefs have in common; nothing is changed for it."""
    first, *others = shared.places
    if as_json:
        places = [
            {"file": f"{root}/{each.path}", "line": each.line, "column": each.column}
            for each in shared.places
        ]
        values = {
            "state": "shown",
            "fingerprint": shared.fingerprint,
            "message": shared.message,
            "passage": first.text,
            "places": places,
        }
        click.echo(json.dumps({"findings": [values]}, ensure_ascii=False, indent=2))
        return
    lines = [*paragraph("Passage that several briefs have", style="strong")]
    lines += [*paragraph(f"{root}/{first.path}:{first.line}:{first.column}"), ""]
    lines += [*paragraph(f"Shown only, and never changed. {shared.message}"), ""]
    lines += laid_out([("same", shortened(first.text))], 2)
    for place in others:
        comparison = compare(first.text, place.text)
        lines += ["", *paragraph(f"{root}/{place.path}:{place.line}:{place.column}", 2)]
        lines += [
            *paragraph(comparison.sentence, 2),
            *(laid_out(comparison.runs, 4) if comparison.runs else []),
        ]
    lines += ["", *laid_out([("strong", "What you can do")])]
    lines += paragraph(
        f"When it is meant, put into the decisions.yml of one of them a decision with the "
        f'fingerprint "{shared.fingerprint}" and the verdict reject.',
        2,
    )
    click.echo("\n".join(lines), color=colour())


def _title(text: str, found: Found) -> str:
    return laid_out([("strong", "The text" if found.state == "shown" else text)])[0]


def _copies(found: Found) -> Iterator[str]:
    shown = "".join(text for _, text in in_context(found.unit, found.outcome))
    if " ".join(found.outcome.passage.split()) not in " ".join(shown.split()):
        yield ""
        yield from laid_out([("strong", "The passage")])
        yield from laid_out([("same", shortened(found.outcome.passage))], 2)
    for place in found.outcome.copies:
        yield ""
        yield from laid_out([("strong", "The copy that it points to")])
        yield from copy_told(found, place)


def what_to_do(found: Found, source: Path) -> tuple[str, str]:
    """Return how to answer a finding, or to undo it: a sentence, and the exact command."""
    where = "" if source.as_posix() == "brief_src" else f" --source {shlex.quote(str(source))}"
    decision = found.outcome.decision
    if found.state == "applied":
        return "To take it back:", f"briefmill undo {found.edit}{where}"
    if found.state == "shown":
        return _look(found)
    if decision is None:
        rule = found.outcome.finding.rule
        return "To accept or reject it:", f"briefmill review {found.slug} --rule {rule}{where}"
    answer = "accept" if found.state == "rejected" else "reject"
    at = f"{decision.path}:{decision.line}"
    return (
        f"To decide otherwise, write `verdict: {answer}` at {at}, then:",
        f"briefmill build{where}",
    )


def _look(found: Found) -> tuple[str, str]:
    """Return what to do about a finding that proposes nothing: look, or say that it is meant."""
    look = f"Look at {found.place} in an editor"
    rule = found.outcome.finding.rule
    if found.outcome.result < found.unit.body_start:  # a field, where no mark can stand
        meant = ""
        if rule == REPEATED_FIELD:
            meant = " When it is meant, put the text into `refrains` in the brief's index.md."
        return f"{look}; there is nothing to accept or reject.{meant}", ""
    return f"{look}. When it is meant, write above it:", f"<!-- keep {rule}: the reason -->"


def _values(found: Found, rule: Rule, source: Path) -> dict[str, object]:
    """Return what the README documents as the output of ``explain --json``."""
    decision = found.outcome.decision
    return {
        "brief": found.slug,
        "file": found.path,
        "edit": found.edit,
        "state": found.state,
        **finding_values(found.outcome),
        "context": found.context if found.outcome.finding.fix else None,
        "title": rule.title,
        "documentation": rule.documentation,
        "decision": decision
        and {
            "verdict": decision.verdict.value,
            "by": decision.by,
            "reason": decision.reason,
            "file": decision.path,
            "line": decision.line,
            "context": decision.context,
        },
        "differences": [
            {
                "told": (comparison := compare(found.outcome.passage, place.text)).sentence,
                "words": [{"kind": kind, "text": text} for kind, text in comparison.runs],
            }
            for place in found.outcome.copies
        ],
        "next": what_to_do(found, source)[1] or None,
    }
