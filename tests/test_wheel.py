"""The wheel: what it holds, and that the command works from a clean environment without the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
AWAY = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
"""The environment, without what would lead Python back to the checkout."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT], check=True, capture_output=True, text=True)
    (built,) = folder.glob("yange-*.whl")
    return built


def test_the_wheel_holds_every_module_and_nothing_else(wheel: Path) -> None:
    files = (path for floor in ("archive", "cli", "texts") for path in (ROOT / floor).rglob("*") if path.is_file() and path.suffix != ".pyc")
    packaged = {path.relative_to(ROOT).as_posix() for path in files}
    held = set(zipfile.ZipFile(wheel).namelist())
    about = {name for name in held if name.split("/")[0].endswith(".dist-info")}
    assert held - about == packaged
    assert {"METADATA", "WHEEL", "RECORD", "entry_points.txt"} <= {name.split("/")[1] for name in about}
    assert any(name.endswith("licenses/LICENSE") for name in about)


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of an environment that has the wheel, and our dependencies but not the checkout."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=False)
    (site,) = folder.glob("lib/python*/site-packages")
    # Lines of a .pth file are searched, but their own .pth files (the editable install) are not read.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "install", "--quiet", "--no-deps", "--no-index", "--ignore-installed"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True, text=True)
    return folder / "bin"


def test_the_command_works_without_the_checkout(clean: Path, tmp_path: Path) -> None:
    asked = "import cli.main, archive.facade, texts.parsing; print(cli.main.__file__, archive.facade.__file__, texts.parsing.__file__)"
    where = subprocess.run([clean / "python", "-c", asked], check=True, capture_output=True, text=True, cwd=tmp_path, env=AWAY)
    assert all(str(clean.parent) in path for path in where.stdout.split())
    release = subprocess.run([clean / "yange", "--version"], check=True, capture_output=True, text=True, cwd=tmp_path, env=AWAY)
    assert release.stdout.startswith("yange ")


def test_it_understands_the_seed_without_the_checkout(clean: Path, tmp_path: Path) -> None:
    seed = ROOT / "examples" / "xinjiang-pingan-jianshe-tiaoli-2021.txt"
    done = subprocess.run([clean / "yange", "parse", seed], check=True, capture_output=True, text=True, cwd=tmp_path, env=AWAY)
    assert "新疆维吾尔自治区平安建设条例" in done.stdout
