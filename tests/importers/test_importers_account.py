"""Whatever the article, each of its lines ends in one place, and no word of it is lost."""

import html
import re
from collections import Counter
from collections.abc import Mapping

import markdown
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from briefmill.brief.load import assemble
from briefmill.importers.plain_text import import_article
from briefmill.importers.report import Imported
from briefmill.text.problem import InputError

WORDS = re.findall(
    r"\S+",
    """water border treaty the of and a in summer state which should power river price law 2018
    four percent Europe Asia council’s it’s U.S. co-operation R&D naïve policy under between must
    growth 5*3 x_y [1] <b> “peace” &amp; 20&nbsp;km *weighs* $4 C# `code` {x} ~approx~ don't – —
    é воды 水 A. 1.""",
)
FURNITURE = (
    "Share this",
    "Home > Analysis > Asia",
    "Subscribe to our newsletter",
    "5 min read",
    "Related articles",
    "© 2024 Example",
    "Tags: water, power",
    "We use cookies to improve your experience on this site.",
    "By Jane Roe | 3 March 2024",
    "Jane Roe",
    "3/4/2024",
    "Читайте на example.ru",
    "更多新闻",
    "A dam in winter. (Photo: Ministry of Energy)",
    "Photo: Reuters",
    "* * *",
    "&nbsp;",
    "\u200b",
    "Advertisement",
    "12",
    "Page 3 of 9",
    "Contents",
    "About the author",
    "Leave a Reply",
    "The views expressed in this article are the author's own.",
    "Jane Roe is a fellow at the Institute of Rivers.",
    "======",
)
HEADINGS = (
    "Analysis",
    "Background",
    "A Better Way",
    "What has changed",
    "## The problem",
    "1. Findings",
    "II. FINDINGS",
    "**Bold heading**",
    "Water and power:",
    "Key points",
    "Recommendations",
    "Policy Recommendations:",
    "Recommendations for Donors",
    "The way forward",
    "What should be done?",
    "Conclusion",
    "Looking ahead",
    "References",
    "Sources",
    "Notes",
    "Disclaimer",
)
MARKS = (
    "1. ",
    "2. ",
    "3) ",
    "(4) ",
    "• ",
    "- ",
    "* ",
    "– ",
    "a) ",
    "[1] ",
    "Recommendation 1: ",
    "First, ",
    "\t",
    "    ",
)
REFERENCES = (
    "Cha, Victor D., and David C. Kang. Nuclear North Korea. Columbia University Press, 2018.",
    "Smith, J., & Lee, K. (2019). Rivers. Journal of Water, 12(3), 45–67. https://doi.org/10.1234/abc",
    "World Bank. 2019. Water. Washington, DC: World Bank.",
    "“Rivers.” The Economist, 3 March 2024.",
    "https://www.example.org/rivers",
    "See also the note above.",
    "[1] Roe, Jane. A. Press, 2018. [2] Doe, John. B. Press, 2019.",
    "Roe, Jane, A, 2018; Doe, John, B, 2019",
)


def sentences(least: int, most: int) -> SearchStrategy[str]:
    words = st.lists(st.sampled_from(WORDS), min_size=least, max_size=most)
    end = st.sampled_from([".", ".", ".", "?", ":", "", "."])
    return st.builds(lambda found, mark: " ".join(["The", *found]) + mark, words, end)


PARAGRAPH = st.lists(sentences(6, 22), min_size=2, max_size=4).map(" ".join)
ITEM = st.builds(
    lambda mark, title, text: f"{mark}{title}{text}",
    st.sampled_from(MARKS),
    st.sampled_from(
        ["", "Publish the data: ", "Publish the data – ", "**Publish.** ", "Publish the data. "]
    ),
    sentences(1, 15),
)
LINE = st.one_of(
    PARAGRAPH,
    PARAGRAPH,
    ITEM,
    sentences(1, 8),
    st.sampled_from(HEADINGS),
    st.sampled_from(HEADINGS),
    st.sampled_from(FURNITURE),
    st.sampled_from(REFERENCES),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp")), max_size=30),
)


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` characters, some words at a hyphen."""
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) >= width:
            cut = len(word) // 2 if len(word) > 7 and word.isalpha() else 0
            lines.append((f"{line} {word[:cut]}-" if cut else line).strip())
            line = word[cut:]
        else:
            line = f"{line} {word}"
    return [*lines, line.strip()]


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Draw the lines of an article: title, paragraphs, and anything else in between."""
    lines = [draw(st.sampled_from(["Rivers Without Rules: A Plan", "Why rivers need rules", ""]))]
    for extra in draw(st.lists(LINE, min_size=4, max_size=24)):
        lines += [extra, *draw(st.sampled_from([[], [""], [""], ["", ""], ["\f"], ["", "7", ""]]))]
    lines += [draw(PARAGRAPH) + " It flows on and it always will." for _ in range(3)]
    if draw(st.booleans()):
        lines = [part for line in lines for part in wrapped(line, 72)]
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return end.join(lines) + draw(st.sampled_from(["", end]))


def imported(text: str) -> Imported:
    try:
        return import_article(text.encode(), "article.txt", slug="case", date="2024-11-06")
    except InputError as error:
        assume(len(error.problems) != 1)
        raise


def letters(text: str) -> str:
    return "".join(character for character in html.unescape(text) if character.isalnum())


def destination(files: Mapping[str, str], unit: str) -> str:
    """Return all texts of a file as they are shown, fields before the body."""
    if unit.endswith(".yml"):
        return " ".join(item["custom"]["raw"] for item in yaml.safe_load(files[unit])["references"])
    _, front, body = files[unit].split("---\n", 2)
    values = yaml.safe_load(front)
    points = " ".join(values.get("key_points", []))
    action = values.pop("action", "")  # its explanation follows in the body
    texts = [*(value for value in values.values() if isinstance(value, str)), action]
    shown = re.sub(r"(?m)^(?:- |1\. |#+ )", "", body)
    return " ".join([points, *texts, re.sub(r"\\(?=[^A-Za-z0-9])", "", shown)])


COMMON = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None
)


@COMMON
@given(articles())
def test_every_line_has_exactly_one_place(text: str) -> None:
    result = imported(text)
    expected = Counter(
        (number, part.strip())
        for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1)
        for part in line.split("\f")
        if part.strip()
    )
    placed = Counter((placement.line, placement.text) for placement in result.report.placements)
    assert placed == expected
    aside = [(aside.line, aside.text) for aside in result.report.set_aside]
    assert aside == [(p.line, p.text) for p in result.report.placements if p.unit is None]
    recorded = yaml.safe_load(result.files["provenance.yml"]).get("set_aside", [])
    assert [entry["text"] for entry in recorded] == [text for _, text in aside]


@COMMON
@given(articles())
def test_no_word_of_a_kept_line_is_lost(text: str) -> None:
    result = imported(text)
    shown = {
        unit: letters(destination(result.files, unit))
        for unit in {placement.unit for placement in result.report.placements}
        if unit
    }
    for placement in result.report.placements:
        if placement.unit:
            line = placement.text
            for mark in placement.dropped:
                line = line.replace(mark, "", 1)
            assert letters(line) in shown[placement.unit], placement


@COMMON
@given(articles())
def test_what_is_written_is_a_valid_brief(text: str) -> None:
    result = imported(text)
    assert assemble("case", result.files).slug == "case"


@COMMON
@given(articles())
def test_no_text_becomes_markup(text: str) -> None:
    result = imported(text)
    for path, content in result.files.items():
        if path.endswith(".md"):
            body = content.split("---\n", 2)[2]
            rendered = markdown.markdown(
                body, extensions=["attr_list", "footnotes", "md_in_html", "tables", "def_list"]
            )
            tags = set(re.findall(r"<[^>]*>", rendered))
            assert tags <= {
                f"<{end}{tag}>" for tag in ("p", "ul", "ol", "li", "h1", "h2") for end in ("", "/")
            }


@COMMON
@given(articles())
def test_the_same_bytes_give_the_same_files(text: str) -> None:
    first, second = imported(text), imported(text)
    assert first == second
