"""The same article in other clothes must give the same brief.

Each test takes the readable article of tests/cases/import/same-shape, changes its form in
one way (headings, list marks, line ends, wrapping ...) and compares what import makes of it.
"""

import itertools
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefmill.importers.plain_text import import_article

ARTICLE = Path(__file__).parents[1] / "cases" / "import" / "same-shape" / "article.txt"
TEXT = ARTICLE.read_text(encoding="utf-8")
HEADINGS = (
    "Analysis",
    "From Quotas to Seasons",
    "Energy for Water",
    "Glaciers and Melt",
    "Monitoring Data Shared",
    "Afghanistan’s Canal",
    "Recommendations",
    "Conclusion",
    "References",
)


def words(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def read(data: bytes) -> dict[str, Any]:
    """Return what matters of the brief that is made of ``data``, letter case aside."""
    files = import_article(data, "article.txt", slug="case", date="2024-11-06").files
    units = {}
    for path, text in files.items():
        if path.endswith(".md"):
            _, front, body = text.split("---\n", 2)
            units[path] = (yaml.safe_load(front), body.strip())
    index, intro = units["index.md"]

    def ordered(folder: str) -> list[tuple[dict[str, Any], str]]:
        found = [unit for path, unit in units.items() if path.startswith(folder)]
        return sorted((unit for unit in found if "order" in unit[0]), key=lambda u: u[0]["order"])

    references = yaml.safe_load(files.get("references.yml", "references: []"))["references"]
    return {
        "title": words(index["title"]),
        "standfirst": words(index.get("standfirst", "")),
        "disclaimer": words(index.get("disclaimer", "")),
        "repeated": words(intro),
        "sections": [
            (words(front["title"]), words(front.get("part", "")), front["kind"], words(body))
            for front, body in ordered("sections/")
        ],
        "recommendations": [
            (words(front["action"]), words(body)) for front, body in ordered("recommendations/")
        ],
        "introduction": words(units.get("recommendations/index.md", ({}, ""))[1]),
        "references": [
            {key: value for key, value in item.items() if key not in ("id", "custom")}
            for item in references
        ],
    }


EXPECTED = read(TEXT.encode())


def headings(change: Callable[[str], str]) -> str:
    """Change each heading line."""
    return "\n".join(change(line) if line in HEADINGS else line for line in TEXT.split("\n"))


def numbered(pattern: str, change: Callable[[int, str], str]) -> str:
    """Change each line that ``pattern`` matches, given its number and what follows the mark."""
    count = itertools.count(1)
    return "\n".join(
        change(next(count), line[match.end() :]) if (match := re.match(pattern, line)) else line
        for line in TEXT.split("\n")
    )


def items(change: Callable[[int, str], str]) -> str:
    return numbered(r"\d\. ", change)


def entries(change: Callable[[int, str], str]) -> str:
    return numbered(r"\s+\d\. ", change)


def wrap(width: int, *, hyphens: bool = False, page: int = 0, head: str = "") -> str:
    """Break the lines at ``width``, cut words, and put page breaks in."""
    lines: list[str] = []
    for line in TEXT.split("\n"):
        lines += (cut(line, width) if hyphens else textwrap.wrap(line, width)) or [""]
    if not page:
        return "\n".join(lines)
    broken: list[str] = []
    for number, start in enumerate(range(0, len(lines), page), start=1):
        broken += [*lines[start : start + page], "", str(number), f"\f{head}", ""]
    return "\n".join(broken)


def cut(line: str, width: int) -> list[str]:
    """Wrap a line, with words of plain letters cut by a hyphen where they do not fit."""
    lines: list[str] = []
    current = ""
    for word in line.split():
        room = width - len(current) - 2
        if len(current) + 1 + len(word) <= width:
            current = f"{current} {word}".strip()
        elif room >= 4 and len(word) - room >= 3 and word.isalpha() and word.islower():
            lines.append(f"{current} {word[:room]}-")
            current = word[room:]
        else:
            lines.append(current)
            current = word
    return [*lines, current]


LETTERS = "abcdefgh"
SHAPES = {
    "no blank lines": "\n".join(line for line in TEXT.split("\n") if line.strip()),
    "double blank lines": TEXT.replace("\n\n", "\n\n\n"),
    "CRLF": TEXT.replace("\n", "\r\n"),
    "CR": TEXT.replace("\n", "\r"),
    "byte order mark": "\ufeff" + TEXT,
    "indented": textwrap.indent(TEXT, "    "),
    "blanks at line ends": TEXT.replace("\n", "  \t\n"),
    "non-breaking spaces": TEXT.replace(" ", "\u00a0"),
    "headings in capitals": headings(str.upper),
    "headings in sentence case": headings(str.capitalize),
    "headings with hashes": headings("## {}".format),
    "headings in bold": headings("**{}**".format),
    "headings with a colon": headings("{}:".format),
    "headings underlined": headings(lambda line: f"{line}\n{'-' * len(line)}"),
    "headings numbered": headings(lambda line: f"{HEADINGS.index(line) + 1}. {line}"),
    "items as 1)": items("{}) {}".format),
    "items as (1)": items("({}) {}".format),
    "items as a)": items(lambda number, text: f"{LETTERS[number - 1]}) {text}"),
    "items with bullets": items(lambda _, text: f"• {text}"),
    "items with hyphens": items(lambda _, text: f"- {text}"),
    "items with dashes": items(lambda _, text: f"– {text}"),
    "items with stars": items(lambda _, text: f"* {text}"),
    "items in words": items("Recommendation {}: {}".format),
    "items without marks": items(lambda _, text: text),
    "items in bold": items(lambda _, text: re.sub(r"^(.*?): ", r"**\1:** ", text)),
    "items with a dash": items(lambda n, text: f"{n}. {text.replace(': ', ' – ', 1)}"),
    "items with a stop": items(lambda n, text: f"{n}. {text.replace(': ', '. ', 1)}"),
    "items with title lines": items(lambda n, text: f"{n}. {text.replace(': ', chr(10), 1)}"),
    "items in consecutive lines": re.sub(r"\n\n(?=\d\. )", "\n", TEXT),
    "references in brackets": entries("[{}] {}".format),
    "references with bullets": entries(lambda _, text: f"• {text}"),
    "references bare": entries(lambda _, text: text),
    "references apart": entries("{}. {}\n".format),
    "references without heading": TEXT.replace("\nReferences\n", "\n"),
    "wrapped at 60": wrap(60),
    "wrapped at 72": wrap(72),
    "wrapped at 90": wrap(90),
    "wrapped with hyphens": wrap(72, hyphens=True),
    "pages with running heads": wrap(72, hyphens=True, page=40, head="Basin Notes"),
    "double spaced": wrap(72).replace("\n", "\n\n"),
}
FORMS_OF_NAMES = {
    "Recommendations": (
        "Policy Recommendations",
        "Key recommendations",
        "What should be done",
        "Recommendations for Policymakers",
        "The way forward",
    ),
    "Conclusion": ("Conclusions", "Concluding remarks", "Looking ahead", "Final thoughts"),
    "References": ("Sources", "Bibliography", "Works cited", "Further reading", "Endnotes"),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
def test_the_form_of_the_article_does_not_matter(text: str) -> None:
    assert read(text.encode()) == EXPECTED


def test_utf_16_is_read() -> None:
    assert read(TEXT.encode("utf-16")) == EXPECTED


@pytest.mark.parametrize(
    ("usual", "name"),
    [(usual, name) for usual, names in FORMS_OF_NAMES.items() for name in names],
)
def test_parts_are_known_by_other_names(usual: str, name: str) -> None:
    found = read(TEXT.replace(f"\n{usual}\n", f"\n{name}\n").encode())
    kinds = [kind for _, _, kind, _ in found["sections"]]
    assert kinds == [kind for _, _, kind, _ in EXPECTED["sections"]]
    assert found["recommendations"] == EXPECTED["recommendations"]
    assert found["references"] == EXPECTED["references"]


def test_mojibake_and_entities_stay_in_the_text_but_hide_no_structure() -> None:
    damaged = TEXT.replace("Подробнее на сайте example.ru", "").replace("’", "â€™")
    text = items(lambda n, item: f"&nbsp;{n}.&nbsp;{item.replace(': ', ' &ndash; ', 1)}")
    found = read(damaged.encode())
    assert len(found["sections"]) == len(EXPECTED["sections"])
    assert found["sections"][4][0] == words("Afghanistanâ€™s Canal")
    assert read(text.encode())["recommendations"] == EXPECTED["recommendations"]


def test_no_recommendations() -> None:
    text = re.sub(r"\nRecommendations\n.*?(?=\nConclusion\n)", "\n", TEXT, flags=re.DOTALL)
    found = read(text.encode())
    assert found == {**EXPECTED, "recommendations": [], "introduction": ""}


def test_no_references() -> None:
    text = re.sub(r"\nReferences\n.*?(?=\nПодробнее)", "\n", TEXT, flags=re.DOTALL)
    assert read(text.encode()) == {**EXPECTED, "references": []}


def test_a_title_that_stands_once() -> None:
    text = TEXT.replace("Shared Rivers", "", 1).replace(
        ": What A New Basin Treaty Means For Central Asia – Analysis\n\n", "", 1
    )
    assert read(text.encode()) == {**EXPECTED, "repeated": ""}


def test_the_heading_of_an_empty_reference_list_is_set_aside() -> None:
    text = (
        "Rivers Without Rules: A Plan\n\nReferences\n\n## The problem\n\n"
        "The river is shared by four states, and nobody knows how much water there is in it.\n\n"
        "Gauges that stood at every border have fallen silent, and no one has put them up again.\n"
    )
    result = import_article(text.encode(), "a.txt", slug="case", date="2024-11-06")
    assert "references.yml" not in result.files
    assert [aside.text for aside in result.report.set_aside] == ["References"]


def test_an_affiliation_below_the_author_is_no_standfirst() -> None:
    text = (
        "Floods And Who Pays For Them\n\nMaria Silva\n\nInstitute for Risk, Lisbon\n\n"
        "The river is shared by four states, and nobody knows how much water there is in it.\n\n"
        "THE PROBLEM\n\n"
        "Gauges that stood at every border have fallen silent; no one has put up new ones.\n\n"
        "THE OUTLOOK\n\nNobody can say how much water the next spring will bring to the towns.\n"
    )
    result = import_article(text.encode(), "a.txt", slug="case", date="2024-11-06")
    assert "standfirst: The river is shared" in result.files["index.md"]
    assert [aside.text for aside in result.report.set_aside] == [
        "Maria Silva",
        "Institute for Risk, Lisbon",
    ]
