"""``briefmill fix``: the normaliser on any text, without a brief."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from difflib import unified_diff
from functools import partial
from pathlib import Path

import click

from briefmill.brief.beforehand import said_beforehand
from briefmill.brief.front_matter import split
from briefmill.cli.findings import elsewhere, finding_values
from briefmill.cli.reading import STDIN, read_bytes
from briefmill.cli.unread import unread_text
from briefmill.normalise.outcome import Outcome
from briefmill.normalise.run import Normalised, normalise
from briefmill.normalise.silence import NONE
from briefmill.publish.wording import confidence
from briefmill.rules.across_files import SHARED
from briefmill.rules.finding import Safety
from briefmill.rules.garbled_sentence import ID as GARBLED
from briefmill.rules.registry import rules
from briefmill.text.document import Document
from briefmill.text.keep_marks import faults, unclear_marks
from briefmill.text.markdown import body_start, locate
from briefmill.text.problem import InputError
from briefmill.text.source import Source

_LARGEST = 20_000_000
"""Bytes. A long book is about 1 MB; the bound keeps a wrong file from filling memory."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WAITS, _SHOWN = "waits for an answer", "only shown"
"""What is said of findings that are not repaired: ``--apply review`` makes those that wait."""

_EXAMPLES = """\b
Examples:
  briefmill fix draft.md > clean.md     cleaned text to a new file
  briefmill fix --diff draft.md         show what would change
  pbpaste | briefmill fix -             clean what is on the clipboard
  briefmill fix --json draft.md         text and findings for a program

\b
Exit codes:
  0  done, whether or not anything was changed
  2  the input could not be read, or the command was called wrongly
"""


@click.command(epilog=_EXAMPLES)
@click.argument("file", default=STDIN)
@click.option("--diff", "show_diff", is_flag=True, help="Print a unified diff, not the text.")
@click.option("--json", "as_json", is_flag=True, help="Print the text and all findings as JSON.")
@click.option(
    "--apply",
    "level",
    type=click.Choice(["safe", "review"]),
    default="safe",
    show_default=True,
    help="Apply only what is safe, or also what would wait for review.",
)
@click.option("-q", "--quiet", is_flag=True, help="No messages; only the output.")
def fix(file: str, *, show_diff: bool, as_json: bool, level: str, quiet: bool) -> None:
    """Repair a Markdown or plain text FILE (or standard input, "-") and print it.

    Line ends, byte order mark and final newline stay as they are. What was changed, and
    what waits for an answer or is only shown, is told on standard error. For a file of a brief, the
    decisions and refrains of the brief count.
    """
    if show_diff and as_json:
        raise click.UsageError("--diff and --json exclude each other; give one of them.")
    source = Source.read(read_bytes(file, _LARGEST, "a text file"), file)
    locate_text = partial(located, path=file)
    answers = NONE if file == STDIN else said_beforehand(Path(file), file)
    listed = rules(answers.decisions)
    names = [*(rule.id for rule in listed), SHARED]
    wrong = faults(locate_text(source.text).marks, source.text, file, names)
    if wrong:
        raise InputError(wrong)
    least = Safety[level.upper()]
    result = normalise(source.text, locate_text, listed, level=least, answers=answers)
    out = sys.stdout.buffer
    if as_json:
        out.write(as_json_bytes(result))
    elif show_diff:
        out.write(as_diff(result).encode("utf-8", "surrogateescape"))
    else:
        out.write(source.write(result.text))
    out.flush()
    _tell(result, quiet=quiet, as_json=as_json)


def _tell(result: Normalised, *, quiet: bool, as_json: bool) -> None:
    """Tell on standard error of marks that may be meant, and what was found."""
    if quiet:
        return
    for problem in unclear_marks(result.unclear, result.source, result.path):
        click.echo(str(problem), err=True)
    for line in () if as_json else told(result):
        click.echo(line, err=True)
    for line in unread_text(result, partial(located, path=result.path)):
        click.echo(line, err=True)


def located(text: str, path: str) -> Document:
    """Locate a text whose front matter, if it has any, need not be that of a brief."""
    try:
        front = split(text, path)
    except InputError:  # none, or none that a brief may have: left alone as a whole
        return locate(text, path, body_start=body_start(text))
    return locate(text, path, body_start=front.body_start, fields=front.prose_spans)


def as_json_bytes(result: Normalised) -> bytes:
    """Return the text and its findings as UTF-8 JSON, as the README documents them."""
    findings = [finding_values(outcome) for outcome in result.outcomes]
    document = {"text": result.text, "findings": findings}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def as_diff(result: Normalised) -> str:
    """Return a unified diff from the source to the result, empty when they are equal."""
    lines = unified_diff(
        _LINE.findall(result.source),
        _LINE.findall(result.text),
        result.path,
        f"{result.path} (repaired)",
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def told(result: Normalised) -> list[str]:
    """Return one line a finding and a closing count, for a person."""
    lines = []
    for outcome in result.outcomes:
        place = f"{result.path}:{outcome.line}:{outcome.column}"
        message = f"{outcome.message}{elsewhere(outcome, result.path)}"
        lines.append(
            f"{place}: {_state(outcome)} ({outcome.finding.rule}): {message}{_perhaps(outcome)}"
        )
    counts = Counter(map(_state, result.outcomes))
    wait = "1 waits" if counts[_WAITS] == 1 else f"{counts[_WAITS]} wait"
    lines.append(
        f"{len(result.applied)} repaired, {wait} for an answer, {counts[_SHOWN]} only shown."
    )
    return lines


def _state(outcome: Outcome) -> str:
    """Say what became of a finding, in a word or two."""
    if outcome.applied:
        return "repaired"
    proposed = outcome.finding.fix is not None and outcome.safety is not Safety.DISPLAY
    return _WAITS if proposed else _SHOWN


def _perhaps(outcome: Outcome) -> str:
    """Return the order of a sentence that waits: outside of a brief no review shows it."""
    fix = outcome.finding.fix
    if outcome.applied or fix is None or outcome.finding.rule != GARBLED:
        return ""
    after = " … ".join(" ".join(edit.after.split()) for edit in fix.edits)
    return f" Perhaps: “{after}” – {confidence(fix.confidence)}."
