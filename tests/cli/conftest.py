"""The command line called in process, as a shell would."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli.main import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SEED = EXAMPLES / "xinjiang-pingan-jianshe-tiaoli-2021.txt"


@dataclass(frozen=True)
class Answer:
    """What one call did."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[Any]:
        """The JSON objects on stdout."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def faults(self) -> list[Any]:
        """The JSON objects on stderr, notes aside."""
        return [json.loads(line) for line in self.err.splitlines() if line.startswith("{")]


Yange = Callable[..., Answer]


@pytest.fixture
def yange(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Yange:
    """Return a function that calls `yange` with some words, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YANGE_AUTHOR", "馆员 <librarian@example.org>")
    monkeypatch.delenv("YANGE_ARCHIVE", raising=False)

    def call(*words: object) -> Answer:
        capfd.readouterr()
        code = main([str(word) for word in words])
        return Answer(int(code), *capfd.readouterr())

    return call


@pytest.fixture
def seed() -> Path:
    """The regulation that the first user starts from."""
    return SEED


@pytest.fixture
def examples() -> Path:
    return EXAMPLES
