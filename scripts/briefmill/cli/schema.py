"""``briefmill schema``: the JSON Schemas of a brief's files, for editors and programs."""

from __future__ import annotations

import sys

import click

from briefmill.brief.schema import NAMES, schema_bytes

_EXAMPLES = """\b
Examples:
  briefmill schema section > section.schema.json
  briefmill schema --list
"""


@click.command(epilog=_EXAMPLES)
@click.argument("name", type=click.Choice(NAMES), required=False)
@click.option("--list", "list_names", is_flag=True, help="List the names of all schemas.")
def schema(name: str | None, *, list_names: bool) -> None:
    """Print the JSON Schema NAME, which says what a file of a brief may hold."""
    if list_names == (name is not None):
        raise click.UsageError("Give the name of a schema, or --list.")
    if list_names:
        for each in NAMES:
            click.echo(each)
        return
    sys.stdout.buffer.write(schema_bytes(name or ""))
    sys.stdout.buffer.flush()
