"""Store: the repository on disk, made and moved forward by dulwich.

Objects are written by `packing`, for speed; what git keeps beside them is
dulwich's: the folders, the configuration, and main, which is moved only from
the commit that we built upon.
"""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from dulwich.file import FileLocked
from dulwich.objects import ObjectID
from dulwich.refs import DiskRefsContainer, Ref

from archive.errors import AlreadyAnArchive, ArchiveLocked, CannotWrite, Damaged, HeadMoved, writing_to
from archive.ledger.commits import CommitId
from archive.ledger.locking import LOCK
from archive.ledger.objects import Objects
from archive.ledger.packing import TEMPORARY, merge, sync_folder
from archive.ledger.packs import Pack
from archive.ledger.repository import MAIN, MAKING, Repository

__all__ = ["claim", "consolidate", "made", "make", "publish", "sweep", "unmake"]

_MAIN = Ref(MAIN.encode("ascii"))
_MADE = frozenset({".probe-permissions", "HEAD", "branches", "config", "description", "hooks", "info", "objects", "refs", LOCK, MAKING})
_MANY_PACKS = 32
_LEFT_ALONE = (".keep", ".bitmap", ".promisor", ".mtimes")
"""Files beside a pack that say that git's own upkeep has plans for it."""
_FOREIGN_LOCK_SECONDS = 0.2
_PUSH_SECONDS = 3600
_CONFIG = (
    ("core", "fsync", "committed,reference"),
    ("core", "logAllRefUpdates", "false"),
    ("gc", "auto", "0"),
    ("maintenance", "auto", "false"),
    ("receive", "denyNonFastForwards", "true"),
    ("receive", "denyDeletes", "true"),
    ("receive", "autogc", "false"),
    ("receive", "fsckObjects", "true"),
)
"""A ledger only grows, and whoever pushes into it with git keeps to that; nothing is tidied behind our back."""


def claim(folder: Path) -> None:
    """Make `folder`, or take an empty one, or one in which the making of an archive was interrupted.

    Raises:
        AlreadyAnArchive: there is something in it.
    """
    with writing_to(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            raise AlreadyAnArchive(f"{folder} is a file", hint="name a folder that is empty or does not exist") from None
        names = {path.name for path in folder.iterdir()} - {LOCK}
        if (names and MAKING not in names) or not {name.removesuffix(".lock") for name in names} <= _MADE:
            raise _occupied(folder)
        (folder / MAKING).touch()


def make(folder: Path) -> None:
    """Make an empty bare repository in a claimed folder; the lock is held.

    Raises:
        AlreadyAnArchive: another process was quicker.
    """
    from dulwich.repo import Repo

    if Repository(folder).has_main() or not (folder / MAKING).exists():
        raise _occupied(folder)
    _empty(folder)
    with Repo.init_bare(folder, default_branch=b"main") as repo:
        config = repo.get_config()
        for section, name, value in _CONFIG:
            config.set((section.encode(),), name.encode(), value.encode())
        config.write_to_path()
    _sync_all(folder)


def made(folder: Path) -> None:
    """Say that the archive is complete: its first commit is published."""
    (folder / MAKING).unlink(missing_ok=True)
    sync_folder(folder)
    sync_folder(folder.resolve().parent)


def unmake(folder: Path) -> None:
    """Take back the making of an archive that failed before its first commit, as far as the machine lets us."""
    with suppress(OSError):
        if (folder / MAKING).exists() and not Repository(folder).has_main():
            _empty(folder)
            (folder / MAKING).unlink()


def sweep(folder: Path) -> None:
    """Remove what writers that were killed left behind; the lock is held."""
    for path in (folder / "objects" / "pack").glob(f"{TEMPORARY}*"):
        path.unlink(missing_ok=True)
    for path in (folder / "objects").glob("*/*.lock"):
        path.unlink(missing_ok=True)
    for path in (folder / "objects" / "pack").glob("pack-*.pack"):
        if not path.with_suffix(".idx").exists():
            _remove_if_old(path)
    left = folder / f"{MAIN}.lock"
    if left.exists():
        _remove_unless_alive(left)
    (folder / MAKING).unlink(missing_ok=True)


def publish(folder: Path, old: CommitId | None, new: CommitId) -> None:
    """Move main from `old` to `new`, or make it where `old` is `None`; synced.

    Raises:
        HeadMoved: main is not at `old`.
        ArchiveLocked: another program holds main.
        CannotWrite: main was moved, and the disk did not confirm it.
        OSError: main could not be moved.
    """
    refs = DiskRefsContainer(folder)
    try:
        # set_if_equals with None overwrites whatever is there, so genesis goes another way.
        moved = refs.add_if_new(_MAIN, _id(new)) if old is None else refs.set_if_equals(_MAIN, _id(old), _id(new))
    except FileLocked as error:
        raise ArchiveLocked(f"another program is moving {MAIN} of {folder}", hint="repeat") from error
    if not moved:
        found = Repository(folder).main()
        if found == old:
            # dulwich takes a ref that it was not let read for one that is not there.
            raise CannotWrite(f"cannot move {MAIN} of {folder}: the machine refused to read it; nothing was recorded")
        raise HeadMoved(old or "none", found)
    try:
        sync_folder(folder / "refs" / "heads")
    except OSError as error:
        raise CannotWrite(f"recorded in {folder}, but the disk did not confirm that it will last: {error.strerror}", hint="check the disk") from error


def consolidate(folder: Path, objects: Objects) -> None:
    """Copy small packs into one where there are many, so that finding an object stays quick.

    A pack stays as it is while it is twice as large as all smaller ones
    together: over the years each object is copied only as often as the
    archive doubles.
    """
    with suppress(OSError, Damaged):
        _consolidate(folder / "objects" / "pack", objects.packs())


def _consolidate(folder: Path, packs: tuple[Pack, ...]) -> None:
    ours = [pack for pack in packs if not any(pack.path.with_suffix(suffix).exists() for suffix in _LEFT_ALONE)]
    if len(ours) < _MANY_PACKS or (folder / "multi-pack-index").exists():
        return
    chosen = sorted(ours, key=lambda pack: len(pack.data))
    while chosen and len(chosen[-1].data) >= 2 * sum(len(pack.data) for pack in chosen[:-1]):
        chosen.pop()
    # A damaged pack is evidence: it is not copied into a new one that would look sound.
    if len(chosen) > 1 and all(pack.intact() for pack in chosen):
        # What stands twice is kept where it is first: in the largest.
        merge(folder, reversed(chosen))


def _occupied(folder: Path) -> AlreadyAnArchive:
    if Repository(folder).has_main():
        return AlreadyAnArchive(f"{folder} is an archive already")
    return AlreadyAnArchive(f"{folder} is not empty", hint="name a folder that is empty or does not exist")


def _empty(folder: Path) -> None:
    """Remove what an interrupted making left; `claim` saw that there is nothing else."""
    for path in folder.iterdir():
        if path.name in (LOCK, MAKING):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _remove_unless_alive(path: Path) -> None:
    """Remove a lock that no living program holds: a push holds one for a moment, a dead one for ever."""
    with suppress(FileNotFoundError):
        before = path.stat()
        time.sleep(_FOREIGN_LOCK_SECONDS)
        after = path.stat()
        if (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns):
            path.unlink()


def _remove_if_old(path: Path) -> None:
    """Remove a pack without its index, which nobody reads, unless a push is just bringing both."""
    with suppress(FileNotFoundError):
        if time.time() - path.stat().st_mtime > _PUSH_SECONDS:
            path.unlink()


def _sync_all(folder: Path) -> None:
    for root, _, names in os.walk(folder):
        for name in names:
            handle = os.open(os.path.join(root, name), os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        sync_folder(Path(root))


def _id(oid: CommitId) -> ObjectID:
    return ObjectID(oid.encode("ascii"))
