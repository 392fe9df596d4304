"""Import of a plain-text article: bytes in, the files of a brief and a report out."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Sequence

from briefmill.brief.yaml_writer import write_yaml
from briefmill.importers.article import MAX_HEADINGS, TooManyHeadingsError, take_apart
from briefmill.importers.decoding import Decoded, decode
from briefmill.importers.files import PROVENANCE, Written, write_files
from briefmill.importers.genre import refuse_other_genres
from briefmill.importers.hyphens import Joined
from briefmill.importers.language import language_of
from briefmill.importers.lines import LINE_END, Block, Line, split_lines
from briefmill.importers.markdown_form import markdown_note
from briefmill.importers.outline import Outline
from briefmill.importers.pages import find_page_furniture, without_pages
from briefmill.importers.report import (
    Aside,
    Imported,
    ImportReport,
    Placement,
    Question,
    joined_values,
)
from briefmill.importers.wrapping import gather
from briefmill.text.problem import InputError, Problem

_NO_TEXT = "only recommendations or references were found here, and no text"
_ADVICE = "Add at least one paragraph that says what the recommendations follow from."


def import_article(data: bytes, name: str, *, slug: str, date: str) -> Imported:
    """Turn a raw plain-text article into the files of the brief ``slug``.

    Nothing is repaired: damage stays in the text for the build. Every line that is not
    blank ends in exactly one place, a file or the lines set aside (see `ImportReport`).

    Args:
        data: the bytes of the file.
        name: its name, for messages and provenance.
        slug: the name of the brief's folder.
        date: the day of the import, ``YYYY-MM-DD``, taken from no clock.

    Raises:
        InputError: with one problem, when the bytes are no text or the text no article.
        ValueError: when ``date`` is no such day.
    """
    datetime.date.fromisoformat(date)
    decoded = decode(data, name)
    lines = split_lines(decoded.text)
    refuse_other_genres(lines, name)
    pages = find_page_furniture(lines)
    blocks, joined = gather(without_pages(lines, pages))
    outline = _outline(blocks, name)
    if not (outline.sections or outline.intro):
        raise InputError(Problem(name, 0, 0, _NO_TEXT, _ADVICE))
    _set_aside_lines(lines, pages, outline)
    source = {
        "source": name.replace("\\", "/").rsplit("/", 1)[-1],
        "sha256": _sha256(data),
        "imported": date,
    }
    text = " ".join(block.seen for block in blocks)
    written = write_files(outline, source, language_of(text), slug)
    written.placements = _account(lines, written.placements)
    report = _report(source, decoded, outline, written, joined)
    files = {**written.files, PROVENANCE: _provenance(report)}
    return Imported(dict(sorted(files.items())), report)


def _outline(blocks: Sequence[Block], name: str) -> Outline:
    try:
        return take_apart(blocks)
    except TooManyHeadingsError as error:
        message = f"this is not an article: it has {error.args[0]:,} headings"
        advice = f"An article has at most {MAX_HEADINGS}. Import one article at a time."
        raise InputError(Problem(name, 0, 0, message, advice)) from None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _set_aside_lines(lines: Sequence[Line], pages: dict[int, str], outline: Outline) -> None:
    """Set aside the lines that belong to the page, and those that show nothing."""
    for line in lines:
        if line.index in pages:
            outline.set_aside(Block.of(line), pages[line.index])
        elif not line.seen:
            outline.set_aside(Block.of(line), "characters that show nothing")


def _account(lines: Sequence[Line], placements: Iterable[Placement]) -> list[Placement]:
    """Check that every line has one place.

    Raises:
        AssertionError: when a line was lost or placed twice, which would be a defect here.
    """
    ordered = sorted(placements)
    if [placement.index for placement in ordered] != [line.index for line in lines]:
        raise AssertionError("import lost a line or placed one twice")
    return ordered


def _report(
    source: dict[str, str],
    decoded: Decoded,
    outline: Outline,
    written: Written,
    joined: tuple[Joined, ...],
) -> ImportReport:
    placements = tuple(written.placements)
    questions = [*outline.questions, *written.questions]
    return ImportReport(
        source=source["source"],
        sha256=source["sha256"],
        imported=source["imported"],
        encoding=decoded.encoding,
        line_count=len(LINE_END.findall(decoded.text.rstrip("\r\n"))) + 1,
        title=outline.title.text if outline.title else "",
        counts=_counts(outline, placements),
        notes=(*decoded.notes, *filter(None, [markdown_note(decoded.text)])),
        placements=placements,
        set_aside=tuple(
            Aside(placement.line, placement.text, placement.how)
            for placement in placements
            if placement.unit is None
        ),
        unsure=tuple(sorted([*_asked(questions), *_asked_words(joined)])),
        joined=joined,
    )


def _counts(outline: Outline, placements: Sequence[Placement]) -> dict[str, int]:
    kinds = [section.kind for section in outline.sections]
    found = outline.recommendations
    return {
        "sections": kinds.count("section"),
        "conclusions": kinds.count("conclusion"),
        "recommendations": len(found.items) if found else 0,
        "references": len(outline.references),
        "lines kept": sum(placement.unit is not None for placement in placements),
        "lines set aside": sum(placement.unit is None for placement in placements),
    }


def _asked(questions: Iterable[tuple[Block, str]]) -> list[Question]:
    return [
        Question(block.number, block.lines[0].text if block.lines else block.raw, question)
        for block, question in questions
    ]


def _asked_words(joined: Iterable[Joined]) -> list[Question]:
    return [
        Question(record.line, record.before, f"Is “{record.after}” right? ({record.reason})")
        for record in joined
        if not record.certain
    ]


def _provenance(report: ImportReport) -> str:
    values = report.as_json()
    return write_yaml(
        {
            "source": report.source,
            "sha256": report.sha256,
            "imported": report.imported,
            "encoding": report.encoding,
            "lines": report.line_count,
            "set_aside": values["set_aside"],
            "unsure": values["unsure"],
            "joined": [joined_values(record) for record in report.joined],
        }
    )
