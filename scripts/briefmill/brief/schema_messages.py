"""Turns the errors of jsonschema into problems with a place and advice."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jsonschema.exceptions import ValidationError

from briefmill.brief.located import Located, MapNode, Node, PathItem, Scalar, is_empty
from briefmill.brief.suggest import did_you_mean, listed, shown
from briefmill.text.problem import Problem

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "fields of its own",
}
_MANY = 20
"""Longer lists of known words are not printed in a message."""


@dataclass(frozen=True, slots=True)
class _Violation:
    """An error of jsonschema, and the node where it stands."""

    values: Located
    node: Node
    path: tuple[PathItem, ...]
    keyword: str
    wanted: Any
    found: Any
    schema: dict[str, Any]
    message: str

    @property
    def name(self) -> str:
        """What a message calls the place: a field, or an item of a field's list."""
        names = [step for step in self.path if isinstance(step, str)]
        item = self.path[-1] if self.path and isinstance(self.path[-1], int) else None
        if item is None:
            return f"`{names[-1]}`" if names else "the file"
        return f"item {item + 1} of `{names[-1]}`" if names else f"item {item + 1}"

    @property
    def expected(self) -> str:
        """What the schema says was expected, or nothing."""
        return str(self.schema.get("errorMessage", "")).removeprefix("Expected ")

    @property
    def written(self) -> str:
        """The value as it stands in the file, when it is a single one."""
        return self.node.text if isinstance(self.node, Scalar) else ""

    def problem(self, message: str, advice: str = "") -> Problem:
        return self.values.problem(self.node, message, advice)

    def mismatch(self, expected: str, advice: str = "") -> Problem:
        """Say what was expected and what was found instead."""
        message = f"{self.name}: expected {expected}, but found {self._description()}"
        return self.problem(message, advice)

    def _description(self) -> str:
        if isinstance(self.found, str):
            return shown(self.found)
        if isinstance(self.found, list):
            return "a list" if self.found else "an empty list"
        if isinstance(self.found, dict):
            names = listed([shown(name) for name in self.found][:5], "and") if self.found else ""
            return f"the fields {names}" if names else "nothing"
        if self.found is None:
            return "nothing"
        kind = "" if isinstance(self.found, bool) else "the number "
        return kind + shown(self.written)[1:-1]


def problems_of(error: ValidationError, values: Located) -> Iterator[Problem]:
    """Yield the problems that one error of jsonschema stands for."""
    path = tuple(error.absolute_path)
    violation = _Violation(
        values=values,
        node=values.at(path),
        path=path,
        keyword=str(error.validator),
        wanted=error.validator_value,
        found=error.instance,
        schema=error.schema if isinstance(error.schema, dict) else {},
        message=error.message,
    )
    yield from _HANDLERS.get(violation.keyword, _mismatch)(violation)


def _unknown_fields(violation: _Violation) -> Iterator[Problem]:
    known = list(violation.schema["properties"])
    if not isinstance(violation.node, MapNode):
        return
    otherwise = f"The fields here are {listed(known, 'and')}." if len(known) <= _MANY else ""
    for field in violation.node.fields:
        if field.name not in known and not is_empty(field.value):
            advice = did_you_mean(field.name, known) or otherwise
            message = f"unknown field {shown(field.name)}"
            yield violation.values.problem(field, message, advice)


def _missing_fields(violation: _Violation) -> Iterator[Problem]:
    node = violation.node
    if not isinstance(node, MapNode):
        return
    for name in violation.wanted:
        field = node.field(name)
        advice = _example(violation.schema, name)
        if field is None:
            where = f"{violation.name}: " if violation.path else ""
            yield violation.problem(f"{where}the field `{name}` is missing", advice)
        elif is_empty(field.value):
            yield violation.values.problem(field, f"`{name}` is empty", advice)


def _example(schema: dict[str, Any], name: str) -> str:
    spec = schema["properties"].get(name, {})
    examples = spec.get("examples") or spec.get("enum") or []
    if not examples:
        return f"Add the field {name}."
    example = examples[0]
    written = example if isinstance(example, str) else json.dumps(example)
    return f"Add a line such as {name}: {written}"


def _enum(violation: _Violation) -> Iterator[Problem]:
    allowed = [str(value) for value in violation.wanted]
    expected = listed(allowed)
    if len(allowed) > _MANY:
        expected = f"a word that the schema lists, such as {listed(violation.schema['examples'])}"
    yield violation.mismatch(expected, did_you_mean(violation.written, allowed))


def _const(violation: _Violation) -> Iterator[Problem]:
    advice = "The folder and the name of a file decide what it is."
    yield violation.mismatch(str(violation.wanted), advice)


def _type(violation: _Violation) -> Iterator[Problem]:
    types = [violation.wanted] if isinstance(violation.wanted, str) else list(violation.wanted)
    expected = violation.expected or listed([_TYPES[each] for each in types])
    yield violation.mismatch(expected, _type_advice(violation, types))


def _type_advice(violation: _Violation, types: list[str]) -> str:
    single = not isinstance(violation.found, list | dict)
    if "string" in types and single:
        fits = re.search(violation.schema.get("pattern", ""), violation.written)
        return f"Put it in quotes: {shown(violation.written)}" if fits else ""
    if "string" in types:
        return "Put a text that holds a colon or begins with a bracket in double quotes."
    if "array" in types and single:
        return 'Write a list: on the lines below the name, each item after "- ".'
    if "integer" in types and isinstance(violation.found, str):
        return "Write digits only, without quotes."
    return ""


def _twice(violation: _Violation) -> Iterator[Problem]:
    yield violation.problem(f"{violation.name}: {shown(violation.written)} stands twice")


def _checked(violation: _Violation) -> Iterator[Problem]:
    yield violation.problem(f"{violation.name}: {violation.message}")


def _mismatch(violation: _Violation) -> Iterator[Problem]:
    yield violation.mismatch(violation.expected or f"something else ({violation.keyword})")


_HANDLERS: dict[str, Callable[[_Violation], Iterator[Problem]]] = {
    "additionalProperties": _unknown_fields,
    "required": _missing_fields,
    "enum": _enum,
    "const": _const,
    "type": _type,
    "uniqueItems": _twice,
    "x-check": _checked,
}
