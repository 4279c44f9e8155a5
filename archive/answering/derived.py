"""Derived: what texts have from each other, kept in the catalog once it was worked out (承继的暂存).

To compare two texts of five hundred articles takes longer than to answer a
question about sixty of them, and the answer never changes: it is kept by the
digests of both texts, of the record of what the act did, and of the rules. It
can go with the catalog at any time.
"""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from texts.comparison import Comparison
    from texts.descent import Descent

__all__ = ["Pair", "derived"]

_TABLE = """
CREATE TABLE IF NOT EXISTS descents (
    old TEXT NOT NULL, new TEXT NOT NULL, act TEXT NOT NULL, rules TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (old, new, act)
) WITHOUT ROWID"""
_Key = tuple[str, str, str]


class Pair(NamedTuple):
    """Two texts, one after the other.

    Args:
        old, new: SHA-256 of each.
        act: digest of the record of what an act did between them; `""` where there is none.
        compared: gives the comparison.
    """

    old: str
    new: str
    act: str
    compared: "Callable[[], Comparison]"


def derived(db: sqlite3.Connection, pairs: Iterable[Pair]) -> tuple["Descent", ...]:
    """Return what each second text has from the first.

    Args:
        db: the catalog.
    """
    rules = _rules()
    found: list[Descent] = []
    fresh: dict[_Key, Descent] = {}
    for pair in pairs:
        key = pair[:3]
        descent = _kept(db, key, rules)
        if descent is None:
            descent = fresh[key] = _derive(pair)
        found.append(descent)
    if fresh:
        _keep(db, fresh, rules)
    return tuple(found)


def _derive(pair: Pair) -> "Descent":
    from texts.deriving import derive

    return derive(pair.compared())


def _kept(db: sqlite3.Connection, key: _Key, rules: str) -> "Descent | None":
    """Return what is kept, `None` where it is not, or is damaged, or was worked out by other rules."""
    from texts.formats.descent_json import from_json

    with suppress(sqlite3.Error, zlib.error, ValueError, TypeError, KeyError):
        row = db.execute("SELECT body FROM descents WHERE old = ? AND new = ? AND act = ? AND rules = ?", (*key, rules)).fetchone()
        return None if row is None else from_json(json.loads(zlib.decompress(row[0])))
    return None


def _keep(db: sqlite3.Connection, fresh: Mapping[_Key, "Descent"], rules: str) -> None:
    """Keep what was worked out, where the catalog can be written."""
    from texts.formats.descent_json import as_json

    rows = [(*key, rules, zlib.compress(_compact(as_json(descent)))) for key, descent in fresh.items()]
    with suppress(sqlite3.Error):
        db.execute("BEGIN IMMEDIATE")
        try:
            db.execute(_TABLE)
            db.executemany("INSERT OR REPLACE INTO descents VALUES (?, ?, ?, ?, ?)", rows)
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")


def _compact(values: list[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _rules() -> str:
    """Return a digest of the code that compares: whatever is changed in it, nothing worked out before is used."""
    from importlib.resources import files

    digest = sha256()
    for name, content in _sources(files("texts")):
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _sources(folder: Any) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda one: str(one.name)):
        if entry.is_dir():
            yield from ((f"{entry.name}/{name}", content) for name, content in _sources(entry))
        elif entry.name.endswith((".py", ".txt")):
            yield entry.name, entry.read_bytes()
