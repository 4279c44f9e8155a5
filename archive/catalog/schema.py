"""Schema: the tables of the catalog (目录库的表).

A record stands in it byte for byte, so that its digest shows whether the row
is what was recorded; all other columns only find it.
"""

__all__ = ["DDL", "FILE", "SCHEMA_VERSION"]

FILE = "yange-catalog.sqlite"
"""Its name in the folder of the repository."""
SCHEMA_VERSION = "6"
"""Raised whenever the tables, or what is filled into them, change: another version is rebuilt."""

DDL = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE commits (
    id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, main INTEGER NOT NULL, recorded INTEGER NOT NULL,
    zone INTEGER NOT NULL, author TEXT NOT NULL, software TEXT NOT NULL, message TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX commits_by_time ON commits (recorded, sequence) WHERE main;
CREATE TABLE records (
    digest TEXT NOT NULL, kind TEXT NOT NULL, work TEXT NOT NULL, version TEXT, witness TEXT,
    sequence INTEGER NOT NULL, commit_id TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (digest, work)
);
CREATE INDEX records_by_work ON records (work, kind);
CREATE TABLE files (
    work TEXT NOT NULL, version TEXT NOT NULL, witness TEXT NOT NULL, kind TEXT NOT NULL, blob TEXT NOT NULL, PRIMARY KEY (version, witness, kind)
) WITHOUT ROWID;
CREATE TABLE digests (sha256 TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (sha256, kind, record)) WITHOUT ROWID;
CREATE TABLE superseded (old TEXT NOT NULL, new TEXT NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (old, new)) WITHOUT ROWID;
CREATE TABLE names (
    key TEXT NOT NULL, work TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    record TEXT NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (key, work, kind, name, record)
) WITHOUT ROWID;
CREATE INDEX names_by_work ON names (work);
CREATE TABLE relations (
    record TEXT NOT NULL, place INTEGER NOT NULL, work TEXT NOT NULL, target TEXT, sequence INTEGER NOT NULL, PRIMARY KEY (record, place)
) WITHOUT ROWID;
CREATE INDEX relations_by_target ON relations (target);
CREATE TABLE same_as (work TEXT NOT NULL, same TEXT NOT NULL, record TEXT NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (work, record)) WITHOUT ROWID;
CREATE INDEX same_as_by_same ON same_as (same);
CREATE TABLE summaries (work TEXT PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE standings (work TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX summaries_by_title ON summaries (title);
"""
