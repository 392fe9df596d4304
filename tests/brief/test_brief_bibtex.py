import logging
from typing import Any

import pytest

from briefmill.brief.latex import LatexError, decode, people, verbatim
from briefmill.brief.references import read_references
from briefmill.text.problem import InputError


def csl(text: str) -> dict[str, Any]:
    (reference,) = read_references(text, "references.bib")
    return dict(reference.csl)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"Fran{\c c}ois", "François"),
        (r"G{\"o}del and \v{S}koda, \O rsted \ss", "Gödel and Škoda, Ørsted ß"),
        (r"\'Etudes sur l'\oe uvre", "Études sur l'œuvre"),
        ("The {NATO} {Question}", "The NATO Question"),
        ("1997--2001", "1997–2001"),
        ("``Rain'' --- again", "“Rain” — again"),
        (r"50\% \& more", "50% & more"),
        ("50% of all, A & B, #1", "50% of all, A & B, #1"),
        ("50% of {All}", "50% of All"),
        (r"{All} of $5 million", "All of $5 million"),
        (r"{All} of \$5 million", "All of $5 million"),
        ("{The} H$_2$O cycle", "The H$_2$O cycle"),
        (r"\emph{Rain} in \textsc{Spain}", "Rain in Spain"),
        ("J.~R. Example", "J. R. Example"),
        ("over\n   two lines", "over two lines"),
        ("Snow <b> under_score ^ x", "Snow <b> under_score ^ x"),
        ("Plain – already “Unicode”", "Plain – already “Unicode”"),
    ],
)
def test_latex_is_read_as_the_text_it_prints(written: str, text: str) -> None:
    assert decode(written) == text


@pytest.mark.parametrize(
    "written", [r"\input{x}", r"a \unknown{b} c", "{" * 30 + "}" * 30, "{", "}"]
)
def test_latex_that_would_lose_text_is_refused(written: str) -> None:
    with pytest.raises(LatexError):
        decode(written)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org/a%20b_c~d", "https://example.org/a%20b_c~d"),
        (r"https://example.org/a\%20b\_c", "https://example.org/a%20b_c"),
        (r"\url{https://example.org/a_b}", "https://example.org/a_b"),
    ],
)
def test_addresses_are_no_latex(written: str, address: str) -> None:
    assert verbatim(written) == address


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Example, Ada B.", [{"family": "Example", "given": "Ada B."}]),
        (
            "Ada B. Example and Max Muster",
            [{"family": "Example", "given": "Ada B."}, {"family": "Muster", "given": "Max"}],
        ),
        ("{World Bank}", [{"literal": "World Bank"}]),
        (
            "{Ministry of Water and Soil} and {\\'E}cole {\\'E}lan",
            [{"literal": "Ministry of Water and Soil"}, {"family": "Élan", "given": "École"}],
        ),
        (
            "Ludwig van der Muster",
            [{"family": "Muster", "given": "Ludwig", "non-dropping-particle": "van der"}],
        ),
        ("Muster, Jr., Max", [{"family": "Muster", "given": "Max", "suffix": "Jr."}]),
        (
            "Example, Ada and others",
            [{"family": "Example", "given": "Ada"}, {"literal": "and others"}],
        ),
        (
            r"M{\"u}ller-L{\"u}denscheid, J.~B.",
            [{"family": "Müller-Lüdenscheid", "given": "J. B."}],
        ),
    ],
)
def test_names_are_divided(written: str, names: list[dict[str, str]]) -> None:
    assert people(written) == names


def test_an_entry_becomes_csl() -> None:
    assert csl(
        r"""
        @string{ep = "Example Press"}
        @Article{key1,
          Author = {Example, Ada}, TITLE = "Rain", subtitle = {A {S}tudy},
          journal = {Journal of Water}, volume = 3, number = {2}, pages = {12--34},
          year = 2018, month = jun, publisher = ep # ", Berlin",
          doi = {https://doi.org/10.1000/182}, url = {https://example.org/a%20b},
          issn = {1234-5678}, eprint = {1806.1}, archiveprefix = {arXiv}, file = {x.pdf},
        }
        """
    ) == {
        "id": "key1",
        "type": "article-journal",
        "author": [{"family": "Example", "given": "Ada"}],
        "title": "Rain: A Study",
        "container-title": "Journal of Water",
        "volume": "3",
        "issue": "2",
        "page": "12-34",
        "issued": {"date-parts": [[2018, 6]]},
        "publisher": "Example Press, Berlin",
        "DOI": "10.1000/182",
        "URL": "https://example.org/a%20b",
        "ISSN": "1234-5678",
        "custom": {"eprint": "1806.1", "archiveprefix": "arXiv"},
    }


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("year = 2018", {"date-parts": [[2018]]}),
        ("year = {2018}, month = {February}", {"date-parts": [[2018, 2]]}),
        ("year = 2018, month = 2, day = 3", {"date-parts": [[2018, 2, 3]]}),
        ('year = 2018, month = "3~" # feb', {"date-parts": [[2018, 2, 3]]}),
        ("year = {forthcoming}", {"literal": "forthcoming"}),
        ("year = 2018, month = {Spring}", {"literal": "Spring 2018"}),
        ("date = {2018-06-12/2018-06-14}", {"date-parts": [[2018, 6, 12], [2018, 6, 14]]}),
        ("date = {2018-06}, year = 1999", {"date-parts": [[2018, 6]]}),
    ],
)
def test_dates_of_an_entry(fields: str, issued: dict[str, Any]) -> None:
    assert csl(f"@book{{a, {fields}}}")["issued"] == issued


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        (
            "@phdthesis{a, school = {U}}",
            {"type": "thesis", "genre": "PhD thesis", "publisher": "U"},
        ),
        (
            "@misc{a, howpublished = {\\url{https://example.org/a_b}}}",
            {"URL": "https://example.org/a_b"},
        ),
        ("@report{a, institution = {I}, number = {7}}", {"publisher": "I", "number": "7"}),
        (
            "@incollection{a, booktitle = {B}, booksubtitle = {S}, publisher = {P}, school = {O}}",
            {"container-title": "B: S", "publisher": "P", "custom": {"school": "O"}},
        ),
        ("@book(a, title = {One (two)})", {"title": "One (two)"}),
        ("@book{a, title = {}}", {"id": "a"}),
    ],
)
def test_fields_of_an_entry(entry: str, fields: dict[str, Any]) -> None:
    found = csl(entry)
    assert {name: found[name] for name in fields} == fields


def test_comments_between_entries_are_no_entries() -> None:
    text = (
        '% list of 2018\n@comment{ignored}\n@preamble{"x"}\nSome words.\n@book{a, title = {One}}\n'
    )
    assert csl(text)["title"] == "One"


def test_the_parser_says_nothing_behind_our_back(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(InputError):
        read_references("@book{a, title = {One}\n@book{b}", "references.bib")
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
