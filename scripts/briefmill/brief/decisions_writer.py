"""Writes decisions into ``decisions.yml``: text edits, so that all else stays as it stands.

The file is a person's: comments, order, quotation marks and line ends are theirs. A new
decision is put behind the others, an old one is changed value by value, and the result is
read again before anybody gets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefmill.brief.characters import CONTROL
from briefmill.brief.decisions import read_decisions
from briefmill.brief.located import ListNode, Located, MapNode, Node, Scalar
from briefmill.brief.units import items
from briefmill.brief.yaml_reader import read_yaml
from briefmill.brief.yaml_writer import double_quoted, scalar
from briefmill.rules.decision import Decision
from briefmill.rules.garbled_sentence import ID as GARBLED
from briefmill.text.problem import InputError, Problem
from briefmill.text.span import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_UNSEEN = re.compile(
    rf"[{CONTROL}\s\x80-\x9f\ud800-\udfff\ufeff\ufffe\uffff\U00100000-\U0010ffff]+"
)
_CHANGED = ("verdict", "by", "reason", "context")
"""What another answer to the same repair changes."""


def with_decision(
    text: str, decision: Decision, path: str, units: tuple[str, ...], note: str = ""
) -> str:
    """Return the file with one more decision, behind the others.

    Args:
        text: the file ``decisions.yml``, or "" when there is none.
        decision: what to add; where it stands (``path``, ``line``, ``column``) is no matter.
        path: the file as the user knows it.
        units: the files of the brief, by their paths within its folder.
        note: a comment above the decision, for people; one line, or none.

    Raises:
        InputError: when the file is not valid as it is, when it has a decision about the
            same repair already, or when the decision cannot be written into it.
    """
    values = read_yaml(text, path)
    old = _read(text, path, units) if isinstance(values.root, MapNode) else ()
    end = _line_end(text)
    refused: list[Problem] = []
    for candidate in _with(values, decision, _comment(note), end):
        try:
            new = _read(candidate, path, units)
        except InputError as error:
            refused += error.problems
            continue
        if sorted(new, key=repr) == sorted((*old, _bare(decision)), key=repr):
            return candidate
    raise InputError(refused[:1] or _by_hand(path, decision))


def with_answer(text: str, new: Decision, path: str, units: tuple[str, ...]) -> str:
    """Return the file with another answer in the place of an old one.

    ``new`` stands where `read_decisions` found the old decision (``line`` and ``column``);
    its verdict, by, reason and context replace those of the old one.

    Raises:
        InputError: when the file is not valid, or has no decision at that place.
    """
    values = read_yaml(text, path)
    before = _read(text, path, units)
    index, node = _node(values, new)
    answer = {"verdict": new.verdict.value, "by": new.by, "reason": new.reason}
    answer |= {"context": new.context} if new.context else {}
    result = text
    for name in sorted(_CHANGED, key=lambda name: -_start(node, name)):
        value = node.get(name)
        if isinstance(value, Scalar) and value.text != answer.get(name, value.text):
            span = _trimmed(value.span, text)
            quoted = name == "context" or _in_brackets(node, text)
            written = double_quoted if quoted else scalar
            result = result[: span.start] + written(answer[name]) + result[span.end :]
    expected = list(before)
    expected[index] = replace(
        before[index], verdict=new.verdict, by=new.by, reason=new.reason, context=new.context
    )
    if list(_read(result, path, units)) != expected:
        raise InputError(_by_hand(path, new))
    return result


def _read(text: str, path: str, units: tuple[str, ...]) -> tuple[Decision, ...]:
    return tuple(map(_bare, read_decisions(text, path, units)))


def _bare(decision: Decision) -> Decision:
    """Return a decision without its place."""
    return replace(decision, path="", line=0, column=0)


def _with(values: Located, decision: Decision, note: str, end: str) -> Iterator[str]:
    """Yield the ways to write a decision into the file, the most natural first."""
    text, root = values.text, values.root
    listed = root.field("decisions") if isinstance(root, MapNode) else None
    if listed is None:
        yield _appended(text, f"decisions:{end}" + _block(decision, note, 2, end), end)
        return
    node = listed.value
    if isinstance(node, ListNode) and _in_brackets(node, text):
        yield from _in_flow(node, decision, note, values, end)
    else:
        indent = values.lines.place(node.span.start)[1] - 1
        block = _block(decision, note, indent, end)
        yield _appended(text[: node.span.end], block, end) + text[node.span.end :]
        # Before the first one: where the last ends with a text that a line end would change.
        yield text[: node.span.start] + block[indent:] + " " * indent + text[node.span.start :]


def _in_flow(
    node: ListNode, decision: Decision, note: str, values: Located, end: str
) -> Iterator[str]:
    text = values.text
    if not node.items and not _in_brackets(values.root, text):
        emptied = text[: node.span.start].rstrip(" ") + text[node.span.end :]
        yield _appended(emptied, _block(decision, note, 2, end), end)
    close = node.span.end - 1
    fields = (f'"{name}": {double_quoted(value)}' for name, value in _fields(decision))
    entry = "{" + ", ".join(fields)
    for comma in (", ", " ", f"{end}, "):
        yield f"{text[:close]}{comma if node.items else ''}{entry}}}{text[close:]}"


def _appended(text: str, block: str, end: str) -> str:
    return text + ("" if not text or _LINE_END.search(text[-1]) else end) + block


def _block(decision: Decision, note: str, indent: int, end: str) -> str:
    """Return a decision as an item of a block list, from its indentation to its line end."""
    pad = " " * indent
    lines = [f"{name}: {_written(name, text)}" for name, text in _fields(decision)]
    comment = [f"{pad}# {note}"] if note else []
    return "".join(
        line + end
        for line in (*comment, f"{pad}- {lines[0]}", *(f"{pad}  {line}" for line in lines[1:]))
    )


def _fields(decision: Decision) -> Iterator[tuple[str, str]]:
    """Yield the fields as they are written; a repair written by hand needs no fingerprint."""
    by_hand = decision.rule == GARBLED and decision.before is not None
    if not (by_hand and decision.after is not None):
        yield "fingerprint", decision.fingerprint
    for name in ("context", "rule", "file", "verdict", "before", "after", "by", "reason"):
        value = getattr(decision, name)
        if value is not None:
            yield name, str(value)


def _written(name: str, text: str) -> str:
    quoted = {"fingerprint", "context", "before", "after"}
    return double_quoted(text) if name in quoted else scalar(text)


def _comment(note: str) -> str:
    return _UNSEEN.sub(" ", note).strip()


def _line_end(text: str) -> str:
    found = _LINE_END.search(text)
    return found.group() if found else "\n"


def _node(values: Located, decision: Decision) -> tuple[int, MapNode]:
    """Return the node that stands where ``decision`` was read, and its number."""
    nodes = items(values.root, "decisions") if isinstance(values.root, MapNode) else ()
    for index, node in enumerate(nodes):
        place = values.lines.place(node.span.start)
        if isinstance(node, MapNode) and place == (decision.line, decision.column):
            return index, node
    message = "the decision that stood here is gone"
    problem = Problem(values.path, decision.line, decision.column, message, "Try again.")
    raise InputError(problem)


def _start(node: MapNode, name: str) -> int:
    value = node.get(name)
    return value.span.start if value else 0


def _trimmed(span: Span, text: str) -> Span:
    """Return the span without line ends: that of a block scalar reaches to the next field."""
    return Span(span.start, span.start + len(span.of(text).rstrip()))


def _in_brackets(node: Node, text: str) -> bool:
    return text[node.span.start : node.span.start + 1] in {"[", "{"}


def _by_hand(path: str, decision: Decision) -> Problem:
    message = "the decision cannot be written into this file as it stands"
    entry = _block(decision, "", 2, "\n").rstrip()
    return Problem(path, 0, 0, message, f"Put it in by hand:\n{entry}")
