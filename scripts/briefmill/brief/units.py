"""Reads one Markdown file of a brief into validated values."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from briefmill.brief.characters import CONTROL, described
from briefmill.brief.front_matter import FrontMatter, split
from briefmill.brief.layout import check_path, kind_of, stem_of
from briefmill.brief.located import ListNode, MapNode, Node, Scalar
from briefmill.brief.model import Author, Licence
from briefmill.brief.schema import validate
from briefmill.text.problem import InputError, Problem

MARKDOWN_KINDS = ("brief", "section", "recommendations", "recommendation")

_INVISIBLE = re.compile(f"[{CONTROL}\x80-\x9f\u2028\u2029\ufeff]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A Markdown file whose front matter its schema accepts.

    ``path`` is within the brief's folder. Texts come without the space around them, and
    numbers as they were written.
    """

    path: str
    text: str
    front: FrontMatter

    @property
    def kind(self) -> str:
        """What the file is: the field ``kind``."""
        return self.word("kind") or ""

    @property
    def shown(self) -> str:
        """The file as the user knows it."""
        return self.front.values.path

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return stem_of(self.path)

    @property
    def body(self) -> str:
        """The Markdown below the front matter, as it stands."""
        return self.text[self.front.body_start :]

    def word(self, name: str) -> str | None:
        """Return a field that is one text, or None when it is not there."""
        return word(self.front.fields, name)

    def words(self, name: str) -> tuple[str, ...]:
        """Return a field that is a list of texts, or one text as a list."""
        return tuple(text for text in map(_text, items(self.front.fields, name)) if text)

    def number(self, name: str) -> int | None:
        """Return a field that is a whole number, or None when it is not there."""
        return number(self.front.fields, name)

    def problem(self, field: str, message: str, advice: str = "", item: int = 0) -> Problem:
        """Make a problem that stands at the value of a field, or at its item from 0."""
        nodes = items(self.front.fields, field)
        at: Node = nodes[item] if item < len(nodes) else self.front.fields
        return self.front.values.problem(at, message, advice)


def parse_unit(path: str, text: str, shown: str | None = None) -> Unit:
    """Read and validate a Markdown file of a brief.

    Args:
        path: the file within the brief's folder, such as ``sections/treaty.md``; it
            decides what kind of file it must be.
        text: the whole file, without a byte order mark.
        shown: the file as the user knows it, for messages; ``path`` by default.

    Raises:
        InputError: with every problem of the file.
    """
    shown = shown or path
    complaint = check_path(path)
    if complaint:
        raise InputError(Problem(shown, 0, 0, *complaint))
    kind = kind_of(path)
    if kind not in MARKDOWN_KINDS:
        raise ValueError(f"{path} is no Markdown file of a brief")
    front = split(text, shown)
    problems = [*validate(front.values, kind), *_invisible(front), *_ambiguous(front)]
    if problems:
        raise InputError(problems)
    return Unit(path, text, front)


def word(fields: MapNode, name: str) -> str | None:
    """Return a field that is one text, without the space around it, or None."""
    return _text(fields.get(name))


def number(fields: MapNode, name: str) -> int | None:
    """Return a field that is a whole number, or None when it is not there."""
    node = fields.get(name)
    if isinstance(node, Scalar) and isinstance(node.value, int | float):
        return int(node.value)
    return None


def items(fields: MapNode, name: str) -> tuple[Node, ...]:
    """Return the items of a list; a single value counts as a list of one."""
    node = fields.get(name)
    if node is None:
        return ()
    return node.items if isinstance(node, ListNode) else (node,)


def authors(fields: MapNode) -> tuple[Author, ...]:
    """Return the authors; one given as plain text has a name and nothing else."""
    return tuple(_author(node) for node in items(fields, "authors"))


def licence(fields: MapNode) -> Licence | None:
    """Return the licence, whether given as text or with its address."""
    node = fields.get("licence")
    if isinstance(node, MapNode):
        return Licence(word(node, "name") or "", word(node, "url"))
    name = _text(node)
    return Licence(name) if name else None


def _author(node: Node) -> Author:
    if not isinstance(node, MapNode):
        return Author(_text(node) or "")
    family, given = word(node, "family"), word(node, "given")
    name = word(node, "name") or " ".join(part for part in (given, family) if part)
    orcid = word(node, "orcid")
    if orcid:
        orcid = orcid.removeprefix("https://orcid.org/")
    return Author(name, family, given, word(node, "affiliation"), orcid)


def _text(node: Node | None) -> str | None:
    return node.text.strip() if isinstance(node, Scalar) else None


def _invisible(front: FrontMatter) -> list[Problem]:
    """Refuse invisible characters but in prose, where the normaliser repairs them."""
    problems = []
    prose = [span.start for span in front.prose_spans]
    for scalar in front.values.scalars():
        found = _INVISIBLE.search(scalar.text)
        within = bisect_left(prose, scalar.span.end) - bisect_left(prose, scalar.span.start)
        if found and not within:
            message = f"this value holds {described(found.group())}, which is invisible"
            advice = "Delete the value and type it again."
            problems.append(front.values.problem(scalar, message, advice))
    return problems


def _ambiguous(front: FrontMatter) -> list[Problem]:
    """Refuse ``language: no``, which half of all programs read as "false"."""
    node = front.fields.get("language")
    if isinstance(node, Scalar) and node.style == "plain" and node.text.lower() == "no":
        message = "`language`: many programs read no without quotes as false"
        advice = 'For Norwegian write language: "no", or nb for Bokmål.'
        return [front.values.problem(node, message, advice)]
    return []
