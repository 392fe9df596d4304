"""The command group, and how every command ends: its messages and exit codes."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from briefmill import __version__
from briefmill.cli.build import build
from briefmill.cli.explain import explain
from briefmill.cli.fix import fix
from briefmill.cli.importing import import_
from briefmill.cli.review import review
from briefmill.cli.rules import rules
from briefmill.cli.schema import schema
from briefmill.cli.terminal import colour
from briefmill.cli.undo import undo
from briefmill.text.problem import InputError

_EPILOG = """\b
Examples:
  briefmill import article.txt --into brief_src/river-ports
  briefmill build
  briefmill review
  briefmill fix draft.md > clean.md

\b
Exit codes:
  0  the command did its work
  1  a brief has problems, or `build --check` found docs/ out of date
  2  the command was called wrongly, or could not read its input
"""

_OF_BRIEFS = frozenset({"build", "explain", "review", "undo"})
"""Commands whose input is the briefs: what is wrong with it is wrong with a brief."""


class Group(click.Group):
    """A command group that ends on bad input with one message a problem."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; turn refused input and disk errors into messages and exit 1 or 2."""
        try:
            return super().invoke(ctx)
        except InputError as error:
            for problem in error.problems:
                _say(f"{problem}")
            sys.exit(1 if ctx.invoked_subcommand in _OF_BRIEFS else 2)
        except BrokenPipeError:
            # The reader of our output went away, as `head` does; that is no failure.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            _say(f"{where}{error.strerror or error}")
            sys.exit(2)


def _say(message: str) -> None:
    click.secho("error: ", nl=False, fg="red", err=True, color=colour())
    click.echo(message, err=True, color=colour())


@click.group(cls=Group, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="briefmill")
def main() -> None:
    """Publish policy briefs as a website, and trace every change made to their text."""


main.add_command(import_)
main.add_command(build)
main.add_command(review)
main.add_command(explain)
main.add_command(undo)
main.add_command(rules)
main.add_command(fix)
main.add_command(schema)
