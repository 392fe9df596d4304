"""Questions in a terminal: one key, a reason, a name."""

from __future__ import annotations

import click

from briefmill.brief.normalised import NormalisedBrief
from briefmill.cli.lookup import Found
from briefmill.cli.terminal import paragraph
from briefmill.cli.who import clean
from briefmill.rules.decision import Decision
from briefmill.text.problem import Problem

_PROMPT = "[r]eject [e]dit [l]ater [b]ack [q]uit [?]: "


class Quit(Exception):  # noqa: N818 - a wish, not an error
    """The person wants to end the review."""


def key(known: str, prompt: str = "", *, others: int = 0) -> str:
    """Return the key that was pressed, one of ``known``; capitals are small letters.

    ``prompt`` is "" for that of a review, which names the numbers of ``others``: texts that
    may be accepted in place of the proposed one. Several keys at once, as a paste or an arrow
    key gives them, are no answer.

    Raises:
        KeyboardInterrupt, EOFError: at Ctrl-C and Ctrl-D.
    """
    numbers = [str(number) for number in range(2, others + 2)]
    known = "".join([known, *numbers])
    prompt = prompt or " ".join(["[a]ccept", *(f"[{number}]" for number in numbers), _PROMPT])
    while True:
        for line in paragraph(prompt)[:-1]:
            click.echo(line)
        click.echo(paragraph(prompt)[-1] + " ", nl=False)
        pressed = click.getchar()
        click.echo(pressed if len(pressed) == 1 and pressed.isprintable() else "")
        if len(pressed) == 1 and pressed.lower() in known:
            return pressed.lower()
        click.echo(f"Press one of the keys {', '.join(known)}.")


def reason(default: str, *, shown: bool = False) -> str:
    """Ask why; Enter alone takes ``default``, which may have been shown already."""
    says = "the reason that is given above" if shown else default
    for line in paragraph(f"Why? Enter alone writes: {says}"):
        click.echo(line)
    return _line("Why", default)


def name() -> str:
    """Ask who decides."""
    for line in paragraph("Readers see who decided. (--by or BRIEFMILL_BY save the question.)"):
        click.echo(line)
    return _line("Your name", None)


def _line(prompt: str, default: str | None) -> str:
    while True:
        typed = click.prompt(prompt, default=default, show_default=False)
        if text := clean(typed):
            return text
        click.echo("This holds something that cannot be written; type it again.")


def not_made(found: Found, brief: NormalisedBrief, decision: Decision) -> Problem:
    """Return why a repair would not be made although it was accepted."""
    place = (found.path, found.outcome.line, found.outcome.column)
    for outcome in (each for unit in brief.units.values() for each in unit.run.outcomes):
        if outcome.line == found.outcome.line and not outcome.applied and not outcome.finding.fix:
            return Problem(*place, outcome.message, "Reject it, or edit the text.")
    message = "this repair would not be made: it does not fit the text around it"
    if decision in brief.unused:
        message = "the text to replace does not stand there as a whole passage any more"
    return Problem(*place, message, "Reject it, or edit the text.")
