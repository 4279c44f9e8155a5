"""The release that commits and `--version` name is the one that is packed."""

import tomllib
from pathlib import Path

from archive.release import RELEASE

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def test_the_release_is_the_project_s() -> None:
    assert tomllib.loads(PROJECT.read_text("utf-8"))["project"]["version"] == RELEASE
