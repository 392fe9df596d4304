"""``docs/`` is the old or the new tree, whenever the build is killed."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmill.publish import tree as tree_module
from briefmill.publish.exchange import ExchangeUnsupportedError
from briefmill.publish.tree import MANIFEST, compare, hand_made, write_tree
from briefmill.text.problem import InputError

ROOT = Path(__file__).parents[2]
OLD = {f"a/{number}.md": b"old %d" % number for number in range(20)} | {"gone/x.md": b"gone"}
NEW = {f"a/{number}.md": b"new %d" % number for number in range(25)} | {"b/y.md": b"more"}

# Forks a child for each event of the interpreter (opening a file, making a folder,
# renaming, a call into the C library ...) during a build, and kills it there.
DRIVER = """
import json, os, shutil, signal, sys
from pathlib import Path
from briefmill.publish import tree
from briefmill.publish.exchange import ExchangeUnsupportedError

OLD, NEW, folder, fallback = json.loads(sys.argv[1])
OLD, NEW = ({k: v.encode() for k, v in files.items()} for files in (OLD, NEW))
docs = Path(folder) / "docs"
docs.mkdir()
(docs / "mine.txt").write_bytes(b"mine")
if fallback:
    def unsupported(first, second):
        raise ExchangeUnsupportedError(38, "none")
    tree.exchange = unsupported

def content():
    if not docs.exists():
        return None
    return {p.relative_to(docs).as_posix(): p.read_bytes()
            for p in docs.rglob("*") if p.is_file()}

def child(limit):
    count = 0
    def hook(event, args):
        nonlocal count
        if event.split(".")[0] in {"open", "os", "shutil", "ctypes", "tempfile", "fcntl"}:
            count += 1
            if count == limit:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    tree.write_tree(docs, NEW)
    os._exit(0)

tree.write_tree(docs, OLD)
old = content()
tree.write_tree(docs, NEW)
new = content()
states = {"old": 0, "new": 0, "none": 0, "mixed": 0}
limit = 0
while True:
    limit += 1
    tree.write_tree(docs, OLD)
    assert content() == old
    pid = os.fork()
    if pid == 0:
        child(limit)
    killed = os.WIFSIGNALED(os.waitpid(pid, 0)[1])
    now = content()
    name = "none" if now is None else "old" if now == old else "new" if now == new else "mixed"
    states[name] += killed
    tree.write_tree(docs, NEW)
    assert content() == new, limit
    assert [p.name for p in Path(folder).iterdir()] == ["docs"], limit
    if not killed:
        break
print(json.dumps(states))
"""


def killed_everywhere(folder: Path, *, fallback: bool) -> dict[str, int]:
    texts = [{path: data.decode() for path, data in files.items()} for files in (OLD, NEW)]
    run = subprocess.run(
        [sys.executable, "-c", DRIVER, json.dumps([*texts, str(folder), fallback])],
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    states: dict[str, int] = json.loads(run.stdout)
    return states


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks, and exchanges folders")
def test_a_build_killed_at_any_point_leaves_a_whole_tree(tmp_path: Path) -> None:
    states = killed_everywhere(tmp_path, fallback=False)
    assert states["mixed"] == states["none"] == 0
    assert states["old"] + states["new"] >= 100
    assert min(states["old"], states["new"]) > 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks")
def test_without_an_exchange_the_next_build_finishes_what_was_killed(tmp_path: Path) -> None:
    states = killed_everywhere(tmp_path, fallback=True)
    assert states["mixed"] == 0
    assert states["none"] <= 1
    assert states["old"] + states["new"] >= 100


def test_a_whole_build_killed_at_a_hundred_times_leaves_a_whole_tree(tmp_path: Path) -> None:
    """Kill the real program, imports and all, at moments spread over its run."""
    script = [sys.executable, str(ROOT / "scripts" / "build.py"), "--quiet"]
    unit = tmp_path / "brief_src" / "ports" / "index.md"
    unit.parent.mkdir(parents=True)
    trees = []
    for word in ("one", "two"):
        unit.write_text(f"---\nkind: brief\ntitle: {word}\n---\n\nText.\n", encoding="utf-8")
        subprocess.run(script, cwd=tmp_path, check=True)
        trees.append(content(tmp_path / "docs"))
    for number in range(100):
        word = ("one", "two")[number % 2]
        unit.write_text(f"---\nkind: brief\ntitle: {word}\n---\n\nText.\n", encoding="utf-8")
        with subprocess.Popen(script, cwd=tmp_path) as process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                # The imports end, and the work begins, about half-way through a run.
                process.wait(timeout=0.15 + number * 0.003)
            process.kill()
        assert content(tmp_path / "docs") in trees


def content(docs: Path) -> dict[str, bytes]:
    return {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for path in docs.rglob("*")
        if path.is_file()
    }


names = st.text("ab", min_size=1, max_size=2)
paths = st.builds("{}/{}.md".format, names, names) | names.map("{}.md".format)
trees = st.dictionaries(paths, st.binary(max_size=3), max_size=6)


@given(old=trees, new=trees)
def test_any_tree_becomes_any_other(
    tmp_path_factory: pytest.TempPathFactory, old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    docs = tmp_path_factory.mktemp("tree") / "docs"
    docs.mkdir()
    (docs / "mine.txt").write_bytes(b"mine")
    write_tree(docs, old)
    difference = write_tree(docs, new)
    left = content(docs)
    left.pop(MANIFEST, None)
    assert left == {**new, "mine.txt": b"mine"}
    assert set(difference.added) - {MANIFEST} == new.keys() - old.keys()
    assert set(difference.removed) - {MANIFEST} == old.keys() - new.keys()
    assert not compare(docs, new)
    assert hand_made(docs) == {"mine.txt"}


def test_a_folder_made_by_hand_stays(tmp_path: Path) -> None:
    (tmp_path / "docs" / "pictures").mkdir(parents=True)
    write_tree(tmp_path / "docs", {"index.md": b"x"})
    assert (tmp_path / "docs" / "pictures").is_dir()


def test_a_damaged_list_of_built_files_is_told(tmp_path: Path) -> None:
    write_tree(tmp_path / "docs", {"index.md": b"x"})
    (tmp_path / "docs" / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="the list of built files is damaged"):
        write_tree(tmp_path / "docs", {"index.md": b"y"})
    assert (tmp_path / "docs" / "index.md").read_bytes() == b"x"


@pytest.mark.parametrize("path", ["../x.md", "/etc/x.md", "a/../../x.md", MANIFEST])
def test_a_path_out_of_the_tree_is_a_fault(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path below"):
        write_tree(tmp_path / "docs", {path: b"x"})


def test_a_list_that_names_files_elsewhere_removes_none(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_bytes(b"x")
    docs = tmp_path / "docs"
    docs.mkdir()
    listing = {"files": {"../precious.txt": "", str(tmp_path / "precious.txt"): ""}}
    (docs / MANIFEST).write_text(json.dumps(listing), encoding="utf-8")
    write_tree(docs, {"index.md": b"x"})
    assert (tmp_path / "precious.txt").exists()


def test_a_link_in_place_of_docs_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "docs").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="found a link or a file"):
        write_tree(tmp_path / "docs", {"index.md": b"x"})


def test_a_full_disk_leaves_the_old_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tmp_path / "docs"
    write_tree(docs, OLD)
    before = content(docs)

    def refuse(first: Path, second: Path) -> None:
        raise OSError(28, "No space left on device", str(first), None, str(second))

    monkeypatch.setattr(tree_module, "exchange", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_tree(docs, NEW)
    assert content(docs) == before
    assert [path.name for path in tmp_path.iterdir()] == ["docs"]
    assert issubclass(ExchangeUnsupportedError, OSError)
