"""What raw HTML, attributes and addresses a brief's text may bring to its page.

Everything that is not listed here goes. The lists are short on purpose: a brief needs
little more than what Markdown already has, and imported text brings a lot.
"""

from __future__ import annotations

import html
import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INLINE_TAGS = _words(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong "
    "sub sup time u var wbr"
)
"""Elements that may stand within a line."""

BLOCK_TAGS = _words(
    "blockquote caption col colgroup dd details dl dt figcaption figure hr li ol p pre "
    "summary table tbody td tfoot th thead tr ul"
)
"""Elements that may stand on lines of their own."""

ALLOWED_TAGS = INLINE_TAGS | BLOCK_TAGS

VOID_TAGS = _words("br col hr img wbr")
"""The allowed elements that have no end tag."""

IMPLIED_END = _words("colgroup dd dt li p tbody td tfoot th thead tr")
"""The allowed elements whose end tag HTML lets writers leave out."""

REMOVED_WITH_CONTENT = _words(
    "applet audio canvas embed frameset head iframe math noembed noframes noscript object "
    "script select style svg template textarea title video xmp"
)
"""Elements whose content is no text for readers."""

DROPPED_TAGS = REMOVED_WITH_CONTENT | _words(
    "acronym address area article aside base basefont big blink body button center dialog dir "
    "div fieldset font footer form frame h1 h2 h3 h4 h5 h6 header hgroup html image input "
    "isindex keygen label legend link listing main map marquee menu menuitem meta meter nav "
    "nobr option optgroup output param picture plaintext portal progress rb rp rt rtc ruby "
    "search section slot source strike track tt"
)
"""Elements of HTML that are not allowed: the tags go, the text between them stays. A
name that is no element of HTML at all, as in ``<name>``, is text and is shown."""

ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": frozenset({"id", "class", "lang", "dir", "title"}),
    "a": frozenset({"href"}),
    "blockquote": frozenset({"cite"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ins": frozenset({"cite", "datetime"}),
    "ol": frozenset({"start", "reversed"}),
    "q": frozenset({"cite"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
    "th": frozenset({"colspan", "rowspan", "headers", "scope", "abbr"}),
    "time": frozenset({"datetime"}),
}
"""Attributes by element; those under ``*`` are allowed on each of them."""

ADDRESS_ATTRIBUTES = frozenset({"href", "src", "cite"})
LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
IMAGE_SCHEMES = frozenset({"http", "https"})

_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
_SCHEME = re.compile(r"([^/?#:\[\]]*):")
_SCHEME_NAME = re.compile(r"[a-z][a-z0-9+.-]*")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,79}")
_RESERVED = re.compile(
    r"(?:bm|md|js|no-js|fn|fnref|edit|ref|headerlink|footnote|highlight|set-aside)(?:$|[-_])|_",
    re.IGNORECASE,
)


def is_safe_address(address: str, *, image: bool = False) -> bool:
    """Say whether a browser that follows ``address`` stays with harmless schemes.

    Browsers decode character references and pass over control characters and line
    ends within an address, so these are undone first, more than once. An address
    without a scheme is relative and safe; so is one with a host but no scheme.
    """
    plain = address
    for _ in range(4):
        plain = _IGNORED.sub("", html.unescape(plain)).replace("\\", "/")
    match = _SCHEME.match(plain.lower())
    if not match:
        return True
    allowed = IMAGE_SCHEMES if image else LINK_SCHEMES
    return bool(_SCHEME_NAME.fullmatch(match[1])) and match[1] in allowed


def is_safe_name(name: str) -> bool:
    """Say whether a text may use ``name`` as an id or a class.

    Refused are names with other characters than ASCII letters, digits, ``-`` and
    ``_``, and names that the theme or the build use for their own ends.
    """
    return bool(_NAME.fullmatch(name)) and not _RESERVED.match(name)


def safe_value(tag: str, attribute: str, value: str | None) -> str | None:
    """Return the value that an attribute of a raw HTML element may keep, or None."""
    allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, frozenset())
    if attribute not in allowed:
        return None
    text = value or ""
    if attribute == "id":
        return text if is_safe_name(text) else None
    if attribute == "class":
        return " ".join(filter(is_safe_name, text.split())) or None
    if attribute in ADDRESS_ATTRIBUTES:
        return text if is_safe_address(text, image=tag == "img") else None
    return text
