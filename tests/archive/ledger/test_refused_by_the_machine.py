"""A full disk, a read-only disk, and a refusal at each call: one clear error, nothing half-written."""

import errno
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest

from archive.errors import CannotRead, CannotWrite, DiskFull, MachineError, NotAnArchive, ReadOnly
from archive.ledger.ledger import Addition, CommitId, Ledger, Recorder

Law = Callable[..., Addition]
Start = Callable[[Callable[[], None]], int]


class SmallDisk(Protocol):
    folder: Path

    def run(self, size: str, work: Callable[[], None]) -> None: ...
    def make_read_only(self) -> None: ...


def noise(size: int) -> str:
    return os.urandom(size).hex()


def sound(ledger: Ledger) -> None:
    for entry in ledger.commits():
        assert ledger.expected_chain(entry) == entry.commit.chain
        assert ledger.lost(entry.commit) == ()


def test_a_disk_that_is_full(small_disk: SmallDisk, recorder: Recorder, law: Law) -> None:
    folder = small_disk.folder / "archive"

    def fill() -> None:
        ledger = Ledger.create(folder, "Asia/Shanghai", recorder)
        ballast = small_disk.folder / "ballast"
        ballast.write_bytes(bytes(100_000))
        made: list[CommitId] = []

        def record_until_full() -> None:
            for number in range(1, 1000):
                made.extend(ledger.append([law(number, noise(40_000))], recorder))

        with pytest.raises(DiskFull) as caught:
            record_until_full()
        assert str(caught.value).startswith("no room left on the disk of ")
        assert str(caught.value).endswith("; nothing was recorded")
        assert caught.value.hint == "make room and repeat"
        again = Ledger.open(folder)
        assert [commit.id for commit in again.history()][1:] == made
        sound(again)
        assert not list(folder.rglob("tmp_*"))
        ballast.unlink()
        again.append([law(5000)], recorder)
        sound(Ledger.open(folder))

    small_disk.run("1m", fill)


def test_a_disk_on_which_not_even_an_archive_fits(small_disk: SmallDisk, recorder: Recorder) -> None:
    def make() -> None:
        with pytest.raises(DiskFull):
            Ledger.create(small_disk.folder / "archive", "Asia/Shanghai", recorder)
        with pytest.raises(NotAnArchive):
            Ledger.open(small_disk.folder / "archive")

    small_disk.run("16k", make)


def test_a_disk_that_is_read_only(small_disk: SmallDisk, recorder: Recorder, law: Law) -> None:
    folder = small_disk.folder / "archive"

    def close() -> None:
        ledger = Ledger.create(folder, "Asia/Shanghai", recorder)
        ledger.append([law(1)], recorder)
        (folder / "yange.lock").unlink()
        small_disk.make_read_only()
        again = Ledger.open(folder)
        sound(again)
        assert again.head_at(again.commit(again.head()).recorded) is not None
        with pytest.raises(ReadOnly) as caught:
            again.append([law(2)], recorder)
        assert str(caught.value) == f"{folder} may not be written (Read-only file system); nothing was recorded"
        with pytest.raises(ReadOnly):
            Ledger.create(small_disk.folder / "another", "Asia/Shanghai", recorder)

    small_disk.run("4m", close)


def test_a_file_may_not_grow(ledger: Ledger, recorder: Recorder, law: Law, in_child: Start) -> None:
    """The limit that a process may have on the size of a file."""
    head = ledger.head()

    def write() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        with pytest.raises(DiskFull):
            ledger.append([law(1, noise(200_000))], recorder)
        ledger.append([law(2)], recorder)

    assert os.waitpid(in_child(write), 0)[1] == 0
    assert [commit.trailer("Title") for commit in ledger.history(since=head)] == ["虚构条例2"]
    sound(ledger)


CALLS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.truncate", "os.listdir", "os.scandir", "os.fsync"})


class Refusal:
    """From now on the machine refuses the nth call that touches `folder`; the process is one that will end."""

    def __init__(self, nth: int, number: int, folder: Path) -> None:
        self._nth, self._number, self._folder = nth, number, os.fsencode(folder)
        self._count = 0
        self._fsync = os.fsync
        self.armed = True
        self.made: list[str] = []
        os.fsync = self._audited_fsync  # type: ignore[assignment]
        sys.addaudithook(self._hear)

    def _audited_fsync(self, handle: int) -> None:
        sys.audit("os.fsync", os.readlink(f"/proc/self/fd/{handle}"))
        self._fsync(handle)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.armed or event not in CALLS or not isinstance(arguments[0], str | os.PathLike | bytes):
            return
        if os.fsencode(arguments[0]).startswith(self._folder):
            self._count += 1
            if self._count == self._nth:
                self.made.append(event)
                raise OSError(self._number, os.strerror(self._number), arguments[0])


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_refusal_at_each_call_is_one_clear_error(ledger: Ledger, tmp_path: Path, recorder: Recorder, law: Law, in_child: Start, number: int) -> None:
    """Whatever call is refused, an append is made or not made, says so, and can be repeated."""
    if not Path("/proc/self/fd").exists():
        pytest.skip("this machine has no /proc")
    ledger.append([law(1)], recorder)
    expected = {errno.ENOSPC: DiskFull, errno.EROFS: ReadOnly}.get(number, CannotWrite)

    kept, folder = ledger.folder, tmp_path / "refused"

    def write(nth: int) -> None:
        again = Ledger.open(folder)
        refusal = Refusal(nth, number, folder)
        told: MachineError | None = None
        try:
            again.append([law(2)], recorder)
        except MachineError as error:
            told = error
        refusal.armed = False
        made = len(Ledger.open(folder).history()) - 2
        if told is None or str(told).startswith("recorded in"):
            assert made == 1
        else:
            assert refusal.made
            assert made == 0, told
            assert isinstance(told, expected | CannotRead) or str(told).startswith("cannot move")
        Ledger.open(folder).append([law(3)], recorder)
        sound(Ledger.open(folder))
        os._exit(0 if refusal.made else 7)

    codes: list[int] = []
    while not codes or codes[-1] == 0:
        shutil.copytree(kept, folder)
        codes.append(os.waitstatus_to_exitcode(os.waitpid(in_child(lambda: write(len(codes) + 1)), 0)[1]))
        shutil.rmtree(folder)
    assert codes[-1] == 7
    assert len(codes) > 15


def test_a_folder_that_may_not_be_read_is_named(ledger: Ledger, in_child: Start) -> None:
    if not Path("/proc/self/fd").exists():
        pytest.skip("this machine has no /proc")

    def read() -> None:
        Refusal(1, errno.EIO, ledger.folder)
        with pytest.raises(CannotRead) as caught:
            Ledger.open(ledger.folder)
        assert str(caught.value) == f"cannot read {ledger.folder}: Input/output error"

    assert os.waitpid(in_child(read), 0)[1] == 0
