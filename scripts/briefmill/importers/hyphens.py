"""Words that a line end cuts in two: joined by the evidence of the same text.

The rule, in order:

1. a soft hyphen is always a cut;
2. the form (``negotiations`` or ``cost-sharing``) that stands elsewhere in the text wins,
   the more frequent one when both do;
3. a capital, a digit or an acronym beside the hyphen keeps it (``US-led``, ``Asia-Pacific``);
4. a first part that usually takes a hyphen (``self``, ``long`` ...) keeps it, and so do two
   parts that both stand elsewhere as words;
5. otherwise the hyphen goes.

What is settled by 3, 4 or 5 is reported as unsure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefmill.importers.pattern_files import word_set

_FORM = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_CUT = re.compile(r"(?P<first>[^\W_][\w.-]*)(?P<hyphen>[-‐¬\u00ad])$")
_SECOND = re.compile(r"\w+")
_BROKEN_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|doi:)\S+$", re.IGNORECASE)
_ADDRESS_PART = re.compile(r"\S*[/=&?_%#]\S*|\S+\.(?:html?|pdf|aspx?|php)\W*$")
_HYPHENATED_FIRST = word_set("first parts that keep a hyphen")


@dataclass(frozen=True, slots=True)
class Joined:
    """How a word cut by a line end was joined; ``line`` is the line that it ends."""

    line: int
    before: str
    after: str
    reason: str
    certain: bool


class WordForms:
    """How often each word, hyphenated or not, stands in a text."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._count: Counter[str] = Counter()
        for line in lines:
            whole = line.rstrip("-‐¬\u00ad")
            forms = [form.lower() for form in _FORM.findall(whole)]
            if whole != line and forms:
                forms.pop()
            for form in forms:
                self._count[form.replace("‐", "-").replace("‑", "-")] += 1

    def count(self, form: str) -> int:
        """Return how often ``form`` stands in the text, as it is or with an ``s`` more or less."""
        word = form.lower()
        other = word.removesuffix("s") if word.endswith("s") else word + "s"
        return self._count[word] + self._count[other]


def join(before: str, after: str, line: int, forms: WordForms) -> tuple[str, Joined | None]:
    """Join the ends of two lines of one paragraph.

    Returns:
        What stands between them once joined, put as the new end of ``before``, and the
        record of a hyphen or address that was joined.
    """
    cut = _CUT.search(before[-60:])
    second = _SECOND.match(after)
    if cut and second and not _BROKEN_ADDRESS.search(before[-300:]):
        return _join_word(before, cut, second.group(), line, forms)
    if _BROKEN_ADDRESS.search(before[-300:]) and _continues_address(before, after):
        token = before.rsplit(None, 1)[-1]
        return before, Joined(line, token, token, "a web address goes on in the next line", True)
    tight = before.endswith(("—", "/")) and not before.endswith((" —", " /"))
    wide = _is_wide(before[-1:]) and _is_wide(after[:1])
    return (before if tight or wide else before + " "), None


def _is_wide(character: str) -> bool:
    return bool(character) and "\u3000" <= character <= "\uffef"


def _continues_address(before: str, after: str) -> bool:
    token = after.split(None, 1)[0]
    if token.startswith(("http", "www.", "(", "[")):
        return False
    return before.endswith(tuple("/-_=?&%#")) or bool(_ADDRESS_PART.match(token))


def _join_word(
    before: str, cut: re.Match[str], second: str, line: int, forms: WordForms
) -> tuple[str, Joined]:
    first = cut["first"].rsplit(".", 1)[-1]
    stem = before[: len(before) - len(cut["hyphen"])]
    keep, reason, certain = _verdict(first, cut["hyphen"], second, forms)
    whole = f"{first}-{second}" if keep else first + second
    record = Joined(line, f"{first}{cut['hyphen']} {second}", whole, reason, certain)
    return (stem + "-" if keep and cut["hyphen"] == "-" else before if keep else stem), record


def _verdict(first: str, hyphen: str, second: str, forms: WordForms) -> tuple[bool, str, bool]:
    """Return whether the hyphen stays, why, and whether that is certain."""
    if hyphen in "\u00ad¬":
        return False, "a soft hyphen marks a cut, not a word", True
    whole, hyphenated = forms.count(first + second), forms.count(f"{first}-{second}")
    if whole or hyphenated:
        kept = hyphenated >= whole
        form = f"{first}-{second}" if kept else first + second
        return kept, f"“{form}” stands elsewhere in the text", True
    last = first.rsplit("-", 1)[-1]
    if second[0].isupper() or second[0].isdigit() or last[-1:].isdigit() or last.isupper():
        return True, "a capital or a digit stands beside the hyphen", False
    if last.lower() in _HYPHENATED_FIRST:
        return True, f"“{last}” usually takes a hyphen", False
    if len(last) > 2 and forms.count(last) and forms.count(second):
        return True, "both parts stand elsewhere as words", False
    return False, "neither form stands elsewhere in the text", False
