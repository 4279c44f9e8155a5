"""Names: finding Works by what they are called, in the catalog (按名称检索).

Nothing but SQLite is needed here.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

__all__ = ["Name", "Names"]


class Name(NamedTuple):
    """A name by which a Work is found.

    Args:
        key: folded.
        work: id.
        kind: title, alias or former.
        name: as recorded.
    """

    key: str
    work: str
    kind: str
    name: str


class Names:
    """The names in the archive up to one commit.

    Args:
        db: the catalog, filled at least so far.
        upto: sequence of the last commit that counts.
    """

    def __init__(self, db: sqlite3.Connection, upto: int) -> None:
        self.db = db
        self.upto = upto
        self._joined: bool | None = None

    def exists(self, work: str) -> bool:
        """Say whether a Work of that id is recorded."""
        return self._one("SELECT 1 FROM records WHERE work = ? AND sequence <= ? LIMIT 1", work) is not None

    def named(self, keys: Iterable[str]) -> tuple[Name, ...]:
        """Return the names that are one of these folded keys."""
        found: list[Name] = []
        for key in dict.fromkeys(keys):
            found += self._names("key = ?", key)
        return tuple(found)

    def named_within(self, part: str, limit: int = 200) -> tuple[Name, ...]:
        """Return titles and aliases whose folded form holds `part`."""
        pattern = "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        return self._names("key LIKE ? ESCAPE '\\' AND kind <> 'former'", pattern, limit)

    def names_of(self, work: str) -> tuple[Name, ...]:
        """Return every name of a Work."""
        return tuple(name for one in self.members(work) for name in self._names("work = ?", one))

    def all_names(self) -> Iterator[Name]:
        """Yield every current title and alias; former titles aside."""
        yield from self._names("kind <> ?", "former")

    def beginning_with(self, prefix: str, limit: int) -> tuple[str, ...]:
        """Return titles and aliases whose folded form begins with `prefix`."""
        names = self._names("key >= ? AND key < ? || char(1114111) AND kind <> 'former'", prefix, limit, prefix)
        return tuple(dict.fromkeys(name.name for name in names))

    def works_with_id(self, prefix: str) -> tuple[str, ...]:
        """Return the ids of Works that begin so."""
        rows = self.db.execute("SELECT DISTINCT work FROM records WHERE work >= ? AND work < ? AND sequence <= ? LIMIT 20", (prefix, prefix + "g", self.upto))
        return tuple(row[0] for row in rows)

    # ---- one Work under several ids

    def canonical(self, work: str) -> str:
        """Return the id that a Work goes by, where it has turned out to be another's."""
        if not self._any_joined():
            return work
        seen = [work]
        while True:
            row = self._one("SELECT same FROM same_as WHERE work = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1", seen[-1])
            if row is None or row[0] in seen:
                return seen[-1]
            seen.append(row[0])

    def members(self, work: str) -> tuple[str, ...]:
        """Return every id that means this Work, the one it goes by first."""
        if not self._any_joined():
            return (work,)
        found = [self.canonical(work)]
        for one in found:
            rows = self.db.execute("SELECT DISTINCT work FROM same_as WHERE same = ? AND sequence <= ? ORDER BY work", (one, self.upto))
            found += [row[0] for row in rows if row[0] not in found]
        return tuple(found)

    def _any_joined(self) -> bool:
        if self._joined is None:
            self._joined = self._one("SELECT 1 FROM same_as WHERE work <> ? AND sequence <= ? LIMIT 1", "") is not None
        return self._joined

    def _names(self, where: str, value: str, limit: int = -1, *more: str) -> tuple[Name, ...]:
        """Return names of current records; a name that only a corrected record gave is none."""
        rows = self.db.execute(
            f"SELECT key, work, kind, name FROM names WHERE {where} AND sequence <= ?"  # noqa: S608 - `where` is ours
            " AND NOT EXISTS (SELECT 1 FROM superseded s WHERE s.old = names.record AND s.sequence <= ?) ORDER BY key, work LIMIT ?",
            (value, *more, self.upto, self.upto, limit),
        )
        return tuple(Name(*row) for row in rows)

    def _one(self, query: str, value: str) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self.db.execute(query, (value, self.upto)).fetchone()
        return row
