"""``briefmill build``: the briefs of ``brief_src/`` become the pages of ``docs/``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from briefmill.brief.discover import read_source
from briefmill.brief.normalised import NormalisedUnit
from briefmill.cli.build_report import outcomes, report
from briefmill.cli.findings import finding_values
from briefmill.cli.unread import unread_briefs
from briefmill.normalise.outcome import Outcome
from briefmill.publish.build import Built
from briefmill.publish.build import build as make
from briefmill.publish.tree import Difference, compare, hand_made, write_tree

_EXAMPLES = """\b
Examples:
  briefmill build                 write the pages of all briefs to docs/
  briefmill build --check         only say whether docs/ is up to date (for CI)
  briefmill build --json          what was done and found, for a program

\b
Exit codes:
  0  docs/ is up to date, or was brought up to date
  1  a brief has problems, or --check found docs/ out of date; nothing was written
  2  the command was called wrongly, or the disk refused
"""
_MANY = 8
"""Briefs from which a progress bar is worth its line."""


@click.command(epilog=_EXAMPLES)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when docs/ is out of date.")
@click.option(
    "--source",
    type=click.Path(path_type=Path),
    default="brief_src",
    show_default=True,
    help="Folder that holds one folder for each brief.",
)
@click.option(
    "--docs",
    type=click.Path(path_type=Path),
    default="docs",
    show_default=True,
    help="Folder to write the pages to.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was done and found as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="No messages but errors.")
def build(source: Path, docs: Path, *, check: bool, as_json: bool, quiet: bool) -> None:
    """Repair the briefs of brief_src/ and write their pages to docs/.

    The texts in brief_src/ are never changed. docs/ is written whole or not at all, and
    files that were put there by hand stay as they are. Every repair stands on the
    brief's page "What we changed"; what waits for a decision is told here.
    """
    root = source.as_posix()
    _refuse_overlap(source, docs)
    built = make(read_source(source, root), root, hand_made(docs), _bar if not quiet else _no_bar)
    difference = compare(docs, built.files) if check else write_tree(docs, built.files)
    if as_json:
        click.echo(json.dumps(_values(built, difference, root), ensure_ascii=False, indent=2))
    elif not quiet:
        for line in _told(built, difference, root, docs.as_posix(), check=check):
            click.echo(line, err=True)
    if check and difference:
        sys.exit(1)


def _refuse_overlap(source: Path, docs: Path) -> None:
    """Refuse to write pages into the briefs, or over the folder that holds them."""
    inner, outer = source.resolve(), docs.resolve()
    if inner.is_relative_to(outer) or outer.is_relative_to(inner):
        message = f"the pages cannot be written there: {source} and {docs} lie in one another"
        raise click.UsageError(message + ". Give --docs another folder.")
    if not source.is_dir():
        advice = "Run this in the folder that holds brief_src/, or name it with --source."
        raise click.UsageError(f"there is no folder {source.as_posix()}. {advice}")


def _bar(slugs: Iterable[str]) -> Iterator[str]:
    every = list(slugs)
    if len(every) < _MANY or not sys.stderr.isatty():
        yield from every
        return
    with click.progressbar(every, label="Reading briefs", file=sys.stderr) as shown:
        yield from shown


def _no_bar(slugs: Iterable[str]) -> Iterable[str]:
    return slugs


def _context(unit: NormalisedUnit, outcome: Outcome) -> str | None:
    return unit.run.context(outcome, outcome.finding) if outcome.finding.fix else None


def _told(
    built: Built, difference: Difference, root: str, docs: str, *, check: bool
) -> Iterator[str]:
    yield from report(built, root, docs)
    yield from unread_briefs(built, root)
    yield _summary(difference, docs, check=check)
    if check:
        for path in (*difference.added, *difference.changed, *difference.removed):
            yield f"  {docs}/{path}"


def _summary(difference: Difference, docs: str, *, check: bool) -> str:
    if not difference:
        return f"{docs}/ is up to date."
    parts = [
        f"{len(paths)} {word}"
        for word, paths in (
            ("new", difference.added),
            ("changed", difference.changed),
            ("removed", difference.removed),
        )
        if paths
    ]
    if check:
        return f"{docs}/ is out of date ({', '.join(parts)}); run `briefmill build`."
    return f"{docs}/ written: {', '.join(parts)}."


def _values(built: Built, difference: Difference, root: str) -> dict[str, Any]:
    """Return what the README documents as the output of ``build --json``."""
    findings = [
        {
            "file": f"{root}/{one.brief.slug}/{unit.path}",
            **finding_values(outcome),
            "context": _context(unit, outcome),
        }
        for one in built.briefs
        for unit, outcome in outcomes(one)
    ]
    unused = [
        {"file": decision.path, "line": decision.line, "fingerprint": decision.fingerprint}
        for one in built.briefs
        for decision in one.unused
    ]
    return {
        "up_to_date": not difference,
        "added": list(difference.added),
        "changed": list(difference.changed),
        "removed": list(difference.removed),
        "briefs": [one.brief.slug for one in built.briefs],
        "findings": findings,
        "unused_decisions": unused,
        "shared": [
            {
                "fingerprint": each.fingerprint,
                "message": each.message,
                "places": [
                    {"file": place.path, "line": place.line, "column": place.column}
                    for place in each.places
                ],
                "text": each.places[0].text,
            }
            for each in built.shared
        ],
        "taken_out": [
            {"file": note.path, "line": note.line, "column": note.column, "message": note.message}
            for note in built.taken_out
        ],
    }
