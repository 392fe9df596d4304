"""Whether a brief's text cites anything of its reference list, as far as can be told."""

from __future__ import annotations

import re

from briefmill.brief.model import Brief, Reference

_MARK = re.compile(
    r"\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|[\u00b9\u00b2\u00b3\u2070-\u2079]+(?!\w)|\[-?@"
)
"""A number in brackets, a raised number, or a citation key: each may cite a work."""
_NEAR = 60
"""Code points between a name and a year that belong together: "Cha and Kang (2018)"."""


def cites_nothing(brief: Brief) -> bool:
    """Say whether no work of the reference list is cited in the text.

    A work counts as cited when the name of an author stands near its year; a number in
    brackets or raised may cite any of them. In doubt the answer is False, so that a page
    never says of a work that it is not cited when it may be.
    """
    text = "\n".join(_texts(brief))
    return not _MARK.search(text) and not any(_named(text, each) for each in brief.references)


def _texts(brief: Brief) -> list[str]:
    texts = [brief.standfirst or "", brief.summary or "", *brief.key_points, brief.intro]
    texts += [section.body for section in brief.sections]
    return [*texts, brief.recommendations_intro, *(each.body for each in brief.recommendations)]


def _named(text: str, reference: Reference) -> bool:
    names = [
        name
        for role in ("author", "editor")
        for person in reference.csl.get(role, ())
        if (name := person.get("family") or person.get("literal"))
    ]
    parts = reference.csl.get("issued", {}).get("date-parts") or [[None]]
    year = str(parts[0][0])
    for name in names:
        for match in re.finditer(rf"\b{re.escape(str(name))}\b", text):
            around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if re.search(rf"\b{re.escape(year)}", around):
                return True
    return False
