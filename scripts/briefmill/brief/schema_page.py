"""Describes the schemas of a brief's files in Markdown, for people who write them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefmill.brief.schema import schema


def described(name: str) -> str:
    """Return a heading, what the file is, and a table of its fields.

    ``name`` is one of `briefmill.brief.schema.NAMES`.
    """
    whole = schema(name)
    lines = [f"### {whole['title']}", "", whole["description"], ""]
    lines += ["| field | needed | what it is | example |", "|---|---|---|---|"]
    lines += _rows(whole, whole)
    return "\n".join(lines) + "\n"


def _rows(group: Mapping[str, Any], whole: Mapping[str, Any], above: str = "") -> Iterator[str]:
    required = group.get("required", ())
    for field, value in group.get("properties", {}).items():
        resolved = _resolved(value, whole)
        needed = "yes" if field in required else ""
        about = " ".join(
            part for part in (resolved.get("description", ""), _choice(resolved)) if part
        )
        yield f"| `{above}{field}` | {needed} | {_cell(about)} | {_example(resolved)} |"
        for inner, prefix in _inner(resolved, whole, f"{above}{field}"):
            yield from _rows(inner, whole, prefix)


def _inner(
    value: Mapping[str, Any], whole: Mapping[str, Any], path: str
) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Yield the groups of fields that a value may be or hold."""
    if "properties" in value:
        yield value, f"{path}."
    items = value.get("items")
    if isinstance(items, Mapping):
        yield from _inner(_resolved(items, whole), whole, f"{path}[]")
    for key in ("anyOf", "oneOf"):
        for each in value.get(key, ()):
            yield from _inner(_resolved(each, whole), whole, path)


def _resolved(value: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = value.get("$ref", "")
    if not reference.startswith("#/$defs/"):
        return value
    return {**whole["$defs"][reference.removeprefix("#/$defs/")], **value}


def _choice(value: Mapping[str, Any]) -> str:
    if "enum" not in value:
        return ""
    return "One of " + ", ".join(f"`{each}`" for each in value["enum"]) + "."


def _example(value: Mapping[str, Any]) -> str:
    examples = value.get("examples")
    if not examples:
        return ""
    first = examples[0]
    text = first if isinstance(first, str) else json.dumps(first, ensure_ascii=False)
    return f"`{_cell(text)}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
