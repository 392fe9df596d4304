"""What the files of one brief must agree about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from briefmill.brief.model import Provenance
from briefmill.brief.suggest import did_you_mean, listed, shown
from briefmill.brief.units import Unit
from briefmill.text.problem import Problem


def repeated_orders(units: Iterable[Unit]) -> Iterator[Problem]:
    """Yield a problem for each unit whose order another one has; the message names both."""
    first: dict[int | None, Unit] = {}
    for unit in sorted(units, key=lambda unit: unit.path):
        order = unit.number("order")
        other = first.setdefault(order, unit)
        if other is not unit:
            message = f"`order`: {order} is also the order of {other.shown}"
            yield unit.problem("order", message, "Give one of them another order.")


def second_conclusions(units: Iterable[Unit]) -> Iterator[Problem]:
    """Yield a problem for each conclusion after the first."""
    found = sorted(
        (unit for unit in units if unit.kind == "conclusion"), key=lambda unit: unit.path
    )
    for unit in found[1:]:
        message = f"`kind`: a brief has one conclusion; another is {found[0].shown}"
        yield unit.problem("kind", message, "Write kind: section here or there.")


def missing_supports(units: Iterable[Unit], stems: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each supporting section that is not among ``stems``."""
    known = sorted(stems)
    otherwise = f"The sections are {listed(known, 'and')}." if known else "There is no section."
    for unit in units:
        for index, stem in enumerate(unit.words("supports")):
            if stem not in stems:
                message = f"`supports`: there is no section {shown(stem)}"
                advice = did_you_mean(stem, known) or otherwise
                yield unit.problem("supports", message, advice, index)


def contradictions(index: Unit, stated: Provenance, imported: Provenance) -> Iterator[Problem]:
    """Yield a problem when index.md and provenance.yml name different imported files."""
    if stated.sha256 and imported.sha256 and stated.sha256 != imported.sha256:
        message = "`provenance`: its sha256 is not that of provenance.yml"
        yield index.problem("provenance", message, "Delete one of the two, or correct it.")
