"""A catalog of what was verified, made anew in a temporary file, to hold against the one beside the ledger (目录库核验)."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from archive.catalog.filling import fill_commit, fill_record
from archive.catalog.schema import DDL, SCHEMA_VERSION
from archive.catalog.snapshot import Snapshot
from archive.catalog.summaries import summarise
from archive.errors import Damaged
from archive.ledger.commits import Commit, CommitId
from archive.ledger.objects import ObjectId
from archive.ledger.repository import ArchiveRecord
from archive.records.layout import Kind, Place
from archive.verifying.checks import Check, Severity
from archive.verifying.findings import Findings, Where
from archive.verifying.reader import READ_ERRORS

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
    "summaries": "work, title, body",
    "standings": "work",
}
"""What answers rest on; a record's own bytes are checked against its digest whenever they are read."""
_REMEDY = "delete the file, it is made anew"


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

    def compare(self, catalog: Path, head: CommitId, record: ArchiveRecord, findings: Findings) -> None:
        """Hold the catalog beside the ledger against this one.

        Args:
            catalog: its file; where there is none, nothing is wrong.
            head: of the ledger.
            record: the archive's own.
        """
        if not catalog.exists():
            return
        self._lay_out(head)
        self._db.execute("COMMIT")
        try:
            self._db.execute("ATTACH DATABASE ? AS beside", (f"{catalog.absolute().as_uri()}?mode=ro",))
            meta = self._meta()
            # One that is behind, of another release or of another archive is not answered from: it is made anew or brought up to date.
            if meta.get("schema") == SCHEMA_VERSION and meta.get("archive") == record.id and meta.get("head") == head:
                self._compare(catalog, meta, record, findings)
        except sqlite3.Error as error:
            expected = "a catalog that can be read, or none: it is made anew when it is needed"
            findings.add(Check.CATALOG, Where(path=catalog.name), expected, str(error), Severity.WARNING)
        finally:
            self._db.execute("BEGIN")

    def _lay_out(self, head: CommitId) -> None:
        """Work out what answers are read from, as the catalog does when it is filled."""
        for work in self.works():
            with suppress(*READ_ERRORS):
                summarise(self.snapshot(head), [work])

    def _meta(self) -> dict[str, str]:
        if self._db.execute("SELECT 1 FROM beside.sqlite_master WHERE name = 'meta'").fetchone() is None:
            return {}
        return dict(self._db.execute("SELECT key, value FROM beside.meta"))

    def _compare(self, catalog: Path, meta: dict[str, str], record: ArchiveRecord, findings: Findings) -> None:
        for key, wanted in (("sequence", str(self._last())), ("zone", record.zone)):
            if meta.get(key) != wanted:
                findings.add(Check.CATALOG, Where(path=f"{catalog.name}: meta"), f"{key} {wanted}; {_REMEDY}", f"{key} {meta.get(key)}")
        for table, columns in _COMPARED.items():
            ours, theirs = (f"SELECT {columns} FROM {side}.{table}" for side in ("main", "beside"))  # noqa: S608 - names are ours
            more, less = self._count(f"{theirs} EXCEPT {ours}"), self._count(f"{ours} EXCEPT {theirs}")
            if more or less:
                where = Where(path=f"{catalog.name}: {table}")
                findings.add(Check.CATALOG, where, f"what the ledger says; {_REMEDY}", f"{more} rows that are not in the ledger, {less} rows are missing")
        for work, body in self._db.execute("SELECT b.work, b.body FROM beside.standings b"):
            self._compare_standing(catalog, work, body, findings)

    def _compare_standing(self, catalog: Path, work: str, body: bytes, findings: Findings) -> None:
        """Compare what a Work was laid out as; packed bytes differ from one zlib to another, so they are unpacked."""
        row = self._db.execute("SELECT body FROM main.standings WHERE work = ?", (work,)).fetchone()
        try:
            same = row is not None and zlib.decompress(row[0]) == zlib.decompress(body)
        except zlib.error:
            same = False
        if not same:
            findings.add(Check.CATALOG, Where(work, path=f"{catalog.name}: standings"), f"the law as its records lay it out; {_REMEDY}", "another")

    def _count(self, query: str) -> int:
        (found,) = self._db.execute(f"SELECT count(*) FROM ({query})").fetchone()  # noqa: S608 - ours
        return int(found)

    def _last(self) -> int:
        (found,) = self._db.execute("SELECT coalesce(max(sequence), -1) FROM main.commits").fetchone()
        return int(found)
