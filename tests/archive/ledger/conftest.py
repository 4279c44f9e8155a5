"""A ledger in a folder of its own, and a clock that is wound by hand."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive import layout
from archive.ledger import Addition, Ledger, Recorder

START = datetime(2026, 3, 1, 1, 2, 3, tzinfo=UTC)


@dataclass
class HandClock:
    """Gives what it is set to, and a second more each time."""

    now: datetime = START
    said: list[datetime] = field(default_factory=list)

    def __call__(self) -> datetime:
        self.said.append(self.now)
        self.now += timedelta(seconds=1)
        return self.said[-1]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def recorder(clock: HandClock) -> Recorder:
    return Recorder("档案员 <clerk@example.org>", clock, "yange 0.1.0")


@pytest.fixture
def ledger(tmp_path: Path, recorder: Recorder) -> Ledger:
    return Ledger.create(tmp_path / "archive", "Asia/Shanghai", recorder)


def law(number: int, words: str = "") -> Addition:
    """A fictitious Version: its Work and Version records, a text and its source."""
    name = f"{number:012x}"
    work, version, witness = layout.WorkId(name), layout.VersionId(f"{number:011x}a"), layout.WitnessId(f"{number:011x}b")
    text = f"第{number}条　虚构条例。{words}\n".encode()
    record = f'{{\n  "number": {number}\n}}\n'.encode("ascii")
    files = (
        (layout.work_record(work, record), record),
        (layout.version_record(work, version, record), record),
        (layout.witness_record(work, version, witness), record),
        (layout.text(work, version, witness), text),
        (layout.source(work, version, witness, "txt"), text * 2),
    )
    return Addition(files, f"记录《虚构条例{number}》", (("Work", name), ("Title", f"虚构条例{number}")))


@pytest.fixture(name="law")
def law_fixture() -> Callable[..., Addition]:
    return law


@pytest.fixture
def git() -> Callable[..., str]:
    """Plain git, untouched by the configuration of whoever runs the tests."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    environment = {**os.environ, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C.UTF-8"}

    def run(folder: Path, *words: str) -> str:
        done = subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture
def in_child() -> Callable[[Callable[[], None]], int]:
    """Start a process that does one thing; return its number."""

    def start(work: Callable[[], None]) -> int:
        child = os.fork()
        if child == 0:
            try:
                work()
                os._exit(0)
            except BaseException:
                os._exit(1)
        return child

    return start
