"""Draft: the catalog with records that are about to be recorded, seen by nobody else (草稿).

The many sources of one plan must be matched against each other as well as
against the archive. Their records stand in tables in memory, laid over the
catalog's by views of the same names.
"""

import sqlite3
from collections.abc import Iterable

from archive.catalog.filling import fill_record
from archive.catalog.schema import DDL
from archive.catalog.snapshot import Snapshot
from archive.records import layout

__all__ = ["Draft"]

_TABLES = ("records", "files", "digests", "superseded", "names", "relations", "same_as")


class Draft:
    """A Snapshot that grows with what is planned.

    Args:
        snapshot: the archive as it is.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._base = snapshot
        self._db: sqlite3.Connection | None = None
        self._sequence = snapshot.upto
        self.snapshot = snapshot

    def add(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Add the files of one commit."""
        db = self._opened()
        self._sequence += 1
        for path, content in files:
            place = layout.read(path)
            if place.kind in (layout.Kind.WORK, layout.Kind.VERSION, layout.Kind.WITNESS):
                fill_record(db, place, content, self._sequence, "", path, into="draft.")
        self.snapshot = Snapshot(db, self._sequence, self._base.head)

    def close(self) -> None:
        """Forget what was planned."""
        if self._db is not None:
            self._db.close()

    def _opened(self) -> sqlite3.Connection:
        if self._db is None:
            self._db = _beside(self._base.db)
            self._db.execute("ATTACH DATABASE ':memory:' AS draft")
            for statement in filter(str.strip, DDL.split(";")):
                self._db.execute(statement.replace("CREATE TABLE ", "CREATE TABLE draft.").replace("CREATE INDEX ", "CREATE INDEX draft."))
            for table in _TABLES:
                self._db.execute(f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} UNION ALL SELECT * FROM draft.{table}")  # noqa: S608 - names are ours
        return self._db


def _beside(db: sqlite3.Connection) -> sqlite3.Connection:
    """Return another connection to the same catalog; one in memory is copied."""
    path = next((path for _, name, path in db.execute("PRAGMA database_list") if name == "main"), "")
    if path:
        return sqlite3.connect(path, isolation_level=None)
    copy = sqlite3.connect(":memory:", isolation_level=None)
    db.backup(copy)
    return copy
