"""The sample library, for every test of what is published."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefmill.brief.model import Library
    from briefmill.publish.changes import Changes


def _sample() -> Any:
    path = Path(__file__).parent / "sample_library.py"
    spec = importlib.util.spec_from_file_location("sample_library", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def library() -> Library:
    result: Library = _sample().library()
    return result


@pytest.fixture(scope="session")
def changes() -> Mapping[str, Changes]:
    result: Mapping[str, Changes] = _sample().changes()
    return result


@pytest.fixture(scope="session")
def hostile_text() -> str:
    return str(_sample().HOSTILE)
