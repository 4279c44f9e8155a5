"""The errors of `archive`, by whose fault they are.

ArchiveError
├── RequestError           what was asked for
│   ├── NotAnArchive       a folder that is no archive
│   ├── AlreadyAnArchive   a folder that holds something already
│   ├── BadPath            a name that no file of an archive has
│   ├── BadAddition        something that cannot be written as it was handed in
│   ├── AlreadyRecorded    the same bytes are recorded already
│   ├── WriteOnceViolated  other bytes are recorded there already
│   ├── HeadMoved          somebody else recorded in between
│   ├── CannotJoin         two archives that cannot become one
│   ├── NotInLedger        a commit or path that the ledger does not have
│   ├── NotHeld            a law or a version that the archive does not know
│   ├── AmbiguousLaw       words that may mean several laws
│   └── Undecided          something that the user has to decide before it is recorded
├── SourceError            the bytes that were handed in
├── MachineError           the disk, its rights, another process
│   ├── ArchiveLocked      another process is writing, for longer than we wait
│   ├── CannotRead         the machine refuses to read
│   └── CannotWrite        the machine refuses to write
│       ├── DiskFull       no room left
│       └── ReadOnly       a read-only disk, or no right to write
└── IntegrityError         our archive
    ├── NewerFormat        written by a release newer than this one
    └── Damaged            it is not what was written
        └── ObjectMissing  a part of it is gone
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = [
    "AlreadyAnArchive",
    "AlreadyRecorded",
    "AmbiguousLaw",
    "ArchiveError",
    "ArchiveLocked",
    "BadAddition",
    "BadPath",
    "CannotJoin",
    "CannotRead",
    "CannotWrite",
    "Damaged",
    "DiskFull",
    "HeadMoved",
    "IntegrityError",
    "MachineError",
    "NewerFormat",
    "NotAnArchive",
    "NotHeld",
    "NotInLedger",
    "ObjectMissing",
    "ReadOnly",
    "RequestError",
    "SourceError",
    "Undecided",
    "WriteOnceViolated",
    "cannot_read",
    "reading_from",
    "writing_to",
]


class ArchiveError(Exception):
    """Base of every error that `archive` raises on purpose.

    Args:
        message: what is wrong, and where.
        hint: what would work, or `None`.
    """

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class RequestError(ArchiveError):
    """What was asked for cannot be done as it was asked."""


class NotAnArchive(RequestError):
    """A folder that is no archive, or does not exist."""


class AlreadyAnArchive(RequestError):
    """A folder in which an archive was to be made holds something already."""


class BadPath(RequestError):
    """A name that no file of an archive has."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"not a path of an archive: {path!r} ({reason})")
        self.path = path
        self.reason = reason


class BadAddition(RequestError):
    """Something that cannot be written to the ledger as it was handed in."""


class AlreadyRecorded(RequestError):
    """The same bytes are recorded already: there is nothing to do."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(f"already recorded, byte for byte: {', '.join(paths)}", hint="there is nothing to do")
        self.paths = paths


class WriteOnceViolated(RequestError):
    """Other bytes are recorded under that path, and what is recorded is never changed."""

    def __init__(self, path: str, reason: str = "other bytes are recorded there") -> None:
        super().__init__(f"{path} is written once and never changed: {reason}", hint="record a correction, which names the digest that it supersedes")
        self.path = path


class HeadMoved(RequestError):
    """Somebody else recorded between reading the head and writing upon it."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(f"the archive has grown in between: expected head {expected}, found {found}", hint="read the archive again and repeat")
        self.expected = expected
        self.found = found


class CannotJoin(RequestError):
    """Two archives that cannot become one."""


class NotInLedger(RequestError):
    """A commit or a path that the ledger does not have."""


class NotHeld(RequestError):
    """A law, or a version of one, that the archive does not know."""


class AmbiguousLaw(RequestError):
    """Words that may mean several laws.

    Args:
        words: as typed.
        candidates: one line for each law, its id first.
    """

    def __init__(self, words: str, candidates: tuple[str, ...]) -> None:
        listed = "".join(f"\n    {line}" for line in candidates)
        super().__init__(
            f"{words!r} may mean several laws:{listed}", hint="name it by its full title, by title and year of adoption (国家安全法（1993）), or by its id"
        )
        self.words = words
        self.candidates = candidates


class Undecided(RequestError):
    """Something that the user has to decide before it is recorded."""


class SourceError(ArchiveError):
    """The bytes that were handed in cannot be read as what they should be."""


class MachineError(ArchiveError):
    """The machine refused: the disk, its rights, another process."""


class ArchiveLocked(MachineError):
    """Another process is writing to the archive, for longer than we wait."""


class CannotRead(MachineError):
    """The machine refuses to read."""


class CannotWrite(MachineError):
    """The machine refuses to write; nothing was recorded."""


class DiskFull(CannotWrite):
    """There is no room left on the disk; nothing was recorded."""


class ReadOnly(CannotWrite):
    """The disk is read-only, or we have no right to write; nothing was recorded."""


class IntegrityError(ArchiveError):
    """The archive is not what it should be."""


class NewerFormat(IntegrityError):
    """The archive was written by a release newer than this one."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"the archive has format {found}; this release of yange reads formats up to {known}", hint="install a newer release of yange")
        self.found = found
        self.known = known


class Damaged(IntegrityError):
    """The archive is not what was written."""


class ObjectMissing(Damaged):
    """A part of the archive is gone."""

    def __init__(self, oid: str) -> None:
        super().__init__(f"object {oid} is missing", hint="copy the archive again from a clone or a backup")
        self.oid = oid


_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_RIGHT = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turn what the machine refuses while `folder` is written into our own errors."""
    try:
        yield
    except OSError as error:
        raise _refused(folder, error) from error


def _refused(folder: Path, error: OSError) -> CannotWrite:
    if error.errno in _NO_ROOM:
        return DiskFull(f"no room left on the disk of {folder}; nothing was recorded", hint="make room and repeat")
    if error.errno in _NO_RIGHT:
        return ReadOnly(f"{folder} may not be written ({error.strerror}); nothing was recorded", hint="check the disk and the rights to the folder")
    return CannotWrite(f"cannot write to {folder}: {error.strerror or error}; nothing was recorded")


@contextmanager
def reading_from(folder: Path) -> Iterator[None]:
    """Turn what the machine refuses while `folder` is read into our own errors."""
    try:
        yield
    except OSError as error:
        raise cannot_read(folder, error) from error


def cannot_read(folder: Path, error: OSError) -> CannotRead:
    """Return our own error for what the machine refuses while `folder` is read."""
    return CannotRead(f"cannot read {folder}: {error.strerror or error}")
