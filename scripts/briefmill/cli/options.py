"""Arguments and options that several commands have alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _folder(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    """Refuse a folder of briefs that is not there."""
    del ctx, param
    if not value.is_dir():
        advice = "Run this in the folder that holds brief_src/, or name it with --source."
        raise click.UsageError(f"there is no folder {value.as_posix()}. {advice}")
    return value


id_argument: Decorator = click.argument("identifier", metavar="ID")
source_option: Decorator = click.option(
    "--source",
    type=click.Path(path_type=Path),
    default="brief_src",
    show_default=True,
    callback=_folder,
    help="Folder that holds one folder for each brief.",
)
by_option: Decorator = click.option(
    "--by",
    metavar="NAME",
    envvar="BRIEFMILL_BY",
    show_envvar=True,
    help="Who decides, as readers see it.  [default: the name that git knows]",
)
