"""Repository: what a folder must hold to be an archive, and where main points."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Self

from archive.errors import Damaged, NewerFormat, NotAnArchive, reading_from
from archive.ledger.commits import CommitId
from archive.ledger.objects import ObjectId
from archive.records import canonical, layout

__all__ = ["FORMAT", "MAIN", "MAKING", "SCHEMA", "ArchiveRecord", "Repository"]

FORMAT = 1
SCHEMA = "yange.archive/1"
MAIN = "refs/heads/main"
MAKING = "yange.making"
"""A file that stands in the folder while an archive is made in it."""
_HEX = frozenset("0123456789abcdef")
_OTHER_GIT = r"(?im)^\s*(objectformat|refstorage)\s*=\s*(?!sha1\b|files\b)(\S+)"


class ArchiveRecord(NamedTuple):
    """The archive's own record, `yange.json`.

    Args:
        id: minted at genesis, never computed again.
        format: of the ledger; 1.
        zone: IANA name of the civil time in which days are counted.
        created: when, as ISO 8601.
    """

    id: str
    format: int
    zone: str
    created: str

    def dump(self) -> bytes:
        """Return its canonical bytes."""
        return canonical.dump({"schema": SCHEMA, "id": self.id, "format": self.format, "zone": self.zone, "created": self.created})

    @classmethod
    def mint(cls, zone: str, created: datetime) -> Self:
        """Make the record of a new archive.

        Args:
            zone: IANA name.
            created: in civil time of that zone, to the second.
        """
        stated = canonical.dump({"schema": SCHEMA, "format": FORMAT, "zone": zone, "created": created.isoformat()})
        return cls(layout.mint("archive", stated, "", lambda _: False), FORMAT, zone, created.isoformat())

    @classmethod
    def load(cls, data: bytes) -> Self:
        """Read it.

        Raises:
            NewerFormat: a newer release wrote it.
            Damaged: it is not what any release writes.
        """
        try:
            # A newer format may be written otherwise: look at its number before anything else.
            number = json.loads(data)["format"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise Damaged("yange.json is no record of an archive") from error
        if isinstance(number, int) and number > FORMAT:
            raise NewerFormat(number, FORMAT)
        match canonical.load(data):
            case {"schema": "yange.archive/1", "id": str(name), "format": 1, "zone": str(zone), "created": str(created), **rest} if not rest:
                return cls(name, FORMAT, zone, created)
        raise Damaged("yange.json is no record of an archive")


class Repository:
    """A bare git repository, or the `.git` of a clone.

    Args:
        folder: where HEAD, objects and refs are.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def at(cls, folder: Path) -> Self:
        """Return the repository of the archive in `folder`.

        Raises:
            NotAnArchive: there is none.
        """
        with reading_from(folder):
            if not folder.is_dir():
                raise NotAnArchive(f"no archive at {folder}: no such folder", hint="yange init makes a new one")
            inner = folder / ".git" if (folder / ".git" / "HEAD").is_file() else folder
            if (folder / MAKING).exists() and not cls(inner).has_main():
                raise NotAnArchive(f"no archive at {folder}: its making was interrupted", hint="repeat yange init")
            if not ((inner / "HEAD").is_file() and (inner / "objects").is_dir()):
                raise NotAnArchive(f"no archive at {folder}: it is no git repository", hint="yange init makes a new one")
            return cls(inner).understood()

    @classmethod
    def around(cls, folder: Path) -> Path | None:
        """Return the folder of the archive that `folder` is or is in, or `None`."""
        return next((place for place in (folder, *folder.resolve().parents) if _may_be_archive(place)), None)

    @property
    def bare(self) -> bool:
        """Whether it stands alone; a clone with files checked out is only read."""
        return self.folder.name != ".git"

    def understood(self) -> Self:
        """Return it, if its way of storing is one that we read.

        Raises:
            NotAnArchive: it has SHA-256 ids or refs in a table.
        """
        config = self._text("config") or ""
        other = re.search(_OTHER_GIT, config) if "extensions" in config.lower() else None
        if other:
            raise NotAnArchive(f"no archive at {self.folder}: a git repository of another kind ({other[1]} = {other[2]})")
        return self

    def has_main(self) -> bool:
        """Say whether the branch main exists."""
        return self._main() is not None

    def main(self) -> CommitId:
        """Return the commit that main points to now.

        Raises:
            NotAnArchive: there is no main.
            Damaged: it does not point to a commit.
        """
        with reading_from(self.folder):
            found = self._main()
        if found is None:
            raise NotAnArchive(f"no archive at {self.folder}: it has no branch main", hint="yange init makes a new one")
        if len(found) != 40 or not _HEX.issuperset(found):
            raise Damaged(f"{MAIN} does not name a commit: {found[:60]!r}")
        return CommitId(ObjectId(found))

    def _main(self) -> str | None:
        loose = self._text(MAIN)
        if loose is not None:
            return loose.strip()
        lines = (self._text("packed-refs") or "").splitlines()
        return next((line.split(" ", 1)[0] for line in lines if line.endswith(f" {MAIN}")), None)

    def _text(self, name: str) -> str | None:
        try:
            return (self.folder / name).read_text("utf-8", "replace")
        except (FileNotFoundError, NotADirectoryError):
            return None


def _may_be_archive(folder: Path) -> bool:
    bare = (folder / "HEAD").is_file() and (folder / "objects").is_dir()
    return bare or ((folder / layout.ARCHIVE_RECORD).is_file() and (folder / ".git").is_dir())
