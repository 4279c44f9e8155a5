"""A ledger in a folder of its own, and a clock that is wound by hand."""

import ctypes
import itertools
import os
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive.ledger.ledger import Addition, Ledger, Recorder
from archive.records import layout

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
    return start


def start(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
    return child


TRACEME, SYSCALL, SETOPTIONS = 0, 24, 0x4200
STOP_AT_CALLS, END_WITH_US = 1, 0x100000


class Tracer:
    """Runs a process up to one of its system calls, by ptrace, and kills it there."""

    def __init__(self) -> None:
        self._ptrace = ctypes.CDLL(None, use_errno=True).ptrace
        self._ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
        self._ptrace.restype = ctypes.c_long

    def allowed(self) -> bool:
        child = start(lambda: None if self._ptrace(TRACEME, 0, None, None) == 0 else os._exit(2))
        return os.waitpid(child, 0)[1] == 0

    def killed_at(self, call: int, work: Callable[[], None]) -> bool:
        """Kill `work` as it enters its `call`-th system call; say whether it came so far."""

        def traced() -> None:
            self._ptrace(TRACEME, 0, None, None)
            os.kill(os.getpid(), signal.SIGSTOP)
            work()

        child = start(traced)
        os.waitpid(child, 0)
        # Tracer and traced never run at once: on one processor they hand over without waiting for each other.
        os.sched_setaffinity(child, {min(os.sched_getaffinity(0))})
        self._ptrace(SETOPTIONS, child, None, STOP_AT_CALLS | END_WITH_US)
        # Entry and exit of a call are a stop each.
        for _ in range(2 * call - 1):
            self._ptrace(SYSCALL, child, None, None)
            _, status = os.waitpid(child, 0)
            if not os.WIFSTOPPED(status):
                assert os.WIFEXITED(status)
                assert os.WEXITSTATUS(status) == 0, "what is to be killed fails by itself"
                return False
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return True

    def killed_at_each(self, work: Callable[[], None], step: int = 1) -> Iterator[int]:
        """Kill `work` at each of its system calls in turn (or at each `step`th); the caller looks at what is left each time."""
        processors = os.sched_getaffinity(0)
        for call in itertools.count(1, step):
            os.sched_setaffinity(0, {min(processors)})
            try:
                reached = self.killed_at(call, work)
            finally:
                os.sched_setaffinity(0, processors)
            if not reached:
                return
            yield call


@pytest.fixture
def tracer() -> Tracer:
    found = Tracer()
    if sys.platform != "linux" or not found.allowed():
        pytest.skip("this machine does not let a process be traced (ptrace)")
    return found


NEWUSER, NEWNS, READ_ONLY, REMOUNT = 0x10000000, 0x00020000, 1, 32


class SmallDisk:
    """A disk of its own for one child process: a tmpfs that nobody else sees."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._libc = ctypes.CDLL(None, use_errno=True)

    def mount(self, options: str, flags: int = 0) -> bool:
        return bool(self._libc.mount(b"tmpfs", os.fsencode(self.folder), b"tmpfs", ctypes.c_ulong(flags), options.encode()) == 0)

    def make_read_only(self) -> None:
        assert self.mount("", REMOUNT | READ_ONLY)

    def part(self) -> bool:
        """Give this process a view of the disks of its own."""
        user, group = os.getuid(), os.getgid()
        if self._libc.unshare(NEWNS | (NEWUSER if user else 0)) != 0:
            return False
        if user:
            for name, line in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
                Path(f"/proc/self/{name}").write_text(line)
        return bool(self._libc.mount(None, b"/", None, ctypes.c_ulong(0x4000 | 0x40000), None) == 0)

    def run(self, size: str, work: Callable[[], None]) -> None:
        """Run `work` in a child for which `folder` is a disk of that size."""

        def parted() -> None:
            if not (self.part() and self.mount(f"size={size}")):
                os._exit(77)
            work()

        status = os.waitstatus_to_exitcode(os.waitpid(start(parted), 0)[1])
        if status == 77:
            pytest.skip("this machine does not let a process mount a disk of its own")
        assert status == 0, "see the output above"


@pytest.fixture
def small_disk(tmp_path: Path) -> SmallDisk:
    if sys.platform != "linux":
        pytest.skip("disks of one's own are a matter of Linux")
    (tmp_path / "disk").mkdir()
    return SmallDisk(tmp_path / "disk")
