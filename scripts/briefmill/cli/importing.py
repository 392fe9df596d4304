"""``briefmill import``: an article as it was pasted becomes the files of a brief."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import click

from briefmill.cli.reading import read_bytes
from briefmill.importers.decoding import MAX_BYTES
from briefmill.importers.plain_text import import_article
from briefmill.importers.write import check_target, write_brief

_EXAMPLES = """\b
Examples:
  briefmill import article.txt --into brief_src/river-ports
  briefmill import article.txt --into brief_src/river-ports --json > report.json

\b
Exit codes:
  0  the brief was written
  2  the file is no article, or the folder cannot be used; nothing was written
"""


def _today() -> str:
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


@click.command("import", epilog=_EXAMPLES)
@click.argument("file")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder of the new brief, such as brief_src/river-ports.",
)
@click.option(
    "--date",
    metavar="YYYY-MM-DD",
    default=_today,
    show_default="today",
    help="The day of the import, as the provenance states it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole report as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="No messages but errors.")
def import_(file: str, into: Path, *, date: str, as_json: bool, quiet: bool) -> None:
    """Turn a plain-text article FILE (or standard input, "-") into the files of a brief.

    Nothing is repaired: that is what `briefmill build` does. Every line of the file goes
    into the brief or is listed in its provenance.yml as set aside, with the reason.
    """
    try:
        written = datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        written = ""
    if written != date:  # Python reads 20261124 and 2026-W48-2 as well
        message = f"expected a day such as 2026-11-24, found “{date}”"
        raise click.BadParameter(message, param_hint="--date")
    check_target(into)
    data = read_bytes(file, MAX_BYTES, "a text file with one article")
    imported = import_article(data, file, slug=into.name, date=date)
    write_brief(into, imported)
    if as_json:
        click.echo(json.dumps(imported.report.as_json(), ensure_ascii=False, indent=2))
    elif not quiet:
        for line in imported.report.lines():
            click.echo(line, err=True)
        click.echo(f"Written to {into.as_posix()}/. Next: briefmill build", err=True)
