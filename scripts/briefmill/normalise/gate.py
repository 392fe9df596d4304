"""The gate: what a repair may never do, checked on every patch before it is applied.

The four prohibitions are those of the architecture page in ``CONTRIBUTING.md``. Rules
are written to keep them; this module checks again, on the edits themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from briefmill.rules.anchors import anchors_of, inserted_anchors, without_anchors
from briefmill.rules.block_runs import ENDS_OF_ITEMS
from briefmill.rules.damaged_characters import retypes_only
from briefmill.rules.finding import Finding
from briefmill.rules.heading_ids import removed_ids
from briefmill.rules.removal import removable
from briefmill.rules.reordered import same_words
from briefmill.rules.rule import Rule
from briefmill.text.document import Document, Protected, Protection
from briefmill.text.patch import Edit
from briefmill.text.sentences import loose
from briefmill.text.span import Span

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


class GateError(Exception):
    """A patch that would do what no repair may do; nothing was written.

    ``finding`` is the one whose fix was refused, ``span`` the place in its text.
    """

    def __init__(self, finding: Finding, span: Span, why: str) -> None:
        self.finding = finding
        self.span = span
        self.why = why
        super().__init__(f"rule {finding.rule}: {why}")


def verify(document: Document, findings: Sequence[Finding], rules: dict[str, Rule]) -> None:
    """Check that the fixes of ``findings``, applied together, break no prohibition.

    Raises:
        GateError: at the first fix that would.
    """
    edits = _Edited(
        edit.span
        for finding in findings
        if finding.fix
        for edit in finding.fix.edits
        if edit.before  # an anchor set in a passage leaves it as it is
    )
    for finding in findings:
        for edit in finding.fix.edits if finding.fix else ():
            why = _objection(document, finding, edit, edits, rules[finding.rule])
            if why:
                raise GateError(finding, edit.span, why)


def _objection(
    document: Document, finding: Finding, edit: Edit, edits: _Edited, rule: Rule
) -> str | None:
    protected = document.protections(edit.span)
    if rule.retypes:
        return _retyping_objection(edit, protected)
    if not edit.after.strip():
        return _removal_objection(document, finding, edit, edits, rule)
    anchors = inserted_anchors(edit.after)
    if anchors is not None and not edit.before:
        return _anchor_objection(document, finding, edit, anchors)
    if protected:
        return f"it would change {_named(protected)}"
    return _rewriting_objection(edit)


def _named(protected: Sequence[Protected]) -> str:
    return "protected text (" + ", ".join(sorted({piece.why for piece in protected})) + ")"


def _retyping_objection(edit: Edit, protected: Sequence[Protected]) -> str | None:
    others = [piece for piece in protected if piece.why is not Protection.QUOTATION]
    if others:
        return f"it would change {_named(others)}"
    if not retypes_only(edit.before, edit.after):
        return "it would change letters or digits, not only restore damaged characters"
    return None


def _removal_objection(
    document: Document,
    finding: Finding,
    edit: Edit,
    edits: _Edited,
    rule: Rule,
) -> str | None:
    """Object to a removal whose twin does not survive, or that cuts a protected span."""
    twins = [span.of(document.text) for span in finding.twins if edits.leaves(span)]
    twins += [place.text for place in finding.elsewhere]
    if not any(_is_twin(edit.before, twin, rule) for twin in twins):
        return "it would remove text that has no surviving twin"
    if not removable(document, edit.span):
        return f"it would remove or cut {_named(document.protections(edit.span))}"
    lost = {*anchors_of(edit.before), *removed_ids(document, [edit.span])}
    if lost - _anchors_set(finding):
        return "it would remove an anchor that something may lead to"
    return None


def _anchors_set(finding: Finding) -> set[str]:
    """Return the anchors that a fix sets anew."""
    edits = finding.fix.edits if finding.fix else ()
    return {
        name for edit in edits if not edit.before for name in inserted_anchors(edit.after) or ()
    }


def _anchor_objection(
    document: Document, finding: Finding, edit: Edit, anchors: tuple[str, ...]
) -> str | None:
    """Object to an anchor that is not that of removed text, set at the copy that stays."""
    edits = finding.fix.edits if finding.fix else ()
    removed = {name for each in edits if not each.after for name in anchors_of(each.before)}
    removed |= set(removed_ids(document, [each.span for each in edits if not each.after]))
    if set(anchors) - removed:
        return "it would add an anchor that nothing had"
    if not any(span.start <= edit.span.start < span.end for span in finding.twins):
        return "it would set an anchor elsewhere than at the copy that stays"
    return None


def _is_twin(removed: str, twin: str, rule: Rule) -> bool:
    keys = {_key(each) for each in (removed, _bare(removed), _unmarked(removed), _begun(removed))}
    if keys & {_key(twin), _key(_bare(twin))} or not any(keys):
        return True
    item = _unmarked(removed)
    if item != removed and _unended(item) == _unended(twin):
        return True  # two items of one list, typed with and without the marks at their ends
    return rule.approximate and rule.retains(_unmarked(removed), twin)


def _key(text: str) -> str:
    """Return a passage as rules may compare it; between sentences a blank may be missing."""
    return "".join(loose(without_anchors(text)).split())


def _unended(item: str) -> str:
    return _key(item).rstrip(ENDS_OF_ITEMS)


def _begun(text: str) -> str:
    """Return a passage without the mark that it breaks off."""
    return re.sub(r"[\s,;:–—-]*(?:…|\.\.\.)?\s*\Z", "", text)


def _unmarked(text: str) -> str:
    """Return a list item's text without its marker."""
    return re.sub(r"^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?", "", text)


def _bare(text: str) -> str:
    """Return a heading's text without its Markdown marks."""
    first = re.split(r"[\r\n]", text.strip(), maxsplit=1)[0]
    return re.sub(r"^#{1,6}[ \t]+|[ \t]+#+[ \t]*$", "", first)


class _Edited:
    """Which passages a patch leaves as they are; its edits share no character."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = [span.end for span in self._spans]

    def leaves(self, passage: Span) -> bool:
        """Say whether no edit touches a passage."""
        first = bisect_right(self._ends, passage.start)
        near = self._spans[first : first + 2]
        return not any(passage.overlaps(span) for span in near)


def _rewriting_objection(edit: Edit) -> str | None:
    if _DIGITS.findall(edit.before) != _DIGITS.findall(edit.after):
        return "it would change a number, or the order of two"
    if not same_words(edit.before, edit.after):
        return "it would add, drop or change a word; only order, commas and first letters may"
    return None
