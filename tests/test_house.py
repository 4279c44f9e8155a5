"""The house: texts ← archive ← cli, and nothing heavy on the read path (docs/decisions/0001, 0003)."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("texts", "archive", "cli")
HEAVY = ("pydantic", "dulwich", "rich", "rapidfuzz", "sqlite3", "diff_match_patch")
IMPURE = {"os", "io", "pathlib", "shutil", "subprocess", "socket", "time", "tempfile", "sqlite3", "dulwich", "pydantic", "random", "urllib", "logging"}
FILES = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))


def name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name(path): path for path in FILES}


def imported(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield every module that a file imports, and whether it does so as it is loaded."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_load = {id(node) for top in tree.body if isinstance(top, ast.Import | ast.ImportFrom) for node in [top]}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in at_load) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: a relative import hides the floor"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module or "", id(node) in at_load


def test_no_floor_imports_the_one_above() -> None:
    """texts ← archive ← cli."""
    upward = [
        f"{name(path)} imports {module}"
        for path in FILES
        for module, _ in imported(path)
        if module.split(".")[0] in FLOORS and FLOORS.index(module.split(".")[0]) > FLOORS.index(path.relative_to(ROOT).parts[0])
    ]
    assert upward == []


def test_no_file_imports_one_that_imports_it() -> None:
    """Within a floor too, imports have one direction."""
    below = {module: {found for found, at_load in imported(path) if at_load and found in MODULES} - {module} for module, path in MODULES.items()}
    while free := {module for module, needed in below.items() if not needed & below.keys()}:
        below = {module: needed for module, needed in below.items() if module not in free}
    assert sorted(below) == []


def test_texts_is_pure() -> None:
    """No files, no clock, no environment, no git (docs/decisions/0001)."""
    found = [
        f"{name(path)} imports {module}"
        for path in FILES
        if path.is_relative_to(ROOT / "texts")
        for module, _ in imported(path)
        if module.split(".")[0] in IMPURE
    ]
    assert found == []


def test_texts_asks_no_clock_and_opens_no_file() -> None:
    asked = []
    for path in FILES:
        if path.is_relative_to(ROOT / "texts"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                called = node.func if isinstance(node, ast.Call) else None
                if isinstance(called, ast.Attribute) and called.attr in ("today", "now", "utcnow"):
                    asked.append(f"{name(path)}:{called.lineno} asks the clock")
                if isinstance(called, ast.Name) and called.id in ("open", "input", "print", "exec", "eval"):
                    asked.append(f"{name(path)}:{called.lineno} calls {called.id}")
    assert asked == []


@pytest.mark.parametrize(("library", "allowed"), [("dulwich", {"archive.ledger.store"}), ("pydantic", {"archive.records.records"})])
def test_a_library_has_one_place(library: str, allowed: set[str]) -> None:
    users = {name(path) for path in FILES for module, _ in imported(path) if module.split(".")[0] == library}
    assert users <= allowed


def loaded_by(code: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has after `code`."""
    asked = f"{code}\nimport sys\nprint('\\n'.join(sorted({{m.split('.')[0] for m in sys.modules}})))"
    return set(subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT).stdout.split())


def test_the_command_line_loads_nothing_heavy() -> None:
    """None of them is needed to answer `show` (docs/decisions/0003)."""
    assert loaded_by("import cli.main") & set(HEAVY) == set()


def test_the_nouns_load_nothing_heavy() -> None:
    assert loaded_by("import texts.document, texts.promulgation, texts.parsing, archive.answering.answers, archive.facade") & {*HEAVY} == set()
