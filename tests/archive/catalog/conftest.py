"""A folder that may not be written, for one child process."""

import ctypes
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

_NEWUSER, _NEWNS = 0x10000000, 0x00020000
_READ_ONLY, _REMOUNT, _BIND, _RECURSIVE, _PRIVATE = 1, 32, 4096, 0x4000, 0x40000
_SKIP, _FAILED = 77, 1


@pytest.fixture
def read_only() -> Callable[[Path, Callable[[], None]], None]:
    """Run some work in a child for which a folder lies on a read-only disk (root may write whatever the mode says)."""
    if sys.platform != "linux":
        pytest.skip("disks of one's own are a matter of Linux")
    libc = ctypes.CDLL(None, use_errno=True)

    def mount(source: Path | None, target: Path, flags: int) -> bool:
        return bool(libc.mount(os.fsencode(source) if source else None, os.fsencode(target), None, ctypes.c_ulong(flags), None) == 0)

    def part(folder: Path) -> bool:
        user, group = os.getuid(), os.getgid()
        if libc.unshare(_NEWNS | (_NEWUSER if user else 0)) != 0:
            return False
        if user:
            for name, line in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
                Path(f"/proc/self/{name}").write_text(line)
        mounted = mount(None, Path("/"), _RECURSIVE | _PRIVATE) and mount(folder, folder, _BIND)
        return mounted and mount(folder, folder, _BIND | _REMOUNT | _READ_ONLY)

    def child(folder: Path, work: Callable[[], None]) -> int:
        if not part(folder):
            return _SKIP
        try:
            work()
        except BaseException:
            traceback.print_exc()
            return _FAILED
        return 0

    def run(folder: Path, work: Callable[[], None]) -> None:
        started = os.fork()
        if started == 0:
            os._exit(child(folder, work))
        status = os.waitstatus_to_exitcode(os.waitpid(started, 0)[1])
        if status == _SKIP:
            pytest.skip("this machine does not let a process mount a disk of its own")
        assert status == 0, "see the output above"

    return run
