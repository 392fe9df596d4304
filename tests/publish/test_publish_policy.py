from __future__ import annotations

import pytest

from briefmill.publish.policy import is_safe_address, is_safe_name, safe_value


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d", "HTTP://example.org", "mailto:a@example.org", "tel:+123",
        "//example.org/x", "/absolute", "relative/x.md#y", "#fragment", "?query=a:b", "", "./a:b",
        "x/y:z",
    ],
)  # fmt: skip
def test_harmless_addresses_stay(address: str) -> None:
    assert is_safe_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " \x01javascript:alert(1)",
        "java\nscript:alert(1)", "java\tscript:alert(1)", "java\x00script:alert(1)",
        "java&#10;script:alert(1)", "java&Tab;script:alert(1)", "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)", "&amp;#106;avascript:alert(1)",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:https://example.org/x",
        "view-source:x", "\u200bjavascript:x", "java\xadscript:x", "about:blank",
    ],
)  # fmt: skip
def test_addresses_that_could_act_go(address: str) -> None:
    assert not is_safe_address(address)


def test_pictures_come_from_the_web_or_from_the_site_only() -> None:
    assert is_safe_address("https://example.org/x.png", image=True)
    assert is_safe_address("x.png", image=True)
    assert not is_safe_address("mailto:a@example.org", image=True)


@pytest.mark.parametrize("name", ["caption", "pull-quote", "a1", "table_2"])
def test_names_of_the_text_are_free(name: str) -> None:
    assert is_safe_name(name)


@pytest.mark.parametrize(
    "name",
    ["md-overlay", "MD-overlay", "bm-mark", "__search", "edit-abc", "ref-x", "fn:1", "fnref-1",
     "1a", "", "a b", "é", "js", "highlight", "set-aside"],
)  # fmt: skip
def test_names_of_the_theme_and_the_build_are_not(name: str) -> None:
    assert not is_safe_name(name)


def test_attributes_keep_what_is_allowed_in_their_value() -> None:
    assert safe_value("span", "class", "md-x caption __y") == "caption"
    assert safe_value("span", "onclick", "x") is None
    assert safe_value("td", "colspan", "2") == "2"
    assert safe_value("p", "colspan", "2") is None
    assert safe_value("a", "href", "javascript:x") is None
