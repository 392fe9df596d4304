"""The style sheet keeps its promises: contrast, no outside request, print and motion."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SHEET = (
    Path(__file__).parents[2] / "scripts/briefmill/theme/overrides/assets/stylesheets/briefmill.css"
).read_text("utf-8")
ENOUGH = 4.5
"""Contrast of text that WCAG 2.2 asks for at level AA (success criterion 1.4.3)."""

PAIRS = [
    ("ink", "paper"), ("ink", "surface"), ("muted", "paper"), ("muted", "surface"),
    ("accent", "paper"), ("accent", "surface"), ("ins-ink", "ins-paper"), ("del-ink", "del-paper"),
]  # fmt: skip


def _colours(selector: str) -> dict[str, str]:
    block = SHEET[SHEET.index(selector) :]
    block = block[: block.index("}")]
    return dict(re.findall(r"--bm-([a-z-]+): (#[0-9a-f]{6});", block))


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
@pytest.mark.parametrize(
    "scheme", ['[data-md-color-scheme="default"] {', '[data-md-color-scheme="slate"] {']
)
def test_text_can_be_read_on_its_ground(scheme: str, pair: tuple[str, str]) -> None:
    colours = _colours(scheme)
    assert _contrast(colours[pair[0]], colours[pair[1]]) >= ENOUGH


def test_without_javascript_the_dark_colours_are_the_same() -> None:
    assert _colours(".no-js [data-md-color-scheme") == _colours('[data-md-color-scheme="slate"] {')


def test_nothing_is_fetched() -> None:
    assert not re.search(r"@import|@font-face|url\(", SHEET)


def test_links_in_text_are_underlined() -> None:
    rule = SHEET[SHEET.index(".bm-article a {") :]
    assert "text-decoration: underline" in rule[: rule.index("}")]


@pytest.mark.parametrize("wanted", ["@media print", "prefers-reduced-motion", ":focus-visible"])
def test_there_are_styles_for_print_for_less_motion_and_for_the_keyboard(wanted: str) -> None:
    assert wanted in SHEET
