"""Snapshot: what the archive held once one commit was made (某一时点的馆藏).

Answers come from a Snapshot alone, so that an answer is of one state, and one
about a past head never changes.
"""

import json
import sqlite3
import zlib
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from typing import Any, Generic, NamedTuple, TypeVar

from archive.catalog.names import Names
from archive.errors import Damaged
from archive.records.serialising import decode
from archive.records.statements import Relation, Version, Witness, Work

__all__ = ["Act", "CommitLine", "Entry", "Snapshot", "StaleRow"]

S = TypeVar("S")
_KINDS: dict[type[Any], str] = {Work: "work", Version: "version", Witness: "witness"}


class StaleRow(Damaged):
    """A row of the catalog is not what was recorded; the catalog is made anew."""


class Entry(NamedTuple, Generic[S]):
    """A record as it entered the archive.

    Args:
        digest: of its bytes.
        sequence: place of its commit on the first-parent line.
        commit: id of the commit that holds it.
        work, version, witness: the ids it stands under.
        statement: what it says.
    """

    digest: str
    sequence: int
    commit: str
    work: str
    version: str | None
    witness: str | None
    statement: S


class CommitLine(NamedTuple):
    """A commit: who recorded, when, with what, in which words."""

    id: str
    recorded: datetime
    author: str
    software: str
    message: str


class Act(NamedTuple):
    """A relation, and the record that asserts it."""

    entry: Entry[Version]
    relation: Relation


class Snapshot(Names):
    """The archive's records up to one commit, corrected ones aside.

    Args:
        db: the catalog, filled at least so far.
        upto: sequence of the last commit that counts.
        head: its id.
    """

    def __init__(self, db: sqlite3.Connection, upto: int, head: str) -> None:
        super().__init__(db, upto)
        self.head = head
        self._cache: dict[tuple[str, str], Any] = {}

    def works(self, work: str) -> tuple[Entry[Work], ...]:
        """Return the current records of a Work and of those it has turned out to be, in order of recording."""
        return tuple(entry for one in self.members(work) for entry in self._current(Work, one))

    def versions(self, work: str) -> tuple[Entry[Version], ...]:
        """Return the current Version records of a Work, in order of recording."""
        return tuple(entry for one in self.members(work) for entry in self._current(Version, one))

    def witnesses(self, work: str) -> tuple[Entry[Witness], ...]:
        """Return the current Witness records of a Work, in order of recording."""
        return tuple(entry for one in self.members(work) for entry in self._current(Witness, one))

    def acts_upon(self, work: str) -> tuple[Act, ...]:
        """Return what current Version records of other Works do to this one."""
        found = []
        for one in self.members(work):
            rows = self.db.execute("SELECT DISTINCT record, work FROM relations WHERE target = ? AND sequence <= ?", (one, self.upto)).fetchall()
            for digest, acting in sorted(rows):
                entry = next((e for e in self._current(Version, acting) if e.digest == digest), None)
                if entry is not None:
                    found += [Act(entry, relation) for relation in entry.statement.relations if relation.target == one]
        return tuple(found)

    def recorded_source(self, digest: str) -> tuple[Entry[Witness], ...]:
        """Return the current witnesses whose source has these bytes."""
        return self._by_digest(digest, "source")

    def recorded_text(self, digest: str) -> tuple[Entry[Witness], ...]:
        """Return the current witnesses whose text has these characters."""
        return self._by_digest(digest, "text")

    def recorded_text_once(self, digest: str) -> tuple[Entry[Witness], ...]:
        """Return the witnesses whose text has these characters, those too that were superseded since."""
        return self._by_digest(digest, "text", superseded=True)

    def blob(self, witness: Entry[Witness], kind: str) -> str:
        """Return the git blob that holds the `text` or the `source` of a witness."""
        row = self.db.execute("SELECT blob FROM files WHERE version = ? AND witness = ? AND kind = ?", (witness.version, witness.witness, kind)).fetchone()
        if row is None:
            raise StaleRow(f"no {kind} of witness {witness.witness}")
        return str(row[0])

    def commit(self, oid: str) -> CommitLine:
        """Return one commit that led here."""
        row = self.db.execute("SELECT recorded, zone, author, software, message FROM commits WHERE id = ?", (oid,)).fetchone()
        if row is None:
            raise StaleRow(f"no commit {oid}")
        recorded = datetime.fromtimestamp(row[0], timezone(timedelta(seconds=row[1])))
        return CommitLine(oid, recorded, row[2], row[3], row[4])

    def all_records(self, work: str) -> tuple[Entry[Any], ...]:
        """Return every record of a Work by then, corrected ones too, in order of recording."""
        found: list[Entry[Any]] = [entry for one in self.members(work) for kind in _KINDS for entry in self._recorded(kind, one)]
        return tuple(sorted(found, key=_by_recording))

    # ---- inside

    def _current(self, kind: type[S], work: str) -> tuple[Entry[S], ...]:
        """Return the records of one kind under one id that nothing supersedes."""
        cached = self._cache.get((_KINDS[kind], work))
        if cached is None:
            entries = self._recorded(kind, work)
            corrected = {digest for entry in entries for digest in getattr(entry.statement, "supersedes", ())}
            cached = self._cache[_KINDS[kind], work] = tuple(entry for entry in entries if entry.digest not in corrected)
        found: tuple[Entry[S], ...] = cached
        return found

    def _recorded(self, kind: type[S], work: str) -> list[Entry[S]]:
        rows = self.db.execute(
            "SELECT body, digest, sequence, commit_id, work, version, witness FROM records"
            " WHERE work = ? AND kind = ? AND sequence <= ? ORDER BY sequence, digest",
            (work, _KINDS[kind], self.upto),
        )
        return [Entry(row[1], row[2], row[3], row[4], row[5], row[6], _statement(kind, row[1], row[0])) for row in rows]

    def _by_digest(self, digest: str, kind: str, *, superseded: bool = False) -> tuple[Entry[Witness], ...]:
        rows = self.db.execute("SELECT r.digest, r.work FROM digests d JOIN records r ON r.digest = d.record WHERE d.sha256 = ? AND d.kind = ?", (digest, kind))
        found = [(record, work) for record, work in rows]
        entries = self._recorded if superseded else self._current
        return tuple(entry for record, work in found for entry in entries(Witness, work) if entry.digest == record)


def _by_recording(entry: Entry[Any]) -> tuple[int, str, str]:
    return entry.sequence, entry.commit, entry.digest


def _statement(kind: type[S], digest: str, body: bytes) -> S:
    """Read a record out of its row, and see that it is what was recorded.

    Raises:
        StaleRow: it is not.
    """
    try:
        content = zlib.decompress(body)
    except zlib.error as error:
        raise StaleRow(f"record {digest} cannot be unpacked") from error
    if sha256(content).hexdigest() != digest:
        raise StaleRow(f"record {digest} holds other bytes")
    return decode(kind, json.loads(content))
