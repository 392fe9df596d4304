"""A title, an action, a summary or a key point in front matter that another one repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefmill.rules.finding import Finding, Place, Safety
from briefmill.rules.near_pairs import Pair, conflicts, related
from briefmill.rules.passage import Passage
from briefmill.rules.relation import Verdict
from briefmill.rules.rule import Rule, Stage, silent
from briefmill.rules.told_differences import told
from briefmill.text.document import BlockKind, Document
from briefmill.text.sentences import loose, word_count
from briefmill.text.span import Span

ID = "repeated-field"
_LEAST_WORDS = 6
"""Words from which a field is compared word by word; shorter ones must be the same."""
_SAME = {
    "title": "Another section has this title already, so that readers cannot tell the two apart. "
    "Give one of them another title.",
    "action": "Another recommendation has this action already. Say what tells the two apart, or "
    "make one of them.",
    "summary": "Another section has this summary already. Write one for each.",
    "key_points": "This key point stands in the list already. Delete one of the two.",
}
_ALIKE = {"action": "action", "summary": "summary", "key_points": "key point"}
"""Fields that may be alike by mistake; titles that are alike are parallel on purpose."""
FIELDS = frozenset(_SAME)
"""Names of the fields that are compared, each with those of the same name."""


@dataclass(frozen=True, slots=True)
class Field:
    """A value in the front matter of a file, as the rules for single files left it.

    ``place`` is where it stands in the source, with its path and text; ``span`` where it
    stands in the result. Fields under different ``part`` headings may have one title.
    """

    name: str
    place: Place
    span: Span
    part: str = ""


@dataclass(frozen=True, slots=True)
class FieldCopy:
    """A field, where it stands in its file, and the earlier one that it repeats."""

    span: Span
    text: str
    message: str
    other: Place


def repeated_fields(fields: Iterable[Field]) -> dict[str, tuple[FieldCopy, ...]]:
    """Return for each file the fields that repeat an earlier one, in the order of the brief.

    ``fields`` are in that order; titles of sections, actions and summaries are compared over
    all files, key points within their list.
    """
    found: defaultdict[str, list[FieldCopy]] = defaultdict(list)
    groups: defaultdict[str, list[Field]] = defaultdict(list)
    for field in fields:
        groups[field.name].append(field)
    for group in groups.values():
        for copy, other, message in _pairs(group):
            place = other.place
            if place.path == copy.place.path:
                place = Place("", place.line, place.column, place.text)
            shown = FieldCopy(copy.span, copy.place.text, message, place)
            found[copy.place.path].append(shown)
    return {path: tuple(copies) for path, copies in found.items()}


def _pairs(group: Sequence[Field]) -> Iterator[tuple[Field, Field, str]]:
    """Yield each field that repeats an earlier one, that one, and what is to be said."""
    first: dict[tuple[str, str], Field] = {}
    left: list[Field] = []
    for field in group:
        key = (loose(field.place.text), field.part)
        if key in first:
            yield field, first[key], _SAME[field.name]
        else:
            first[key] = field
            left.append(field)
    if group[0].name in _ALIKE:
        yield from _alike(left)


def _alike(fields: Sequence[Field]) -> Iterator[tuple[Field, Field, str]]:
    passages = {
        at: Passage(field.place.text)
        for at, field in enumerate(fields)
        if word_count(field.place.text) >= _LEAST_WORDS
    }
    pairs = related(passages)
    near = [pair for pair in pairs if pair.relation.verdict is Verdict.COPIES]
    for pair in (*near, *conflicts(pairs)):
        later = pair.turned() if pair.first < pair.second else pair
        field = fields[later.first]
        yield field, fields[later.second], _message(field.name, later)


def _message(name: str, pair: Pair) -> str:
    differences = pair.relation.telling or pair.relation.differences
    what = told(differences) if differences else "whole sentences"
    return (
        f"This {_ALIKE[name]} is nearly the same as another one; they differ in {what}. If they "
        "were meant to be the same, delete one of the two; else one of them may be mistaken."
    )


def rule(found: Sequence[FieldCopy] = ()) -> Rule:
    """Return the rule for one file; ``found`` is what `repeated_fields` said of it."""

    def find(document: Document) -> Iterator[Finding]:
        fields = {b.span: document.content(b) for b in document.blocks if b.kind is BlockKind.FIELD}
        for copy in found:
            if fields.get(copy.span) == copy.text:
                about = f"{copy.text}\n{copy.other.text}"
                yield Finding(
                    ID,
                    document.path,
                    copy.span,
                    copy.message,
                    elsewhere=(copy.other,),
                    about=about,
                )

    return Rule(
        id=ID,
        title="Title, action or key point that stands twice",
        documentation=(
            "Two sections with one title or one summary, two recommendations with one action, or "
            "a key point that the list has twice, the same or with a few words edited. It is "
            "shown with both places, and nothing is changed: front matter is never removed. "
            "Sections under different part headings may have one title. What is meant goes "
            "into the `refrains` of index.md."
        ),
        stage=Stage.BRIEF,
        ceiling=Safety.DISPLAY,
        find=find,
        examples=(
            silent("one file alone", "Text below a title, which is compared with others.\n"),
        ),
    )
