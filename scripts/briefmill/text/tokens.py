"""The tokens of a passage: words and marks, each with what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefmill.text.meaning import Kind, is_common, kind_of, spelling
from briefmill.text.one_piece import BLANK_IN_CODE, PHRASES, in_pieces

SYMBOLS = "$€£¥₩₽₹₺₴₦¢%‰§°±<>=≤≥×÷+~≈′″↑↓→←✓✗✔✘☐☑☒²³^"
"""Signs that say what a number measures, or stand for a word; for a class of a pattern."""
_TOKEN = re.compile(
    rf"""
    (?P<citation>\([^()]*?[^\W\d_][^()]*?\b(?:1[5-9]|20)\d\d[a-z]?\b[^()]*\)
        |\[\^[^\]\s]+\]|\[-?@[^\]]+\]|\[\d+(?:[\u00a0,;-]+\d+)*\]
        |[\u00b9\u00b2\u00b3\u2070-\u2079]+)
    |(?P<code>\ue000[^\ue000\ue001]*\ue001)
    |(?P<phrase>\b(?:per\u00a0cent|can\u00a0not|two\u00a0times|handful\u00a0of)\b)
    |(?P<numero>(?<!\w)(?:no\.|No\.|[Nn][°º]\.?|[Nn]r\.|\u2116|\#)\u00a0?(?=\d))
    |(?P<clock>(?<=\d\u00a0)[apAP]\.?[mM]\b|(?<![^\W\d_])[ap]\.m\b)
    |(?P<initials>\b[EU]\.[SKNU]\.(?=\W|$))
    |(?P<fraction>[¼-¾⅓-⅞])
    |(?P<ampersand>(?<!\S)(?:&amp;|&)(?!\S))
    |(?P<link>\]\([^)\s]*[^)]*\)|<?(?:https?|mailto|ftp)://?[^\s>)]+>?|www\.[^\s>)]+|[\w.+-]+@[\w.-]+\w|\b10\.\d{{4,9}}/[^\s;,)\]]+)
    |(?P<revision>~~|</?(?:del|s|strike|ins|mark)(?:>|\Z))
    |(?P<anchor>\{{[#.:][^}}\n]*\}}|<[a-zA-Z/!][^>]*>)
    |(?P<number>(?<!\d)10[\u00b9\u00b2\u00b3\u2070-\u2079]+|(?:(?<![\w-])-)?\d+(?:[.,:/\u00a0]\d+)*[a-zA-Z]*|[^\W\d_]+\d\w*)
    |(?P<range>(?<=\d)-(?=[$€£]?\d))
    |(?P<symbol>[{SYMBOLS}])
    |(?P<han>[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])
    |(?P<measure>(?<![^\W\d_])(?:[kcm]?m|ft|in|yd)[\u00b2\u00b3](?!\w))
    |(?P<word>[^\W\d_\u00b2\u00b3\u00b9\u2070-\u2079\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+(?:'[^\W\d_]+)*)
    |(?P<opening>[.!?:"(\[])
    """,
    re.VERBOSE,
)
REFERS_BACK = frozenset(["ibid", "ibidem", "cit", "idem"])
"""Words that stand for the work that was cited before: ibid., op. cit., loc. cit."""
_THOUSANDS = re.compile(r"(?<=\d)[,\u00a0](?=\d{3}(?!\d))")
_FRACTIONS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5",
    "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8",
    "⅞": "7/8",
}  # fmt: skip
_PARTS = frozenset(_FRACTIONS.values())
"""Fractions that have a sign of their own, and are no dates."""
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
    unsure: bool = field(default=False, compare=False, repr=False)
    """Whether it is taken for a name and opens a sentence, where any word has a capital."""
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
    folded = in_pieces(text)
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
    if group in {"link", "citation", "code"}:
        return _whole(group, piece)
    if group in {"number", "numero", "fraction"}:
        return _figure(group, piece)
    if group == "range":
        return Token("to", "–")  # 5–10 is 5 to 10, and not 5, 10
    if group in {"measure", "symbol", "clock", "revision"}:
        return _mark(group, piece)
    if group in _SAID:
        word = _word(_SAID[group](piece), surely_cased=surely_cased)
        return Token(word.key, piece, word.kind)
    return _word(piece, surely_cased=surely_cased)


_SAID: dict[str, Callable[[str], str]] = {
    "phrase": lambda piece: PHRASES[piece.replace("\u00a0", " ")],
    "initials": lambda piece: piece.replace(".", ""),
    "ampersand": lambda _: "and",
}
"""What is compared as one word and shown as it stands, and that word."""


def _mark(group: str, piece: str) -> Token:
    """Return a sign of a unit, a half of the day, or a mark of what is struck out or put in."""
    if group == "clock":
        return Token(f"{piece[0].lower()}m", f"{piece}." if "." in piece else piece, Kind.DATE)
    if group == "revision":
        struck = "ins" not in piece and "mark" not in piece
        return Token("~~" if struck else piece.lower(), piece, Kind.REVISION)
    return Token("percent" if piece == "%" else piece, piece, Kind.UNIT)


def _whole(group: str, piece: str) -> Token:
    """Return what is compared letter by letter."""
    if group == "link":
        return Token(piece, piece.lstrip("](<").rstrip(")>"), Kind.LINK)
    if group == "citation":
        return Token(piece.lower() if piece[0] == "(" else piece, piece, Kind.CITATION)
    code = piece[1:-1].replace(BLANK_IN_CODE, " ")
    return Token(code, f"`{code}`", Kind.CODE)


def _figure(group: str, piece: str) -> Token:
    if group == "numero":
        return Token("number", piece.rstrip("\u00a0"), Kind.NUMBER)
    key = _FRACTIONS.get(piece) or _THOUSANDS.sub("", piece.lower())
    dated = _YEAR.fullmatch(piece) and piece not in _PARTS
    return Token(key, piece, Kind.DATE if dated else Kind.NUMBER)


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
    return Token(key, piece, kind, unsure=kind is Kind.NAME and not surely_cased)
