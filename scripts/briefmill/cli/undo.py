"""``briefmill undo``: a repair is taken back through a decision."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from briefmill.brief.normalised import NormalisedBrief
from briefmill.cli.deciding import Answer, Entry, Planned, decision_on, plan
from briefmill.cli.lookup import Found, UnknownError, findings, look_up, read_briefs, told
from briefmill.cli.options import by_option, id_argument, source_option
from briefmill.cli.who import clean, who
from briefmill.rules.decision import Decision, Verdict
from briefmill.rules.finding import Finding

_EXAMPLES = """\b
Examples:
  briefmill undo 968f70461446           by the edit's id on the page "What we changed"
  briefmill undo 0f3a9c5d7e1b2468       by the fingerprint of the finding
  briefmill undo 968f --by "Policy Desk" --reason "The title is repeated on purpose."

\b
Exit codes:
  0  the repair was taken back; `briefmill build` publishes the text without it
  1  a brief has problems; nothing was written
  2  nothing has this ID, several have it, or it was not applied; nothing was written
"""


@click.command(epilog=_EXAMPLES)
@id_argument
@by_option
@click.option("--reason", metavar="TEXT", help="Why the repair is taken back.")
@source_option
@click.option("-q", "--quiet", is_flag=True, help="No messages but errors.")
def undo(identifier: str, by: str | None, reason: str | None, source: Path, *, quiet: bool) -> None:
    """Take back the repair with an ID: it is rejected in the brief's decisions.yml.

    The text in brief_src/ stays as it is; the next build no longer makes the repair. A
    decision that accepted it gets the new answer, all else in the file stays.
    """
    briefs = read_briefs(source)
    try:
        found = _applied(look_up(briefs, identifier), identifier)
    except UnknownError:
        if shared := briefs.shared(identifier.strip().lower()):
            message = f"{shared.message} It is only shown; nothing was changed."
            raise click.UsageError(message) from None
        raise
    name = who(by, source)
    if name is None:
        raise click.UsageError("nobody knows who takes it back. Give --by, or set BRIEFMILL_BY.")
    entries = [
        decision_on(found, each, Answer(Verdict.REJECT, name, _reason(reason, found, each)))
        for each in _causes(found, identifier)
    ]
    planned = _planned(source, found, entries)
    planned.write()
    if not quiet:
        for line in _told(found, entries, planned.brief, source):
            click.echo(line, err=True)


def _applied(found: list[Found], identifier: str) -> Found:
    """Return the edit to take back.

    Raises:
        click.UsageError: when it was not applied, or made at several places.
    """
    applied = [each for each in found if each.state == "applied"]
    if not applied:
        each = found[0]
        raise click.UsageError(f"{each.place}: nothing was changed here: {_why_not(each)}")
    if len(applied) > 1:
        listed = "".join(f"\n  {each.edit}  {told(each)}" for each in applied)
        raise click.UsageError(
            f"the repair {identifier} was made at several places; give the id of one:{listed}"
        )
    return applied[0]


def _why_not(found: Found) -> str:
    if found.state == "waits":
        return "it waits for a decision; reject it with: briefmill review."
    decision = found.outcome.decision
    if decision is None:
        return "it is only shown."
    at = f"{decision.path}:{decision.line}"
    return f"it is rejected already ({at}), by {decision.by}: {decision.reason}"


def _causes(found: Found, identifier: str) -> list[Finding]:
    """Return the findings to reject: the one that was named, or all of an edit."""
    digits = identifier.strip().lower()
    causes = found.outcome.causes
    if found.identifier.startswith(digits):
        return list(causes)
    return [cause for cause in causes if cause.fingerprint.startswith(digits)]


def _reason(given: str | None, found: Found, finding: Finding) -> str:
    """Return why a repair is taken back, with why it had been accepted."""
    if given is not None:
        if not (reason := clean(given)):
            raise click.UsageError("--reason: expected some text, found none.")
        return reason
    for old in found.outcome.decisions:
        if old.fingerprint == finding.fingerprint:
            return f"Taken back. It had been accepted by {old.by}: {old.reason}"
    return "Taken back."


def _planned(source: Path, found: Found, entries: list[Entry]) -> Planned:
    """Return the change that takes an edit back, with as few of its causes as will do.

    The last cause and its equals go first: what came before may be right without them. Where
    they are not even found any more without the others, all are rejected that are found.
    """
    last = [each for each in entries if _mark(each) == _mark(entries[-1])]
    for some in (last, entries):
        planned = plan(source, found.slug, some)
        idle = set(map(_named, planned.brief.unused))
        used = [each for each in some if _named(each.decision) not in idle]
        if used:
            return planned if len(used) == len(some) else plan(source, found.slug, used)
    return planned


def _mark(entry: Entry) -> str:
    return entry.decision.fingerprint


def _named(decision: Decision) -> tuple[str, str | None]:
    """Return what a decision is about, wherever it stands in its file."""
    return decision.fingerprint, decision.context


def _told(
    found: Found, entries: list[Entry], brief: NormalisedBrief, source: Path
) -> Iterator[str]:
    yield f"{found.place}: taken back ({found.outcome.finding.rule})."
    other = _still(brief, found, source)
    if other:
        yield f"{other.place}: another repair is made here now: briefmill explain {other.edit}"
    written = {_named(entry.decision) for entry in entries}
    decision = next((each for each in brief.decisions if _named(each) in written), None)
    where = f" is in {_where(decision)}" if decision else " was written"
    yield f"The decision{where}. Next: briefmill build"


def _where(decision: Decision) -> str:
    whole = "" if decision.file else "; it holds for the whole brief"
    return f"{decision.path}:{decision.line}{whole}"


def _still(brief: NormalisedBrief, found: Found, source: Path) -> Found | None:
    """Return another edit that changes the same place now, if there is one."""
    start, end = found.outcome.source, found.outcome.source + len(found.outcome.before)
    for each in findings(brief, source.as_posix()):
        at = each.outcome.source
        if each.path == found.path and each.state == "applied" and start <= at < end:
            return each
    return None
