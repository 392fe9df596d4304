"""Look at what the engines will render, and name whatever must not be published.

This is the second line of defence. Cleaning asks CommonMark's parser what is raw HTML;
the engines ask Python-Markdown, which disagrees at the edges. So each page is rendered
as they will render it, and the result is read twice: by a plain tokenizer, and by nh3,
which parses HTML as browsers do.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

import nh3

from briefmill.publish import maths, policy

_PAGE_TAGS = policy.ALLOWED_TAGS | maths.TAGS | {"div", "h1", "h2", "h3", "h4", "h5", "h6"}
_PAGE_ATTRIBUTES = {
    **policy.ATTRIBUTES,
    "*": policy.ATTRIBUTES["*"] | {"aria-hidden", "aria-label", "aria-labelledby", "role"},
    "td": policy.ATTRIBUTES["td"] | {"align"},
    "th": policy.ATTRIBUTES["th"] | {"align"},
    **dict.fromkeys(maths.TAGS, maths.ATTRIBUTES),
}
"""What Python-Markdown and the pages of the build add to what raw HTML may hold."""

_WORD = re.compile(r"[^\s\"'<>/=]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a rendered page holds.

    ``ids`` are its anchors, in order, and ``addresses`` where its links and pictures
    lead; ``violations`` says in words what must not be published.
    """

    ids: tuple[str, ...]
    addresses: tuple[str, ...]
    violations: tuple[str, ...]


def examine(html: str) -> Rendered:
    """Read the HTML of a page and return what it holds and what is wrong with it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    violations = dict.fromkeys(reader.violations)
    if not violations and not _nh3_agrees(html):
        violations["HTML that a browser would read in another way"] = None
    return Rendered(tuple(reader.ids), tuple(reader.addresses), tuple(violations))


@dataclass
class _Reader(HTMLParser):
    """Collects anchors and addresses, and checks tags and attributes one by one."""

    ids: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _PAGE_TAGS:
            self.violations.append(f"the HTML element <{tag}>")
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name not in _PAGE_ATTRIBUTES["*"] | _PAGE_ATTRIBUTES.get(tag, frozenset()):
            self.violations.append(f'the attribute "{name}" of the HTML element <{tag}>')
        elif name == "id":
            self.ids.append(value)
        elif name in policy.ADDRESS_ATTRIBUTES:
            self.addresses.append(value)
            if not policy.is_safe_address(value, image=tag == "img"):
                self.violations.append(f'the address "{value}"')

    def handle_comment(self, data: str) -> None:
        self.violations.append(f'the HTML comment "{data[:40].strip()}"')

    def handle_decl(self, decl: str) -> None:
        self.violations.append(f'the HTML declaration "{decl[:40].strip()}"')

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)

    def handle_pi(self, data: str) -> None:
        self.violations.append(f'the processing instruction "{data[:40].strip()}"')


def _nh3_agrees(html: str) -> bool:
    """Say whether a browser's parser finds nothing to take out.

    nh3 reports nothing, it only removes. So it runs twice: with what a page may hold,
    and with every name that occurs in the page let through. The results differ when
    the first run had to remove something.
    """
    plain = unescape(html).lower()
    words = set(_WORD.findall(plain))
    schemes = set(_SCHEME.findall(plain))
    attributes = {tag: set(names) for tag, names in _PAGE_ATTRIBUTES.items()}
    strict = _cleaned(html, _PAGE_TAGS, attributes, policy.LINK_SCHEMES)
    loose = _cleaned(
        html, _PAGE_TAGS | words, {"*": set().union(words, *attributes.values())}, schemes
    )
    return strict == loose


def _cleaned(html: str, tags: Set[str], attributes: dict[str, set[str]], schemes: Set[str]) -> str:
    return nh3.clean(
        html,
        tags=set(tags),
        attributes=attributes,
        url_schemes=set(schemes),
        clean_content_tags=set(),
        link_rel=None,
    )
