"""The Markdown that the site's engines read, rendered as they will render it.

MkDocs and Zensical both hand pages to Python-Markdown with the extensions that
``mkdocs.yml`` lists; a test holds that file to the list here. Nothing that a page
shows comes from this rendering: the build only looks at it, to refuse what it must.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import markdown

EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "attr_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": "#", "permalink_title": "Link to this heading"},
    "pymdownx.highlight": {"pygments_lang_class": True},
    "pymdownx.superfences": {},
}
"""The extensions of ``mkdocs.yml`` with their settings, in its order."""

_BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs loads before all others, whatever the configuration says."""


def render(text: str) -> str:
    """Return the HTML that the engines make of the Markdown of one page."""
    names = list(dict.fromkeys([*_BUILT_IN, *EXTENSIONS]))
    configs = {name: dict(settings) for name, settings in EXTENSIONS.items() if settings}
    return markdown.markdown(text, extensions=names, extension_configs=configs)
