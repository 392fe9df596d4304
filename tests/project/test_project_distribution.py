"""The wheel holds all that the program needs, and the lock files what it asks for."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "scripts" / "briefmill"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True, timeout=300)
    (found,) = folder.glob("*.whl")
    return found


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    own = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert packed == own


def test_the_installed_command_repairs_a_text(wheel: Path, tmp_path: Path) -> None:
    """Install the wheel itself; what it depends on comes from this environment."""
    venv.create(tmp_path / "venv", with_pip=False)
    (site,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    install = [sys.executable, "-m", "pip", "--python", str(tmp_path / "venv"), "install"]
    install += ["--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=120)
    (libraries,) = {path for path in sys.path if path.endswith("site-packages")}
    # The .pth of the editable installation must not bring this tree's package along.
    site.joinpath("libraries.pth").write_text(libraries, encoding="utf-8")
    run = subprocess.run(
        [tmp_path / "venv" / "bin" / "briefmill", "fix", "-"],
        input="The ministryâ€™s view\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=True,
        timeout=60,
    )
    assert run.stdout == "The ministry’s view\n"
    python = str(tmp_path / "venv" / "bin" / "python")
    where = [python, "-c", "import briefmill; print(briefmill.__file__)"]
    found = subprocess.run(where, capture_output=True, text=True, cwd=tmp_path, check=True)
    assert found.stdout.startswith(str(site))


@pytest.mark.parametrize("name", ["runtime.lock", "development.lock"])
def test_the_lock_files_pin_every_dependency_with_hashes(name: str) -> None:
    text = (ROOT / "scripts" / name).read_text("utf-8")
    pinned = {re.split("==", line)[0].lower() for line in text.splitlines() if "==" in line}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = list(project["project"]["dependencies"])
    wanted += project["project"]["optional-dependencies"]["zensical"]
    wanted += project["dependency-groups"]["setup"]
    if name == "development.lock":
        wanted += [each for each in project["dependency-groups"]["dev"] if isinstance(each, str)]
    names = {re.match(r"[\w-]+", each)[0].lower() for each in wanted}  # type: ignore[index]
    assert names <= pinned
    assert "://" not in text
    for block in re.split(r"\n(?=\w)", text.strip()):
        assert "--hash=sha256:" in block, block


def test_both_lock_files_pin_the_same_versions() -> None:
    pins = re.compile(r"^\S+==.*?(?= \\)", re.MULTILINE)
    runtime = (ROOT / "scripts" / "runtime.lock").read_text("utf-8")
    development = (ROOT / "scripts" / "development.lock").read_text("utf-8")
    assert set(pins.findall(runtime)) <= set(pins.findall(development))


def test_actions_are_pinned_and_permissions_are_least() -> None:
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        text = path.read_text("utf-8")
        assert re.search(r"^permissions: \{\}$", text, re.MULTILINE), path
        for use in re.findall(r"uses: (\S+)", text):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", use), use
