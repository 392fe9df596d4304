"""From the bytes of a file to its text, or one clear refusal."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from briefmill.importers.language import common_words, language_of
from briefmill.text.problem import InputError, Problem

MAX_BYTES = 5_000_000
"""The largest file that is read: some forty times the longest articles there are."""

_COPY_THE_TEXT = "Open it, copy the text of the article into a plain text file, and import that."
_SAVE_AS_UTF8 = "Open it in a text editor, save it with the encoding UTF-8, and import that."
_ZIP = b"PK\x03\x04"
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (_ZIP, "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
)
_IN_ZIP = (
    (b"word/", "a Word document (DOCX)"),
    (b"xl/", "an Excel workbook (XLSX)"),
    (b"ppt/", "a PowerPoint presentation (PPTX)"),
    (b"application/epub", "an e-book (EPUB)"),
    (b"application/vnd.oasis", "an OpenDocument file (ODT)"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_CANDIDATES = ("cp1252", "cp1251", "koi8-r", "cp1250", "iso8859-2", "cp866", "mac_roman", "cp1254")
"""Old encodings tried before those that charset-normalizer finds, commonest first."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\U00100000-\U0010ffff]")
"""What no source file of a brief may hold (see `briefmill.brief.characters`)."""
_USUAL_SYMBOLS = re.compile("[–—‘’‚“”„•…·«»©®™€£§°¡¿\u00a0\u3000-\u303f\uff00-\uffef،؛؟۔।]")
_LEAST_PLAUSIBLE = 0.97
_LEAST_COMMON = 0.1
_LEAST_COHERENCE = 0.25


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the name of its encoding, and what the user should know."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of ``data``, read from the file ``name``.

    Raises:
        InputError: with one problem, when the bytes are too many, none, binary, or in an
            encoding that cannot be told with some certainty.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    _refuse_magic(data, name)
    decoded = _by_mark(data, name) or _utf16_without_mark(data)
    if decoded is None:
        if b"\x00" in data:
            raise _binary(name)
        decoded = _utf8(data, name) or _old_encoding(data, name)
    text, dropped = _CONTROLS.subn("", decoded.text)
    if dropped > max(8, len(text) // 200):
        raise _binary(name)
    if not text.strip().strip("\ufeff\u200b"):
        raise _refusal(name, "the file is empty", "Paste the text of the article into it.")
    notes = decoded.notes
    if dropped:
        notes += (
            f"{dropped} characters that show nothing, such as control characters, were left out",
        )
    return Decoded(text, decoded.encoding, notes)


def _refusal(name: str, message: str, advice: str = "") -> InputError:
    return InputError(Problem(name, 0, 0, message, advice))


def _too_large(name: str, size: int) -> InputError:
    limit = MAX_BYTES // 1_000_000
    return _refusal(
        name,
        f"the file has {size / 1_000_000:,.1f} MB; an article has at most {limit} MB of text",
        "Import one article at a time, as plain text.",
    )


def _binary(name: str) -> InputError:
    return _refusal(name, "this is not a text file: it holds binary data", _COPY_THE_TEXT)


def _refuse_magic(data: bytes, name: str) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            inner = [what for mark, what in _IN_ZIP if magic == _ZIP and mark in data[:4096]]
            shown = inner[0] if inner else kind
            raise _refusal(name, f"this is {shown}, not plain text", _COPY_THE_TEXT)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise _refusal(name, "this is a WebP image, not plain text", _COPY_THE_TEXT)


def _by_mark(data: bytes, name: str) -> Decoded | None:
    for mark, codec, shown in _BOMS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(codec), shown)
            except UnicodeDecodeError as error:
                message = f"the file says that it is {shown}, but byte {error.start} is not"
                raise _refusal(name, message, _SAVE_AS_UTF8) from None
    return None


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Read UTF-16 that lacks its mark: every second byte of its spaces and digits is NUL."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    few, many = sorted((even, odd))
    if len(data) % 2 or few > len(data) // 100 or many < max(8, len(data) // 16):
        return None
    codec = "utf-16-be" if even > odd else "utf-16-le"
    try:
        return Decoded(data.decode(codec), "UTF-16", ("it has no byte order mark",))
    except UnicodeDecodeError:
        return None


def _utf8(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        sound = len(re.findall(rb"[\xc3-\xf4][\x80-\xbf]+", data))
        broken = data.decode("utf-8", "replace").count("\ufffd")
        if sound <= 2 * broken:
            return None
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode()) + 1
        message = "the file is UTF-8, but the bytes here are not"
        raise InputError(Problem(name, line, column, message, _SAVE_AS_UTF8)) from None


def _plausible(text: str) -> float:
    """Return the share of the characters beyond ASCII that stand where they may stand."""
    good = total = 0
    for match in re.finditer(r"[^\x00-\x7f]", text[:200_000]):
        character, at = match.group(), match.start()
        total += 1
        if _USUAL_SYMBOLS.match(character):
            good += 1
        elif character.isalpha():
            after = text[at - 1 : at]
            good += not (character.isupper() and after.islower())
    return good / total if total else 1.0


def _old_encoding(data: bytes, name: str) -> Decoded:
    found = from_bytes(data[:100_000])
    sure = {match.encoding for match in found if match.coherence >= _LEAST_COHERENCE}
    names = dict.fromkeys([*_CANDIDATES, *(match.encoding for match in found)])
    scored: list[tuple[float, int, str, str]] = []
    for rank, codec in enumerate(names):
        try:
            text = data.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
        if not re.search("[\x80-\x9f]", text):
            scored.append((_certainty(text, codec in sure), -rank, codec, text))
    certainty, _, codec, text = max(scored, default=(0.0, 0, "", ""))
    if certainty < _LEAST_COMMON:
        best = found.best()
        likely = best.encoding if best else codec
        guess = f"; it may be {likely}" if likely else ""
        raise _refusal(name, f"the file is not UTF-8{guess}, which is not certain", _SAVE_AS_UTF8)
    note = f"the file is not UTF-8; it was read as {codec}: look at the accented letters"
    return Decoded(text, codec, (note,))


def _certainty(text: str, sure: bool) -> float:
    """Score a decoding: nothing when letters stand in odd places, else its common words.

    For languages whose common words are not known here, charset-normalizer must be sure.
    """
    if _plausible(text) < _LEAST_PLAUSIBLE:
        return 0.0
    language = language_of(text)
    if language is None:
        return 0.0
    return common_words(text).get(language, _LEAST_COMMON if sure else 0.0)
