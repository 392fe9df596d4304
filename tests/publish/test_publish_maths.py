from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.publish.engine import render
from briefmill.publish.maths import Formula, as_mathml, formulas, masked
from briefmill.publish.verify import examine
from briefmill.text.span import Span

TEX = st.text(
    st.one_of(st.sampled_from("\\{}[]()^_&$<>\"'*`#|~=:; \nabx123"), st.characters()), max_size=30
)


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("the share $x^2$ of it", ["x^2"]),
        ("$a$, $b$ and ($c$)", ["a", "b", "c"]),
        ("$$\n\\frac{a}{b}\n$$", ["\n\\frac{a}{b}\n"]),
        ("between $5bn and $6bn", []),
        ("from $5bn-$6bn to US$7 or A$8", []),
        ("it costs $ 5 and $ 6", []),
        ("a \\$x\\$ b", []),
        ("\\[sic\\] and \\(x\\)", []),
        ("`$x$` and\n\n    $x$\n", []),
        ("$x\n\ny$ $$x\n\ny$$", []),
    ],
)
def test_formulas_are_told_from_money(text: str, tex: list[str]) -> None:
    assert [formula.tex for formula in formulas(text)] == tex


def test_a_formula_is_hidden_without_moving_anything() -> None:
    text = "a $x_1 < y_2$ b\n\n$$\n\\{*\\}\n$$\n"
    assert masked(text) == "a xxxxxxxxxxx b\n\nxx\nxxxxx\nxx\n"
    assert len(masked(text)) == len(text)


def test_a_formula_becomes_mathml_with_its_tex_as_description() -> None:
    (formula,) = formulas("$\\frac{a}{b}$")
    html = render(as_mathml(formula))
    assert "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>" in html
    assert 'alttext="&#92;frac&#123;a&#125;&#123;b&#125;"' in html
    assert 'display="inline"' in html


def test_what_is_no_tex_is_shown_as_code() -> None:
    assert as_mathml(Formula(Span(0, 4), "x{", display=False)) == "<code>x&#123;</code>"


@given(TEX, st.booleans())
def test_any_formula_can_be_published(tex: str, display: bool) -> None:
    html = render(as_mathml(Formula(Span(0, 0), tex, display=display)))
    assert examine(html).violations == ()


@pytest.mark.parametrize(
    "tex", ["\\href{javascript:alert(1)}{x}", "\\style{color:red}{x}", "\\class{md-overlay}{x}"]
)
def test_a_formula_neither_links_nor_styles(tex: str) -> None:
    html = render(as_mathml(Formula(Span(0, 0), tex, display=False)))
    assert "href=" not in html
    assert "style=" not in html
    assert "md-overlay" not in html.replace("&#92;class&#123;md-overlay", "")
