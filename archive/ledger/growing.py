"""Growing: a tree to which files are added, and none is changed."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from archive.errors import BadPath, WriteOnceViolated
from archive.ledger.objects import ObjectId, object_id
from archive.ledger.trees import BLOB, FOLDER, Entry, decode, encode

__all__ = ["GrowingTree", "WrittenTree"]

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


class WrittenTree(NamedTuple):
    """A tree as it is now, and as it was when it was last written.

    Args:
        oid, content: as it is now.
        former_oid, former: as it was; `None` and empty for a new folder.
    """

    oid: ObjectId
    content: bytes
    former_oid: ObjectId | None
    former: bytes


@dataclass(slots=True)
class _Folder:
    """A folder while it grows; `changed` since it was last written."""

    entries: dict[str, Entry]
    inside: "dict[str, _Folder]" = field(default_factory=dict)
    oid: ObjectId | None = None
    written: bytes = b""
    changed: bool = False


class GrowingTree:
    """A tree that grows: only the folders on the way to a new file are read and written.

    Args:
        read: returns the content of a tree by its id.
        root: the tree to begin with; `None` for an empty one.
    """

    def __init__(self, read: Callable[[ObjectId], bytes], root: ObjectId | None) -> None:
        self._read = read
        self._root = _Folder({}) if root is None else self._load(root)

    def find(self, path: str) -> Entry | None:
        """Return what is under a path, or `None`."""
        *folders, name = path.split("/")
        folder: _Folder | None = self._root
        for step in folders:
            folder = self._enter(folder, step) if folder else None
        return folder.entries.get(name) if folder else None

    def add(self, path: str, blob: ObjectId, *, replacing: bool = False) -> None:
        """Put a file under a path.

        Args:
            replacing: whether another file may stand there already.

        Raises:
            BadPath: no ledger has such a path.
            WriteOnceViolated: something stands there, or a file where a folder is needed.
        """
        *steps, name = _steps(path)
        folder = self._root
        folder.changed = True
        for step in steps:
            folder = self._require(folder, step, path)
            folder.changed = True
        if name in folder.entries and not replacing:
            raise WriteOnceViolated(path)
        folder.entries[name] = Entry(BLOB, blob)

    def write(self) -> tuple[ObjectId, list[WrittenTree]]:
        """Return the id of the whole, and the trees that changed since the last time."""
        written: list[WrittenTree] = []
        return self._write(self._root, written), written

    def _write(self, folder: _Folder, written: list[WrittenTree]) -> ObjectId:
        if not folder.changed and folder.oid is not None:
            return folder.oid
        for name, inner in folder.inside.items():
            if inner.changed:
                folder.entries[name] = Entry(FOLDER, self._write(inner, written))
        content = encode(folder.entries)
        oid = object_id("tree", content)
        written.append(WrittenTree(oid, content, folder.oid, folder.written))
        folder.oid, folder.written, folder.changed = oid, content, False
        return oid

    def _enter(self, folder: _Folder, name: str) -> _Folder | None:
        if name not in folder.inside:
            entry = folder.entries.get(name)
            if entry is None or entry.mode != FOLDER:
                return None
            folder.inside[name] = self._load(entry.oid)
        return folder.inside[name]

    def _require(self, folder: _Folder, name: str, path: str) -> _Folder:
        entered = self._enter(folder, name)
        if entered is None:
            if name in folder.entries:
                raise WriteOnceViolated(path, f"{name} is a file")
            entered = folder.inside[name] = _Folder({})
        return entered

    def _load(self, oid: ObjectId) -> _Folder:
        content = self._read(oid)
        return _Folder(decode(content), oid=oid, written=content)


def _steps(path: str) -> list[str]:
    steps = path.split("/")
    for step in steps:
        if _NAME.fullmatch(step) is None or step.endswith((".lock", ".")):
            raise BadPath(path, "a name has only a-z, 0-9, '.', '_' and '-', and begins with a letter or digit")
    return steps
