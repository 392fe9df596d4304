"""``briefmill review``: the findings that wait, one at a time, answered in the terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefmill.brief.discover import read_source
from briefmill.brief.suggest import did_you_mean
from briefmill.cli.options import by_option, source_option
from briefmill.cli.session import Session
from briefmill.rules.registry import rules

_EXAMPLES = """\b
Examples:
  briefmill review                      all that waits, in all briefs
  briefmill review river-ports          in one brief
  briefmill review --rule doubled-words --by "Policy Desk"

\b
Keys:
  a  accept: the build will make the repair       l  leave it for later
  2  accept the second of several orders, where there are more (3, …)
  r  reject: the text stays as it is              b  back to the one before
  e  edit the text in your editor                 q  quit; all answers are saved
  ?  what the rule does, and the keys

\b
Exit codes:
  0  done, or ended by q, Ctrl-C or Ctrl-D; each answer was saved at once
  1  a brief has problems; they are listed, after the other briefs were gone through
  2  the command was called wrongly, or not in a terminal
"""


@click.command(epilog=_EXAMPLES)
@click.argument("brief", required=False)
@click.option("--rule", metavar="ID", help="Ask only about what this rule found.")
@by_option
@source_option
def review(brief: str | None, rule: str | None, by: str | None, source: Path) -> None:
    """Go through what waits for a decision: in all briefs, or in BRIEF.

    Each finding is shown in its context, with what would be changed and the copies that it
    points to. Your answer is written to the brief's decisions.yml at once, with your name
    and the reason, which readers see. Set VISUAL or EDITOR to choose the editor.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        message = "review asks questions, so it needs a terminal"
        advice = "Elsewhere, `briefmill build` lists what waits; answer in decisions.yml."
        raise click.UsageError(f"{message}. {advice}")
    known = [each.id for each in rules()]
    if rule is not None and rule not in known:
        advice = did_you_mean(rule, known) or "`briefmill rules` lists them."
        raise click.UsageError(f"--rule: there is no rule “{rule}”. {advice}")
    slugs = sorted(read_source(source, source.as_posix()))
    Session(source, _chosen(brief, slugs), rule, by).run()


def _chosen(brief: str | None, slugs: list[str]) -> list[str]:
    """Return the briefs to review; one may be named by its folder's path as well."""
    if brief is None:
        return slugs
    slug = Path(brief).name
    if slug not in slugs:
        advice = did_you_mean(slug, slugs) or f"There is {', '.join(slugs)}."
        raise click.UsageError(f"there is no brief “{slug}”. {advice}")
    return [slug]
