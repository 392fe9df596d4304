"""What a build tells a person: what was done and found, brief by brief, in lines one can read.

A library may have hundreds of findings. Then the first are told with their places and the rest
are counted; ``briefmill build --json`` lists all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefmill.brief.normalised import NormalisedBrief, NormalisedUnit
from briefmill.brief.shared import SharedPassage
from briefmill.cli.findings import elsewhere
from briefmill.normalise.outcome import Outcome
from briefmill.publish.build import Built
from briefmill.rules.decision import Decision
from briefmill.rules.finding import Place
from briefmill.text.keep_marks import unclear_marks
from briefmill.text.problem import Lines
from briefmill.text.sentences import loose

_MOST_FINDINGS = 40
"""Findings that are told with their places: about two screens."""
_EACH = 12
"""Findings of one brief that are told so, as long as there are others."""
_MOST_BRIEFS = 30
"""Briefs that have a line of their own."""
_FEW = 8
"""Briefs up to which those have a line as well in which nothing was found."""
_MOST_GROUPS = 8
"""Groups of briefs whose common passages are told."""
_MOST_PASSAGES = 3
"""Passages of such a group that are told with their places."""
_MOST_PLACES = 4
"""Places of a passage that are listed."""
_ALL = "`briefmill build --json` lists all"


def outcomes(brief: NormalisedBrief) -> Iterator[tuple[NormalisedUnit, Outcome]]:
    """Yield all findings of a brief, each with its file."""
    for unit in brief.units.values():
        for outcome in unit.run.outcomes:
            yield unit, outcome


def report(built: Built, root: str, docs: str) -> Iterator[str]:
    """Yield the lines about what was repaired and found.

    Args:
        built: what the build made.
        root: the folder of the briefs as the user knows it.
        docs: the folder of the pages as the user knows it.
    """
    yield from _briefs(built.briefs, root, docs)
    yield from _shared(built.shared, root)
    yield from (f"  {note}" for note in built.taken_out)
    waiting = sum(_is_open(outcome) for one in built.briefs for _, outcome in outcomes(one))
    if waiting:
        yield f"{counted(waiting, 'finding')} to decide: briefmill review"


def _briefs(briefs: Sequence[NormalisedBrief], root: str, docs: str) -> Iterator[str]:
    left, lines, unheard = _MOST_FINDINGS, 0, 0
    for one in briefs:
        slug = one.brief.slug
        applied = sum(len(unit.run.applied) for unit in one.units.values())
        found = [(unit, each) for unit, each in outcomes(one) if not each.applied]
        notes = [*_unused(one), *_idle(one, f"{root}/{slug}")]
        if not (applied or found or notes) and len(briefs) > _FEW:
            unheard += 1
            continue
        lines += 1
        if lines <= _MOST_BRIEFS or notes:
            yield f"{slug}: {counted(applied, 'repair')}, told in {docs}/{slug}/changes.md"
            told = min(left, len(found) if len(briefs) == 1 else _EACH)
            yield from _found(found, told, f"{root}/{slug}", slug)
            left -= min(told, len(found))
            yield from notes
    if lines > _MOST_BRIEFS:
        more = counted(lines - _MOST_BRIEFS, "brief")
        yield f"… and {more} more in which something was found; {_ALL}."
    if unheard:
        yield f"{counted(unheard, 'brief')}: nothing was found."


def _found(
    found: Sequence[tuple[NormalisedUnit, Outcome]], most: int, folder: str, slug: str
) -> Iterator[str]:
    """Yield the findings of a brief with their places, as many as ``most``; count the others."""
    for unit, outcome in found[:most]:
        place = f"{folder}/{unit.path}:{outcome.line}:{outcome.column}"
        yield f"  {place}: {_waits(outcome, unit.path, folder)}"
    rest = [outcome for _, outcome in found[most:]]
    if rest:
        waiting = sum(map(_is_open, rest))
        how = f"briefmill review {slug}" if waiting else _ALL
        more = " more" if most else ""
        yield f"  {counted(len(rest), 'finding')}{more}, {waiting} of them to decide: {how}"


def _unused(one: NormalisedBrief) -> Iterator[str]:
    """Tell of decisions that answer nothing."""
    astray = {each for _, outcome in outcomes(one) for each in outcome.astray}
    for decision in one.unused:
        message = "this decision matches nothing in the brief any more"
        if decision in astray:
            message = "the place that this decision answers cannot be told any more"
        yield f"  {_place(decision)}: {message}"


def _place(decision: Decision) -> str:
    return f"{decision.path}:{decision.line}:{decision.column}"


def _idle(one: NormalisedBrief, folder: str) -> Iterator[str]:
    """Tell of keep marks and refrains that are of no use any more, and of unclear marks."""
    for path, unit in one.units.items():
        for problem in unclear_marks(unit.run.unclear, unit.run.source, f"{folder}/{path}"):
            yield f"  {problem.place}: {problem.message}"
    for path, mark in one.idle:
        line, column = Lines(one.units[path].run.source).place(mark.span.start)
        yield f"  {folder}/{path}:{line}:{column}: this keep mark keeps nothing any more"
    texts = [loose(unit.run.source) for unit in one.units.values() if one.brief.refrains]
    for refrain in one.brief.refrains:
        if sum(text.count(loose(refrain)) for text in texts) < 3:  # the list itself has it, too
            yield f"  {folder}/index.md: the refrain “{refrain}” does not come back in the brief"


def _waits(outcome: Outcome, path: str, folder: str) -> str:
    finding = outcome.finding
    said = f"{outcome.message}{elsewhere(outcome, path, f'{folder}/')}"
    if outcome.decision:
        return f"rejected by {outcome.decision.by} ({finding.rule}): {outcome.decision.reason}"
    if finding.fix is None:
        return f"please look ({finding.rule}): {said} ID: {finding.fingerprint}"
    return (
        f"waits for a decision ({finding.rule}, {finding.fix.confidence:.0%} sure): "
        f"{said} Fingerprint for decisions.yml: {finding.fingerprint}"
    )


def _is_open(outcome: Outcome) -> bool:
    return not outcome.applied and outcome.finding.fix is not None and not outcome.decision


def _shared(shared: Sequence[SharedPassage], root: str) -> Iterator[str]:
    """Yield what briefs have in common, by the briefs that have it; those with most first."""
    groups: defaultdict[tuple[str, ...], list[SharedPassage]] = defaultdict(list)
    for each in shared:
        whose = (place.path.removeprefix(f"{root}/").split("/")[0] for place in each.places)
        groups[tuple(dict.fromkeys(whose))].append(each)
    listed = sorted(groups.items(), key=lambda group: -len(group[1]) * len(group[0]))
    for slugs, passages in listed[:_MOST_GROUPS]:
        names = list(slugs)
        if len(names) > _MOST_PLACES:
            names[_MOST_PLACES - 1 :] = [counted(len(names) - _MOST_PLACES + 1, "other brief")]
        common = f"have {counted(len(passages), 'passage')} in common, which only is shown"
        yield f"shared: {', '.join(names[:-1])} and {names[-1]} {common}:"
        for each in passages[:_MOST_PASSAGES]:
            yield f"  {_places(each.places)}: {each.message} ID: {each.fingerprint}"
        if len(passages) > _MOST_PASSAGES:
            yield f"  … and {len(passages) - _MOST_PASSAGES} more; {_ALL}."
    if len(listed) > _MOST_GROUPS:
        rest = sum(len(passages) for _, passages in listed[_MOST_GROUPS:])
        yield f"shared: {counted(rest, 'more passage')} that briefs have in common; {_ALL}."


def _places(places: Sequence[Place]) -> str:
    shown = [f"{each.path}:{each.line}:{each.column}" for each in places[:_MOST_PLACES]]
    more = len(places) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 repair``, ``2 repairs``."""
    return f"{number} {noun if number == 1 else noun + 's'}"
