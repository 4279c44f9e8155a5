"""Locking: one writer at a time."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from archive.errors import ArchiveLocked, writing_to

__all__ = ["LOCK", "locked"]

LOCK = "yange.lock"
_FIRST_PAUSE = 0.001
_LONGEST_PAUSE = 0.05


@contextmanager
def locked(folder: Path, patience: float) -> Iterator[None]:
    """Hold the lock of the repository in `folder`.

    The lock belongs to the open file, so that it is free again as soon as its
    holder ends, however it ends; the file stays and means nothing.

    Args:
        patience: for how many seconds to wait for another writer.

    Raises:
        ArchiveLocked: another writer held it all that time.
        CannotWrite: the folder may not be written.
    """
    with writing_to(folder):
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if not _acquire(handle, patience):
            raise ArchiveLocked(f"another process{_holder(handle)} is writing to {folder}; waited {patience:g} s", hint="try again when it has finished")
        _sign(handle)
        yield
    finally:
        os.close(handle)


def _acquire(handle: int, patience: float) -> bool:
    until = time.monotonic() + patience
    pause = _FIRST_PAUSE
    while True:
        try:
            flock(handle, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        else:
            return True


def _sign(handle: int) -> None:
    """Leave word of who holds the lock, for the error of whoever waits in vain."""
    try:
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)
    except OSError:
        # A full disk shows where something is recorded; this is a courtesy.
        return


def _holder(handle: int) -> str:
    word = os.pread(handle, 32, 0).decode("ascii", "replace").strip()
    return f" (number {word})" if word.isdigit() else ""
