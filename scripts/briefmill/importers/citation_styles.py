"""The forms that reference lists have: where in each of them authors, title and rest stand.

A style is a function from the text of a reference, links taken out, to its authors and
fields, or None when the text has not that form. The field ``_role`` is ``editor`` where
the names are those of editors, ``_question`` what remains unsure.
"""

from __future__ import annotations

import re

from briefmill.importers.imprints import Fields, date_parts, read_imprint
from briefmill.importers.lines import count_words
from briefmill.importers.names import Name, is_organisation, is_person, natural, parse_names
from briefmill.importers.publications import book_or_article, quoted_article, split_title

Style = tuple[tuple[Name, ...], Fields]

_QUOTED = re.compile(
    r"(?:^|(?<=[\s,.;:]))[“\"«„](?P<title>.{2,400}?)[”\"»“](?=[\s,.;:)(]|$)"
    r"|(?:^|(?<=[\s.,]))[‘'](?P<single>.{4,400}?)[’'](?=[,.;:)]|\s[^a-z]|$)"
)
_YEAR_WORD = r"(?P<year>(?:1[5-9]|20)\d\d(?=[a-z]?\b)|n\.\s?d\.?|forthcoming|in press)[a-z]?"
_PAREN_YEAR = re.compile(
    rf"(?:\s|[.,]\s?)[(\[]\s*{_YEAR_WORD}(?P<more>[,;]\s?[^)\]]{{0,40}})?\s*[)\]]\s*[.,:;]?\s*",
    re.IGNORECASE,
)
_PLAIN_YEAR = re.compile(rf"[.,]\s+{_YEAR_WORD}\s*[.,:]\s+(?=\S)", re.IGNORECASE)
_NOTE_IMPRINT = re.compile(
    r"\s*\((?P<imprint>[^()]{2,160}?(?:(?:1[5-9]|20)\d\d|n\.d\.))\)(?P<rest>.{0,80})$"
)
_EDITORS = re.compile(r"[,\s]*\(?\b(?:eds?\.?|editors?|hrsg\.?|ред\.)\)?[.,]?\s*$", re.IGNORECASE)
_STOP = re.compile(r"\.\s+(?=\S)")
_AND = re.compile(r"\s*,?\s+(?:and|&|und|et|y|и)\s+|\s*,\s*", re.IGNORECASE)
_LAST_AND = re.compile(r"(?:^|\s)(?:and|&|und|et|y|и)\s", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]{1,30}\)(?!\.?\s*$)|\s*\([“\"][^()]{1,20}[”\"]\)")
_AUTHOR_REACH = 300
"""The names of a reference stand within so many characters of its start."""


def _strip_role(text: str) -> tuple[str, Fields]:
    editors = _EDITORS.search(text)
    if editors and editors.start():
        return text[: editors.start()].strip(" ,;("), {"_role": "editor"}
    return text.strip(" ,;:"), {}


def _strict_names(text: str) -> Style | None:
    """Read names, or the name of a body, and nothing else."""
    shown, role = _strip_role(_BRACKETS.sub("", text))
    names = parse_names(shown)
    return (names, role) if names else None


def _any_names(text: str) -> Style | None:
    """Read what stands in author position: names, or a short phrase left undivided."""
    strict = _strict_names(text)
    if strict:
        return strict
    shown, role = _strip_role(text)
    limit = 14 if is_organisation(shown) else 8
    if not shown or re.search(r"\d|[.?!:]\s", shown) or count_words(shown) > limit:
        return None
    return (Name(literal=shown.rstrip(".")),), role


def quoted(text: str) -> Style | None:
    """Read ``Jane Roe, “Title,” Journal 12, no. 3 (2019): 45–67.`` and the like."""
    match = _QUOTED.search(text, 0, 700)
    if match is None or match.start() > _AUTHOR_REACH:
        return None
    before, after = text[: match.start()].strip(" ,;:"), text[match.end() :].strip(" ,.;:")
    title = (match["title"] or match["single"]).strip().rstrip(",.")
    fields: Fields = {"title": title}
    year = _PAREN_YEAR.search(before) or _PLAIN_YEAR.search(f"{before.rstrip('.')}. X")
    if year:
        fields |= _dated(year)
        before = _with_initial(before, year.start())
    found = _any_names(_with_initial(before, len(before.rstrip(".")))) if before else ((), {})
    if found is None or not (found[0] or after):
        return None
    names, role = found
    return names, {**quoted_article(after), **fields, **role}


def _dated(match: re.Match[str]) -> Fields:
    year = match["year"]
    more = (match.groupdict().get("more") or "").strip(" ,;")
    parts = date_parts(f"{more} {year}") or date_parts(year)
    return {"issued": {"date-parts": [parts]} if parts else {"literal": year}}


def year_after_authors(text: str) -> Style | None:
    """Read ``Smith, J., & Lee, K. (2019). Title. …`` and ``Smith, J. 2019. Title. …``."""
    for pattern in (_PAREN_YEAR, _PLAIN_YEAR):
        match = pattern.search(text, 0, _AUTHOR_REACH)
        if match is None or not match.start() or match.end() >= len(text):
            continue
        found = _any_names(_with_initial(text, match.start()))
        if found is None:
            continue
        names, role = found
        title, after = split_title(text[match.end() :])
        if title:
            return names, {**book_or_article(title, after), **_dated(match), **role}
    return None


def _with_initial(text: str, end: int) -> str:
    """Return ``text[:end]``, with the stop of an initial that ends there."""
    keeps = re.search(r"(?:^|[\s.-])(?:[^\W\d_]|Jr|Sr)$", text[:end])
    return text[: end + 1] if keeps else text[:end]


def note(text: str) -> Style | None:
    """Read ``Jane Roe, Title (Place: Publisher, 2019), 45``."""
    match = _NOTE_IMPRINT.search(text)
    if match is None:
        return None
    before = text[: match.start()]
    imprint = read_imprint(match["imprint"])
    inverted = _after_stop(before, 1)
    if inverted:
        names, role, rest = inverted
        return names, {"title": rest.strip(" ,."), **imprint, **role}
    names, role, rest = _natural_authors(before)
    if not rest or re.search(r"\b\d{1,3}\s*$", before):
        return None
    return names, {"title": rest.strip(" ,."), **imprint, **role}


def _natural_authors(text: str) -> tuple[tuple[Name, ...], Fields, str]:
    """Take authors, given names first, off a text whose parts are divided by commas."""
    parts = text.split(",")
    best: tuple[tuple[Name, ...], Fields, str] = ((), {}, text)
    for count in range(1, min(len(parts), 8)):
        prefix = ",".join(parts[:count])
        shown, role = _strip_role(re.sub(r",?\s+et al\.?$", "", prefix))
        people = [part for part in _AND.split(shown) if part]
        if count > 1 and not (_LAST_AND.search(parts[count - 1]) or role):
            continue
        if people and all(is_person(part) for part in people):
            best = tuple(natural(part) for part in people), role, ",".join(parts[count:])
        elif count == 1 and is_organisation(shown):
            best = (Name(literal=shown),), role, ",".join(parts[count:])
    return best


def _after_stop(text: str, least: int) -> tuple[tuple[Name, ...], Fields, str] | None:
    """Take authors that end with a stop off the text, leaving ``least`` parts or more.

    Of several stops at which names may end (an initial has one too), the last wins.
    """
    for match in reversed(list(_STOP.finditer(text, 0, _AUTHOR_REACH))):
        rest = text[match.end() :]
        if least > 1 and not split_title(rest)[1]:
            continue
        found = _strict_names(_with_initial(text, match.start()))
        if found:
            return *found, rest
    return None


def stops(text: str) -> Style | None:
    """Read ``Cha, Victor D., and David C. Kang. Title. Place: Publisher, 2018``."""
    found = _after_stop(text, 2)
    if found:
        names, role, rest = found
        title, after = split_title(rest)
        return names, {**book_or_article(title, after), **role}
    first, rest = split_title(text)
    if not rest:
        return None
    title, after = split_title(rest)
    if after and count_words(first) <= 4 and ":" not in first:
        question = f"Is “{first}” the author, undivided?"
        return (Name(literal=first),), {**book_or_article(title, after), "_question": question}
    return (), book_or_article(first, rest)


def commas(text: str) -> Style | None:
    """Read ``Jane Roe, Title, Publisher, 2019``."""
    names, role, rest = _natural_authors(text.rstrip(" ."))
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    if not names or not parts:
        return None
    title, more = parts[0], ", ".join(parts[1:])
    alone = re.fullmatch(r"(?P<title>.+?)\s*\((?P<year>\d{4})\)", title)
    dated: Fields = {}
    if alone:
        title, dated = alone["title"], _dated(alone)
    fields = book_or_article(title, more) if more else {"title": title}
    if len(parts) > 3 or fields.get("publisher", "").count(","):
        fields["_question"] = "Are these fields right? Only commas divide them."
    return names, {**fields, **dated, **role}


STYLES = (quoted, year_after_authors, note, stops, commas)
"""The styles in the order in which they are tried."""
