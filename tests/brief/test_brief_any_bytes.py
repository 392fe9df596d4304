"""Whatever the bytes of a file are: values or problems, never another error."""

from collections.abc import Callable
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from briefmill.brief.load import Unit, assemble, decode, parse_unit
from briefmill.brief.located import Located
from briefmill.brief.model import Brief, Reference
from briefmill.brief.references import format_reference, read_references
from briefmill.brief.yaml_reader import read_yaml
from briefmill.text.problem import InputError, Problem

PIECES = st.sampled_from(
    [
        *"-?:,[]{}#&*!|>'\"%@`~=<",
        *(" ", "  ", "\n", "\r\n", "\r", "\t", "\n  ", "\n- ", "\n---\n", "\n...\n"),
        *("a", "b: ", "title: ", "kind: ", "brief", "section", "order: ", "date: ", "2024-02-30"),
        *("1", "-0", "1e9", "0x", ".inf", "null", "true", "no", "&a ", "*a", "!!int ", "<<: "),
        *("authors:", "topics: [", "key_points:\n- ", "licence: {", "supports: [", "orcid: "),
        *("\\", "\\u", "\\x00", "\\ud83d", "\\U0011ffff", "\u2028", "\x85", "\ufeff", "\x00", "é"),
        *("id: ", "type: book", "issued: ", "author:\n  - family: ", "references:\n- ", "raw: "),
    ]
)
YAML = st.lists(PIECES, max_size=40).map("".join)
BIB_PIECES = st.sampled_from(
    [
        *"@{}\"'=,#()\\%$&~^_ ",
        *("\n", "@book{", "@string{", "@comment{", "a,", "title = ", "author = ", "year = 2018"),
        *("month = jan", " and ", "{\\", "\\'e", "\\c ", "\\emph{", "date = {", "von ", "A, B"),
        *("@book{k, title = {", "}}\n", "url = {", "}, ", '"}', "crossref = ", "é", "\\begin{x}"),
    ]
)
BIBTEX = st.lists(BIB_PIECES, max_size=40).map("".join)
PATHS = ["index.md", "sections/a.md", "recommendations/a.md", "recommendations/index.md"]
OTHERS = ["references.yml", "provenance.yml", "decisions.yml", "x", "A/b.md"]

T = TypeVar("T")


def outcome(read: Callable[[], T]) -> T | tuple[Problem, ...]:
    """What was read, or the problems, of which there must be some."""
    try:
        return read()
    except InputError as error:
        problems = error.problems
    assert problems
    assert all(problem.message and problem.line >= 0 for problem in problems)
    return problems


@settings(deadline=None)
@given(YAML | st.text())
def test_any_yaml(text: str) -> None:
    values = outcome(lambda: read_yaml(text, "a.yml"))
    if isinstance(values, Located):
        assert all(scalar.span.end <= len(text) for scalar in values.scalars())


@settings(deadline=None)
@given(st.sampled_from(PATHS), YAML, st.booleans())
def test_any_front_matter(path: str, text: str, framed: bool) -> None:
    whole = f"---\n{text}\n---\nBody\n" if framed else text
    unit = outcome(lambda: parse_unit(path, whole))
    if isinstance(unit, Unit):
        for prose in unit.front.prose_fields:
            assert prose.span.of(whole)
            assert prose.span.end <= unit.front.body_start


@settings(deadline=None)
@given(st.sampled_from(["yml", "json", "bib"]), YAML | BIBTEX)
def test_any_reference_list(ending: str, text: str) -> None:
    for found in outcome(lambda: read_references(text, f"references.{ending}")):
        assert isinstance(found, Problem) or format_reference(found)


@settings(deadline=None)
@given(BIBTEX)
def test_any_bibtex(text: str) -> None:
    found = outcome(lambda: read_references(text, "references.bib"))
    ids = [each.id for each in found if isinstance(each, Reference)]
    assert len(set(ids)) == len(ids)


@settings(deadline=None)
@given(st.binary() | YAML.map(lambda text: text.encode("utf-16")) | YAML.map(str.encode))
def test_any_bytes(data: bytes) -> None:
    assert outcome(lambda: parse_unit("index.md", decode(data, "index.md")))


@settings(deadline=None)
@given(st.text(max_size=5), st.dictionaries(st.sampled_from(PATHS + OTHERS) | st.text(), YAML))
def test_any_files(slug: str, units: dict[str, str]) -> None:
    found = outcome(lambda: assemble(slug, units))
    assert isinstance(found, Brief) or list(found) == sorted(set(found))
