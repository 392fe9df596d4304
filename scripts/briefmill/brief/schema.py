"""Validates located values against the JSON Schemas that are published for editors.

The schemas are the one source of truth for what a brief may hold. Two keywords in them
are ours, and every other validator ignores them: ``x-check`` names a check of this
package that a pattern cannot express, and ``errorMessage`` says what was expected (VS
Code shows it as well).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from briefmill.brief.dates import check_csl_date, check_date, check_orcid
from briefmill.brief.located import Located, plain
from briefmill.brief.schema_messages import problems_of
from briefmill.text.problem import Problem

NAMES: Final = (
    "brief",
    "section",
    "recommendations",
    "recommendation",
    "references",
    "decisions",
    "provenance",
)
"""The schemas; each is the file ``schema/<name>.schema.json``."""

MAX_PROBLEMS = 50
"""Problems reported for one file."""

_CHECKS: dict[str, Callable[[object], str | None]] = {
    "date": check_date,
    "orcid": check_orcid,
    "csl-date": check_csl_date,
}


def schema_bytes(name: str) -> bytes:
    """Return a schema as it is published; ``name`` is one of `NAMES`."""
    return (files("briefmill.brief") / "schema" / f"{name}.schema.json").read_bytes()


@cache
def schema(name: str) -> dict[str, Any]:
    """Return a schema as values; not to be changed."""
    loaded: dict[str, Any] = json.loads(schema_bytes(name))
    return loaded


def validate(values: Located, name: str) -> tuple[Problem, ...]:
    """Return what is wrong with the values by the schema ``name``, sorted by place.

    A field left empty counts as not there.
    """
    errors = _validator(name).iter_errors(plain(values.root))
    found = (problem for error in errors for problem in problems_of(error, values))
    return tuple(sorted(set(islice(found, 4 * MAX_PROBLEMS)))[:MAX_PROBLEMS])


@cache
def _validator(name: str) -> Draft202012Validator:
    keywords = {"x-check": _x_check, "uniqueItems": _unique_items}
    checked = extend(Draft202012Validator, keywords)  # type: ignore[no-untyped-call]
    made: Draft202012Validator = checked(schema(name))
    return made


def _x_check(
    _validator: object, check: str, instance: object, _schema: object
) -> Iterator[ValidationError]:
    message = _CHECKS[check](instance)
    if message:
        yield ValidationError(message)


def _unique_items(
    _validator: object, wanted: bool, instance: object, _schema: object
) -> Iterator[ValidationError]:
    """Find items that stand twice; jsonschema's own takes quadratic time."""
    if not wanted or not isinstance(instance, list):
        return
    seen: set[str] = set()
    for index, item in enumerate(instance):
        written = json.dumps(item, sort_keys=True)
        if written in seen:
            yield ValidationError("stands twice", path=[index])
        seen.add(written)
