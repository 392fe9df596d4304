"""Reads YAML into located values, and refuses what may do harm.

Only the events of PyYAML's pure-Python parser are used: libyaml's recursion crashes on
deep nesting. Plain words are typed by the core schema of YAML 1.2, so that ``no``
is the text "no" and ``2024-02-30`` a text as well. What is left of YAML is what people
write by hand: fields, lists, texts, numbers; no anchors, aliases, tags or directives.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from briefmill.brief.characters import MAX_PROBLEMS, named, refused_characters
from briefmill.brief.core_schema import MAX_DIGITS, resolve
from briefmill.brief.located import Field, ListNode, Located, MapNode, Node, Scalar
from briefmill.brief.suggest import shown
from briefmill.brief.yaml_messages import QUOTE_IT, Complaint, explain
from briefmill.text.problem import InputError, Lines, Problem
from briefmill.text.span import Span

MAX_CHARACTERS = 256 * 1024
"""Longest YAML read: several hundred references; PyYAML's pure parser is slow."""
MAX_DEPTH = 20
MAX_VALUES = 40_000
"""Most values and names in one file; those of a thousand references."""

# Line ends of YAML 1.1 and C1 control characters are ordinary characters to YAML 1.2,
# or come from damaged encodings that the normaliser repairs later. PyYAML would split
# lines at them or refuse them, so it is given stand-ins of the same length.
_STAND_INS = {code: 0x100000 + code for code in (*range(0x80, 0xA0), 0x2028, 0x2029, 0xFEFF)}
_ORIGINALS = {stand_in: code for code, stand_in in _STAND_INS.items()}

# To PyYAML any question mark within brackets begins a field's name; to YAML only one
# that stands alone.
_QUESTION_MARK = re.compile(r"\?(?=\S)|(?<=[^\s\[\]{},])\?")
_QUESTION_STAND_IN = 0x100000 + ord("?")
_ORIGINALS[_QUESTION_STAND_IN] = ord("?")
_STYLES = {None: "plain", "": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}


def read_yaml(
    text: str, path: str, within: Span | None = None, longest: int = MAX_CHARACTERS
) -> Located:
    """Read one YAML document.

    Args:
        text: the file; places in messages and spans count from its start.
        path: the file as the user knows it, for messages.
        within: the part of ``text`` to read, such as front matter; all of it by default.
        longest: how many characters that part may have.

    Returns:
        The values with their spans; the root is an empty scalar when nothing stands there.

    Raises:
        InputError: when the text is too long or too deep, is not YAML, or uses what is
            refused; with every problem found until reading could not go on.
    """
    part = Span(0, len(text)) if within is None else within
    reading = _Reading(text, path, part)
    if len(part) > longest:
        message = f"this is longer than {longest:,} characters"
        reading.refuse(part.start, message, "Shorten it.")
        raise InputError(reading.problems)
    reading.problems += refused_characters(text, path, part.start, part.end)
    if not reading.problems:
        _build(reading)
    if reading.problems:
        raise InputError(reading.problems)
    return Located(
        path, text, reading.root or Scalar(None, Span(part.end, part.end)), reading.lines
    )


class _StopReading(Exception):  # noqa: N818 - a signal, not an error
    """Reading cannot go on."""


@dataclass
class _Open:
    """A list or a mapping whose end has not been seen yet."""

    start: int
    is_list: bool
    items: list[Node] = field(default_factory=list)
    fields: dict[str, Field] = field(default_factory=dict)
    key: Scalar | None = None


@dataclass
class _Reading:
    text: str
    path: str
    part: Span
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    root: Node | None = None
    reached: int = 0
    values: int = 0

    def __post_init__(self) -> None:
        self.lines = Lines(self.text)

    def refuse(self, position: int, message: str, advice: str = "") -> None:
        line, column = self.lines.place(min(position, len(self.text)))
        self.problems.append(Problem(self.path, line, column, message, advice))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _StopReading

    def place(self, node: Node) -> None:
        """Put a finished node where it belongs: the root, a list or a mapping."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if parent.is_list:
            parent.items.append(node)
        elif parent.key is not None:
            _add_field(self, parent, Field(parent.key, node))
            parent.key = None
        elif isinstance(node, Scalar):
            parent.key = node
            _check_key(self, node)
        else:
            advice = "Write a name, a colon and a value."
            self.refuse(node.span.start, "a field's name must be a plain text", advice)
            raise _StopReading


def _build(reading: _Reading) -> None:
    try:
        for event in _events(reading):
            _take(reading, event)
    except _StopReading:
        return


def _events(reading: _Reading) -> Iterator[yaml.Event]:
    """Yield the events of the one document; problems of the parser end the reading."""
    part = _QUESTION_MARK.sub(chr(_QUESTION_STAND_IN), reading.part.of(reading.text)).translate(
        _STAND_INS
    )
    documents = 0
    try:
        for event in yaml.parse(part, Loader=yaml.SafeLoader):
            reading.reached = event.end_mark.index if event.end_mark else reading.reached
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1 and not part[_start(event) :].strip("-. \t\r\n"):
                    return
                _check_document(reading, event, documents)
            yield event
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        complaint = explain(error, reading.reached)
        _complain(reading, complaint)


def _complain(reading: _Reading, complaint: Complaint) -> None:
    position = min(reading.part.start + complaint.position, reading.part.end)
    reading.refuse(position, complaint.message, complaint.advice)


def _check_document(reading: _Reading, event: yaml.DocumentStartEvent, number: int) -> None:
    position = reading.part.start + _start(event)
    if number > 1:
        message = "a second YAML document begins here; one file holds one"
        reading.refuse(position, message, 'Delete the line "---".')
        raise _StopReading
    if event.version or event.tags:
        reading.refuse(position, "YAML directives are not allowed", "Delete the lines with %.")


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _take(reading: _Reading, event: yaml.Event) -> None:
    """Grow the tree by one event; a loop over events, so that no depth can exhaust us."""
    position = reading.part.start + _start(event)
    reading.values += 1
    if reading.values > MAX_VALUES:
        message = f"there are more than {MAX_VALUES:,} values up to here"
        reading.refuse(position, message, "Shorten it.")
        raise _StopReading
    _refuse_references(reading, event, position)
    if isinstance(event, yaml.ScalarEvent):
        reading.place(_scalar(reading, event, position))
    elif isinstance(event, yaml.CollectionStartEvent):
        if len(reading.stack) >= MAX_DEPTH:
            message = f"values are nested deeper than {MAX_DEPTH} levels"
            advice = "Put a text that begins with brackets or hyphens in double quotes."
            reading.refuse(position, message, advice)
            raise _StopReading
        reading.stack.append(_Open(position, isinstance(event, yaml.SequenceStartEvent)))
    elif isinstance(event, yaml.CollectionEndEvent):
        done = reading.stack.pop()
        end = event.end_mark.index if event.end_mark else 0
        span = Span(done.start, max(done.start, reading.part.start + end))
        reading.place(
            ListNode(tuple(done.items), span)
            if done.is_list
            else MapNode(tuple(done.fields.values()), span)
        )


def _refuse_references(reading: _Reading, event: yaml.Event, position: int) -> None:
    if isinstance(event, yaml.AliasEvent):
        message = "an asterisk here means a YAML alias, which is not allowed"
        reading.refuse(position, message, QUOTE_IT)
        raise _StopReading
    if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
        return
    if event.anchor is not None:
        message = "an ampersand here means a YAML anchor, which is not allowed"
        reading.refuse(position, message, QUOTE_IT)
    if event.tag is not None:
        message = "an exclamation mark here means a YAML tag, which is not allowed"
        reading.refuse(position, message, QUOTE_IT)


def _scalar(reading: _Reading, event: yaml.ScalarEvent, position: int) -> Scalar:
    end = reading.part.start + (event.end_mark.index if event.end_mark else 0)
    style = _STYLES.get(event.style, "plain")
    written = Span(position, max(position, end)).of(reading.text)
    if style in {"single", "double"}:
        written = written[1:-1]
    text = event.value.translate(_ORIGINALS)
    value: str | int | float | bool | None = text
    if style == "plain":
        value = _typed(reading, text, position)
    elif style == "double":
        value = _joined_surrogates(reading, text, position)
    return Scalar(value, Span(position, max(position, end)), style, written)


def _joined_surrogates(reading: _Reading, text: str, position: int) -> str:
    r"""Join the two halves in which JSON writes ``\ud83d\ude00``; refuse a lone half."""
    try:
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        message = "a backslash code here is half of a character"
        reading.refuse(position, message, "Write the character itself.")
        return ""


def _typed(reading: _Reading, text: str, position: int) -> str | int | float | bool | None:
    try:
        return resolve(text)
    except OverflowError:
        digits = f"whole numbers have {MAX_DIGITS} digits at most"
        message = f"the number {shown(text)} is out of bounds; {digits}"
        reading.refuse(position, message, "Put it in double quotes if it is meant as text.")
        return None


def _check_key(reading: _Reading, key: Scalar) -> None:
    """Refuse a name that is empty or holds what nobody can see."""
    start = key.span.start
    if not key.text.strip():
        advice = 'Write a name before the colon, such as title: "…"'
        reading.refuse(start, "a field without a name", advice)
    for char in key.text:
        if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"}:
            what = f"the field name {shown(key.text)} holds the invisible character {named(char)}"
            reading.refuse(start, what, "Delete the name and type it again.")
            return


def _add_field(reading: _Reading, parent: _Open, new: Field) -> None:
    first = parent.fields.get(new.name)
    if first is None:
        parent.fields[new.name] = new
        return
    line, _ = reading.lines.place(first.key.span.start)
    message = f"`{shown(new.name)[1:-1]}` stands here for the second time"
    advice = f"It stands first on line {line}; delete one of the two."
    reading.refuse(new.key.span.start, message, advice)
