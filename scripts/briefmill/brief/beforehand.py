"""What an editor has said beforehand of a single file that lies in a brief's folder."""

from __future__ import annotations

import re
from pathlib import Path

from briefmill.brief.decisions import for_file, read_decisions
from briefmill.brief.discover import decode
from briefmill.brief.front_matter import MAX_FRONT_MATTER, split
from briefmill.brief.layout import DECISIONS, FOLDERS, INDEX, kind_of
from briefmill.brief.located import Scalar
from briefmill.brief.units import MARKDOWN_KINDS, items
from briefmill.normalise.silence import NONE, Answers
from briefmill.rules.decision import Decision
from briefmill.text.problem import InputError, Problem

_OF_A_BRIEF = re.compile(r"^kind:[ \t]*[\"']?brief[\"']?[ \t]*$", re.MULTILINE)
"""The field that makes an ``index.md`` that of a brief."""


def said_beforehand(file: Path, shown: str) -> Answers:
    """Return the decisions and refrains of the brief that a file belongs to.

    Args:
        file: an ``index.md``, or a file in ``sections`` or ``recommendations`` beside one.
        shown: the file as the user knows it, for messages.

    Returns:
        Nothing for a file that belongs to no brief.

    Raises:
        InputError: when the brief's ``index.md`` or ``decisions.yml`` cannot be read.
    """
    file = file.resolve()
    for folder in (file.parent, file.parent.parent):
        unit = file.relative_to(folder).as_posix()
        if kind_of(unit) in MARKDOWN_KINDS and (folder / INDEX).is_file():
            above = Path(shown).parent if folder == file.parent else Path(shown).parent.parent
            index = _read(folder / INDEX, (above / INDEX).as_posix())
            if _OF_A_BRIEF.search(index[:MAX_FRONT_MATTER]):
                refrains = _refrains(index, (above / INDEX).as_posix())
                return Answers(_decisions(folder, above, unit), refrains)
    return NONE


def _read(path: Path, shown: str) -> str:
    try:
        return decode(path.read_bytes(), shown)
    except OSError as error:
        message = f"it cannot be read ({error.strerror})"
        raise InputError(Problem(shown, 0, 0, message, "Its brief's refrains count.")) from error


def _refrains(text: str, shown: str) -> tuple[str, ...]:
    """Return the refrains as they are written; `briefmill build` checks the other fields."""
    found = items(split(text, shown).fields, "refrains")
    return tuple(node.text.strip() for node in found if isinstance(node, Scalar) and node.text)


def _decisions(folder: Path, above: Path, unit: str) -> tuple[Decision, ...]:
    path = folder / DECISIONS
    if not path.is_file():
        return ()
    shown = (above / DECISIONS).as_posix()
    units = [
        INDEX,
        *(f"{part}/{each.name}" for part in FOLDERS for each in (folder / part).glob("*")),
    ]
    return for_file(read_decisions(_read(path, shown), shown, tuple(units)), unit)
