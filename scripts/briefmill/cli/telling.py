"""Findings told to an analyst: what became of them, where, and how two copies differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefmill.brief.normalised import NormalisedUnit
from briefmill.cli.lookup import Found
from briefmill.cli.terminal import laid_out, paragraph
from briefmill.normalise.outcome import Outcome
from briefmill.publish.word_diff import Run, compared, with_edits
from briefmill.publish.wording import confidence
from briefmill.rules.finding import Place, Safety
from briefmill.text.patch import Edit
from briefmill.text.sentences import fold, loose, word_count
from briefmill.text.span import Span
from briefmill.text.typography import differences_of_form

_AROUND = 200
"""Code points of context on either side: about two sentences."""
_LONGEST = 600
"""Code points of a passage that is quoted whole where nothing in it differs."""
_LONGEST_RUN = 3000
"""Code points of a run of text that a terminal shows whole: about forty lines."""
_ON_A_SCREEN = 320
"""Code points of a passage that goes, as a review shows it: about four lines."""
_BESIDE = 60
"""Code points beside a difference, as a review shows it."""
_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s+|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A passage beside a copy of it: in a sentence, and word by word where they differ."""

    sentence: str
    runs: tuple[Run, ...] = ()


def state_told(found: Found) -> str:
    """Return what was or would be done, by whom and why, and how sure the program is."""
    outcome, decision = found.outcome, found.outcome.decision
    sure = confidence(outcome.confidence) if outcome.confidence is not None else ""
    if found.state == "shown":
        return "Shown only: no repair is proposed, please look yourself."
    if decision is None:
        if found.state == "applied":
            return f"Repaired by the build without asking; confidence: {sure}."
        return f"Waits for a decision; confidence: {sure}."
    said = decision.by
    if decision.reason not in outcome.message:  # which is told as well
        said += f": {decision.reason}"
    where = f"({decision.path}:{decision.line}:{decision.column})"
    if found.state == "rejected":
        how = "the repair was taken back" if outcome.safety is Safety.SAFE else "rejected"
        return f"Left as it stands; {how} by {said} {where}"
    done = "Repaired; accepted" if found.state == "applied" else "Not repaired, though accepted"
    return f"{done} by {said} {where}"


def change_told(found: Found, *, short: bool = False) -> list[str]:
    """Return the change in the sentences around it, as lines for a terminal.

    A ``short`` one fits a screen: of a long passage that goes it has the beginning and the end.
    """
    runs = in_context(found.unit, found.outcome)
    if short:
        runs = [(kind, text if kind == "same" else _ends(text)) for kind, text in runs]
    return laid_out(_bounded(runs), 2)


def _ends(text: str) -> str:
    """Return a long text without its middle, which is counted."""
    if len(text) <= _ON_A_SCREEN:
        return text
    first, last = text[: _ON_A_SCREEN // 2], text[-_ON_A_SCREEN // 2 :]
    first, last = first.rpartition(" ")[0] or first, last.partition(" ")[2] or last
    words = word_count(text) - word_count(first) - word_count(last)
    return f"{first} … ({words} words) … {last}"


def _around(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs with long stretches that are the same cut down to what is beside a change."""
    for at, (kind, text) in enumerate(runs):
        if kind != "same" or len(text) <= 3 * _BESIDE:
            yield kind, text
            continue
        left = "" if at == 0 else text[:_BESIDE].rpartition(" ")[0]
        right = "" if at == len(runs) - 1 else text[-_BESIDE:].partition(" ")[2]
        words = word_count(text) - word_count(left) - word_count(right)
        yield kind, f"{left} … ({words} words the same) … {right}"


def _bounded(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs with the middle of very long ones left out: nobody reads them in a terminal."""
    for kind, text in runs:
        left_out = len(text) - _LONGEST_RUN
        if left_out <= 0:
            yield kind, text
        else:
            half = _LONGEST_RUN // 2
            yield kind, f"{text[:half]} … ({left_out:,} characters left out) … {text[-half:]}"


def in_context(unit: NormalisedUnit, outcome: Outcome) -> list[Run]:
    """Return what an outcome changes, or would change, with the text on either side."""
    text = unit.run.text
    span, runs = _change(text, outcome)
    low, high = _limits(unit, span)
    left, right = text[low : span.start], text[span.end : high]
    return [("same", _end_of(left)), *runs, ("same", _start_of(right))]


def _change(text: str, outcome: Outcome) -> tuple[Span, list[Run]]:
    """Return where the change is in the text that came out, and its runs."""
    start, fix = outcome.result, outcome.finding.fix
    if outcome.applied:
        span = Span(start, start + len(outcome.after))
        return span, list(compared(outcome.before, outcome.after))
    if fix is None:
        end = start + len(outcome.passage)
        stands = text[start:end] == outcome.passage
        return Span(start, end if stands else start), [("strong", outcome.passage)]
    first = fix.edits[0].span.start
    span = Span(start, start + fix.edits[-1].span.end - first)
    edits = [Edit(each.span.shift(-first), each.before, each.after) for each in fix.edits]
    if all(each.span.of(span.of(text)) == each.before for each in edits):
        return span, list(with_edits(span.of(text), edits))
    return Span(start, start), list(compared(fix.before, fix.after))


def _limits(unit: NormalisedUnit, span: Span) -> tuple[int, int]:
    """Return where the field or the body begins and ends that holds a span of the result."""
    if span.start >= unit.body_start:
        return unit.body_start, len(unit.run.text)
    for field in unit.fields:
        if field.span.start <= span.start <= field.span.end:
            return field.span.start, max(field.span.end, span.end)
    return span.start, span.end


def _end_of(text: str) -> str:
    """Return the last sentence or two of a text, from the beginning of one if need be."""
    if len(text) <= _AROUND:
        return text
    near = text[-_AROUND:]
    start = _SENTENCE_END.search(near) or re.search(r"\s+", near)
    return "… " + near[start.end() if start else 0 :]


def _start_of(text: str) -> str:
    """Return the first sentence or two of a text."""
    if len(text) <= _AROUND:
        return text
    near = text[:_AROUND]
    ends = [match.end() for match in _SENTENCE_END.finditer(near)]
    ends = ends or [match.end() for match in re.finditer(r"\s+", near)]
    return near[: ends[-1] if ends else None].rstrip() + " …"


def alternatives_told(outcome: Outcome) -> list[str]:
    """Return what else may have been meant, numbered from 2, as lines for a terminal."""
    before, lines = " ".join(outcome.before.split()), []
    for number, each in enumerate(outcome.alternatives, 2):
        lines += ["", *laid_out([("strong", f"{number} Or, {confidence(each.confidence)}:")])]
        lines += laid_out(_bounded(compared(before, " ".join(each.after.split()))), 2)
    if lines:
        lines += ["", *paragraph("Each percentage is an estimate of its own; they do not add up.")]
    return lines


def copy_told(found: Found, place: Place, *, short: bool = False) -> list[str]:
    """Return a copy that a finding points to: where it stands, and what is not the same.

    A ``short`` one leaves out what is the same and far from any difference.
    """
    path = found.path.removesuffix(found.unit.path) + (place.path or found.unit.path)
    comparison = compare(found.outcome.passage, place.text)
    lines = paragraph(f"{path}:{place.line}:{place.column}", 2)
    lines += paragraph(comparison.sentence, 2)
    runs = list(_around(comparison.runs)) if short else comparison.runs
    return lines + (laid_out(_bounded(runs), 4) if runs else [])


def compare(passage: str, copy: str) -> Comparison:
    """Say what is identical in a passage and a copy of it, and mark what is not."""
    if " ".join(passage.split()) == " ".join(copy.split()):
        return Comparison("Word for word the same.")
    runs = tuple(compared(" ".join(passage.split()), " ".join(copy.split())))
    form = differences_of_form([(passage, copy)])
    if fold(passage) == fold(copy):
        return Comparison(f"The same but for {form}." if form else "The same.")
    if loose(passage) == loose(copy):
        return Comparison(f"The same but for {form or 'typography'}:", runs)
    same = sum(word_count(text) for kind, text in runs if kind == "same")
    every, there = word_count(passage), word_count(copy)
    if same == every == there:
        return Comparison(f"The same words, but for {form}:" if form else "The same words:", runs)
    return Comparison(f"{_counted(same, every, there)}; [-only here-], {{+only there+}}:", runs)


def _counted(same: int, here: int, there: int) -> str:
    """Say how many words two passages share, of how many each has."""
    if here == there:
        return f"{same} of the {here} words are the same"
    if same == here:
        return f"All {here} words here stand there too, and {there - same} more"
    if same == there:
        return f"All {there} words there stand here too, and {here - same} more"
    return f"{same} words are the same, of {here} here and {there} there"


def shortened(text: str) -> str:
    """Return a passage, without its middle when it is long."""
    if len(text) <= _LONGEST:
        return text
    half = _LONGEST // 2
    return f"{text[:half].rpartition(' ')[0]} … {text[-half:].partition(' ')[2]}"
