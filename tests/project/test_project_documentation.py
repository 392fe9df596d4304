"""What the documentation says is true: commands, options, files, fields."""

from __future__ import annotations

import importlib.util
import json
import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from click.testing import CliRunner

from briefmill.brief.units import parse_unit
from briefmill.cli import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = sorted(main.commands)
_CALL = re.compile(r"(?:^ {4}|`)(?:\.venv/bin/)?(briefmill [a-z][^`\n]*)", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]*)`|^ {4}(.*)$", re.MULTILINE)


def mentioned() -> set[str]:
    """Return all options that stand in code in the README."""
    code = " ".join(match[1] or match[2] or "" for match in _CODE.finditer(README))
    return set(re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", code))


def options(command: click.Command) -> set[str]:
    own = (each.opts for each in command.params if isinstance(each, click.Option))
    return {"--help", "-h"}.union(*own)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_and_has_examples(name: str) -> None:
    assert f"briefmill {name}" in README
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert "Examples:" in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    section = README.split(f"briefmill {name}", 1)[1]
    for option in options(main.commands[name]) - {"--help", "-h"}:
        assert option in section, option


def test_every_documented_option_exists() -> None:
    known = set().union(options(main), *(options(each) for each in main.commands.values()))
    others = {"--serve", "--strict", "-m"}  # of scripts/site, the engines and Python
    benchmarks = {"--corpus", "--seed"}
    assert mentioned() <= known | others | benchmarks
    for option in benchmarks:
        assert f'"{option}"' in (ROOT / "scripts/benchmarks/repeats.py").read_text("utf-8")
    assert "--serve" in (ROOT / "scripts" / "site").read_text("utf-8")


def test_every_documented_call_is_one() -> None:
    calls = _CALL.findall(README)
    assert len(calls) > 5
    for call in calls:
        words = shlex.split(call.split("   #")[0].replace("…", "").split(">")[0])
        assert words[1] in COMMANDS, call
        result = CliRunner().invoke(main, [words[1], "--help"])
        assert result.exit_code == 0, call
        used = {word for word in words[2:] if word.startswith("--")}
        assert used <= options(main.commands[words[1]]), call


def test_the_documented_json_has_the_fields_of_the_program() -> None:
    result = CliRunner().invoke(main, ["fix", "--json", "-"], input="a\x08\n")
    (finding,) = json.loads(result.stdout)["findings"]
    documented = README.split('{"text": …, "findings": [{')[1].split("}]}")[0]
    assert re.findall(r'"(\w+)"', documented) == list(finding)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "brief_src/README.md"])
def test_every_path_that_is_named_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", re.sub(r"(?ms)^```.*?^```", "", text))
    for link in links:
        assert (ROOT / name).parent.joinpath(link).exists(), link
    for path in re.findall(r"`((?:scripts|tests|brief_src|\.ci|\.github)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path


def test_the_tables_of_fields_are_those_of_the_schemas() -> None:
    page = (ROOT / "brief_src" / "README.md").read_text("utf-8")
    assert _documenting().documented(page) == page


def test_the_examples_of_a_brief_are_valid() -> None:
    page = (ROOT / "brief_src" / "README.md").read_text("utf-8")
    (section,) = re.findall(r"(?ms)^```markdown\n(.*?)^```", page)
    assert parse_unit("sections/cranes.md", section).number("order") == 20
    for example in re.findall(r"(?ms)^```yaml\n(.*?)^```", README + page):
        assert yaml.safe_load(example)


def _documenting() -> Any:
    path = ROOT / "scripts" / "document_schemas.py"
    spec = importlib.util.spec_from_file_location("document_schemas", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
