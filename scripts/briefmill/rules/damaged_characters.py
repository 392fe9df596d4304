"""Characters that a wrong decoding, a conversion or a copy from a PDF damaged."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

import ftfy

from briefmill.rules.finding import Finding, Fix, Safety
from briefmill.rules.rule import Example, Rule, Stage, silent
from briefmill.text.document import Block, BlockKind, Document, Protection
from briefmill.text.patch import Edit
from briefmill.text.span import Span

ID = "damaged-characters"

_CONFIG = ftfy.TextFixerConfig(
    unescape_html=False,  # done below, without ever making markup of text
    restore_byte_a0=False,  # "Ã and" may be a letter and a word: a blank is no damage
    fix_character_width=False,  # a full-width letter may be meant
    uncurl_quotes=False,  # curly marks are no damage
    fix_line_breaks=False,  # line ends stay as they were
    normalization=None,  # composition is not what a reader sees
    explain=False,
)
_PIECE = re.compile(r"[^ \t\r\n]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MARKUP = frozenset("<>&`*_[]{}\\#|~$!") | frozenset(map(chr, range(0x20)))
_YAML = frozenset("\"'#:[]{}&*!|>%@`\\,?-")
"""Characters that can end or begin something in YAML; typographic ones cannot."""
_LOST = "�"
_LIGATURE = "Several letters are one character here, a ligature, in which no search finds them."
_ENCODINGS = re.compile(r"\b(?:utf-?8|latin-?1|windows-1252|mojibake|encodings?)\b", re.IGNORECASE)
"""Words of a text that speaks of damaged characters, and may show some."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SEPARATORS = re.compile(r"[\x0b\x0c\x1c-\x1f]")
"""Control characters that part words: a word processor's manual line break is one."""
_LONE = re.compile(r"[^\x00-\x7f]")
"""One character by itself is no proof of a wrong decoding, which makes two or more of one:
"Â" and "Ã" are letters of Vietnamese and Portuguese."""
_ASCII_WORD = re.compile(r"[0-9A-Za-z]+")
_RETYPED = {Protection.QUOTATION}
"""Protections inside which a damaged character is still restored: the words of a
quotation stay what they were, and what was quoted is what comes back."""


def find(document: Document) -> Iterator[Finding]:
    """Yield a finding for each damaged piece of prose, and for each lost character."""
    for block in document.blocks:
        if block.kind is BlockKind.OTHER:
            continue
        for edit, reason in _repairs(document, block):
            if _protected(document, edit.span) or _breaks_field(block, edit):
                continue
            yield _finding(document, edit, reason)
        yield from _lost(document, block)


def _protected(document: Document, span: Span) -> bool:
    return any(piece.why not in _RETYPED for piece in document.protections(span))


def _breaks_field(block: Block, edit: Edit) -> bool:
    """Say whether a character that YAML may read as its own would come into a field."""
    return block.kind is BlockKind.FIELD and bool(_YAML.intersection(edit.after))


def _repairs(document: Document, block: Block) -> Iterator[tuple[Edit, str]]:
    text = document.content(block)
    for edit in _decoded(text):
        if _is_letter(edit):
            continue
        reason = _LIGATURE if _is_ligature(edit) else "Text in one encoding was read as another."
        yield _moved(edit, block.span.start), reason
    for match in _ENTITY.finditer(text):
        char = html.unescape(match.group())
        if (len(char) == 1 and char not in _MARKUP and char.isprintable()) or char == "\xa0":
            edit = Edit(Span(*match.span()), match.group(), char)
            yield _moved(edit, block.span.start), "A character was left as an HTML code."


def _is_letter(edit: Edit) -> bool:
    """Say whether only a letter would be taken apart: ĳ, ŉ and ǆ are letters of languages."""
    parted = unicodedata.normalize("NFKC", edit.before) == edit.after
    return parted and not _is_ligature(edit)


def _is_ligature(edit: Edit) -> bool:
    """Say whether letters are taken apart that a typesetter joined: ﬁ, ﬃ."""
    joined = any("\ufb00" <= char <= "\ufb06" for char in edit.before)
    return joined and unicodedata.normalize("NFKC", edit.before) == edit.after


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(edit.span.shift(by), edit.before, edit.after)


def _decoded(text: str) -> Iterator[Edit]:
    """Yield what ftfy would change in ``text``, cut down to the damaged pieces."""
    if text.isascii() and text.isprintable():
        return
    fixed = ftfy.fix_text(text, _CONFIG)
    if fixed == text:
        return
    before, after = list(_PIECE.finditer(text)), _PIECE.findall(fixed)
    if len(before) == len(after):
        pairs = zip(before, after, strict=True)
        for match, piece in pairs:
            if match.group() != piece:
                yield _trimmed(Edit(Span(*match.span()), match.group(), piece))
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, text, fixed, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Edit(Span(i1, i2), text[i1:i2], fixed[j1:j2])


def _trimmed(edit: Edit) -> Edit:
    """Drop what the two sides share at their ends, so that the edit is the damage alone."""
    before, after, start = edit.before, edit.after, edit.span.start
    while before and after and before[0] == after[0]:
        before, after, start = before[1:], after[1:], start + 1
    while before and after and before[-1] == after[-1]:
        if len(before) == 2 and not before.isascii() and not before[-1].isascii():
            break  # "Â" before a no-break space: one without the other proves nothing
        before, after = before[:-1], after[:-1]
    return Edit(Span(start, start + len(before)), before, after)


def _finding(document: Document, edit: Edit, reason: str) -> Finding:
    shown = edit.after if edit.after.strip() else "nothing visible"
    message = f"Damaged characters “{edit.before}” stand for “{shown}”. {reason}"
    if reason == _LIGATURE:
        message = f"“{edit.before}” stands for “{shown}”. {reason}"
    if not retypes_only(edit.before, edit.after):
        message += " A letter or digit would change, so it is left for a person."
        return Finding(ID, document.path, edit.span, message)
    topic = _ENCODINGS.search(document.text[max(0, edit.span.start - 300) : edit.span.end + 300])
    safety = Safety.REVIEW if topic else Safety.SAFE
    fix = Fix((edit,), safety, 0.5 if topic else 0.99, message)
    return Finding(ID, document.path, edit.span, message, (), fix)


def retypes_only(before: str, after: str) -> bool:
    """Say whether a change restores characters without changing a letter or a digit.

    A wrong decoding damages only characters beyond ASCII, so the ASCII letters and
    digits on both sides are the same; a ligature or an HTML code expands to what
    Unicode and HTML define for it. Nothing may come out as a replacement character.
    """
    if _LOST in after:
        return False
    if html.unescape(before) == after or unicodedata.normalize("NFKC", before) == after:
        return True
    visible = _CONTROL.sub("", before)
    if _SEPARATORS.search(before):
        return False
    if _LONE.fullmatch(visible.strip(" \t")) or before.count(" ") != after.count(" "):
        return False
    return _ASCII_WORD.findall(visible) == _ASCII_WORD.findall(after)


def _lost(document: Document, block: Block) -> Iterator[Finding]:
    text = document.content(block)
    if _LOST not in text and "â€" not in text:
        return
    message = "A character was lost here before the text arrived; only its author can tell which."
    for match in re.finditer(f"{_LOST}+|â€(?!\\w)", text):
        span = Span(*match.span()).shift(block.span.start)
        yield Finding(ID, document.path, span, message)


RULE = Rule(
    id=ID,
    title="Damaged characters restored",
    documentation=(
        "Text that was saved in one encoding and read in another shows “â€™” for an "
        "apostrophe and “Ã©” for “é”; web pages leave HTML codes such as “&rsquo;” "
        "behind, and PDF files leave ligatures and control characters. The ftfy library "
        "finds the encoding that explains the damage. Letters and digits never change; "
        "where a character was lost for good, the place is shown and nothing is guessed."
    ),
    stage=Stage.CHARACTERS,
    ceiling=Safety.SAFE,
    find=find,
    retypes=True,
    examples=(
        Example("an apostrophe", "The ministryâ€™s view\n", "The ministry’s view\n"),
        Example("accents", "The cafÃ© in MÃ¼nchen\n", "The café in München\n"),
        Example(
            "a closing mark whose last byte was lost",
            "It was â€œfineâ€ and he left.\n",
            "It was “fineâ€ and he left.\n",
        ),
        Example("a no-break space", "20Â\xa0km to go\n", "20\xa0km to go\n"),
        silent("digraphs", "ĳs en ǆungla, ŉ mens\n"),
        Example("its topic", "In UTF-8 ’ looks like â€™.\n", "In UTF-8 ’ looks like â€™.\n"),
        silent("a manual line break", "Port of Duisburg\x0bHarbour Street 4\n"),
        silent("letters of other languages", "The letters Â, Ã and Õ; Ã é uma letra, Â too.\n"),
        Example("in a quotation", 'He said "Itâ€™s late".\n', 'He said "It’s late".\n'),
        Example("an HTML code", "the ministry&rsquo;s view\n", "the ministry’s view\n"),
        Example("a ligature", "the ﬁrst eﬀect\n", "the first effect\n"),
        Example("a control character", "a\x08 line\n", "a line\n"),
        Example("a control character in a word", "a l\x08ine\n", "a line\n"),
        silent("markup that is escaped", "1 &lt; 2 &amp;amp; 3 &gt; 2 &#60;b&#62;\n"),
        silent("accents as they should be", "The café in München – “quoted” ‘too’ … ½ €\n"),
        silent("Turkish, Polish, Greek, Russian", "İstanbul, Łódź, Αθήνα, Москва\n"),
        silent("code", "Write `Ã©` or\n\n    Ã©\n"),
        silent("a lost character", "the ministry\ufffds view\n"),
        silent("full-width letters", "ＡＢＣ １２３\n"),
    ),
)
