"""Filling: bringing the catalog up to date from the ledger (目录库的更新)."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from archive.answering.naming import cited_keys, former_titles
from archive.errors import Damaged
from archive.ledger.commits import Commit, CommitId
from archive.ledger.ledger import Ledger, LedgerEntry
from archive.records import layout
from archive.records.layout import Kind, Place

__all__ = ["fill", "fill_commit", "fill_record"]

_RECORDS = (Kind.WORK, Kind.VERSION, Kind.WITNESS)


def fill(db: sqlite3.Connection, ledger: Ledger, head: CommitId, since: CommitId | None) -> frozenset[str]:
    """Add what was recorded after `since` up to `head`; the caller holds a transaction.

    Returns:
        The Works that something was recorded of.

    Raises:
        NotInLedger: `since` does not lead to `head`.
        Damaged: what is recorded cannot be read.
    """
    touched: set[str] = set()
    start = db.execute("SELECT coalesce(max(sequence), -1) + 1 FROM commits").fetchone()[0]
    line = _first_parents(ledger, head, since)
    waiting: list[LedgerEntry] = []
    sequence = start
    for entry in ledger.commits(since, head):
        waiting.append(entry)
        if entry.commit.id in line:
            # What a joined side recorded became known here when it was joined.
            for one in waiting:
                touched |= _fill_entry(db, ledger, one, sequence, main=one is entry)
            waiting, sequence = [], sequence + 1
    return frozenset(touched)


def _first_parents(ledger: Ledger, head: CommitId, since: CommitId | None) -> frozenset[CommitId]:
    by_id = {commit.id: commit for commit in ledger.history(since, head)}
    found, at = set(), by_id.get(head)
    while at is not None:
        found.add(at.id)
        at = by_id.get(at.parents[0]) if at.parents else None
    return frozenset(found)


def _fill_entry(db: sqlite3.Connection, ledger: Ledger, entry: LedgerEntry, sequence: int, *, main: bool) -> set[str]:
    commit = entry.commit
    fill_commit(db, commit, sequence, main=main)
    touched = set()
    for file in entry.added:
        place = layout.read(file.path)
        if place.work is None:
            continue
        touched.add(str(place.work))
        if place.kind in _RECORDS:
            fill_record(db, place, ledger.blob(file.blob), sequence, commit.id, file.path)
        else:
            db.execute("INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?, ?)", (place.work, place.version, place.witness, place.kind, file.blob))
    return touched


def fill_commit(db: sqlite3.Connection, commit: Commit, sequence: int, *, main: bool) -> None:
    """Add one commit; `main` says whether it is on the first-parent line."""
    offset = commit.recorded.utcoffset()
    zone = int(offset.total_seconds()) if offset else 0
    software = commit.trailer("Recorded-With") or ""
    row = (commit.id, sequence, main, int(commit.recorded.timestamp()), zone, commit.author, software, commit.message)
    db.execute("INSERT OR IGNORE INTO commits VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def fill_record(db: sqlite3.Connection, place: Place, content: bytes, sequence: int, commit: CommitId | str, path: str, *, into: str = "") -> None:
    """Add one record.

    Args:
        place: where in the ledger it stands.
        content: its bytes.
        path: for the error.
        into: prefix of the tables.

    Raises:
        Damaged: it cannot be read.
    """
    digest = sha256(content).hexdigest()
    try:
        rows = list(_rows(place.kind, json.loads(content), str(place.work), digest, sequence))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(f"{path} is no record that can be read: {error!r}", hint="yange verify says what is wrong") from error
    # Where two forks recorded the same, it is known since the earlier; of two Works of one law the records may read the same.
    known_since = "ON CONFLICT (digest, work) DO UPDATE SET sequence = min(sequence, excluded.sequence)"
    db.execute(
        f"INSERT INTO {into}records VALUES (?, ?, ?, ?, ?, ?, ?, ?) {known_since}",  # noqa: S608 - `into` is ours
        (digest, place.kind, place.work, place.version, place.witness, sequence, commit, zlib.compress(content, 1)),
    )
    for table, row in rows:
        marks = ", ".join("?" * len(row))
        db.execute(f"INSERT OR IGNORE INTO {into}{table} VALUES ({marks})", row)  # noqa: S608 - table and `into` are ours


_Row = tuple[str, tuple[Any, ...]]


def _rows(kind: Kind, record: dict[str, Any], work: str, digest: str, sequence: int) -> Iterator[_Row]:
    """Yield the rows by which a record is found."""
    for old in record.get("supersedes", ()):
        yield "superseded", (old, digest, sequence)
    if kind is Kind.WITNESS:
        for part in ("source", "text"):
            yield "digests", (record[part]["sha256"], part, digest)
        return
    for sort, name in _names(kind, record):
        for key in cited_keys(name):
            yield "names", (key, work, sort, name, digest, sequence)
    if "same_as" in record:
        yield "same_as", (work, record["same_as"], digest, sequence)
    for place, relation in enumerate(record.get("relations", ())):
        yield "relations", (digest, place, work, relation.get("target"), sequence)


def _names(kind: Kind, record: dict[str, Any]) -> Iterable[tuple[str, str]]:
    if kind is Kind.WORK:
        yield from (("title", title["name"]) for title in record.get("titles", ()))
        yield from (("alias", alias) for alias in record.get("aliases", ()))
        return
    promulgation = record.get("promulgation", {})
    if "title" in promulgation:
        yield "title", promulgation["title"]
    acts = [note["act"] for note in promulgation.get("amendments", ()) if "act" in note]
    if "title" in record.get("act", {}):
        acts.append(record["act"]["title"])
    yield from (("former", title) for title in former_titles(promulgation.get("title"), acts))
