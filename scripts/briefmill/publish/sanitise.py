"""Clean the text of a brief for publishing, after every other change to it.

What is raw HTML, code or a link is asked of CommonMark's parser first. Python-Markdown
sees some of it otherwise; where it is the more generous of the two, patterns of its own
are looked for here as well, and `briefmill.publish.verify` looks at what it renders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefmill.publish import policy, tags
from briefmill.publish.links import clean_links
from briefmill.publish.located import Event, Spans, events
from briefmill.publish.maths import masked
from briefmill.publish.rewriting import Change, Rewriting
from briefmill.text.patch import Edit
from briefmill.text.span import Span

_ROUNDS = 40
"""Rounds before cleaning gives up. A round that changes anything takes away a ``<``, a
``{`` or a link, so only text that nests such things hundreds deep comes near it."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BRACES = re.compile(r"\{(:?)[ ]*([^{}\n]*)\}")
_BRACED_LINE = re.compile(r"\{[^\n]*\}")
_LANGUAGE = re.compile(r"[\w+#.-]*")
_FIRST_WORD = re.compile(r"[A-Za-z][\w+#-]*")
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_CONTAINERS = frozenset({"BlockQuote", "Item", "FootnoteDefinition"})
_HTML = frozenset({"Html", "InlineHtml"})
_LEAVES = frozenset({"Paragraph", "Heading", "TableCell"})


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A body that may be published, and what was done to it.

    ``edits`` are against the text that was given, ascending; ``reasons`` says of each
    edit what it took away.
    """

    text: str
    edits: tuple[Edit, ...]
    reasons: tuple[str, ...]


def clean_body(body: str) -> Cleaned:
    """Return ``body`` without anything that could act on a reader's browser.

    Raw HTML keeps the elements and attributes that `briefmill.publish.policy` lists,
    attribute lists keep ids and classes, links and pictures keep harmless addresses.
    Formulas are left as they are: `briefmill.publish.maths` writes them anew.
    Cleaning what is clean changes nothing.
    """
    rewriting = Rewriting(body)
    for _ in range(_ROUNDS):
        if not rewriting.apply(_changes(masked(rewriting.text))):
            break
    told = [(edit, reason) for edit, reason in rewriting.edits() if edit.before != edit.after]
    edits, reasons = tuple(edit for edit, _ in told), tuple(reason for _, reason in told)
    return Cleaned(rewriting.text, edits, reasons)


def _changes(text: str) -> list[Change]:
    control = [
        Change(Span(*match.span()), "", "a control character") for match in _CONTROL.finditer(text)
    ]
    if control:
        return control
    found = events(text)
    code = _code(found)
    regions = _regions(text, found)
    changes = tags.clean_tags(text, regions)
    changes += _indentation(text, regions, changes)
    changes += clean_links(text, found, Spans(code))
    html = [region.span for region in regions if region.block]
    changes += _attribute_lists(text, Spans(code + html))
    return changes + _fences(text, found)


def _code(found: Iterable[Event]) -> list[Span]:
    names = {"Code", "CodeBlock"}
    return [event.span for event in found if event.name in names and event.edge != "end"]


def _regions(text: str, found: list[Event]) -> list[tags.Region]:
    """Return where HTML stands or might be seen, with what its tags are matched in."""
    regions: list[tags.Region] = []
    scopes: list[int] = [-1]
    code = 0
    before = ""
    for index, event in enumerate(found):
        if event.name == "CodeBlock":
            code += 1 if event.edge == "start" else -1
        elif event.name in _CONTAINERS | _LEAVES:
            scopes.append(index) if event.edge == "start" else scopes.pop()
        elif event.name in _HTML or (event.name == "Text" and not code):
            span = _with_backslash(text, event.span) if event.name == "Text" else event.span
            region = tags.Region(span, scopes[-1], block=event.name == "Html")
            _append(regions, region, joined=event.name == before != "InlineHtml")
        before = event.name
    return regions


def _append(regions: list[tags.Region], region: tags.Region, *, joined: bool) -> None:
    """Add a region; the lines of one HTML block and the pieces of one text are joined."""
    if joined and regions[-1].scope == region.scope and regions[-1].span.end == region.span.start:
        span = Span(regions.pop().span.start, region.span.end)
        region = tags.Region(span, region.scope, region.block)
    regions.append(region)


def _with_backslash(text: str, span: Span) -> Span:
    r"""Take in the backslash of ``\<``, with which Python-Markdown still sees a tag."""
    start = span.start
    return Span(start - 1, span.end) if text[start - 1 : start + 1] == "\\<" else span


def _indentation(text: str, regions: list[tags.Region], changes: list[Change]) -> list[Change]:
    """Unindent what stood inside a wrapper that goes, or it would become code."""
    found = []
    for region in regions:
        gone = any(change.after == "" and region.span.contains(change.span) for change in changes)
        if region.block and gone and "<pre" not in region.span.of(text).lower():
            indents = _INDENT.finditer(text, region.span.start, region.span.end)
            found += [Change(Span(*match.span()), "", tags.NOT_ALLOWED) for match in indents]
    return found


def _attribute_lists(text: str, sealed: Spans) -> list[Change]:
    changes = []
    for line in _BRACED_LINE.finditer(text):
        for match in re.finditer(r"\{", line[0]):
            start = line.start() + match.start()
            if start not in sealed:
                changes += _attribute_list(text, start)
    return changes


def _attribute_list(text: str, start: int) -> list[Change]:
    match = _BRACES.match(text, start)
    if not match:
        return [Change(Span(start, start + 1), "&#123;", "a brace that would begin attributes")]
    words = match[2].split()
    safe = [word for word in words if word[0] in "#." and policy.is_safe_name(word[1:])]
    if words and safe == words:
        return []
    if not match[1]:
        return [Change(Span(start, start + 1), "&#123;", "a brace that would begin attributes")]
    kept = f"{{: {' '.join(safe)} }}" if safe else ""
    return [Change(Span(*match.span()), kept, tags.ATTRIBUTE)]


def _fences(text: str, found: Iterable[Event]) -> list[Change]:
    """Leave only the name of the language behind the marks that begin a block of code."""
    changes = []
    for event in found:
        if event.name != "CodeBlock" or event.edge != "start" or event.value == "Indented":
            continue
        info = event.value["Fenced"] if isinstance(event.value, dict) else ""
        if not _LANGUAGE.fullmatch(info):
            changes += _fence(text, event.span)
    return changes


def _fence(text: str, span: Span) -> list[Change]:
    line = text[span.start : span.end].split("\n", 1)[0]
    start = len(line) - len(line.lstrip("`~"))
    word = _FIRST_WORD.search(line, start)
    info = Span(span.start + start, span.start + len(line))
    return [Change(info, word[0] if word else "", tags.ATTRIBUTE)]
