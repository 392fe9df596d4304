"""Reads where the text of a brief came from."""

from __future__ import annotations

from briefmill.brief.located import MapNode, Node, Scalar
from briefmill.brief.model import Provenance, SetAside
from briefmill.brief.schema import validate
from briefmill.brief.units import items, number, word
from briefmill.brief.yaml_reader import read_yaml
from briefmill.text.problem import InputError

MAX_CHARACTERS = 512 * 1024
"""Longest account of an import; our own import writes it, so it may take a while."""


def read_provenance(text: str, path: str) -> Provenance:
    """Read what an import wrote to ``provenance.yml``.

    Args:
        text: the file.
        path: the file as the user knows it, for messages.

    Raises:
        InputError: with every problem of the file.
    """
    values = read_yaml(text, path, longest=MAX_CHARACTERS)
    problems = validate(values, "provenance")
    if problems:
        raise InputError(problems)
    if not isinstance(values.root, MapNode):
        raise TypeError("the schema lets nothing else pass")
    aside = tuple(_set_aside(node) for node in items(values.root, "set_aside"))
    return provenance(values.root, aside)


def provenance(node: MapNode, set_aside: tuple[SetAside, ...] = ()) -> Provenance:
    """Return the provenance that stands in a group of fields."""
    return Provenance(
        source=word(node, "source"),
        sha256=word(node, "sha256"),
        imported=word(node, "imported"),
        note=word(node, "note"),
        url=word(node, "url"),
        set_aside=set_aside,
    )


def merged(stated: Provenance | None, imported: Provenance | None) -> Provenance | None:
    """Return what index.md states, completed by provenance.yml."""
    if stated is None or imported is None:
        return stated or imported
    return Provenance(
        stated.source or imported.source,
        stated.sha256 or imported.sha256,
        stated.imported or imported.imported,
        stated.note or imported.note,
        stated.url or imported.url,
        imported.set_aside,
    )


def _set_aside(node: Node) -> SetAside:
    if not isinstance(node, MapNode):
        raise TypeError("the schema lets nothing else pass")
    text = node.get("text")
    exact = text.text if isinstance(text, Scalar) else ""
    return SetAside(number(node, "line") or 0, exact, word(node, "reason") or "")
