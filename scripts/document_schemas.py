"""Writes the tables of fields in ``brief_src/README.md`` anew, from the JSON Schemas."""

import sys
from pathlib import Path

from briefmill.brief.schema import NAMES
from briefmill.brief.schema_page import described

PAGE = Path(__file__).parents[1] / "brief_src" / "README.md"
START = "<!-- The tables below are made by scripts/document_schemas.py from the schemas. -->"


def documented(text: str) -> str:
    """Return the page with its tables made anew; what stands above them stays."""
    above, mark, _ = text.partition(START)
    if not mark:
        sys.exit(f"error: {PAGE}: expected the line {START}")
    tables = [described(name) for name in NAMES if name != "references"]
    return "\n".join([f"{above}{START}\n", *tables])


if __name__ == "__main__":
    PAGE.write_text(documented(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
