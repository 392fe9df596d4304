"""Imports go one way, and every file of a package is where its name says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "scripts" / "briefmill"
ORDER = ["text", "repair", "rules", "normalise", "brief", "importers", "publish", "cli"]
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE)


def imported(path: Path) -> Iterator[str]:
    """Yield the packages of briefmill that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "briefmill" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_above(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0]
    allowed = ORDER[: ORDER.index(own) + 1]
    assert set(imported(path)) <= set(allowed)


def test_every_package_is_in_the_order() -> None:
    assert {path.relative_to(PACKAGE).parts[0] for path in MODULES} == set(ORDER)


def test_no_module_of_the_doors_hides_a_library() -> None:
    scripts = PACKAGE.parent
    names = {path.stem for path in scripts.glob("*.py")}
    assert names == {"build", "count_words", "document_schemas", "list_synonyms"}


def test_modules_are_short() -> None:
    long = {
        str(path): length
        for path in MODULES
        if (length := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert long == {}
