"""Catalog: the disposable index beside the ledger (目录库).

It is brought up to date from the ledger's head, and made anew where it is
missing, damaged, of another archive or of another version of its tables.
Where it cannot be written, one in memory serves. Nothing is lost with it.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from archive.catalog.current import Current
from archive.catalog.schema import DDL, FILE, SCHEMA_VERSION
from archive.catalog.snapshot import Snapshot, StaleRow
from archive.errors import Damaged, NotInLedger
from archive.ledger.commits import CommitId
from archive.ledger.ledger import Ledger
from archive.ledger.objects import ObjectId

__all__ = ["Catalog", "refused"]

_PATIENCE = 30.0
Answer = TypeVar("Answer")


class Catalog:
    """The catalog of one archive.

    Args:
        ledger: what it is an index of.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        inner = ledger.folder / ".git"
        self.path = (inner if inner.is_dir() else ledger.folder) / FILE
        self._db: sqlite3.Connection | None = None

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()
            self._db = None

    def ask(self, question: Callable[[Snapshot], Answer], known: date | None = None) -> Answer:
        """Answer a question from the archive as it is now.

        Args:
            question: asked of one state; asked again where the catalog turns out to be damaged.
            known: from what was recorded by the end of that day only.
        """
        try:
            return question(self.snapshot(known))
        except (StaleRow, sqlite3.Error) as error:
            if refused(error):
                raise
            self.discard()
            return question(self.snapshot(known))

    def snapshot(self, known: date | None = None) -> Snapshot:
        """Return the archive as it is now, or as it was at the end of a day."""
        head = self._ledger.head()
        db = self._up_to(head)
        (sequence,) = db.execute("SELECT sequence FROM commits WHERE id = ?", (head,)).fetchone()
        if known is None:
            return Snapshot(db, sequence, head)
        past = "SELECT sequence, id FROM commits WHERE main AND recorded < ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1"
        row = db.execute(past, (self._end_of(known), sequence)).fetchone()
        return Snapshot(db, *(row or (-1, "")))

    def current(self) -> Current:
        """Return the archive as it is now, up to date."""
        head = self._ledger.head()
        db = self._up_to(head)
        return Current.open(self.path.parent, head) or Current(db, shared=True)

    def _end_of(self, day: date) -> int:
        """Return the second after a civil day of the archive."""
        if day == date.max:
            return 1 << 62
        return int(datetime.combine(day + timedelta(days=1), time.min, self._ledger.zone).timestamp())

    def _up_to(self, head: CommitId) -> sqlite3.Connection:
        """Return a connection to a catalog that holds everything up to `head`."""
        try:
            return self._on_disk(head)
        except sqlite3.Error as error:
            self.close()
            if refused(error):
                return self._in_memory(head)
        try:
            self.discard()
            return self._on_disk(head)
        except sqlite3.Error:
            self.close()
            return self._in_memory(head)

    def _on_disk(self, head: CommitId) -> sqlite3.Connection:
        if self._db is None:
            self._db = _open(f"{self.path.absolute().as_uri()}?mode=rwc")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
        self._fill(self._db, head)
        return self._db

    def _in_memory(self, head: CommitId) -> sqlite3.Connection:
        """Return a catalog in memory, begun with what is on disk where that can be read."""
        db = _open(":memory:")
        with suppress(sqlite3.Error):
            on_disk = _open(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1")
            on_disk.execute("PRAGMA schema_version")
            on_disk.backup(db)
            on_disk.close()
        try:
            self._fill(db, head)
        except sqlite3.Error:
            db = _open(":memory:")
            self._fill(db, head)
        self._db = db
        return db

    def discard(self) -> None:
        """Remove the file, which is damaged: it is made anew when it is needed. Whoever reads it now keeps what they have."""
        self.close()
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                self.path.with_name(self.path.name + suffix).unlink()

    def _fill(self, db: sqlite3.Connection, head: CommitId) -> None:
        if _identity(db) == self._wanted() and self._serves(db, head):
            return
        db.execute("BEGIN IMMEDIATE")
        try:
            # Somebody else may have filled it while we waited.
            if _identity(db) != self._wanted():
                _make_anew(db, self._wanted())
            if not self._serves(db, head):
                self._fill_from_last(db, head)
            db.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")
            raise

    def _serves(self, db: sqlite3.Connection, head: CommitId) -> bool:
        """Say whether it is filled up to `head`, or further because the ledger has grown since."""
        filled = _filled_to(db)
        return filled == head or (_holds(db, head) and filled == self._ledger.head())

    def _fill_from_last(self, db: sqlite3.Connection, head: CommitId) -> None:
        from archive.catalog.filling import fill
        from archive.catalog.summaries import summarise

        last = _filled_to(db)
        try:
            if _holds(db, head):
                raise NotInLedger(f"commit {last} does not lead to {head}")
            touched = fill(db, self._ledger, head, CommitId(ObjectId(last)) if last else None)
        except (NotInLedger, Damaged):
            if last is None:
                raise
            # The ledger was rolled back and has grown otherwise.
            _make_anew(db, self._wanted())
            touched = fill(db, self._ledger, head, None)
        (sequence,) = db.execute("SELECT max(sequence) FROM commits").fetchone()
        summarise(Snapshot(db, sequence, head), touched)
        facts = {"head": head, "sequence": str(sequence), "zone": self._ledger.record.zone}
        db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", facts.items())

    def _wanted(self) -> tuple[str, str]:
        return SCHEMA_VERSION, self._ledger.record.id


_REFUSALS = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_FULL})


def refused(error: Exception) -> bool:
    """Say whether the machine, or another process, refused a catalog that may well be sound."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _REFUSALS


def _open(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)


def _identity(db: sqlite3.Connection) -> tuple[str, str] | None:
    """Return which tables and whose archive these are; `None` for none of ours."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'").fetchone() is None:
        return None
    found = dict(db.execute("SELECT key, value FROM meta"))
    return found.get("schema", ""), found.get("archive", "")


def _filled_to(db: sqlite3.Connection) -> str | None:
    row = db.execute("SELECT value FROM meta WHERE key = 'head'").fetchone()
    return None if row is None else str(row[0])


def _holds(db: sqlite3.Connection, head: CommitId) -> bool:
    return db.execute("SELECT 1 FROM commits WHERE id = ?", (head,)).fetchone() is not None


def _make_anew(db: sqlite3.Connection, identity: tuple[str, str]) -> None:
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall():
        db.execute(f'DROP TABLE "{name}"')
    for statement in filter(str.strip, DDL.split(";")):
        db.execute(statement)
    db.executemany("INSERT INTO meta VALUES (?, ?)", zip(("schema", "archive"), identity, strict=True))
