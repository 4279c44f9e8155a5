"""Current: the archive as it is now, read from the catalog alone (现时馆藏).

On the path of every reader: nothing heavy is imported here. Where the catalog
is not up to date, `archive/catalog/catalog.py` makes it so.
"""

import json
import sqlite3
import zlib
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Self

from archive.answering.shown import Candidate
from archive.catalog.names import Names
from archive.catalog.schema import FILE, SCHEMA_VERSION
from archive.errors import Damaged

__all__ = ["Current"]


class Current:
    """One state of the archive, its latest.

    Args:
        db: a catalog that is filled up to the ledger's head and no further.
        shared: whether somebody else closes it.
    """

    def __init__(self, db: sqlite3.Connection, *, shared: bool = False) -> None:
        self.db = db
        self._shared = shared
        meta = dict(db.execute("SELECT key, value FROM meta"))
        self.head = meta["head"]
        self.zone = meta["zone"]
        self.names = Names(db, int(meta["sequence"]))

    @classmethod
    def open(cls, folder: Path, head: str) -> Self | None:
        """Return the state at `head`, or `None` where the catalog cannot give it as it is.

        Args:
            folder: of the repository.
        """
        path = folder / FILE
        if not path.is_file():
            return None
        with suppress(sqlite3.Error):
            # A catalog that is being written leaves its last rows in a file beside it.
            mode = "mode=rw" if not path.with_name(f"{FILE}-wal").exists() else "mode=ro"
            for query in dict.fromkeys((mode, "mode=ro", "mode=ro&immutable=1")):
                db = cls._connected(f"{path.absolute().as_uri()}?{query}", head)
                if db is not None:
                    return cls(db)
        return None

    @staticmethod
    def _connected(uri: str, head: str) -> sqlite3.Connection | None:
        try:
            db = sqlite3.connect(uri, uri=True, timeout=10, isolation_level=None)
            # What is read from here on is of one state, whoever writes meanwhile.
            db.execute("BEGIN")
            meta = dict(db.execute("SELECT key, value FROM meta"))
        except sqlite3.OperationalError:
            return None
        if meta.get("schema") != SCHEMA_VERSION or meta.get("head") != head:
            db.close()
            return None
        return db

    def close(self) -> None:
        """Let go of the file."""
        if not self._shared:
            with suppress(sqlite3.Error):
                self.db.close()

    def facts(self, work: str) -> dict[str, Any]:
        """Return a Work laid out over legal time, as `archive/catalog/laying.py` wrote it.

        Raises:
            Damaged: the row is not what was written.
        """
        row = self.db.execute("SELECT body FROM standings WHERE work = ?", (work,)).fetchone()
        try:
            found: dict[str, Any] = json.loads(zlib.decompress(row[0])) if row else {}
        except (zlib.error, ValueError) as error:
            raise Damaged(f"the catalog's row of {work} cannot be read") from error
        if not found:
            raise Damaged(f"the catalog has no row of {work}")
        return found

    def candidate(self, work: str) -> Candidate:
        """Return one Work as something that a question may mean."""
        row = self.db.execute("SELECT title, body FROM summaries WHERE work = ?", (work,)).fetchone()
        if row is None:
            raise Damaged(f"the catalog has no line of {work}")
        _, _, organs, adopted, _, held = json.loads(row[1])
        return Candidate(work, row[0], tuple(organs), adopted and date.fromisoformat(adopted), held)
