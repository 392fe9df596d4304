"""The tokens of a passage: words and marks, each with what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefmill.text.meaning import Kind, is_common, kind_of, spelling
from briefmill.text.sentences import fold, without_comments

_TOKEN = re.compile(
    r"""
    (?P<citation>\([^()]*?[^\W\d_][^()]*?\b(?:1[5-9]|20)\d\d[a-z]?\b[^()]*\)
        |\[\^[^\]\s]+\]|\[-?@[^\]]+\]|\[\d+(?:[\u00a0,;-]+\d+)*\]
        |[\u00b9\u00b2\u00b3\u2070-\u2079]+)
    |(?P<link>\]\([^)\s]*[^)]*\)|<?(?:https?|mailto|ftp)://?[^\s>)]+>?|www\.[^\s>)]+|[\w.+-]+@[\w.-]+\w|\b10\.\d{4,9}/[^\s;,)\]]+)
    |(?P<anchor>\{[#.:][^}\n]*\}|<[a-zA-Z/!][^>]*>)
    |(?P<number>(?<!\d)10[\u00b9\u00b2\u00b3\u2070-\u2079]+|(?:(?<![\w-])-)?\d+(?:[.,:/]\d+)*[a-zA-Z]*|[^\W\d_]+\d\w*)
    |(?P<range>(?<=\d)-(?=[$€£]?\d))
    |(?P<symbol>[$€£¥₩₽₹₺₴₦¢%‰§°±<>=≤≥×÷+~≈′″↑↓→←✓✗✔✘☐☑☒²³^])
    |(?P<han>[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])
    |(?P<measure>(?<![^\W\d_])(?:[kcm]?m|ft|in|yd)[\u00b2\u00b3](?!\w))
    |(?P<word>[^\W\d_\u00b2\u00b3\u00b9\u2070-\u2079\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+(?:'[^\W\d_]+)*)
    |(?P<opening>[.!?:"(\[])
    """,
    re.VERBOSE,
)
_AUTHOR_YEAR = re.compile(
    r"\((?:see |cf\. |e\.g\.? )*[^\W\d_][^()\d:]{0,80}\b(?:1[5-9]|20)\d\d[a-z]?\b[^()]{0,40}\)"
)
"""A citation by author and year in brackets; "(in 2018)" has no name and is none."""
_WHOLE = re.compile(
    r"\[-?@[^\]]+\]|\[\d+(?:[ ,;-]+\d+)*\](?!\()"
    r"|<(?:a|span) (?:id|name)=[\"'][\w.-]+[\"'] ?/?>"
)
"""Citations by keys or numbers, and empty anchors, which may have blanks in them as well."""
_ABBREVIATED = re.compile(r"\b([EU])\.([SKNU])\.(?=\W|$)")
_PERCENT = re.compile(r"\bper cent\b")
_CANNOT = re.compile(r"\bcan not\b(?! only)")
_AND = re.compile(r"(?<!\S)(?:&amp;|&)(?!\S)")
_TWO_TIMES = re.compile(r"\btwo times\b")
_A_FEW = re.compile(r"\b([Aa]) handful of\b")
REFERS_BACK = frozenset(["ibid", "ibidem", "cit", "idem"])
"""Words that stand for the work that was cited before: ibid., op. cit., loc. cit."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_YEAR = re.compile(r"1\d{3}|20\d\d|21\d\d|\d{1,2}/\d{1,2}(?:/\d+)?|\d{4}-\d\d(?:-\d\d)?")
_SHARES = frozenset(["in", "for", "most", "larger", "greater", "large", "great", "no"])
"""Words before a part that is a share: "in part in the north"."""
_PLAY = frozenset(["play", "plays", "played", "playing"])
_FAR = 4
"""Words before a part among which stands that it is played."""
_CAPITALS = 8
"""Code points of a passage that are asked first, since most have a small letter there."""
_SHOUTED = 0.6
"""Share of words without a lower-case letter from which capitals say nothing of names."""
_PASSAGES = 1 << 12
"""Passages whose tokens are remembered: a candidate comes in several pairs, and a paragraph's
sentences are compared apart."""
_LONGEST_REMEMBERED = 1_500
"""Code points of such a passage."""
_REMEMBERED = 100_000
"""Pieces between blanks whose tokens are remembered, of each of four kinds."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, citation, link or mark.

    ``key`` is what it is compared by, without letter case; ``text`` is what a person is
    shown; ``kind`` is None for an ordinary word. ``spelled`` is the key in one spelling of
    English for all, but for names, which keep theirs. ``known`` says whether this is an English
    word, and is None of names and of what is no word.
    """

    key: str
    text: str
    kind: Kind | None = None
    spelled: str = field(init=False, compare=False, repr=False)
    known: bool | None = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Look the word up once, since tokens are remembered and compared many times."""
        name = self.kind is Kind.NAME
        known = None
        if not name and self.key[0].isalpha():
            known = self.kind is not None or len(self.key) == 1 or is_common(self.key)
        object.__setattr__(self, "spelled", self.key if name else spelling(self.key))
        object.__setattr__(self, "known", known)


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of one passage in their order, white space and commas left out."""
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _tokens(text)


def _tokens(text: str) -> tuple[Token, ...]:
    folded = fold(without_comments(text))
    if "(" in folded:
        folded = _AUTHOR_YEAR.sub(_unbroken, folded)
    if "[" in folded or "<" in folded:
        folded = _WHOLE.sub(_in_one_piece, folded)
    if ".S." in folded or ".K." in folded or ".N." in folded or ".U." in folded:
        folded = _ABBREVIATED.sub(r"\1\2", folded)
    if " times" in folded or "handful" in folded:
        folded = _A_FEW.sub(r"\1 few", _TWO_TIMES.sub("twice", folded))
    if "per cent" in folded or "can not" in folded:
        folded = _CANNOT.sub("cannot", _PERCENT.sub("percent", folded))
    if "& " in folded or "&amp;" in folded:
        folded = _AND.sub("and", folded)
    shouted = is_shouted(folded)
    after = _AFTER[shouted]
    found: list[Token] = []
    opening = True
    for piece in folded.split(" "):
        pieces, opening = after[opening][piece]
        found += pieces
    return tuple(_playing(found)) if "part" in folded else tuple(found)


def _playing(found: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; a part in something, or one that is played, is a role and no quantity."""
    for at, token in enumerate(found):
        if token.key == "part" and _is_role(found, at):
            yield Token(token.key, token.text)
        else:
            yield token


def _is_role(found: Sequence[Token], at: int) -> bool:
    before = {each.key for each in found[max(0, at - _FAR) : at]}
    in_something = [each.key for each in found[at + 1 : at + 2]] == ["in"]
    return not before.isdisjoint(_PLAY) or (in_something and found[at - 1].key not in _SHARES)


_remembered = lru_cache(maxsize=_PASSAGES)(_tokens)


def _unbroken(match: re.Match[str]) -> str:
    """Keep a citation in one piece, when it has a name: (Cha 2018), not (in May 2018)."""
    named = re.search(r"(?<!\w)[A-Z\u00c0-\u00de][^\W\d_]", match.group())
    dated = re.match(r"\((?:in|since|from|until|by|before|after|between)\b", match.group())
    return _in_one_piece(match) if named and not dated else match.group()


def _in_one_piece(match: re.Match[str]) -> str:
    return match.group().replace(" ", "\u00a0")


def is_shouted(text: str) -> bool:
    """Say whether nearly all is in capitals, which then tell nothing of names."""
    if text[:_CAPITALS] != text[:_CAPITALS].upper():  # only what begins so is looked at in full
        return False
    words = re.findall(r"[^\W\d_]{2,}", text)
    return sum(map(str.isupper, words)) > _SHOUTED * len(words)


class _Pieces(dict[str, tuple[tuple[Token, ...], bool]]):
    """The tokens of what stands between two blanks, and whether a sentence opens next.

    Remembered: a text has few different words, and a dictionary finds them quickest.
    """

    def __init__(self, *, opening: bool, shouted: bool) -> None:
        """Hold pieces of passages in capitals or not, where a sentence opens or not."""
        super().__init__()
        self._opening, self._shouted = opening, shouted

    def __missing__(self, text: str) -> tuple[tuple[Token, ...], bool]:
        """Divide a piece that was not asked for before."""
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[text] = _piece(text, self._opening, self._shouted)
        return found


_AFTER = tuple(
    tuple(_Pieces(opening=opening, shouted=shouted) for opening in (False, True))
    for shouted in (False, True)
)
"""Pieces by whether the passage is in capitals, and whether a sentence opens there."""


def _piece(text: str, opening: bool, shouted: bool) -> tuple[tuple[Token, ...], bool]:
    """Return the tokens of what stands between two blanks, and whether a sentence opens next.

    ``opening`` says whether one opens here.
    """
    word = text.rstrip(",")
    if word.isascii() and word.isalpha():  # as the pattern does, which takes longer
        acronym = len(word) > 1 and word.isupper() and not shouted
        return (_word(word, surely_cased=acronym or not (opening or shouted)),), False
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        group, piece = match.lastgroup or "", match.group()
        if group == "opening":
            opening = True
            if piece == "?":
                found.append(Token("?", "?", Kind.QUESTION))
        elif group != "anchor":
            acronym = len(piece) > 1 and piece.isupper() and not shouted
            cased = acronym or not (opening or shouted)
            if len(piece) == 1 and group == "word" and _is_in_brackets(text, match):
                found.append(Token(piece.lower(), piece, Kind.NUMBER))  # § 12(1)(a)
                continue
            found.append(_token(group, piece, surely_cased=cased))
            opening = False
    return tuple(found), opening or text == "-"


def _is_in_brackets(text: str, match: re.Match[str]) -> bool:
    """Say whether a letter stands in brackets of its own behind a number or another bracket."""
    around = text[max(match.start() - 2, 0) : match.start()], text[match.end() : match.end() + 1]
    return around[0][-1:] == "(" and around[1] == ")" and around[0][:1] in ")0123456789("


def _token(group: str, piece: str, *, surely_cased: bool) -> Token:
    if group == "link":
        return Token(piece, piece.lstrip("](<").rstrip(")>"), Kind.LINK)
    if group == "citation":
        return Token(piece.lower() if piece[0] == "(" else piece, piece, Kind.CITATION)
    if group == "number":
        kind = Kind.DATE if _YEAR.fullmatch(piece) else Kind.NUMBER
        return Token(_THOUSANDS.sub("", piece.lower()), piece, kind)
    if group == "range":
        return Token("to", "–")  # 5–10 is 5 to 10, and not 5, 10
    if group in {"measure", "symbol"}:
        return Token("percent" if piece == "%" else piece, piece, Kind.UNIT)
    return _word(piece, surely_cased=surely_cased)


def _word(piece: str, *, surely_cased: bool) -> Token:
    key = piece.lower()
    base = key.removesuffix("'s")
    if key in REFERS_BACK:
        return Token(key, piece, Kind.CITATION)
    kind = kind_of(key) or kind_of(spelling(base))
    capital = piece[0].isupper()
    if key == "march" and not capital:
        kind = None  # a walk, and no month
    if key == "may" and capital and surely_cased:
        kind = Kind.DATE
    if kind is Kind.UNIT and capital and surely_cased and piece[1:].islower():
        kind = Kind.NAME  # Rand and Newton, who are no currency and no measure
    if kind is None and len(key) == 1 and key not in {"a", "i"}:
        kind = Kind.NAME if capital else Kind.NUMBER  # plan B, clause (b)
    certain = surely_cased or not (key == "a" or is_common(key))
    if kind is None and capital and key != "i" and certain:
        kind = Kind.NAME
    return Token(key, piece, kind)
