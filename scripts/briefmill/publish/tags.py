"""Raw HTML, tag by tag: what stays, what is rewritten, what goes.

A tag stays as it was written when it is allowed, has nothing that is not, and is
closed. Working on single tags rather than on serialised fragments keeps the text
between them, and the ledger of what was cleaned, as people wrote it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefmill.publish import policy
from briefmill.publish.rewriting import Change
from briefmill.text.span import Span

_NAME = r"[A-Za-z][A-Za-z0-9:-]*+"
_ATTRIBUTE = r"""[^\s"'<>/=`]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+"""
_TOKEN = re.compile(
    rf"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<![A-Za-z][^>]*+>"
    rf"|</({_NAME})\s*+>|<({_NAME})((?:\s++{_ATTRIBUTE})*+)\s*+(?:/\s*+)?>"
    r"|\\?<",
    re.DOTALL,
)
_EACH_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=`]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+"""
)
_BEGINS_TAG = re.compile(r"[A-Za-z/!?]")
_PLAIN = re.compile(r"[^<>`\n\x00]*")

NOT_ALLOWED = "HTML that a brief may not hold"
NOT_CLOSED = "an HTML tag without its partner"
NOT_HTML = "a character that would begin an HTML tag"
COMMENT = "an HTML comment, which readers would not see"
ATTRIBUTE = "an attribute that a brief may not use"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of raw HTML, or of text in which a tag might be seen.

    Tags are matched within one ``scope``; ``block`` says whether elements that stand
    on lines of their own are allowed.
    """

    span: Span
    scope: int
    block: bool


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    region: Region
    text: str
    opens: str = ""
    closes: str = ""
    attributes: str = ""


def clean_tags(text: str, regions: Iterable[Region]) -> list[Change]:
    """Return the changes that leave only allowed HTML, with every tag closed."""
    tokens = [token for region in regions for token in _tokens(text, region)]
    tokens, changes = _without_content(tokens)
    partners = _partnered(tokens)
    for index, token in enumerate(tokens):
        changes += _judge(token, paired=index in partners)
    return changes


def _tokens(text: str, region: Region) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text, region.span.start, region.span.end):
        if match[0].endswith("<") and not _BEGINS_TAG.match(text, match.end()):
            continue
        closes, opens, attributes = (group or "" for group in match.groups())
        span = Span(match.start(), match.end())
        found.append(_Token(span, region, match[0], opens.lower(), closes.lower(), attributes))
    return found


def _without_content(tokens: list[_Token]) -> tuple[list[_Token], list[Change]]:
    """Take out elements whose content is no text, where both their tags are at hand."""
    kept: list[_Token] = []
    changes: list[Change] = []
    position = 0
    for index, token in enumerate(tokens):
        if token.span.start < position:
            continue
        end = _closing(tokens, index) if token.opens in policy.REMOVED_WITH_CONTENT else None
        if end is None:
            kept.append(token)
            continue
        changes.append(Change(Span(token.span.start, end), "", NOT_ALLOWED))
        position = end
    return kept, changes


def _closing(tokens: list[_Token], index: int) -> int | None:
    opening = tokens[index]
    for token in tokens[index + 1 :]:
        if token.closes == opening.opens and token.region.scope == opening.region.scope:
            same_block = token.region.span == opening.region.span or not token.region.block
            return token.span.end if same_block else None
    return None


def _partnered(tokens: list[_Token]) -> set[int]:
    """Return the indexes of tags that have their partner, or need none."""
    paired: set[int] = set()
    stacks: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        stack = stacks.setdefault(token.region.scope, [])
        if token.opens in policy.VOID_TAGS:
            paired.add(index)
        elif token.opens and _allowed(token, token.opens):
            stack.append(index)
        elif token.closes and any(tokens[open_].opens == token.closes for open_ in stack):
            paired.add(index)
            paired |= _close(tokens, stack, token.closes)
    return paired


def _close(tokens: list[_Token], stack: list[int], name: str) -> set[int]:
    paired = set()
    while stack:
        index = stack.pop()
        if tokens[index].opens == name:
            paired.add(index)
            break
        if tokens[index].opens in policy.IMPLIED_END:
            paired.add(index)
    return paired


def _allowed(token: _Token, name: str) -> bool:
    return name in (policy.ALLOWED_TAGS if token.region.block else policy.INLINE_TAGS)


def _judge(token: _Token, *, paired: bool) -> list[Change]:
    name = token.opens or token.closes
    if not name:
        if token.text.endswith("<"):
            return [Change(token.span, "&lt;", NOT_HTML)]
        return [Change(token.span, "", COMMENT)]
    if not _allowed(token, name):
        return [_unwanted(token, name)]
    if not paired:
        return [Change(token.span, "", NOT_CLOSED)]
    return _with_allowed_attributes(token) if token.opens else []


def _unwanted(token: _Token, name: str) -> Change:
    """Drop a tag of HTML; show what only looks like one, as in ``<name>``."""
    known = name in policy.DROPPED_TAGS or name in policy.ALLOWED_TAGS
    if known or ":" in name or token.attributes.strip():
        return Change(token.span, "", NOT_ALLOWED)
    return Change(Span(token.span.start, token.span.start + 1), "&lt;", NOT_HTML)


def _with_allowed_attributes(token: _Token) -> list[Change]:
    kept: dict[str, str] = {}
    written = 0
    same = bool(_PLAIN.fullmatch(token.text[1:-1]))
    for match in _EACH_ATTRIBUTE.finditer(token.attributes):
        written += 1
        name = match[1].lower()
        value = html.unescape(next((v for v in match.groups()[1:] if v is not None), ""))
        safe = policy.safe_value(token.opens, name, value)
        if safe is not None and name not in kept:
            kept[name] = safe
            same = same and safe == value
    if same and len(kept) == written:
        return []
    attributes = "".join(f' {name}="{_quoted(value)}"' for name, value in kept.items())
    return [Change(token.span, f"<{token.opens}{attributes}>", ATTRIBUTE)]


def _quoted(value: str) -> str:
    escaped = html.escape(" ".join(value.split()), quote=True)
    return escaped.replace("`", "&#96;")
