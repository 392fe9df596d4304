"""Sentences whose neighbouring words changed places and whose commas were lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from briefmill.repair import engine
from briefmill.rules.decision import Decision, Verdict
from briefmill.rules.finding import Alternative, Finding, Fix, Safety, percent
from briefmill.rules.judged_sentences import judged_sentences
from briefmill.rules.reordered import Garbled, edits_of, garbled
from briefmill.rules.reordering import Reordering
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.text.document import BlockKind, Document
from briefmill.text.patch import Edit
from briefmill.text.span import Span

ID = "garbled-sentence"
_LIKELY = 0.5
"""Probability from which a sentence is said to look garbled; below it, it may be."""
_QUOTED = 8
"""Words of a sentence by which it is quoted."""
_MOST_QUOTED = 3
"""Places of a sentence that a message quotes; the rest is counted."""
_EDGE = re.compile(r"\w")


def rule(decisions: Sequence[Decision] = ()) -> Rule:
    """Return the rule; it also makes the repairs which ``decisions`` hold."""
    # A repair that was taken back is found as well: its decision keeps it from being made.
    repairs = tuple(decision for decision in decisions if decision.rule == ID and decision.before)
    return Rule(
        id=ID,
        title="Garbled sentence put back in order",
        documentation=(
            "Pasting and conversion leave sentences whose neighbouring words changed places "
            "and whose commas are gone. A model of English finds them and puts the author's "
            "own words back in order; commas and the case of first letters may change with "
            "it, and nothing else. It is done unasked where at least 99 in 100 such repairs "
            "are exactly right. Less certain ones are asked about, with the likeliest orders, "
            "and so is every repair that might change who does what to whom, what is denied or "
            "how much is meant; where no order is likely enough, the sentence is only shown. "
            "Other languages than English are left alone. An editor can also give the sentence "
            "before and after in the brief's decisions.yml."
        ),
        stage=Stage.SENTENCES,
        ceiling=Safety.SAFE,
        find=_finder(repairs),
        examples=EXAMPLES,
    )


def _finder(repairs: Sequence[Decision]) -> Callable[[Document], Iterator[Finding]]:
    def find(document: Document) -> Iterator[Finding]:
        here = [each for each in repairs if each.file in {None, document.path}]
        written = [each for decision in here for each in _written(document, decision)]
        seen = [span for decision in here for span in _seen(document, decision)]
        judged = [each for each in judged_sentences(document) if not _meets(each.span, seen)]
        # A file without prose does not load the model.
        found = garbled(judged, engine.shipped()) if judged else []
        yield from _together(written, [_finding(document, each) for each in found])

    return find


def _together(written: Sequence[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what editors wrote, and what was found where they wrote nothing else.

    What both say is told as found, so that it is known how sure the program is.
    """
    said = {(each.fingerprint, each.span) for each in found}
    own = [each for each in written if (each.fingerprint, each.span) not in said]
    taken = [each.span for each in own]
    yield from own
    yield from (each for each in found if not _meets(each.span, taken))


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(each) for each in others)


def _seen(document: Document, decision: Decision) -> Iterator[Span]:
    """Yield where the result of an accepted decision stands: an editor has seen it."""
    if decision.verdict is Verdict.ACCEPT and decision.after:
        yield from _places(document, decision.after)


def _written(document: Document, decision: Decision) -> Iterator[Finding]:
    """Yield a finding wherever a decision's text stands as a whole passage of prose."""
    before, after = decision.before or "", decision.after or ""
    for span in _places(document, before):
        message = "Words changed places or commas were lost; no word was added or dropped."
        fix = Fix((Edit(span, before, after),), Safety.REVIEW, 1.0, message)
        yield Finding(ID, document.path, span, message, (), fix)


def _places(document: Document, passage: str) -> Iterator[Span]:
    """Yield where a text stands as a whole passage of prose."""
    for block in document.blocks:
        if block.kind is BlockKind.OTHER:
            continue
        text = document.content(block)
        for match in re.finditer(re.escape(passage), text):
            if _whole(text, match.start(), match.end()):
                yield Span(*match.span()).shift(block.span.start)


def _whole(text: str, start: int, end: int) -> bool:
    """Say whether no word is cut at either end of ``text[start:end]``."""
    left = start == 0 or not (_EDGE.match(text[start - 1]) and _EDGE.match(text[start]))
    right = end == len(text) or not (_EDGE.match(text[end - 1]) and _EDGE.match(text[end]))
    return left and right


def _finding(document: Document, found: Garbled) -> Finding:
    span, text = found.sentence.span, found.sentence.words.sentence
    if not found.repairs:
        looks = "looks" if found.probability >= _LIKELY else "may be"
        message = (
            f"“{_opening(text)}” {looks} garbled ({percent(found.probability)}% sure): "
            "words seem to have changed places. No order of them is likely enough to be proposed."
        )
        return Finding(ID, document.path, span, message, about=text)
    best, *others = found.repairs
    edits = edits_of(found.sentence, best.text)
    message = _message(found)
    fix = Fix(edits, found.safety, percent(best.confidence) / 100, message)
    alternatives = tuple(
        Alternative(each.text, percent(each.confidence) / 100)
        for each in others
        if edits[0].before == text
    )
    return Finding(ID, document.path, span, message, (), fix, alternatives=alternatives)


def _opening(text: str) -> str:
    """Return the first words of a sentence."""
    words = text.split()
    return " ".join(words[:_QUOTED]) + (" …" if len(words) > _QUOTED else "")


def _message(found: Garbled) -> str:
    seem = "had changed" if found.safety is Safety.SAFE else "seem to have changed"
    why = f" It is asked because {found.doubt}." if found.doubt else ""
    why += " Another language model was asked as well." if found.consulted else ""
    return f"Words {seem} places ({_moved(found)}); none is added or dropped.{why}"


def _moved(found: Garbled) -> str:
    """Quote the words that stand in another order than the best repair has them."""
    words, repair = found.sentence.words, found.repairs[0]
    windows = Reordering(words, repair.order, repair.commas).windows
    quoted = [f"“{' '.join(words.texts[each.start : each.stop])}”" for each in windows]
    more = len(quoted) - _MOST_QUOTED
    return ", ".join(quoted[:_MOST_QUOTED]) + (f" and {more} more" if more > 0 else "")


EXAMPLES = (
    Example(
        "neighbours that changed places",
        "The committee met in spring the of that year and published two reports.\n",
        "The committee met in the spring of that year and published two reports.\n",
        Safety.REVIEW,
    ),
    Example(
        "a comma that was lost with them",
        "However the ports of the river have not yet been to able repair their old cranes.\n",
        "However, the ports of the river have not yet been able to repair their old cranes.\n",
        Safety.REVIEW,
    ),
    silent("an unusual order", "Rarely have the ports been so busy.\n"),
    silent("who does what to whom", "Russia attacked Ukraine in the spring of that year.\n"),
    silent("another language", "Der Hafen am hat Fluss neue Krane für das Getreide bekommen.\n"),
)
