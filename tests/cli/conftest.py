"""A small project with one brief that needs a repair of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest

_BLOCK = (
    "The river ports handle most of the grain that the region exports each year. "
    "Their cranes date from the decade in which the railway was built."
)
FILES = {
    "index.md": "---\nkind: brief\ntitle: River Ports\n---\n\n# River Ports\n\nAbout ports.\n",
    "sections/cranes.md": (
        "---\nkind: section\ntitle: Cranes\norder: 10\n---\n\n"
        f"{_BLOCK} {_BLOCK}\n\nThe ministryâ€™s plan need the cranes of renewal soon.\n"
    ),
    "sections/rail.md": "---\nkind: section\ntitle: Rail Freight\norder: 20\n---\n\nTrains run.\n",
    "references.yml": (
        "references:\n  - id: roe-2018\n    type: book\n    author:\n      - family: GonzÃ¡lez\n"
        "    title: Ports\n    issued: {date-parts: [[2018]]}\n"
        "    custom: {raw: 'GonzÃ¡lez. Ports. 2018.'}\n"
    ),
    "decisions.yml": (
        "decisions:\n  - rule: garbled-sentence\n    file: sections/cranes.md\n"
        "    verdict: accept\n"
        "    before: plan need the cranes of renewal soon\n"
        "    after: plan need the renewal of cranes soon\n"
        "    by: Policy Desk\n    reason: Compared with the printed edition.\n"
    ),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the brief in ``brief_src/ports``; it is the current folder."""
    for name, text in FILES.items():
        path = tmp_path / "brief_src" / "ports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
