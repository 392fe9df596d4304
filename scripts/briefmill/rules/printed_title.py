"""The title of a printed reference, found in any usual style, and two titles compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import Enum, auto

from rapidfuzz.distance import DamerauLevenshtein

from briefmill.text.meaning import spelling
from briefmill.text.sentences import fold

_SMALL = frozenset(["the", "a", "an", "and"])
"""Words of a title that styles leave out or write as a sign."""
_LEAST = 2
"""Words of a title by which a work can be told: "Report" is the title of many."""
_LETTERS = 5
"""Letters of a word of which one may be mistyped."""

_QUOTED = re.compile(r"[“\"«](?P<title>[^”\"»]{3,400})[”\"»]")
_EMPHASISED = re.compile(r"(?<!\w)(?P<mark>[*_]{1,2})(?P<title>[^*_]{3,400})(?P=mark)(?!\w)")
_BEHIND_YEAR = re.compile(
    r"(?<!\d)(?:1[5-9]|20)\d\d[a-z]?(?:(?:,[^()]{1,20})?\)[.,:]?|[.:])\s+"
    r"(?P<title>(?!\d+\s?[-–])[^.“\"*_][^.*_]{0,400}?(?:(?<=\b[A-Z])\.[^.*_]{0,400}?){0,9})"
    r"(?:\.(?=\s|\Z)|(?<=[?!])(?=\s+[*_]))"
)
"""What follows the year up to a full stop that is not behind an initial, or up to a journal."""
_NAME = r"(?:[a-z]{1,4} ){0,2}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? [A-Z]{1,3}"
_BEHIND_INITIALS = re.compile(
    rf"\A(?P<names>{_NAME}(?:, {_NAME})*(?:,? et al)?)\.\s+"
    r"(?P<title>(?![A-Z][\w’'-]+(?:,| and\b| [A-Z]))[^.“\"*_]{3,400}?)[.?!]\s"
)
"""The style of medical journals: surnames, initials without stops, and the title.

``Vera W. Tallis and`` looks like it, so that two capitals or a comma behind it are none.
"""
_SUBTITLE = re.compile(r"\s*[:?!—–;]\s|\.\s|\s-\s")
"""What parts a title from its subtitle."""
_PARTED = re.compile(r"\s*[.,:;?!\"“”«»()\[\]*_–—]+\s*|\s-\s")
_WORD = re.compile(r"[^\W_]+|\|")


class Agreement(Enum):
    """What the titles of two entries are to each other."""

    WHOLE = auto()
    """The same words."""
    CUT = auto()
    """One is the other without its subtitle, which is more than a word such as "annexes"."""
    MORE = auto()
    """One has words that the other lacks, and no subtitle that tells why; or in another order."""
    NEAR = auto()
    """The same but for one word, which may be mistyped."""
    OTHER = auto()
    """Each has a word that the other lacks: two works."""
    UNKNOWN = auto()
    """The title of neither, or of one alone, can be told."""


def title_of(text: str) -> str:
    """Return the title of an entry, as far as marks, a year or initials before it tell; else ""."""
    patterns = (_QUOTED, _EMPHASISED, _BEHIND_YEAR, _BEHIND_INITIALS)
    found = [match for pattern in patterns if (match := pattern.search(text))]
    first = min(found, key=lambda match: match.start("title"), default=None)
    return first["title"].strip(" .,") if first else ""


def names_before(text: str) -> str:
    """Return the names before the title in the style of medical journals; "" in any other."""
    found = _BEHIND_INITIALS.match(text)
    return found["names"] if found else ""


def running(text: str) -> str:
    """Return the words that count, with a bar where a mark parts them: ``| lent water | wells |``.

    So written, a title that stands whole in another entry is a part of it between two bars.
    """
    plain = re.sub(r"(?<=\w)['’](?=\w)", "", fold(text).replace("&", " and "))
    found = _WORD.findall(_PARTED.sub(" | ", f"|{plain}|").casefold())
    kept = (spelling(word) for word in found if word not in _SMALL)
    return re.sub(r"\|(?: \|)+", "|", " ".join(kept))


def compare(titles: tuple[str, str], texts: tuple[str, str]) -> Agreement:
    """Say what two titles are to each other.

    Args:
        titles: what `title_of` found in each entry.
        texts: each entry as `running` writes it.
    """
    if not any(titles):
        return Agreement.UNKNOWN
    if all(titles):
        judged = _compared(*titles)
        stands = judged is Agreement.OTHER and _standing(titles, texts) is Agreement.WHOLE
        return Agreement.UNKNOWN if stands else judged  # what was found in one was not its title
    return _standing(titles, texts)


def mistyped(first: Iterable[str], second: Iterable[str]) -> bool:
    """Say whether all that two entries differ in is one word, of which one letter may be wrong."""
    ours, theirs = list(first), list(second)
    if len(ours) != 1 or len(theirs) != 1:
        return False
    one, other = ours[0].casefold(), theirs[0].casefold()
    if not (one.isalpha() and other.isalpha()) or min(len(one), len(other)) < _LETTERS:
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) == 1


def _compared(first: str, second: str) -> Agreement:
    ours, theirs = _words(first), _words(second)
    if ours == theirs:
        return Agreement.WHOLE
    more, less = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    if more and less:
        near = mistyped(more.elements(), less.elements())
        return Agreement.NEAR if near else Agreement.OTHER
    cut = ours == _words(_head(second)) or theirs == _words(_head(first))
    short, subtitle = min(len(ours), len(theirs)), abs(len(ours) - len(theirs))
    return Agreement.CUT if cut and min(short, subtitle) >= _LEAST else Agreement.MORE


def _standing(titles: tuple[str, str], texts: tuple[str, str]) -> Agreement:
    """Say whether the title of one stands in the text of the other, and how much of it."""
    pairs = [(title, text) for title, text in zip(titles, texts[::-1], strict=True) if title]
    for title, text in pairs:
        whole, head = (running(each).strip("| ") for each in (title, _head(title)))
        if len(whole.replace("|", "").split()) < _LEAST:
            continue
        if f"| {whole} |" in text:
            return Agreement.WHOLE
        if f" {whole} " in text:
            return Agreement.MORE
        subtitle = whole.removeprefix(head).replace("|", "").split()
        if min(len(head.split()), len(subtitle)) >= _LEAST and f"| {head} |" in text:
            return Agreement.CUT
    return Agreement.UNKNOWN


def _words(title: str) -> tuple[str, ...]:
    return tuple(running(title).replace("|", " ").split())


def _head(title: str) -> str:
    return _SUBTITLE.split(title, maxsplit=1)[0]
