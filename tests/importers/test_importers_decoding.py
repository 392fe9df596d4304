"""Bytes become text, or are refused with one message that says what they are."""

import pytest

from briefmill.importers.decoding import MAX_BYTES, decode
from briefmill.text.problem import InputError, Problem

ENGLISH = "The café’s naïve policy – “quoted” – was agreed in the city of Zürich. " * 8
RUSSIAN = "Политика безопасности в регионе требует нового подхода, и это не всё. " * 8
POLISH = "Polityka wymaga nowego podejścia, zaś zalecenia są poniżej i nie jest to łatwe. " * 8

CHINESE = "安全政策需要新的方法。建议如下，欧盟应当加强合作。" * 20


@pytest.mark.parametrize(
    ("text", "codec", "shown"),
    [
        (ENGLISH, "utf-8", "UTF-8"),
        (ENGLISH, "utf-8-sig", "UTF-8 with a byte order mark"),
        (ENGLISH, "utf-16", "UTF-16"),
        (ENGLISH, "utf-16-le", "UTF-16"),
        (ENGLISH, "utf-32", "UTF-32"),
        (ENGLISH, "cp1252", "cp1252"),
        (ENGLISH, "mac_roman", "mac_roman"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (POLISH, "cp1250", "cp1250"),
        (CHINESE, "gb18030", "gb18030"),
    ],
)
def test_encodings_are_told_and_said(text: str, codec: str, shown: str) -> None:
    decoded = decode(text.encode(codec), "article.txt")
    assert (decoded.text, decoded.encoding) == (text, shown)


def test_a_guessed_encoding_is_noted() -> None:
    assert "not UTF-8" in decode(ENGLISH.encode("cp1252"), "article.txt").notes[0]


def refusal(data: bytes) -> Problem:
    with pytest.raises(InputError) as caught:
        decode(data, "article.txt")
    (problem,) = caught.value.problems
    assert problem.path == "article.txt"
    return problem


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7\n...", "a PDF file"),
        (b"PK\x03\x04\x14\x00word/document.xml", "a Word document (DOCX)"),
        (b"PK\x03\x04\x14\x00other", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word"),
        (b"{\\rtf1\\ansi text}", "a rich text (RTF) file"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"GIF89a", "a GIF image"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"text\x00\x01\x02 more of it", "binary data"),
        (bytes(range(1, 32)) * 20, "binary data"),
        (b"\x81\x8d\x8f\x90\x9d" * 30, "not UTF-8"),
        (b"x" * (MAX_BYTES + 1), "5.0 MB"),
    ],
)
def test_refusals(data: bytes, said: str) -> None:
    problem = refusal(data)
    assert said in problem.message
    assert problem.advice


def test_a_broken_byte_in_utf_8_is_named_by_its_place() -> None:
    problem = refusal("Zürich, Genève, São Paulo\nKraków ".encode() + b"\xff here")
    assert (problem.line, problem.column) == (2, 8)


def test_control_characters_are_left_out_and_counted() -> None:
    decoded = decode(b"A text with \x02two\x03 of them, " + b"and many words more." * 20, "a.txt")
    assert "\x02" not in decoded.text
    assert decoded.notes[0].startswith("2 characters")
