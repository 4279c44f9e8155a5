"""A catalog of what was verified, made anew in a temporary file, to hold against the one beside the ledger (目录库核验)."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from archive.catalog.filling import fill_commit, fill_record
from archive.catalog.schema import DDL, SCHEMA_VERSION
from archive.catalog.snapshot import Snapshot
from archive.commits import Commit, CommitId
from archive.errors import Damaged
from archive.layout import Kind, Place
from archive.objects import ObjectId
from archive.verifying.checks import Check, Severity
from archive.verifying.findings import Findings, Where

__all__ = ["Index"]

_COMPARED = {
    "commits": "id, sequence, main, recorded, zone, author, software, message",
    "records": "digest, kind, work, version, witness, sequence, commit_id",
    "digests": "sha256, kind, record",
    "superseded": "old, new, sequence",
    "names": "key, work, kind, name, record, sequence",
    "relations": "record, place, work, target, sequence",
    "same_as": "work, same, record, sequence",
    "files": "work, version, witness, kind, blob",
}
"""What answers rest on; a record's own bytes are checked against its digest whenever they are read."""


class Index:
    """What the ledger holds, found by id and digest; kept in a temporary file, so that memory stays small."""

    def __init__(self) -> None:
        # An empty name is a database on disk that nobody else sees and that goes with its connection.
        self._db = sqlite3.connect("", isolation_level=None, uri=True)
        for statement in filter(str.strip, DDL.split(";")):
            self._db.execute(statement)
        self._db.execute("CREATE TABLE held (digest TEXT PRIMARY KEY) WITHOUT ROWID")
        self._db.execute("CREATE TABLE pointed (kind TEXT, id TEXT, field TEXT, work TEXT, version TEXT, path TEXT, commit_id TEXT)")
        self._db.execute("BEGIN")

    def close(self) -> None:
        """Forget it."""
        self._db.close()

    def add_commit(self, commit: Commit, sequence: int, *, main: bool) -> None:
        """Add one commit."""
        fill_commit(self._db, commit, sequence, main=main)

    def add_record(self, place: Place, content: bytes, digest: str, sequence: int, commit: CommitId, path: str) -> None:
        """Add one record; one that cannot be read is held, and nothing else of it is known."""
        self._db.execute("INSERT OR IGNORE INTO held VALUES (?)", (digest,))
        try:
            fill_record(self._db, place, content, sequence, commit, path)
        except (Damaged, sqlite3.Error):
            return

    def add_file(self, place: Place, blob: ObjectId) -> None:
        """Add a text or a source."""
        self._db.execute("INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?, ?)", (place.work, place.version, place.witness, place.kind, blob))

    def add_pointer(self, kind: Kind, id_: str, field: str, where: Where) -> None:
        """Remember that a record points to a Work or Version, which may be recorded after it."""
        self._db.execute("INSERT INTO pointed VALUES (?, ?, ?, ?, ?, ?, ?)", (kind, id_, field, where.work, where.version, where.path, where.commit))

    def holds_record(self, digest: str) -> bool:
        """Say whether a record was recorded so far."""
        return self._db.execute("SELECT 1 FROM held WHERE digest = ?", (digest,)).fetchone() is not None

    def dangling(self) -> Iterator[tuple[str, str, str, Where]]:
        """Yield what points to nothing: kind, id, field, where."""
        rows = self._db.execute(
            "SELECT kind, id, field, work, version, path, commit_id FROM pointed p WHERE NOT EXISTS"
            " (SELECT 1 FROM records r WHERE r.kind = p.kind AND CASE p.kind WHEN 'work' THEN r.work ELSE r.version END = p.id)"
        )
        for kind, id_, field, work, version, path, commit in rows:
            yield kind, id_, field, Where(work, version, None, path, commit)

    def orphans(self) -> Iterator[str]:
        """Yield the Works of which Versions are recorded and no Work record is."""
        rows = self._db.execute("SELECT DISTINCT work FROM records EXCEPT SELECT work FROM records WHERE kind = 'work'")
        yield from (row[0] for row in rows)

    def snapshot(self, head: CommitId) -> Snapshot:
        """Return the archive as it is now, as answers see it."""
        return Snapshot(self._db, 1 << 62, head)

    def works(self) -> Iterator[str]:
        """Yield the id of every Work."""
        yield from (row[0] for row in self._db.execute("SELECT DISTINCT work FROM records ORDER BY work").fetchall())

    def count(self, kind: Kind) -> int:
        """Return how many Works or Versions there are."""
        column = "work" if kind is Kind.WORK else "version"
        (found,) = self._db.execute(f"SELECT count(DISTINCT {column}) FROM records WHERE kind = ?", (kind,)).fetchone()  # noqa: S608 - column is ours
        return int(found)

    def compare(self, catalog: Path, archive: str, findings: Findings) -> None:
        """Hold the catalog beside the ledger against this one.

        Args:
            catalog: its file; where there is none, nothing is wrong.
            archive: id of the archive.
        """
        if not catalog.exists():
            return
        self._db.execute("COMMIT")
        try:
            self._db.execute("ATTACH DATABASE ? AS beside", (f"{catalog.absolute().as_uri()}?mode=ro",))
            if self._is_ours(archive):
                self._compare(catalog, findings)
        except sqlite3.Error as error:
            expected = "a catalog that can be read, or none: it is made anew when it is needed"
            findings.add(Check.CATALOG, Where(path=catalog.name), expected, str(error), Severity.WARNING)
        finally:
            self._db.execute("BEGIN")

    def _is_ours(self, archive: str) -> bool:
        """Say whether answers would be read from it: one of another release or archive is made anew."""
        if self._db.execute("SELECT 1 FROM beside.sqlite_master WHERE name = 'meta'").fetchone() is None:
            return False
        meta = dict(self._db.execute("SELECT key, value FROM beside.meta"))
        return meta.get("schema") == SCHEMA_VERSION and meta.get("archive") == archive

    def _compare(self, catalog: Path, findings: Findings) -> None:
        # It may be behind the ledger, and is then brought up to date; up to where it is, it must agree.
        (upto,) = self._db.execute("SELECT coalesce(max(sequence), -1) FROM beside.commits").fetchone()
        for table, columns in _COMPARED.items():
            dated = "sequence" in columns
            part = f" WHERE sequence <= {int(upto)}" if dated else ""
            ours, theirs = f"SELECT {columns} FROM main.{table}{part}", f"SELECT {columns} FROM beside.{table}"  # noqa: S608 - names are ours
            complete = dated or upto == self._last()
            for first, second, expected, found in (
                (theirs, ours, "what the ledger says", "{} rows that are not in the ledger"),
                (ours, theirs, "every row", "{} rows are not there"),
            ):
                if first is ours and not complete:
                    continue
                (count,) = self._db.execute(f"SELECT count(*) FROM ({first} EXCEPT {second})").fetchone()  # noqa: S608 - names are ours
                if count:
                    where = Where(path=f"{catalog.name}: {table}")
                    findings.add(Check.CATALOG, where, f"{expected}; delete the file, it is made anew", found.format(count))

    def _last(self) -> int:
        (found,) = self._db.execute("SELECT coalesce(max(sequence), -1) FROM main.commits").fetchone()
        return int(found)
