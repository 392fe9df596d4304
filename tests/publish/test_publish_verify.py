from __future__ import annotations

import pytest

from briefmill.publish.verify import examine


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick=x>a</p>", "<script>x</script>", "<a href='java&#10;script:x'>a</a>",
        "<svg></svg>",
        "<p style='x'>a</p>", "<!-- x -->", "<!DOCTYPE html>", "<?php ?>", "<img src=x onerror=y>",
        "<iframe></iframe>", "<a href='data:x'>a</a>", "<form></form>",
        "<math><mi href=x>x</mi></math>",
        "<td background='x'>a</td>", "<img src='mailto:x'>",
    ],
)  # fmt: skip
def test_what_must_not_be_published_is_named(html: str) -> None:
    assert examine(html).violations


def test_what_only_a_browser_would_see_is_named_as_well() -> None:
    # The tokenizer sees one attribute; a browser closes the raw text first.
    html = '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></p></xmp>'
    assert examine(html).violations


def test_anchors_and_addresses_are_gathered() -> None:
    found = examine('<h1 id="a">x</h1><p><a href="b.md#c">y</a><img src="d.png" alt=""></p>')
    assert found.ids == ("a",)
    assert found.addresses == ("b.md#c", "d.png")
    assert found.violations == ()


def test_a_page_may_hold_what_markdown_makes() -> None:
    html = (
        '<div class="footnote"><ol><li id="fn:1"><p>a <a class="footnote-backref" href="#fnref:1" '
        'title="Jump">&#8617;</a></p></li></ol></div>'
        '<table><tr><td align="right">1</td></tr></table>'
        '<p>Mail <a href="&#109;&#97;ilto:a@b.c">us</a>: 1 &lt; 2 &amp; 3</p>'
    )
    assert examine(html).violations == ()
