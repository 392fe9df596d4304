r"""Formulas in TeX become MathML, which browsers show without a program of ours.

A formula is ``$$…$$`` or ``$…$``. Policy briefs speak of money, so one dollar sign
begins a formula only where no amount or currency can be meant: not beside a letter or
digit on its outer side, and not before a digit or a blank on its inner side. TeX's
brackets with backslashes are none: in Markdown they are brackets, as in ``\[sic\]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element

from briefmill.publish.escaping import escape_attribute, escape_markdown
from briefmill.publish.located import Spans, events
from briefmill.text.span import Span

TAGS = frozenset(
    [
        "math", "menclose", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded",
        "mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub",
        "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none",
    ]
)  # fmt: skip
"""Elements of MathML that a formula may be made of: none that links or embeds."""

ATTRIBUTES = frozenset(
    [
        "accent", "accentunder", "alttext", "columnalign", "columnspacing", "depth", "display",
        "displaystyle", "fence", "form", "height", "largeop", "linethickness", "lspace",
        "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "rowspacing", "rspace",
        "scriptlevel", "separator", "stretchy", "symmetric", "voffset", "width",
    ]
)  # fmt: skip

_LONGEST = 4000
_FORMULA = re.compile(
    r"\$\$(?P<dollars>[^$]+?)\$\$"
    r"|(?<![\w$\\])\$(?P<dollar>(?![\s\d$])[^$\n]*?(?<![\s\\]))\$(?![\w$])",
    re.DOTALL,
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_SEALED = frozenset({"Code", "CodeBlock", "Html", "InlineHtml"})


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a Markdown text: where it stands with its marks, and its TeX."""

    span: Span
    tex: str
    display: bool


def formulas(text: str) -> Iterator[Formula]:
    """Yield the formulas of a text; what is code or raw HTML holds none."""
    if "$" not in text:
        return
    sealed = Spans(e.span for e in events(text) if e.name in _SEALED and e.edge != "end")
    for match in _FORMULA.finditer(text):
        tex = match[match.lastgroup or 0]
        if len(tex) > _LONGEST or _BLANK_LINE.search(tex) or match.start() in sealed:
            continue
        yield Formula(Span(*match.span()), tex, match.lastgroup == "dollars")


def masked(text: str) -> str:
    """Return ``text`` with each formula as letters, so that its signs mean nothing else.

    The result is as long as the text, and its lines end where those of the text do.
    """
    pieces = []
    position = 0
    for formula in formulas(text):
        hidden = re.sub(r"[^\n]", "x", formula.span.of(text))
        pieces += [text[position : formula.span.start], hidden]
        position = formula.span.end
    return "".join([*pieces, text[position:]])


def as_mathml(formula: Formula) -> str:
    """Return a formula as MathML for a Markdown text; what is no TeX is shown as code."""
    try:
        element = convert_to_element(formula.tex, display="block" if formula.display else "inline")
    except Exception:  # the converter lets errors of many kinds through
        return f"<code>{escape_markdown(formula.tex)}</code>"
    element.set("alttext", formula.tex)
    # Python-Markdown takes <math> at the beginning of a line for a block.
    return f'<span class="bm-math">{_written(element)}</span>'


def _written(element: Element) -> str:
    """Write an element with the text and attributes that it may have, all literal."""
    if not isinstance(element.tag, str) or element.tag not in TAGS:
        return _literal("".join(element.itertext()))
    attributes = "".join(
        f' {name}="{escape_attribute(value)}"'
        for name, value in element.attrib.items()
        if name in ATTRIBUTES
    )
    inner = _literal(element.text or "") + "".join(map(_written, element))
    return f"<{element.tag}{attributes}>{inner}</{element.tag}>"


def _literal(text: str) -> str:
    """Write what stands in an element; the converter has put references into it."""
    shown = (char for char in unescape(text) if char.isprintable() or char.isspace())
    return "".join(char if char.isalnum() else f"&#{ord(char)};" for char in shown)
